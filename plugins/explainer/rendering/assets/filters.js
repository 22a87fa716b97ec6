// What the filters of a timeline share, whether it lists rows or sums them up: what is chosen,
// in the address, in the form, and told to the other parts of the page.
window.xpFilters = (() => {
  "use strict";
  const { keep } = window.xpDays;
  const MANY = ["kind", "place", "actor", "standing"];
  const DAYS = ["since", "until"];
  const empty = () => ({ kind: [], place: [], actor: [], standing: [], since: "", until: "" });

  const fromAddress = () => {
    const asked = new URLSearchParams(location.search);
    const state = empty();
    for (const name of MANY) state[name] = asked.getAll(name).flatMap((one) => one.split(",")).filter(Boolean);
    for (const name of DAYS) state[name] = asked.get(name) ?? "";
    return state;
  };

  // `field` is what the reader changed, where it was one.
  const toAddress = (state, field) =>
    keep(Object.fromEntries([...MANY, ...DAYS].map((name) => [name, String(state[name])])), field);

  // What a form has no field for stays as `before` had it.
  const fromForm = (form, before) => {
    const state = { ...before };
    for (const name of ["kind", "standing"]) {
      const boxes = [...form.querySelectorAll(`input[name="${name}"]`)];
      if (boxes.length) state[name] = boxes.filter((one) => one.checked).map((one) => one.value);
      // All kinds are the same as no choice, and none is a choice of its own.
      if (name === "kind" && boxes.length && state.kind.length === boxes.length) state.kind = [];
      else if (name === "kind" && boxes.length && !state.kind.length) state.kind = ["none"];
    }
    for (const name of ["place", "actor"]) {
      if (form.elements[name]) state[name] = form.elements[name].value.split(",").filter(Boolean);
    }
    for (const name of DAYS) state[name] = form.elements[name].value;
    return state;
  };

  const toForm = (form, state) => {
    for (const box of form.querySelectorAll('input[type="checkbox"]')) {
      const chosen = state[box.name];
      box.checked = box.name === "kind" && !chosen.length ? true : chosen.includes(box.value);
    }
    for (const name of DAYS) form.elements[name].value = state[name];
    for (const name of ["place", "actor"]) if (form.elements[name]) choose(form.elements[name], state[name]);
  };

  // An address may name several; the list has them as one more choice.
  const choose = (select, chosen) => {
    const value = chosen.join(",");
    const options = [...select.options];
    if (value && !options.some((one) => one.value === value)) {
      const names = chosen.map((id) => options.find((one) => one.value === id)?.text.replace(/ \(\d+\)$/, "") ?? id);
      select.add(new Option(names.join(", "), value));
    }
    select.value = value;
  };

  const tell = (form, state) => {
    const detail = { ...state, since: state.since || null, until: state.until || null, source: form };
    document.dispatchEvent(new CustomEvent("xp:filter", { detail }));
  };

  // Runs what a reader does with a form: `changed` is called with the field, or with nothing
  // where all was reset, `returned` when an earlier address comes back.
  const listen = (form, { changed, reset, returned }) => {
    form.addEventListener("change", (event) => {
      if (event.target.matches('[name="kind"], [name="standing"], [name="place"], [name="actor"], [type="date"]')) {
        changed(event.target);
      }
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      reset();
    });
    addEventListener("popstate", returned);
  };

  // Single letters are keys until somebody turns them off: who speaks to a computer may have to.
  const KEYS = "xp-keys";
  const kept = () => {
    try {
      return localStorage.getItem(KEYS);
    } catch {
      return null; // a browser may keep nothing
    }
  };
  let letters = kept() !== "off";
  const turnKeys = (button) => {
    letters = !letters;
    button.setAttribute("aria-pressed", String(letters));
    try {
      localStorage.setItem(KEYS, letters ? "on" : "off");
    } catch {
      // it holds for this page
    }
  };
  for (const button of document.querySelectorAll("[data-keys]")) {
    button.setAttribute("aria-pressed", String(letters));
    button.addEventListener("click", () => turnKeys(button));
  }
  // Whether what was typed is a key of the page's.
  const isKey = (event) =>
    letters && !event.ctrlKey && !event.metaKey && !event.altKey &&
    !event.target.closest("input, select, textarea, [contenteditable], dialog");

  return { isKey, MANY, DAYS, empty, fromAddress, toAddress, fromForm, toForm, tell, listen };
})();
