// The timeline to scale: its rows as bars above an axis, from years to hours, in lanes. Whether
// it is shown, its lanes and the time it shows stand in the address. Keys: + and - change the
// scale, the arrow keys move it; a span drawn along the axis is what the page then shows.
(() => {
  "use strict";
  const { parse, parts, number, text, say, moment, momentText } = window.xpDays;
  const { make, wide, bar } = window.xpAxisRows;
  const axis = document.querySelector("[data-xp-axis]");
  if (!axis || axis.dataset.ready) return;
  axis.dataset.ready = "true";
  const page = axis.closest(".xp-page");
  const form = page.querySelector("[data-xp-filters]");
  const ground = axis.querySelector(".xp-axis__ground");
  const HOUR = 1 / 24;
  const NARROWEST = 4 * HOUR;
  const LINE = 26;
  const MOST_LINES = 30; // with more of them in a lane names would be all there is

  const time = (element) => {
    const found = /^(\d\d):(\d\d)$/.exec(element.dataset.xpTime ?? "");
    return found ? (Number(found[1]) + Number(found[2]) / 60) / 24 : null;
  };
  const rows = [...page.querySelectorAll(".xp-tl__row[data-xp-from]")].map((element) => {
    const at = time(element);
    const first = parse(element.dataset.xpFrom);
    const last = parse(element.dataset.xpUntil);
    const from = first === null ? -Infinity : first + (at ?? 0);
    const until = last === null ? Infinity : at === null ? last + 1 : last + at;
    const link = element.querySelector(".xp-tl__name > a:last-of-type");
    const said = element.querySelector(".xp-tl__date").textContent.trim();
    const shape = [...element.classList].filter((name) => name.startsWith("xp-tl--"));
    const kind = element.querySelector(".xp-kind").textContent.trim();
    return { element, from, until, link, said, shape, kind, name: link.textContent };
  });

  // --- What is looked at ----------------------------------------------------------------------

  const ends = rows.flatMap((row) => [row.from, row.until]).filter(Number.isFinite);
  const first = Math.min(...ends);
  const last = Math.max(...ends);
  const margin = Math.max((last - first) * 0.05, 0.5);
  const whole = { from: first - margin, to: last + margin };
  if (!ends.length) return;

  let view = { on: false, lanes: "", from: whole.from, to: whole.to };
  const read = () => {
    const asked = new URLSearchParams(location.search);
    const [from, to] = (asked.get("window") ?? "").split("/").map((one) => moment(one));
    const sound = from !== null && to !== null && to !== undefined && from < to;
    view = {
      on: asked.get("view") === "scale",
      lanes: [...form.elements.lanes.options].find((one) => one.value === asked.get("lanes"))?.value ?? "",
      from: sound ? from : whole.from,
      to: sound ? to : whole.to,
    };
  };
  const write = (push) => {
    const address = new URL(location.href);
    const put = (name, value) => (value ? address.searchParams.set(name, value) : address.searchParams.delete(name));
    const isWhole = view.from === whole.from && view.to === whole.to;
    put("view", view.on ? "scale" : "");
    put("lanes", view.on ? view.lanes : "");
    put("window", view.on && !isWhole ? `${momentText(view.from)}/${momentText(view.to)}` : "");
    history[push ? "pushState" : "replaceState"](history.state, "", address);
  };

  // --- The axis -------------------------------------------------------------------------------

  const DAY = { day: "numeric", month: "short" };
  const CLOCK = { hour: "2-digit", minute: "2-digit", hour12: false };
  const STEPS = [
    ...[1, 3, 6, 12].map((n) => ({ days: n * HOUR, hours: n })),
    ...[1, 2, 7, 14].map((n) => ({ days: n, each: n })),
    ...[1, 3, 6].map((n) => ({ days: n * 30, months: n })),
    ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000].map((n) => ({ days: n * 365, years: n })),
  ];
  // Where the marks of a step stand within what is looked at, and what they say.
  const ticks = (step) => {
    const found = [];
    const { year, month } = parts(view.from);
    if (step.hours || step.each) {
      const size = step.hours ? step.hours * HOUR : step.each;
      for (let n = Math.ceil(view.from / size); n * size <= view.to; n++) {
        const isDay = !step.hours || (n * step.hours) % 24 === 0;
        found.push([n * size, say(n * size, isDay ? DAY : CLOCK)]);
      }
    } else if (step.months) {
      for (let n = Math.floor((month - 1) / step.months) * step.months; ; n += step.months) {
        const at = number(year + Math.floor(n / 12), (n % 12) + 1, 1);
        if (at > view.to) break;
        if (at >= view.from) found.push([at, say(at, { month: "short", year: "numeric" })]);
      }
    } else {
      for (let n = Math.floor(year / step.years) * step.years; ; n += step.years) {
        const at = number(n, 1, 1);
        if (at > view.to) break;
        if (at >= view.from) found.push([at, say(at, { year: "numeric" })]);
      }
    }
    return found;
  };

  // --- The rows -------------------------------------------------------------------------------

  const names = (name) =>
    new Map([...(form.elements[name]?.options ?? [])].filter((one) => one.value).map((one) => [one.value, one.text.replace(/ \(\d+\)$/, "")]));
  const kinds = () =>
    new Map([...form.querySelectorAll('[name="kind"]')].map((one) => [one.value, one.parentElement.textContent.trim()]));
  const laneOf = (row) => {
    const { xpPlace, xpActor, xpKind } = row.element.dataset;
    return { place: xpPlace, actor: xpActor, kind: xpKind, "": "" }[view.lanes]?.split(" ")[0] ?? "";
  };

  // Each row goes to the first line where it fits behind the last one.
  const packed = (found, width, labels) => {
    const lines = [];
    const x = (at) => ((at - view.from) / (view.to - view.from)) * width;
    for (const row of found) {
      const left = Math.max(x(row.from), 0);
      const right = Math.max(Math.min(x(row.until), width), left + 9);
      const label = labels ? wide(row) : 0;
      const start = Math.max(Math.min(left, width - label), 0);
      let line = lines.findIndex((end) => end + 6 <= start);
      if (line < 0) line = lines.push(0) - 1;
      lines[line] = Math.max(right, start + label);
      Object.assign(row, { left, right, start, line });
    }
    return lines.length;
  };

  const draw = () => {
    const width = ground.clientWidth;
    if (!view.on || !width) return;
    const held = rows.find((row) => row.mark && row.mark === document.activeElement);
    const shown = rows.filter((row) => !row.element.hidden && row.from <= view.to && row.until >= view.from);
    shown.sort((a, b) => Math.max(a.from, view.from) - Math.max(b.from, view.from));
    const lanes = new Map();
    for (const row of shown) {
      const lane = laneOf(row);
      if (!lanes.has(lane)) lanes.set(lane, []);
      lanes.get(lane).push(row);
    }
    const called = view.lanes === "kind" ? kinds() : view.lanes ? names(view.lanes) : new Map();
    const order = [...lanes.keys()].sort((a, b) => !a - !b || (called.get(a) ?? "").localeCompare(called.get(b) ?? ""));
    const content = [ruler(width)];
    for (const lane of order) {
      const found = lanes.get(lane);
      let lines = packed(found, width, true);
      const labels = lines <= MOST_LINES;
      if (!labels) lines = packed(found, width, false);
      const box = make("div", labels ? "xp-axis__lane" : "xp-axis__lane xp-axis__lane--dense");
      box.style.setProperty("--xp-lines", lines);
      const list = make("ul", "xp-axis__rows");
      if (view.lanes) box.append(make("p", "xp-axis__name", called.get(lane) || axis.dataset.other));
      list.setAttribute("aria-label", box.textContent || ground.getAttribute("aria-label"));
      list.append(...found.map((row) => bar(row, labels)));
      box.append(list);
      content.push(box);
    }
    ground.replaceChildren(...content);
    // Whoever was at a row still is; where it has gone, at what is left.
    if (held) (shown.includes(held) ? held.mark : ground).focus({ preventScroll: true });
  };

  const ruler = (width) => {
    const step = STEPS.find((one) => (one.days / (view.to - view.from)) * width >= 76) ?? STEPS[STEPS.length - 1];
    const box = make("div", "xp-axis__ruler");
    for (const [at, said] of ticks(step)) {
      const tick = make("span", "xp-axis__tick", said);
      tick.style.setProperty("--xp-x", `${(((at - view.from) / (view.to - view.from)) * 100).toFixed(3)}%`);
      box.append(tick);
    }
    return box;
  };

  // --- What a reader does ---------------------------------------------------------------------

  const show = () => {
    page.classList.toggle("xp-timeline--scale", view.on);
    axis.hidden = !view.on;
    form.elements.lanes.value = view.lanes;
    for (const button of form.querySelectorAll("[data-view]")) {
      button.setAttribute("aria-pressed", String((button.dataset.view === "scale") === view.on));
    }
    draw();
  };
  const change = (changes, push = false) => {
    Object.assign(view, changes);
    write(push);
    show();
  };
  const zoom = (factor) => {
    const middle = (view.from + view.to) / 2;
    const most = (whole.to - whole.from) * 1.5;
    const width = Math.min(Math.max((view.to - view.from) * factor, NARROWEST), most);
    change({ from: middle - width / 2, to: middle + width / 2 });
  };
  const move = (share) => {
    const by = (view.to - view.from) * share;
    change({ from: view.from + by, to: view.to + by });
  };
  const choose = (from, to) => {
    const detail = { since: text(Math.floor(from)), until: text(Math.ceil(to) - 1), source: axis };
    document.dispatchEvent(new CustomEvent("xp:filter", { detail }));
  };
  const actions = {
    nearer: () => zoom(1 / 2),
    further: () => zoom(2),
    earlier: () => move(-1 / 4),
    later: () => move(1 / 4),
    whole: () => change({ from: whole.from, to: whole.to }),
    choose: () => choose(view.from, view.to),
  };

  axis.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) actions[button.dataset.do]();
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-view]");
    if (button) change({ on: button.dataset.view === "scale" }, true);
  });
  form.elements.lanes.addEventListener("change", () => change({ on: true, lanes: form.elements.lanes.value }, true));
  document.addEventListener("keydown", (event) => {
    const act = { "+": "nearer", "=": "nearer", "-": "further", ArrowLeft: "earlier", ArrowRight: "later" }[event.key];
    if (!view.on || !act || event.ctrlKey || event.metaKey || event.altKey) return;
    // The arrow keys are the axis's own, where the focus is in it.
    if (event.key.startsWith("Arrow") ? !axis.contains(event.target) : !window.xpFilters.isKey(event)) return;
    event.preventDefault();
    actions[act]();
  });

  // A span is drawn along the axis with a pointer; the two fields for days do the same.
  let drawn = null;
  const at = (event) => {
    const box = ground.getBoundingClientRect();
    const share = Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1);
    return { share, day: view.from + share * (view.to - view.from) };
  };
  ground.addEventListener("pointerdown", (event) => {
    if (!event.target.closest(".xp-axis__ruler") || event.button) return;
    drawn = { start: at(event), brush: make("span", "xp-axis__brush") };
    ground.querySelector(".xp-axis__ruler").append(drawn.brush);
    ground.setPointerCapture(event.pointerId);
  });
  ground.addEventListener("pointermove", (event) => {
    if (!drawn) return;
    const shares = [drawn.start.share, at(event).share].sort((a, b) => a - b);
    drawn.brush.style.setProperty("--xp-left", `${(shares[0] * 100).toFixed(2)}%`);
    drawn.brush.style.setProperty("--xp-width", `${((shares[1] - shares[0]) * 100).toFixed(2)}%`);
  });
  ground.addEventListener("pointerup", (event) => {
    if (!drawn) return;
    const days = [drawn.start.day, at(event).day].sort((a, b) => a - b);
    const wide = Math.abs(at(event).share - drawn.start.share) > 0.01;
    drawn.brush.remove();
    drawn = null;
    if (wide) choose(days[0], days[1]);
  });

  addEventListener("popstate", () => {
    read();
    show();
  });
  document.addEventListener("xp:rows", draw);
  let waiting = 0;
  new ResizeObserver(() => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(draw);
  }).observe(ground);
  read();
  show();
})();
