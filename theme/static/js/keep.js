// The button that keeps an article or record in the reader's own list. All its words stand in the page.

import { keepItems, keptItems, whenKeptElsewhere } from "./kept.js";

function offerKeeping(root) {
  const { at, url, title, day, kind } = root.dataset;
  const button = root.querySelector("button");
  const count = root.querySelector("[data-count]");

  const show = () => {
    const items = keptItems();
    root.toggleAttribute("data-ready", items !== null);
    button.setAttribute("aria-pressed", String(Boolean(items?.some((one) => one.at === at))));
    count.textContent = items?.length ? ` (${items.length})` : "";
  };

  button.addEventListener("click", () => {
    const items = keptItems() ?? [];
    const others = items.filter((one) => one.at !== at);
    keepItems(others.length < items.length ? others : [...items, { at, url, title, day, kind, note: "" }]);
    show();
  });
  whenKeptElsewhere(show);
  addEventListener("pageshow", show); // back from the list, out of the browser's memory
  show();
}

const keeping = document.querySelector("[data-keep]");
if (keeping) offerKeeping(keeping);
