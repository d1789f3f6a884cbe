// Names in the text as linking told them. Marks are decorations without widgets: the text is never touched by them, so that
// input methods that compose (Telex, VNI) or take back and type anew (Unikey) find what they left.

import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, hoverTooltip, keymap, showTooltip } from "@codemirror/view";
import { card, problemCard } from "./card.js";

/** Carries an answer: {marks: [{start, end, standing, …}], problems: [{start, end, severity, …}]}. */
export const setMarks = StateEffect.define();
/** Carries where the card of a mark is to be open, null for none. */
const setOpen = StateEffect.define();

const HOVER_MS = 250;

function decorate({ marks, problems }, length) {
  const isInText = ({ start, end }) => start < end && end <= length;
  return Decoration.set(
    [
      ...marks.filter(isInText).map((mark) => Decoration.mark({ class: `name name--${mark.standing}`, mark }).range(mark.start, mark.end)),
      // Names have marks of their own.
      ...problems.filter((one) => isInText(one) && !one.code.startsWith("L")).map((problem) => (
        Decoration.mark({ class: `slip slip--${problem.severity}`, problem }).range(problem.start, problem.end)
      )),
    ],
    true,
  );
}

const marksField = StateField.define({
  create: () => Decoration.none,
  update(decorations, transaction) {
    const mapped = transaction.docChanged ? decorations.map(transaction.changes) : decorations;
    const told = transaction.effects.find((effect) => effect.is(setMarks));
    return told ? decorate(told.value, transaction.newDoc.length) : mapped;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Return what is marked as it stands now: [{from, to, mark}] for names, [{from, to, problem}] for slips. */
function allMarks(state) {
  const found = [];
  state.field(marksField).between(0, state.doc.length, (from, to, { spec }) => {
    if (from < to) found.push({ from, to, ...spec });
  });
  return found;
}

/** Return the names as they stand now: [{from, to, mark}]. */
export const marksOf = (state) => allMarks(state).filter(({ mark }) => mark);

/** Return where the words of a problem stand now, {from, to}; nothing where they are gone. */
export const placeOf = (state, problem) => allMarks(state).find((one) => one.problem === problem);

/** Return what is marked at a place: of two the inner, such as a committee in the name of an event. */
function markAt(state, place) {
  const around = allMarks(state).filter(({ from, to }) => from <= place && place <= to);
  return around.sort((a, b) => a.to - a.from - (b.to - b.from))[0];
}

function tooltip(found, words) {
  return { pos: found.from, end: found.to, above: true, create: (view) => ({ dom: (found.mark ? card : problemCard)(view, found, words) }) };
}

/** Hold which card is open by key, until the text or the cursor changes. */
function openField(words) {
  return StateField.define({
    create: () => null,
    update(open, transaction) {
      const told = transaction.effects.find((effect) => effect.is(setOpen));
      if (told) return told.value && tooltip(told.value, words);
      return transaction.docChanged || transaction.selection ? null : open;
    },
    provide: (field) => showTooltip.from(field),
  });
}

/** Open the card of the mark at the cursor; whether there is one. */
export function openAt(view, place = view.state.selection.main.head) {
  const found = markAt(view.state, place);
  if (!found) return false;
  view.dispatch({ effects: setOpen.of(found) });
  requestAnimationFrame(() => view.dom.querySelector(".namecard button, .namecard a")?.focus());
  return true;
}

/** Close the open card and go on writing. */
export function close(view) {
  view.dispatch({ effects: setOpen.of(null) });
  view.focus();
}

/** Return what shows marks, and their cards by pointer and by Alt+Enter; words are those of the interface. */
export function marks(words) {
  const open = openField(words);
  return [
    marksField,
    open,
    hoverTooltip(
      (view, place) => {
        const found = view.composing || view.state.field(open) ? null : markAt(view.state, place);
        return found ? tooltip(found, words) : null;
      },
      { hoverTime: HOVER_MS, hideOnChange: true },
    ),
    keymap.of([
      { key: "Alt-Enter", run: (view) => openAt(view) },
      { key: "Escape", run: (view) => (view.state.field(open) ? (close(view), true) : false) },
      { key: "Alt-ArrowDown", run: (view) => step(view, 1) },
      { key: "Alt-ArrowUp", run: (view) => step(view, -1) },
    ]),
  ];
}

/** Go to the next name that waits for a decision, in either direction. */
function step(view, by) {
  const place = view.state.selection.main.head;
  const waiting = marksOf(view.state).filter(({ mark }) => mark.standing !== "linked");
  const found = by > 0
    ? waiting.find(({ from }) => from > place)
    : waiting.findLast(({ from }) => from < place);
  if (!found) return false;
  goTo(view, found.from, found.to);
  return true;
}

/** Select a place in the text and bring it into sight. */
export function goTo(view, from, to) {
  view.dispatch({ selection: { anchor: from, head: to }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
  view.focus();
}
