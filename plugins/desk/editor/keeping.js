// What is typed stays in the browser until the desk has it in a file: every two seconds, for the article that is open. What
// was left by a program or a browser that died is offered, never put in place by itself.

const EVERY_MS = 2000;

export class Keeping {
  /** Keep the fields of a form and the text of a view; key names the article, seen the file as it was opened. */
  constructor(form, text, key, seen) {
    Object.assign(this, { form, text, seen });
    this.key = `desk:${key}`;
    this.last = JSON.stringify(this.values());
    this.saved = this.last;
    this.timer = setInterval(() => this.keep(), EVERY_MS);
    addEventListener("pagehide", () => this.keep());
    addEventListener("beforeunload", (event) => {
      this.keep();
      if (this.isChanged && !this.isLeaving) event.preventDefault();
    });
  }

  values() {
    const fields = [...new FormData(this.form)].filter(([name, value]) => typeof value === "string" && name !== "seen");
    return fields.map(([name, value]) => [name, name === "body" ? this.text() : value]);
  }

  /** Whether something is typed that no file has. */
  get isChanged() {
    return JSON.stringify(this.values()) !== this.saved;
  }

  keep() {
    const now = JSON.stringify(this.values());
    document.body.classList.toggle("is-changed", now !== this.saved);
    if (now === this.last) return;
    this.last = now;
    if (now === this.saved) this.forget();
    else localStorage.setItem(this.key, JSON.stringify({ seen: this.seen, at: Date.now(), values: JSON.parse(now) }));
  }

  /** Note that a file has all that is typed. */
  done(seen, values) {
    this.seen = seen;
    this.saved = values;
    this.last = "";
    this.keep();
  }

  forget() {
    localStorage.removeItem(this.key);
  }

  /** Return what was kept and differs from the form, {seen, at, values}; null where there is nothing. */
  left() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key));
      return kept && JSON.stringify(kept.values) !== this.saved ? kept : null;
    } catch {
      return null;
    }
  }
}
