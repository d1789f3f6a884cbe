// The text itself: CodeMirror with Markdown, without closing of brackets and without completion, which fight input methods.

import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { Language, defineLanguageFacet, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { tagHighlighter, tags } from "@lezer/highlight";
import { Table, parser } from "@lezer/markdown";

const markdown = new Language(defineLanguageFacet(), parser.configure([Table]), [], "markdown");
const looks = tagHighlighter([
  { tag: tags.heading, class: "md-heading" },
  { tag: tags.strong, class: "md-strong" },
  { tag: tags.emphasis, class: "md-emphasis" },
  { tag: tags.quote, class: "md-quote" },
  { tag: [tags.processingInstruction, tags.url, tags.labelName], class: "md-sign" },
]);
const NORMAL_MS = 1000;

/** Bring what other programs typed with marks apart (NFD) to the form of all files, once nothing is being composed. */
function normalised() {
  let timer = 0;
  return EditorView.updateListener.of(({ docChanged, view }) => {
    if (!docChanged) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (view.composing) return;
      const changes = [];
      for (let number = 1; number <= view.state.doc.lines; number += 1) {
        const line = view.state.doc.line(number);
        for (const found of line.text.matchAll(/[^\s]*[\u0300-\u036f][^\s]*/g)) {
          const insert = found[0].normalize("NFC");
          const from = line.from + found.index;
          if (insert !== found[0]) changes.push({ from, to: from + found[0].length, insert });
        }
      }
      if (changes.length) view.dispatch({ changes, userEvent: "input.normalise" });
    }, NORMAL_MS);
  });
}

/** Put an editor in front of a textarea, which goes on holding the text for the form. */
export function editor(textarea, extensions, keys) {
  const view = new EditorView({
    state: EditorState.create({
      doc: textarea.value,
      extensions: [
        EditorView.cspNonce.of(textarea.dataset.nonce),
        history(),
        keymap.of([...keys, ...historyKeymap, ...defaultKeymap]),
        EditorView.lineWrapping,
        markdown,
        syntaxHighlighting(looks),
        EditorView.clipboardInputFilter.of((text) => text.normalize("NFC")),
        normalised(),
        EditorView.contentAttributes.of({
          lang: textarea.lang || "vi",
          spellcheck: "false",
          autocapitalize: "off",
          autocorrect: "off",
          "aria-label": textarea.dataset.label,
          "aria-describedby": "keys",
        }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) textarea.value = state.doc.toString();
        }),
        ...extensions,
      ],
    }),
  });
  textarea.before(view.dom);
  textarea.hidden = true;
  return view;
}
