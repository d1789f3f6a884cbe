// What a query means: records by their names, offices, days, topics. The files are made by plugins/search/suggestions.py;
// what is in them is told there. All that is exported is pure, but Names.

import { ROOT } from "./site.js";
import { folded, slugOf, words } from "./spelling.js";

const LONGEST_BEGINNING = 8;
const OTHER_SCRIPT = "_";
const MOST_NEAR = 6;
const MOST_READINGS = 4;
const SHORT_NAME = 8; // letters; in a shorter one only one may be wrong
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;
const KINDS = ["person", "committee", "event"];

/** Return the words of text as they are compared: exact; folded; and letters with the tone apart, as an unfinished word has it elsewhere. */
export function wordsOf(text) {
  return words(text).map((exact) => {
    const parts = exact.normalize("NFD");
    const tone = (parts.match(TONE) ?? []).join("");
    return { exact, folded: folded(exact), letters: parts.replace(TONE, "").normalize("NFC"), tone };
  });
}

const joined = (words, way) => words.map((word) => word[way]).join(" ");
const begins = (word, typed) => word.folded.startsWith(typed.folded);
const beginsExactly = (word, typed) => word.letters.startsWith(typed.letters) && word.tone === typed.tone;

/** Tell where the typed words stand one after the other in words, -1 when they do not. */
function runAt(words, typed, agree) {
  for (let at = 0; at + typed.length <= words.length; at += 1) {
    if (typed.every((one, place) => agree(words[at + place], one))) return at;
  }
  return -1;
}

/** Tell whether every typed word begins a word of its own, in any order. */
function scattered(words, typed, agree) {
  const free = [...words];
  return [...typed].sort((a, b) => b.folded.length - a.folded.length).every((one) => {
    const at = free.findIndex((word) => agree(word, one));
    if (at >= 0) free.splice(at, 1);
    return at >= 0;
  });
}

/** Return how well words answer what was typed, numbers to compare in order, less is better; null when not at all:
 * exact marks, a row, the start of the name or, of a person's, its end, for people are called by the last word. */
export function match(words, typed, kind) {
  for (const [marks, agree] of [beginsExactly, begins].entries()) {
    const at = runAt(words, typed, agree);
    if (at >= 0) {
      const atEdge = at === 0 || (kind === "person" && at + typed.length === words.length);
      return [marks, 0, atEdge ? 0 : 1];
    }
    if (scattered(words, typed, agree)) return [marks, 1, 1];
  }
  return null;
}

function compare(one, other) {
  const at = one.findIndex((number, place) => number !== other[place]);
  return at < 0 ? 0 : one[at] - other[at];
}

/** Return the best form of each entry by a score of (form, entry), best first: {entry, variant, score}; variant is the
 * other name that it is; entries without a score are left out. */
function ranked(prepared, scoreOf) {
  const found = [];
  for (const entry of prepared) {
    let best = null;
    entry.forms.forEach((form, place) => {
      const how = scoreOf(form, entry);
      const score = how && [...how, place ? 1 : 0, -entry.count];
      if (score && (!best || compare(score, best.score) < 0)) best = { entry, variant: place ? form.form : "", score };
    });
    if (best) found.push(best);
  }
  return found.sort((one, other) => compare(one.score, other.score));
}

/** Return what answers the query, best first: {entry, variant, score}; variant is the other name that matched. */
export function rank(prepared, query) {
  const typed = wordsOf(query);
  return typed.length ? ranked(prepared, ({ words }, { kind }) => match(words, typed, kind)) : [];
}

/** Return the letters wrong, missing, extra or swapped between two texts, Infinity beyond most. */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return Infinity;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let at = 1; at <= other.length; at += 1) {
      now[at] = Math.min(last[at] + 1, now[at - 1] + 1, last[at - 1] + (one[row - 1] === other[at - 1] ? 0 : 1));
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) {
        now[at] = Math.min(now[at], before[at - 2] + 1);
      }
    }
    if (Math.min(...now) > most) return Infinity;
    [before, last] = [last, now];
  }
  return last[other.length] > most ? Infinity : last[other.length];
}

const LONG_WORD = 5;
const initials = (words) => words.map((word) => word.folded[0]).join("");
const isSame = (word, typed) => word.folded === typed.folded;

