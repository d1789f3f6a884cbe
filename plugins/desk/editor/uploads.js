// Paste and drop: texts from Word, Google Docs, pages and spreadsheets come through the importer of the desk; pictures and
// documents are stored first, and asked for what they show.

import { EditorView } from "@codemirror/view";
import { block, insert } from "./commands.js";
import { focusPoint } from "./focus.js";

const RICH = /<(?:table|h[1-6]|ul|ol|li|b|strong|i|em|a|img|p|div|blockquote|sup|sub)\b/i;

async function send(form, address, body) {
  const response = await fetch(address, { method: "POST", body, headers: { "X-CSRF": form.dataset.csrf } });
  const answer = await response.json().catch(() => null);
  if (!answer) throw new Error(response.statusText);
  return answer;
}

/** Have a field say value, as if it had been typed. */
export function setField(control, value) {
  control.value = value;
  control.dispatchEvent(new Event("input", { bubbles: true }));
}

export class Uploads {
  /** Take what is pasted into and dropped on a view; report shows what came across. */
  constructor(form, words, report) {
    Object.assign(this, { form, words, report, view: null });
    this.dialog = document.querySelector("[data-picture]");
    this.showPicture = focusPoint(this.dialog.querySelector("[data-focus]"), this.dialog.querySelector("[name=focus]"));
  }

  get extension() {
    return EditorView.domEventHandlers({
      paste: (event, view) => this.pasted(event, view),
      drop: (event, view) => this.dropped(event, view),
    });
  }

  pasted(event, view) {
    this.view = view;
    const { clipboardData: data } = event;
    const html = data.getData("text/html");
    const rows = data.getData("text/plain");
    if (data.files.length && !html) {
      this.store([...data.files]);
      return true;
    }
    if (!html || !RICH.test(html)) return false;
    this.import(new File([html], "pasted.html", { type: "text/html" }), rows);
    event.preventDefault();
    return true;
  }

  dropped(event, view) {
    this.view = view;
    const files = [...event.dataTransfer.files];
    if (!files.length) return false;
    event.preventDefault();
    const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
    if (at !== null) view.dispatch({ selection: { anchor: at } });
    this.take(files);
    return true;
  }

  /** Take files: texts are imported, all else is stored. */
  async take(files) {
    const texts = files.filter((file) => /\.(?:docx|html?|txt|mht)$/i.test(file.name));
    const others = files.filter((file) => !texts.includes(file));
    for (const file of texts) await this.import(file, "");
    if (others.length) await this.store(others);
  }

  /** Import a text and put it in place of what is selected by then; fallback stands there where it cannot be read. */
  async import(file, fallback) {
    const body = new FormData();
    body.append("file", file);
    body.append("path", this.form.dataset.path);
    if (!this.view.state.doc.toString().trim()) body.append("whole", "yes");
    this.report.say(this.words.reading.replace("{name}", file.name));
    try {
      const answer = await send(this.form, this.form.dataset.import, body);
      this.report.show(answer);
      if (answer.markdown === undefined) return;
      this.report.offer(this.fill(answer.fields));
      const { view } = this;
      const text = view.state.doc;
      const { from, to } = view.state.selection.main;
      const isInline = !answer.markdown.trim().includes("\n");
      const line = text.lineAt(from);
      const before = isInline || from === line.from ? "" : "\n\n";
      const after = isInline || to === text.lineAt(to).to ? "" : "\n\n";
      const words = isInline ? answer.markdown.trim() : answer.markdown.trim() + (to === text.length ? "\n" : "");
      view.dispatch({
        changes: { from, to, insert: before + words + after },
        selection: { anchor: from + before.length + words.length },
        userEvent: "input.paste",
        scrollIntoView: true,
      });
    } catch {
      if (fallback) insert(this.view, fallback);
      this.report.say(this.words.notRead.replace("{name}", file.name));
    }
  }

  /** Put what the text says of itself into the fields that are empty; return what others say otherwise: [[name, value]]. */
  fill(fields) {
    const others = [];
    for (const [name, value] of Object.entries(fields)) {
      const control = this.form.elements[name];
      if (!control.value.trim()) setField(control, value);
      else if (control.value.trim() !== value) others.push([name, value]);
    }
    return others;
  }

  /** Store pictures and documents, several at once; ask what each picture shows, then put them into the text. */
  async store(files) {
    const body = new FormData();
    for (const file of files) body.append("files", file);
    body.append("path", this.form.dataset.path);
    this.report.say(this.words.storing.replace("{n}", files.length));
    try {
      const answer = await send(this.form, this.form.dataset.store, body);
      this.report.show(answer);
      for (const stored of answer.stored ?? []) {
        if (stored.kind === "picture") await this.describe(stored);
        else this.attach(stored);
      }
    } catch {
      this.report.say(this.words.notStored);
    }
  }

  /** Ask for alternative text, caption and credit of a picture, and put it where the editor says. */
  describe(stored) {
    const { dialog, view, form } = this;
    const ask = dialog.querySelector("form");
    ask.reset();
    this.showPicture(stored.shown);
    dialog.querySelector("[data-name]").textContent = stored.path;
    dialog.showModal();
    return new Promise((done) => {
      dialog.addEventListener("close", () => {
        const { alt, caption, credit, focus } = Object.fromEntries(new FormData(ask));
        if (dialog.returnValue === "lead") {
          for (const [name, value] of Object.entries({ image: stored.path, image_alt: alt, image_caption: caption, image_credit: credit, image_focus: focus })) {
            setField(form.elements[name], value);
          }
        } else if (dialog.returnValue === "text") {
          const told = [caption.trim(), credit.trim() && `${this.words.photo}: ${credit.trim().replace(/^(?:Ảnh|Photo): */i, "")}`].filter(Boolean);
          const title = told.join(/[.!?…]$/.test(told[0] ?? "") ? " " : ". ").replaceAll('"', "”");
          block(view, `![${alt.replace(/[[\]]/g, "")}](${stored.path}${title ? ` "${title}"` : ""})\n`);
        }
        done();
      }, { once: true });
    });
  }

  /** List a document below the article. */
  attach(stored) {
    const empty = [...this.form.querySelectorAll("[data-document]")].find((row) => !row.querySelector("[name$=file]").value);
    if (!empty) {
      insert(this.view, `[${stored.title}](${stored.path})`);
      return;
    }
    empty.querySelector("[name$=title]").value ||= stored.title;
    setField(empty.querySelector("[name$=file]"), stored.path);
    empty.closest("details")?.setAttribute("open", "");
  }
}
