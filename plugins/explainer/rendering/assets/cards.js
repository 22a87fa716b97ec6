// Cards over links to entries: who or what is behind a link, before one follows it.
//
// A page holds nothing for it. The target's own page is fetched from this site, once, and parts
// of its head are shown: nothing of it becomes HTML here but copies of its text and of the mark
// of a standing. Where it cannot be fetched (a site opened as files) links work as ever.
//
// WCAG 2.2, 1.4.13: Escape closes a card, the pointer may move onto it, and it stays until the
// pointer or the focus leaves. A link is described by its card (`aria-describedby`, role
// `tooltip`): a screen reader says it after the link's name where the card is there by then, or
// when asked to. It is no live region: nobody wants to hear a card at every link passed by.
(() => {
  "use strict";
  const WAIT = 300; // milliseconds until a link that the pointer rests on shows its card
  const GRACE = 150; // milliseconds in which the pointer may be between a link and its card
  const KEPT = 100;
  const LONGEST = 280; // characters of the sentence

  const root = new URL("../../", document.currentScript.src);
  const cards = new Map();
  let card, over, timer, closing, asking, touched = false;

  // An entry stands two levels deep: `places/lisbon/`, or `places/lisbon.html`.
  const leadsToEntry = (link) => {
    if (!link || link.origin !== root.origin || !link.pathname.startsWith(root.pathname)) return false;
    if (link.pathname === location.pathname) return false;
    const path = link.pathname.slice(root.pathname.length).replace(/\/$/, "");
    return /^[a-z]+\/[a-z0-9-]+(\.html)?$/.test(path) && !path.endsWith("/index.html");
  };

  // Not the way up, nor what turns pages; a term explains itself.
  const wanted = (target) => {
    const link = target.closest?.(".xp-page a[href]");
    if (!link || link.closest("nav, .xp-crumbs, .xp-term, .xp-cite, .xp-onward, .xp-foot, .xp-card--over")) return null;
    // A link in a picture has an address of another type.
    const place = new URL(link.getAttribute("href"), location.href);
    return leadsToEntry(place) ? { link, place } : null;
  };

  const words = (element) => {
    if (!element) return "";
    const copy = element.cloneNode(true);
    for (const extra of copy.querySelectorAll(".xp-cite, .xp-term__tip, [role=tooltip]")) extra.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  };

  const shortened = (text) => {
    if (text.length <= LONGEST) return text;
    return `${text.slice(0, LONGEST).replace(/\s+\S*$/, "")}…`;
  };

  const line = (name, text) => {
    const made = document.createElement("p");
    made.className = `xp-card__${name}`;
    made.textContent = text;
    return made;
  };

  // The mark and the word of a standing, and the words of whoever judged first.
  const standing = (page) => {
    const found = page.querySelector(".xp-assessments h2 .xp-standing");
    const tone = found?.className.match(/xp-standing--([a-z]+)/);
    if (!tone) return null;
    const made = line("standing", "");
    const shown = document.createElement("span");
    shown.className = `xp-standing xp-standing--${tone[1]}`;
    const mark = found.querySelector("svg.xp-mark");
    if (mark) shown.append(drawn(mark));
    shown.append(words(found));
    const who = words(page.querySelector(".xp-assessment__who a"));
    const wording = words(page.querySelector(".xp-assessments .xp-wording"));
    made.append(shown, who && wording ? `${who}: ${shortened(wording)}` : words(page.querySelector(".xp-assessments__none")));
    return made;
  };

  // Shapes with the attributes that shapes have, whatever else the page may hold.
  const drawn = (mark) => {
    const make = (name) => document.createElementNS("http://www.w3.org/2000/svg", name);
    const copy = make("svg");
    copy.setAttribute("class", "xp-mark");
    copy.setAttribute("viewBox", "0 0 16 16");
    copy.setAttribute("aria-hidden", "true");
    for (const shape of mark.querySelectorAll("circle, path")) {
      const one = make(shape.localName);
      for (const name of ["cx", "cy", "r", "d", "fill", "stroke", "stroke-width", "stroke-dasharray"]) {
        if (shape.hasAttribute(name)) one.setAttribute(name, shape.getAttribute(name));
      }
      copy.append(one);
    }
    return copy;
  };

  const made = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const entry = page.querySelector(".xp-entry, .xp-narrative");
    const name = words(entry?.querySelector("h1"));
    if (!name) return null;
    const kind = entry.className.match(/xp-kind--([a-z0-9-]+)/);
    const said = words(entry.querySelector(".xp-statement, .xp-summary")) ||
      (page.querySelector("meta[name=description]")?.content ?? "");
    const facts = words(entry.querySelector(".xp-facts"));
    const parts = [line("kind", words(entry.querySelector(".xp-kind"))), line("name", name)];
    if (said) parts.push(line("gist", shortened(said)));
    if (facts) parts.push(line("facts", facts));
    const judged = standing(entry);
    if (judged) parts.push(judged);
    return { kind: kind ? kind[1] : "", parts };
  };

  const ask = async (address, signal) => {
    if (cards.has(address)) return cards.get(address);
    const answer = await fetch(address, { signal, credentials: "same-origin" });
    const found = answer.ok ? made(await answer.text()) : null;
    if (cards.size >= KEPT) cards.delete(cards.keys().next().value);
    cards.set(address, found);
    return found;
  };

  // Below the link, or above it where there is no room; within the screen at any width.
  const put = (link) => {
    const box = [...link.getClientRects()].find((one) => one.width) ?? link.getBoundingClientRect();
    const screen = document.documentElement.clientWidth;
    const { width, height } = card.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left, screen - width - 8));
    const above = box.bottom + height + 16 > innerHeight && box.top - height - 8 > 0;
    card.classList.toggle("xp-card--above", above);
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${(above ? box.top - height - 8 : box.bottom + 8) + scrollY}px`;
  };

  // What is shown goes; a link that waits for its own card goes on waiting.
  const hide = () => {
    clearTimeout(closing);
    asking?.abort();
    asking = undefined;
    if (over?.getAttribute("aria-describedby") === "xp-card") over.removeAttribute("aria-describedby");
    over = undefined;
    if (card) card.hidden = true;
  };

  const close = () => {
    clearTimeout(timer);
    hide();
  };

  const show = (link, found) => {
    if (!card) {
      card = document.createElement("div");
      card.id = "xp-card";
      card.setAttribute("role", "tooltip");
      (document.querySelector("main") ?? document.body).append(card);
    }
    card.className = `xp-card xp-card--over md-typeset xp-kind--${found.kind}`;
    // Where a page shows a day, what its target says of today's standing stays out of it.
    const past = document.querySelector(".xp-page.xp-past");
    const parts = found.parts.filter((part) => !past || !part.matches(".xp-card__standing"));
    card.replaceChildren(...parts.map((part) => part.cloneNode(true)));
    card.hidden = false;
    put(link);
    link.setAttribute("aria-describedby", card.id);
  };

  const open = async (link, address) => {
    hide();
    over = link;
    const asked = (asking = new AbortController());
    try {
      const found = await ask(address, asked.signal);
      if (asked.signal.aborted || over !== link) return;
      if (found) show(link, found);
      else if (touched) location.assign(link.href);
    } catch {
      // It was left in the meantime, or cannot be fetched: the link is there all the same.
      if (!asked.signal.aborted && touched) location.assign(link.href);
    }
  };

  const soon = ({ link, place }, wait) => {
    if (over === link) {
      clearTimeout(closing);
      return;
    }
    clearTimeout(timer);
    const plain = place.origin + place.pathname;
    timer = setTimeout(() => open(link, plain), wait);
  };

  const later = () => {
    clearTimeout(timer);
    clearTimeout(closing);
    closing = setTimeout(() => {
      if (!card?.matches(":hover") && !over?.matches(":hover, :focus-visible")) hide();
    }, GRACE);
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    if (event.target.closest?.(".xp-card--over")) {
      clearTimeout(closing);
      return;
    }
    const found = wanted(event.target);
    if (found) soon(found, WAIT);
  });
  document.addEventListener("pointerout", (event) => {
    if (event.pointerType !== "touch" && event.target.closest?.("a, .xp-card--over")) later();
  });
  document.addEventListener("focusin", (event) => {
    const found = event.target.matches(":focus-visible") && wanted(event.target);
    if (found) soon(found, WAIT);
    else if (over && event.target !== over) close();
  });
  document.addEventListener("focusout", () => {
    if (!touched) later();
  });

  // With a finger the first tap shows and the second follows: in running text, where a link is
  // met in passing. A row of a list is tapped by who wants to go there.
  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
    if (touched && over && !over.contains(event.target) && !event.target.closest?.(".xp-card--over")) close();
  });
  document.addEventListener("click", (event) => {
    if (!touched || location.protocol === "file:") return;
    const found = event.target.closest?.(".xp-prose, .xp-lead, .xp-narrative > p, .xp-narrative > ul, .xp-textpage > p") && wanted(event.target);
    if (!found || (found.link === over && card && !card.hidden)) return;
    event.preventDefault();
    open(found.link, found.place.origin + found.place.pathname);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
})();
