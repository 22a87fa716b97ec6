// A map that moves, in the place of the picture that the page has anyway: the same layers, drawn by
// Leaflet. It begins when the map is about to be seen; where something cannot be had (from a
// folder, without a network) the picture stays.
(() => {
  "use strict";
  const CELL = 44; // pixels: points nearer than that to each other are gathered
  const SIDE = 7; // kilometres that a side of a place is drawn far, as in the picture
  const NARROWEST = 11; // the zoom beyond which the layers have nothing more to show
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

  const element = (name, kind, text) => {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    if (text) made.textContent = text;
    return made;
  };
  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);
  const json = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json();
  };

  let leaflet;
  const withLeaflet = (folder) => {
    leaflet ??= new Promise((done, failed) => {
      const style = element("link");
      Object.assign(style, { rel: "stylesheet", href: `${folder}/leaflet.css` });
      const script = element("script");
      Object.assign(script, { src: `${folder}/leaflet.js`, onload: done, onerror: failed });
      document.head.append(style, script);
    });
    return leaflet;
  };

  // --- what the address and other parts of the page want to see -------------------------------

  const asked = () => {
    const query = new URLSearchParams(location.search);
    const list = (name) => query.getAll(name).flatMap((one) => one.split(",")).filter(Boolean);
    const hash = location.hash.match(/^#at-(.+)$/);
    return { place: list("place"), since: query.get("since"), until: query.get("until"), at: hash?.[1] };
  };
  const matches = (place, wanted) => {
    if (wanted.place?.length && !wanted.place.includes(place.id)) return false;
    if (!wanted.since && !wanted.until) return true;
    return place.spans.some(
      ([from, until]) =>
        !(wanted.until && from > wanted.until) && !(wanted.since && until && until < wanted.since),
    );
  };

  class Moving {
    constructor(section, data) {
      this.section = section;
      this.data = data;
      this.root = section.dataset.root;
      this.words = data.words;
      this.wanted = asked();
      const chosen = section.dataset.xpPlaces?.split(" ");
      this.places = data.places
        .filter((place) => !chosen || chosen.includes(place.id))
        .sort((one, other) => weight(other) - weight(one) || (one.id < other.id ? -1 : 1));
      this.fetched = new Set();
    }

    begin() {
      const pane = this.section.querySelector(".xp-map__pane");
      const height = pane.getBoundingClientRect().height;
      const box = element("div", "xp-map__moving");
      box.style.height = `${Math.round(height)}px`;
      pane.append(box);
      pane.classList.add("xp-map__pane--moving");
      this.map = L.map(box, {
        zoomSnap: 0.25, minZoom: 1, maxZoom: this.data.tiles ? 18 : NARROWEST, zoomControl: false,
        zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still, inertia: !still,
        scrollWheelZoom: false, // the wheel turns the page until somebody steps into the map
      });
      box.setAttribute("role", "application");
      box.setAttribute("aria-label", this.words.move);
      this.map.on("focus", () => this.map.scrollWheelZoom.enable());
      this.map.on("blur", () => this.map.scrollWheelZoom.disable());
      box.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !this.open) return;
        this.map.closePopup();
        if (this.back) this.focus(this.back);
        this.back = null;
      });
      this.map.on("popupopen", (event) => {
        const close = event.popup.getElement().querySelector(".leaflet-popup-close-button");
        close?.setAttribute("aria-label", this.words.close);
      });
      this.map.attributionControl.setPrefix(false); // what the layers are stands below the map
      const { zoom_in: zoomInTitle, zoom_out: zoomOutTitle } = this.words;
      L.control.zoom({ zoomInTitle, zoomOutTitle, position: "bottomright" }).addTo(this.map);
      L.control.scale({ imperial: false }).addTo(this.map);
      this.tools(pane);
      this.soft = L.layerGroup().addTo(this.map);
      this.marks = L.layerGroup().addTo(this.map);
      this.home();
      this.map.on("moveend", () => this.look());
      this.look();
      this.follow();
    }

    home() {
      const [west, south, east, north] = this.section.dataset.xpBounds.split(" ").map(Number);
      this.map.fitBounds([[south, west], [north, east]], { animate: false });
    }

    fit() {
      this.map.fitBounds(this.places.map((place) => [place.lat, place.lon]), { padding: [30, 30], maxZoom: 10 });
    }

    tools(pane) {
      const bar = element("div", "xp-map__tools");
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
        const tiles = L.tileLayer(url, { attribution: shown, maxZoom: 18 });
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

    // Fetches what the view needs: every layer of towns, and the land down to one that has it all.
    look() {
      const view = this.map.getBounds();
      for (const [rank, layer] of this.data.layers.entries()) {
        const [west, south, east, north] = layer.box;
        const box = L.latLngBounds([south, west], [north, east]);
        if (box.intersects(view)) this.fetch(layer, 300 - rank);
        if (!layer.towns && box.contains(view)) break;
      }
      this.draw();
    }

    async fetch(layer, height) {
      if (this.fetched.has(layer.src)) return;
      this.fetched.add(layer.src);
      let found;
      try {
        found = await json(this.root + layer.src);
      } catch {
        this.fetched.delete(layer.src); // it is asked for again at the next move
        return;
      }
      if (layer.towns) {
        this.names = found.features.filter(
          (one) => !this.places.some((place) => place.name === one.properties.name),
        );
        this.draw();
        return;
      }
      const pane = `land-${height}`;
      this.map.createPane(pane).style.zIndex = height;
      const [west, south, east, north] = layer.box;
      const common = { pane, interactive: false };
      if (east - west < 360) {
        const sea = [[south, west], [north, east]];
        L.rectangle(sea, { ...common, className: "xp-map__sea", stroke: false, fillOpacity: 1 }).addTo(this.map);
      }
      L.geoJSON(found, { ...common, className: "xp-map__land", fillOpacity: 1, weight: 0.7 }).addTo(this.map);
    }

    // --- places ---------------------------------------------------------------------------------

    draw() {
      const open = this.open;
      this.soft.clearLayers();
      this.marks.clearLayers();
      const held = this.focused();
      const gathered = [];
      for (const place of this.places) {
        const seen = matches(place, this.wanted);
        if (seen) this.blur(place);
        if (!this.map.getBounds().pad(0.2).contains([place.lat, place.lon])) continue;
        const at = this.map.project([place.lat, place.lon]);
        const near = gathered.find((one) => one.seen === seen && one.at.distanceTo(at) < CELL);
        if (near) near.places.push(place);
        else gathered.push({ at, seen, places: [place] });
      }
      const taken = [];
      for (const { places } of gathered) this.mark(places, taken);
      this.towns(taken);
      if (open) this.card(open);
      if (held) this.focus(held);
    }

    // Marks are made anew at each move; whoever stands on one by keyboard stays there.
    focused() {
      const at = document.activeElement;
      return at?.classList.contains("leaflet-marker-icon") && this.section.contains(at) ? at.getAttribute("aria-label") : null;
    }

    focus(name) {
      const all = [...this.section.querySelectorAll(".leaflet-marker-icon")];
      const same = all.find((one) => one.getAttribute("aria-label") === name);
      (same ?? this.map.getContainer()).focus({ preventScroll: true });
    }

    blur(place) {
      const common = { interactive: false };
      const tint = { ...common, className: "xp-map__tint", stroke: false, fillOpacity: 0.08 };
      const turned = (line) => line.map(([lon, lat]) => [lat, lon]);
      for (const area of place.areas) L.polygon(area.map(turned), { ...common, className: "xp-map__area" }).addTo(this.soft);
      const course = `xp-map__course${place.precision === "exact" ? "" : " xp-map__course--approximate"}`;
      for (const line of place.lines) L.polyline(turned(line), { ...common, className: course, fill: false }).addTo(this.soft);
      // An area that is larger than the view has a name alone, as in the picture.
      const { x, y } = this.map.getSize();
      const largest = (Math.min(x, y) * 0.3 * this.metres(place)) / 1000;
      for (const part of [1, 0.85, 0.7, 0.55, 0.4]) {
        if (place.reach && place.reach <= largest && !place.areas.length && !place.lines.length) {
          L.circle([place.lat, place.lon], { ...tint, className: "xp-map__veil", radius: place.reach * 1000 * part }).addTo(this.soft);
        }
        for (const bearing of place.sides) {
          const sector = sectorOf(place, bearing, SIDE * part);
          L.polygon(sector, { ...tint, className: "xp-map__veil xp-map__veil--event" }).addTo(this.soft);
        }
      }
    }

    // How many metres a pixel is at a place.
    metres({ lat, lon }) {
      const at = this.map.project([lat, lon]);
      return this.map.distance([lat, lon], this.map.unproject(at.add([1, 0])));
    }

    mark(places, taken) {
      const [first] = places;
      const pin = element("span", "xp-map__pin");
      const faint = matches(first, this.wanted) ? "" : "xp-map__faint";
      const at = this.map.project([first.lat, first.lon]);
      const many = places.length > 1;
      pin.append(element("span", many ? "xp-map__bubble" : `xp-map__point xp-map__point--${first.precision}`, many ? String(places.length) : ""));
      const text = many ? `${first.name} …` : first.name;
      const wide = text.length * 7.5;
      const right = room(taken, at, wide);
      if (right || room(taken, at.subtract([wide, 0]), wide)) pin.append(element("span", "xp-map__label", text));
      if (!right) pin.classList.add("xp-map__pin--left");
      const name = many
        ? `${fill(this.words.together, { n: places.length })}: ${places.map((one) => one.name).join(", ")}`
        : `${first.name}, ${first.sure}`;
      const icon = L.divIcon({ html: pin, className: faint, iconSize: [16, 16], iconAnchor: [8, 8] });
      const marker = L.marker([first.lat, first.lon], { icon, title: name, alt: name, keyboard: true });
      marker.on("click", () => this.card(places));
      marker.addTo(this.marks);
      const made = marker.getElement();
      made.setAttribute("aria-label", name);
      made.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        this.back = name;
        this.card(places);
        this.popup.getElement().querySelector(".xp-map__card").focus();
      });
      if (!many) Object.assign(made.dataset, { xpId: first.id, xpKind: "place" });
    }

    towns(taken) {
      const view = this.map.getBounds();
      for (const { geometry, properties } of this.names ?? []) {
        const [lon, lat] = geometry.coordinates;
        if (!view.contains([lat, lon]) || this.map.getZoom() < 8) continue;
        if (!room(taken, this.map.project([lat, lon]), properties.name.length * 6)) continue;
        const pin = element("span", "xp-map__pin");
        pin.append(element("span", "xp-map__point xp-map__point--town"), element("span", "xp-map__label--town", properties.name));
        const icon = L.divIcon({ html: pin, className: "", iconSize: [8, 8], iconAnchor: [2, 8] });
        L.marker([lat, lon], { icon, interactive: false, keyboard: false }).addTo(this.marks);
      }
    }

    card(places) {
      this.open = places;
      const box = element("div", "xp-map__card");
      box.tabIndex = -1;
      for (const place of places) box.append(...(places.length > 1 ? [this.line(place)] : this.whole(place)));
      const [{ lat, lon }] = places;
      const { x, y } = this.map.getSize();
      const size = { minWidth: 150, maxWidth: Math.min(280, x - 70), maxHeight: Math.round(y * 0.6) };
      const popup = L.popup({ ...size, autoPanPadding: [8, 8] }).setLatLng([lat, lon]).setContent(box);
      popup.on("remove", () => { if (this.open === places) this.open = null; });
      if (this.popup && this.shown === places && this.map.hasLayer(this.popup)) return;
      this.shown = places;
      this.popup = popup.openOn(this.map);
    }

    line(place) {
      const line = element("p");
      const button = element("button", "", place.name);
      button.type = "button";
      button.addEventListener("click", () => {
        this.card([place]);
        this.popup.getElement().querySelector(".xp-map__card").focus();
      });
      line.append(button);
      return line;
    }

    whole(place) {
      const link = (to) => Object.assign(element("a", "", to.name), { href: this.root + to.href });
      const name = element("strong");
      name.append(link(place));
      const list = element("ul");
      for (const event of place.events) {
        const row = element("li");
        row.append(link(event), event.relation ? ` · ${event.relation}` : "");
        list.append(row);
      }
      const only = element("button", "", this.words.only);
      only.type = "button";
      only.addEventListener("click", () => this.choose(place));
      const kind = [place.type, place.sure].filter(Boolean).join(" · ");
      return [name, element("span", "xp-note", kind), element("p", "", place.gist), list, element("p", "xp-note", place.claims), only];
    }

    // --- filters --------------------------------------------------------------------------------

    choose(place) {
      const address = new URL(location.href);
      address.searchParams.delete("place");
      if (place) address.searchParams.set("place", place.id);
      address.hash = "";
      history.pushState(null, "", address);
      this.wanted = { ...this.wanted, place: place ? [place.id] : [], at: null };
      this.apply();
      const { since = null, until = null } = this.wanted;
      const detail = { since, until, kind: [], actor: [], standing: [], place: this.wanted.place, source: this.section };
      document.dispatchEvent(new CustomEvent("xp:filter", { detail }));
    }

    follow() {
      const at = this.wanted.at ?? (this.wanted.place?.length === 1 ? this.wanted.place[0] : null);
      const place = this.places.find((one) => one.id === at);
      if (place) {
        if (!this.map.getBounds().contains([place.lat, place.lon])) this.map.setView([place.lat, place.lon], 8, { animate: !still });
        if (this.wanted.at) this.section.scrollIntoView({ block: "start" });
        this.card([place]);
      }
      this.apply();
    }

    apply() {
      const shown = this.places.filter((place) => matches(place, this.wanted));
      const ids = new Set(shown.map((place) => place.id));
      for (const row of this.section.querySelectorAll('tr[data-xp-kind="place"]')) row.hidden = !ids.has(row.dataset.xpId);
      const narrowed = shown.length < this.places.length;
      this.every.hidden = !this.wanted.place?.length;
      this.count.textContent = narrowed ? fill(this.words.shown, { n: shown.length, all: this.places.length }) : "";
      this.draw();
    }
  }

  const weight = (place) => place.events.length + place.more;
  const sectorOf = ({ lat, lon }, bearing, reach) => {
    const [start, end] = bearing === null ? [0, 360] : [bearing - 32, bearing + 32];
    const points = bearing === null ? [] : [[lat, lon]];
    for (let turn = start; turn <= end; turn += 8) {
      const angle = (turn * Math.PI) / 180;
      const north = (reach / 111.2) * Math.cos(angle);
      points.push([lat + north, lon + ((reach / 111.2) * Math.sin(angle)) / Math.cos((lat * Math.PI) / 180)]);
    }
    return points;
  };
  // Whether a name beside a point covers none that stands already; if so, its place is taken.
  const room = (taken, { x, y }, width) => {
    const box = [x - 8, y - 9, x + 12 + width, y + 9];
    if (taken.some((one) => box[0] < one[2] && one[0] < box[2] && box[1] < one[3] && one[1] < box[3])) return false;
    taken.push(box);
    return true;
  };

  const start = async (section) => {
    try {
      const data = await json(section.dataset.src);
      await withLeaflet(section.dataset.root + data.leaflet);
      const moving = new Moving(section, data);
      if (moving.places.length) moving.begin();
      document.addEventListener("xp:filter", ({ detail }) => {
        if (detail.source === section) return;
        moving.wanted = { ...detail, at: null };
        moving.apply();
      });
      addEventListener("popstate", () => {
        moving.wanted = asked();
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
  for (const section of document.querySelectorAll("[data-xp-map]")) seen.observe(section);
})();
