// What is typed stays in the browser until the desk has it in a file: every second, for the article that is open. What was
// left by a program or a browser that died is offered, never put in place by itself. IndexedDB and not localStorage, which
// Chromium holds in memory for seconds: a browser that is killed would lose it.

const EVERY_MS = 1000;
const STORE = "typed";

function opened() {
  return new Promise((done, failed) => {
    const request = indexedDB.open("desk", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

/** Do something with the store, and return what that gives once it is on the disk. */
async function within(mode, act) {
  const database = await opened();
  const transaction = database.transaction(STORE, mode, { durability: "strict" });
  const request = act(transaction.objectStore(STORE));
  await new Promise((done, failed) => {
    transaction.oncomplete = done;
    transaction.onerror = () => failed(transaction.error);
    transaction.onabort = () => failed(transaction.error);
  });
  database.close();
  return request.result;
}

export class Keeping {
  /** Keep the fields of a form and the text of a view; path names the article, seen the file as it was opened. */
  constructor(form, text, path, seen) {
    const key = `${path}\n${Date.now()}`; // of this page alone: what another left stays until somebody decides of it
    Object.assign(this, { form, text, path, key, seen, isLeaving: false });
    this.saved = JSON.stringify(this.values());
    this.last = this.saved;
    setInterval(() => this.keep(), EVERY_MS);
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

  async keep() {
    const now = JSON.stringify(this.values());
    document.body.classList.toggle("is-changed", now !== this.saved);
    if (now === this.last) return;
    this.last = now;
    if (now === this.saved) await this.forget();
    else await within("readwrite", (store) => store.put({ key: this.key, seen: this.seen, at: Date.now(), values: JSON.parse(now) }, this.key));
  }

  /** Note that a file has these values, which is what seen names. */
  async done(seen, values) {
    Object.assign(this, { seen, saved: values, last: "" });
    await this.keep();
  }

  async forget(key = this.key) {
    await within("readwrite", (store) => store.delete(key));
  }

  /** Return what other pages of the article left that differs from the form: [{key, seen, at, values}], the newest first. */
  async left() {
    const all = IDBKeyRange.bound(`${this.path}\n`, `${this.path}\n\uffff`);
    const kept = await within("readonly", (store) => store.getAll(all));
    return kept.filter(({ values }) => JSON.stringify(values) !== this.saved).sort((a, b) => b.at - a.at);
  }
}
