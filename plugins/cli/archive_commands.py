"""The commands for archivists; each prints its answer and changes nothing."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.building.settings import BadSettings, read_site_url
from plugins.catalogue.queries.articles import article_called
from plugins.catalogue.queries.mentions import articles_naming
from plugins.cli.console import print_json, print_result
from plugins.cli.paper import ensure_paper
from plugins.cli.register_commands import read_content, read_register
from plugins.editing.catalogues import Keeping
from plugins.editing.register_plan import RegisterPlan
from plugins.sources.dates import read_partial_date

_WHOLE_DAY = len("2023-07-21")


def who(
    content: Path, keeping: Keeping, *, on: str, committee: str, person: str, below: bool, form: str
) -> int:
    """Print who held which office on a day, as JSON or CSV."""
    from plugins.exports.office_holders import answer_rows, answers_csv
    from plugins.views import office_holders
    from plugins.views.holdings import Holdings

    _check_form(form)
    day = read_partial_date(on) if on else None
    if day is None or len(day) != _WHOLE_DAY:
        raise BadSettings(f"--on {on}: cần một ngày, 2023-07-21. / a day is needed, 2023-07-21.")
    site_url = _site_url()
    with read_register(content, keeping) as plan:
        holdings = Holdings(plan.catalogue)
        slug = plan.record(f"committee:{committee}").slug if committee else ""
        found = office_holders.who(holdings, day, slug, below=below)
        if person:
            wanted = plan.record(f"person:{person}").slug
            found = (one for one in found if one.office.slug == wanted)
        rows = answer_rows(found, site_url)
    if form == "json":
        print_json({"on": day, "committee": slug, "below": below, "offices": rows})
    else:
        _print_csv(answers_csv(rows))
    return 0


def succession(
    content: Path, keeping: Keeping, *, committee: str, office: str, predecessors: bool, form: str
) -> int:
    """Print who followed whom in an office of a committee, or in all of them, as JSON or CSV."""
    from plugins.exports.successions import succession_csv, succession_rows
    from plugins.views import successions
    from plugins.views.holdings import Holdings

    _check_form(form)
    site_url = _site_url()
    with read_register(content, keeping) as plan:
        slug = plan.record(f"committee:{committee}").slug
        found = successions.succession(Holdings(plan.catalogue), slug, office, with_predecessors=predecessors)
        rows = succession_rows(found, site_url)
    if form == "json":
        print_json({"committee": slug, "office": office, "predecessors": predecessors, "offices": rows})
    else:
        _print_csv(succession_csv(rows))
    return 0


def together(content: Path, keeping: Keeping, *, one: str, other: str, form: str) -> int:
    """Print the events whose reports name two people, then the reports that name both, as JSON or CSV."""
    from plugins.exports.together import together_csv, together_rows
    from plugins.views.holdings import Holdings
    from plugins.views.together import together

    _check_form(form)
    site_url = _site_url()
    with read_content(content, keeping) as (catalogue, _):
        plan = RegisterPlan(content, catalogue)
        slugs = [plan.record(f"person:{named}").slug for named in (one, other)]
        rows = together_rows(together(Holdings(catalogue), *slugs), site_url)
    if form == "json":
        print_json({"people": slugs, "together": rows})
    else:
        _print_csv(together_csv(rows))
    return 0


def _check_form(form: str) -> None:
    if form not in ("json", "csv"):
        raise BadSettings(f"--format {form}: json / csv.")


def _site_url() -> str:
    from plugins.building.running import pelican_settings

    return read_site_url(pelican_settings("publishconf.py")["SITEURL"])


def _print_csv(text: str) -> None:
    sys.stdout.reconfigure(newline="")  # type: ignore[union-attr]
    print_result(text.removesuffix("\n"))


def cite(content: Path, keeping: Keeping, *, what: str, style: str, locale: str) -> int:
    """Print the citations of an article, or of all articles that name a record, in a style of the Citation Style Language."""
    from plugins.building.running import pelican_settings
    from plugins.catalogue.queries.citing import cited_articles
    from plugins.editing.citing import BadStyle, in_style
    from plugins.exports.citations import citation_of, csl_items
    from plugins.views.frame import portal_of
    from plugins.views.holdings import Holdings

    settings = pelican_settings("publishconf.py")
    site_url = read_site_url(settings["SITEURL"])
    with read_content(content, keeping) as (catalogue, indexed):
        holdings, portal = Holdings(catalogue), portal_of(indexed.portal, settings["SITENAME"])
        slugs = _articles_of(RegisterPlan(content, catalogue), what)
        cited = cited_articles(catalogue, slugs)
        items = csl_items(citation_of(one, holdings, portal, site_url) for one in cited)
    try:
        lines = in_style(items, style, locale)
    except BadStyle as error:
        raise BadSettings(str(error)) from None
    print_result("\n".join(lines))
    return 0


def finding_aid(content: Path, keeping: Keeping, *, named: str, form: str, to: str, lang: str) -> int:
    """Write the finding aid of a record: a page for print, or a tagged PDF."""
    from dataclasses import replace

    from plugins.building.running import pelican_settings
    from plugins.building.settings import read_settings
    from plugins.site.finding_aids import finding_aid_html, finding_aid_pdf, style_of
    from plugins.site.theme import Theme
    from plugins.views import finding_aid
    from plugins.views.frame import site_of
    from plugins.views.holdings import Holdings

    if form not in ("html", "pdf"):
        raise BadSettings(f"--format {form}: html / pdf.")
    if form == "pdf":
        ensure_paper()
    build = read_settings(pelican_settings("publishconf.py"))
    with read_content(content, keeping) as (catalogue, indexed):
        plan, holdings = RegisterPlan(content, catalogue), Holdings(catalogue)
        named_record = plan.record(named)
        record = holdings.register.get(named_record.kind, named_record.slug)
        if record is None:
            raise BadSettings(f"{named}: chưa đăng. / not public.")
        site = site_of(holdings, indexed.portal, build.site_name, build.site_url, build.parts)
        portal = replace(site.portal, lang=lang or site.portal.lang)
        theme = Theme(build.theme, build.environment, replace(site, portal=portal), {}, preview=False)
        page = finding_aid.finding_aid(holdings, record, site.url, portal.governing_body or portal.name)
        data = finding_aid_html(theme, page, style_of(build.theme))
    if form == "pdf":
        data = finding_aid_pdf(data)
    path = Path(to or f"{record.slug}.{form}")
    path.write_bytes(data)
    print_result(str(path))
    return 0


def _articles_of(plan: RegisterPlan, what: str) -> list[str]:
    """Return the slug of the article *what*, or of all articles that name the record *what*, newest first."""
    article = article_called(plan.catalogue, what)
    if article and article.is_public:
        return [article.slug]
    record = plan.record(what)
    return articles_naming(plan.catalogue, record.kind, record.slug)
