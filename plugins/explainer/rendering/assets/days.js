// Days as numbers: how many there are since 1 January 1970, for any year of the Gregorian
// calendar, with the time of day as a fraction. `Date` would do from 1 to 9999 alone, and would
// bring time zones into it. The sums are those of a calendar that begins in March, in eras of
// 400 years or 146,097 days.
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

  // The number of a day like "2022-11-29", or null for what is none.
  const parse = (text) => {
    const found = /^([+-]?\d{4,})-(\d\d)-(\d\d)$/.exec(text ?? "");
    return found ? number(Number(found[1]), Number(found[2]), Number(found[3])) : null;
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
    return format.format(new Date(days * 86400000));
  };

  return { number, parse, parts, text, say };
})();
