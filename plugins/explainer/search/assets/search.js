// The site's search, in a worker: it answers what the theme's own would, from an index in
// shards (see `shards.py`), and fetches of it only what a question needs. Nothing is fetched
// before the reader types.
"use strict";

const INDEX = new URL("../search/", self.location);
const MESSAGE = { SETUP: 0, READY: 1, QUERY: 2, RESULT: 3 };

// So many pages are shown, so many words of a question looked up, and so many shards read for
// one of them: the beginning of a word can lead to many, until a further letter is typed.
const SHOWN = 15;
const MOST_WORDS = 8;
const MOST_SHARDS = 3;

// Whether the theme shows how a word might go on; it says so when it sets us up.
let suggesting = false;

// --- words: the other half of `tokens.py` ------------------------------------------------

const MAX_LENGTH = 40;
const MARKS = "\\u0900-\\u0963\\u0966-\\u109f\\u1780-\\u17d3";
const IDEOGRAPHS =
  "\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\u{20000}-\\u{3ffff}";
const WORD = new RegExp(
  `[${IDEOGRAPHS}]|(?:(?![${IDEOGRAPHS}])[\\p{L}\\p{N}_${MARKS}])+`, "gu");
const ONE = new RegExp(`^[${IDEOGRAPHS}]$`, "u");
const ACCENT = new RegExp(
  "[\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7" +
  "\\u0640\\u064b-\\u065f\\u0670\\u3099\\u309a]+", "gu");
const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ħ: "h", ł: "l", þ: "th",
  ı: "i", ς: "σ" };
const LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "gu");
// A word as it is written, accents and all; of Chinese and Japanese a character.
const WRITTEN = new RegExp(
  `[${IDEOGRAPHS}][\\u3099\\u309a]?|(?:(?![${IDEOGRAPHS}])[\\p{L}\\p{N}\\p{M}_])+`, "gu");

const wordsOf = (text) => {
  const folded = text.toLowerCase().normalize("NFKD").toLowerCase()
    .replace(ACCENT, "").replace(LETTER, (letter) => LETTERS[letter]);
  return folded.match(WORD) ?? [];
};

// --- the index ---------------------------------------------------------------------------

const STEPS = 8;
// What a word says that stands in a text once or more often, in the heading of a section, in
// the title of a page: one word of four or more, of three, of two, or the whole title.
const WEIGHTS = [1, 1.5, 3, 8, 11, 16, 32];

const fetched = new Map();

const read = (path, options) => {
  let answer = fetched.get(path);
  if (!answer) {
    answer = fetch(new URL(path, INDEX), options).then((response) => {
      if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
      return response.json();
    });
    answer.catch(() => fetched.delete(path)); // the next question asks again
    fetched.set(path, answer);
  }
  return answer;
};

// The manifest, with the page of each record and the shard of each page.
let known;
const manifest = async () => {
  const found = await read("manifest.json", { cache: "no-cache" });
  if (known?.found === found) return known;
  const pageOf = [], firstOf = [], shardOf = [];
  found.pages.forEach((sizes, shard) => {
    [...sizes].forEach((size, place) => {
      const page = firstOf.length;
      firstOf.push(pageOf.length);
      shardOf.push([shard, place]);
      for (let n = size.codePointAt(0) - 0x30; n > 0; n--) pageOf.push(page);
    });
  });
  known = { found, terms: found.terms, version: found.version, pageOf, firstOf, shardOf };
  return known;
};

// The last shard that begins with the word or before it, and those after it that begin with it.
const shardsFor = (terms, word) => {
  let low = 0, high = terms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (terms[middle] <= word) low = middle + 1;
    else high = middle;
  }
  const found = low > 0 ? [low - 1] : [];
  const most = word.length === 1 ? 1 : MOST_SHARDS; // one letter begins too much
  for (let n = low; n < terms.length && found.length < most && terms[n].startsWith(word); n++) {
    found.push(n);
  }
  return found;
};

// Say whether a term is what a word of the question means, or begins with it.
const means = (word, term) => term === word || (!ONE.test(word) && term.startsWith(word));

