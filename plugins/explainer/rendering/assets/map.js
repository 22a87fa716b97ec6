// A map that moves, in the place of the picture that the page has anyway: the same layers, drawn by
// Leaflet. It begins when the map is about to be seen; where something cannot be had (from a
// folder, without a network) the picture stays.
(() => {
  "use strict";
  const { element, fill, json, turn, turnOf, withLeaflet, Ground, Places, Cards, Shown } = window.xpMap;
  const NARROWEST = 11; // the zoom beyond which the layers have nothing more to show
  const CLOSE = 10; // the zoom to which what was chosen is brought nearer at most
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

  class Moving {
    constructor(section, data) {
      this.section = section;
      this.data = data;
      this.root = section.dataset.root;
      this.words = data.words;
      this.shown = new Shown(section);
      const chosen = section.dataset.xpPlaces?.split(" ");
      this.places = data.places
        .filter((place) => !chosen || chosen.includes(place.id))
        .sort((one, other) => weight(other) - weight(one) || (one.id < other.id ? -1 : 1));
    }

    // Made in pieces behind the picture, which goes when the map is there to take its place.
    async begin() {
      const pane = this.section.querySelector(".xp-map__pane");
      this.map = this.made(pane);
      const [west, , east] = this.bounds;
      this.places = this.places.map((place) => turned(place, (west + east) / 2));
      this.home();
      await turn();
      const { map, words, root, shown, places } = this;
      this.ground = new Ground(map, this.data, root, places, this.bounds);
      this.cards = new Cards(map, words, root, { shown, only: (place) => this.choose(place) });
      const isShown = (place) => shown.has(place);
      this.marks = new Places(map, words, places, { isShown, open: (...of) => this.cards.open(...of) });
      this.tools(pane);
      map.on("moveend", () => this.look());
      await turn();
      this.marks.spread();
      await turn();
      this.ground.look(() => this.marks.draw(this.ground.towns));
      this.shown.read(); // it may have become another meanwhile
      const within = pane.contains(document.activeElement);
      pane.classList.add("xp-map__pane--moving");
      // Whoever was at a place of the picture by keyboard is at the map that takes its room.
      if (within) map.getContainer().focus({ preventScroll: true });
      this.follow();
    }

    made(pane) {
      const height = pane.getBoundingClientRect().height;
      const { xpBounds, xpBoundsNarrow } = this.section.dataset;
      const narrow = pane.querySelector(".xp-map__svg--narrow").checkVisibility();
      this.bounds = (narrow ? xpBoundsNarrow : xpBounds).split(" ").map(Number);
      const box = element("div", "xp-map__moving");
      box.style.height = `${Math.round(height)}px`;
      pane.append(box);
      const map = L.map(box, {
        zoomSnap: 0.25, minZoom: 1, maxZoom: this.data.tiles ? 18 : NARROWEST, zoomControl: false,
        zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still, inertia: !still,
        scrollWheelZoom: false, // the wheel turns the page until somebody steps into the map
      });
      box.setAttribute("role", "application");
      box.setAttribute("aria-label", this.words.move);
      map.on("focus", () => map.scrollWheelZoom.enable());
      map.on("blur", () => map.scrollWheelZoom.disable());
      map.attributionControl.setPrefix(false); // what the layers are stands below the map
      L.control.scale({ imperial: false }).addTo(map);
      return map;
    }

    home() {
      const [west, south, east, north] = this.bounds;
      this.map.fitBounds([[south, west], [north, east]], { animate: false });
    }

    fit(places = this.places) {
      this.map.fitBounds(places.map((place) => [place.lat, place.lon]), { padding: [30, 30], maxZoom: CLOSE, animate: !still });
    }

    tools(pane) {
      const bar = element("div", "xp-map__tools");
      // Below the map: on a phone it would cover what there is to see.
      const { zoom_in: zoomInTitle, zoom_out: zoomOutTitle } = this.words;
      bar.append(L.control.zoom({ zoomInTitle, zoomOutTitle }).addTo(this.map).getContainer());
      const button = (text, press) => {
        const made = element("button", "", text);
        made.type = "button";
        made.addEventListener("click", press);
        bar.append(made);
        return made;
      };
      button(this.words.back, () => this.home());
      button(this.words.fit, () => this.fit());
      this.every = button(this.words.every, () => this.choose(null));
      if (this.data.tiles) {
        const { url, attribution } = this.data.tiles;
        const host = new URL(url.replace(/[{}]/g, "")).host;
        const shown = element("span", "", attribution).innerHTML; // Leaflet takes it for HTML
        this.map.createPane("streets").style.zIndex = 350; // above the land, below the places
        const tiles = L.tileLayer(url, {
          pane: "streets",
          attribution: shown,
          maxZoom: 18,
          referrerPolicy: "strict-origin", // servers of tiles want to know whose map it is
        });
        const streets = button(fill(this.words.streets, { host }), () => {
          const on = this.map.hasLayer(tiles);
          if (on) tiles.remove();
          else tiles.addTo(this.map);
          streets.setAttribute("aria-pressed", String(!on));
        });
        streets.setAttribute("aria-pressed", "false");
      }
      this.count = element("span", "xp-map__count");
      this.count.setAttribute("aria-live", "polite");
      bar.append(this.count);
      pane.after(bar);
    }

    // What the view needs of the ground comes later; more towns are more names beside the marks.
    look() {
      this.ground.look(() => this.marks.draw(this.ground.towns));
      this.draw();
    }

    draw() {
      this.marks.spread();
      this.marks.draw(this.ground.towns);
    }

    // --- what is chosen -------------------------------------------------------------------------

    choose(place) {
      const address = new URL(location.href);
      address.searchParams.delete("place");
      if (place) address.searchParams.set("place", place.id);
      address.hash = "";
      history.pushState(null, "", address);
      this.shown.want({ place: place ? [place.id] : [] });
      this.apply();
      const detail = { ...this.shown.wanted, source: this.section };
      document.dispatchEvent(new CustomEvent("xp:filter", { detail }));
      // The button that was pressed may be gone, and with it the place of the keyboard.
      if (!document.activeElement?.checkVisibility() || document.activeElement === document.body) {
        this.map.getContainer().focus({ preventScroll: true });
      }
    }

    follow() {
      const { at, wanted } = this.shown;
      const place = this.places.find((one) => one.id === (at ?? (wanted.place.length === 1 ? wanted.place[0] : null)));
      this.apply();
      if (place) {
        if (!this.map.getBounds().contains([place.lat, place.lon])) this.map.setView([place.lat, place.lon], 8, { animate: !still });
        if (at) this.section.scrollIntoView({ block: "start" });
        this.cards.open([place]);
      }
    }

    apply() {
      const shown = this.places.filter((place) => this.shown.has(place));
      const narrowed = shown.length < this.places.length;
      this.shown.tell(shown);
      this.every.hidden = !this.shown.wanted.place.length;
      this.count.textContent = narrowed ? fill(this.words.shown, { n: shown.filter((place) => this.shown.holds(place)).length, all: this.places.length }) : "";
      this.cards.renew();
      // Somebody who chooses what lies elsewhere is taken there.
      const view = this.map.getBounds();
      if (narrowed && shown.length && !shown.some(({ lat, lon }) => view.contains([lat, lon]))) this.fit(shown);
      this.draw();
    }
  }

  // A place as it is on the turn around the earth that the map shows.
  const turned = (place, middle) => {
    const turn = turnOf(place.lon, middle);
    if (!turn) return place;
    const line = (spots) => spots.map(([lon, lat]) => [lon + turn, lat]);
    return { ...place, lon: place.lon + turn, lines: place.lines.map(line), areas: place.areas.map((rings) => rings.map(line)) };
  };
  const weight = (place) => place.events.length + place.more;

  // A narrative may choose places that the map of the site leaves out.
  const complete = async (data, { root, xpPlaces }) => {
    const known = new Set(data.places.map((place) => place.id));
    if (!data.others || !xpPlaces || xpPlaces.split(" ").every((id) => known.has(id))) return;
    data.places.push(...(await json(root + data.others)));
  };

  // The page tells what is chosen as it loads as well: mostly nothing.
  const asksForPart = ({ detail: { source, ...chosen } }) => Object.values(chosen).some((value) => value?.length);

  // A map of many places weighs much: it begins for whoever turns to it, or asks for a part of it.
  const turnedTo = (section) => new Promise((go) => {
    const pane = section.querySelector(".xp-map__pane");
    for (const sign of ["pointerover", "touchstart", "focusin"]) pane.addEventListener(sign, go, { once: true, passive: true });
    document.addEventListener("xp:filter", (event) => asksForPart(event) && go());
    if (location.search || location.hash) go();
  });

  const start = async (section) => {
    try {
      if ("xpMany" in section.dataset) await turnedTo(section);
      const data = await json(section.dataset.src);
      await complete(data, section.dataset);
      await withLeaflet(section.dataset.root + data.leaflet);
      await turn();
      const moving = new Moving(section, data);
      if (!moving.places.length) return;
      await moving.begin();
      document.addEventListener("xp:filter", ({ detail }) => {
        if (detail.source === section) return;
        moving.shown.want(detail);
        if (!moving.shown.rows.length) moving.apply();
      });
      // Rows are looked at when they have followed what was chosen.
      document.addEventListener("xp:rows", () => {
        moving.shown.look();
        moving.apply();
      });
      addEventListener("popstate", () => {
        moving.shown.read();
        moving.follow();
      });
    } catch {
      section.querySelector(".xp-map__moving")?.remove();
      section.querySelector(".xp-map__pane").classList.remove("xp-map__pane--moving");
    }
  };

  const seen = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        seen.unobserve(target);
        start(target);
      }
    },
    { rootMargin: "200px" },
  );
  // From a folder no script can ask for a file.
  if (location.protocol === "file:") return;
  for (const section of document.querySelectorAll("[data-xp-map]")) seen.observe(section);
})();
