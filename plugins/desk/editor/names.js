// Searching records and articles by name, with or without marks: for links in the text, and for fields that list names.

const PAUSE_MS = 150;

async function find(address, query, kinds) {
  const response = await fetch(`${address}?${new URLSearchParams({ q: query, kinds })}`);
  return response.ok ? response.json() : [];
}

/** Have a box suggest what is called as one types; choose is given the entry, {kind, slug, name, told}. */
export function suggest(input, list, address, kinds, choose) {
  let timer = 0;
  let number = 0;
  input.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (event.isComposing) return;
    timer = setTimeout(look, PAUSE_MS);
  });
  input.addEventListener("compositionend", () => { timer = setTimeout(look, PAUSE_MS); });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") list.querySelector("button")?.focus();
    else if (event.key === "Enter") {
      event.preventDefault();
      list.querySelector("button")?.click();
    } else return;
    event.preventDefault();
  });
  list.addEventListener("keydown", (event) => {
    const buttons = [...list.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement) + { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (Number.isNaN(at)) return;
    event.preventDefault();
    (buttons[at] ?? input).focus();
  });

  async function look() {
    number += 1;
    const mine = number;
    const found = input.value.trim() ? await find(address, input.value, kinds) : [];
    if (mine !== number) return;
    list.replaceChildren(...found.map((entry) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.append(entry.name);
      const told = document.createElement("span");
      told.textContent = entry.told;
      button.append(told);
      button.addEventListener("click", () => {
        choose(entry);
        input.value = "";
        list.replaceChildren();
      });
      item.append(button);
      return item;
    }));
  }
}

/** Let a field that lists names, one a line, be filled by searching. */
export function listField(box, address, words) {
  const area = box.querySelector("textarea");
  const id = `${area.id}-search`;
  const input = document.createElement("input");
  Object.assign(input, { type: "text", id, placeholder: words.search, autocomplete: "off" });
  input.setAttribute("aria-label", `${words.search}: ${box.querySelector("label").textContent.trim()}`);
  const list = document.createElement("ul");
  list.className = "suggestions";
  area.after(input, list);
  suggest(input, list, address, box.dataset.names, (entry) => {
    const written = area.value.split("\n").map((line) => line.trim()).filter(Boolean);
    const name = entry.isShared ? entry.slug : entry.name;
    if (!written.includes(name)) area.value = [...written, name].join("\n");
    area.dispatchEvent(new Event("input", { bubbles: true }));
    input.focus();
  });
}
