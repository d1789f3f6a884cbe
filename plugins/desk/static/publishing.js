// Shows how far a build is, without loading the page anew; when it has ended the page is loaded once.
const place = document.getElementById("progress");
const EVERY_MS = 1000;

if (isRunning()) {
  const timer = setInterval(async () => {
    const answer = await fetch("/publishing?part=progress");
    if (!answer.ok) {
      return;
    }
    const text = await answer.text();
    if (text !== place.innerHTML) {
      place.innerHTML = text;
    }
    if (!isRunning()) {
      clearInterval(timer);
      location.reload();
    }
  }, EVERY_MS);
}

// Once the comparison is there; not while something is typed.
if (document.querySelector("[data-comparing]")) {
  const timer = setInterval(() => {
    if (document.activeElement === document.body) {
      clearInterval(timer);
      location.reload();
    }
  }, EVERY_MS);
}

/** Whether the work that is shown goes on. */
function isRunning() {
  return place.querySelector("[data-running='1']") !== null;
}
