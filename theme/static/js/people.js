// The index of people, narrowed by committee and year: offices by precedence instead of people by name. The table of
// offices is loaded when somebody opens the form; the choice stands in the address.

const MOST_SHOWN = 300;

/** Whether an office may have been held in a year: an end that is not known is open, a beginning that is not is the end. */
const wasHeld = ([, , , , , start, end], year) => (start || end) <= year && year <= (end || "9999");

class Filter {
  constructor(root) {
    this.root = root;
    this.details = root.querySelector("details");
    this.form = root.querySelector("form");
    this.status = root.querySelector("[role=status]");
    this.found = root.querySelector(".person-filter__found");
    this.parts = document.querySelector("[data-person-parts]");
    this.words = root.querySelector("[data-words]").content;
  }

  begin() {
    this.root.hidden = false;
    this.details.addEventListener("toggle", () => this.open());
    this.form.addEventListener("input", () => this.narrow());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("reset", () => setTimeout(() => this.narrow()));
    const chosen = new URLSearchParams(location.search);
    if (chosen.get("to-chuc") || chosen.get("nam")) this.details.open = true;
  }

  async open() {
    if (this.table || !this.details.open) return;
    try {
      const answer = await fetch(this.root.dataset.table);
      if (!answer.ok) throw new Error(answer.statusText);
      this.table = await answer.json();
    } catch {
      this.status.textContent = this.word("failed");
      return;
    }
    const select = this.form.elements["to-chuc"];
    select.append(...this.table.committees.map(([name, slug]) => new Option(name, slug)));
    const chosen = new URLSearchParams(location.search);
    for (const name of ["to-chuc", "nam"]) this.form.elements[name].value = chosen.get(name) ?? "";
    this.narrow();
  }

  word(name, values = {}) {
    const text = this.words.querySelector(`[data-${name}]`).textContent;
    return text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  }

  narrow() {
    if (!this.table) return;
    const slug = this.form.elements["to-chuc"].value;
    const year = /^\d{4}$/.test(this.form.elements.nam.value) ? this.form.elements.nam.value : "";
    const isNarrowed = Boolean(slug || year);
    this.parts.hidden = isNarrowed;
    this.found.hidden = !isNarrowed;
    const address = new URLSearchParams([["to-chuc", slug], ["nam", year]].filter(([, value]) => value));
    history.replaceState(null, "", isNarrowed ? `?${address}` : location.pathname);
    const held = isNarrowed ? this.table.offices.filter((one) => (!slug || one[4] === slug) && (!year || wasHeld(one, year))) : [];
    const shown = held.slice(0, MOST_SHOWN);
    const word = held.length > shown.length ? "more" : "count";
    this.status.textContent = isNarrowed ? this.word(word, { n: held.length, shown: shown.length }) : "";
    this.found.replaceChildren(...shown.map((one) => this.item(one)));
  }

  item([name, note, slug, phrase, , start, end, isOver]) {
    const item = document.createElement("li");
    item.className = "person-list__item";
    const link = document.createElement("a");
    link.href = `${this.root.dataset.people}${slug}/`;
    link.textContent = name;
    const parts = [start && this.word("from", { year: start }), end && this.word("until", { year: end })];
    const time = start && start === end ? start : parts.filter(Boolean).join(" ");
    const told = [phrase, time, !end && !isOver && this.word("open")].filter(Boolean).join(", ");
    item.append(line("person-list__name", link, note ? ` (${note})` : ""), line("person-list__detail", told));
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

const root = document.querySelector("[data-person-filter]");
if (root) new Filter(root).begin();
