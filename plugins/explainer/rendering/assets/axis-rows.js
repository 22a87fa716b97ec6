// The rows of a timeline to scale: a bar each, with what it is in words and marks.
window.xpAxisRows = (() => {
  "use strict";
  const LABEL = 280; // pixels that the kind, the standing and the name of a row get at most
  const LETTER = 6.3;
  const CAPITAL = 7.5;
  const MARK = 16;

  const make = (name, className, content) => {
    const element = document.createElement(name);
    element.className = className;
    if (content !== undefined) element.textContent = content;
    return element;
  };

  const standing = (element) => element.querySelector(".xp-standing");
  // Returns how many pixels wide a label is, about.
  const wide = ({ element, kind, name }) =>
    Math.min(kind.length * CAPITAL + name.length * LETTER + (standing(element) ? MARK : 0) + 14, LABEL);

  // Colour alone says nothing: the kind stands there in words, a standing as its mark.
  const label = (row) => {
    const made = make("span", "xp-axis__label");
    made.append(make("span", "xp-kind", row.kind), " ");
    const mark = standing(row.element)?.querySelector(".xp-mark");
    if (mark) {
      const tone = make("span", [...standing(row.element).classList].join(" "));
      tone.append(mark.cloneNode(true));
      made.append(tone);
    }
    made.append(row.name);
    return made;
  };

  const bar = (row, labels) => {
    const item = make("li", "xp-axis__row");
    const link = make("a", `xp-axis__mark xp-kind--${row.element.dataset.xpKind} ${row.shape.join(" ")}`);
    link.href = row.link.href;
    const stood = standing(row.element)?.textContent.trim();
    link.title = [`${row.kind} ${row.name}`, stood, row.said].filter(Boolean).join(" · ");
    link.setAttribute("aria-label", link.title);
    item.style.setProperty("--xp-line", row.line);
    item.style.setProperty("--xp-left", `${row.left.toFixed(1)}px`);
    item.style.setProperty("--xp-width", `${(row.right - row.left).toFixed(1)}px`);
    item.style.setProperty("--xp-start", `${row.start.toFixed(1)}px`);
    link.append(make("span", "xp-axis__bar"));
    if (labels) link.append(label(row));
    item.append(link);
    row.mark = link;
    return item;
  };

  return { make, wide, bar };
})();
