// The box that suggests people, committees and events as one types, with or without tone marks. Its words are data
// attributes of the element (templates/components/suggest.html). All that is exported is pure, but Names and start.

const ROOT = new URL("../../", import.meta.url); // this script is at theme/js/ below the site
const KINDS = ["person", "committee", "event"];
const LONGEST_BEGINNING = 8;
const MOST_OF_A_KIND = 6;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Return text in lower case without marks, as plugins.text.normal.fold does: "Đảng ủy" is "dang uy". */
export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐÐð]/g, "d").toLowerCase();
}

/** Return the words of text as they are compared: folded; and letters with the tone apart, as thuỷ is thủy. */
export function wordsOf(text) {
  const words = text.normalize("NFC").replace(/[Ðð]/g, "đ").toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.map((word) => {
    const parts = word.normalize("NFD");
    const tone = (parts.match(TONES) ?? []).join("");
    return { folded: fold(word), letters: parts.replace(TONES, "").normalize("NFC"), tone };
  });
}

const begins = (word, typed) => word.folded.startsWith(typed.folded);
const beginsExactly = (word, typed) => word.letters.startsWith(typed.letters) && word.tone === typed.tone;

/** Tell where the typed words stand one after the other in words, -1 when they do not. */
function runAt(words, typed, agree) {
  for (let at = 0; at + typed.length <= words.length; at += 1) {
    if (typed.every((one, place) => agree(words[at + place], one))) return at;
  }
  return -1;
}

/** Tell whether every typed word begins a word of its own, in any order. */
function scattered(words, typed, agree) {
  const free = [...words];
  return [...typed].sort((a, b) => b.folded.length - a.folded.length).every((one) => {
    const at = free.findIndex((word) => agree(word, one));
    if (at >= 0) free.splice(at, 1);
    return at >= 0;
  });
}

/** Return how well words answer what was typed, numbers to compare in order, less is better; null when not at all:
 * exact marks, a row, the start of the name or, of a person's, its end, for people are called by the last word. */
export function match(words, typed, kind) {
  for (const [marks, agree] of [beginsExactly, begins].entries()) {
    const at = runAt(words, typed, agree);
    if (at >= 0) {
      const atEdge = at === 0 || (kind === "person" && at + typed.length === words.length);
      return [marks, 0, atEdge ? 0 : 1];
    }
    if (scattered(words, typed, agree)) return [marks, 1, 1];
  }
  return null;
}

function compare(one, other) {
  const at = one.findIndex((number, place) => number !== other[place]);
  return at < 0 ? 0 : one[at] - other[at];
}

/** Make what a file holds, {kind, folder, entries: [[name, slug, note, variants, count]]}, ready to be searched. */
export function prepare({ kind, folder, entries }) {
  return entries.map(([name, slug, note, variants, count]) => ({
    kind, name, key: `${folder}/${slug || slugOf(name)}`, note, count,
    forms: [name, ...variants].map((form) => ({ form, words: wordsOf(form) })),
  }));
}

const slugOf = (name) => fold(name).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

/** The names of all records: of each kind a first file and, where that cannot hold them all, parts by beginnings of words. */
export class Names {
  /** addresses: of the first file of each kind, root-relative. */
  constructor(addresses) {
    this.addresses = addresses;
    this.parts = new Map();
  }

