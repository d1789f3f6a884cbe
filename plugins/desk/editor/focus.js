// What stays in sight of a picture that is cut: a point on the picture, set by a click or by arrow keys, and both cuts beside it.

const STEP = 10; // percent; pages tell no finer points apart
const MOVES = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
const within = (value) => Math.min(100, Math.max(0, Math.round(value / STEP) * STEP));

/** Let one set in box the point that field says: "40% 20%", nothing for the middle. Return what shows the picture at address. */
export function focusPoint(box, field) {
  const [whole, ...cuts] = box.querySelectorAll("img");
  const ring = box.querySelector("button");
  const label = ring.getAttribute("aria-label");

  const point = () => (field.value.match(/^\s*(\d+)% (\d+)%\s*$/)?.slice(1) ?? [50, 50]).map((one) => within(one));
  const set = (x, y) => {
    field.value = x === 50 && y === 50 ? "" : `${x}% ${y}%`;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const draw = () => {
    const [x, y] = point().map((one) => `${one}%`);
    Object.assign(ring.style, { left: x, top: y });
    ring.setAttribute("aria-label", label.replace("{x}", x).replace("{y}", y));
    for (const cut of cuts) cut.style.objectPosition = `${x} ${y}`;
  };

  whole.addEventListener("click", (event) => {
    const { left, top, width, height } = whole.getBoundingClientRect();
    set(within(((event.clientX - left) / width) * 100), within(((event.clientY - top) / height) * 100));
    ring.focus();
  });
  ring.addEventListener("keydown", (event) => {
    const move = MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    const [x, y] = point();
    set(within(x + move[0]), within(y + move[1]));
  });
  field.addEventListener("input", draw);
  for (const image of [whole, ...cuts]) image.addEventListener("error", () => { box.hidden = true; });

  return (address) => {
    box.hidden = !address;
    for (const image of [whole, ...cuts]) image.src = address;
    draw();
  };
}