// Return the terms that a word of the question may mean, each with its postings.
const lookUp = async (index, word) => {
  const shards = shardsFor(index.terms, word)
    .map((number) => read(`terms/${number}.json?${index.version}`));
  const found = [];
  for (const shard of await Promise.all(shards)) {
    for (const [term, [count, ...steps]] of Object.entries(shard)) {
      if (means(word, term)) found.push({ term, count, steps });
    }
  }
  return found;
};

// --- a question --------------------------------------------------------------------------

// The words of a question as they are written, and what to look up for each.
const partsOf = (question) => {
  const parts = new Map();
  for (const written of question.normalize("NFC").toLowerCase().match(WRITTEN) ?? []) {
    const words = wordsOf(written).filter((word) => [...word].length <= MAX_LENGTH);
    if (words.length) parts.set(written, words);
  }
  return new Map([...parts].slice(0, MOST_WORDS));
};

// Return the score of each record for a word, and whether more records have it than are known.
const scores = (found, word, records) => {
  const count = found.reduce((sum, one) => sum + one.count, 0);
  const rarity = Math.log(1 + records / (count + 1));
  const scored = new Map();
  let capped = false;
  for (const { term, count: all, steps } of found) {
    const likeness = term === word ? 1 : 0.5 * (word.length / term.length);
    capped ||= all > steps.length;
    let posting = 0;
    for (const step of steps) {
      posting += step;
      const record = Math.floor(posting / STEPS);
      const score = rarity * likeness * WEIGHTS[posting % STEPS];
      if (score > (scored.get(record) ?? 0)) scored.set(record, score);
    }
  }
  return { scored, capped };
};

// Return the pages that answer best: those with all words, or else with as many as there are.
const rank = (index, lists) => {
  const pages = new Map();
  lists.forEach(({ scored }, word) => {
    for (const [record, score] of scored) {
      const number = index.pageOf[record];
      let page = pages.get(number);
      if (!page) pages.set(number, page = { number, best: lists.map(() => 0), records: new Map() });
      page.best[word] = Math.max(page.best[word], score);
      const of = page.records.get(record) ?? lists.map(() => 0);
      of[word] = score;
      page.records.set(record, of);
    }
  });
  for (const page of pages.values()) {
    // A word that stands nearly everywhere may stand here too: of it not all pages are known.
    const has = page.best.map((score, word) => score > 0 || lists[word].capped);
    page.has = has.filter(Boolean).length;
    // Words that stand in one place belong together more than words strewn over a page.
    const together = Math.max(...[...page.records.values()].map((of) => of.filter(Boolean).length));
    page.score = sum(page.best) * (1 + (together / lists.length) ** 2);
  }
  return [...pages.values()].sort(
    (a, b) => b.has - a.has || b.score - a.score || a.number - b.number);
};

const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);

// --- what is shown -----------------------------------------------------------------------

