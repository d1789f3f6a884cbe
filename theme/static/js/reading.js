/* The tools of an article: share, copy the address, print, size of the text, which is remembered. Escape puts away the
   office that a name shows. All words stand in the page; without this script there are no tools. */

import { offerCitation } from "./citing.js";

const SIZES = [90, 100, 115, 130, 150];
const USUAL = 1;
const KEPT = "text-size";
const root = document.documentElement;

/** Browsers may refuse storage; then the size is that of this page alone. */
function kept() {
  try {
    return SIZES.indexOf(Number(localStorage.getItem(KEPT)));
  } catch {
    return -1;
  }
}

function keep(size) {
  try {
    if (size === SIZES[USUAL]) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, String(size));
  } catch {
    // The size stays that of this page.
  }
}

function fill(tools) {
  const status = tools.querySelector("[role=status]");
  const address = document.querySelector('link[rel="canonical"]')?.href ?? location.href.split("#")[0];
  const steps = [...tools.querySelectorAll("[data-step]")];
  let place = Math.max(kept(), -1);
  if (place < 0) place = USUAL;

  const show = () => {
    if (place === USUAL) delete root.dataset.textSize;
    else root.dataset.textSize = String(SIZES[place]);
    for (const one of steps) one.disabled = SIZES[place + Number(one.dataset.step)] === undefined;
  };

  const share = tools.querySelector("[data-share]");
  share.hidden = !navigator.share;
  share.addEventListener("click", () => {
    navigator.share({ title: document.title, url: address }).catch(() => {}); // put away by the reader
  });
  tools.querySelector("[data-copy]").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(address);
      status.textContent = tools.dataset.copied;
    } catch {
      status.textContent = tools.dataset.failed;
    }
  });
  tools.querySelector("[data-print]").addEventListener("click", () => window.print());
  for (const one of steps) {
    one.addEventListener("click", () => {
      place += Number(one.dataset.step);
      keep(SIZES[place]);
      show();
      status.textContent = tools.dataset.size.replace("{n}", String(SIZES[place]));
      if (one.disabled) steps.find((other) => !other.disabled).focus();
    });
  }
  show();
  tools.dataset.ready = "";
}

const tools = document.querySelector("[data-tools]");
if (tools) fill(tools);

/* What hover and focus show can be put away without moving either (WCAG 1.4.13). */
addEventListener("keydown", (event) => {
  if (event.key === "Escape") root.dataset.hintsAway = "";
});
for (const kind of ["pointerover", "focusin"]) {
  addEventListener(kind, (event) => {
    if (event.target.closest?.(".mention")) delete root.dataset.hintsAway;
  });
}
for (const one of document.querySelectorAll("[data-citations]")) offerCitation(one);
