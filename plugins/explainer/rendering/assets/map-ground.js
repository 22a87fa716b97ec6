// The ground of a moving map: what all its parts use, Leaflet, and the base layers as far as a
// view needs them.
window.xpMap = (() => {
  "use strict";
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

  // Lets what else the page has to do go first, and a picture of it be drawn: a long piece of work
  // makes it deaf to its reader.
  const turn = () => new Promise((go) => { requestAnimationFrame(() => setTimeout(go)); });
  const PIECE = 8; // milliseconds of work, about, between two turns

  const loaded = (name, attributes) =>
    new Promise((onload, onerror) => {
      document.head.append(Object.assign(element(name), { ...attributes, onload, onerror }));
    });

  // Its style too is waited for: without it what it draws would lie across the page.
  let leaflet;
  const withLeaflet = (folder) => {
    leaflet ??= Promise.all([
      loaded("link", { rel: "stylesheet", href: `${folder}/leaflet.css` }),
      loaded("script", { src: `${folder}/leaflet.js` }),
    ]);
    return leaflet;
  };

  // The turn around the earth on which a longitude is nearest to another: what lies on both sides
  // of the 180th meridian stays together, as in the picture.
  const turnOf = (lon, middle) => 360 * Math.round((middle - lon) / 360);

  // A ring is written as steps from one corner to the next.
  const corners = (steps, scale, turn) => {
    const found = [];
    let [x, y] = [0, 0];
    for (let at = 0; at < steps.length; at += 2) {
      x += steps[at];
      y += steps[at + 1];
      found.push([y / scale, x / scale + turn]);
    }
    return found;
  };

  class Ground {
    // `places` are those of the map, which are not named a second time as towns; `bounds` is
    // what it shows at first: the ground is drawn on the turns around the earth that meet it.
    constructor(map, data, root, places, bounds) {
      Object.assign(this, { map, data, root, bounds, towns: [] });
      this.named = new Set(places.map((place) => place.name));
      this.fetched = new Set();
    }

    // Fetches what the view needs: every layer of towns, and the land down to one that has it
    // all; `done` is called when there are more towns to be named.
    look(done) {
      const view = this.map.getBounds();
      for (const [rank, layer] of this.data.layers.entries()) {
        const boxes = this.turns(layer).map((turn) => boxOf(layer, turn));
        if (boxes.some((box) => box.intersects(view))) this.fetch(layer, 300 - rank, done);
        if (!layer.towns && boxes.some((box) => box.contains(view))) break;
      }
    }

    turns({ box: [west, , east] }) {
      const found = [-360, 0, 360].filter((turn) => west + turn < this.bounds[2] && east + turn > this.bounds[0]);
      return found.length ? found : [0];
    }

    async fetch(layer, height, done) {
      if (this.fetched.has(layer.src)) return;
      this.fetched.add(layer.src);
      let found;
      try {
        found = await json(this.root + layer.src);
      } catch {
        this.fetched.delete(layer.src); // it is asked for again at the next move
        return;
      }
      if (!layer.towns) return this.land(layer, found, height);
      const middle = (this.bounds[0] + this.bounds[2]) / 2;
      const towns = found.features.map(({ geometry: { coordinates: [lon, lat] }, properties: { name } }) =>
        ({ name, lat, lon: lon + turnOf(lon, middle) }));
      this.towns = towns.filter((one) => !this.named.has(one.name));
      done();
    }

    async land(layer, found, height) {
      const pane = `land-${height}`;
      this.map.createPane(pane).style.zIndex = height;
      const common = { pane, interactive: false };
      const turns = this.turns(layer);
      const [west, , east] = layer.box;
      if (east - west < 360) {
        const sea = { ...common, className: "xp-map__sea", stroke: false, fillOpacity: 1 };
        for (const round of turns) L.rectangle(boxOf(layer, round), sea).addTo(this.map);
      }
      const style = { ...common, className: "xp-map__land", fillOpacity: 1, weight: 0.7 };
      let since = performance.now();
      for (const country of found.rings) {
        if (performance.now() - since > PIECE) {
          await turn();
          since = performance.now();
        }
        for (const round of turns) {
          L.polygon(country.map((ring) => corners(ring, found.scale, round)), style).addTo(this.map);
        }
      }
    }
  }

  const boxOf = ({ box: [west, south, east, north] }, turn) =>
    L.latLngBounds([south, west + turn], [north, east + turn]);

  return { element, fill, json, turn, turnOf, withLeaflet, Ground };
})();
