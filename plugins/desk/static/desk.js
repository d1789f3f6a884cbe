// What every page of the desk does: nothing that a form would not do without it.
const heading = document.querySelector(".notices .notice");
if (heading) {
  history.replaceState(null, "", withoutNotice(location.href));
}

/** Return the address without what was to be told once. */
function withoutNotice(address) {
  const url = new URL(address);
  url.searchParams.delete("notice");
  url.searchParams.delete("change");
  return url.href;
}
