"""What one article says: its HTML and plain text, who is mentioned where, which offices were heard, what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from html import escape
from typing import Any, Protocol
from urllib.parse import unquote

from plugins.authority.integrity import resolve_name
from plugins.authority.look_alikes import describe_records, likely_meant
from plugins.authority.register import Register
from plugins.catalogue.rows import ProposedOffice, Reference
from plugins.ingest.bodies import Mark, MarkdownBody, examine
from plugins.ingest.cut_names import CutNames
from plugins.ingest.hand_marks import with_marks
from plugins.ingest.links import link_body
from plugins.ingest.refused_offices import names_refused, without_refused
from plugins.kinds import KINDS
from plugins.linking.mentions import Context, HeardOffice, Linked, Mention
from plugins.sources.articles import Article
from plugins.sources.problems import Problem
from plugins.text.markdown import RECORD_SCHEMES, Renderer
from plugins.text.mending import mend
from plugins.text.normal import match_key
from plugins.text.own_links import with_root_relative_links
from plugins.text.segments import Segments, first_paragraph, split
from plugins.text.typography import typeset

_TAG_FIELDS = {kind.folder: kind.name for kind in KINDS.values()}
MAX_SUMMARY_LENGTH = 300


class TextLinker(Protocol):
    """What finds names in a text: ``plugins.linking.engine.Linker``."""

    def link(self, text: str, context: Context) -> Linked:
        """Return all that linking says of *text*."""
        ...


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name that a text gives and no record has."""

    kind: str
    name: str
    printed: str
    """As the text first has it: *quận 12* where *name* is *Quận ủy quận 12*."""
    offices: tuple[ProposedOffice, ...]
    """Those that the text gives it, each once."""
    line: int
    """On which it stands first."""
    alike: tuple[str, ...]
    """Slugs of the records that may be meant."""


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """An article with its names linked to records, and all else that was read out of it."""

    html: str
    plain: str
    summary: str
    spans: Mapping[tuple[str, str], list[tuple[int, int]]]
    """Where each record (kind and slug) is mentioned; empty where only the front matter names it."""
    mentions: tuple[Mention, ...]
    """All of them, also those that may mean several records or none."""
    offices: tuple[HeardOffice, ...]
    references: tuple[Reference, ...]
    unknown_names: tuple[UnknownName, ...]
    """Each name once."""
    questions: tuple[Mention, ...]
    """Mentions that may mean several records, each surface once."""
    problems: tuple[Problem, ...]
    hand_names: frozenset[tuple[str, str]]
    """Kind and name, as typed, of the records that the author names by hand."""
    flow: str
    """The text as names are looked up in it (``Linked.flow``)."""


class ArticleReader:
    """Reads articles against one register; what it holds is made once and serves for all."""

    def __init__(self, register: Register, linker: TextLinker, site_url: str = "") -> None:
        """Link to the records of *register* with *linker*; *site_url* is that of ``Options``."""
        self._site_url = site_url
        self._register = register
        self._linker = linker
        self._renderer = Renderer()
        self._cut_names = CutNames(register)
        self._likely: dict[tuple[str, str], tuple[str, ...]] = {}
        """What ``likely_meant`` said of a kind and name."""

    def read(self, article: Article, home: str | None, named: Register) -> LinkedArticle:
        """Read *article*; the same result whatever was read before.

        *home* is the slug of what a bare *Thành ủy* means; *named* has the records that the author may name.
        """
        values = article.values
        body = MarkdownBody(article.path, mend(article.body), article.body_line, self._site_url)
        html = with_root_relative_links(self._renderer.render(body.mended.markdown), self._site_url)
        segments = split(lead_of(values) + html)
        examined = examine(body, segments, named, lead=values.get("image"))
        problems = list(examined.problems)
        tags = [tag for tag in _tags(article, named, problems) if self._register.get(*tag)]
        marks = [mark for mark in examined.marks if not mark.slug or self._register.get(mark.kind, mark.slug)]
        context = Context(
            date=article.date[:10],
            place=values.get("place"),
            home=home,
            language=values.get("lang"),
            tags=frozenset(tags),
        )
        linked = self._linker.link(segments.plain, context)
        linked = with_marks(linked, marks, self._register)
        spans: dict[tuple[str, str], list[tuple[int, int]]] = {tag: [] for tag in tags}
        for mention in linked.mentions:
            if mention.record:
                spans.setdefault((mention.kind, mention.record), []).append((mention.start, mention.end))
        questions = _questions(linked.mentions)
        problems += (_question_problem(one, article, body, self._register) for one in questions)
        heard = [replace(one, former=one.former or one.past) for one in linked.offices]
        offices = without_refused(heard, article, named, problems)
        return LinkedArticle(
            html=typeset(link_body(segments, linked.mentions, self._register)),
            plain=segments.plain,
            summary=values.get("summary") or shorten(first_paragraph(segments)),
            spans=spans,
            mentions=linked.mentions,
            offices=offices,
            references=(*_references_of_front(article), *examined.references),
            unknown_names=self._unknown_names(linked, marks, segments.plain, article, body),
            questions=questions,
            problems=tuple(problems),
            hand_names=_hand_names(values, segments),
            flow=linked.flow,
        )

    def _unknown_names(
        self, linked: Linked, marks: list[Mark], plain: str, article: Article, body: MarkdownBody
    ) -> tuple[UnknownName, ...]:
        """Return what the text names and no record has; what the author marked by hand is settled."""
        settled = {match_key(plain[mark.start : mark.end]) for mark in marks}
        offices = _offices_by_name(linked)
        unknown: dict[tuple[str, str], UnknownName] = {}
        proposed = [(one.kind, one.name, one.printed) for one in linked.proposals]
        proposed += (("committee", name, name) for name in self._cut_names.find(linked.mentions, plain))
        for kind, name, printed in proposed:
            key = match_key(printed)
            if key not in settled and (kind, name) not in unknown:
                line = _line_of(printed, article, body)
                alike = self._likely_meant(kind, name)
                unknown[kind, name] = UnknownName(kind, name, printed, offices.get(key, ()), line, alike)
        return tuple(unknown.values())

    def _likely_meant(self, kind: str, name: str) -> tuple[str, ...]:
        """Return the slugs of the records that may be meant by *name*; of events none, whose names are all alike."""
        if (kind, name) not in self._likely:
            slugs = likely_meant(self._register, kind, name) if kind != "event" else ()
            self._likely[kind, name] = slugs
        return self._likely[kind, name]


