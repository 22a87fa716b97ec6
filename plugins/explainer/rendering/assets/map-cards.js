// The card of a place on a moving map: what it is, what happened and was claimed there.
(() => {
  "use strict";
  const { element } = window.xpMap;

  class Cards {
    // `shown` knows the rows of a place, `only` is what chooses one.
    constructor(map, words, root, { shown, only }) {
      Object.assign(this, { map, words, root, shown, only });
      this.places = null;
      map.on("popupopen", (event) => {
        const close = event.popup.getElement().querySelector(".leaflet-popup-close-button");
        close?.setAttribute("aria-label", words.close);
      });
      map.getContainer().addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !this.places) return;
        map.closePopup();
        this.back?.();
        this.back = null;
      });
    }

    // Shows the card of a place, or of several to choose from. Who came by keyboard is taken
    // into it, and `back` again when it closes.
    open(places, back) {
      this.places = places;
      const [{ lat, lon }] = places;
      const { x, y } = this.map.getSize();
      const size = { minWidth: 150, maxWidth: Math.min(280, x - 70), maxHeight: Math.round(y * 0.6) };
      const popup = L.popup({ ...size, autoPanPadding: [8, 8] }).setLatLng([lat, lon]).setContent(this.box());
      popup.on("remove", () => { if (this.popup === popup) this.places = null; });
      this.popup = popup;
      popup.openOn(this.map);
      if (!back) return;
      this.back = back;
      this.enter();
    }

    // What there is to see may have become another; a card that has not stays as it is.
    renew() {
      if (!this.places) return;
      const [old, box] = [this.popup.getContent(), this.box()];
      if (old.innerHTML === box.innerHTML) return;
      const within = old.contains(document.activeElement);
      this.popup.setContent(box);
      if (within) this.enter();
    }

    enter() {
      this.popup.getElement().querySelector(".xp-map__card").focus();
    }

    box() {
      const box = element("div", "xp-map__card");
      box.tabIndex = -1;
      const many = this.places.length > 1;
      for (const place of this.places) box.append(...(many ? [this.line(place)] : this.whole(place)));
      return box;
    }

    line(place) {
      const line = element("p");
      line.append(this.button(place.name, () => {
        this.open([place]);
        this.enter();
      }));
      return line;
    }

    whole(place) {
      const name = element("strong");
      name.append(this.link(place));
      const kind = [place.type, place.sure].filter(Boolean).join(" · ");
      const list = element("ul");
      const rows = this.shown.rowsAt(place);
      list.append(...(rows ? rows.map(taken) : place.events.map((event) => this.event(event))));
      const said = [name, element("span", "xp-note", kind), element("p", "", place.gist), list];
      if (!rows) said.push(element("p", "xp-note", place.claims));
      return [...said, this.button(this.words.only, () => this.only(place))];
    }

    event(event) {
      const row = element("li");
      row.append(this.link(event), event.relation ? ` · ${event.relation}` : "");
      return row;
    }

    link(to) {
      return Object.assign(element("a", "", to.name), { href: this.root + to.href });
    }

    button(text, press) {
      const made = Object.assign(element("button", "", text), { type: "button" });
      made.addEventListener("click", press);
      return made;
    }
  }

  // A row of the page's timeline, with the standing that it has there now.
  const taken = (row) => {
    const line = element("li");
    line.append(...row.querySelector(".xp-tl__name").cloneNode(true).childNodes);
    const wording = row.querySelector(".xp-tl__by .xp-wording");
    if (wording) line.append(" ", wording.cloneNode(true));
    line.append(element("span", "xp-note", ` · ${row.querySelector(".xp-tl__date").textContent.trim()}`));
    return line;
  };

  window.xpMap.Cards = Cards;
})();
