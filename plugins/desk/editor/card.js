// The card of a name: whom the machine recognises, the office of that day with its source, and what the editor may decide.

import { close } from "./marks.js";

function element(tag, text, attributes = {}) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

function button(text, act, attributes = {}) {
  const made = element("button", text, { type: "button", ...attributes });
  made.addEventListener("click", act);
  return made;
}

/** Write words in place of a name, or around it: a hand mark keeps what is printed. */
function replace(view, { from, to }, words) {
  view.dispatch({ changes: { from, to, insert: words }, userEvent: "input.mend" });
  close(view);
}

const escaped = (text) => text.replace(/[[\]]/g, "\\$&");
const handMark = (text, kind, slug) => (slug ? `[${escaped(text)}](${kind}:${slug})` : `[${escaped(text)}](none:)`);

/** Return a day, month or year as people write it: 1/3/2019. */
const asWritten = (date) => date.split("-").map(Number).reverse().join("/");

function span({ since, until }, words) {
  const from = words.since.replace("{date}", asWritten(since));
  return until ? `${asWritten(since)} – ${asWritten(until)}` : from;
}

function offices(record, words) {
  const list = element("ul", "", { class: "namecard__offices" });
  for (const office of record.offices) {
    const item = element("li", office.name);
    item.append(element("span", `${span(office, words)} · ${office.source || words.noSource}`, { class: "namecard__source" }));
    list.append(item);
  }
  return list;
}

function about(record, words) {
  const box = element("div", "", { class: "namecard__record" });
  const name = element("p", "", { class: "namecard__name" });
  name.append(element("a", record.name, { href: `/register/${record.kind}/${record.slug}`, target: "_blank", rel: "noopener" }));
  if (record.disambiguation) name.append(element("span", ` (${record.disambiguation})`, { class: "namecard__which" }));
  box.append(name);
  if (record.offices.length) box.append(offices(record, words));
  else if (record.kind === "person") box.append(element("p", words.noOffice, { class: "namecard__source" }));
  return box;
}

/** Return the address where a record begins with what the text says of a name. */
export function newRecord(mark, words) {
  const { kind, name, tenures, sentence } = mark.new;
  const said = new URLSearchParams({ kind, name, sentence, article: words.article });
  for (const [title, committee] of tenures) {
    said.append("office", title);
    said.append("committee", committee);
  }
  return `/names/new?${said}`;
}

/** Return the card of a mark, {from, to, mark}. */
export function card(view, found, words) {
  const { mark } = found;
  const text = () => view.state.sliceDoc(found.from, found.to);
  const dom = element("div", "", { class: `namecard namecard--${mark.standing}`, role: "dialog", "aria-label": mark.surface });
  dom.append(element("p", words.standings[mark.standing], { class: "namecard__standing" }));
  const acts = element("div", "", { class: "namecard__acts" });
  if (mark.standing === "linked") {
    dom.append(...mark.records.map((record) => about(record, words)));
  } else if (mark.standing === "unknown") {
    dom.append(element("p", mark.new.name, { class: "namecard__name" }));
  } else {
    for (const record of mark.records) {
      const choice = about(record, words);
      const means = mark.standing === "ambiguous" ? words.isThis : words.markAsThis;
      choice.append(button(means, () => replace(view, found, handMark(text(), mark.kind, record.slug)), {
        "aria-label": `${means}: ${record.name} ${record.disambiguation}`.trim(),
      }));
      dom.append(choice);
    }
  }
  if (mark.heard.length) {
    const heard = element("p", `${words.heard} `, { class: "namecard__heard" });
    heard.append(element("q", mark.heard.join("; ")));
    dom.append(heard);
  }
  for (const name of mark.meant) {
    acts.append(button(words.writeInstead.replace("{name}", name), () => replace(view, found, name), { class: "is-main" }));
  }
  if (mark.new) {
    acts.append(element("a", words.newRecord, { href: newRecord(mark, words), target: "_blank", rel: "noopener", class: "button" }));
  }
  const isLink = view.state.sliceDoc(found.to, found.to + 2) === "](";
  if (!isLink) acts.append(button(words.isNobody, () => replace(view, found, handMark(text(), mark.kind, ""))));
  dom.append(acts);
  dom.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close(view);
  });
  return dom;
}

/** Return the card of a slip, {from, to, problem}. */
export function problemCard(view, found, words) {
  const { problem } = found;
  const dom = element("div", "", { class: "namecard", role: "dialog", "aria-label": problem.what });
  const acts = element("div", "", { class: "namecard__acts" });
  for (const better of problem.mends) {
    acts.append(button(words.writeInstead.replace("{name}", better.trim() || "␣"), () => replace(view, found, better), { class: "is-main" }));
  }
  dom.append(element("p", problem.what), element("p", problem.how, { class: "namecard__source" }), acts);
  return dom;
}
