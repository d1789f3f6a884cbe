// The page of the list that a reader keeps: notes, order, removal, export, an address that carries it. A list that came
// with the address is shown first and kept only when the reader says so.

import { citations, saveCitations } from "./citing.js";
import { carriedBy, carriedIn, keepItems, keptItems, whenKeptElsewhere } from "./kept.js";
import { cell, save } from "./table.js";

const KIND_OF_LETTER = { a: "article", p: "person", c: "committee", e: "event" };

/** A date as the site writes it: zeros before days under 10 and before the months 1 and 2 only. */
function inFigures(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  const parts = [day && (day < 10 ? `0${day}` : day), month && (month < 3 ? `0${month}` : month), year];
  return parts.filter(Boolean).join("/");
}

/** Return the item at a permanent address, as its page tells it. */
async function itemAt(at) {
  const answer = await fetch(at);
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const leads = page.querySelector('meta[http-equiv="refresh"]');
  const link = leads && page.querySelector("main a");
  const url = link ? link.getAttribute("href") : new URL(answer.url).pathname;
  const title = (link ?? page.querySelector("h1") ?? page.querySelector("title")).textContent.trim();
  const day = /^\/tin-tuc\/(\d{4})\/(\d{2})\//.exec(url);
  return { at, url, title, day: day ? `${day[1]}-${day[2]}` : "", kind: KIND_OF_LETTER[at[4]], note: "" };
}

class KeptList {
  constructor(root) {
    this.root = root;
    this.list = root.querySelector("ol");
    this.row = root.querySelector("[data-row]").content;
    this.words = root.querySelector("[data-words]").content;
    this.status = root.querySelector("[role=status]");
    this.items = [];
    this.isCarried = false;
  }

  begin() {
    for (const button of this.root.querySelectorAll("[data-save]")) {
      button.addEventListener("click", () => this.export(button.dataset.save));
    }
    this.on("[data-print]", () => print());
    this.on("[data-copy]", () => this.copy());
    this.on("[data-take]", () => this.take());
    this.on("[data-own]", () => this.leave());
    this.list.addEventListener("input", ({ target }) => this.note(target));
    this.list.addEventListener("click", ({ target }) => this.act(target.closest("button")));
    addEventListener("hashchange", () => this.load());
    whenKeptElsewhere(() => this.isCarried || this.load());
    this.load();
  }

  on(selector, call) {
    this.root.querySelector(selector).addEventListener("click", call);
  }

  say(name, values = {}) {
    this.status.textContent = this.word(name, values);
  }

  word(name, values = {}) {
    return this.words.querySelector(`[data-${name}]`).textContent.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  }

  async load() {
    const carried = carriedIn(location.hash);
    this.isCarried = carried.length > 0;
    this.root.querySelector("[data-carried]").hidden = !this.isCarried;
    if (this.isCarried) {
      this.say("loading", { n: carried.length });
      const found = await Promise.allSettled(carried.map(itemAt));
      if (carriedIn(location.hash).join() !== carried.join()) return;
      this.items = found.filter(({ status }) => status === "fulfilled").map(({ value }) => value);
      const lost = carried.length - this.items.length;
      this.status.textContent = lost ? this.word("lost", { n: lost }) : "";
    } else {
      const kept = keptItems();
      this.status.textContent = kept ? "" : this.word("refused");
      this.items = kept ?? [];
    }
    this.show();
  }

  show() {
    this.list.replaceChildren(...this.items.map((item, place) => this.rowOf(item, place)));
    this.root.querySelector("[data-tools]").hidden = !this.items.length;
    this.root.querySelector("[data-empty]").hidden = this.items.length > 0 || this.isCarried;
    const hasArticles = this.items.some(({ kind }) => kind === "article");
    for (const one of this.root.querySelectorAll("[data-save]:not([data-save=csv])")) one.hidden = !hasArticles;
  }

