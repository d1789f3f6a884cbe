// The list that a reader keeps in this browser: articles and records, in the reader's order, with notes. Nothing of it is
// ever sent; an address can carry what is in it, behind "#", which browsers keep to themselves.

const KEPT_AS = "kept-list";
const KEPT_VERSION = 1;
const CARRIED_VERSION = "1";
const CARRIED = /^#1(?:[apce][0-9a-z]{7})+$/;
const MOST_CARRIED = 500;

/** Return the list; null where the browser refuses storage, or a later version of the site has written it. */
export function keptItems() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT_AS) ?? "null");
    if (kept && kept.version > KEPT_VERSION) return null;
    return Array.isArray(kept?.items) ? kept.items : [];
  } catch (error) {
    return error instanceof SyntaxError ? [] : null; // damaged: begun anew
  }
}

/** Write the list; return whether the browser took it. */
export function keepItems(items) {
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify({ version: KEPT_VERSION, items }));
    return true;
  } catch {
    return false;
  }
}

/** Call when the list changes in another window of this browser. */
export function whenKeptElsewhere(call) {
  addEventListener("storage", (event) => {
    if (event.key === KEPT_AS || event.key === null) call();
  });
}

/** Return the ids of items that have one, as an address carries them: without hyphens, one behind the other. */
export function carriedBy(items) {
  const codes = items.map(({ at }) => /^\/id\/(\w)-(\w{7})\/$/.exec(at)).filter(Boolean).map(([, kind, name]) => kind + name);
  return codes.length ? `#${CARRIED_VERSION}${codes.join("")}` : "";
}

/** Return the permanent addresses that the part of an address behind "#" carries; none where it is no list of ours. */
export function carriedIn(fragment) {
  if (!CARRIED.test(fragment)) return [];
  const codes = fragment.slice(2).match(/.{8}/g).slice(0, MOST_CARRIED);
  return codes.map((code) => `/id/${code[0]}-${code.slice(1)}/`);
}
