// A search under way: the newest years until there is something to draw, then all others; what is drawn does not move.

import { answersOf, ORDERS, TIERS, touches } from "./answers.js";

const AT_ONCE = 6; // years asked at a time
const QUICK = 90; // milliseconds in which the newest year comes over a fast line, or out of the browser's memory
const LONG = 200; // milliseconds after which anything that was found is better than nothing
const PATIENCE = 30; // milliseconds in which all years may then come before any is drawn

const isInRow = ({ tier }) => tier <= TIERS.foldedPhrase;
const delay = (time) => new Promise((done) => { setTimeout(done, time); });

/** One search: what is known of it so far. */
export class Asking {
  /** order: a name of ORDERS. onYear is called whenever a year has come. */
  constructor(archive, query, order, onYear) {
    Object.assign(this, { query, order, onYear, answers: [], drawn: [], lost: [], begun: 0, isHurried: false });
    this.years = archive.years.filter((year) => touches(year.year, query) && query.lists.every((list) => list.of(year.year).size));
    this.isStopped = false;
  }

  /** Ask the next year; one that cannot be read is noted as lost. */
  async ask() {
    const at = this.begun;
    const year = this.years[at];
    this.begun += 1;
    try {
      this.answers[at] = await answersOf(year, this.query);
    } catch (error) {
      this.lost.push(year.year);
      this.failure = error;
      this.answers[at] = { year, hits: [], counts: {} };
    }
    if (!this.isStopped) this.onYear();
    this.look?.();
  }

  get hasMore() {
    return this.begun < this.years.length && !this.isStopped;
  }

  /** Ask years, ever more at a time, until one has a hit to draw; where answers come quickly, all years for a moment. */
  async first() {
    const begun = performance.now();
    for (let size = 1; this.hasMore && !this.next(1).length; size *= 2) {
      const some = Math.min(size, this.years.length - this.begun);
      await Promise.all(Array.from({ length: some }, () => this.ask()));
      if (performance.now() - begun < QUICK) {
        await Promise.race([this.rest(), delay(PATIENCE)]);
        break;
      }
      this.isHurried = performance.now() - begun > LONG;
    }
    this.isHurried = true;
  }

  /** Ask all other years; ends when they have come, or with stop; fails where no year could be read. */
  rest() {
    const work = async () => {
      while (this.hasMore) {
        await this.ask();
        await delay(0); // what is ready is drawn between two years
      }
    };
    this.done ??= Promise.all(Array.from({ length: AT_ONCE }, work)).then(() => {
      if (this.lost.length && this.lost.length === this.years.length) throw this.failure;
    });
    this.done.catch(() => {}); // told to who waits for it
    return this.done;
  }

  stop() {
    this.isStopped = true;
    this.look?.();
  }

  /** Wait until there is one more hit to draw, or until it is settled or stopped. */
  glance() {
    return new Promise((done) => {
      this.look = () => (this.isSettled || this.isStopped || this.next(1).length > 0) && done();
      this.look();
    });
  }

  get count() {
    return this.answers.filter(Boolean).length;
  }

  get isSettled() {
    return this.count === this.years.length;
  }

  /** Return the hits of all years that came, in the order of the search. */
  hits() {
    return this.answers.flatMap((answer) => answer?.hits ?? []).sort(ORDERS[this.order]);
  }

  /** Return what may be drawn after what is drawn: all hits in their order; before all years are in, year by year, and for a
   * moment only those than which others can hardly be better: where the best come first, those with the words in a row. */
  next(count) {
    const gap = this.years.findIndex((_, at) => !this.answers[at]);
    const isGood = (hit) => this.isHurried || this.order !== "best" || isInRow(hit);
    const early = () => this.answers.slice(0, gap).flatMap(({ hits }) => hits.filter(isGood).sort(ORDERS[this.order]));
    const known = gap < 0 ? this.hits() : early();
    const drawn = new Set(this.drawn);
    return known.filter((hit) => !drawn.has(hit)).slice(0, count);
  }

  /** Tell whether a hit has the words in a row. */
  get hasGood() {
    return this.answers.some((answer) => answer?.hits.some(isInRow));
  }

  /** Return how many of the best hits are not drawn though others are; 0 where what is drawn stands as it should. */
  better() {
    const first = this.hits().slice(0, this.drawn.length);
    const drawn = new Set(this.drawn);
    const missed = first.filter((hit) => !drawn.has(hit)).length;
    return missed || Number(first.some((hit, at) => hit !== this.drawn[at]));
  }

  /** Return counts by value of a facet, the most first. */
  counts(key) {
    const found = new Map();
    for (const { counts } of this.answers) for (const [value, n] of counts[key] ?? []) found.set(value, (found.get(value) ?? 0) + n);
    return [...found].sort(([one, n], [other, m]) => m - n || one.localeCompare(other));
  }

  /** Return year and count, newest first, of those that have hits. */
  byYear() {
    return this.answers.filter(({ hits }) => hits.length).map(({ year, hits }) => [year.year, hits.length]);
  }

  /** Return the records of the hits: {kind, slug, name, count}, the most frequent first. */
  async records() {
    const found = new Map();
    await Promise.all(this.answers.filter(({ hits }) => hits.length).map(async ({ year, hits }) => {
      const { records, of } = await year.named().catch(() => ({ records: [], of: [] }));
      for (const { rank } of hits) {
        for (const at of of[rank] ?? []) {
          const [kind, slug, name] = records[at]; // of a record that was taken down all are empty
          const key = `${kind}/${slug}`;
          found.set(key, { kind, slug, name, count: (found.get(key)?.count ?? 0) + 1 });
        }
      }
    }));
    return [...found.values()].sort((one, other) => other.count - one.count || one.name.localeCompare(other.name, "vi"));
  }
}
