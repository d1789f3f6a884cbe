// Results to take away: a table for spreadsheets, made in the browser of the files of the years.

import { ROOT } from "./site.js";

const BOM = "\ufeff";

/** Return text as a cell: what begins like a formula stays text, as plugins/text/cells.py has it. */
export function cell(text) {
  const plain = /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** Return the table of hits, in their order, as text: head is the names of its columns, nameOf gives that of a category,
 * retracted is what stands beside an article that was. */
export async function tableOf(hits, head, nameOf, retracted) {
  const years = new Map();
  for (const { year } of hits) {
    if (!years.has(year)) years.set(year, Promise.all([year.rows(), year.named()]));
  }
  const lines = [head.map(cell).join(",")];
  for (const { year, rank, day, category } of hits) {
    const [rows, { records, of }] = await years.get(year);
    const [id, slug, title, authors, isRetracted] = rows[rank];
    const address = new URL(`tin-tuc/${day.slice(0, 4)}/${day.slice(5, 7)}/${slug}/`, ROOT).href;
    const named = (kind) => of[rank].map((at) => records[at]).filter(([one]) => one === kind).map(([, , name]) => name).join("; ");
    lines.push([id, title, day, nameOf(category), authors, address, named("person"), named("committee"), isRetracted ? retracted : ""].map(cell).join(","));
  }
  return `${BOM}${lines.join("\r\n")}\r\n`;
}

/** Have the browser save text under a name. */
export function save(text, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
