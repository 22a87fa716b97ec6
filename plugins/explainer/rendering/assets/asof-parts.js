// What a page shows of a day: its elements as they stood then. What was not known by then is set
// aside, standings are those of that day. `asof.js` says which day it is.
//
// What is there to read: `data-xp-known` is the day from which an element counts (without it, it
// always does), `data-xp-replaced` the one from which it no longer does, `data-xp-standings`
// are standings with the days since which they held.
(() => {
  "use strict";
  const { parse } = window.xpDays;
  const asOf = window.xpAsOf;
  if (!asOf || asOf.control.dataset.parts) return;
  const { page, control } = asOf;
  control.dataset.parts = "true";
  const patterns = new Map(
    [...control.querySelector("template").content.querySelectorAll("[data-standing]")].map((one) => [one.dataset.standing, one]),
  );

  const standingsOf = (element) =>
    element.dataset.xpStandings.split(" ").map((one) => {
      const [, day, standing] = /^(.*):(.+)$/.exec(one);
      return { since: day ? parse(day) : -Infinity, standing };
    });
  const known = [...page.querySelectorAll("[data-xp-known]")].map((element) => ({
    element,
    since: parse(element.dataset.xpKnown),
    until: parse(element.dataset.xpReplaced) ?? Infinity,
  }));
  const claims = [...page.querySelectorAll("[data-xp-standings]")].map((element) => ({
    element,
    changes: standingsOf(element),
  }));
  // Of what cannot tell a day by itself: texts and numbers of today, the picture of relations.
  const ofToday = [...page.querySelectorAll(".xp-net, .xp-mentions, [data-xp-of-today]")];
  const seeAlso = page.querySelector("#see-also")?.closest("section");
  if (seeAlso) ofToday.push(seeAlso);
  const days = [
    ...new Set([
      ...known.flatMap((one) => [one.since, one.until]),
      ...claims.flatMap((one) => one.changes.map((change) => change.since)),
    ]),
  ].filter(Number.isFinite).sort((a, b) => a - b);

  // --- One element on a day -------------------------------------------------------------------

  const isRow = (element) => element.matches("li, tr");
  const isJudgement = (element) => element.matches(".xp-assessed, .xp-assessment");

  const setOut = (element, name, out) => {
    element.toggleAttribute(name, out);
    const isOut = element.hasAttribute("data-xp-later") || element.hasAttribute("data-xp-out");
    if (element.hidden !== isOut) element.hidden = isOut;
  };

  const showKnown = ({ element, since, until }, day) => {
    const later = day !== null && since > day;
    if (element.matches(".xp-assessment")) {
      // On the page of a claim a replaced judgement stays, and says what took its place.
      setOut(element, "data-xp-later", later);
      const replaced = until !== Infinity && (day === null || day >= until);
      if (until !== Infinity) {
        element.classList.toggle("xp-assessment--ignored", replaced);
        const note = element.querySelector(".xp-superseded");
        if (note) note.hidden = !replaced;
      }
    } else if (isJudgement(element)) {
      element.hidden = later || (day === null ? until !== Infinity : day >= until);
    } else if (isRow(element)) {
      setOut(element, "data-xp-later", later);
    } else {
      // The page of a claim that nobody had made: there is no standing to show.
      element.classList.toggle("xp-unsaid", later);
      element.hidden = later;
    }
  };

  const showStanding = ({ element, changes }, day) => {
    const then = day === null ? changes : changes.filter((one) => one.since <= day);
    if (!then.length) return; // it is not shown either
    const { standing } = then[then.length - 1];
    element.dataset.xpStanding = standing;
    const pattern = patterns.get(standing);
    for (const one of [element, ...element.querySelectorAll(".xp-standing")]) {
      if (isJudgement(one) || one.closest(".xp-assessment")) continue;
      for (const name of [...one.classList]) {
        if (name.startsWith("xp-standing--")) one.classList.replace(name, `xp-standing--${standing}`);
      }
    }
    const mark = element.querySelector(":scope > .xp-mark, .xp-standing > .xp-mark");
    mark?.replaceWith(pattern.querySelector(".xp-mark").cloneNode(true));
    const word = element.querySelector(".xp-claim__standing, .xp-standing__word");
    if (word) word.textContent = pattern.textContent.trim();
    showNobody(element);
  };

  // That nobody has assessed it stands in the place of the judgements, where none is left.
  const showNobody = (element) => {
    const found = [...element.querySelectorAll(".xp-assessed, .xp-assessment")];
    const nobody = found.find((one) => one.classList.contains("xp-nobody"));
    const shown = found.filter((one) => one !== nobody && !one.hidden);
    if (nobody) nobody.hidden = shown.length > 0;
    for (const one of shown) {
      const between = one.querySelector(".xp-between");
      if (between) between.hidden = one === shown[0];
    }
  };

  // --- The page on a day ----------------------------------------------------------------------

  // The ledger lists claims by standing: rows go to where theirs of the day are.
  const tables = new Map(
    [...page.querySelectorAll("[data-xp-ledger]")].map((one) => [one.dataset.xpLedger, one]),
  );
  const home = new Map();
  for (const section of tables.values()) {
    [...section.querySelectorAll("tbody tr")].forEach((row) => home.set(row, home.size));
  }
  const sortLedger = () => {
    for (const row of home.keys()) {
      const section = tables.get(row.dataset.xpStanding);
      const body = section?.querySelector("tbody");
      if (body && row.parentElement !== body) body.append(row);
    }
    for (const section of tables.values()) {
      const body = section.querySelector("tbody");
      const rows = [...body.children];
      const sorted = [...rows].sort((a, b) => home.get(a) - home.get(b));
      if (sorted.some((row, at) => row !== rows[at])) body.append(...sorted);
      section.hidden = rows.every((row) => row.hidden);
    }
  };

  // Each list says how many of its rows are set aside; the ledger has no place for them.
  const notes = new Map();
  const countLater = () => {
    const counts = new Map();
    for (const { element } of known) {
      if (!isRow(element) || isJudgement(element) || home.has(element)) continue;
      const list = element.closest("table, ul, ol");
      counts.set(list, (counts.get(list) ?? 0) + (element.hasAttribute("data-xp-later") ? 1 : 0));
    }
    for (const [list, number] of counts) {
      if (list.tagName === "TABLE") list.hidden = number > 0 && number === list.tBodies[0].rows.length;
      let note = notes.get(list);
      if (!note) {
        if (!number) continue;
        note = document.createElement("p");
        note.className = "xp-later";
        notes.set(list, note);
        list.after(note);
      }
      // A list that is folded, and has nothing to unfold, is not there.
      const fold = list.closest("details.xp-more");
      if (fold) {
        const nothing = [...list.children].every((row) => row.hidden);
        fold.hidden = nothing;
        if (nothing) fold.after(note);
        else list.after(note);
      }
      note.hidden = !number;
      note.textContent = control.dataset.later.replace("{n}", number);
    }
  };

  asOf.add({
    days: () => days,
    show: (day) => {
      for (const one of known) showKnown(one, day);
      for (const one of claims) showStanding(one, day);
      for (const one of ofToday) one.hidden = day !== null;
      sortLedger();
      countLater();
      const later = new Set();
      for (const { element } of known) {
        // What stands in several lists counts once.
        if (element.hasAttribute("data-xp-later")) later.add(`${element.dataset.xpKind} ${element.dataset.xpId}`);
      }
      return { later: later.size, unsaid: known.some((one) => one.element.classList.contains("xp-unsaid")) };
    },
  });
})();
