// The archive as the search page asks it: years, records, all from static files. Nothing here touches the page.
// The files are made by plugins/search; what is in those of a year is told in plugins/search/year_index.py.

import { ROOT } from "./site.js";
import { folded } from "./spelling.js";

const loaded = new Map();

/** Something that the site has no longer: it was published anew since the page was loaded, or was taken down. */
export class Gone extends Error {}

/** Return what make promises, asked for once under a key; again after a failure. */
function once(key, make) {
  if (!loaded.has(key)) {
    const promise = make();
    promise.catch(() => loaded.delete(key));
    loaded.set(key, promise);
  }
  return loaded.get(key);
}

async function answer(address, options) {
  const found = await fetch(new URL(`tim-kiem/${address}`, ROOT), options);
  if (found.status === 404) throw new Gone(address);
  if (!found.ok) throw new Error(`${found.status} ${address}`);
  return found;
}

const bytes = (address, options = {}) => once(address, async () => new Uint8Array(await (await answer(address, options)).arrayBuffer()));

let hasRanges = true; // until a server sends a whole file instead

/** Return bytes of a file, from start to end; of a server that sends whole files they are cut from that. Each part has an
 * address of its own: browsers load parts of one address one after the other. */
function part(address, start, end) {
  if (!hasRanges || loaded.has(address)) return bytes(address).then((whole) => whole.subarray(start, end));
  return once(`${address} ${start}-${end}`, async () => {
    if (start === end) return new Uint8Array();
    const found = await answer(`${address}?${start}`, { headers: { Range: `bytes=${start}-${end - 1}` } });
    const data = new Uint8Array(await found.arrayBuffer());
    if (found.status !== 206) {
      hasRanges = false;
      loaded.set(address, Promise.resolve(data));
      return data.subarray(start, end);
    }
    if (data.length !== end - start) throw new Error(`${data.length} ${address} ${start}-${end}`);
    return data;
  });
}

