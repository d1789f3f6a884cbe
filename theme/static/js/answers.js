// What answers a query in a year, and how well. Knows the archive's files, not the page.

import { cut, folded } from "./spelling.js";

const WINDOW = 32; // words of an excerpt
const NEAR = 10; // words that may stand between those of a query that are near each other

/** How well an article has the words of a query, best first. */
export const TIERS = { phrase: 0, foldedPhrase: 1, near: 2, foldedNear: 3, all: 4, foldedAll: 5 };

/** Tell whether a year may hold a day from one date to another; either may be empty, a year or a month alone. */
export const touches = (year, { from, to }) => (!from || year >= from.slice(0, 4)) && (!to || year <= to.slice(0, 4));
const isWithin = (day, { from, to }) => (!from || day >= from) && (!to || day.slice(0, to.length) <= to);

/** Return the query that terms, [{words, others}], and the rest make: {lists, facets: value by key, from, to, isExact}. */
export const queryOf = (terms, rest) => ({
  terms, hasMarks: terms.some((term) => term.words.some((word) => word !== folded(word))), ...rest,
});

/** Return the ranks of a year that are in every list; null without lists: any article. */
async function common(lists, year) {
  if (!lists.length) return null;
  const [first, ...others] = lists.map((list) => list.of(year.year)).sort((one, other) => one.size - other.size);
  const numbers = [...first].filter((number) => others.every((other) => other.has(number)));
  if (!numbers.length) return new Set();
  const ranks = await year.numbers();
  return new Set(numbers.map((number) => ranks.get(number)).filter((rank) => rank !== undefined));
}

/** Words that must stand one after the other, in one year: in which articles, and where. */
class Phrase {
  /** lists: of each word, in their order, those that are the word but for its marks. */
  constructor(spelled, lists) {
    Object.assign(this, { spelled, lists });
    const ranks = lists.map((some) => (some.length === 1 ? some[0].starts : new Set(some.flatMap(({ starts }) => [...starts.keys()]))));
    const [fewest, ...others] = ranks.sort((one, other) => one.size - other.size);
    this.ranks = others.length ? new Set([...fewest.keys()].filter((rank) => others.every((some) => some.has(rank)))) : fewest;
  }

