// The filters of a timeline: by kind, place, actor, standing and a span of time. What they are
// set to stands in the address, and is told to the other parts of the page as `xp:filter`.
// Keys: j and k go from row to row. A page may have a form with fewer fields, and no rows.
(() => {
  "use strict";
  const { parse } = window.xpDays;
  const form = document.querySelector("[data-xp-filters]");
  if (!form || form.dataset.ready) return;
  form.dataset.ready = "true";
  const page = form.closest(".xp-page");
  const count = page.querySelector("[data-xp-count]");
  const MANY = ["kind", "place", "actor", "standing"];
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
  const all = page.querySelectorAll('input[name="kind"]').length;

  // --- What is chosen -------------------------------------------------------------------------

  const read = () => {
    const asked = new URLSearchParams(location.search);
    const state = { since: asked.get("since") ?? "", until: asked.get("until") ?? "" };
    for (const name of MANY) state[name] = asked.getAll(name).flatMap((one) => one.split(",")).filter(Boolean);
    return state;
  };
  let state = read();

  const write = () => {
    const address = new URL(location.href);
    for (const name of MANY) {
      if (state[name].length) address.searchParams.set(name, state[name].join(","));
      else address.searchParams.delete(name);
    }
    for (const name of ["since", "until"]) {
      if (state[name]) address.searchParams.set(name, state[name]);
      else address.searchParams.delete(name);
    }
    if (address.href !== location.href) history.pushState(history.state, "", address);
  };

  const fromForm = () => {
    // What the form has no field for stays as the address or another part of the page had it.
    const before = state;
    const checked = (name) => [...form.querySelectorAll(`input[name="${name}"]:checked`)].map((one) => one.value);
    const kinds = checked("kind");
    state = {
      kind: !all ? before.kind : kinds.length === all ? [] : kinds.length ? kinds : ["none"],
      standing: form.elements.standing ? checked("standing") : before.standing,
      since: form.elements.since.value,
      until: form.elements.until.value,
    };
    for (const name of ["place", "actor"]) {
      state[name] = form.elements[name]?.value.split(",").filter(Boolean) ?? before[name];
    }
  };

  const toForm = () => {
    for (const box of form.querySelectorAll('input[type="checkbox"]')) {
      const chosen = state[box.name];
      box.checked = box.name === "kind" && !chosen.length ? true : chosen.includes(box.value);
    }
    for (const name of ["since", "until"]) form.elements[name].value = state[name];
    for (const name of ["place", "actor"]) {
      const select = form.elements[name];
      if (!select) continue;
      const value = state[name].join(",");
      // An address may name several; the list has them as one more choice.
      if (value && ![...select.options].some((one) => one.value === value)) {
        const names = state[name].map((id) => {
          const known = [...select.options].find((one) => one.value === id);
          return known ? known.text.replace(/ \(\d+\)$/, "") : id;
        });
        select.add(new Option(names.join(", "), value));
      }
      select.value = value;
    }
  };

  // --- What is shown --------------------------------------------------------------------------

  const has = (chosen, found) => !chosen.length || chosen.some((one) => found.has(one));
  const apply = () => {
    const since = parse(state.since) ?? -Infinity;
    const until = parse(state.until) ?? Infinity;
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
        (!inSpan || (row.dated && row.from <= until && row.until >= since));
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

  let telling = false;
  const tell = () => {
    telling = true;
    const detail = { ...state, since: state.since || null, until: state.until || null, source: form };
    document.dispatchEvent(new CustomEvent("xp:filter", { detail }));
    telling = false;
  };

  // Standings may change with the last day of the span, so rows are looked at after it is told.
  const refresh = () => {
    tell();
    apply();
    document.dispatchEvent(new CustomEvent("xp:rows"));
  };

  form.addEventListener("change", (event) => {
    if (!event.target.matches('[name="kind"], [name="standing"], [name="place"], [name="actor"], [type="date"]')) return;
    fromForm();
    write();
    refresh();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    state = { kind: [], place: [], actor: [], standing: [], since: "", until: "" };
    toForm();
    write();
    refresh();
  });
  addEventListener("popstate", () => {
    state = read();
    toForm();
    refresh();
  });
  document.addEventListener("xp:asof", () => {
    apply();
    document.dispatchEvent(new CustomEvent("xp:rows"));
  });
  // Another part of the page, a map or the axis, has chosen something.
  document.addEventListener("xp:filter", (event) => {
    if (telling || event.detail.source === form) return;
    for (const name of MANY) if (event.detail[name]) state[name] = [...event.detail[name]];
    for (const name of ["since", "until"]) if (name in event.detail) state[name] = event.detail[name] ?? "";
    toForm();
    write();
    apply();
    document.dispatchEvent(new CustomEvent("xp:rows"));
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
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea, [contenteditable], dialog")) return;
    if (event.key !== "j" && event.key !== "k") return;
    event.preventDefault();
    go(event.key === "j" ? 1 : -1);
  });

  form.hidden = false;
  if (count) count.hidden = false;
  toForm();
  refresh();
})();
