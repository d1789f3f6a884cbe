"""What the tests of linking share: the small register, the case files, and marks around what was found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from plugins.authority.records import Committee, Event, Parent, Person, Record, Statement, Tenure
from plugins.authority.register import Register
from plugins.authority.spans import Span
from plugins.linking.engine import Linker
from plugins.linking.lexicon import Matches
from plugins.linking.mentions import Context, Linked
from plugins.linking.tokens import Tokens

CASES = Path(__file__).parent.parent / "cases" / "linking"
HOME = "thanh-uy-van-khe"


@dataclass(frozen=True, slots=True)
class Case:
    """A text and what linking must say of it."""

    title: str
    text: str
    expected: str
    context: Context
    has_home: bool = True
    """Whether the home committee is set."""


def read_cases(name: str) -> list[Case]:
    """Return the cases of ``cases/linking/NAME.md``: title, text and answer, each ended by a line with a full stop.

    After the title a line ``ngày 2022-05-19`` may give the date of the article, ``nơi thành phố Hạ Sa`` its place, ``tiếng Anh`` its language,
    ``thẻ committee:thanh-uy-ha-sa`` what its front matter lists; ``không đặt tổ chức chủ quản`` says that there is no home.
    """
    cases = [
        Case(title, text, answer, _context(options), "không đặt tổ chức chủ quản" not in options)
        for title, options, text, answer in _blocks(CASES / f"{name}.md")
    ]
    assert cases, f"{name}.md has no cases"
    return cases


def _context(options: list[str]) -> Context:
    tags = (one.removeprefix("thẻ ").partition(":") for one in options if one.startswith("thẻ "))
    return Context(
        date=_option(options, "ngày "),
        place=_option(options, "nơi "),
        language="en" if "tiếng Anh" in options else None,
        tags=frozenset((kind, slug) for kind, _, slug in tags),
    )


def _option(options: list[str], word: str) -> str | None:
    return next((option.removeprefix(word).strip() for option in options if option.startswith(word)), None)


def split_cases(path: Path) -> Iterator[tuple[str, str, str, str | None]]:
    """Yield title, text, answer and date, None where there is none, of each case in the file *path*."""
    for title, options, text, answer in _blocks(path):
        yield title, text, answer, _option(options, "ngày ")


def _blocks(path: Path) -> Iterator[tuple[str, list[str], str, str]]:
    """Yield title, lines after it, text and answer of each case in the file *path*."""
    blocks = path.read_text("utf-8").split("\n.\n")
    for number in range(0, len(blocks) - 2, 3):
        title, *options = blocks[number].strip().split("\n")
        yield title, options, blocks[number + 1].strip("\n"), blocks[number + 2].strip("\n")


def small_records() -> list[Record]:
    """Return the records of ``cases/linking/register.yaml``."""
    return read_records(CASES / "register.yaml")


def read_records(path: Path) -> list[Record]:
    """Return the records of the register in the file *path*."""
    data = yaml.safe_load(path.read_text("utf-8"))
    records: list[Record] = []
    for one in data["committees"]:
        parents = tuple(Parent(committee=slug) for slug in one.get("parents", ()))
        span = Span(one.get("from"), one.get("until"))
        records.append(
            Committee(
                **_names(one),
                place=one.get("place"),
                span=span,
                parents=parents,
                disambiguation=one.get("disambiguation"),
            )
        )
    for one in data["persons"]:
        tenures = tuple(
            Tenure(
                office=held["office"], committee=held["committee"], span=Span(held["from"], held.get("until"))
            )
            for held in one.get("tenures", ())
        )
        records.append(Person(**_names(one), tenures=tenures))
    records += [Event(**_names(one), span=Span(one.get("start"), one.get("end"))) for one in data["events"]]
    return records


def _names(one: dict) -> dict:
    return {
        "slug": one["slug"],
        "name": one["name"],
        "variants": tuple(Statement(variant) for variant in one.get("variants", ())),
    }


@cache
def small_linker(home: str | None = HOME) -> Linker:
    """Return the linker of the small register, at home in Vân Khê."""
    return Linker(Register(small_records()), home=home)


def link_case(case: Case) -> Linked:
    """Link the text of *case* with the small register."""
    return small_linker(*(() if case.has_home else (None,))).link(case.text, case.context)


def link(text: str, date: str | None = None) -> Linked:
    """Link *text* with the small register."""
    return small_linker().link(text, Context(date=date))


def mark(text: str, linked: Linked) -> str:
    """Write ``[words](slug)`` around each mention: ``()`` when no record has the name, ``(?)`` when several may."""
    marks: list[tuple[int, int, int, str]] = []
    for mention in linked.mentions:
        target = mention.record or ("?" if mention.candidates else "")
        marks.append((mention.start, 1, -mention.end, "["))
        marks.append((mention.end, 0, -mention.start, f"]({target})"))
    out, done = "", 0
    for at, _, _, sign in sorted(marks):
        out += text[done:at] + sign
        done = at
    return out + text[done:]


def tell_offices(linked: Linked) -> str:
    """Write a line for each office heard: ``name: title, body``, with *nguyên* as printed."""
    return "\n".join(
        f"{one.name}: {' '.join(filter(None, (one.former_word, one.title, one.org_text)))}"
        for one in linked.offices
    )


def scan(text: str) -> tuple[Tokens, Matches]:
    """Return the tokens of *text*, and what the lexicon of the small register finds in them."""
    tokens = Tokens(text, small_linker().index.spellings)
    return tokens, small_linker().index.lexicon.scan(tokens)
