// Days as numbers: how many there are since 1 January 1970, for any year of the Gregorian
// calendar, with the time of day as a fraction. `Date` would do from 1 to 9999 alone, and would
// bring time zones into it. The sums are those of a calendar that begins in March, in eras of 400
// years or 146,097 days. And the address of the page, in which days stand.
window.xpDays = (() => {
  "use strict";
  const ERA = 146097;
  const FROM_YEAR_0 = 719468;

  const number = (year, month, day) => {
    const shifted = month <= 2 ? year - 1 : year;
    const era = Math.floor(shifted / 400);
    const inEra = shifted - era * 400;
    const inYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
    const days = inEra * 365 + Math.floor(inEra / 4) - Math.floor(inEra / 100) + inYear;
    return era * ERA + days - FROM_YEAR_0;
  };

  // The number of a day like "2022-11-29", or null for what is none, such as 30 February, and for
  // days that no calendar of the browser reaches.
  const FURTHEST = 1e8;
  const parse = (written) => {
    const found = /^([+-]?\d{4,})-(\d\d)-(\d\d)$/.exec(written ?? "");
    if (!found) return null;
    const [year, month, day] = found.slice(1).map(Number);
    const days = number(year, month, day);
    if (Math.abs(days) > FURTHEST) return null;
    const is = parts(days);
    return is.month === month && is.day === day ? days : null;
  };

  const parts = (days) => {
    const shifted = Math.floor(days) + FROM_YEAR_0;
    const era = Math.floor(shifted / ERA);
    const inEra = shifted - era * ERA;
    const year = Math.floor(
      (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36524) - Math.floor(inEra / 146096)) / 365,
    );
    const inYear = inEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
    const month = Math.floor((5 * inYear + 2) / 153);
    const day = inYear - Math.floor((153 * month + 2) / 5) + 1;
    const number = month < 10 ? month + 3 : month - 9;
    return { year: year + era * 400 + (number <= 2 ? 1 : 0), month: number, day };
  };

  const text = (days) => {
    const { year, month, day } = parts(days);
    const sign = year < 0 ? "-" : year > 9999 ? "+" : "";
    const two = (part) => String(part).padStart(2, "0");
    return `${sign}${String(Math.abs(year)).padStart(4, "0")}-${two(month)}-${two(day)}`;
  };

  // The same with a time of day: "2022-11-29T06:30".
  const moment = (found) => {
    const [, day, hours, minutes] = /^(.*?)(?:T(\d\d):(\d\d))?$/.exec(found);
    const days = parse(day);
    return days === null ? null : days + ((Number(hours) || 0) + (Number(minutes) || 0) / 60) / 24;
  };
  const momentText = (at) => {
    const minutes = Math.round((at - Math.floor(at)) * 1440);
    if (minutes === 0 || minutes === 1440) return text(Math.round(at));
    const two = (part) => String(part).padStart(2, "0");
    return `${text(at)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  };

  // A day in the words of the page's language. Formats are kept: each costs a millisecond.
  const formats = new Map();
  const say = (days, options = { day: "numeric", month: "long", year: "numeric" }) => {
    const language = document.documentElement.lang || "en";
    // As dates in English stand on the page, with the day before the month.
    const locale = language === "en" ? "en-GB" : language;
    const key = JSON.stringify(options);
    if (!formats.has(key)) {
      formats.set(key, new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }));
    }
    const { year } = parts(days);
    const era = year < 1 ? { ...options, era: "short" } : null;
    const format = era ? new Intl.DateTimeFormat(locale, { ...era, timeZone: "UTC" }) : formats.get(key);
    return format.format(new Date(Math.round(days * 86400000)));
  };

  // --- The address, which keeps what a reader chose -------------------------------------------

  // A field for a day changes with each part that is typed: all of it is one step back.
  let typed = null;
  addEventListener("focusout", () => {
    typed = null;
  });
  // Puts values into the query, and takes those out that are empty.
  const keep = (values, field = null) => {
    const address = new URL(location.href);
    for (const [name, value] of Object.entries(values)) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    if (address.href === location.href) return;
    const again = field !== null && field === typed;
    history[again ? "replaceState" : "pushState"](history.state, "", address);
    typed = field?.type === "date" ? field : null;
  };

  return { number, parse, parts, text, say, moment, momentText, keep };
})();
