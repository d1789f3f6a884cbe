// The archive as the search page asks it: shards by year, lists of records, all from static files. Nothing here touches the page.
// The files are made by plugins/search; what is in them is told there.

import { folded, toIndex } from "./spelling.js";

/** Where the site stands: this script is at theme/js/ below it. */
export const ROOT = new URL("../../", import.meta.url);

const PAGEFIND = "1.6.0";
const SIGNATURE = 12; // bytes that Pagefind puts before what it packs
const loaded = new Map();

/** Something that the site has no longer: it was published anew since the page was loaded. */
export class Gone extends Error {}

/** Return the bytes at an address below the search page, unpacked where they are packed; each is asked for once. */
function bytes(address, options = {}) {
  if (!loaded.has(address)) {
    const promise = fetch(new URL(`tim-kiem/${address}`, ROOT), options).then(async (answer) => {
      if (answer.status === 404) throw new Gone(address);
      if (!answer.ok) throw new Error(`${answer.status} ${address}`);
      return new Uint8Array(await answer.arrayBuffer());
    });
    promise.catch(() => loaded.delete(address));
    loaded.set(address, promise);
  }
  return loaded.get(address);
}

async function unpacked(data) {
  if (data[0] !== 31 || data[1] !== 139) return data; // a server may have unpacked it on the way
  const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const parsed = (data) => JSON.parse(new TextDecoder().decode(data));
const json = async (address, options) => parsed(await unpacked(await bytes(address, options)));

/** Pagefind's program, and strings in and out of it. */
class Program {
  constructor(exports) {
    this.exports = exports;
  }

  static async load(address) {
    const code = (await unpacked(await bytes(address))).subarray(SIGNATURE);
    let program;
    const imports = {
      __wbindgen_init_externref_table() {
        const table = program.__wbindgen_externrefs;
        const first = table.grow(4);
        table.set(0, undefined);
        [undefined, null, true, false].forEach((value, place) => table.set(first + place, value));
      },
    };
    const { instance } = await WebAssembly.instantiate(code, { "./pagefind_web_bg.js": imports });
    program = instance.exports;
    program.__wbindgen_start();
    return new Program(program);
  }

  /** Put data, bytes or a string, into its memory; return where and how long. */
  put(data) {
    const given = typeof data === "string" ? new TextEncoder().encode(data) : data;
    const place = this.exports.__wbindgen_malloc(given.length, 1) >>> 0;
    new Uint8Array(this.exports.memory.buffer).set(given, place);
    return [place, given.length];
  }

  /** Take the JSON that a call returned. */
  take([place, length]) {
    const text = parsed(new Uint8Array(this.exports.memory.buffer, place >>> 0, length));
    this.exports.__wbindgen_free(place, length, 1);
    return text;
  }
}

/** One year of the archive. */
class Shard {
  constructor(archive, [year, count, name]) {
    Object.assign(this, { archive, year, count, name, chunks: new Map(), kept: new Map() });
  }

  file(name) {
    return `nam/${this.name}/${name}`;
  }

  /** Return {days, categories, heads, names}: what is known of each article by its number; and parts of the index by name. */
  frame() {
    this.framed ??= bytes(this.file("head")).then(async (data) => {
      let end = 4 + new DataView(data.buffer, data.byteOffset).getUint32(0);
      const frame = parsed(await unpacked(data.subarray(4, end)));
      frame.numbers = new Map(frame.names.map((name, number) => [name, number]));
      frame.parts = new Map(frame.parts.map(([name, length]) => [name, data.subarray(end, end += length)]));
      return frame;
    });
    this.framed.catch(() => { this.framed = undefined; });
    return this.framed;
  }

  /** Have the program know this shard. */
  open() {
    this.opened ??= Promise.all([this.archive.program(), this.frame()]).then(async ([program, { parts }]) => {
      const meta = await unpacked(parts.get("meta"));
      this.program = program;
      this.parts = parts;
      this.pointer = program.exports.init_pagefind(...program.put(meta.subarray(SIGNATURE))) >>> 0;
    });
    this.opened.catch(() => { this.opened = undefined; });
    return this.opened;
  }

  /** Load the part of the index that holds the folded words. */
  async prepare(words) {
    await this.open();
    const { exports } = this.program;
    const wanted = this.program.take(exports.request_indexes(this.pointer, ...this.program.put(words)));
    await Promise.all(wanted.filter((name) => name).map((name) => {
      if (!this.chunks.has(name)) {
        const held = this.parts.get(name) ?? bytes(this.file(`index/${name}.pf_index`));
        const chunk = Promise.resolve(held).then(unpacked).then((data) => {
          const given = this.program.put(data.subarray(SIGNATURE));
          this.pointer = exports.load_index_chunk(this.pointer, ...given) >>> 0;
        });
        chunk.catch(() => this.chunks.delete(name));
        this.chunks.set(name, chunk);
      }
      return this.chunks.get(name);
    }));
  }

  /** Return where words stand one after the other, by number of the article: places of words, from 0. */
  places(words, frame, hasMarks) {
    const key = `${hasMarks}${words.join(" ")}`;
    if (!this.kept.has(key)) {
      const { exports } = this.program;
      const given = [folded(words.join(" ")), toIndex(words.join(" ")), "{}", ""].flatMap((one) => this.program.put(one));
      const { results } = this.program.take(exports.search(this.pointer, ...given, true, hasMarks));
      const found = results.filter(({ l }) => l.length).map(({ p, l }) => [
        frame.numbers.get(p.slice(p.lastIndexOf("_") + 1)), l.map((one) => one.l).sort((a, b) => a - b),
      ]);
      this.kept.set(key, new Map(found.filter(([number]) => number !== undefined)));
    }
    return this.kept.get(key);
  }

  /** Tell whether no article has all terms (nor is among those allowed, where a map of numbers is given), loading two words
   * at a time: dearer in time and cheaper in bytes than find. */
  async isHopeless(terms, allowed) {
    const frame = await this.frame();
    let left = allowed && new Set(allowed.keys());
    for (const pair of terms.flatMap(({ words }) => words.flatMap((_, at) => (at % 2 ? [] : [words.slice(at, at + 2)])))) {
      await this.prepare(folded(pair.join(" ")));
      const some = this.places(pair, frame, false);
      left = new Set([...(left ?? some.keys())].filter((number) => some.has(number)));
      if (!left.size) return true;
    }
    return false;
  }

  /** Return the articles that have all terms: [{number, exact, score, places}]; places are by term. */
  async find(terms) {
    const [frame] = await Promise.all([this.frame(), ...terms.map(({ words }) => this.prepare(folded(words.join(" "))))]);
    const any = terms.map(({ words }) => this.places(words, frame, false));
    const exact = terms.map(({ words }) => this.places(words, frame, true));
    const rarest = any.reduce((one, other) => (other.size < one.size ? other : one));
    const found = [];
    for (const number of rarest.keys()) {
      if (any.every((places) => places.has(number))) {
        const isExact = exact.every((places) => places.has(number));
        const places = any.map((some, at) => (isExact ? exact[at] : some).get(number));
        const score = scored(places, any.map((some) => some.size), this.count, frame.heads[number]);
        found.push({ number, exact: isExact, score, places });
      }
    }
    return found;
  }

  /** Return [slug, title, day, category, summary, lang, isRetracted] of articles by number; with isWhole their text after that. */
  async cards(numbers, isWhole) {
    const { cards, texts } = this.archive.contents;
    const [folder, size] = isWhole ? ["texts", texts] : ["cards", cards];
    const files = await Promise.all(numbers.map((number) => this.block(`${folder}/${Math.floor(number / size)}`)));
    return files.map((file, place) => file[numbers[place] % size]);
  }

  block(name) {
    return json(this.file(name));
  }
}

/** Return how well an article answers: rare terms count more, terms in a row and in the title more than scattered ones. */
function scored(places, sizes, count, head) {
  let score = 0;
  places.forEach((some, at) => {
    const rarity = Math.log(1 + (count - sizes[at] + 0.5) / (sizes[at] + 0.5));
    const inTitle = some.some((place) => place < head) ? 2 : 1;
    score += (rarity * inTitle * some.length) / (some.length + 1.2);
    const next = places[at + 1];
    if (next && some.some((place) => next.includes(place + 1))) score += 1 + rarity;
  });
  return score;
}

/** The list of a record: {key, name, note, url, feed, offices, reaches, count, years}. */
class List {
  constructor(key, plain) {
    Object.assign(this, plain, { key, byYear: new Map() });
  }

  /** Return category by number of its articles of a year; empty when it has none. */
  of(year) {
    if (!this.byYear.has(year)) {
      const found = new Map();
      for (const [category, gaps] of Object.entries(this.years[year] ?? {})) {
        let number = 0;
        for (const gap of gaps) found.set(number += gap, category);
      }
      this.byYear.set(year, found);
    }
    return this.byYear.get(year);
  }
}

export class Archive {
  constructor(contents) {
    if (contents.pagefind !== PAGEFIND) throw new Error(`Pagefind ${contents.pagefind}, ${PAGEFIND}`);
    this.contents = contents;
    this.shards = contents.years.map((year) => new Shard(this, year)); // newest first
  }

  program() {
    this.running ??= Program.load(this.contents.program);
    this.running.catch(() => { this.running = undefined; });
    return this.running;
  }

  /** Return every number of a year. */
  everything(shard) {
    return new Map(Array.from({ length: shard.count }, (_, number) => [number, ""]));
  }

  /** Return the list under a key such as nhan-su/nguyen-van-a or to-chuc/thanh-uy.duoi. */
  async list(key) {
    const [kind, slug, reach] = key.split(/[/.]/);
    const plain = await json(`ho-so/${key}.json`, { cache: "no-cache" });
    const now = plain.to && [kind, plain.to].join("/") + (reach ? `.${reach}` : "");
    return now ? this.list(now) : new List(key, { ...plain, slug });
  }

  /** Return the shards in which every word of the terms stands, of those given. */
  async having(terms, shards) {
    const words = [...new Set(terms.flatMap((term) => term.words.map(folded)))];
    const beginnings = new Set(this.contents.beginnings.split(" "));
    const masks = await Promise.all(words.map(async (word) => {
      const letters = [...word];
      const start = letters.map((_, at) => letters.slice(0, at + 1).join("")).findLast((one) => beginnings.has(one)) ?? "_";
      const known = beginnings.has(start) ? await json(`tu/${start}.json`, { cache: "no-cache" }) : {};
      return BigInt(`0x${Object.hasOwn(known, word) ? known[word] : 0}`);
    }));
    const last = this.shards.length - 1;
    return shards.filter((shard) => {
      const bit = BigInt(last - this.shards.indexOf(shard));
      return masks.every((mask) => (mask >> bit) & 1n);
    });
  }
}
