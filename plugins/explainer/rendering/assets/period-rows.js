// The rows behind the numbers of a timeline that is summed up: on which day each became known, how
// reports stood since, which of the places and actors it has. They are fetched when something is
// asked for that the numbers on the page do not tell. `period_rows.py` says what is in the file.
window.xpPeriodRows = (table) => {
  "use strict";
  const { parse } = window.xpDays;
  const outer = [table.dataset.xpFirst, table.dataset.xpLast].map(parse).filter((day) => day !== null);
  let found = null;

  // A day beyond all calendars of the browser is before or after every other one.
  const number = (written) => parse(written) ?? (written.startsWith("-") ? -Infinity : Infinity);
  const bits = (ids) => new Map(ids.map((id, at) => [id, 1 << at]));
  const read = async () => {
    const answer = await fetch(table.dataset.xpRows);
    if (!answer.ok) throw new Error(`${table.dataset.xpRows}: ${answer.status}`);
    const { days, kinds, standings, places, actors, periods } = await answer.json();
    if (periods.length !== table.tBodies[0].rows.length) throw new Error("rows of another page");
    return { days: days.map(number), kinds, standings, place: bits(places), actor: bits(actors), periods };
  };

  // Promises whether they are there. After a failure they are asked for anew.
  let asked = null;
  const load = () => {
    asked ??= read().then(
      (rows) => {
        found = rows;
        return true;
      },
      () => {
        asked = null;
        return false;
      },
    );
    return asked;
  };

  // How many of the sorted days had come by one of them: what is known from none of these on, or
  // from the beginning (0), is known.
  const rank = (day) => {
    if (day === null) return Infinity;
    const after = found.days.findIndex((one) => one > day);
    return after < 0 ? found.days.length : after;
  };
  const mask = (chosen, name) => chosen.reduce((all, id) => all | (found[name].get(id) ?? 0), 0);
  const standing = (row, by) => {
    let held = null;
    for (let at = 4; at < row.length && row[at] <= by; at += 2) held = found.standings[row[at + 1]];
    return held;
  };

  // Returns for each period how many events, and how many claims and assessments, fit the choice.
  const count = (state, day) => {
    const by = rank(day);
    const [places, actors] = [mask(state.place, "place"), mask(state.actor, "actor")];
    const kinds = found.kinds.map((kind) => !state.kind.length || state.kind.includes(kind));
    const event = found.kinds.indexOf("event");
    const fits = (row) =>
      kinds[row[0]] &&
      row[1] <= by &&
      (!state.place.length || (row[2] & places) !== 0) &&
      (!state.actor.length || (row[3] & actors) !== 0) &&
      (!state.standing.length || state.standing.includes(standing(row, by)));
    return found.periods.map((rows) => {
      const sums = [0, 0];
      for (const row of rows) if (fits(row)) sums[row[0] === event ? 0 : 1] += 1;
      return sums;
    });
  };

  const later = (day) => {
    const by = rank(day);
    return found.periods.reduce((sum, rows) => sum + rows.filter((row) => row[1] > by).length, 0);
  };

  return { load, count, later, isThere: () => found !== null, days: () => found?.days ?? outer };
};
