"""Whether all words came across: those of the document counted against those that the site shows of the draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plugins.importing.documents import Document, Paragraph, paragraphs_in
from plugins.text.characters import without_unseen
from plugins.text.markdown import Renderer
from plugins.text.mending import mend
from plugins.text.normal import nfc
from plugins.text.segments import split
from plugins.text.words import words_of, words_shown


@dataclass(frozen=True, slots=True)
class WordCount:
    """Words that went in and came out."""

    read: int
    shown: int
    lost: tuple[str, ...] = ()
    """Each as often as it is missing, in the order of the alphabet."""


def words_in(texts: Iterable[str]) -> Iterator[str]:
    """Yield the words of *texts*: letters and digits, in NFC, without what is not drawn."""
    for text in texts:
        yield from words_of(without_unseen(nfc(text)))


def compare(read: Iterable[str], front: Iterable[str], body: str) -> WordCount:
    """Compare the words *read* with those of the fields *front* and of the Markdown *body* as the site shows it."""
    shown = Counter(words_in(front))
    shown.update(words_shown(split(Renderer().render(mend(body).markdown))))
    wanted = Counter(read)
    lost = sorted((wanted - shown).elements())
    return WordCount(wanted.total(), shown.total(), tuple(lost))


def words_of_document(document: Document) -> Iterator[str]:
    """Yield the words of *document* as it was read, before it was ordered: of blocks, notes, pictures and fields."""
    yield from words_in([document.title, document.summary, *document.authors])
    for paragraph in [
        *paragraphs_in(document.blocks),
        *(one for note in document.notes.values() for one in note),
    ]:
        yield from words_of_paragraph(paragraph)


def words_of_paragraph(paragraph: Paragraph) -> Iterator[str]:
    """Yield the words of *paragraph*: its marker, its text, the captions of its pictures."""
    captions = [one.caption for one in paragraph.pictures]
    yield from words_in([paragraph.marker, paragraph.text, *captions])
