// The page where one writes: the text with its names, the lists beside it, what is kept, pasted, stored, saved and shown.

import { undo, redo } from "@codemirror/commands";
import { EditorView } from "@codemirror/view";
import { Asking } from "./asking.js";
import { commands, insert } from "./commands.js";
import { focusPoint } from "./focus.js";
import { showNames, showProblems } from "./found.js";
import { Keeping } from "./keeping.js";
import { marks } from "./marks.js";
import { listField, suggest } from "./names.js";
import { editor } from "./text.js";
import { Uploads, setField } from "./uploads.js";

const form = document.querySelector("[data-writing]");
const words = { ...JSON.parse(document.querySelector("[data-words]").textContent), article: form.dataset.path };
const part = (name) => document.querySelector(`[data-part="${name}"]`);

const say = (text) => { part("status").textContent = text; };
const report = {
  say,
  show({ lines = [], problems = [] }) {
    say([...lines, ...problems.filter(Boolean)].join(" "));
    const box = part("report");
    box.hidden = !lines.length && !problems.length;
    box.querySelector("ul").replaceChildren(...[...lines, ...problems].map((line) => {
      const item = document.createElement("li");
      item.textContent = line;
      return item;
    }));
  },
  /** Offer what a text says of itself where a field says something else: nothing of it is lost. */
  offer(others) {
    for (const [name, value] of others) {
      const item = document.createElement("li");
      const use = document.createElement("button");
      Object.assign(use, { type: "button", className: "problem__mend", textContent: words.use });
      use.addEventListener("click", () => setField(form.elements[name], value));
      item.append(`${words.fields[name]}: “${value}” `, use);
      part("report").querySelector("ul").append(item);
    }
  },
};
const uploads = new Uploads(form, words, report);

let asking = null;
const view = editor(form.elements.body, [
  marks(words),
  uploads.extension,
  EditorView.updateListener.of(({ docChanged }) => { if (docChanged) asking?.later(); }),
], [
  { key: "Mod-b", run: (on) => (does.bold(on), true) },
  { key: "Mod-i", run: (on) => (does.italic(on), true) },
  { key: "Mod-k", run: () => (openLinks(), true) },
]);
uploads.view = view;

function told(answer) {
  if (!answer) {
    say(words.away);
    return;
  }
  const waiting = showNames(view, part("names"), words);
  showProblems(view, part("problems"), form, answer.problems, words);
  const errors = answer.problems.filter((one) => one.severity === "error" || one.severity === "warning").length;
  part("names-count").textContent = waiting || "";
  part("problems-count").textContent = errors || "";
  part("words-count").textContent = words.wordCount.replace("{n}", answer.words);
  form.dataset.answered = view.state.doc.length;
}

asking = new Asking(view, form, told);
form.addEventListener("input", (event) => { if (event.target.name) asking.later(); });
asking.later(0);
addEventListener("focus", () => asking.later(0)); // a record may have been made beside

// Buttons above the text.
const does = { ...commands(words), undo, redo, link: () => openLinks(), files: () => part("files").click() };
for (const button of document.querySelectorAll("[data-does]")) {
  button.addEventListener("click", () => does[button.dataset.does](view));
}
part("files").addEventListener("change", ({ target }) => {
  uploads.take([...target.files]);
  target.value = "";
});

// Links to records, articles and other sites.
const links = document.querySelector("[data-links]");
function openLinks() {
  const { from, to } = view.state.selection.main;
  links.querySelector("input").value = view.state.sliceDoc(from, to).slice(0, 80);
  links.showModal();
  links.querySelector("input").select();
  links.querySelector("input").dispatchEvent(new Event("input"));
}
function link(address, name) {
  const { from, to } = view.state.selection.main;
  links.close();
  insert(view, `[${view.state.sliceDoc(from, to) || name}](${address})`);
}
suggest(links.querySelector("input"), links.querySelector("ul"), form.dataset.names, "", ({ kind, slug, name }) => link(`${kind}:${slug}`, name));
links.querySelector("[data-web]").addEventListener("click", () => {
  const address = links.querySelector("input").value.trim();
  if (/^(?:https?:|mailto:|\/)/.test(address)) link(address, address);
  else links.querySelector("input").focus();
});