const ESCAPED = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escapeHtml = (text) => text.replace(/[&<>"']/g, (one) => ESCAPED[one]);

// Where words of the question stand in a text, as they are written there.
const marksIn = (text, words) => {
  const marks = [];
  for (const found of text.matchAll(WRITTEN)) {
    const folded = wordsOf(found[0]);
    const meant = words.find((word) => folded.some((one) => means(word, one)));
    if (meant) marks.push({ start: found.index, end: found.index + found[0].length, meant });
  }
  return marks;
};

const marked = (text, words) => {
  let html = "", last = 0;
  for (const { start, end } of marksIn(text, words)) {
    html += escapeHtml(text.slice(last, start));
    html += `<mark>${escapeHtml(text.slice(start, end))}</mark>`;
    last = end;
  }
  return html + escapeHtml(text.slice(last));
};

const LONG = 320;

// Return a line around the first word that is looked for, cut between words.
const clipped = (line, words) => {
  if (line.length <= LONG) return line;
  const first = marksIn(line, words)[0]?.start ?? 0;
  const start = first < LONG / 2 ? 0 : line.lastIndexOf(" ", first - LONG / 4) + 1;
  const end = line.length - start <= LONG ? line.length : line.lastIndexOf(" ", start + LONG);
  const to = end > start ? end : start + LONG;
  return `${start ? "… " : ""}${line.slice(start, to)}${to < line.length ? " …" : ""}`;
};

// Return the two lines of a text that hold most of the words, or the one that says most.
const teaser = (text, words) => {
  const lines = text.split("\n").map((line) => line.trim()).filter(Boolean)
    .map((line, place) => {
      const meant = new Set(marksIn(line, words).map((mark) => mark.meant));
      return { line, place, meant: meant.size };
    });
  let chosen = lines.filter((one) => one.meant).sort((a, b) => b.meant - a.meant).slice(0, 2);
  if (!chosen.length) {
    chosen = lines.slice(0, 5).sort((a, b) => b.line.length - a.line.length).slice(0, 1);
  }
  return chosen.sort((a, b) => a.place - b.place)
    .map(({ line }) => `<p>${marked(clipped(line, words), words)}</p>`).join("");
};

// Return a page as the theme shows it: its records that were found, and itself.
const shown = (index, page, rows, parts, words) => {
  const address = rows[0][0];
  const items = rows.map(([place, title, text], number) => {
    const best = page.records.get(index.firstOf[page.number] + number);
    const terms = {};
    let at = 0;
    for (const [written, folded] of parts) {
      terms[written] = folded.every((_, n) => best?.[at + n] > 0);
      at += folded.length;
    }
    return {
      location: number && place.startsWith("#") ? address + place : place,
      title: marked(title, words),
      text: teaser(text, words),
      score: best ? sum(best) : 0,
      terms: best ? terms : {},
    };
  });
  return items.filter((item, number) => item.score > 0 || number === 0)
    .sort((a, b) => b.score - a.score);
};

// Return what the theme shows for a question, or nothing if another one was asked meanwhile.
const answer = async (question, isLatest) => {
  const parts = partsOf(question);
  if (!parts.size) return { items: [] };
  const index = await manifest();
  const words = [...parts.values()].flat();
  const found = await Promise.all(words.map((word) => lookUp(index, word)));
  if (!isLatest()) return undefined;
  const lists = found.map((one, n) => scores(one, words[n], index.pageOf.length));
  const best = rank(index, lists).slice(0, SHOWN);
  const most = best[0]?.has;
  const pages = await Promise.all(best.filter((page) => page.has === most).map(async (page) => {
    const [shard, place] = index.shardOf[page.number];
    const rows = (await read(`pages/${shard}.json?${index.version}`))[place];
    // What is called exactly what was typed comes first.
    const exact = wordsOf(rows[0][1]).join(" ") === words.join(" ");
    return { exact, score: page.score, items: shown(index, page, rows, parts, words) };
  }));
  pages.sort((a, b) => b.exact - a.exact || b.score - a.score);
  const items = pages.map((page) => page.items);
  return suggesting ? { items, suggest: suggestions(found, words) } : { items };
};

// Return for each word the term in titles that it begins, the most frequent one.
const suggestions = (found, words) => {
  const terms = found.map((one, n) => {
    const titled = one.filter(({ steps }) => {
      let posting = 0;
      return steps.some((step) => (posting += step) % STEPS > 2);
    });
    return titled.find(({ term }) => term === words[n]) ??
      titled.sort((a, b) => b.count - a.count)[0];
  });
  return terms.every(Boolean) ? terms.map(({ term }) => term) : [];
};

// --- what the theme says and hears -------------------------------------------------------

let latest = 0;

self.addEventListener("message", async ({ data: { type, data } }) => {
  if (type === MESSAGE.SETUP) {
    suggesting = Boolean(data.options?.suggest);
    self.postMessage({ type: MESSAGE.READY });
  } else if (type === MESSAGE.QUERY) {
    const mine = ++latest;
    const isLatest = () => mine === latest;
    let result;
    try {
      result = await answer(data, isLatest);
    } catch (error) {
      console.warn("The search index could not be read.", error);
      result = { items: [] };
    }
    // An answer that comes after a later question would take the place of its answer.
    if (isLatest()) self.postMessage({ type: MESSAGE.RESULT, data: result });
  }
});
