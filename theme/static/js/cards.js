// Cards for the top of the results: what a query means, told with the record's list. Words are the caller's, by the keys of
// components/search-card-words.html.

import { distance } from "./names.js";
import { make, written } from "./results.js";
import { ROOT } from "./site.js";
import { cut, folded, words } from "./spelling.js";

const MOST_BEGUN = 3;
const MOST_OFFICES = 3;
const MOST_OFFICERS = 3;
const MOST_CORRECTED = 3;

const below = (address) => new URL(address.replace(/^\//, ""), ROOT).pathname;
/** Return the address of a search, in the language of the site where that is not the page's own. */
const search = (parameters, { lang = "" } = {}) => `${below("tim-kiem/")}?${new URLSearchParams(lang ? { ...parameters, lang } : parameters).toString().replaceAll("%2F", "/")}`;

const filled = (text, values) => Object.entries(values).reduce((before, [name, value]) => before.replace(`{${name}}`, () => value), text);

/** Return what is said of a time from one day to another; null where neither is known. */
function period(from, to, words) {
  const key = from && to ? "period" : from ? "since" : to ? "until" : "";
  return key ? make("span", { class: "soft small" }, ` ${filled(words[key], { from: written(from), to: written(to) })}`) : null;
}

const item = (text, from, to, words) => make("li", {}, text, period(from, to, words));

/** Return a card: its heading a link, then what is given. */
function card(kind, title, address, ...children) {
  const link = make("a", { href: address }, title);
  return make("section", { class: `search-card search-card--${kind}`, "aria-label": title }, make("h3", { class: "search-card__title" }, link), ...children);
}

const line = (...children) => make("p", { class: "search-card__line" }, ...children);
const links = (pairs) => make("p", { class: "search-card__links" }, ...pairs.map(([text, address]) => make("a", { href: address }, text)));

function pictureOf(list) {
  if (!list.picture) return null;
  const [address, width, height] = list.picture;
  return make("img", { class: "search-card__picture", src: below(address), width, height, alt: "", loading: "lazy", decoding: "async" });
}

/** Return the card of a record: picture, name, note, other name that matched, latest office or officers, ways to all about it. */
function recordCard({ entry, variant }, list, site) {
  const { words, language } = site;
  const [office] = list.offices;
  const officers = list.officers.filter(([, , , , to]) => !to).slice(0, MOST_OFFICERS);
  const note = list.note || entry.note;
  return card(
    "record", list.name, below(list.url),
    pictureOf(list),
    note || variant ? line(make("span", { class: "soft" }, [note, variant && filled(words.variant, { name: variant })].filter(Boolean).join("; "))) : null,
    office ? line([office[0], office[1]].filter(Boolean).join(" "), period(office[2], office[3], words)) : null,
    officers.length ? make("ul", { class: "search-card__officers" }, ...officers.map(([title, name, , from, to]) => item(`${title}: ${name}`, from, to, words))) : null,
    links([
      [words.page, below(list.url)],
      [filled(words.articles, { n: list.count.toLocaleString(language) }), search({ hs: entry.key }, site)],
      ...(list.feed ? [[words.feed, below(list.feed)]] : []),
      [words.table, search({ hs: entry.key, viec: "bang" }, site)],
    ]),
  );
}

/** Return the card of an office: its latest officer, and those before. */
function officeCard({ entry }, list, site) {
  const { words } = site;
  const holders = list.officers.filter(([title]) => title === entry.title);
  if (!holders.length) return null;
  const told = ([, name, key, from, to]) => [make("a", { href: below(`${key}/`) }, name), period(from, to, words)];
  const [latest, ...before] = holders;
  return card(
    "office", entry.name, below(`${entry.key}/`),
    line(...told(latest)),
    before.length
      ? make("details", {}, make("summary", {}, filled(words.before, { n: before.length })), make("ol", { class: "search-card__officers" }, ...before.map((one) => make("li", {}, ...told(one)))))
      : null,
    links([[words.committee, below(`${entry.key}/`)], [words.holderArticles, search({ hs: latest[2] }, site)]]),
  );
}

/** Return the card of a day, month or year. */
function dayCard({ from, to }, site) {
  const { words, hasMonth } = site;
  const [year, month] = from.split("-");
  const address = search({ tu: from, den: to }, site);
  const archive = month && hasMonth(`${year}-${month}`);
  return card("day", filled(words.day, { day: written(from) }), address, links([
    [words.dayArticles, address],
    ...(archive ? [[filled(words.month, { month: written(`${year}-${month}`) }), below(`luu-tru/${year}/${month}/`)]] : []),
  ]));
}

/** Return the elements for what a query means (names.meant), in order. site is {load: key -> list, words, language,
 * hasMonth: "2023-07" -> whether the archive has its page, topicAddress: slug -> where a topic's articles are}. A list that
 * cannot be loaded has no card. */
export async function cards(found, site) {
  const nearest = found.near.slice(0, 1).filter(({ entry, score }) => entry.kind !== "event" && score[1] < 2);
  const records = found.exact.length ? found.exact : [...found.begins.slice(0, MOST_BEGUN), ...nearest];
  const withList = (make) => async (one) => {
    const list = await site.load(one.entry.key).catch(() => null);
    return list && make(one, list, site);
  };
  const made = await Promise.all([
    ...found.offices.slice(0, MOST_OFFICES).map(withList(officeCard)),
    ...records.map(withList(recordCard)),
  ]);
  const days = found.days ? [dayCard(found.days, site)] : [];
  const topics = found.topics.map(([slug, name]) => card("topic", name, site.topicAddress(slug), links([[site.words.topicArticles, site.topicAddress(slug)]])));
  return [...days, ...made.filter(Boolean), ...topics];
}

/** Return the words of the vocabulary, given with those without marks, that a word may be: with other marks, then with one
 * letter wrong, missing or extra. */
function corrections(word, vocabulary, bares) {
  const bare = folded(word);
  const otherMarks = vocabulary.filter((_, place) => bares[place] === bare);
  const otherLetters = bare.length > 2 ? vocabulary.filter((_, place) => distance(bare, bares[place], 1) === 1) : [];
  return [...otherMarks, ...otherLetters].slice(0, MOST_CORRECTED);
}

/** Return what to show under "did you mean", {records, queries}: near as it is, and the query with words corrected that the
 * vocabulary (exact words, the most frequent first) has not, at most three; without marks a word counts as known. */
export function didYouMean(query, near, vocabulary) {
  const known = new Set(vocabulary);
  const bares = vocabulary.map(folded);
  const bare = new Set(bares);
  let queries = [[]];
  let isOther = false;
  cut(query).forEach((piece, place) => {
    const [word] = place % 2 ? words(piece) : [];
    const isKnown = !word || known.has(word) || /^\d+$/.test(word) || (word === folded(word) && bare.has(word));
    const instead = isKnown ? [] : corrections(word, vocabulary, bares);
    isOther ||= instead.length > 0;
    const pieces = instead.length ? instead : [piece];
    queries = pieces.flatMap((one) => queries.map((before) => [...before, one])).slice(0, MOST_CORRECTED);
  });
  return { records: near, queries: isOther ? queries.map((pieces) => pieces.join("").trim()) : [] };
}

/** Return the list of what may be meant: records lead to their articles, words to the search for them; null where there is nothing. */
export function didYouMeanList({ records, queries }, site) {
  const { words } = site;
  const all = [
    ...records.map(({ entry, variant }) => [[entry.name, entry.note && `(${entry.note})`, variant && filled(words.variant, { name: variant })].filter(Boolean).join(" "), search({ hs: entry.key }, site)]),
    ...queries.map((query) => [query, search({ q: query }, site)]),
  ];
  if (!all.length) return null;
  const items = all.map(([text, address]) => make("li", {}, make("a", { href: address }, text)));
  return make("section", { class: "search-card search-card--near" }, make("h3", { class: "search-card__title" }, words.near), make("ul", { class: "search-card__near" }, ...items));
}
