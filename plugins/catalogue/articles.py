"""What one article says: its HTML and plain text, who is mentioned where, which offices were heard, what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from typing import Any, Protocol
from urllib.parse import unquote

from plugins.authority.integrity import did_you_mean, find_one, listed
from plugins.authority.register import Register
from plugins.linking.mentions import Context, HeardOffice, Linked, Mention
from plugins.sources.articles import Article
from plugins.sources.problems import Problem
from plugins.text.markdown import HAND_SCHEMES, RECORD_SCHEMES, WEB_SCHEMES, Renderer, raw_html
from plugins.text.segments import HandMark, Piece, Segments, split

_TAG_FIELDS = {"persons": "person", "committees": "committee", "events": "event"}
_LONGEST_SUMMARY = 300


class Links(Protocol):
    """What finds names in a text: ``plugins.linking.engine.Linker``."""

    def link(self, text: str, context: Context) -> Linked:
        """Return all that linking says of *text*."""
        ...


@dataclass(frozen=True, slots=True)
class Reference:
    """Something of the site that a text refers to."""

    kind: str
    """``picture``, ``document``, ``article`` or ``address``."""
    target: str
    line: int
    text: str = ""
    """Alternative text of a picture."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read out of one article."""

    html: str
    plain: str
    summary: str
    spans: Mapping[tuple[str, str], list[tuple[int, int]]]
    """Where each record (kind and slug) is mentioned; empty where only the front matter names it."""
    offices: tuple[HeardOffice, ...]
    references: tuple[Reference, ...]
    problems: tuple[Problem, ...]


def read_article(
    article: Article, renderer: Renderer, register: Register, linker: Links, home: str | None
) -> Reading:
    """Read *article* against *register*; the same result whatever was read before."""
    values = article.values
    html = _lead(values) + renderer.render(article.body)
    segments = split(html)
    problems = _faults_of_body(article)
    tags = _tags(article, register, problems)
    context = Context(date=article.date[:10], home=home, tags=frozenset(tags))
    linked = linker.link(segments.plain, context)
    marks = _settle_marks(segments, article, register, problems)
    mentions, offices = _with_marks(linked, marks)
    spans: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for mention in mentions:
        if mention.record:
            spans.setdefault((mention.kind, mention.record), []).append((mention.start, mention.end))
    for tag in tags:
        spans.setdefault(tag, [])
    problems += _ambiguous(mentions, article, register)
    return Reading(
        html=html,
        plain=segments.plain,
        summary=values.get("summary") or shorten(first_paragraph(segments)),
        spans=spans,
        offices=offices,
        references=_references(article, segments),
        problems=tuple(problems),
    )


def _lead(values: Mapping[str, Any]) -> str:
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


def first_paragraph(segments: Segments) -> str:
    """Return the first block of running text, captions passed over."""
    start = 0
    for block in segments.plain.split("\n\n"):
        if block.strip() and not any(begin <= start < end for begin, end in segments.captions):
            return block
        start += len(block) + 2
    return ""


def shorten(text: str, limit: int = _LONGEST_SUMMARY) -> str:
    """Return *text* on one line, cut after a word when it is longer than *limit* characters."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    return text[:limit].rpartition(" ")[0].rstrip(",;:.- ") + "…"


def line_in_body(article: Article, words: str, occurrence: int = 0) -> int:
    """Return the line of the file on which *words* stand for the given time (from 0), else the body's first."""
    place = -1
    for _ in range(occurrence + 1):
        found = article.body.find(words, place + 1)
        if found < 0:
            break
        place = found
    return article.body_line + article.body.count("\n", 0, max(place, 0))


def _faults_of_body(article: Article) -> list[Problem]:
    problems = []
    for position, tag in raw_html(article.body):
        line = article.body_line + article.body.count("\n", 0, position)
        problems.append(Problem("A120", article.path, line, {"tag": tag}))
    for position, target in link_targets(article.body):
        line = article.body_line + article.body.count("\n", 0, position)
        scheme = _SCHEME.match(target)
        if " " in target:
            problems.append(Problem("A118", article.path, line, {"target": target}))
        elif scheme and scheme.group(1).lower() not in (*WEB_SCHEMES, *HAND_SCHEMES):
            problems.append(Problem("A119", article.path, line, {"target": target}))
    return problems


_SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):")


def link_targets(body: str) -> Iterator[tuple[int, str]]:
    """Yield position and address of what is written as a Markdown link, ``[text](address "title")``."""
    start = body.find("](")
    while start >= 0:
        line_end = body.find("\n", start)
        end = body.find(")", start, line_end if line_end >= 0 else len(body))
        if end >= 0:
            target = re.split(r"""\s+["']""", body[start + 2 : end].strip(), maxsplit=1)[0].strip()
            yield (
                start,
                target.removeprefix("<").removesuffix(">").replace(" ", "%20")
                if target[:1] == "<"
                else target,
            )
        start = body.find("](", start + 2)


