// The filters of a timeline that is summed up: the numbers of each month or year are those of
// what was chosen. A place or an actor can be chosen, not both: the page knows numbers of each.
(() => {
  "use strict";
  const { parse } = window.xpDays;
  const form = document.querySelector("[data-xp-filters]");
  if (!form || form.dataset.ready) return;
  form.dataset.ready = "true";
  const page = form.closest(".xp-page");
  const count = page.querySelector("[data-xp-count]");
  const NAMES = ["kind", "standing", "place", "actor", "since", "until"];

  const cells = (text) =>
    (text ? text.split(" ") : []).map((one) => {
      const [sort, number] = one.split("=");
      const [kind, standing] = sort.split("/");
      return { kind, standing, number: Number(number) };
    });
  const byId = (text) =>
    new Map((text ? text.split(";") : []).map((one) => [one.slice(0, one.indexOf(" ")), cells(one.slice(one.indexOf(" ") + 1))]));
  const rows = [...page.querySelectorAll(".xp-periods tbody tr")].map((element) => ({
    element,
    from: parse(element.dataset.xpFrom),
    until: parse(element.dataset.xpUntil),
    cells: cells(element.dataset.xpCells),
    place: byId(element.dataset.xpByPlace),
    actor: byId(element.dataset.xpByActor),
    events: element.querySelector("[data-xp-events]"),
    claims: element.querySelector("[data-xp-claims]"),
    bars: element.querySelectorAll("rect"),
  }));
  const whole = rows.reduce((sum, row) => sum + row.cells.reduce((all, one) => all + one.number, 0), 0);
  const all = form.querySelectorAll('input[name="kind"]').length;
  const empty = () => ({ kind: [], standing: [], place: [], actor: [], since: "", until: "" });

  const read = () => {
    const asked = new URLSearchParams(location.search);
    const found = empty();
    for (const name of NAMES) {
      const values = asked.getAll(name).flatMap((one) => one.split(",")).filter(Boolean);
      found[name] = name === "since" || name === "until" ? values[0] ?? "" : values;
    }
    if (found.place.length) found.actor = [];
    return found;
  };
  let state = read();

  const write = () => {
    const address = new URL(location.href);
    for (const name of NAMES) {
      const value = String(state[name]);
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    if (address.href !== location.href) history.pushState(history.state, "", address);
  };

  const toForm = () => {
    for (const box of form.querySelectorAll('input[type="checkbox"]')) {
      const chosen = state[box.name];
      box.checked = box.name === "kind" && !chosen.length ? true : chosen.includes(box.value);
    }
    for (const name of ["since", "until"]) form.elements[name].value = state[name];
    for (const name of ["place", "actor"]) if (form.elements[name]) form.elements[name].value = state[name][0] ?? "";
  };

  const fromForm = (changed) => {
    const checked = (name) => [...form.querySelectorAll(`input[name="${name}"]:checked`)].map((one) => one.value);
    const kind = checked("kind");
    state = { ...empty(), kind: kind.length === all ? [] : kind.length ? kind : ["none"], standing: checked("standing") };
    for (const name of ["since", "until"]) state[name] = form.elements[name].value;
    for (const name of ["place", "actor"]) if (form.elements[name]?.value) state[name] = [form.elements[name].value];
    if (state.place.length && state.actor.length) state[changed === "place" ? "actor" : "place"] = [];
  };

  const numbers = (row) => {
    const [id] = [...state.place, ...state.actor];
    const found = state.place.length ? row.place.get(id) : state.actor.length ? row.actor.get(id) : row.cells;
    const sums = [0, 0];
    for (const { kind, standing, number } of found ?? []) {
      if (state.kind.length && !state.kind.includes(kind)) continue;
      if (state.standing.length && !state.standing.includes(standing)) continue;
      sums[kind === "event" ? 0 : 1] += number;
    }
    return sums;
  };

  const apply = () => {
    const since = parse(state.since) ?? -Infinity;
    const until = parse(state.until) ?? Infinity;
    const found = rows.map((row) => (row.from <= until && row.until >= since ? numbers(row) : [0, 0]));
    const most = Math.max(1, ...found.map(([events, claims]) => events + claims));
    let sum = 0;
    rows.forEach((row, at) => {
      const [events, claims] = found[at];
      sum += events + claims;
      row.element.hidden = !(events + claims);
      (row.events.querySelector("a") ?? row.events).textContent = events;
      row.claims.textContent = claims;
      const [first, second] = row.bars;
      first.setAttribute("width", ((100 * events) / most).toFixed(1));
      second.setAttribute("x", ((100 * events) / most).toFixed(1));
      second.setAttribute("width", ((100 * claims) / most).toFixed(1));
    });
    count.textContent = form.dataset.shown.replace("{n}", sum).replace("{all}", whole);
  };

  const refresh = () => {
    apply();
    const detail = { ...state, since: state.since || null, until: state.until || null, source: form };
    document.dispatchEvent(new CustomEvent("xp:filter", { detail }));
  };
  form.addEventListener("change", (event) => {
    fromForm(event.target.name);
    toForm();
    write();
    refresh();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    state = empty();
    toForm();
    write();
    refresh();
  });
  addEventListener("popstate", () => {
    state = read();
    toForm();
    refresh();
  });

  form.hidden = false;
  count.hidden = false;
  toForm();
  refresh();
})();