/** Return how near a form is to typed words, numbers to compare in order, less is better; null when it is not:
 * letters that are wrong, whether only its beginning (or, of a person's, its end) is meant, and what marks are wrong. */
function nearness({ words }, typed, kind) {
  if (typed.length === 1 && words.length > 2 && initials(words).startsWith(typed[0].folded) && typed[0].folded.length > 1) {
    return [0, initials(words) === typed[0].folded ? 0 : 1, 0];
  }
  if (typed.length === 1 && typed[0].folded.length < LONG_WORD) return null; // most short words are a slip of another
  const hasAll = scattered(words, typed, isSame);
  if (hasAll && words.length === typed.length) return [0, 0, 0];
  const text = joined(typed, "folded");
  const most = text.length < SHORT_NAME ? 1 : 2;
  const parts = [words];
  if (words.length > typed.length) parts.push(words.slice(0, typed.length));
  if (words.length > typed.length && kind === "person") parts.push(words.slice(-typed.length));
  let best = null;
  parts.forEach((part, place) => {
    const wrong = distance(text, joined(part, "folded"), best ? best[0] : most);
    if (wrong === Infinity) return;
    const marks = distance(joined(typed, "exact"), joined(part, "exact"), Infinity);
    const how = [wrong, place ? 1 : 0, marks];
    if (!best || compare(how, best) < 0) best = how;
  });
  return best ?? (typed.length > 1 && (hasAll || runAt(words, typed, begins) >= 0) ? [1, 2, 0] : null);
}

/** Return what a query may have meant that no name is or begins with, best first. */
export function near(prepared, query) {
  const typed = wordsOf(query);
  return typed.length ? ranked(prepared, (form, { kind }) => nearness(form, typed, kind)).slice(0, MOST_NEAR) : [];
}

/** Make what a file holds, {kind, folder, entries: [[name, slug, note, variants, count]]}, ready to be searched. */
export function prepare({ kind, folder, entries }) {
  return entries.map(([name, slug, note, variants, count]) => ({
    kind, name, key: `${folder}/${slug || slugOf(name)}`, note, count,
    forms: [name, ...variants].map((form) => ({ form, words: wordsOf(form) })),
  }));
}

/** Return the parts that the words lead to, {key, words: those that led there}, of an index {counts, split}. */
function partsOf(index, words, before = "", used = []) {
  return words.flatMap((word) => {
    const beginning = longest(index, word, before);
    if (!beginning) return [];
    const part = { key: before + beginning, words: [...used, word] };
    if (!index.split.has(part.key)) return [part];
    const others = words.filter((other) => other !== word && other.slice(0, LONGEST_BEGINNING) !== beginning);
    const deeper = partsOf(index, others, `${part.key}-`, part.words);
    return deeper.length ? deeper : [part];
  });
}

function longest(index, word, before) {
  for (let length = Math.min(word.length, LONGEST_BEGINNING); length; length -= 1) {
    if (Object.hasOwn(index.counts, before + word.slice(0, length))) return word.slice(0, length);
  }
  return "";
}

/** Return the keys of the parts to load for folded words: the smallest; and, to find what has one word wrong, for each
 * word that led there the smallest that another led to. */
function keysFor(index, words, isForgiving) {
  const parts = partsOf(index, [...new Set(words.map((word) => (/^[a-z0-9]+$/.test(word) ? word : OTHER_SCRIPT)))]);
  const isWhole = ({ key, words: { length } }) => !index.split.has(key) || length === words.length;
  parts.sort((one, other) => isWhole(other) - isWhole(one) || index.counts[one.key] - index.counts[other.key]);
  const [smallest] = parts;
  if (!smallest) return [];
  const others = isForgiving ? smallest.words.map((word) => parts.find((part) => !part.words.includes(word))) : [];
  return [...new Set([smallest, ...others].filter(Boolean).map(({ key }) => key))];
}

function indexOf(counts = {}) {
  const split = Object.keys(counts).filter((key) => key.includes("-")).map((key) => key.slice(0, key.lastIndexOf("-")));
  return { counts, split: new Set(split) };
}

