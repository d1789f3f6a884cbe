"""Files that editors write: every byte of them is read, or reported with its line; nothing else happens."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from datetime import date, datetime, timedelta

import pytest
import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from plugins.authority.from_file import record_of
from plugins.authority.ledger import read_ledger, write_ledger
from plugins.authority.register import Register
from plugins.exports.redirects import caddy_map, nginx_map, redirect_file
from plugins.linking.engine import Linker
from plugins.sources.articles import article_of
from plugins.sources.content_file import read_content_file
from plugins.sources.dates import LOCAL_ZONE, read_moment, read_partial_date
from plugins.sources.fields import FileReport, old_address
from plugins.sources.front_matter import parse_by_field
from plugins.sources.problems import Problem
from plugins.sources.schemas import SCHEMAS
from plugins.sources.strict_yaml import InvalidYaml, Node, Parsed, parse
from plugins.sources.tables import read_abbreviations
from plugins.views.text_page import Redirect
from tests.fuzzing.strategies import ODD, any_text, front, lumps, words

_BASE = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
kinds = st.sampled_from(sorted(SCHEMAS))


def lines_of(data: bytes) -> int:
    """Return how many lines an editor shows."""
    return len(re.split(rb"\r\n|\r|\n", data))


def check(problems: list[Problem], data: bytes) -> None:
    """Each problem stands on a line that is there, and can be said on one line in both languages."""
    for one in problems:
        assert 1 <= one.line <= lines_of(data), one
        for language in ("vi", "en"):
            assert len(one.text(language).splitlines()) == 1
            one.text(language).encode("utf-8")


def strings(value: object) -> list[str]:
    """Return all texts in *value*."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [one for item in value.items() for part in item for one in strings(part)]
    return [one for part in value for one in strings(part)] if isinstance(value, list) else []


def check_source(kind: str, data: bytes) -> None:
    """Whatever *data* is: a source and problems, or problems alone."""
    source, problems = read_content_file(kind, "articles/2023/07/a.md", data)
    check(problems, data)
    assert source is not None or any(one.is_error for one in problems)
    if source is None:
        return
    for text in (*strings(source.values), source.body):
        assert text == unicodedata.normalize("NFC", text)
        text.encode("utf-8")
    assert all(1 <= line <= lines_of(data) for line in source.lines.values())
    assert kind == "portal" or 1 <= source.body_line <= lines_of(data)
    if kind == "article":
        article_of(source)
    elif kind in ("person", "committee", "event"):
        record_of(source)


@given(kinds, st.binary(max_size=200))
def test_any_bytes(kind, data):
    """Bytes of any kind are read or refused with a line."""
    check_source(kind, data)


@given(kinds, front, lumps, st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["", "\ufeff"]))
def test_any_front_matter(kind, fields, body, end, mark):
    """The same for what looks like a file of ours; the portal's settings have no dashes."""
    text = fields if kind == "portal" else f"---\n{fields}\n---\n\n{body}"
    check_source(kind, (mark + text.replace("\n", end)).encode("utf-8"))


@given(kinds, st.data())
def test_any_value_of_a_known_field(kind, data):
    """Values of the wrong shape and fields in any order and number."""
    names = st.sampled_from([one.name for one in SCHEMAS[kind]])
    values = lumps | st.sampled_from(
        ["[]", "{}", "[a, [b]]", "{a: b}", "[{file: /documents/a.pdf}]", "|\n  x", '"\\u0007"']
    )
    lines = data.draw(st.lists(st.tuples(names, values).map(": ".join), max_size=6))
    text = "\n".join(lines)
    check_source(kind, (text if kind == "portal" else f"---\n{text}\n---\nx").encode("utf-8"))


def plain(node: Node) -> object:
    """Return *node* as plain data."""
    if isinstance(node.value, str):
        return node.value
    if isinstance(node.value, list):
        return [plain(one) for one in node.value]
    return {key: plain(one) for key, one in node.value.items()}


@given(front | lumps)
@example("{")
@example("\r0")
@example("name: \x85\nname: ")
def test_yaml_is_what_others_read(text):
    """What our reading takes, PyYAML reads as the same texts; a fault stands on a line that is there."""
    try:
        parsed = parse(text)
    except InvalidYaml as fault:
        assert 1 <= fault.line <= len(re.split("\r\n|\r|\n", text))
        return
    assert isinstance(parsed, Parsed)
    assume(not parsed.duplicates)
    other = yaml.load(re.sub("[\x85\u2028\u2029]", " ", text), _BASE)
    assert {key: plain(node) for key, node in parsed.fields.items()} == (other or {})


@given(front | lumps)
@example(" a: 1\nb: 2")
@example("a: 1\n--- \nb: 2")
@example("a: [x\nb: y: z\nc: d")
def test_a_fault_costs_one_field_alone(text):
    """Without faults fields are as they are together; with them each stands on a line that is there, and the rest is read."""
    assume(not re.search("[\u00a0\u2007\u202f]|<<<<<<<|>>>>>>>", text))
    by_field = parse_by_field(text)
    lines = re.split("\r\n|\r|\n", text)
    assert all(1 <= one.line <= len(lines) for one in by_field.faults)
    try:
        together = parse(text)
    except InvalidYaml:
        assert by_field.faults
    else:
        assert by_field == together
    damaged = parse_by_field(f"title: Tin\n{text}\nsummary: a: b\nlang: vi")
    assert damaged.faults
    assert by_field.faults or damaged.fields["lang"].value == "vi" or "lang" in by_field.fields


