// What the buttons above the text do: each writes Markdown, in one step that can be undone.

import { EditorSelection } from "@codemirror/state";

function change(view, changes, select) {
  view.dispatch(view.state.update({ changes, selection: select, userEvent: "input.command", scrollIntoView: true }));
  view.focus();
}

/** Put signs around what is selected, or take them away where they stand. */
function around(before, after = before) {
  return (view) => {
    const { from, to } = view.state.selection.main;
    const words = view.state.sliceDoc(from, to);
    const isThere = view.state.sliceDoc(from - before.length, from) === before && view.state.sliceDoc(to, to + after.length) === after;
    if (isThere) {
      const changes = [{ from: from - before.length, to: from }, { from: to, to: to + after.length }];
      change(view, changes, EditorSelection.range(from - before.length, to - before.length));
    } else {
      change(view, { from, to, insert: before + words + after }, EditorSelection.range(from + before.length, to + before.length));
    }
  };
}

/** Begin each line that is selected with a sign, or take it away where all have it; a number counts. */
function lines(sign, pattern) {
  return (view) => {
    const { state } = view;
    const { from, to } = state.selection.main;
    const first = state.doc.lineAt(from).number;
    const chosen = [];
    for (let number = first; number <= state.doc.lineAt(to).number; number += 1) chosen.push(state.doc.line(number));
    const written = chosen.filter((line) => line.text.trim() || chosen.length === 1);
    const isThere = written.every((line) => pattern.test(line.text));
    const changes = written.map((line, place) => {
      const old = line.text.match(/^(?:#{1,6} |> ?|[-*] |\d+[.)] )?/)[0];
      return { from: line.from, to: line.from + old.length, insert: isThere ? "" : typeof sign === "function" ? sign(place) : sign };
    });
    const set = state.changes(changes);
    change(view, set, EditorSelection.range(set.mapPos(from, 1), set.mapPos(to, 1)));
  };
}

/** Put a block on lines of its own, with what is around kept apart. */
export function block(view, text, select = [text.length, text.length]) {
  const { state } = view;
  const line = state.doc.lineAt(state.selection.main.to);
  const isEmpty = !line.text.trim();
  const before = isEmpty ? (line.number > 1 && state.doc.line(line.number - 1).text.trim() ? "\n" : "") : "\n\n";
  const next = line.number < state.doc.lines ? state.doc.line(line.number + 1).text.trim() : "";
  const at = line.to;
  const insert = `${before}${text}${next ? "\n" : ""}`;
  const start = at + before.length;
  change(view, { from: at, insert }, EditorSelection.range(start + select[0], start + select[1]));
}

/** Put words in place of what is selected. */
export function insert(view, text) {
  const { from, to } = view.state.selection.main;
  change(view, { from, to, insert: text }, EditorSelection.cursor(from + text.length));
}

function footnote(words) {
  return (view) => {
    const { state } = view;
    const text = state.doc.toString();
    const used = [...text.matchAll(/\[\^(\d+)\]/g)].map((found) => Number(found[1]));
    const number = Math.max(0, ...used) + 1;
    const at = state.selection.main.to;
    const end = state.doc.length;
    const gap = text.endsWith("\n\n") || !text ? "" : text.endsWith("\n") ? (/\n?\[\^\d+\]:[^\n]*\n$/.test(text) ? "" : "\n") : "\n\n";
    const mark = `[^${number}]`;
    const note = `${gap}[^${number}]: ${words.footnoteText}\n`;
    const start = end + mark.length + note.length - words.footnoteText.length - 1;
    change(view, [{ from: at, insert: mark }, { from: end, insert: note }], EditorSelection.range(start, start + words.footnoteText.length));
  };
}

function table(words) {
  return (view) => {
    const cell = words.column;
    const row = `|   |   |   |`;
    block(view, `| ${cell} 1 | ${cell} 2 | ${cell} 3 |\n|---|---|---|\n${row}\n${row}\n`, [2, 2 + cell.length + 2]);
  };
}

/** Return what each button does, by its name. */
export function commands(words) {
  return {
    heading: lines("## ", /^## /),
    subheading: lines("### ", /^### /),
    bold: around("**"),
    italic: around("*"),
    bullets: lines("- ", /^[-*] /),
    numbers: lines((place) => `${place + 1}. `, /^\d+[.)] /),
    quotation: lines("> ", /^> /),
    table: table(words),
    footnote: footnote(words),
  };
}
