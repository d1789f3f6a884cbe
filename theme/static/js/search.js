// The search page: its form, its address, what it shows. Its words are those of components/search-words.html.

import { Archive, Gone, ROOT } from "./archive.js";
import { answersOf, byScore, excerpt, markedTitle, outside, queryOf, shardsFor, shown } from "./answers.js";
import { parse } from "./spelling.js";
import { start as startBox } from "./suggest.js";

const AT_A_TIME = 10;
const AT_FIRST = 3;
const FEW_YEARS = 6; // with results; when so many were asked for words, some results are enough
const AT_ONCE = 5; // years that are asked at a time where all are
const HOME = new URL("tim-kiem/", ROOT).pathname;
const OWN_LANGUAGE = typeof document !== "undefined" && document.documentElement.lang === "en" ? "en" : "vi";
const FIELDS = { q: "q", category: "chuyen-muc", from: "tu", to: "den", order: "xep", marks: "dau", lang: "lang" };

/** Make an element: attributes, then children, elements or texts. */
function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Return the state that an address tells: texts by field, and the keys of records. */
export function readState(address) {
  const given = new URL(address).searchParams;
  const state = Object.fromEntries(Object.entries(FIELDS).map(([field, name]) => [field, (given.get(name) ?? "").trim()]));
  return { ...state, records: [...new Set(given.getAll("hs"))].filter((key) => /^[a-z-]+\/[a-z0-9-]+(\.[a-z]+)?$/.test(key)) };
}

/** Return the address of a state: the same for the same search. */
export function addressOf(state) {
  const given = new URLSearchParams();
  if (state.q) given.set("q", state.q);
  for (const key of state.records) given.append("hs", key);
  for (const [field, name] of Object.entries(FIELDS)) if (field !== "q" && state[field]) given.set(name, state[field]);
  const query = given.toString().replaceAll("%2F", "/");
  return query ? `${HOME}?${query}` : HOME;
}

const kindOf = (key) => key.split("/")[0];
const withoutReach = (key) => key.split(".")[0];
const FULL_DAY = /^\d{4}-\d\d-\d\d$/;
const wholeDay = (text, isEnd) => (FULL_DAY.test(text) ? text : /^\d{4}$/.test(text) ? `${text}-${isEnd ? "12-31" : "01-01"}` : "");

/** A day as it is written here: days under 10 and the months 1 and 2 with a zero. */
function dayOf(iso) {
  const [year, month, day] = iso.split("-");
  const plain = [day, month && (Number(month) < 3 ? month : String(Number(month))), year].filter(Boolean).join("/");
  return make("time", { datetime: iso }, plain);
}

class Page {
  constructor(root) {
    this.root = root;
    this.all = JSON.parse(root.dataset.words);
    this.archive = new Archive(JSON.parse(root.dataset.contents));
    const parts = { form: "search-form", status: "search-status", results: "search-results", list: "search-results__list", more: "search-results__more", facets: "search-results__facets", records: "search-results__records", chosen: "search-form__chosen", indexes: "search-indexes", details: "search-form__more" };
    for (const [name, part] of Object.entries(parts)) this[name] = root.querySelector(`.${part}`);
    this.turn = 0;
    this.lists = [];
  }

