// The places of a moving map: marks that gather what is dense, names that cover none other, and
// soft areas for what is not sure.
(() => {
  "use strict";
  const { element, fill } = window.xpMap;
  const CELL = 28; // pixels: points nearer than that to each other are gathered
  const LINE = 18; // pixels that a name is high
  const TOWN = 0.56 / 0.72; // how large the name of a town is, beside that of a place
  const SIDE = 7; // kilometres that a side of a place is drawn far, as in the picture

  class Places {
    // `isShown` says of a place whether there is anything to be seen of it now, `open` what is
    // to happen when a mark is chosen.
    constructor(map, words, places, { isShown, open }) {
      Object.assign(this, { map, words, places, isShown, open });
      this.ruler = rulerOf(map.getContainer());
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
    // next by keyboard has none pulled away. Names and towns are placed anew where there is room.
    draw(towns) {
      const gathered = this.gathered();
      const now = [this.map.getZoom(), ...gathered.map(({ seen, places }) => [seen, ...places.map((place) => place.id)])].join(" ");
      if (now !== this.drawnFor) {
        this.drawnFor = now;
        this.renew(gathered);
      }
      const names = new Names(this.map.getSize());
      for (const one of this.marked) {
        one.point = this.map.latLngToContainerPoint(one.places[0]);
        names.cover(one.point, one.reach);
      }
      for (const one of this.marked) this.name(one, names);
      this.towns.clearLayers();
      this.nameTowns(towns, names);
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
      this.marked = gathered;
      for (const one of gathered) this.mark(one);
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

    mark(one) {
      const { places, seen } = one;
      const [first] = places;
      const pin = element("span", "xp-map__pin");
      const many = places.length > 1;
      Object.assign(one, { pin, reach: many ? 13 : 8 });
      // How many they are is no text: the mark's name says it in words.
      const point = element("span", many ? "xp-map__bubble" : `xp-map__point xp-map__point--${first.precision}`);
      if (many) point.dataset.count = places.length;
      pin.append(point);
      const name = many
        ? `${fill(this.words.together, { n: places.length })}: ${places.map((one) => one.name).join(", ")}`
        : `${first.name}, ${first.sure}`;
      const className = seen ? "" : "xp-map__faint";
      const icon = L.divIcon({ html: pin, className, iconSize: [24, 24], iconAnchor: [12, 12] });
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

    name({ places, seen, pin, point, reach }, names) {
      pin.querySelector(".xp-map__label")?.remove();
      const [text, many] = [places[0].name, places.length > 1];
      const side = seen && names.place(point, reach, this.ruler(many ? `${text} …` : text, 600));
      if (side) pin.append(element("span", `xp-map__label xp-map__label--${side}${many ? " xp-map__label--many" : ""}`, text));
    }

    nameTowns(towns, names) {
      if (this.map.getZoom() < 8) return;
      for (const { name, lat, lon } of towns) {
        const spot = this.map.latLngToContainerPoint([lat, lon]);
        const side = names.free(around(spot, 2)) && names.place(spot, 4, this.ruler(name, 400, TOWN), ["right", "left"]);
        if (!side) continue;
        names.cover(spot, 4);
        const pin = element("span", "xp-map__pin");
        pin.append(element("span", "xp-map__point xp-map__point--town"), element("span", `xp-map__label--town xp-map__label--${side}`, name));
        const icon = L.divIcon({ html: pin, className: "", iconSize: [8, 8], iconAnchor: [4, 4] });
        L.marker([lat, lon], { icon, interactive: false, keyboard: false }).addTo(this.towns);
      }
    }
  }

  const around = ({ x, y }, reach) => [x - reach, y - reach, x + reach, y + reach];

  // Where names stand beside their points: within the map, where they cover nothing.
  class Names {
    constructor(size) {
      this.size = size;
      this.taken = [[0, size.y - 34, 130, size.y]]; // the scale
    }

    cover(point, reach) {
      this.taken.push(around(point, reach));
    }

    free([left, top, right, bottom]) {
      const { x, y } = this.size;
      return left >= 0 && top >= 0 && right <= x && bottom <= y &&
        !this.taken.some((one) => left < one[2] && one[0] < right && top < one[3] && one[1] < bottom);
    }

    // Returns the side of a point on which its name stands; nothing where there is no room.
    place({ x, y }, reach, width, sides = ["right", "left", "above", "below"]) {
      const [half, tall] = [width / 2, LINE / 2];
      const boxes = {
        right: [x + reach, y - tall, x + reach + width, y + tall],
        left: [x - reach - width, y - tall, x - reach, y + tall],
        above: [x - half, y - reach - LINE, x + half, y - reach],
        below: [x - half, y + reach, x + half, y + reach + LINE],
      };
      const side = sides.find((one) => this.free(boxes[one]));
      if (side) this.taken.push(boxes[side]);
      return side;
    }
  }

  // Returns what says how many pixels wide a text is in the type of an element.
  const rulerOf = (element) => {
    const { fontSize, fontFamily } = getComputedStyle(element);
    const canvas = document.createElement("canvas").getContext("2d");
    return (text, weight, part = 1) => {
      canvas.font = `${weight} ${parseFloat(fontSize) * part}px ${fontFamily}`;
      return Math.ceil(canvas.measureText(text).width);
    };
  };
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

  window.xpMap.Places = Places;
})();
