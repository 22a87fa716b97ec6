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

  // A ring is written as steps from one corner to the next.
  const corners = (steps, scale) => {
    const found = [];
    let [x, y] = [0, 0];
    for (let at = 0; at < steps.length; at += 2) {
      x += steps[at];
      y += steps[at + 1];
      found.push([y / scale, x / scale]);
    }
    return found;
  };

  class Ground {
    // `places` are those of the map, which are not named a second time as towns.
    constructor(map, data, root, places) {
      Object.assign(this, { map, data, root, towns: [] });
      this.named = new Set(places.map((place) => place.name));
      this.fetched = new Set();
    }

    // Fetches what the view needs: every layer of towns, and the land down to one that has it
    // all; `done` is called when there are more towns to be named.
    look(done) {
      const view = this.map.getBounds();
      for (const [rank, layer] of this.data.layers.entries()) {
        const [west, south, east, north] = layer.box;
        const box = L.latLngBounds([south, west], [north, east]);
        if (box.intersects(view)) this.fetch(layer, 300 - rank, done);
        if (!layer.towns && box.contains(view)) break;
      }
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
      this.towns = found.features.filter((one) => !this.named.has(one.properties.name));
      done();
    }

    async land(layer, found, height) {
      const pane = `land-${height}`;
      this.map.createPane(pane).style.zIndex = height;
      const [west, south, east, north] = layer.box;
      const common = { pane, interactive: false };
      if (east - west < 360) {
        const sea = [[south, west], [north, east]];
        L.rectangle(sea, { ...common, className: "xp-map__sea", stroke: false, fillOpacity: 1 }).addTo(this.map);
      }
      const style = { ...common, className: "xp-map__land", fillOpacity: 1, weight: 0.7 };
      let since = performance.now();
      for (const country of found.rings) {
        if (performance.now() - since > PIECE) {
          await turn();
          since = performance.now();
        }
        L.polygon(country.map((ring) => corners(ring, found.scale)), style).addTo(this.map);
      }
    }
  }

  return { element, fill, json, turn, withLeaflet, Ground };
})();
