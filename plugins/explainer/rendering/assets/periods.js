// The filters of a timeline that is summed up: the numbers of each month or year are those of
// what was chosen. One place or one actor can be chosen: the page knows the numbers of each. What
// an address asks for beyond that is taken out of it, and the page says so.
(() => {
  "use strict";
  const { parse } = window.xpDays;
  const { MANY, DAYS, empty, fromAddress, toAddress, fromForm, toForm, tell, listen } = window.xpFilters;
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

  // --- What is chosen -------------------------------------------------------------------------

  // Of a place and an actor the one that was chosen last counts.
  const single = (found, last) => {
    if (found.place.length && found.actor.length) found[last === "place" ? "actor" : "place"] = [];
    return found;
  };

  const values = (name) =>
    [...form.querySelectorAll(`input[name="${name}"], select[name="${name}"] option`)].map((one) => one.value);
  const offered = Object.fromEntries(MANY.map((name) => [name, new Set(values(name).filter(Boolean))]));
  offered.kind.add("none");
  // A field for a day takes no year before 1.
  const taken = (name, value) => {
    form.elements[name].value = value;
    return form.elements[name].value;
  };

  let dropped = false;
  const asked = () => {
    const found = fromAddress();
    const state = empty();
    for (const name of MANY) state[name] = found[name].filter((one) => offered[name].has(one));
    for (const name of DAYS) state[name] = taken(name, found[name]);
    state.place.splice(1);
    state.actor.splice(state.place.length ? 0 : 1);
    const address = new URL(location.href);
    dropped = address.searchParams.has("on") || Object.keys(state).some((name) => String(state[name]) !== String(found[name]));
    if (dropped) {
      address.searchParams.delete("on");
      for (const name of Object.keys(state)) {
        address.searchParams.delete(name);
        if (state[name].length) address.searchParams.set(name, String(state[name]));
      }
      history.replaceState(history.state, "", address);
    }
    return state;
  };
  let state = asked();

  // --- The numbers of it ----------------------------------------------------------------------

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
    const inSpan = (row) =>
      row.from === null
        ? since === -Infinity && until === Infinity
        : since <= until && row.from <= until && row.until >= since;
    const found = rows.map((row) => (inSpan(row) ? numbers(row) : [0, 0]));
    const most = Math.max(1, ...found.map(([events, claims]) => events + claims));
    let sum = 0;
    rows.forEach((row, at) => {
      const [events, claims] = found[at];
      sum += events + claims;
      row.element.hidden = !(events + claims);
      (row.events.querySelector("[data-xp-number]") ?? row.events).textContent = events;
      (row.claims.querySelector("[data-xp-number]") ?? row.claims).textContent = claims;
      const of = row.events.querySelector("[data-xp-of]");
      if (of) of.hidden = events === Number(of.dataset.xpOf);
      const [first, second] = row.bars;
      first.setAttribute("width", ((100 * events) / most).toFixed(1));
      second.setAttribute("x", ((100 * events) / most).toFixed(1));
      second.setAttribute("width", ((100 * claims) / most).toFixed(1));
    });
    const said = form.dataset.shown.replace("{n}", sum).replace("{all}", whole);
    count.textContent = dropped ? `${said}. ${form.dataset.dropped}` : said;
  };

  const refresh = () => {
    toForm(form, state);
    apply();
    tell(form, state);
  };
  listen(form, {
    changed: (field) => {
      state = single(fromForm(form, state), field.name);
      dropped = false;
      toAddress(state, field);
      refresh();
    },
    reset: () => {
      state = empty();
      dropped = false;
      toAddress(state);
      refresh();
    },
    returned: () => {
      state = asked();
      refresh();
    },
  });

  form.hidden = false;
  count.hidden = false;
  refresh();
})();
