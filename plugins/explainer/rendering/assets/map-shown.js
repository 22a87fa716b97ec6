// Which places of a map there is anything to be seen of. Where the page lists what happened, with
// something to choose of it by, those are the places of the rows that it shows: so the list and
// the map always agree. Elsewhere they follow from the address and from what other parts of the
// page choose.
(() => {
  "use strict";
  const MANY = ["kind", "place", "actor", "standing"];
  const { fill } = window.xpMap;
  const ids = (text) => (text ? text.split(" ") : []);

  class Shown {
    constructor(section) {
      const page = section.closest(".xp-page") ?? document;
      this.section = section;
      this.rows = page.querySelector("[data-xp-filters]") ? [...page.querySelectorAll(".xp-tl__row")] : [];
      this.read();
    }

    // What the address asks for.
    read() {
      const query = new URLSearchParams(location.search);
      this.wanted = { since: query.get("since"), until: query.get("until") };
      for (const name of MANY) this.wanted[name] = query.getAll(name).flatMap((one) => one.split(",")).filter(Boolean);
      this.at = location.hash.match(/^#at-(.+)$/)?.[1] ?? null;
      this.look();
    }

    want(wanted) {
      this.wanted = { ...this.wanted, ...wanted };
      this.at = null;
      this.look();
    }

    // Looks at the rows again: which are shown, and at which places they are.
    look() {
      this.there = new Map();
      this.seen = new Set();
      this.narrowed = this.rows.some((row) => row.hidden);
      for (const row of this.rows) {
        if (row.hidden) continue;
        this.seen.add(`${row.dataset.xpKind} ${row.dataset.xpId}`);
        for (const id of ids(row.dataset.xpAt)) {
          if (!this.there.has(id)) this.there.set(id, []);
          this.there.get(id).push(row);
        }
      }
    }

    // The rows that are at a place; nothing where the page has none.
    rowsAt(place) {
      return this.rows.length ? this.there.get(place.id) ?? [] : null;
    }

    has(place) {
      const { place: chosen, since, until } = this.wanted;
      const isChosen = chosen.includes(place.id);
      // What is told of a place that was chosen may be told of others too; these stay out of it.
      if (chosen.length && !isChosen && !place.wholes.some((whole) => chosen.includes(whole))) return false;
      if (this.rows.length) return !this.narrowed || isChosen || this.there.has(place.id);
      if (!since && !until) return true;
      return place.spans.some(([from, to]) => !(until && from > until) && !(since && to && to < since));
    }

    // Says whether there is anything to be seen of a place that is shown.
    holds(place) {
      return !this.rows.length || !this.narrowed || this.there.has(place.id);
    }

    // The table beside the map says the same.
    tell(places) {
      const seen = new Set(places.map((place) => place.id));
      for (const row of this.section.querySelectorAll('tr[data-xp-kind="place"]')) row.hidden = !seen.has(row.dataset.xpId);
      if (!this.rows.length) return;
      for (const one of this.section.querySelectorAll("li[data-xp-kind]")) {
        one.hidden = this.narrowed && !this.seen.has(`${one.dataset.xpKind} ${one.dataset.xpId}`);
      }
      // Of what stands in no list nobody knows here whether it is among them.
      for (const more of this.section.querySelectorAll("li[data-xp-more]")) more.hidden = this.narrowed;
      for (const claims of this.section.querySelectorAll("details[data-xp-said]")) {
        const listed = [...claims.querySelectorAll("li[data-xp-kind]")];
        const left = listed.filter((one) => !one.hidden).length;
        claims.hidden = this.narrowed && !left;
        const words = claims.dataset[left === 1 ? "xpOne" : "xpOther"];
        claims.querySelector("summary").textContent = this.narrowed ? fill(words, { n: left }) : claims.dataset.xpSaid;
      }
    }
  }

  window.xpMap.Shown = Shown;
})();
