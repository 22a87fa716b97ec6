// The page as it stood on a day: the control for it, and the address, which keeps the day as
// ?on=2022-11-28. Links keep nothing: the page that they lead to may have nothing to choose, and
// would show today without saying so.
//
// What a day changes, the parts of the page add here. Of a part, `days` returns those on which it
// was another, as far as it knows them. `show` puts it back to a day (`null` is today) and returns
// how much of it was `later`, whether nobody had said it (`unsaid`), and whether the day is still
// on its way to it (`waits`). `complete`, where there is one, promises whether it knows all days.
window.xpAsOf = (() => {
  "use strict";
  const { parse, text, say, keep } = window.xpDays;
  const control = document.querySelector("[data-xp-asof]");
  if (!control || control.dataset.ready) return window.xpAsOf;
  control.dataset.ready = "true";
  const page = control.closest(".xp-page") ?? document;
  const details = control.querySelector("details");
  const input = control.querySelector("input");
  const notice = control.querySelector(".xp-asof__notice");
  const parts = [];
  let days = [];

  const inAddress = () => parse(new URLSearchParams(location.search).get("on"));
  let chosen = null;
  let span = null;

  // --- The page on a day ----------------------------------------------------------------------

  const show = (day, pattern) => {
    const found = parts.map((part) => part.show(day));
    page.classList.toggle("xp-past", day !== null);
    control.querySelector("[data-today]").hidden = chosen === null;
    // Where two parts show the same entries, one of them has them all.
    const later = Math.max(...found.map((one) => one.later));
    const said = day === null ? [] : [pattern.replace("{day}", say(day))];
    if (found.some((one) => one.unsaid)) said.push(control.dataset.unsaid);
    if (later) said.push(`${control.dataset.later.replace("{n}", later)}.`);
    notice.textContent = found.some((one) => one.waits) ? "" : said.join(" ");
  };

  // A day that was chosen goes before the end of a span that is shown.
  const refresh = () => {
    if (!days.length) return;
    if (chosen !== null) show(chosen, notice.dataset.says);
    else show(span, notice.dataset.span);
    look();
  };

  // Which day the control shows, and whether there are others to go to. The page as it comes is
  // today's: nothing else is to be done while it loads.
  const look = () => {
    input.value = chosen === null ? "" : text(chosen);
    const held = document.activeElement;
    for (const button of control.querySelectorAll("[data-step]")) {
      button.disabled = next(Number(button.dataset.step)) === null;
    }
    // A button that can no longer be pressed would leave the keyboard nowhere.
    if (held?.disabled) control.querySelector("[data-step]:enabled")?.focus();
  };

  // --- The day that was chosen ----------------------------------------------------------------

  // From today one steps to the last day but one, on which the page was another.
  const next = (step) => {
    const at = chosen ?? Infinity;
    if (step > 0) return days.find((day) => day > at) ?? null;
    return days.filter((day) => day < at).pop() ?? null;
  };

  const choose = (day, field) => {
    chosen = day;
    keep({ on: day === null ? "" : text(day) }, field);
    refresh();
    document.dispatchEvent(new CustomEvent("xp:asof", { detail: { on: day === null ? null : text(day) } }));
  };

  const step = async (by) => {
    const known = await Promise.all(parts.map((part) => part.complete?.() ?? true));
    const day = next(by);
    if (known.every(Boolean) && day !== null) choose(day);
  };

  control.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.step) step(Number(button.dataset.step));
    else if (button) {
      choose(null);
      control.querySelector("summary").focus();
    }
  });
  input.addEventListener("change", () => choose(parse(input.value), input));
  addEventListener("popstate", () => {
    chosen = inAddress();
    refresh();
  });
  document.addEventListener("xp:filter", (event) => {
    const until = parse(event.detail.until);
    if (until === span) return;
    span = until;
    refresh();
  });

  // --- What has days --------------------------------------------------------------------------

  const gather = () => {
    days = [...new Set(parts.flatMap((part) => part.days()))].filter(Number.isFinite).sort((a, b) => a - b);
    if (!days.length) return;
    input.min = text(days[0]);
    input.max = text(days[days.length - 1]);
  };

  const add = (part) => {
    parts.push(part);
    gather();
    if (!days.length) return;
    control.hidden = false;
    chosen = inAddress();
    details.open = chosen !== null;
    if (chosen === null && span === null) look();
    else refresh();
  };

  // A part knows more days than before, or can show one that it waited for.
  const renew = () => {
    gather();
    refresh();
  };

  // A part cannot show the day, and has taken it out of the address: all of the page is today's.
  const refuse = () => {
    chosen = null;
    span = null;
    refresh();
  };

  return { page, control, add, renew, refuse };
})();
