// The filters of a timeline that is summed up: the numbers of each month or year are those of
// what was chosen. A place or an actor can be chosen, not both: the page knows numbers of each.
(() => {
  "use strict";
  const { parse } = window.xpDays;
  const { empty, fromAddress, toAddress, fromForm, toForm, tell, listen } = window.xpFilters;
  const form = document.querySelector("[data-xp-filters]");
  if (!form || form.dataset.ready) return;
  form.dataset.ready = "true";
  const page = form.closest(".xp-page");
  const count = page.querySelector("[data-xp-count]");

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
  // Of a place and an actor the one that was chosen last counts, in an address the place.
  const single = (found, last = "place") => {
    if (found.place.length && found.actor.length) found[last === "place" ? "actor" : "place"] = [];
    return found;
  };
  let state = single(fromAddress());

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
    const found = rows.map((row) => (since <= until && row.from <= until && row.until >= since ? numbers(row) : [0, 0]));
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
    toForm(form, state);
    apply();
    tell(form, state);
  };
  listen(form, {
    changed: (field) => {
      state = single(fromForm(form, state), field.name);
      toAddress(state, field);
      refresh();
    },
    reset: () => {
      state = empty();
      toAddress(state);
      refresh();
    },
    returned: () => {
      state = single(fromAddress());
      refresh();
    },
  });

  form.hidden = false;
  count.hidden = false;
  refresh();
})();
