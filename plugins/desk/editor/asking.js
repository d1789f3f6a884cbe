// Asks the desk what a text names: after a pause in typing, never while an input method composes; answers to an older text
// are thrown away.

import { setMarks } from "./marks.js";

const PAUSE_MS = 300;
const AGAIN_MS = 3000;

export class Asking {
  /** Ask for the text of a view; form has the fields, told is given each answer that still holds. */
  constructor(view, form, told) {
    this.view = view;
    this.form = form;
    this.told = told;
    this.timer = 0;
    this.asked = 0;
  }

  /** Ask once nothing was typed for a while. */
  later(wait = PAUSE_MS) {
    clearTimeout(this.timer);
    this.asked += 1; // whatever was asked before is about an older text
    this.timer = setTimeout(() => this.ask(), wait);
  }

  async ask() {
    if (this.view.composing || this.view.compositionStarted) {
      this.later();
      return;
    }
    this.asked += 1;
    const number = this.asked;
    const text = this.view.state.doc;
    const fields = new FormData(this.form);
    fields.set("body", text.toString());
    try {
      const response = await fetch(this.form.dataset.live, {
        method: "POST",
        body: new URLSearchParams([...fields].filter(([, value]) => typeof value === "string")),
        headers: { "X-CSRF": this.form.dataset.csrf },
      });
      if (!response.ok) throw new Error(response.statusText);
      const answer = await response.json();
      if (number !== this.asked || !this.view.state.doc.eq(text)) return;
      if (this.view.composing) {
        this.later();
        return;
      }
      this.view.dispatch({ effects: setMarks.of(answer) });
      this.told(answer);
    } catch {
      if (number === this.asked) {
        this.told(null);
        this.later(AGAIN_MS);
      }
    }
  }
}