def _hand_names(values: Mapping[str, Any], segments: Segments) -> frozenset[tuple[str, str]]:
    listed_names = {(kind, name) for field, kind in _TAG_FIELDS.items() for name in values.get(field, ())}
    marked = {
        (one.scheme, unquote(one.target)) for one in segments.hand_marks if one.scheme in RECORD_SCHEMES
    }
    return frozenset(listed_names | marked | names_refused(values))


def lead_of(values: Mapping[str, Any]) -> str:
    """Return the summary and the lead picture as HTML, so that names in them are found as everywhere."""
    html = f'<p class="summary">{escape(values["summary"], quote=False)}</p>\n' if "summary" in values else ""
    if "image" in values:
        caption = escape(values.get("image_caption", ""), quote=False)
        if "image_credit" in values:
            caption += f" <small>{escape(values['image_credit'], quote=False)}</small>"
        html += (
            f'<figure class="lead"><img src="{escape(values["image"])}" alt="{escape(values.get("image_alt", ""))}">'
            + (f"<figcaption>{caption}</figcaption>" if caption else "")
            + "</figure>\n"
        )
    return html


def shorten(text: str, limit: int = MAX_SUMMARY_LENGTH) -> str:
    """Return *text* on one line, cut after a word when it is longer than *limit* characters."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    return text[:limit].rpartition(" ")[0].rstrip(",;:.- ") + "…"


def _tags(article: Article, register: Register, problems: list[Problem]) -> list[tuple[str, str]]:
    """Return kind and slug of the records that the front matter lists; report those that are none or several."""
    tags = []
    for field, kind in _TAG_FIELDS.items():
        for place, named in enumerate(article.values.get(field, ())):
            line = article.line(field, place)
            slug = resolve_name(register, kind, named, article.path, line, (field, place), problems)
            if slug:
                tags.append((kind, slug))
    return tags


def _questions(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return the first mention of each name that may mean several records."""
    asked: dict[tuple[str, str], Mention] = {}
    for mention in mentions:
        if len(mention.candidates) > 1:
            asked.setdefault((mention.kind, mention.surface), mention)
    return tuple(asked.values())


def _question_problem(mention: Mention, article: Article, body: MarkdownBody, register: Register) -> Problem:
    """L101: a name stays unlinked because it is ambiguous."""
    records = [found for slug in mention.candidates if (found := register.get(mention.kind, slug))]
    values = {"surface": mention.surface, "kind": mention.kind, "candidates": describe_records(records)}
    return Problem("L101", body.path, _line_of(mention.surface, article, body), values)


def _offices_by_name(linked: Linked) -> dict[str, tuple[ProposedOffice, ...]]:
    """Return the offices of those who have no record, by match key, each once."""
    offices: dict[str, dict[ProposedOffice, None]] = {}
    for one in linked.offices:
        if one.person is None:
            office = ProposedOffice(one.title, one.org_text, one.committee, one.former or one.past)
            offices.setdefault(match_key(one.name), {})[office] = None
    return {key: tuple(heard) for key, heard in offices.items()}


def _line_of(surface: str, article: Article, body: MarkdownBody) -> int:
    """Return the line on which *surface* stands first: in the summary, the lead's caption or the body."""
    for field in ("summary", "image_caption"):
        if surface in article.values.get(field, ""):
            return article.line(field)
    return body.line_of(surface)


def _references_of_front(article: Article) -> Iterable[Reference]:
    """Yield the files that the front matter names."""
    for place, item in enumerate(article.values.get("documents", ())):
        if "file" in item:
            yield Reference("document", item["file"], article.line("documents", place, "file"))
    if "image" in article.values:
        alt = article.values.get("image_alt", "")
        yield Reference("picture", article.values["image"], article.line("image"), alt)