async function unpacked(data) {
  if (data[0] !== 31 || data[1] !== 139) return data; // a server may have unpacked it on the way
  const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const parsed = async (data) => JSON.parse(new TextDecoder().decode(await unpacked(await data)));
const json = (address, options) => once(`${address} parsed`, () => parsed(bytes(address, options)));

/** Numbers of seven bits a byte, one after the other. */
class Reader {
  constructor(data, at = 0) {
    Object.assign(this, { data, at });
  }

  number() {
    const { data } = this;
    let byte = data[this.at++];
    let value = byte & 127;
    for (let factor = 128; byte > 127; factor *= 128) {
      byte = data[this.at++];
      value += (byte & 127) * factor;
    }
    return value;
  }

  skip(count) {
    for (let left = count; left; left -= this.data[this.at++] < 128);
  }
}

/** Where one word, as it is compared exactly, stands: per article, by rank, where its places begin in the data. */
class WordList {
  constructor(word, data) {
    Object.assign(this, { word, data, starts: new Map() });
    const reader = new Reader(data);
    for (let rank = 0; reader.at < data.length;) {
      rank += reader.number();
      this.starts.set(rank, reader.at);
      reader.skip(reader.number());
    }
  }

  /** Return the places in an article, the first one first. */
  places(rank) {
    const start = this.starts.get(rank);
    if (start === undefined) return [];
    const reader = new Reader(this.data, start);
    const places = [];
    for (let left = reader.number(), place = 0; left; left -= 1) places.push(place += reader.number());
    return places;
  }
}

/** One year of the archive. */
export class Year {
  constructor(archive, plain) {
    Object.assign(this, plain, { archive, textAt: archive.contents.textAt, blocks: new Map() });
    const [directory, frame, numbers] = this.parts;
    this.ends = [directory, directory + frame, directory + frame + numbers];
  }

  file(name) {
    return `nam/${this.year}/${name}`;
  }

  /** Return [directory, frame]: {beginnings, sizes} of the blocks of lists; and, by rank, the days (MM-DD), where the text ends
   * in the file of texts, and the values of each facet: {days, ends, facets: {categories, topics}}. */
  head() {
    return once(this.file("head"), async () => {
      const data = await part(this.file(this.words), 0, this.ends[1]);
      const [directory, frame] = await Promise.all([parsed(data.subarray(0, this.ends[0])), parsed(data.subarray(this.ends[0]))]);
      let end = 0;
      return [directory, { ...frame, ends: frame.lengths.map((length) => (end += length)) }];
    });
  }

  /** Return rank by number of all articles. */
  numbers() {
    return once(this.file("numbers"), async () => {
      const data = await part(this.file(this.words), this.ends[1], this.ends[2]);
      const size = this.archive.contents.numberBytes;
      return new Map(Array.from({ length: this.count }, (_, rank) => {
        let number = 0;
        for (let at = rank * size; at < (rank + 1) * size; at += 1) number = number * 256 + data[at];
        return [number, rank];
      }));
    });
  }

  /** Return the lists of all words that are this one but for their marks; the exact one, if any, is among them. */
  async lists(word) {
    const bare = folded(word);
    const [{ beginnings, sizes }] = await this.head();
    let low = 0;
    for (let high = beginnings.length; low < high;) {
      const middle = (low + high) >> 1;
      if (beginnings[middle] <= bare) low = middle + 1;
      else high = middle;
    }
    if (!low) return [];
    const start = sizes.slice(0, low - 1).reduce((sum, size) => sum + size, this.ends[2]);
    return once(this.file(`lists ${bare}`), async () => listsIn(await part(this.file(this.words), start, start + sizes[low - 1]), bare));
  }

  /** Return what to show of an article: [slug, title, day, category, summary, lang, isRetracted, text]. */
  async shown(rank) {
    const [, { ends }] = await this.head();
    return once(this.file(`text ${rank}`), () => parsed(part(this.file(this.texts), ends[rank - 1] ?? 0, ends[rank])));
  }

  /** Return [id, slug, title, authors, isRetracted] of all articles by rank. */
  rows() {
    return json(this.file(this.table));
  }

  /** Return {records: [[kind, slug, name]], of: by rank, places of records}. */
  named() {
    return json(this.file(this.records));
  }

  /** Return the words that stand in several articles of the year, as they are compared exactly, the most frequent first. */
  async vocabulary() {
    return (await json(this.file(this.frequent))).split(" ");
  }
}

/** Return the lists in a block whose words are bare but for marks. */
function listsIn(block, bare) {
  const reader = new Reader(block);
  const found = [];
  while (reader.at < block.length) {
    const [name, data] = [0, 0].map(() => {
      const length = reader.number();
      return block.subarray(reader.at, reader.at += length);
    });
    const word = new TextDecoder().decode(name);
    if (folded(word) === bare) found.push(new WordList(word, data));
  }
  return found;
}

/** The list of a record: {key, name, note, url, feed, offices, reaches, count, years}. */
class List {
  constructor(key, plain) {
    Object.assign(this, plain, { key, byYear: new Map() });
  }

  /** Return the numbers of its articles of a year; empty when it has none. */
  of(year) {
    if (!this.byYear.has(year)) {
      const found = new Set();
      let number = 0;
      for (const gap of this.years[year] ?? []) found.add(number += gap);
      this.byYear.set(year, found);
    }
    return this.byYear.get(year);
  }
}

export class Archive {
  /** contents: what the search page knows of the years. */
  constructor(contents) {
    this.contents = contents;
    this.years = contents.years.map((year) => new Year(this, year)); // newest first
  }

  /** Return name by slug of the values of those facets whose names stand in a file of their own: {topics}; none where it was taken down. */
  freeNames() {
    return json("nam/chung/names.json", { cache: "no-cache" }).catch((error) => {
      if (error instanceof Gone) return { topics: {} };
      throw error;
    });
  }

  /** Return the list under a key such as nhan-su/nguyen-van-a or to-chuc/thanh-uy.duoi. */
  async list(key) {
    const [kind, slug, reach] = key.split(/[/.]/);
    const plain = await json(`ho-so/${key}.json`, { cache: "no-cache" });
    const now = plain.to && [kind, plain.to].join("/") + (reach ? `.${reach}` : "");
    return now ? this.list(now) : new List(key, { ...plain, slug });
  }
}