@given(
    st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"], exclude_characters="\u2028\u2029\ufeff"),
        max_size=80,
    )
)
def test_a_quoted_text_stays_as_it_was_typed(text):
    """In single quotes, whatever it looks like."""
    assert parse("title: '" + text.replace("'", "''") + "'").fields["title"].value == text


@given(lumps | st.text("0123456789-/:T Z+.", max_size=30))
@example("0001-01-01T00:00+14:00")
@example("9999-12-31 23:59-14:00")
@example("٢٠٢٣-٠٧-٢١")
def test_any_text_as_a_date(text):
    """It is a moment in Việt Nam's time that reads back as itself, or none."""
    found = read_moment(text)
    if found is not None:
        assert found.tzinfo == LOCAL_ZONE
        assert read_moment(found.isoformat()) == found
        assert re.search(r"\d{4}", text)
    partial = read_partial_date(text)
    if partial is not None:
        assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", partial, re.ASCII)
        assert read_partial_date(partial) == partial
        assert partial[:4] in text


@given(st.dates(date(1900, 1, 1)), st.times(), st.sampled_from(["", "Z", "+07:00", "-0330"]))
def test_every_date_is_read_in_both_forms(day, time, offset):
    """As ISO has it, and as one writes it in Việt Nam: day, month, year."""
    clock = f"{time.hour:02d}:{time.minute:02d}"
    iso = read_moment(f"{day.isoformat()} {clock}{offset}")
    assert iso == read_moment(f"{day.day}/{day.month}/{day.year} {clock}{offset}")
    if iso is None:  # beyond the calendar in our time
        assert day >= date(9999, 12, 31)
    elif offset in ("", "+07:00"):
        assert iso == datetime(day.year, day.month, day.day, time.hour, time.minute, tzinfo=LOCAL_ZONE)
    else:
        assert iso.utcoffset() == timedelta(hours=7)


rows = st.lists(
    st.sampled_from(["a-0000018", "p-000001z", "p-0000027", "x", ""])
    .flatmap(
        lambda one: st.sampled_from(["live", "merged", "withdrawn", "?"]).map(lambda state: f"{one},{state}")
    )
    .flatmap(lambda row: (st.sampled_from(["", "p-0000027"]) | any_text).map(lambda into: f"{row},{into}"))
    | lumps,
    max_size=8,
)


@given(st.binary(max_size=120) | rows.map(lambda found: "\n".join(found).encode("utf-8")))
@example("id,state,into\nx\u2028y\n".encode())
@example(b"id,state,into\r\nx\r\n")
def test_any_ledger(data):
    """Each line is an id or a problem on that line; what is written is read again."""
    entries, problems = read_ledger(data)
    check(problems, data)
    assert all(1 <= one.line <= lines_of(data) for one in entries.values())
    again, none = read_ledger(write_ledger(entries.values()))
    assert none == []
    assert {(one.id, one.state, one.into) for one in again.values()} == {
        (one.id, one.state, one.into) for one in entries.values()
    }


@given(
    st.binary(max_size=120) | front.map(str.encode) | st.tuples(words, lumps).map(": ".join).map(str.encode),
    any_text,
)
@settings(max_examples=settings().max_examples // 8)
def test_any_table_of_short_forms(data, text):
    """The linker works with whatever is accepted."""
    table, problems = read_abbreviations(data)
    check(problems, data)
    Linker(Register(()), abbreviations=table).link(
        text + " " + " ".join(form for forms in table.values() for form in forms)
    )


paths = st.text(st.sampled_from("/abc%20252eEfF.;{}\"'\\$#?~- \n\r\tĐ\u200b" + ODD), max_size=24).map(
    "/".__add__
) | st.lists(
    st.sampled_from(
        [
            "/",
            "a",
            "..",
            ".",
            "%2e",
            "%2F",
            "%22",
            "%0A",
            "%00",
            "%ff",
            "%25",
            "%3B",
            "%7B",
            "$uri",
            "index.html",
            "tin-cu",
        ]
    ),
    max_size=7,
).map("".join)


@given(paths)
@example("/a%22;b")
@example("/x%0Ay")
@example("/%ff")
@example("/%2F%2Fevil.example/")
@example("/a$request_uri")
@example("/a/.")
@example("/a/%2e/b")
def test_any_former_address(address):
    """What is accepted stays inside the site and makes one plain line of each table of redirects."""
    report = FileReport("articles/a.md")
    if old_address(Node(address, 1), "legacy_urls.0", report) is None:
        assert [one.code for one in report.problems] == ["D115"]
        return
    redirect = Redirect(address, "/tin-tuc/2023/07/a/", "A")
    file = redirect_file(redirect)
    assert not file.startswith("/")
    assert posixpath.normpath(file) == file
    assert ".." not in file.split("/")
    assert file.encode("utf-8").isascii() or file.isprintable()
    for line in nginx_map([redirect]).decode().splitlines():
        assert re.fullmatch(r'"/[^"\\$\x00-\x1f]*" /tin-tuc/2023/07/a/;', line), line
    for line in caddy_map([redirect]).decode().splitlines():
        assert re.fullmatch(r"redir /[^\s\"`{}#]* /tin-tuc/2023/07/a/ permanent", line), line


@pytest.mark.parametrize("address", ["/tin/cu-1.html", "/bài-viết/số-1", "/tin/b%C3%A0i-1.html", "/a/b/"])
def test_former_addresses_that_portals_have(address):
    """Letters with marks, as they are or with percent signs, are taken."""
    assert old_address(Node(address, 1), "legacy_urls.0", FileReport("articles/a.md")) == address
