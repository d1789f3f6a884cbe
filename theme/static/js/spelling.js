// Words as the search compares them: plugins/search/spelling.py in the browser. Both are held to tests/cases/spelling.json.

const TONES = "\u0300\u0301\u0303\u0309\u0323";
const WORD = /\p{Nd}+|[\p{L}\p{Nl}\p{No}][\p{L}\p{Nl}\p{No}\u0300-\u036f]*/gu;
const INVISIBLE = /[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200d\u2060-\u2065\u3164\ufe00-\ufe0f\ufeff\uffa0]/g;
const QUOTED = /["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)/g;
const MOST_TERMS = 32;

/** Where the older and the newer way of placing the tone mark differ: oà is òa, uỷ is ủy, but quý stays. */
const MOVED = new Map();
for (const [pair, carrier] of [["oa", "o"], ["oe", "o"], ["uy", "u"]]) {
  for (const tone of TONES) {
    MOVED.set(pair[0] + (pair[1] + tone).normalize("NFC"), (carrier + tone).normalize("NFC") + pair[1]);
  }
}
const MOVABLE = new RegExp(`(?<!q)(?:${[...MOVED.keys()].join("|")})(?![\\p{L}\u0300-\u036f])`, "gu");

const settled = (lower) => lower.replace(MOVABLE, (pair) => MOVED.get(pair));
const lowered = (text) => settled(text.normalize("NFC").replace(/[Ðð]/g, "đ").toLowerCase());

/** Return the words of text in order, as they are compared exactly. */
export function words(text) {
  return (lowered(text.replace(INVISIBLE, "")).match(WORD) ?? []).map((word) => word.replace(/^0+(?=\p{Nd})/u, ""));
}

/** Return text cut into what is between words and words in turn, as printed: [between, word, between, …]. */
export function cut(text) {
  const pieces = [];
  let end = 0;
  for (const found of text.replace(INVISIBLE, "").normalize("NFC").matchAll(WORD)) {
    pieces.push(found.input.slice(end, found.index), found[0]);
    end = found.index + found[0].length;
  }
  pieces.push(text.replace(INVISIBLE, "").normalize("NFC").slice(end));
  return pieces;
}

/** Return text in lower case without marks. */
export function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐÐð]/g, "d").toLowerCase();
}

/** Return the slug that a record of a name has where its file says no other. */
export const slugOf = (name) => folded(name).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

/** Return the terms of a query, {words, quoted}: phrases in quotation marks, then what stands between blanks. */
export function parse(query) {
  const terms = [];
  const rest = query.replace(QUOTED, (_, phrase) => {
    terms.push({ words: words(phrase), quoted: true });
    return " ";
  });
  for (const chunk of rest.split(/\s+/)) terms.push({ words: words(chunk), quoted: false });
  return terms.filter((term) => term.words.length).slice(0, MOST_TERMS);
}
