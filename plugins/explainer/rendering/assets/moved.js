/* At an address that an entry once had: on to where it is now, with what stands behind `?` and `#`,
   and without a step in the history that would lead back into this page. Without a script the page
   leads there by itself, but the anchor is lost. */
(() => {
  "use strict";

  const way = document.querySelector("a[href]");
  if (!way) return;
  const target = new URL(way.href);
  target.search = location.search;
  target.hash = location.hash;
  location.replace(target);
})();
