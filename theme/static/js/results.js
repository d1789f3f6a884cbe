// What the search page shows, as elements: results, chips, counted lists. Its words are those of components/search-words.html.

import { excerpt, markedTitle } from "./answers.js";
import { ROOT } from "./site.js";
import { addressOf } from "./state.js";

const MOST_VALUES = 12; // of a facet; the rest is below a fold
const MOST_RECORDS = 30;

/** Make an element: attributes, then children, elements or texts; null among either is none. */
export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(name, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Return a day, month or year as it is written here: days under 10 and the months 1 and 2 with a zero. */
export function written(iso) {
  const [year, month, day] = iso.split("-");
  return [day, month && (Number(month) < 3 ? month : String(Number(month))), year].filter(Boolean).join("/");
}

const dayOf = (iso) => make("time", { datetime: iso }, written(iso));

const withoutReach = (key) => key.split(".")[0];

/** Makes elements for a page in the state and the language that it has. */
export class Results {
  constructor(page) {
    this.page = page;
  }

  word(key, values = {}) {
    return Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, () => value), this.page.words[key]);
  }

  number(count) {
    return count.toLocaleString(this.page.language);
  }

  /** Return the address of the present search with changes to it. */
  with(changes) {
    return addressOf({ ...this.page.state, task: "", ...changes });
  }

  category(slug) {
    return this.page.archive.contents.categories[slug] ?? slug;
  }

  /** Return one result. */
  hit(one) {
    const { page } = this;
    const address = new URL(`tin-tuc/${one.day.slice(0, 4)}/${one.day.slice(5, 7)}/${one.slug}/`, ROOT).pathname;
    const marked = (pieces) => pieces.filter(([text]) => text).map(([text, isMarked]) => (isMarked ? make("mark", {}, text) : text));
    const notes = [one.hit.exact || !page.asking.query.hasMarks ? null : "otherMarks", one.lang === "en" ? "english" : null, one.isRetracted ? "retracted" : null].filter(Boolean);
    return make(
      "article", { class: "hit", lang: one.lang },
      make("h3", { class: "hit__title" }, make("a", { href: address }, ...marked(markedTitle(one)))),
      make("p", { class: "hit__excerpt" }, ...marked(excerpt(one))),
      make("p", { class: "hit__meta" }, dayOf(one.day), make("span", {}, this.category(one.category)), ...notes.map((note) => make("span", { class: "badge", lang: page.root.lang }, this.word(note)))),
    );
  }

  /** Return the choice of the order, the present one marked. */
  orders(present) {
    const link = (order) => make("a", { href: this.with({ order: order === "best" ? "" : "moi" }), "aria-current": order === present ? "true" : null }, this.word(order));
    return [make("span", { class: "soft" }, `${this.word("order")}:`), " ", link("best"), " ", link("newest")];
  }

  /** Return all facets of a settled search; free are the names of values by facet that the page does not know. */
  facets(asking, free) {
    const known = { ...this.page.archive.contents, ...free };
    const years = asking.byYear().map(([year, n]) => [year, n, { from: year, to: year }]);
    const values = (key) => asking.counts(key).map(([slug, n]) => [known[key][slug] ?? slug, n, { [key]: slug }]);
    const panels = [["years", years], ["categories", values("categories")], ["topics", values("topics")]];
    const made = panels.filter(([, rows]) => rows.length).map(([key, rows]) => this.panel(key, this.counted(rows, MOST_VALUES)));
    return asking.byYear().length ? [...made, this.recordFacet(asking, "person", "people"), this.recordFacet(asking, "committee", "committees")] : made;
  }

  panel(key, ...children) {
    return make("section", { class: "panel" }, make("h3", { class: "panel__title" }, this.word(key)), ...children);
  }

  /** Return rows, [text, count, change], as links that narrow the search; those beyond most below a fold. */
  counted(rows, most) {
    const { state } = this.page;
    const row = ([text, n, change]) => {
      const isOn = Object.entries(change).every(([field, value]) => String(state[field]) === String(value));
      const away = Object.fromEntries(Object.keys(change).map((field) => [field, field === "records" ? state.records : ""]));
      const link = make("a", { href: this.with(isOn ? away : change), "aria-current": isOn ? "true" : null }, text);
      return make("li", {}, link, make("span", { class: "counted-list__count" }, this.number(n)));
    };
    const list = (some) => make("ul", { class: "counted-list search-results__facet" }, ...some.map(row));
    if (rows.length <= most + 2) return list(rows);
    const rest = make("details", {}, make("summary", {}, this.word("moreValues", { n: this.number(rows.length - most) })), list(rows.slice(most)));
    return make("div", {}, list(rows.slice(0, most)), rest);
  }

  /** Return a fold that counts the records of a kind when it is opened. */
  recordFacet(asking, kind, key) {
    const { page } = this;
    const fold = make("details", { class: "panel search-results__records-facet" }, make("summary", { class: "panel__title" }, this.word(key)));
    fold.addEventListener("toggle", async () => {
      if (!fold.open || fold.children.length > 1) return;
      const waiting = make("p", { class: "soft small" }, this.word("loading"));
      fold.append(waiting);
      try {
        const chosen = new Set(page.state.records.map(withoutReach));
        const segment = page.segments[kind];
        const rows = (await asking.records())
          .filter((one) => one.kind === kind && !chosen.has(`${segment}/${one.slug}`))
          .slice(0, MOST_RECORDS)
          .map(({ slug, name, count }) => [name, count, { records: [...page.state.records, `${segment}/${slug}`] }]);
        waiting.replaceWith(rows.length ? this.counted(rows, MOST_VALUES) : make("p", { class: "soft small" }, this.word("noneNamed")));
      } catch {
        waiting.remove();
        fold.open = false;
        page.say(this.word("failed"));
      }
    });
    return fold;
  }

  /** Return the chip of a chosen record. */
  chip(list, place) {
    const { page } = this;
    const { records } = page.state;
    const label = list.note ? `${list.name} (${list.note})` : list.name;
    const away = make("a", { class: "chip__remove", href: this.with({ records: records.filter((_, at) => at !== place) }), "aria-label": this.word("remove", { name: label }) }, "×");
    const parts = [make("span", { class: "chip__name" }, label), away];
    if (list.reaches.length) {
      const endings = { "": "", below: ".duoi", line: ".truoc" };
      const reach = make("select", { class: "chip__reach", "aria-label": `${this.word("reach")}: ${label}` }, ...["", ...list.reaches].map((one) => {
        const option = make("option", { value: endings[one] }, this.word(one || "alone"));
        option.selected = one === list.reach;
        return option;
      }));
      reach.addEventListener("change", () => page.go({ records: records.map((key, at) => (at === place ? withoutReach(key) + reach.value : key)) }));
      parts.push(reach);
    }
    return make("li", { class: "chip" }, ...parts);
  }

  /** Return what is known of a chosen record, for the head of the results. */
  about(list) {
    const below = (address) => new URL(address.replace(/^\//, ""), ROOT).pathname;
    const links = [["page", list.url], ["feed", list.feed]].filter(([, address]) => address);
    const period = (from, to) => (from && to ? ["period", from, to] : from ? ["since", from, ""] : to ? ["until", "", to] : null);
    const offices = list.offices.map(([title, committee, from, to]) => {
      const when = period(from, to);
      const dates = when && this.word(when[0], { from: written(when[1]), to: written(when[2]) });
      return make("li", {}, [title, committee].filter(Boolean).join(" "), ...(dates ? [" ", make("span", { class: "soft small" }, dates)] : []));
    });
    return make(
      "section", { class: "panel search-record", "aria-label": list.name },
      make("h3", { class: "panel__title" }, list.name, ...(list.note ? [make("span", { class: "soft small" }, ` (${list.note})`)] : [])),
      ...(list.names.length ? [make("p", { class: "soft small" }, this.word("names", { names: list.names.join(", ") }))] : []),
      ...(offices.length ? [make("details", {}, make("summary", {}, `${this.word("offices")} (${offices.length})`), make("ul", { class: "search-record__offices" }, ...offices))] : []),
      make("p", { class: "search-record__links" }, ...links.map(([key, address]) => make("a", { href: below(address) }, this.word(key)))),
    );
  }
}
