// The box that suggests people, committees and events as one types, with or without tone marks. Its words are data
// attributes of the element (templates/components/suggest.html). What it knows of names it loads with the focus.

import { ROOT } from "./site.js";

const MOST_OF_A_KIND = 6;

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
  let options = [];
  let active = -1;
  let isGuess = false; // whether the suggestions are nothing but what may be meant
  let ready = null;

  /** Load what finds names, {find, group}, and the first files; again after a failure. */
  function load() {
    ready ??= import("./names.js").then(async ({ Names, find, group }) => {
      const names = new Names(words);
      await names.first();
      return { find: (query) => find(query, names), group };
    });
    ready.catch(() => { ready = null; });
    return ready;
  }

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
    const isOffice = entry.kind === "office";
    const made = element("a", entry.name, {
      class: "suggest__option", id: `${list.id}-${options.length}`, href: isOffice ? searchFor(entry.name) : new URL(`${entry.key}/`, ROOT).pathname,
      role: "option", tabindex: -1, "aria-selected": false,
    });
    const more = [entry.note, variant && words.variant.replace("{name}", variant)].filter(Boolean).join("; ");
    if (more) made.append(element("span", ` ${more}`, { class: "suggest__more" }));
    if (choose) {
      made.addEventListener("click", (event) => {
        input.value = "";
        update();
        if (isOffice) return; // the link leads there
        event.preventDefault();
        choose(entry);
      });
    }
    options.push(made);
    return made;
  }

  /** Show suggestions under their headings: [[kind, answers], …]. */
  function fill(groups) {
    activate(-1);
    options = [];
    list.replaceChildren(...groups.map(([kind, found]) => {
      const label = element("div", words[`${kind}Label`], { class: "suggest__label", id: `${list.id}-${kind}` });
      const part = element("div", "", { role: "group", "aria-labelledby": label.id });
      part.append(label, ...found.map(option));
      return part;
    }));
    show(options.length > 0);
  }

  async function update() {
    const query = input.value;
    if (!query.trim()) {
      fill([]);
      return say("");
    }
    try {
      const { find, group } = await load();
      const found = await find(query);
      if (query !== input.value) return undefined; // typed on meanwhile
      const answers = [...found.exact, ...found.begins, ...found.others];
      const near = found.near.filter(({ entry }) => !answers.some((one) => one.entry === entry));
      const offices = found.offices.slice(0, MOST_OF_A_KIND);
      fill([...group(answers, MOST_OF_A_KIND), ["office", offices], ["near", near]].filter(([, some]) => some.length));
      isGuess = !answers.length;
      const all = answers.length + found.offices.length + near.length;
      return say(!all ? "none" : options.length < all ? "some" : "found", all);
    } catch {
      return say("failed");
    }
  }

  function searchFor(query) {
    const address = new URL("tim-kiem/", ROOT);
    address.searchParams.set("q", query);
    return address.href;
  }

  /** Search the articles for what was typed, where the box knows the page for it. */
  function search() {
    if (!words.search || !input.value.trim()) return;
    location.assign(searchFor(input.value.trim()));
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
      else update().then(() => (options[0] && !isGuess ? options[0].click() : search()));
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

  input.addEventListener("focus", () => load().catch(() => {})); // update tells of a failure
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
