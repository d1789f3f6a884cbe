// What a search is, as its address tells it: texts by field, and the keys of records. Pure.

import { ROOT } from "./site.js";
import { parse } from "./spelling.js";

export const HOME = new URL("tim-kiem/", ROOT).pathname;
const FIELDS = { q: "q", categories: "chuyen-muc", topics: "chu-de", from: "tu", to: "den", order: "xep", marks: "dau", lang: "lang", task: "viec" };
const KEY = /^[a-z-]+\/[a-z0-9-]+(\.[a-z]+)?$/;

/** Return the state that an address tells. */
export function readState(address) {
  const given = new URL(address).searchParams;
  const state = Object.fromEntries(Object.entries(FIELDS).map(([field, name]) => [field, (given.get(name) ?? "").trim()]));
  for (const field of ["from", "to"]) if (!wholeDay(state[field], false)) state[field] = "";
  return { ...state, records: [...new Set(given.getAll("hs"))].filter((key) => KEY.test(key)) };
}

/** Return the address of a state: the same for the same search. */
export function addressOf(state) {
  const given = new URLSearchParams();
  if (state.q) given.set("q", state.q);
  for (const key of state.records) given.append("hs", key);
  for (const [field, name] of Object.entries(FIELDS)) if (field !== "q" && state[field]) given.set(name, state[field]);
  const query = given.toString().replaceAll("%2F", "/");
  return query ? `${HOME}?${query}` : HOME;
}

/** Tell whether there is anything to search for. */
export const isSearch = ({ q, records, categories, topics, from, to }) => Boolean(parse(q).length || records.length || categories || topics || from || to);

/** Return whole days for the form, of a year, a month or a day; empty where it is none. */
export function wholeDay(text, isEnd) {
  const first = /^\d{4}(-\d\d){0,2}$/.test(text) && new Date(`${text}${"-01-01".slice(text.length - 4)}T00:00Z`);
  if (!first || Number.isNaN(first.valueOf()) || !first.toISOString().startsWith(text)) return "";
  if (text.length === 10) return text;
  if (text.length === 4) return `${text}-${isEnd ? "12-31" : "01-01"}`;
  const [year, month] = text.split("-").map(Number);
  return isEnd ? `${text}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}` : `${text}-01`;
}
