"""Has the browser answer many queries with the search page's own scripts, without the page."""

ASK = """async ({ asked, order }) => {
  const script = (name) => import(document.querySelector(`link[href*="/${name}."]`).href);
  const [{ Archive }, { queryOf }, { Asking }, { parse }] = await Promise.all(["archive", "answers", "asking", "spelling"].map(script));
  const archive = new Archive(JSON.parse(document.querySelector("[data-search-page]").dataset.contents));
  const found = [];
  for (const one of asked) {
    const lists = await Promise.all(one.records.map((key) => archive.list(key)));
    const query = queryOf(parse(one.q), { lists, facets: { categories: one.category }, from: one.from, to: one.to, isExact: false });
    const asking = new Asking(archive, query, order, () => {});
    await asking.rest();
    found.push(asking.hits().map(({ year, rank }) => `${year.year}/${rank}`));
  }
  return found;
}"""
"""Takes ``{asked: [{q, records, from, to, category}], order}``, returns year and rank of what was found for each, in order."""
