/* Pictures of an article open large in PhotoSwipe, which is loaded when the first one is opened. All words stand in the
   page; without this script a picture leads to its largest size. */

const words = document.querySelector("[data-large-picture]").dataset;
const links = [...document.querySelectorAll("a.large-picture")];
let loading;

/** The sizes of a picture in the format that the browser chose, so that no other is loaded. */
function sizesOf(image) {
  const shown = new URL(image.currentSrc || image.src).pathname;
  const sets = [...image.parentElement.querySelectorAll("source, img")].map((one) => one.srcset);
  return sets.find((set) => set.includes(shown)) ?? "";
}

function itemOf(link) {
  const image = link.querySelector("img");
  return {
    element: link,
    src: link.href,
    srcset: sizesOf(image),
    msrc: image.currentSrc,
    width: Number(image.getAttribute("width")),
    height: Number(image.getAttribute("height")),
    alt: image.alt,
    thumbCropped: link.closest(".gallery") !== null,
    caption: link.closest("figure").querySelector("figcaption"),
  };
}

function styled() {
  return new Promise((resolve, reject) => {
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: words.style });
    sheet.addEventListener("load", resolve);
    sheet.addEventListener("error", reject);
    document.head.append(sheet);
  });
}

function addCaption(viewer) {
  viewer.ui.registerElement({
    name: "caption",
    appendTo: "root",
    onInit(element) {
      viewer.on("change", () => {
        const { caption } = viewer.currSlide.data;
        element.replaceChildren(...(caption?.cloneNode(true).childNodes ?? []));
        element.hidden = !caption;
      });
    },
  });
}

async function open(index) {
  loading ??= Promise.all([import(words.library), styled()]);
  const [{ default: PhotoSwipe }] = await loading;
  const viewer = new PhotoSwipe({
    dataSource: links.map(itemOf),
    index,
    bgOpacity: 1,
    padding: { top: 44, bottom: 60, left: 0, right: 0 }, // room for the buttons and the caption
    closeTitle: words.close,
    zoomTitle: words.zoom,
    arrowPrevTitle: words.prev,
    arrowNextTitle: words.next,
    errorMsg: words.failed,
  });
  viewer.on("uiRegister", () => addCaption(viewer));
  viewer.on("firstUpdate", () => {
    viewer.element.setAttribute("aria-label", words.label);
    viewer.element.setAttribute("aria-modal", "true");
  });
  viewer.init();
}

links.forEach((link, index) => {
  link.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // in a tab of its own
    event.preventDefault();
    open(index).catch(() => location.assign(link.href));
  });
});
