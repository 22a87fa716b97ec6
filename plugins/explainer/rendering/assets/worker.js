// Search for a site that is opened from a folder: no browser starts a worker there, so what the
// theme would give to one runs in a frame that nobody sees, and hears and answers the same way.
(() => {
  "use strict";
  if (location.protocol !== "file:") return;

  // One script after the other, as a worker takes them in.
  const load = (inside, address) =>
    new Promise((onload, onerror) => {
      const script = inside.document.createElement("script");
      inside.document.body.append(Object.assign(script, { src: address, onload, onerror }));
    });

  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      document.body.append(frame);
      this.frame = frame;
      const inside = frame.contentWindow;
      // Some browsers would put another document in the place of this one soon.
      inside.document.open();
      inside.document.close();
      inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      const whole = new URL(address, location.href);
      inside.importScripts = async (...more) => {
        for (const one of more) await load(inside, new URL(one, whole).href);
      };
      this.ready = load(inside, whole.href);
      this.ready.catch(() => this.dispatchEvent(new Event("error")));
    }

    async postMessage(data) {
      await this.ready.catch(() => {});
      const inside = this.frame.contentWindow;
      inside?.dispatchEvent(new inside.MessageEvent("message", { data }));
    }

    terminate() {
      this.frame.remove();
    }
  };
})();