  /** Return where its word at a place of the phrase stands in an article: whether exactly, by place, the first one first. */
  #word(at, rank) {
    const pairs = this.lists[at].flatMap((list) => list.places(rank).map((place) => [place, list.word === this.spelled[at]]));
    return this.lists[at].length > 1 ? pairs.sort(([one], [other]) => one - other) : pairs;
  }

  /** Return where it stands in an article: {place, exact, length}, by place. */
  at(rank) {
    const { length } = this.spelled;
    const first = this.#word(0, rank);
    if (length === 1) return first.map(([place, exact]) => ({ place, exact, length }));
    const rest = this.spelled.slice(1).map((_, at) => new Map(this.#word(at + 1, rank)));
    return first.filter(([place]) => rest.every((some, at) => some.has(place + at + 1)))
      .map(([place, exact]) => ({ place, length, exact: exact && rest.every((some, at) => some.get(place + at + 1)) }));
  }
}

/** Return the phrases that a term stands for, itself first. */
const phrasesOf = (term) => [term.words, ...(term.others ?? [])];

/** Return lists of spots by their place. */
function byPlace(spots) {
  const found = new Map();
  for (const spot of spots) {
    if (found.has(spot.place)) found.get(spot.place).push(spot);
    else found.set(spot.place, [spot]);
  }
  return found;
}

/** Return where the terms stand one after the other as in the query, {place, end, exact}, exact ones first; null where nowhere. */
function inRow([first, ...rest]) {
  const starts = rest.map(byPlace);
  let best = null;
  for (const { place, length, exact } of first) {
    let reached = [{ place, end: place + length, exact }];
    for (const next of starts) {
      if (!reached.length) break;
      reached = reached.flatMap((one) => (next.get(one.end) ?? []).map((spot) => ({ place, end: one.end + spot.length, exact: one.exact && spot.exact })));
    }
    for (const one of reached) if (!best || (one.exact && !best.exact)) best = one;
    if (best?.exact) break;
  }
  return best;
}

/** Return the shortest stretch in which every term stands: {place, end}. */
function nearest(spots) {
  const all = spots.flatMap((some, term) => some.map((spot) => ({ ...spot, term }))).sort((one, other) => one.place - other.place);
  const last = spots.map(() => null);
  let best = null;
  for (const spot of all) {
    last[spot.term] = spot;
    if (last.includes(null)) continue;
    const place = Math.min(...last.map((one) => one.place));
    const end = Math.max(...last.map((one) => one.place + one.length));
    if (!best || end - place < best.end - best.place) best = { place, end };
  }
  return best;
}

/** Return how an article with these spots of each term answers: {tier, isTitle}. */
function judged(spots, textAt) {
  const size = spots.reduce((sum, some) => sum + Math.min(...some.map(({ length }) => length)), 0);
  const row = inRow(spots);
  if (row) {
    const inTitle = inRow(spots.map((some) => some.filter(({ place }) => place < textAt)));
    return { tier: row.exact ? TIERS.phrase : TIERS.foldedPhrase, isTitle: Boolean(inTitle && inTitle.exact === row.exact) };
  }
  const exact = spots.map((some) => some.filter((spot) => spot.exact));
  const hasExact = exact.every((some) => some.length);
  const ways = [[exact, TIERS.near, TIERS.all], [spots, TIERS.foldedNear, TIERS.foldedAll]].slice(hasExact ? 0 : 1);
  for (const [some, tier] of ways) {
    const stretch = nearest(some);
    if (stretch.end - stretch.place <= size + NEAR) return { tier, isTitle: stretch.end <= textAt };
  }
  const isTitle = (hasExact ? exact : spots).every((some) => some[0].place < textAt);
  return { tier: ways[0][2], isTitle };
}

/** Return {year, hits, counts} of one year: hits {year, rank, day, tier, isTitle, exact, places} in no order; counts by key
 * of each facet how many hits have a value, before the query's own choice in that facet narrows them. */
export async function answersOf(year, query) {
  const nothing = { year, hits: [], counts: {} };
  const { terms } = query;
  const [allowed, lists] = await Promise.all([
    common(query.lists, year),
    Promise.all(terms.map((term) => Promise.all(phrasesOf(term).map((spelled) => Promise.all(spelled.map((word) => year.lists(word))))))),
  ]);
  if (allowed && !allowed.size) return nothing;
  const phrases = terms.map((term, at) => phrasesOf(term)
    .map((spelled, which) => ({ spelled, of: lists[at][which] }))
    .filter(({ of }) => of.every((some) => some.length))
    .map(({ spelled, of }) => new Phrase(spelled, of)));
  if (phrases.some((some) => !some.length)) return nothing;
  let ranks = allowed;
  for (const some of phrases) {
    const has = (rank) => some.some((phrase) => phrase.ranks.has(rank));
    ranks = ranks ? new Set([...ranks].filter(has)) : new Set(some.flatMap((phrase) => [...phrase.ranks.keys()]));
  }
  if (ranks && !ranks.size) return nothing;
  const [, frame] = await year.head();
  const keys = Object.keys(frame.facets);
  const valuesOf = (key, rank) => [frame.facets[key][rank]].flat().filter((value) => value);
  const hits = [];
  const counts = Object.fromEntries(keys.map((key) => [key, new Map()]));
  for (const rank of ranks ?? Array(year.count).keys()) {
    const day = `${year.year}-${frame.days[rank]}`;
    if (!isWithin(day, query)) continue;
    const spots = phrases.map((some) => some.flatMap((phrase) => (phrase.ranks.has(rank) ? phrase.at(rank) : [])));
    if (spots.some((some) => !some.length)) continue;
    const exact = spots.every((some) => some.some((spot) => spot.exact));
    if (query.isExact && !exact) continue;
    const missed = keys.filter((key) => query.facets[key] && !valuesOf(key, rank).includes(query.facets[key]));
    for (const key of keys) {
      if (missed.some((other) => other !== key)) continue;
      for (const value of valuesOf(key, rank)) counts[key].set(value, (counts[key].get(value) ?? 0) + 1);
    }
    if (missed.length) continue;
    const best = spots.length ? judged(query.isExact ? spots.map((some) => some.filter((spot) => spot.exact)) : spots, year.textAt) : { tier: 0, isTitle: false };
    const places = spots.map((some) => (exact ? some.filter((spot) => spot.exact) : some).flatMap(({ place, length }) => Array.from({ length }, (_, at) => place + at)));
    hits.push({ year, rank, day, category: valuesOf("categories", rank)[0] ?? "", exact, places, ...best });
  }
  return { year, hits, counts };
}

const newest = (one, other) => other.day.localeCompare(one.day) || other.rank - one.rank;

/** Orders of hits by name: the best answers first, or the newest; of two as good the newer one. */
export const ORDERS = {
  best: (one, other) => one.tier - other.tier || other.isTitle - one.isTitle || newest(one, other),
  newest,
};

/** Return what to show of a hit: {slug, title, day, category, summary, lang, isRetracted, text, hit}. */
export async function shown(hit) {
  const [slug, title, day, category, summary, lang, isRetracted, text] = await hit.year.shown(hit.rank);
  return { slug, title, day, category, summary, lang, isRetracted, text, hit };
}

/** Return the words of text in turn with what is between, those at the marked places marked: [[piece, isMarked], …]. */
function pieces(text, marked, first) {
  return cut(text).map((piece, place) => [piece, place % 2 === 1 && marked.has(first + (place - 1) / 2)]);
}

/** Return the title as pieces. */
export function markedTitle({ title, hit }) {
  return pieces(title, new Set(hit.places.flat()), 0);
}

/** Return the stretch of the text in which most terms stand, as pieces; of the summary where only the title has them. */
export function excerpt({ summary, text, hit }) {
  const first = hit.year.textAt;
  const spots = hit.places.flatMap((some, term) => some.filter((place) => place >= first).map((place) => [place, term]));
  if (!text || !spots.length) return [[summary, false]];
  spots.sort(([one], [other]) => one - other);
  let best = [0, spots[0][0]];
  for (let begin = 0, end = 0; begin < spots.length; begin += 1) {
    while (end < spots.length && spots[end][0] < spots[begin][0] + WINDOW) end += 1;
    const within = spots.slice(begin, end);
    const inOrder = within.filter(([place, term], at) => at && within[at - 1][0] === place - 1 && within[at - 1][1] === term - 1).length;
    const worth = new Set(within.map(([, term]) => term)).size * 1000 + inOrder * 100 + within.length;
    if (worth > best[0]) best = [worth, spots[begin][0]];
  }
  const all = pieces(text, new Set(hit.places.flat()), first);
  const start = Math.max(0, best[1] - first - 6);
  const stretch = all.slice(start * 2 + (start ? 1 : 0), (start + WINDOW) * 2 + 1);
  return [[start ? "… " : "", false], ...stretch, [(start + WINDOW) * 2 + 1 < all.length ? " …" : "", false]];
}
