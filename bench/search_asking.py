"""Has the browser answer many queries with the search page's own scripts, without the page."""

ASK = """async ({ asked, order, hasCards }) => {
  const script = (name) => import(document.querySelector(`link[href*="/${name}."]`).href);
  const [{ Archive }, { answersOf, byScore, queryOf, shardsFor, shown }, { parse }] = await Promise.all(["archive", "answers", "spelling"].map(script));
  const archive = new Archive(JSON.parse(document.querySelector("[data-search-page]").dataset.contents));
  const found = [];
  for (const one of asked) {
    const lists = await Promise.all(one.records.map((key) => archive.list(key)));
    const query = queryOf(parse(one.q), { lists, category: one.category, from: one.from, to: one.to, isExact: false });
    const hits = [];
    for (const [at, shard] of (await shardsFor(archive, query)).entries()) hits.push(...(await answersOf(shard, query, at > 0)).hits);
    if (order === "hop") hits.sort(byScore);
    const slugs = hasCards ? (await shown(hits, false)).map(({ slug }) => slug) : null;
    found.push(slugs ?? hits.map(({ shard, number }) => `${shard.year}/${number}`));
  }
  return found;
}"""
"""Takes ``{asked: [{q, records, from, to, category}], order, hasCards}``, returns for each what was found, in order.

With ``hasCards`` that are slugs, read from the cards; else year and number of each, which loads nothing more.
"""
