// The search page: its form, its address, how a search goes. Its words are those of components/search-words.html.

import { queryOf, shown, touches } from "./answers.js";
import { Archive, Gone } from "./archive.js";
import { Asking } from "./asking.js";
import { cards, didYouMean, didYouMeanList } from "./cards.js";
import { citations, saveCitations } from "./citing.js";
import { meant, Names } from "./names.js";
import { make, Results } from "./results.js";
import { ROOT } from "./site.js";
import { folded, parse, words } from "./spelling.js";
import { addressOf, HOME, isSearch, readState, wholeDay } from "./state.js";
import { save, tableOf } from "./table.js";

const AT_A_TIME = 10;
const MOST_APART = 5;
const FREQUENT_YEARS = 3; // whose words a query is mended by
const OWN_LANGUAGE = document.documentElement.lang === "en" ? "en" : "vi";
const PARTS = { form: "search-form", status: "search-status", progress: "search-progress", results: "search-results", list: "search-results__list", more: "search-results__more", better: "search-results__better", outside: "search-results__outside", tools: "search-results__tools", orders: "search-results__orders", table: "search-results__table", facets: "search-results__facets", records: "search-results__records", meant: "search-results__meant", near: "search-results__near", chosen: "search-form__chosen", indexes: "search-indexes", details: "search-form__more" };

/** Return the days between a day and a range that it is not in. */
const daysApart = (day, { from, to }) => Math.abs(Date.parse(day) - Date.parse(day < from ? wholeDay(from, false) : wholeDay(to, true)));

class Page {
  constructor(root) {
    this.root = root;
    const ofCards = JSON.parse(root.dataset.cardWords);
    this.all = JSON.parse(root.dataset.words);
    for (const [language, some] of Object.entries(this.all)) some.cards = ofCards[language];
    this.segments = JSON.parse(root.dataset.segments);
    this.archive = new Archive(JSON.parse(root.dataset.contents));
    this.names = new Names(root.querySelector("[data-choice]").dataset);
    for (const [name, part] of Object.entries(PARTS)) this[name] = root.querySelector(`.${part}`);
    this.made = new Results(this);
    this.turn = 0;
    this.lists = [];
  }

