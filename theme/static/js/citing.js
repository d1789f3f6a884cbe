// Citations of single articles and of lists, cut out of the files of their months (plugins/exports/citations.py): what a
// reader saves is what a program reads there. Without script the links lead to the whole months.

const CITATION_TYPES = { ris: "application/x-research-info-systems", bib: "application/x-bibtex", json: "application/vnd.citationstyles.csl+json" };
const CITATION_ENTRIES = {
  ris: (text) => text.split(/(?<=^ER {2}- \r\n\r\n)/m).map((entry) => [/^ID {2}- (.*)\r$/m.exec(entry)?.[1], entry]),
  bib: (text) => text.split(/(?<=^\}\n\n)/m).map((entry) => [/^@\w+\{(.*),$/m.exec(entry)?.[1], entry]),
  json: (text) => JSON.parse(text).map((item) => [item.id, item]),
};

/** Return the citations of the articles with these keys, in their order, out of the texts of the months they are in. */
export function entriesOf(form, texts, keys) {
  const found = new Map(texts.flatMap((text) => CITATION_ENTRIES[form](text)));
  const wanted = keys.map((key) => found.get(key)).filter(Boolean);
  return form === "json" ? `${JSON.stringify(wanted, null, 1)}\n` : wanted.join("");
}

/** Fetch the files of months and return what they say of the keys; each month's address is without its ending. */
export async function citations(form, months, keys) {
  const texts = await Promise.all([...new Set(months)].map(async (month) => {
    const answer = await fetch(`${month}.${form}`);
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.text();
  }));
  return entriesOf(form, texts, keys);
}

/** Have the browser save text under a name. */
export function saveCitations(form, text, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${CITATION_TYPES[form]};charset=utf-8` }));
  link.download = `${name}.${form}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Let the links of an article give its own citation alone. */
export function offerCitation(root) {
  const key = root.dataset.citations;
  for (const link of root.querySelectorAll("a")) {
    const [, month, form] = /^(.*)\.(\w+)$/.exec(link.href);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      citations(form, [month], [key]).then((text) => saveCitations(form, text, key)).catch(() => location.assign(link.href));
    });
  }
}