  async load(address) {
    const answer = await fetch(new URL(address.replace(/^\//, ""), ROOT));
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
  }

  /** Load the first files once; again after a failure. */
  first() {
    this.loading ??= Promise.all(this.addresses.map(async (address) => {
      const file = await this.load(address);
      return { address, parts: file.parts ?? {}, prepared: prepare(file) };
    }));
    this.loading.catch(() => { this.loading = null; });
    return this.loading;
  }

  /** Return the names that may answer the query. */
  async about(query) {
    const first = await this.first();
    const more = await Promise.all(first.map(({ address, parts }) => this.part(address, smallestPart(parts, query))));
    const keys = new Set(first.flatMap(({ prepared }) => prepared.map(({ key }) => key)));
    return [...first.flatMap(({ prepared }) => prepared), ...more.flat().filter(({ key }) => !keys.has(key))];
  }

  part(address, beginning) {
    if (!beginning) return [];
    const place = address.replace(".json", `/${beginning}.json`);
    if (!this.parts.has(place)) {
      const part = this.load(place).then(prepare);
      part.catch(() => this.parts.delete(place));
      this.parts.set(place, part);
    }
    return this.parts.get(place);
  }
}

/** Return the beginning, of a typed word, whose part holds the fewest names; empty where no part is needed. */
function smallestPart(parts, query) {
  const found = wordsOf(query).map(({ folded }) => {
    for (let length = Math.min(folded.length, LONGEST_BEGINNING); length > 1; length -= 1) {
      if (Object.hasOwn(parts, folded.slice(0, length))) return folded.slice(0, length);
    }
    return "";
  }).filter((beginning) => beginning);
  return found.reduce((one, other) => (!one || parts[other] < parts[one] ? other : one), "");
}

/** Return what answers the query, best first: {entry, variant, score}; variant is the other name that matched. */
export function rank(prepared, query) {
  const typed = wordsOf(query);
  if (!typed.length) return [];
  const found = [];
  for (const entry of prepared) {
    let best = null;
    entry.forms.forEach(({ form, words }, place) => {
      const how = match(words, typed, entry.kind);
      const score = how && [...how, place ? 1 : 0, -entry.count];
      if (score && (!best || compare(score, best.score) < 0)) best = { entry, variant: place ? form : "", score };
    });
    if (best) found.push(best);
  }
  return found.sort((one, other) => compare(one.score, other.score));
}

/** Put ranked answers together by kind, the kind of the best answer first, at most six of each. */
export function group(ranked) {
  const groups = new Map();
  for (const one of ranked) {
    const some = groups.get(one.entry.kind) ?? [];
    if (some.length < MOST_OF_A_KIND) groups.set(one.entry.kind, [...some, one]);
  }
  return [...groups];
}

function element(tag, text, attributes) {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** Bring the box in root to life; choose is given the entry that the reader chose, without it the entry's page opens. */
export function start(root, choose) {
  const words = root.dataset;
  const [box, list, status] = ["box", "list", "status"].map((part) => root.querySelector(`.suggest__${part}`));
  const input = root.querySelector("input");
  const names = new Names(KINDS.map((kind) => words[kind]));
  let options = [];
  let active = -1;

  function show(isOpen) {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", isOpen);
    if (!isOpen) activate(-1);
  }

  /** Make the option at a place the active one; -1 for none. */
  function activate(place) {
    options[active]?.setAttribute("aria-selected", false);
    active = place;
    const option = options[active];
    input.setAttribute("aria-activedescendant", option?.id ?? "");
    option?.setAttribute("aria-selected", true);
    option?.scrollIntoView({ block: "nearest" });
  }

  /** Say how the search went in the words of the element: for screen readers always, CSS shows what all must see. */
  function say(state, all = options.length) {
    words.state = state;
    status.textContent = (words[state] ?? "").replace("{n}", all).replace("{m}", options.length);
  }

  function option({ entry, variant }) {
    const made = element("a", entry.name, {
      class: "suggest__option", id: `${list.id}-${options.length}`, href: new URL(`${entry.key}/`, ROOT).pathname,
      role: "option", tabindex: -1, "aria-selected": false,
    });
    const more = [entry.note, variant && words.variant.replace("{name}", variant)].filter(Boolean).join("; ");
    if (more) made.append(element("span", ` ${more}`, { class: "suggest__more" }));
    if (choose) {
      made.addEventListener("click", (event) => {
        event.preventDefault();
        input.value = "";
        update();
        choose(entry);
      });
    }
    options.push(made);
    return made;
  }

  function fill(ranked) {
    activate(-1);
    options = [];
    list.replaceChildren(...group(ranked).map(([kind, found]) => {
      const label = element("div", words[`${kind}Label`], { class: "suggest__label", id: `${list.id}-${kind}` });
      const part = element("div", "", { role: "group", "aria-labelledby": label.id });
      part.append(label, ...found.map(option));
      return part;
    }));
    show(options.length > 0);
  }

  async function update() {
    const query = input.value;
    if (!wordsOf(query).length) {
      fill([]);
      return say("");
    }
    try {
      const prepared = await names.about(query);
      if (query !== input.value) return undefined; // typed on meanwhile
      const ranked = rank(prepared, query);
      fill(ranked);
      const state = options.length < ranked.length ? "some" : "found";
      return say(ranked.length ? state : "none", ranked.length);
    } catch {
      return say("failed");
    }
  }

  /** Search the articles for what was typed, where the box knows the page for it. */
  function search() {
    if (!words.search || !input.value.trim()) return;
    const address = new URL(words.search.replace(/^\//, ""), ROOT);
    address.searchParams.set("q", input.value.trim());
    location.assign(address);
  }

  function onKey(event) {
    if (event.isComposing || event.keyCode === 229) return; // the input method's own key
    const { key } = event;
    if (key === "Escape") {
      if (list.hidden) input.value = "";
      show(false);
      say("");
    } else if (key === "Enter") {
      if (active >= 0) options[active].click();
      else update().then(() => (options[0] ? options[0].click() : search()));
    } else if ((key === "ArrowDown" || key === "ArrowUp") && options.length) {
      const last = options.length - 1;
      show(true);
      if (key === "ArrowDown") activate(active < last ? active + 1 : 0);
      else activate(active > 0 ? active - 1 : last);
    } else if ((key === "Home" || key === "End") && !list.hidden && !event.shiftKey) {
      activate(key === "Home" ? 0 : options.length - 1);
    } else {
      return;
    }
    event.preventDefault();
  }

  input.addEventListener("focus", () => names.first().catch(() => {})); // update tells of a failure
  input.addEventListener("input", update);
  input.addEventListener("compositionend", update);
  input.addEventListener("keydown", onKey);
  input.addEventListener("click", () => show(options.length > 0));
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the input
  root.addEventListener("focusout", ({ relatedTarget: next }) => next === input || list.contains(next) || show(false));

  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", words.list);
  root.querySelector(".suggest__search")?.addEventListener("click", search);
  for (const links of root.querySelectorAll(".suggest__links")) links.hidden = true;
  box.hidden = false;
}

if (typeof document !== "undefined") document.querySelectorAll("[data-suggest]").forEach((root) => start(root));
