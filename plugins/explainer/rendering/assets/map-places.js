// The places of a moving map: marks that gather what is dense, names that cover none other, and
// soft areas for what is not sure.
(() => {
  "use strict";
  const { element, fill } = window.xpMap;
  const CELL = 44; // pixels: points nearer than that to each other are gathered
  const LETTER = 8.2; // pixels that a letter of a name is wide, about
  const SIDE = 7; // kilometres that a side of a place is drawn far, as in the picture

  class Places {
    // `isShown` says of a place whether there is anything to be seen of it now, `open` what is
    // to happen when a mark is chosen.
    constructor(map, words, places, { isShown, open }) {
      Object.assign(this, { map, words, places, isShown, open });
      this.soft = L.layerGroup().addTo(map);
      this.marks = L.layerGroup().addTo(map);
      this.towns = L.layerGroup().addTo(map);
    }

    // The soft areas stay as they are while the scale does and what is shown.
    spread() {
      const seen = this.places.filter(this.isShown);
      const { x, y } = this.map.getSize();
      const now = [this.map.getZoom(), x, y, ...seen.map((place) => place.id)].join(" ");
      if (now === this.spreadFor) return;
      this.spreadFor = now;
      this.soft.clearLayers();
      for (const place of seen) this.blur(place);
    }

    // Marks stay as they are while the same stand beside each other: whoever goes from one to the
    // next by keyboard has none pulled away. Towns may come later, and stand where marks leave room.
    draw(towns) {
      const gathered = this.gathered();
      const now = [this.map.getZoom(), ...gathered.map(({ seen, places }) => [seen, ...places.map((place) => place.id)])].join(" ");
      if (now !== this.drawnFor) {
        this.drawnFor = now;
        this.renew(gathered);
      }
      this.towns.clearLayers();
      this.name(towns, [...this.taken]);
    }

    // What is to be marked in the view and about it, near ones together; first those of which
    // there is something to be seen: they have their names first.
    gathered() {
      const gathered = [];
      for (const place of this.places) {
        const seen = this.isShown(place);
        if (!this.map.getBounds().pad(0.2).contains([place.lat, place.lon])) continue;
        const at = this.map.project([place.lat, place.lon]);
        const near = gathered.find((one) => one.seen === seen && one.at.distanceTo(at) < CELL);
        if (near) near.places.push(place);
        else gathered.push({ at, seen, places: [place] });
      }
      return gathered.sort((one, other) => other.seen - one.seen);
    }

    renew(gathered) {
      // Before they go: with a mark the focus goes too.
      const held = this.focused();
      this.marks.clearLayers();
      this.taken = [];
      for (const { places, seen } of gathered) this.mark(places, seen, this.taken);
      if (held) this.focus(held);
    }

    // Whoever stands on a mark by keyboard stays there when it is made anew.
    focused() {
      const at = document.activeElement;
      return at?.classList.contains("leaflet-marker-icon") && this.map.getContainer().contains(at) ? at.getAttribute("aria-label") : null;
    }

    focus(name) {
      const all = [...this.map.getContainer().querySelectorAll(".leaflet-marker-icon")];
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

    mark(places, seen, taken) {
      const [first] = places;
      const pin = element("span", "xp-map__pin");
      const at = this.map.project([first.lat, first.lon]);
      const many = places.length > 1;
      // How many they are is no text: the mark's name says it in words.
      const point = element("span", many ? "xp-map__bubble" : `xp-map__point xp-map__point--${first.precision}`);
      if (many) point.dataset.count = places.length;
      pin.append(point);
      const text = first.name;
      const wide = (text.length + (many ? 2 : 0)) * LETTER;
      const right = !seen || room(taken, at, wide);
      if (seen && (right || room(taken, at.subtract([wide, 0]), wide))) pin.append(element("span", many ? "xp-map__label xp-map__label--many" : "xp-map__label", text));
      if (!right) pin.classList.add("xp-map__pin--left");
      const name = many
        ? `${fill(this.words.together, { n: places.length })}: ${places.map((one) => one.name).join(", ")}`
        : `${first.name}, ${first.sure}`;
      const className = seen ? "" : "xp-map__faint";
      const icon = L.divIcon({ html: pin, className, iconSize: [16, 16], iconAnchor: [8, 8] });
      const marker = L.marker([first.lat, first.lon], { icon, title: name, alt: name, keyboard: true });
      marker.on("click", () => this.open(places));
      marker.addTo(this.marks);
      const made = marker.getElement();
      made.setAttribute("aria-label", name);
      made.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        this.open(places, () => this.focus(name));
      });
      if (!many) Object.assign(made.dataset, { xpId: first.id, xpKind: "place" });
    }

    name(towns, taken) {
      const view = this.map.getBounds();
      for (const { geometry, properties } of towns) {
        const [lon, lat] = geometry.coordinates;
        if (!view.contains([lat, lon]) || this.map.getZoom() < 8) continue;
        if (!room(taken, this.map.project([lat, lon]), properties.name.length * 6)) continue;
        const pin = element("span", "xp-map__pin");
        pin.append(element("span", "xp-map__point xp-map__point--town"), element("span", "xp-map__label--town", properties.name));
        const icon = L.divIcon({ html: pin, className: "", iconSize: [8, 8], iconAnchor: [2, 8] });
        L.marker([lat, lon], { icon, interactive: false, keyboard: false }).addTo(this.towns);
      }
    }
  }

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

  window.xpMap.Places = Places;
})();
