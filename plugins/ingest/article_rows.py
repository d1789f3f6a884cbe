"""The rows of an article: what the catalogue keeps of it."""

from __future__ import annotations

from datetime import datetime

from plugins.authority.cited_documents import attached_document
from plugins.catalogue.rows import (
    ArticleRow,
    ArticleRows,
    AttestationRow,
    DocumentRow,
    FlowRow,
    FormerAddressRow,
    FrontMatter,
    HandNameRow,
    MentionRow,
    NoteRow,
    ProposalRow,
    QuestionRow,
    ReferenceRow,
    TextRow,
    TopicRow,
)
from plugins.ingest.article_reader import LinkedArticle
from plugins.sources.articles import Article
from plugins.text.normal import fold, slugify

_FORMER_FIELDS = (("slug", "former_slugs"), ("url", "legacy_urls"))
"""Kinds of former addresses, and the field that lists them."""


def rows_of(article: Article, linked: LinkedArticle, as_of: datetime) -> ArticleRows:
    """Return all rows of *article*, which was linked as *linked*; *as_of* decides whether readers may see it."""
    slug, values = article.slug, article.values
    public = article.is_public(as_of)
    return ArticleRows(
        article=_article_row(article, linked.summary, public),
        text=TextRow(slug, FrontMatter(values, article.lines), linked.html, linked.plain),
        flow=FlowRow(slug, linked.flow),
        former=[
            FormerAddressRow(slug, kind, place, value, article.line(field, place))
            for kind, field in _FORMER_FIELDS
            for place, value in enumerate(values.get(field, ()))
        ],
        topics=_topic_rows(article, public),
        notes=_note_rows(article, public),
        documents=_document_rows(article, public),
        hand_names=[HandNameRow(slug, kind, name) for kind, name in sorted(linked.hand_names)],
        mentions=[
            MentionRow(kind, record, article.date, slug, public, tuple(spans))
            for (kind, record), spans in sorted(linked.spans.items())
        ],
        attestations=[
            AttestationRow(
                article=slug,
                start=office.start,
                place=place,
                person=office.person,
                title=office.title,
                org_text=office.org_text,
                committee=office.committee,
                former=office.former,
                sure=office.sure,
            )
            for place, office in enumerate(linked.offices)
            if office.person
        ],
        proposals=[
            ProposalRow(slug, one.kind, one.name, one.offices, slugify(one.name), one.line, one.alike)
            for one in linked.unknown_names
        ],
        questions=[QuestionRow(slug, one.kind, one.surface, one.candidates) for one in linked.questions],
        references=[
            ReferenceRow(
                path=article.path,
                place=place,
                kind=one.kind,
                target=one.target,
                line=one.line,
                text=one.text,
                public=public,
            )
            for place, one in enumerate(linked.references)
        ],
    )


def _topic_rows(article: Article, public: bool) -> list[TopicRow]:
    """Return a row for each topic, the first spelling of each."""
    rows = {
        slugify(name): TopicRow(
            slugify(name), article.date, article.slug, name, public, article.line("topics", place)
        )
        for place, name in reversed([*enumerate(article.values.get("topics", ()))])
    }
    return [rows[topic] for topic in sorted(rows) if topic]


def _note_rows(article: Article, public: bool) -> list[NoteRow]:
    """Return a row for each correction and for the retraction; a draft may lack date or text."""
    notes = [(one, False) for one in article.values.get("corrections", ())]
    notes += [({**one, "text": one.get("reason")}, True) for one in (article.values.get("retracted"),) if one]
    return [
        NoteRow(one["date"], article.slug, place, one["text"], is_retraction, public)
        for place, (one, is_retraction) in enumerate(notes)
        if one.get("date") and one.get("text")
    ]


def _document_rows(article: Article, public: bool) -> list[DocumentRow]:
    """Return a row for each attached document; a draft may lack file or title."""
    return [
        DocumentRow(
            year=document.year,
            anchor=document.anchor,
            article=article.slug,
            place=place,
            number=one.get("number", ""),
            title=one["title"],
            file=one["file"],
            date=one.get("date", ""),
            public=public,
        )
        for place, one in enumerate(article.values.get("documents", ()))
        if one.keys() >= {"file", "title"}
        for document in (attached_document(one.get("number", ""), one["title"], one.get("date", "")),)
    ]


def _article_row(article: Article, summary: str, public: bool) -> ArticleRow:
    values = article.values
    changed = max(
        article.date,
        *(item["date"] for item in values.get("corrections", ()) if "date" in item),
        values.get("retracted", {}).get("date", ""),
    )
    return ArticleRow(
        slug=article.slug,
        path=article.path,
        public=public,
        status=values.get("status", "published"),
        id=values.get("id"),
        title=article.title,
        date=article.date,
        category=slugify(article.category),
        category_name=article.category,
        summary=summary,
        lang=values.get("lang", "vi"),
        picture=values.get("image"),
        picture_alt=values.get("image_alt", ""),
        picture_focus=values.get("image_focus", ""),
        changed=changed,
        retracted="retracted" in values,
        sample=values.get("sample", False),
        publish_at=values.get("publish_at"),
        expires_at=values.get("expires_at"),
        translation_of=values.get("translation_of"),
        id_line=article.line("id"),
        words=fold(article.title),
    )
