// The filters of a timeline: by kind, place, actor, standing and a span of time. What they are
// set to stands in the address, and is told to the other parts of the page as `xp:filter`.
// Keys: j and k go from row to row. A page may have a form with fewer fields, and no rows.
(() => {
  "use strict";
  const { parse } = window.xpDays;
  const { MANY, DAYS, empty, fromAddress, toAddress, fromForm, toForm, tell, listen, isKey } = window.xpFilters;
  const form = document.querySelector("[data-xp-filters]");
  if (!form || form.dataset.ready) return;
  form.dataset.ready = "true";
  const page = form.closest(".xp-page");
  const count = page.querySelector("[data-xp-count]");
  const ids = (text) => (text ? text.split(" ") : []);

  const rows = [...page.querySelectorAll(".xp-tl__row")].map((element) => ({
    element,
    // The list and its heading, which go when none of their rows is left.
    group: element.closest(".xp-tl__anchor, .xp-tl--undated"),
    kind: element.dataset.xpKind,
    place: new Set(ids(element.dataset.xpPlace)),
    actor: new Set(ids(element.dataset.xpActor)),
    from: parse(element.dataset.xpFrom) ?? -Infinity,
    until: parse(element.dataset.xpUntil) ?? Infinity,
    dated: "xpFrom" in element.dataset,
  }));
  let state = fromAddress();

  // --- What is shown --------------------------------------------------------------------------

  const has = (chosen, found) => !chosen.length || chosen.some((one) => found.has(one));
  const apply = () => {
    const since = parse(state.since) ?? -Infinity;
    const until = parse(state.until) ?? Infinity;
    // A span that ends before it begins holds nothing.
    const inSpan = since !== -Infinity || until !== Infinity;
    const kinds = new Set(state.kind);
    const standings = new Set(state.standing);
    const shown = new Map();
    for (const row of rows) {
      const { element } = row;
      const fits =
        (!kinds.size || kinds.has(row.kind)) &&
        has(state.place, row.place) &&
        has(state.actor, row.actor) &&
        (!standings.size || standings.has(element.dataset.xpStanding)) &&
        (!inSpan || (since <= until && row.dated && row.from <= until && row.until >= since));
      element.toggleAttribute("data-xp-out", !fits);
      const hidden = !fits || element.hasAttribute("data-xp-later");
      if (element.hidden !== hidden) element.hidden = hidden;
      shown.set(row.group, (shown.get(row.group) ?? 0) + (hidden ? 0 : 1));
    }
    let number = 0;
    for (const [group, of] of shown) {
      number += of;
      if (group.hidden !== !of) group.hidden = !of;
      const heading = group.previousElementSibling;
      if (heading?.matches(".xp-tl__rest")) heading.hidden = !of;
    }
    if (count) count.textContent = form.dataset.shown.replace("{n}", number).replace("{all}", rows.length);
  };

  // Standings may change with the last day of the span, so rows are looked at after it is told.
  const look = () => {
    apply();
    document.dispatchEvent(new CustomEvent("xp:rows"));
  };
  const refresh = () => {
    tell(form, state);
    look();
  };

  listen(form, {
    changed: (field) => {
      state = fromForm(form, state);
      toAddress(state, field);
      refresh();
    },
    reset: () => {
      state = empty();
      toForm(form, state);
      toAddress(state);
      refresh();
    },
    returned: () => {
      state = fromAddress();
      toForm(form, state);
      refresh();
    },
  });
  document.addEventListener("xp:asof", look);
  // Another part of the page, a map or the axis, has chosen something.
  document.addEventListener("xp:filter", (event) => {
    if (event.detail.source === form) return;
    for (const name of MANY) if (event.detail[name]) state[name] = [...event.detail[name]];
    for (const name of DAYS) if (name in event.detail) state[name] = event.detail[name] ?? "";
    toForm(form, state);
    toAddress(state);
    look();
  });

  // --- From row to row ------------------------------------------------------------------------

  // In the list from name to name, to scale from bar to bar; hidden ones are passed over.
  const LINKS = ".xp-axis__mark, .xp-tl__row:not([hidden]) .xp-tl__name > a:last-of-type";
  const go = (step) => {
    const found = [...page.querySelectorAll(LINKS)].filter((link) => link.checkVisibility());
    const at = found.findIndex((link) => (link.closest(".xp-tl__row") ?? link).contains(document.activeElement));
    const next = found[at < 0 ? (step > 0 ? 0 : found.length - 1) : at + step];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (!isKey(event) || (event.key !== "j" && event.key !== "k")) return;
    event.preventDefault();
    go(event.key === "j" ? 1 : -1);
  });

  form.hidden = false;
  if (count) count.hidden = false;
  toForm(form, state);
  refresh();
})();