  begin() {
    this.form.hidden = false;
    this.root.querySelector(".search-indexes__without").hidden = true;
    history.scrollRestoration = "manual"; // the list is there later than the browser would scroll
    const box = this.root.querySelector("[data-choice]");
    import("./suggest.js").then(({ start }) => start(box, ({ key }) => this.go({ records: [...this.state.records, key] })));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.go({});
    });
    for (const field of this.form.querySelectorAll("select, input[type=checkbox], input[type=date]")) {
      field.addEventListener("change", () => this.go({}));
    }
    this.details.addEventListener("toggle", () => this.offerTopics());
    this.more.addEventListener("click", () => this.drawMore());
    this.better.addEventListener("click", () => this.drawAnew());
    this.table.addEventListener("click", () => this.saveTable());
    for (const one of this.root.querySelectorAll("[data-cite]")) one.addEventListener("click", () => this.saveCited(one.dataset.cite));
    this.root.addEventListener("click", (event) => this.follow(event));
    this.title = document.title;
    addEventListener("popstate", () => location.pathname + location.search !== this.shownAddress && this.run()); // not for anchors
    addEventListener("pagehide", () => this.remember());
    this.run();
  }

  /** Links to the search itself change the page without loading it; of others the place to come back to is kept. */
  follow(event) {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button || link.download) return;
    const to = new URL(link.href);
    this.remember();
    if (to.pathname !== HOME || to.origin !== location.origin) return;
    event.preventDefault();
    history.pushState(null, "", to);
    this.run();
    this.status.scrollIntoView({ block: "nearest" });
    if (!this.results.hidden) this.results.querySelector("h2").focus({ preventScroll: true });
  }

  /** Keep in the history what is drawn and where the reader is. */
  remember() {
    const drawn = this.asking?.drawn.map(({ year, rank }) => [year.words, rank]) ?? [];
    history.replaceState({ drawn, top: scrollY }, "");
  }

  word(key, values) {
    return this.made.word(key, values);
  }

  number(count) {
    return this.made.number(count);
  }

  /** Search for what the form holds, with changes to it. */
  go(changes) {
    const field = (name) => this.form.elements[name];
    const typed = {
      q: field("q").value.trim(), categories: field("chuyen-muc").value,
      topics: field("chu-de").options.length > 1 ? field("chu-de").value : this.state.topics,
      from: this.keptDay("tu", this.state.from, false), to: this.keptDay("den", this.state.to, true),
      marks: field("dau").checked ? "dung" : "", task: "",
    };
    const address = addressOf({ ...this.state, ...typed, ...changes });
    this.remember();
    if (address !== location.pathname + location.search) history.pushState(null, "", address);
    this.run();
  }

  /** Return the day in a field; what the address told more shortly stays so while it is the same day. */
  keptDay(name, told, isEnd) {
    const typed = this.form.elements[name].value;
    return typed === wholeDay(told, isEnd) ? told : typed;
  }

  /** Put the state of the address into the form. */
  fill() {
    const { state, form } = this;
    this.language = Object.hasOwn(this.all, state.lang) ? state.lang : OWN_LANGUAGE;
    this.words = this.all[this.language];
    this.root.lang = this.language;
    for (const element of this.root.querySelectorAll("[data-word]")) element.textContent = this.words[element.dataset.word];
    for (const element of this.root.querySelectorAll("[data-label]")) element.setAttribute("aria-label", this.words[element.dataset.label]);
    this.root.querySelector("h1").textContent = this.words.title;
    this.better.textContent = this.word("better", { n: this.number(0) }); // keeps its room
    form.elements.q.value = state.q;
    form.elements["chuyen-muc"].value = state.categories;
    form.elements["chu-de"].value = state.topics;
    form.elements.tu.value = wholeDay(state.from, false);
    form.elements.den.value = wholeDay(state.to, true);
    form.elements.dau.checked = state.marks === "dung";
    this.details.open ||= Boolean(state.categories || state.topics || state.from || state.to || state.marks);
    const other = this.language === "en" ? "vi" : "en";
    const link = form.querySelector(".search-form__lang");
    link.href = addressOf({ ...state, lang: other === OWN_LANGUAGE ? "" : other });
    link.lang = other;
    form.querySelector(".search-form__clear").href = addressOf({ q: "", records: [], lang: state.lang });
  }

  /** Fill the choice of topics, once it is seen. */
  async offerTopics() {
    const field = this.form.elements["chu-de"];
    if (field.options.length > 1) return;
    const { topics } = await this.archive.freeNames().catch(() => ({ topics: {} }));
    if (field.options.length > 1) return;
    field.append(...Object.entries(topics).map(([slug, name]) => make("option", { value: slug }, name)));
    field.value = this.state.topics;
  }

  say(text) {
    if (this.status.textContent !== text) this.status.textContent = text;
  }

  /** Empty what a search before has shown. */
  clear() {
    for (const part of [this.chosen, this.records, this.list, this.facets, this.outside, this.orders, this.meant, this.near]) part.replaceChildren();
    for (const part of [this.more, this.better, this.tools, this.progress]) part.hidden = true;
  }

  /** Search for what the address tells. */
  async run() {
    const turn = this.turn += 1;
    this.shownAddress = location.pathname + location.search;
    this.asking?.stop();
    this.asking = null;
    this.state = readState(location.href);
    this.fill();
    const { state } = this;
    const hasSearch = isSearch(state);
    this.indexes.hidden = hasSearch;
    this.results.hidden = !hasSearch;
    this.clear();
    this.say(this.word(hasSearch ? "loading" : state.q ? "none" : "start"));
    document.title = (state.q ? `${state.q}: ` : "") + this.title;
    if (hasSearch && state.q) this.prefetch();
    if (!hasSearch) scrollTo(0, history.state?.top ?? 0);
    try {
      this.lists = await Promise.all(state.records.map((key) => this.archive.list(key)));
      if (turn !== this.turn) return;
      this.tellRecords();
      if (hasSearch) await this.ask(await this.terms(), turn);
    } catch (error) {
      if (turn === this.turn) this.fail(error);
    }
  }

  /** Begin to load what a search for words needs first; who needs it tells of a failure. */
  prefetch() {
    const { from, to, records } = this.state;
    const newest = this.archive.years.find(({ year }) => touches(year, { from, to }));
    const coming = [this.names.shorts()];
    if (!records.length) coming.push(newest?.head(), this.names.first());
    coming.push(this.archive.freeNames());
    for (const one of coming) one?.catch(() => {});
  }

  fail(error) {
    const missing = error instanceof Gone && /^ho-so\/(.*)\.json$/.exec(error.message);
    this.asking?.stop();
    this.progress.hidden = true;
    this.say(missing ? this.word("noRecord", { name: missing[1] }) : this.word(error instanceof Gone ? "gone" : "failed"));
  }

  /** Show the chosen records; the address takes their present keys. */
  tellRecords() {
    const now = this.lists.map((list) => list.key);
    if (now.join() !== this.state.records.join()) {
      this.state.records = now;
      history.replaceState(history.state, "", addressOf(this.state));
    }
    this.chosen.hidden = !now.length;
    this.chosen.replaceChildren(...this.lists.map((list, place) => this.made.chip(list, place)));
    this.records.replaceChildren(...this.lists.map((list) => this.made.about(list)));
  }

  /** Ask all years; draw the first hits as soon as there are some, and the rest of the page when all years are in. */
  async ask(terms, turn) {
    const { state } = this;
    if (state.from && state.to && wholeDay(state.from, false) > wholeDay(state.to, true)) return this.tellReversed();
    const facets = { categories: state.categories, topics: state.topics };
    const query = queryOf(terms, { lists: this.lists, facets, from: state.from, to: state.to, isExact: state.marks === "dung" });
    const order = terms.length && state.order !== "moi" ? "best" : "newest";
    const kept = history.state;
    const asking = new Asking(this.archive, query, order, () => this.tellProgress());
    this.asking = asking;
    if (terms.length) this.orders.replaceChildren(...this.made.orders(order));
    this.tellProgress();
    const nothing = { found: null, made: [] };
    const understand = (isForgiving) => (terms.length && !state.records.length ? this.understand(isForgiving) : nothing);
    let understood = nothing;
    const meaning = async (isForgiving = false) => {
      const now = await understand(isForgiving);
      if (turn !== this.turn) return;
      understood = now;
      this.meant.replaceChildren(...now.made);
    };
    if (kept?.drawn?.length) {
      await asking.rest();
      await meaning(!asking.hasGood);
      if (turn !== this.turn) return undefined;
      const hits = new Map(asking.hits().map((hit) => [`${hit.year.words} ${hit.rank}`, hit]));
      await this.append(kept.drawn.map(([words, rank]) => hits.get(`${words} ${rank}`)).filter(Boolean), turn);
      scrollTo(0, kept.top);
    } else {
      await Promise.all([meaning(), asking.first()]);
    }
    const room = () => Math.max(0, AT_A_TIME - asking.drawn.length);
    const draw = () => this.append(asking.next(room()), turn);
    const first = turn === this.turn ? draw() : null;
    setTimeout(() => turn === this.turn && asking.rest()); // after what is to be drawn was asked for
    await first;
    while (turn === this.turn && room() && !asking.isSettled) {
      await Promise.race([asking.glance(), asking.rest()]);
      if (turn === this.turn && !asking.isSettled) await draw();
    }
    await asking.rest();
    const mayBeMeant = turn === this.turn && !asking.hasGood && !understood.made.length;
    if (mayBeMeant && !asking.drawn.length) await meaning(true);
    if (turn === this.turn) await draw();
    if (turn !== this.turn) return undefined;
    const free = await this.archive.freeNames();
    if (turn !== this.turn) return undefined;
    this.settle(asking, terms, free);
    if (mayBeMeant && asking.drawn.length) await this.offerMeant(turn);
    if (turn !== this.turn) return undefined;
    if (!asking.hits().length) await this.askElsewhere(asking, understood.found, turn);
    if (turn !== this.turn) return undefined;
    if (state.task && !kept) {
      await (state.task === "bang" ? this.saveTable() : this.saveCited(state.task));
      this.shownAddress = addressOf({ ...state, task: "" });
      history.replaceState(history.state, "", this.shownAddress);
    }
    return undefined;
  }

  /** Offer beside hits that have the words here and there what may be meant instead: nothing that was drawn moves. */
  async offerMeant(turn) {
    const { found } = await this.understand(true);
    const may = found && didYouMeanList({ records: found.near, queries: [] }, this.cardSite(new Set()));
    if (may && turn === this.turn) this.facets.prepend(may);
  }

  /** What cards need of this page. */
  cardSite(months) {
    return {
      load: (key) => this.archive.list(key), words: this.words.cards, language: this.language, hasMonth: (month) => months.has(month),
      lang: this.state.lang, topicAddress: (slug) => addressOf({ q: "", records: [], topics: slug, lang: this.state.lang }),
    };
  }

  /** Return what the query means, and the cards of it; nothing where that cannot be told. */
  async understand(isForgiving) {
    const { q } = this.state;
    try {
      const { topics } = await this.archive.freeNames();
      const found = await meant(q, this.names, Object.entries(topics), isForgiving);
      const day = found.days?.from ?? "";
      const year = day.length > 4 && this.archive.years.find((one) => one.year === day.slice(0, 4));
      const [, { days }] = (year && await year.head().catch(() => null)) || [null, { days: [] }];
      const months = new Set(days.map((one) => `${day.slice(0, 4)}-${one.slice(0, 2)}`));
      const site = this.cardSite(months);
      const may = didYouMeanList({ records: found.near, queries: [] }, site);
      return { found, made: [...(may ? [may] : []), ...await cards(found, site)] };
    } catch {
      return { found: null, made: [] };
    }
  }

  /** Return the terms of the query, each with what its short form stands for. */
  async terms() {
    const terms = parse(this.state.q);
    const shorts = terms.length ? await this.names.shorts().catch(() => ({})) : {};
    return terms.map((term) => {
      const short = term.words.map(folded).join(" ");
      return { ...term, others: !term.quoted && Object.hasOwn(shorts, short) ? shorts[short].map(words) : [] };
    });
  }

  /** Where there is nothing, show what was published on the day that was asked for, what is nearest outside a range, or what
   * may be meant instead of words that nothing has. */
  async askElsewhere(asking, found, turn) {
    const { from, to } = asking.query;
    if (from || to) await this.askOutside(asking, turn);
    else if (found?.days) await this.askDay(asking, found.days, turn);
    else if (!found?.near.some(({ entry }) => entry.kind !== "event")) await this.askWords(turn);
  }

  async askWords(turn) {
    const years = this.archive.years.slice(0, FREQUENT_YEARS);
    const lists = await Promise.all(years.map((year) => year.vocabulary().catch(() => [])));
    if (turn !== this.turn) return;
    const may = didYouMeanList(didYouMean(this.state.q, [], [...new Set(lists.flat())]), this.cardSite(new Set()));
    if (may) this.near.replaceChildren(may);
  }

  async askDay(asking, { from, to }, turn) {
    const thatDay = new Asking(this.archive, { ...asking.query, terms: [], from, to }, "newest", () => {});
    await thatDay.rest();
    await this.tellApart("thatDay", thatDay.hits(), this.made.with({ q: "", from, to }), turn);
  }

  /** Show what is nearest outside a range in which there is nothing. */
  async askOutside(asking, turn) {
    const { query } = asking;
    const elsewhere = new Asking(this.archive, { ...query, from: "", to: "" }, "newest", () => {});
    await elsewhere.rest();
    const hits = elsewhere.hits().sort((one, other) => daysApart(one.day, query) - daysApart(other.day, query));
    await this.tellApart("outside", hits, this.made.with({ from: "", to: "" }), turn);
  }

  /** Show the first of hits apart from results, below a heading, with the way to all of them. */
  async tellApart(heading, hits, address, turn) {
    const found = await Promise.all(hits.slice(0, MOST_APART).map(shown));
    if (turn !== this.turn || !found.length) return;
    const list = make("ol", { class: "search-results__nearest" }, ...found.map((one) => make("li", {}, this.made.hit(one))));
    const all = make("p", {}, make("a", { href: address }, this.word("everywhere", { n: this.number(hits.length) })));
    this.outside.append(make("h3", { class: "section-head" }, this.word(heading)), list, all);
  }

  /** Say that the range ends before it begins, with the way to turn it. */
  tellReversed() {
    const { from, to } = this.state;
    this.say(`${this.word("reversed")} `);
    this.status.append(make("a", { href: this.made.with({ from: to, to: from }) }, this.word("turn")));
  }

  /** Put hits on the page, each as soon as it and those before it are loaded. */
  async append(hits, turn) {
    const coming = hits.map(shown);
    for (const one of coming) one.catch(() => {}); // told when its turn comes
    for (const [at, one] of coming.entries()) {
      const found = await one;
      if (turn !== this.turn) return;
      this.list.append(make("li", {}, this.made.hit(found)));
      this.asking.drawn.push(hits[at]);
    }
  }

  /** Say which years were asked so far. */
  tellProgress() {
    const { asking } = this;
    const all = asking.years.length;
    this.progress.max = all;
    this.progress.value = asking.count;
    this.progress.hidden = asking.isSettled;
  }

  /** Show what can be told when all years are in. */
  settle(asking, terms, free) {
    const hits = asking.hits();
    const better = asking.better();
    this.progress.hidden = true;
    this.better.hidden = !better;
    if (better) this.better.textContent = this.word("better", { n: this.number(better) });
    this.tools.hidden = !hits.length;
    this.facets.replaceChildren(...this.made.facets(asking, free));
    this.tell();
  }

  /** Tell how the search went. */
  tell() {
    const { asking, state } = this;
    const total = asking.hits().length;
    const isNone = state.from || state.to ? "noneHere" : "none";
    const some = asking.drawn.length < total ? ` ${this.word("shown", { n: this.number(asking.drawn.length) })}` : "";
    const lost = asking.lost.length ? ` ${this.word("lost", { years: asking.lost.join(", ") })}` : "";
    this.say((total ? this.word("found", { n: this.number(total) }) + some : this.word(isNone)) + lost);
    this.more.hidden = asking.drawn.length >= total;
  }

  /** Draw more hits and put the focus on the first of them. */
  async drawMore() {
    const { turn, asking } = this;
    const first = asking.drawn.length;
    this.more.disabled = this.better.disabled = true;
    try {
      await this.append(asking.next(AT_A_TIME), turn);
      if (turn !== this.turn) return;
      this.tell();
      this.list.children[first]?.querySelector("a").focus();
    } catch (error) {
      if (turn === this.turn) this.fail(error);
    } finally {
      this.more.disabled = this.better.disabled = false;
    }
  }

  /** Draw the list from its best hit on, as many as were drawn. */
  async drawAnew() {
    const { turn, asking } = this;
    const count = asking.drawn.length;
    this.better.hidden = true;
    this.more.disabled = true;
    asking.drawn = [];
    this.list.replaceChildren();
    try {
      await this.append(asking.next(count), turn);
      if (turn === this.turn) this.list.querySelector("a")?.focus();
    } catch (error) {
      if (turn === this.turn) this.fail(error);
    } finally {
      this.more.disabled = false;
    }
  }

  /** Return the name of a file of the results, without its ending. */
  fileName() {
    const name = [this.state.q, ...this.lists.map((list) => list.slug)].filter(Boolean).join(" ");
    return folded(name).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "bai-viet";
  }

  /** Save the citations of all results, out of the files of their months. */
  async saveCited(form) {
    const { turn, asking } = this;
    try {
      const hits = asking.hits();
      const rows = await Promise.all(hits.map(async ({ year, rank }) => (await year.rows())[rank]));
      const months = hits.map(({ day }) => new URL(`luu-tru/${day.slice(0, 4)}/${day.slice(5, 7)}/trich-dan`, ROOT).href);
      const text = await citations(form, months, rows.map(([id, slug]) => id || slug));
      saveCitations(form, text, this.fileName());
    } catch (error) {
      if (turn === this.turn) this.fail(error);
    }
  }

  /** Save all results as a table. */
  async saveTable() {
    const { turn, asking } = this;
    this.table.disabled = true;
    try {
      const head = this.word("columns").split("|");
      const text = await tableOf(asking.hits(), head, (slug) => this.made.category(slug), this.word("retracted"));
      save(text, `${this.fileName()}.csv`);
    } catch (error) {
      if (turn === this.turn) this.fail(error);
    } finally {
      this.table.disabled = false;
    }
  }
}

const root = document.querySelector("[data-search-page]");
if (root) new Page(root).begin();
