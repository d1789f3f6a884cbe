// What was found, as lists beside the text: names that wait for a decision, names that are linked, problems with their mends.

import { goTo, marksOf, openAt, placeOf } from "./marks.js";

const ORDER = ["ambiguous", "near", "unknown", "linked"];

function element(tag, text, attributes = {}) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** Show the names of the text, those first that wait for a decision; each leads to its place and opens its card. */
export function showNames(view, list, words) {
  const groups = new Map();
  for (const found of marksOf(view.state)) {
    const { mark } = found;
    const key = mark.standing === "linked" ? `${mark.kind}:${mark.records[0].slug}` : `${mark.standing}:${mark.surface}`;
    groups.set(key, [...(groups.get(key) ?? []), found]);
  }
  const sorted = [...groups.values()].sort(
    ([a], [b]) => ORDER.indexOf(a.mark.standing) - ORDER.indexOf(b.mark.standing) || a.from - b.from,
  );
  list.replaceChildren(...sorted.map((group) => {
    const { mark } = group[0];
    const item = element("li", "", { class: `found found--${mark.standing}` });
    const name = mark.standing === "linked" ? mark.records[0].name : mark.surface;
    const button = element("button", "", { type: "button" });
    button.append(element("span", name, { class: "found__name" }));
    if (group.length > 1) button.append(element("span", `×${group.length}`, { class: "found__count" }));
    if (tellOf(mark, words)) button.append(element("span", tellOf(mark, words), { class: "found__what" }));
    let turn = 0;
    button.addEventListener("click", () => {
      const chosen = group[turn % group.length].mark;
      turn += 1;
      const here = marksOf(view.state).find((one) => one.mark === chosen);
      if (!here) return;
      goTo(view, here.from, here.to);
      openAt(view, here.from);
    });
    item.append(button);
    return item;
  }));
  return sorted.filter(([{ mark }]) => mark.standing !== "linked").length;
}

function tellOf(mark, words) {
  if (mark.standing !== "linked") return words.standings[mark.standing];
  const [record] = mark.records;
  return record.offices[0]?.name ?? record.disambiguation ?? "";
}

/** Show the problems of the text, errors first, and those of fields below their fields. */
export function showProblems(view, list, form, problems, words) {
  const weights = ["error", "warning", "notice", "hint"];
  const sorted = [...problems].sort((a, b) => weights.indexOf(a.severity) - weights.indexOf(b.severity) || a.line - b.line);
  for (const told of form.querySelectorAll("[data-told]")) told.replaceChildren();
  for (const control of form.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
  list.replaceChildren(...sorted.map((problem) => {
    const item = element("li", "", { class: `problem problem--${problem.severity}` });
    const place = problem.line ? words.line.replace("{n}", problem.line) : words.fields[problem.field] ?? words.file;
    const go = element("button", place, { type: "button", class: "problem__place" });
    go.addEventListener("click", () => {
      const here = placeOf(view.state, problem);
      const line = problem.line && view.state.doc.line(Math.min(problem.line, view.state.doc.lines));
      if (here) goTo(view, here.from, here.to);
      else if (line) goTo(view, line.from, line.from);
      else form.elements[problem.field]?.focus?.();
    });
    const how = element("p", `${problem.how} `, { class: "problem__how" });
    const link = { class: "problem__code", href: words.explainedAt + problem.code, target: "_blank", "aria-label": words.explained.replace("{code}", problem.code) };
    how.append(element("a", problem.code, link));
    item.append(go, element("p", problem.what, { class: "problem__what" }), how);
    for (const better of problem.mends) {
      const mend = element("button", words.writeInstead.replace("{name}", better.trim() || "␣"), { type: "button", class: "problem__mend" });
      mend.addEventListener("click", () => {
        const here = placeOf(view.state, problem);
        if (!here) return;
        view.dispatch({ changes: { from: here.from, to: here.to, insert: better }, userEvent: "input.mend" });
        goTo(view, here.from, here.from + better.length);
      });
      item.append(mend);
    }
    if (!problem.line) tellAtField(form, problem);
    return item;
  }));
}

function tellAtField(form, problem) {
  const told = form.querySelector(`[data-told="${problem.field}"]`);
  if (!told) return;
  told.append(element("p", `${problem.what} ${problem.how}`, { class: `field__fault field__fault--${problem.severity}` }));
  if (problem.severity === "error") form.elements[problem.field]?.setAttribute?.("aria-invalid", "true");
}
