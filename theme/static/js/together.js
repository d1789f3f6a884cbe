// What two people have in inBoth: events whose reports name both, then reports that name both. Each person has a list of
// articles and a list of events (plugins/search/lists.py, plugins/exports/together.py), small files that are compared here.
// The address carries both people: ?nguoi=ta-dinh-lam&nguoi=kieu-thi-nhan.

import { answersOf, ORDERS, queryOf, shown } from "./answers.js";
import { Archive, Gone } from "./archive.js";
import { make, written } from "./results.js";
import { ROOT } from "./site.js";
import { slugOf } from "./spelling.js";
import { addressOf } from "./state.js";

const PEOPLE = "nhan-su/";
const MOST_IN_YEAR = 100; // reports; the search has all

/** Return the values of one that stand in the other too, in the order of the one. */
export const inBoth = (one, other, keyOf) => {
  const keys = new Set(other.map(keyOf));
  return one.filter((value) => keys.has(keyOf(value)));
};

class Question {
  constructor(root) {
    this.root = root;
    this.archive = new Archive(JSON.parse(root.dataset.contents));
    this.words = root.querySelector("[data-words]").content;
    for (const part of ["people", "found", "events", "search", "years"]) this[part] = root.querySelector(`.together__${part}`);
    this.status = root.querySelector(":scope > [role=status]");
    this.turn = 0;
  }

  begin() {
    this.root.hidden = false;
    document.querySelector("[data-script-needed]").remove();
    const box = this.root.querySelector("[data-choice]");
    import("./suggest.js").then(({ start }) => start(box, ({ key }) => this.choose(key)));
    addEventListener("popstate", () => this.run());
    this.run();
  }

  word(name, values = {}) {
    return this.words.querySelector(`[data-${name}]`).textContent.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  }

  /** Return the slugs of the people in the address, two at most. */
  get slugs() {
    const given = new URLSearchParams(location.search).getAll("nguoi");
    return [...new Set(given)].filter((slug) => /^[a-z0-9-]+$/.test(slug)).slice(0, 2);
  }

  choose(key) {
    if (!key.startsWith(PEOPLE)) {
      this.status.textContent = this.word("notperson");
      return;
    }
    const slug = key.slice(PEOPLE.length);
    this.go([...this.slugs.filter((one) => one !== slug).slice(-1), slug]);
  }

  go(slugs) {
    history.pushState(null, "", slugs.length ? `?${new URLSearchParams(slugs.map((slug) => ["nguoi", slug]))}` : location.pathname);
    this.run();
  }

  async run() {
    const turn = this.turn += 1;
    const { slugs } = this;
    this.found.hidden = true;
    this.people.replaceChildren();
    this.status.textContent = slugs.length === 2 ? "" : this.word(slugs.length ? "one" : "none");
    try {
      const lists = await Promise.all(slugs.map((slug) => this.archive.list(PEOPLE + slug)));
      if (turn !== this.turn) return;
      this.people.replaceChildren(...lists.map((list) => this.person(list, slugs)));
      if (lists.length < 2) return;
      const events = await Promise.all(lists.map((list) => this.eventsOf(list)));
      if (turn === this.turn) this.show(lists, inBoth(events[0], events[1], ([slug]) => slug));
    } catch (error) {
      if (turn === this.turn) this.status.textContent = this.word(error instanceof Gone ? "gone" : "failed");
    }
  }

  async eventsOf(list) {
    const answer = await fetch(new URL(`tim-kiem/ho-so/${list.key}.su-kien.json`, ROOT), { cache: "no-cache" });
    if (!answer.ok) throw answer.status === 404 ? new Gone(list.key) : new Error(answer.statusText);
    return (await answer.json()).events.map(([name, slug, ...days]) => [slug || slugOf(name), name, ...days]);
  }

  person(list, slugs) {
    const name = list.note ? `${list.name} (${list.note})` : list.name;
    const remove = make("button", { type: "button", class: "together__remove", "aria-label": this.word("remove", { name }) }, "×");
    remove.addEventListener("click", () => this.go(slugs.filter((slug) => `${PEOPLE}${slug}` !== list.key)));
    return make("li", {}, make("a", { href: new URL(list.url.slice(1), ROOT).pathname }, name), " ", remove);
  }

  show(lists, events) {
    const years = this.archive.years
      .map((year) => [year, inBoth([...lists[0].of(year.year)], [...lists[1].of(year.year)], (one) => one).length])
      .filter(([, count]) => count);
    const all = years.reduce((sum, [, count]) => sum + count, 0);
    this.status.textContent = this.word("found", { e: events.length, n: all });
    this.search.href = this.searchFor(lists.map(({ key }) => key));
    this.events.replaceChildren(...events.map((event) => this.event(event, lists)));
    this.years.replaceChildren(...years.map(([year, count], at) => this.year(year, count, lists, at === 0)));
    this.found.hidden = false;
  }

  searchFor(records, from = "") {
    return addressOf({ q: "", records, from, to: from });
  }

  event([slug, name, start, end], lists) {
    const key = `su-kien/${slug}`;
    const time = start ? [written(start), end && end !== start ? written(end) : ""].filter(Boolean).join(" – ") : this.word("undated");
    const reports = lists.flatMap((list) => [make("a", { href: this.searchFor([key, list.key]) }, this.word("reports", { name: list.name })), " · "]).slice(0, -1);
    return make("li", {}, make("p", { class: "together__time" }, time), make("div", {}, make("a", { href: new URL(`${key}/`, ROOT).pathname }, name), make("p", { class: "together__reports" }, ...reports)));
  }

  year(year, count, lists, isOpen) {
    const made = make("details", {}, make("summary", {}, this.word("year", { year: year.year, n: count })));
    made.addEventListener("toggle", () => made.open && made.children.length === 1 && this.fill(made, year, count, lists));
    made.open = isOpen;
    return made;
  }

  async fill(made, year, count, lists) {
    const list = make("ol", { class: "together__reports-of-year" });
    made.append(list);
    try {
      const { hits } = await answersOf(year, queryOf([], { lists, facets: {}, from: "", to: "", isExact: false }));
      const some = await Promise.all(hits.sort(ORDERS.newest).slice(0, MOST_IN_YEAR).map(shown));
      list.append(...some.map((one) => this.report(one)));
      if (count > MOST_IN_YEAR) made.append(make("p", {}, make("a", { href: this.searchFor(lists.map(({ key }) => key), year.year) }, this.word("all", { n: count, year: year.year }))));
    } catch (error) {
      list.remove();
      made.open = false;
      this.status.textContent = this.word(error instanceof Gone ? "gone" : "failed");
    }
  }

  report({ slug, title, day, lang }) {
    const address = new URL(`tin-tuc/${day.slice(0, 4)}/${day.slice(5, 7)}/${slug}/`, ROOT).pathname;
    return make("li", {}, make("time", { class: "together__time", datetime: day }, written(day)), make("a", { href: address, lang }, title));
  }
}

const root = globalThis.document?.querySelector("[data-together]");
if (root) new Question(root).begin();