def _tags(article: Article, register: Register, problems: list[Problem]) -> list[tuple[str, str]]:
    """Return kind and slug of the records that the front matter lists; report those that are none or several."""
    tags = []
    for field, kind in _TAG_FIELDS.items():
        for place, named in enumerate(article.values.get(field, ())):
            line = article.line(field, place)
            slug = find_one(register, kind, named, article.path, line, (field,), problems)
            if slug:
                tags.append((kind, slug))
    return tags


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    kind: str
    slug: str | None
    """None for ``none:``."""


def _settle_marks(
    segments: Segments, article: Article, register: Register, problems: list[Problem]
) -> list[_Mark]:
    """Return the hand marks that stand; report those that name nobody or several."""
    marks = []
    for mark in segments.hand_marks:
        if mark.scheme == "none":
            marks.append(_Mark(mark.start, mark.end, "", None))
        elif mark.scheme in RECORD_SCHEMES:
            slug = _marked(mark, article, register, problems)
            if slug:
                marks.append(_Mark(mark.start, mark.end, mark.scheme, slug))
    return marks


def _marked(mark: HandMark, article: Article, register: Register, problems: list[Problem]) -> str | None:
    target = unquote(mark.target)
    found = register.find(mark.scheme, target)
    if len(found) == 1:
        return found[0].slug
    line = line_in_body(article, f"{mark.scheme}:{mark.target}")
    values = {"kind": mark.scheme, "target": target}
    if found:
        problems.append(Problem("A123", article.path, line, {**values, "candidates": listed(found)}))
    else:
        hint = did_you_mean(register, mark.scheme, target)
        problems.append(Problem("A122", article.path, line, {**values, "hint": hint}))
    return None


def _with_marks(linked: Linked, marks: list[_Mark]) -> tuple[list[Mention], tuple[HeardOffice, ...]]:
    """Return mentions and offices with the author's marks in place of what was found there."""
    if not marks:
        return list(linked.mentions), linked.offices

    def hidden(mention: Mention) -> bool:
        return any(
            mark.start < mention.end and mention.start < mark.end and mark.kind in ("", mention.kind)
            for mark in marks
        )

    mentions = [mention for mention in linked.mentions if not hidden(mention)]
    mentions += [
        Mention(mark.start, mark.end, "", mark.kind, (mark.slug,)) for mark in marks if mark.slug is not None
    ]
    persons = [mark for mark in marks if mark.kind in ("", "person")]
    offices = []
    for office in linked.offices:
        mark = next((mark for mark in persons if mark.start <= office.start < mark.end), None)
        if mark is None:
            offices.append(office)
        elif mark.slug:
            offices.append(replace(office, person=mark.slug))
    return sorted(mentions, key=lambda mention: (mention.start, -mention.end)), tuple(offices)


def _ambiguous(mentions: list[Mention], article: Article, register: Register) -> list[Problem]:
    """Return a warning for each name that may mean several records, once an article."""
    asked: dict[tuple[str, str], Problem] = {}
    for mention in mentions:
        if len(mention.candidates) > 1 and (mention.kind, mention.surface) not in asked:
            records = [found for slug in mention.candidates if (found := register.get(mention.kind, slug))]
            values = {"surface": mention.surface, "kind": mention.kind, "candidates": listed(records)}
            line = line_in_body(article, mention.surface)
            asked[mention.kind, mention.surface] = Problem("L101", article.path, line, values)
    return list(asked.values())


def _references(article: Article, segments: Segments) -> tuple[Reference, ...]:
    """Return everything of the site that the article refers to, in its order."""
    references = [
        Reference("document", item["file"], article.line("documents", place, "file"))
        for place, item in enumerate(article.values.get("documents", ()))
        if "file" in item
    ]
    if "image" in article.values:
        line = article.line("image")
        references.append(
            Reference("picture", article.values["image"], line, article.values.get("image_alt", ""))
        )
    lead = article.values.get("image")
    for piece in segments.pieces:
        reference = reference_of(piece)
        if reference and not (reference.kind == "picture" and reference.target == lead):
            raw = piece.attributes.get("href") or piece.attributes.get("src") or ""
            references.append(replace(reference, line=line_in_body(article, raw)))
    return tuple(references)


def reference_of(piece: Piece) -> Reference | None:
    """Return what a tag refers to on this site, None when it does not."""
    if piece.tag == "img":
        return Reference(
            "picture", unquote(piece.attributes.get("src", "")), 1, piece.attributes.get("alt", "")
        )
    href = piece.attributes.get("href") if piece.tag == "a" else None
    if not href:
        return None
    scheme, colon, target = href.partition(":")
    if colon and scheme in WEB_SCHEMES:
        return None
    if colon and scheme == "article":
        return Reference("article", unquote(target), 1)
    if colon and scheme in (*RECORD_SCHEMES, "none"):
        return None
    if href.startswith("/documents/"):
        return Reference("document", unquote(href), 1)
    return Reference("address", href, 1)


def references_in(html: str) -> Iterator[Reference]:
    """Yield what sanitised *html* refers to on this site."""
    for piece in split(html).pieces:
        if piece.tag and (reference := reference_of(piece)):
            yield reference
