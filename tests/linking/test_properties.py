"""What holds for every text and every register."""

from __future__ import annotations

import itertools
import pickle
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.authority.records import Committee, Person
from plugins.authority.register import Register
from plugins.linking.engine import Linker
from plugins.linking.mentions import Context
from tests.linking.marking import CASES, HOME, link, read_cases, small_linker, small_records

TEXTS = [case.text for path in sorted(CASES.glob("*.md")) for case in read_cases(path.stem)]
WORDS = sorted({word for text in TEXTS for word in text.split()})
FORMS = ["NFC", "NFD", "NFKC", "NFKD"]

texts = st.lists(
    st.sampled_from([*WORDS, "\n\n", "(", ")", "-", "7", "\u0301", "ông", "TP."]), max_size=40
).map(" ".join)


@given(text=texts | st.text(max_size=60), form=st.sampled_from(FORMS))
@settings(max_examples=150, deadline=None)
def test_offsets_give_the_surface_in_any_unicode_form(text: str, form: str) -> None:
    """``text[start:end]`` is the surface, in code points of the text as given."""
    given_text = unicodedata.normalize(form, text)  # type: ignore[arg-type]
    linked = small_linker().link(given_text)
    for mention in linked.mentions:
        assert given_text[mention.start : mention.end] == mention.surface
        assert mention.start < mention.end


@pytest.mark.parametrize("text", TEXTS)
def test_decomposed_text_names_the_same(text: str) -> None:
    """The Unicode form of a text changes offsets, never who is named."""
    composed = [(m.surface, m.kind, m.candidates) for m in link(text).mentions]
    decomposed = [
        (unicodedata.normalize("NFC", m.surface), m.kind, m.candidates)
        for m in link(unicodedata.normalize("NFD", text)).mentions
    ]
    assert decomposed == [
        (unicodedata.normalize("NFC", surface), kind, slugs) for surface, kind, slugs in composed
    ]


@given(order=st.permutations(small_records()))
@settings(max_examples=5, deadline=None)
def test_order_of_records_does_not_matter(order: list[Person]) -> None:
    """The same records in another order link the same."""
    linker = Linker(Register(order), home=HOME)
    for text in TEXTS:
        assert linker.link(text) == small_linker().link(text)


def test_unrelated_records_change_nothing() -> None:
    """A person and a committee that no text names leave every link as it is."""
    unrelated = [
        Person(slug="x", name="Ông Kim Xuyến Phả"),
        Committee(slug="y", name="Hợp tác xã Gốm Phù Lưu"),
        Committee(slug="z", name="Thị ủy Rẫy Cao", place="thị xã Rẫy Cao"),
    ]
    linker = Linker(Register([*small_records(), *unrelated]), home=HOME)
    for text in TEXTS:
        assert linker.link(text) == small_linker().link(text)


def test_mentions_of_a_kind_do_not_overlap() -> None:
    """Mentions are flat inside a kind, and in the order of the text."""
    for text in TEXTS:
        for kind in ("person", "committee", "event"):
            spans = [(m.start, m.end) for m in link(text).mentions if m.kind == kind]
            assert spans == sorted(spans)
            assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))


def test_names_do_not_cross_paragraphs() -> None:
    """A blank line ends a name."""
    linked = link("Thành ủy\n\nVân Khê họp. Trần Bích\n\nLựu đến.")
    assert [m.surface for m in linked.mentions] == ["Thành ủy"]


def test_a_single_line_break_is_a_blank() -> None:
    """A name may go on in the next line of a paragraph."""
    assert [m.record for m in link("Thành ủy Vân\nKhê họp.").mentions] == ["thanh-uy-van-khe"]


def test_an_empty_text_names_nobody() -> None:
    """No words, no mentions."""
    assert link("").mentions == link(" \n\n ").mentions == ()


def test_tags_of_the_article_decide_between_candidates() -> None:
    """A record in the front matter settles an ambiguous name."""
    text = "Ông Đỗ Văn Mạch gửi thư."
    context = Context(tags=frozenset({("person", "do-van-mach-hieu-truong")}))
    assert [m.record for m in small_linker().link(text, context).mentions] == ["do-van-mach-hieu-truong"]


def test_the_place_of_the_article_decides_whose_a_bare_head_is() -> None:
    """The article's own place comes before home."""
    linked = small_linker().link("Thành ủy họp.", Context(place="thành phố Hạ Sa"))
    assert [m.record for m in linked.mentions] == ["thanh-uy-ha-sa"]


def test_without_home_and_place_a_bare_head_stays_open() -> None:
    """Two committees may be meant and nothing says which."""
    linker = Linker(Register(small_records()))
    assert [m.record for m in linker.link("Thành ủy họp.").mentions] == [None]


def test_editors_add_abbreviations() -> None:
    """A short form of the editors' table is read as its long form."""
    linker = Linker(Register(small_records()), home=HOME, abbreviations={"Ban Tổ chức": ["BTC"]})
    assert [m.record for m in linker.link("BTC Thành ủy Vân Khê họp.").mentions] == [
        "ban-to-chuc-thanh-uy-van-khe"
    ]


def test_a_linker_goes_to_a_worker() -> None:
    """A pickled linker links as the one it was made of."""
    copy = pickle.loads(pickle.dumps(small_linker()))
    assert copy.link(TEXTS[0]) == small_linker().link(TEXTS[0])