// Fields.
for (const box of form.querySelectorAll("[data-names]:not(form)")) listField(box, form.dataset.names, words);
for (const picker of form.querySelectorAll("input[data-picks]")) {
  const field = form.elements[picker.dataset.picks];
  picker.hidden = false;
  picker.addEventListener("change", () => {
    if (!picker.value) return;
    const [year, month, day] = picker.value.split("-");
    const time = field.value.match(/\d{1,2}:\d{2}/)?.[0];
    setField(field, `${Number(day)}/${Number(month)}/${year}${time ? ` ${time}` : ""}`);
  });
}
const leadPicture = form.elements.image;
if (leadPicture) {
  const showLead = focusPoint(form.querySelector("[data-focus]"), form.elements.image_focus);
  const shown = () => showLead(leadPicture.value.trim() && `/stored${leadPicture.value.trim()}`);
  leadPicture.addEventListener("input", shown);
  leadPicture.addEventListener("change", () => { if (!leadPicture.value.trim()) setField(form.elements.image_focus, ""); });
  shown();
}

// What is typed is kept until it is saved, and offered back at the end.
const keeping = new Keeping(form, () => view.state.doc.toString(), form.dataset.path, form.elements.seen.value);
// Saving, and the real page.
let isSaving = false;
form.addEventListener("submit", async (event) => {
  if (event.submitter?.hasAttribute("data-plain")) {
    keeping.isLeaving = true;
    return;
  }
  event.preventDefault();
  if (isSaving) return;
  isSaving = true;
  const values = JSON.stringify(keeping.values());
  try {
    const body = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
    const response = await fetch(form.action, { method: "POST", body, headers: { "X-CSRF": form.dataset.csrf, Accept: "application/json" } });
    const answer = await response.json();
    if (answer.seen) {
      form.elements.seen.value = answer.seen;
      keeping.done(answer.seen, values);
      say(words.saved.replace("{time}", new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })));
      document.body.dataset.saved = answer.seen;
      if (!part("page").hidden) showPage();
    } else if (answer.conflict) {
      await keeping.keep();
      keeping.isLeaving = true;
      form.submit(); // both texts are shown on a page of their own
    } else {
      say(answer.told ?? words.notSaved);
    }
  } catch {
    say(words.notSaved);
  }
  isSaving = false;
});

addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s" || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  form.requestSubmit();
});

async function showPage() {
  const body = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
  const response = await fetch(form.dataset.page, { method: "POST", body, headers: { "X-CSRF": form.dataset.csrf } });
  const answer = await response.json();
  part("page").hidden = false;
  document.body.classList.add("has-page");
  if (answer.address) part("frame").src = answer.address;
  else say(answer.told ?? words.noPage);
}
part("show-page").addEventListener("click", () => {
  const isShown = !part("page").hidden;
  part("show-page").setAttribute("aria-pressed", !isShown);
  if (isShown) {
    part("page").hidden = true;
    document.body.classList.remove("has-page");
  } else showPage();
});
document.documentElement.classList.add("is-ready");

const left = await keeping.left().catch(() => []); // a browser may keep nothing
const box = part("left");
function offerLeft() {
  box.hidden = !left.length;
  if (left.length) box.querySelector("time").textContent = new Date(left[0].at).toLocaleString(document.documentElement.lang);
}
box.querySelector("[data-take]").addEventListener("click", async () => {
  const taken = left.shift();
  offerLeft();
  const values = new Map();
  for (const [name, value] of taken.values) values.set(name, [...(values.get(name) ?? []), value]);
  for (const [name, [value]] of values) {
    if (name === "body") view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } });
    else if (form.elements[name]) setField(form.elements[name], value);
  }
  asking.later(0);
  view.focus();
  await keeping.keep();
  await keeping.forget(taken.key);
});
box.querySelector("[data-leave]").addEventListener("click", () => {
  keeping.forget(left.shift().key);
  offerLeft();
});
offerLeft();
