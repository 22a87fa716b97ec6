// Points at everything, opens it, changes it and presses it, but leaves the page nowhere. An
// address that would run a script is not kept from it.
() => {
  // Links of pictures too, which have no `protocol`.
  const leadsAway = (link) =>
    link && /^(https?|mailto):$/.test(new URL(link.getAttribute("href"), location.href).protocol);
  if (!window.xpStays) {
    addEventListener("click", (event) => {
      if (leadsAway(event.target.closest?.("a[href], area[href]"))) event.preventDefault();
    }, true);
    addEventListener("submit", (event) => event.preventDefault(), true);
    window.xpStays = true;
  }
  const over = ["pointerover", "mouseover", "mouseenter", "mousemove", "mousedown", "mouseup"];
  const pressed = "a, button, input, label, summary, svg *, [tabindex], [onclick]";
  for (const one of document.querySelectorAll("body, body *")) {
    for (const kind of over)
      one.dispatchEvent(new MouseEvent(kind, { bubbles: true, cancelable: true }));
    one.focus?.();
    one.dispatchEvent(new Event("toggle"));
    if (one.matches(pressed))
      one.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  }
}
