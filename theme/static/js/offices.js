// Who held which office on a day: the page asks one small file, of the committee and where it has one a year of the year.
// When an office was held, and how sure that is, stands in the files (plugins/authority/as_of.py); nothing is worked out here
// but which committees were below which on the day. The question stands in the address.

import { folded } from "./spelling.js";

const CERTAINTIES = { s: "sure", p: "possible", o: "open" };

/** Whether a day lies within a span of partial dates, as far as they do not exclude that; as Span.may_include has it. */
const mayInclude = (start, end, day) => (!start || day.slice(0, start.length) >= start) && (!end || day.slice(0, end.length) <= end);

/** Whether a committee, by its number, was another or below it on a day. */
export function isUnder(committees, number, top, day) {
  const seen = new Set();
  let todo = [number];
  while (todo.length) {
    if (todo.includes(top)) return true;
    todo.forEach((one) => seen.add(one));
    todo = todo.flatMap((one) => (committees[one]?.[1] ?? []).filter(([, start, end]) => mayInclude(start, end, day)).map(([above]) => above)).filter((one) => !seen.has(one));
  }
  return false;
}

/** Return how sure it is that an office was held on a day: a letter, nothing where it was not. */
export const heldOn = (stretches, day) => stretches.find(([first, last]) => first <= day && (!last || day <= last))?.[2];

/** Return the rows of a file that answer a question, each with how sure it is. */
export function answers(file, slug, below, day) {
  const top = Number(Object.keys(file.committees).find((number) => file.committees[number][0] === slug) ?? -1);
  return file.offices
    .filter((row) => !slug || (below ? isUnder(file.committees, row[4], top, day) : row[4] === top))
    .map((row) => ({ row, certainty: heldOn(row[6], day) }))
    .filter(({ row, certainty }) => certainty && file.phrases[row[3]]);
}

/** Return a date as print has it: 21/7/2023, 10/2020; a zero before days under 10 and before months 1 and 2. */
function inFigures(iso) {
  const [year, month, day] = iso.split("-");
  return [day, month && (Number(month) < 3 ? month : String(Number(month))), year].filter(Boolean).join("/");
}

class Query {
  constructor(root) {
    this.root = root;
    this.form = root.querySelector("form");
    this.status = root.querySelector("[role=status]");
    this.found = root.querySelector("ol");
    this.words = root.querySelector("[data-words]").content;
    this.files = new Map();
  }

  async begin() {
    this.root.hidden = false;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.ask();
    });
    this.form.elements.loc.addEventListener("input", () => this.show());
    try {
      this.committees = await this.file("to-chuc.json");
    } catch {
      this.status.textContent = this.word("failed");
      return;
    }
    this.form.elements["to-chuc"].append(...this.committees.filter(([slug]) => slug).map(([slug, name]) => new Option(name, slug)));
    const asked = new URLSearchParams(location.search);
    if (!asked.get("ngay")) return;
    for (const name of ["to-chuc", "ngay", "loc"]) this.form.elements[name].value = asked.get(name) ?? "";
    this.form.elements.duoi.checked = asked.get("duoi") !== "khong";
    this.ask();
  }

  async file(name) {
    if (!this.files.has(name)) {
      const answer = await fetch(`${this.root.dataset.files}${name}`);
      if (!answer.ok) throw new Error(answer.statusText);
      this.files.set(name, await answer.json());
    }
    return this.files.get(name);
  }

  word(name, values = {}) {
    return this.words.querySelector(`[data-${name}]`).textContent.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  }

  async ask() {
    const { "to-chuc": committee, ngay, loc, duoi } = this.form.elements;
    this.day = ngay.value;
    const [, , first, last] = this.committees.find(([slug]) => slug === committee.value) ?? [];
    const year = first && [first, this.day.slice(0, 4), last].sort()[1];
    const place = committee.value ? `to-chuc/${committee.value}` : "tat-ca";
    const address = new URLSearchParams([["to-chuc", committee.value], ["ngay", this.day], ["loc", loc.value], ["duoi", duoi.checked ? "" : "khong"]].filter(([, value]) => value));
    history.replaceState(null, "", `?${address}`);
    try {
      this.loaded = await this.file(`${place}${year ? `.${year}` : ""}.json`);
    } catch {
      this.status.textContent = this.word("failed");
      return;
    }
    this.answers = answers(this.loaded, committee.value, duoi.checked, this.day);
    this.show();
  }

  show() {
    if (!this.answers) return;
    const wanted = folded(this.form.elements.loc.value.trim());
    const shown = this.answers.filter(({ row }) => folded(`${row[0]} ${this.loaded.phrases[row[3]]}`).includes(wanted));
    this.status.textContent = this.word(shown.length ? "count" : "none", { n: shown.length, day: inFigures(this.day) });
    this.found.replaceChildren(...shown.map((one) => this.item(one)));
  }

  item({ row: [name, note, slug, phrase, committee, edtf, , sources, reports], certainty }) {
    const item = document.createElement("li");
    const link = Object.assign(document.createElement("a"), { href: `${this.root.dataset.people}${slug}/`, textContent: name });
    const [start, end] = edtf.split("/");
    const time = [start && this.word("from", { day: inFigures(start) }), end && this.word("until", { day: inFigures(end) })].filter(Boolean).join(" ");
    const doubt = this.word(CERTAINTIES[certainty]);
    const told = Object.assign(document.createElement("span"), { className: "office-query__doubt", textContent: doubt });
    item.append(line("office-query__name", link, note ? ` (${note})` : ""));
    const [of] = this.loaded.committees[committee] ?? [];
    const words = this.loaded.phrases[phrase];
    const office = of ? Object.assign(document.createElement("a"), { href: `${this.root.dataset.files}to-chuc/${of}/`, textContent: words, title: this.word("followed") }) : words;
    item.append(line("office-query__office", office, time ? `, ${time} ` : " ", ...(doubt ? [told] : [])));
    const texts = sources.map((source) => this.loaded.sources[source]).filter(Boolean);
    if (texts.length) item.append(line("office-query__ground", `${this.word("source")} ${texts.join("; ")}`));
    for (const [day, title, address] of reports) {
      const report = Object.assign(document.createElement("a"), { href: address, textContent: title });
      item.append(line("office-query__ground", `${this.word("report")} ${inFigures(day)}, `, report));
    }
    return item;
  }
}

/** Return a paragraph of a class. */
function line(name, ...content) {
  const made = document.createElement("p");
  made.className = name;
  made.append(...content);
  return made;
}

const root = globalThis.document?.querySelector("[data-office-query]");
if (root) new Query(root).begin();
