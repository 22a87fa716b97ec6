// The theme's drawer and search by keyboard: Escape closes them and gives the focus back, what an
// open drawer covers takes none, and a list within it is entered and left with the focus. The
// checkbox that opens the drawer without a script is a button where there is one, Enter included:
// a control that stands before all landmarks and asks for nothing.
(() => {
  "use strict";
  const narrow = matchMedia("(max-width: 76.234375em)"); // where the theme has a drawer
  const drawer = document.getElementById("__drawer");
  const search = document.getElementById("__search");
  const side = document.querySelector(".md-sidebar--primary");
  if (!drawer || !search) return;
  const covered = document.querySelectorAll(".md-skip, .md-header, .md-tabs, .md-content, .md-sidebar--secondary, .md-top, .md-footer");

  const open = () => drawer.checked && narrow.matches && side !== null;
  const cover = () => {
    for (const part of covered) part.inert = open();
    drawer.setAttribute("aria-pressed", drawer.checked);
  };

  drawer.setAttribute("role", "button");
  cover();
  drawer.addEventListener("change", cover);
  drawer.addEventListener("keydown", (event) => {
    if (event.key === "Enter") drawer.click();
  });
  narrow.addEventListener("change", cover);
  // A browser that goes back to a page brings the drawer back as it was left.
  addEventListener("pageshow", () => {
    drawer.checked = false;
    cover();
  });

  side?.addEventListener("change", ({ target }) => {
    if (!narrow.matches || !target.matches(".md-nav__toggle")) return;
    const labels = [...side.querySelectorAll(`label[for="${target.id}"]`)];
    if (!labels.includes(document.activeElement)) return;
    labels.find((one) => one.matches(".md-nav__title") === target.checked)?.focus({ preventScroll: true });
  });

  let before = null;
  document.querySelector(".md-search__input")?.addEventListener("focus", ({ relatedTarget }) => {
    if (!relatedTarget?.closest(".md-search")) before = relatedTarget;
  });

  // On a narrow screen the theme holds the page still until a moment after the search has closed:
  // whatever the focus went to meanwhile may lie off the screen.
  search.addEventListener("change", () => {
    if (!search.checked) setTimeout(() => document.activeElement?.scrollIntoView({ block: "nearest" }), 250);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (search.checked) {
      const back = before;
      // The theme closes it, and takes the focus away, when it hears of the key after us.
      setTimeout(() => back?.focus({ preventScroll: true }));
    } else if (open()) {
      drawer.checked = false;
      drawer.dispatchEvent(new Event("change", { bubbles: true }));
      drawer.focus({ preventScroll: true });
    }
  });
})();