async function loadFile(address) {
  const answer = await fetch(new URL(address.replace(/^\//, ""), ROOT));
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

/** The names of all records, of offices, and short forms: of each a first file and, where that cannot hold all, parts. */
export class Names {
  /** addresses: of the first files, root-relative, {person, committee, event, office, shorts}. */
  constructor(addresses, load = loadFile) {
    this.addresses = addresses;
    this.load = load;
    this.loaded = new Map();
  }

  /** Return what make makes of the file at an address, loaded once; again after a failure. */
  once(address, make) {
    if (!this.loaded.has(address)) {
      const promise = this.load(address).then(make);
      promise.catch(() => this.loaded.delete(address));
      this.loaded.set(address, promise);
    }
    return this.loaded.get(address);
  }

  firstOf(name) {
    return this.once(this.addresses[name], (file) => ({ index: indexOf(file.parts), home: `${file.folder}/${file.home}`, prepared: prepare(file) }));
  }

  /** Load the first files. */
  first() {
    return Promise.all([...KINDS, "office"].map((name) => this.firstOf(name)).concat(this.shorts()));
  }

  shorts() {
    return this.once(this.addresses.shorts, (shorts) => shorts);
  }

  /** Return the entries of a first file and of its parts that may answer the query; with isForgiving also those that nearly do. */
  async of(name, query, isForgiving = false) {
    const { index, prepared } = await this.firstOf(name);
    const address = this.addresses[name];
    const keys = keysFor(index, words(query).map(folded), isForgiving);
    const parts = await Promise.all(keys.map((key) => this.once(address.replace(".json", `/${key}.json`), prepare)));
    return [...new Map([...prepared, ...parts.flat()].map((entry) => [`${entry.key} ${entry.name}`, entry])).values()];
  }

  /** Return the names of records that may answer the query, likewise. */
  async about(query, isForgiving = false) {
    return (await Promise.all(KINDS.map((kind) => this.of(kind, query, isForgiving)))).flat();
  }
}

/** Return the query and what it is with its short forms written out. */
export function readings(query, shorts) {
  const typed = words(query).map(folded);
  const exact = words(query);
  const longest = Math.max(...Object.keys(shorts).map((short) => short.split(" ").length));
  let found = [[]];
  for (let at = 0, length = 1; at < typed.length; at += length) {
    length = Math.min(longest, typed.length - at);
    while (length > 1 && !Object.hasOwn(shorts, typed.slice(at, at + length).join(" "))) length -= 1;
    const short = typed.slice(at, at + length).join(" ");
    const meant = Object.hasOwn(shorts, short) ? shorts[short] : [exact[at]];
    found = found.flatMap((before) => meant.map((text) => [...before, text])).slice(0, MOST_READINGS);
  }
  return [...new Set([query, ...found.map((texts) => texts.join(" "))])];
}

/** Return how well an office's phrase answers typed words, numbers to compare in order, less is better; null when not at
 * all: it begins with the first of them, and the others begin words after it; so many that they may say the whole title. */
function officeScore({ words }, typed) {
  for (const [marks, agree] of [beginsExactly, begins].entries()) {
    let at = 0;
    const places = typed.map((one) => {
      while (at < words.length && !agree(words[at], one)) at += 1;
      at += 1;
      return at - 1;
    });
    if (places[0] === 0 && at <= words.length) return [marks, at > typed.length ? 1 : 0];
  }
  return null;
}

/** Return the offices that the query names, best first, those of the home committee before others. */
export function officesNamed(prepared, query, home) {
  const typed = wordsOf(query);
  if (typed.length < 2) return [];
  const found = ranked(prepared, (form, { key, note }) => {
    const how = words(note).length <= typed.length && officeScore(form, typed);
    return how && [...how, key === home ? 0 : 1, form.words.length];
  });
  return found.map(({ entry, variant }) => ({ entry: { ...entry, kind: "office", title: entry.note, note: "" }, variant }));
}

const DAY = /^(?:ngay )?(\d{1,2})(?:[/.-]| thang )(\d{1,2})(?:[/.-]| nam )(\d{4})$/;
const MONTH = /^(?:thang )?(\d{1,2})(?:[/.-]| nam )(\d{4})$/;
const YEAR = /^nam (\d{4})$/;

/** Return the day, month or year that the query is, {from, to} as 2023-07-03, 2023-07 or 2023; null when it is none that can be. */
export function daysIn(query) {
  const text = folded(query).trim().replace(/\s+/g, " ").replace(/ ?([/.-]) ?/g, "$1");
  const [day, month, year] = DAY.exec(text)?.slice(1) ?? ["", ...(MONTH.exec(text)?.slice(1) ?? ["", YEAR.exec(text)?.[1]])];
  if (!year || year < "1000") return null;
  const iso = [year, month && month.padStart(2, "0"), day && day.padStart(2, "0")].filter(Boolean).join("-");
  const isThere = new Date(`${iso.padEnd(7, "-01").padEnd(10, "-01")}T00:00Z`);
  return !Number.isNaN(isThere.valueOf()) && isThere.toISOString().startsWith(iso) ? { from: iso, to: iso } : null;
}

/** Return those of topics, [slug, name], that the query is or begins. */
export function topicsNamed(query, topics) {
  const typed = wordsOf(query);
  return typed.length ? topics.filter(([, name]) => runAt(wordsOf(name).slice(0, typed.length), typed, begins) === 0) : [];
}

/** Keep of answers to the same record, or the same office, the first. */
const eachOnce = (answers) => [...new Map([...answers].reverse().map((one) => [`${one.entry.key} ${one.entry.name}`, one])).values()].reverse();

/** Return what find finds for each of texts. */
async function ofReadings(texts, find) {
  return eachOnce((await Promise.all(texts.map(find))).flat());
}

/** Return the place of the form of an entry that has the typed words, marks aside; -1 when none has. */
const placeOf = (entry, typed) => entry.forms.findIndex(({ words }) => joined(words, "folded") === typed);

/** Return {exact, begins, others, near, offices} of a query, lists of {entry, variant}, best first: records of which a name
 * has the same words, marks aside; begins with them; has them somewhere; may be meant; and offices. near is empty where
 * exact, begins or offices are not, and where the query is a day. */
export async function find(query, names, isForgiving = true) {
  const texts = readings(query, await names.shorts());
  const found = await ofReadings(texts, async (text) => {
    const typed = joined(wordsOf(text), "folded");
    return rank(await names.about(text), text).map((one) => {
      const place = placeOf(one.entry, typed);
      return place < 0 ? one : { ...one, variant: place ? one.entry.forms[place].form : "", isExact: true };
    });
  });
  const isBegun = ({ isExact, score }) => !isExact && !score[1] && !score[2];
  const exact = found.filter(({ isExact }) => isExact);
  const begun = found.filter(isBegun);
  const { home } = await names.firstOf("office");
  const offices = await ofReadings(texts, async (text) => officesNamed(await names.of("office", text), text, home));
  const isClear = [exact, begun, offices].some(({ length }) => length) || daysIn(query);
  return {
    exact,
    begins: begun,
    others: found.filter((one) => !one.isExact && !isBegun(one)),
    near: isClear || !isForgiving ? [] : await ofReadings(texts, async (text) => near(await names.about(text, true), text)),
    offices,
  };
}

/** Return what the query means: {exact, begins, near, offices, days, topics}; see find, daysIn, topicsNamed. Where nothing is
 * nor begins with it, names that have its words in a row stand for those that begin so. Only with isForgiving what is near
 * is looked for, which loads several times as much. */
export async function meant(query, names, topics = [], isForgiving = true) {
  const { others, ...found } = await find(query, names, isForgiving);
  const inRow = found.exact.length || found.begins.length || wordsOf(query).length < 2 ? [] : others.filter(({ score }) => !score[1]);
  const records = inRow.length ? { begins: inRow, near: [] } : {};
  return { ...found, ...records, days: daysIn(query), topics: topicsNamed(query, topics) };
}

/** Put ranked answers together by kind, the kind of the best answer first, at most so many of each. */
export function group(answers, most = 6) {
  const groups = new Map();
  for (const one of answers) {
    const some = groups.get(one.entry.kind) ?? [];
    if (some.length < most) groups.set(one.entry.kind, [...some, one]);
  }
  return [...groups];
}