  begin() {
    this.form.hidden = false;
    this.root.querySelector(".search-indexes__without").hidden = true;
    startBox(this.root.querySelector("[data-choice]"), ({ key }) => this.go({ records: [...this.state.records, key] }));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.go({});
    });
    for (const field of this.form.querySelectorAll("select, input[type=checkbox], input[type=date]")) {
      field.addEventListener("change", () => this.go({}));
    }
    this.more.addEventListener("click", () => this.show(true).catch((error) => {
      this.asking = []; // to be asked again at the next click
      this.fail(error);
    }));
    this.root.addEventListener("click", (event) => this.follow(event));
    addEventListener("popstate", () => this.run());
    this.run();
  }

  /** Links to the search itself change the page without loading it. */
  follow(event) {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const to = new URL(link.href);
    if (to.pathname !== HOME || to.origin !== location.origin) return;
    event.preventDefault();
    history.pushState(null, "", to);
    this.run();
    this.status.scrollIntoView({ block: "nearest" });
  }

  word(key, values = {}) {
    return Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), this.words[key]);
  }

  number(count) {
    return count.toLocaleString(this.language);
  }

  /** Search for what the form holds, with changes to it. */
  go(changes) {
    const field = (name) => this.form.elements[name];
    const typed = {
      q: field("q").value.trim(), category: field("chuyen-muc").value, from: field("tu").value, to: field("den").value,
      order: field("xep").value, marks: field("dau").checked ? "dung" : "",
    };
    const address = addressOf({ ...this.state, ...typed, ...changes });
    if (address !== location.pathname + location.search) history.pushState(null, "", address);
    this.run();
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
    form.elements.q.value = state.q;
    form.elements["chuyen-muc"].value = state.category;
    form.elements.tu.value = wholeDay(state.from, false);
    form.elements.den.value = wholeDay(state.to, true);
    form.elements.xep.value = state.order === "hop" ? "hop" : "";
    form.elements.dau.checked = state.marks === "dung";
    this.details.open ||= Boolean(state.category || state.from || state.to || state.order || state.marks);
    const other = this.language === "en" ? "vi" : "en";
    const link = form.querySelector(".search-form__lang");
    link.href = addressOf({ ...state, lang: other === OWN_LANGUAGE ? "" : other });
    link.lang = other;
    form.querySelector(".search-form__clear").href = addressOf({ q: "", records: [], lang: state.lang });
  }

  say(text) {
    if (this.status.textContent !== text) this.status.textContent = text;
  }

  /** Search for what the address tells. */
  async run() {
    const turn = this.turn += 1;
    this.state = readState(location.href);
    this.fill();
    const { state } = this;
    const terms = parse(state.q);
    const hasSearch = Boolean(terms.length || state.records.length || state.category || state.from || state.to);
    this.indexes.hidden = hasSearch;
    this.results.hidden = !hasSearch;
    this.list.replaceChildren();
    this.facets.replaceChildren();
    this.more.hidden = true;
    if (!hasSearch) this.records.replaceChildren();
    this.say(this.word(hasSearch ? "loading" : "start"));
    document.title = document.title.replace(/^(.*?: )?/, state.q ? `${state.q}: ` : "");
    try {
      if (terms.length) this.prefetch();
      this.lists = await this.listsOf(state.records);
      if (turn !== this.turn) return;
      this.tellRecords();
      if (!hasSearch) return;
      const query = queryOf(terms, { lists: this.lists, category: state.category, from: state.from, to: state.to, isExact: state.marks === "dung" });
      await this.begun(query, await shardsFor(this.archive, query), turn);
    } catch (error) {
      if (turn === this.turn) this.fail(error);
    }
  }

  /** Begin to load what a search for words needs while the words are looked up; find tells of a failure. */
  prefetch() {
    this.archive.program().catch(() => {});
    const { from, to, records } = this.state;
    if (!from && !to && !records.length) this.archive.shards[0]?.frame().catch(() => {});
  }

  fail(error) {
    const missing = error instanceof Gone && /^ho-so\/(.*)\.json$/.exec(error.message);
    this.say(missing ? this.word("noRecord", { name: missing[1] }) : this.word(error instanceof Gone ? "gone" : "failed"));
  }

  /** Return the lists of the records; the address takes their present keys. */
  async listsOf(keys) {
    const lists = await Promise.all(keys.map((key) => this.archive.list(key)));
    const now = lists.map((list) => list.key);
    if (now.join() !== keys.join()) {
      this.state.records = now;
      history.replaceState(null, "", addressOf(this.state));
    }
    return lists;
  }

  /** Begin a search: ask years until there is a page of results, in their order. */
  async begun(query, shards, turn) {
    Object.assign(this, { query, shards, asked: [], asking: [], hits: [], count: 0 });
    await this.show(false, turn);
    if (turn !== this.turn || this.hits.length || !(query.from || query.to)) return;
    const elsewhere = { ...query, from: "", to: "" };
    const others = await shardsFor(this.archive, elsewhere, outside(this.archive, query));
    if (turn !== this.turn || !others.length) return;
    Object.assign(this, { query: elsewhere, shards: others, asked: [], asking: [], isElsewhere: true });
    await this.show(false, turn);
    this.isElsewhere = false;
  }

  /** Show more results: years are asked until there are enough, or some and a few years asked; those found are shown at once. */
  async show(hasFocus, turn = this.turn) {
    const first = this.count;
    this.more.disabled = true;
    try {
      for (let asked = 1; this.count < first + AT_A_TIME; asked += 1) {
        const isMore = await this.ask(first + AT_A_TIME, turn);
        if (turn !== this.turn) return;
        await this.append(this.hits.slice(this.count, first + AT_A_TIME), turn);
        if (turn !== this.turn) return;
        if (!isMore || (this.count > first && asked >= FEW_YEARS && !this.lists.length)) break;
      }
    } finally {
      this.more.disabled = false;
    }
    this.tell();
    if (hasFocus) this.list.children[first]?.querySelector("a").focus();
  }

  /** Put hits on the page, each as soon as it and those before it are loaded; first of all those that a small screen shows. */
  async append(hits, turn) {
    for (const some of [hits.slice(0, AT_FIRST), hits.slice(AT_FIRST)]) {
      const coming = some.map((hit) => shown([hit], this.query.terms.length > 0));
      for (const one of coming) one.catch(() => {}); // told when its turn comes
      for (const one of coming) {
        const [found] = await one;
        if (turn !== this.turn) return;
        this.list.append(make("li", {}, this.hit(found)));
        this.count += 1;
      }
    }
  }

  /** Ask a year more when there are not enough hits; all where the best come first, or where that costs nothing. Tell
   * whether there are more to ask. */
  async ask(enough, turn) {
    const isBest = this.state.order === "hop" && this.query.terms.length > 0;
    const isFree = !this.query.terms.length && this.lists.length > 0;
    const isAll = isBest || isFree;
    while (this.asked.length < this.shards.length && (isAll || this.hits.length < enough)) {
      const at = this.asked.length;
      if (!isFree) this.say(this.word("loadingYear", { year: this.shards[at].year }));
      for (let next = at; next < Math.min(this.shards.length, at + (isBest ? AT_ONCE : 1)); next += 1) {
        this.asking[next] ??= answersOf(this.shards[next], this.query, next > 0);
        this.asking[next].catch(() => {}); // told when its turn comes
      }
      const answers = await this.asking[at];
      if (turn !== this.turn) return false;
      this.asked.push(answers);
      this.hits.push(...answers.hits);
      if (!isAll && answers.hits.length) break;
    }
    if (isBest) this.hits.sort(byScore);
    return this.asked.length < this.shards.length;
  }

  /** Tell how the search went, and by year and category. */
  tell() {
    const left = this.shards.length - this.asked.length;
    const total = this.number(this.hits.length);
    const year = this.asked.at(-1)?.shard.year;
    const found = left ? this.word("foundSo", { n: total, year, m: left }) : this.word("found", { n: total });
    const some = this.count < this.hits.length ? ` ${this.word("shown", { n: this.number(this.count) })}` : "";
    this.say(!this.hits.length ? this.word("none") : `${this.isElsewhere ? `${this.word("noneHere")} ` : ""}${found}${some}`);
    this.more.hidden = this.count >= this.hits.length && !left;
    this.tellFacets();
  }

  tellFacets() {
    const years = this.asked.filter(({ hits }) => hits.length).map(({ shard: { year }, hits }) => [year, hits.length, { from: `${year}-01-01`, to: `${year}-12-31` }]);
    const waiting = this.shards.slice(this.asked.length).map(({ year }) => [year, null, { from: `${year}-01-01`, to: `${year}-12-31` }]);
    const counts = new Map();
    for (const { categories } of this.asked) for (const [slug, n] of categories) counts.set(slug, (counts.get(slug) ?? 0) + n);
    const names = this.archive.contents.categories;
    const byCategory = [...counts].sort(([, one], [, other]) => other - one).map(([slug, n]) => [names[slug] ?? slug, n, { category: slug }]);
    this.facets.replaceChildren(...[["years", [...years, ...waiting]], ["categories", byCategory]].filter(([, some]) => some.length).map(([key, some]) => this.facet(key, some)));
  }

  facet(key, some) {
    const rows = some.map(([text, n, change]) => {
      const isOn = Object.entries(change).every(([field, value]) => this.state[field] === value);
      const link = make("a", { href: addressOf({ ...this.state, ...change }), "aria-current": isOn ? "true" : null }, text);
      return make("li", {}, link, make("span", { class: "counted-list__count" }, n === null ? "…" : this.number(n)));
    });
    return make("section", { class: "panel" }, make("h3", { class: "panel__title" }, this.word(key)), make("ul", { class: "counted-list search-results__facet" }, ...rows));
  }

  /** Return one result. */
  hit(one) {
    const address = new URL(`tin-tuc/${one.day.slice(0, 4)}/${one.day.slice(5, 7)}/${one.slug}/`, ROOT).pathname;
    const marked = (pieces) => pieces.filter(([text]) => text).map(([text, isMarked]) => (isMarked ? make("mark", {}, text) : text));
    const notes = [one.hit.exact || !this.query.hasMarks ? null : "otherMarks", one.isRetracted ? "retracted" : null].filter(Boolean);
    return make(
      "article", { class: "hit", lang: one.lang },
      make("h3", { class: "hit__title" }, make("a", { href: address }, ...marked(markedTitle(one)))),
      make("p", { class: "hit__excerpt" }, ...marked(excerpt(one))),
      make("p", { class: "hit__meta" }, dayOf(one.day), make("span", {}, this.archive.contents.categories[one.category] ?? one.category), ...notes.map((note) => make("span", { class: "badge", lang: this.root.lang }, this.word(note)))),
    );
  }

  /** Show the chosen records: chips in the form, and at the head of the results what is known of each. */
  tellRecords() {
    const { records } = this.state;
    this.chosen.hidden = !records.length;
    this.chosen.replaceChildren(...this.lists.map((list, place) => this.chip(list, place)));
    this.records.replaceChildren(...this.lists.map((list) => this.about(list)));
  }

  chip(list, place) {
    const { records } = this.state;
    const without = records.filter((_, at) => at !== place);
    const label = list.note ? `${list.name} (${list.note})` : list.name;
    const away = make("a", { class: "chip__remove", href: addressOf({ ...this.state, records: without }), "aria-label": this.word("remove", { name: label }) }, "×");
    const parts = [make("span", { class: "chip__name" }, label), away];
    if (list.reaches.length) {
      const endings = { "": "", below: ".duoi", line: ".truoc" };
      const reach = make("select", { class: "chip__reach", "aria-label": `${this.word("reach")}: ${label}` }, ...["", ...list.reaches].map((one) => {
        const option = make("option", { value: endings[one] }, this.word(one || "alone"));
        option.selected = one === list.reach;
        return option;
      }));
      reach.addEventListener("change", () => this.go({ records: records.map((key, at) => (at === place ? withoutReach(key) + reach.value : key)) }));
      parts.push(reach);
    }
    return make("li", { class: "chip" }, ...parts);
  }

  about(list) {
    const below = (address) => new URL(address.replace(/^\//, ""), ROOT).pathname;
    const links = [["page", list.url], ["feed", list.feed], ["table", `tim-kiem/ho-so/${list.key}.csv`]].filter(([, address]) => address);
    const period = (from, to) => (from && to ? ["period", from, to] : from ? ["since", from, ""] : to ? ["until", "", to] : null);
    const offices = list.offices.map(([title, committee, from, to]) => {
      const when = period(from, to);
      const dates = when && this.word(when[0], { from: dayOf(when[1]).textContent, to: dayOf(when[2]).textContent });
      return make("li", {}, [title, committee].filter(Boolean).join(" "), ...(dates ? [" ", make("span", { class: "soft small" }, dates)] : []));
    });
    return make(
      "section", { class: "panel search-record", "aria-label": list.name },
      make("h3", { class: "panel__title" }, list.name, ...(list.note ? [make("span", { class: "soft small" }, ` (${list.note})`)] : [])),
      ...(list.names.length ? [make("p", { class: "soft small" }, this.word("names", { names: list.names.join(", ") }))] : []),
      ...(offices.length ? [make("details", {}, make("summary", {}, `${this.word("offices")} (${offices.length})`), make("ul", { class: "search-record__offices" }, ...offices))] : []),
      make("p", { class: "search-record__links" }, ...links.map(([key, address]) => make("a", { href: below(address), ...(key === "table" ? { download: "" } : {}) }, this.word(key)))),
    );
  }
}

if (typeof document !== "undefined") {
  const root = document.querySelector("[data-search-page]");
  if (root) new Page(root).begin();
}