  rowOf(item, place) {
    const row = this.row.firstElementChild.cloneNode(true);
    const link = row.querySelector("a");
    link.href = item.url;
    link.textContent = item.title;
    row.querySelector("[data-about]").textContent = [this.word(item.kind), item.day && inFigures(item.day)].filter(Boolean).join(" · ");
    const note = row.querySelector("textarea");
    note.value = item.note;
    note.rows = Math.max(1, item.note.split("\n").length);
    note.dataset.place = place;
    row.querySelector("[data-note]").hidden = this.isCarried;
    row.querySelector("[data-moves]").hidden = this.isCarried;
    for (const button of row.querySelectorAll("button")) {
      button.dataset.place = place;
      button.setAttribute("aria-label", `${button.title}: ${item.title}`);
    }
    row.querySelector("[data-move='-1']").disabled = place === 0;
    row.querySelector("[data-move='1']").disabled = place === this.items.length - 1;
    return row;
  }

  write() {
    if (!keepItems(this.items)) this.say("refused");
  }

  note(field) {
    this.items[field.dataset.place].note = field.value;
    field.rows = Math.max(1, field.value.split("\n").length);
    this.write();
  }

  act(button) {
    if (!button) return;
    const place = Number(button.dataset.place);
    const [item] = this.items.splice(place, 1);
    const step = Number(button.dataset.move ?? 0);
    if (step) this.items.splice(place + step, 0, item);
    this.write();
    this.show();
    this.say(step ? "moved" : "removed", { title: item.title, n: place + step + 1 });
    this.focus(step ? place + step : Math.min(place, this.items.length - 1), button.dataset.move);
  }

  /** The keyboard stays where it was: on the same button of the item that moved, or of the one that came in its place. */
  focus(place, move) {
    const row = this.list.children[place];
    const wanted = row?.querySelector(move ? `[data-move='${move}']` : "[data-remove]");
    const next = wanted?.disabled ? row.querySelector("[data-move]:not(:disabled)") : wanted;
    (next ?? this.root.querySelector("[data-empty]")).focus();
  }

  take() {
    const own = keptItems() ?? [];
    const news = this.items.filter(({ at }) => !own.some((one) => one.at === at));
    if (!keepItems([...own, ...news])) {
      this.say("refused");
      return;
    }
    this.leave();
    this.say("taken", { n: news.length });
  }

  leave() {
    history.replaceState(null, "", location.pathname);
    this.load();
  }

  async copy() {
    const carried = carriedBy(this.items);
    const left = this.items.length - (carried.length - 2) / 8;
    try {
      await navigator.clipboard.writeText(location.origin + location.pathname + carried);
      this.say(carried && !left ? "copied" : "partly", { n: carried ? left : this.items.length });
    } catch {
      this.say("failed");
    }
  }

  async export(form) {
    const name = this.root.dataset.keptList;
    if (form === "csv") {
      save(this.csv(), `${name}.csv`);
      return;
    }
    const articles = this.items.filter(({ kind }) => kind === "article");
    const keys = articles.map(({ at, url }) => (at.startsWith("/id/") ? at : url).split("/").at(-2));
    const months = articles.map(({ url }) => {
      const [, , year, month] = url.split("/");
      return this.root.dataset.citations.replace("{year}", year).replace("{month}", month);
    });
    try {
      saveCitations(form, await citations(form, months, keys), name);
    } catch {
      this.say("failed");
    }
  }

  csv() {
    const head = this.word("columns").split("|");
    const lines = this.items.map(({ at, title, day, kind, note }, place) =>
      [String(place + 1), this.word(kind), title, day, new URL(at, location.origin).href, note].map(cell).join(","));
    return `\ufeff${[head.map(cell).join(","), ...lines].join("\r\n")}\r\n`;
  }
}

const keptList = document.querySelector("[data-kept-list]");
if (keptList) {
  document.querySelector("[data-script-needed]").remove();
  keptList.hidden = false;
  new KeptList(keptList).begin();
}
