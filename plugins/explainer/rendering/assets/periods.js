// The filters of a timeline that is summed up: the numbers of each month or year are those of
// what was chosen. The page knows those of one place or of one actor, as of today. For several of
// them together, and for what was known on a day, the rows are fetched (`period-rows.js`). Where
// that fails, and where an address asks for what there is not, it is taken out of the address,
// and the page says so.
(() => {
  "use strict";
  const { parse } = window.xpDays;
  const { MANY, DAYS, empty, fromAddress, toAddress, fromForm, toForm, tell, listen } = window.xpFilters;
  const form = document.querySelector("[data-xp-filters]");
  if (!form || form.dataset.ready) return;
  form.dataset.ready = "true";
  const page = form.closest(".xp-page");
  const count = page.querySelector("[data-xp-count]");
  const table = page.querySelector(".xp-periods");
  const rest = page.querySelector("[data-xp-rest]");
  const behind = window.xpPeriodRows(table);
  const asOf = window.xpAsOf;

  const cells = (text) =>
    (text ? text.split(" ") : []).map((one) => {
      const [sort, number] = one.split("=");
      const [kind, standing] = sort.split("/");
      return { kind, standing, number: Number(number) };
    });
  const byId = (text) =>
    new Map((text ? text.split(";") : []).map((one) => [one.slice(0, one.indexOf(" ")), cells(one.slice(one.indexOf(" ") + 1))]));
  const rows = [...table.tBodies[0].rows].map((element) => ({
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

  const values = (name) =>
    [...form.querySelectorAll(`input[name="${name}"], select[name="${name}"] option`)].map((one) => one.value);
  const offered = Object.fromEntries(MANY.map((name) => [name, new Set(values(name).filter(Boolean))]));
  offered.kind.add("none");
  // A field for a day takes no year before 1.
  const taken = (name, value) => {
    form.elements[name].value = value;
    return form.elements[name].value;
  };

  // What the page says besides the numbers: that something was taken out of the address, or that
  // something could not be had.
  let aside = "";
  let day = null;

  const putRight = (state, noDay) => {
    const address = new URL(location.href);
    if (noDay) address.searchParams.delete("on");
    for (const name of Object.keys(state)) {
      address.searchParams.delete(name);
      if (state[name].length) address.searchParams.set(name, String(state[name]));
    }
    history.replaceState(history.state, "", address);
  };
  const asked = () => {
    const found = fromAddress();
    const state = empty();
    for (const name of MANY) state[name] = found[name].filter((one) => offered[name].has(one));
    for (const name of DAYS) state[name] = taken(name, found[name]);
    const on = new URLSearchParams(location.search).get("on");
    const noDay = on !== null && (parse(on) === null || !behind.days().length);
    const dropped = noDay || Object.keys(state).some((name) => String(state[name]) !== String(found[name]));
    if (dropped) putRight(state, noDay);
    aside = dropped ? form.dataset.dropped : "";
    return state;
  };
  let state = asked();

  // --- What the page does not know ------------------------------------------------------------

  const needsRows = () => day !== null || state.place.length + state.actor.length > 1;
  let last = null;
  const wait = async () => {
    table.setAttribute("aria-busy", "true");
    if (await behind.load()) asOf.renew();
    else if (needsRows()) giveUp();
    apply();
  };
  // Of a place and an actor the one that was chosen last counts, of several the first.
  const giveUp = () => {
    const [kept, other] = last === "actor" && state.actor.length ? ["actor", "place"] : ["place", "actor"];
    state[kept].splice(1);
    state[other].splice(state[kept].length ? 0 : 1);
    putRight(state, true);
    toForm(form, state);
    asOf.refuse();
    aside = form.dataset.unfetched;
  };

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
    if (needsRows() && !behind.isThere()) {
      wait();
      return;
    }
    table.removeAttribute("aria-busy");
    const counted = needsRows() ? behind.count(state, day) : rows.map(numbers);
    const since = parse(state.since) ?? -Infinity;
    const until = parse(state.until) ?? Infinity;
    const inSpan = (row) =>
      row.from === null
        ? since === -Infinity && until === Infinity
        : since <= until && row.from <= until && row.until >= since;
    const found = rows.map((row, at) => (inSpan(row) ? counted[at] : [0, 0]));
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
    // The way to what has no date leads there as long as all that it speaks of is counted there.
    const timeless = found.reduce((all, [events, claims], at) => (rows[at].from === null ? all + events + claims : all), 0);
    if (rest) rest.hidden = timeless !== Number(rest.dataset.xpRest);
    const said = form.dataset.shown.replace("{n}", sum).replace("{all}", whole);
    count.textContent = aside ? `${said}. ${aside}` : said;
  };

  const refresh = () => {
    toForm(form, state);
    tell(form, state);
    apply();
  };
  listen(form, {
    changed: (field) => {
      state = fromForm(form, state);
      last = field.name;
      aside = "";
      toAddress(state, field);
      refresh();
    },
    reset: () => {
      state = empty();
      last = null;
      aside = "";
      toAddress(state);
      refresh();
    },
    returned: () => {
      state = asked();
      last = null;
      refresh();
    },
  });

  asOf.add({
    days: behind.days,
    show: (on) => {
      day = on;
      apply();
      const waits = on !== null && !behind.isThere();
      return { later: on === null || waits ? 0 : behind.later(on), waits };
    },
    complete: async () => {
      if (behind.isThere()) return true;
      const there = await behind.load();
      if (there) asOf.renew();
      else aside = form.dataset.unfetched;
      apply();
      return there;
    },
  });
  document.addEventListener("xp:asof", () => {
    aside = "";
    apply();
  });

  form.hidden = false;
  count.hidden = false;
  refresh();
})();
