// The list of articles narrows as one types; without script the form does the same by its button.
const form = document.querySelector("form[data-live]");
const place = document.querySelector(form.dataset.live);
const PAUSE_MS = 150;
let timer = 0;
let asked = 0;

form.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(narrow, PAUSE_MS);
});

/** Ask for the list anew; an answer to what was typed before another is thrown away. */
async function narrow() {
  asked += 1;
  const number = asked;
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  const answer = await fetch(`/articles?${query}&part=list`);
  const list = await answer.text();
  if (number === asked && answer.ok) {
    place.innerHTML = list;
    history.replaceState(null, "", `/articles?${query}`);
  }
}
