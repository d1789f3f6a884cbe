// What answers a query: years newest first, each with its articles. Knows the archive's files, not the page.

import { cut, folded, words } from "./spelling.js";

const WINDOW = 32; // words of an excerpt

/** Tell whether a year may hold a day from one date to another; either may be empty, a year or a month alone. */
const touches = (year, { from, to }) => (!from || year >= from.slice(0, 4)) && (!to || year <= to.slice(0, 4));
const isWithin = (day, { from, to }) => (!from || day >= from) && (!to || day.slice(0, to.length) <= to);

/** Return the range to look at instead of one in which nothing was found: all other years. */
export const outside = (archive, query) => archive.shards.filter((shard) => !touches(shard.year, query));

/** Return category by number of the articles of a year that are in every list; null without lists: any article. */
function common(lists, year) {
  if (!lists.length) return null;
  const [first, ...others] = lists.map((list) => list.of(year)).sort((one, other) => one.size - other.size);
  return new Map([...first].filter(([number]) => others.every((other) => other.has(number))));
}

/** Return the query that terms and the rest, {lists, category, from, to, isExact}, make. */
export const queryOf = (terms, rest) => ({
  terms, hasMarks: terms.some((term) => term.words.some((word) => word !== folded(word))), ...rest,
});

/** Return the shards to ask for a query, newest first. */
export async function shardsFor(archive, query, among = archive.shards.filter((shard) => touches(shard.year, query))) {
  const some = among.filter((shard) => !query.lists.length || common(query.lists, shard.year).size);
  return query.terms.length ? archive.having(query.terms, some) : some;
}

/** Return {shard, hits, categories} of one year: hits {shard, number, category, exact, score, places}, the newest first,
 * where marks were typed those with the very marks before; categories counts them before the category of the query
 * narrows them. With isThrifty less is loaded where there is nothing. */
export async function answersOf(shard, query, isThrifty = false) {
  const allowed = common(query.lists, shard.year);
  if (isThrifty && query.terms.length && await shard.isHopeless(query.terms, allowed)) {
    return { shard, hits: [], categories: new Map() };
  }
  const isPart = [query.from, query.to].some((end) => end && end.slice(0, 4) === shard.year && end.length > 4);
  const frame = query.terms.length || !allowed || isPart ? await shard.frame() : null;
  const plain = () => [...(allowed ?? shard.archive.everything(shard)).keys()].map((number) => ({ number, exact: true, score: 0, places: [] }));
  const found = query.terms.length ? await shard.find(query.terms) : plain();
  const hits = [];
  const categories = new Map();
  for (const hit of found) {
    if (allowed && !allowed.has(hit.number)) continue;
    if (query.isExact && !hit.exact) continue;
    if (isPart && !isWithin(`${shard.year}-${frame.days[hit.number]}`, query)) continue;
    const category = allowed ? allowed.get(hit.number) : frame.categories[hit.number];
    categories.set(category, (categories.get(category) ?? 0) + 1);
    if (!query.category || category === query.category) hits.push({ ...hit, shard, category });
  }
  hits.sort((one, other) => (query.hasMarks ? other.exact - one.exact : 0) || other.number - one.number);
  return { shard, hits, categories };
}

/** Order hits of several years by how well they answer: exact marks first, then the score, then the newest. */
export const byScore = (one, other) => other.exact - one.exact || other.score - one.score
  || other.shard.year.localeCompare(one.shard.year) || other.number - one.number;

/** Return what to show of hits: {slug, title, day, category, summary, lang, isRetracted, text, hit}; text is empty where nothing was typed. */
export async function shown(hits, isWhole) {
  const byShard = Map.groupBy ? Map.groupBy(hits, (hit) => hit.shard) : grouped(hits);
  const found = new Map();
  await Promise.all([...byShard].map(async ([shard, some]) => {
    const cards = await shard.cards(some.map((hit) => hit.number), isWhole);
    some.forEach((hit, place) => {
      const [slug, title, day, category, summary, lang, isRetracted, text = ""] = cards[place];
      found.set(hit, { slug, title, day, category, summary, lang, isRetracted, text, hit });
    });
  }));
  return hits.map((hit) => found.get(hit));
}

function grouped(hits) {
  const byShard = new Map();
  for (const hit of hits) byShard.set(hit.shard, [...(byShard.get(hit.shard) ?? []), hit]);
  return byShard;
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
export function excerpt({ title, summary, text, hit }) {
  const first = words(title).length;
  const spots = hit.places.flatMap((some, term) => some.filter((place) => place >= first).map((place) => [place, term]));
  if (!text || !spots.length) return [[summary, false]];
  spots.sort(([one], [other]) => one - other);
  let best = [0, spots[0][0]];
  for (let begin = 0, end = 0; begin < spots.length; begin += 1) {
    while (end < spots.length && spots[end][0] < spots[begin][0] + WINDOW) end += 1;
    const within = spots.slice(begin, end);
    const inRow = within.filter(([place, term], at) => at && within[at - 1][0] === place - 1 && within[at - 1][1] === term - 1).length;
    const worth = new Set(within.map(([, term]) => term)).size * 1000 + inRow * 100 + within.length;
    if (worth > best[0]) best = [worth, spots[begin][0]];
  }
  const all = pieces(text, new Set(hit.places.flat()), first);
  const start = Math.max(0, best[1] - first - 6);
  const stretch = all.slice(start * 2 + (start ? 1 : 0), (start + WINDOW) * 2 + 1);
  return [[start ? "… " : "", false], ...stretch, [(start + WINDOW) * 2 + 1 < all.length ? " …" : "", false]];
}
