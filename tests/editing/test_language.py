"""Language help for editors: hints by ``check``, and mending by ``check --fix``."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.cli.commands import check
from plugins.editing.catalogues import Keeping
from plugins.editing.changes import undo
from plugins.editing.check import check_content
from plugins.editing.language import Mended, mend_content
from plugins.publishing.manifest import make_manifest
from plugins.sources.folder import LANGUAGE
from plugins.sources.problems import Severity
from tests.city import AS_OF, BAN_TO_CHUC, NEWS, article, record, write

TEXT = "Đảng uỷ họp, nói về kinh tế – xã hội và kinh tế - xã hội; kinh tế - xã hội là nghiệpp."


@pytest.fixture
def keeping(tmp_path: Path) -> Keeping:
    """A cache for the test."""
    return Keeping(tmp_path / "cache", "1")


def hints(folder: Path, keeping: Keeping) -> list[tuple[str, str]]:
    """Return code and words of each hint that ``check`` gives."""
    found = check_content(folder, AS_OF, keeping=keeping)
    return [(one.code, one.values["words"]) for one in found if one.severity is Severity.HINT]


def test_check_hints_and_a_build_does_not(folder: Path, keeping: Keeping) -> None:
    """Hints stop nobody, also where warnings do."""
    write(folder, NEWS, article("Tin", body=TEXT))
    assert hints(folder, keeping) == [("V101", "uỷ"), ("V105", "–"), ("V107", "nghiệpp")]
    found = check_content(folder, AS_OF, keeping=keeping)
    assert not any(one.stops(strict=True) for one in found)
    assert check_content(folder, AS_OF) == []


def test_names_of_the_register_are_left_alone(folder: Path, keeping: Keeping) -> None:
    """As soon as the register has them: the article is not read again for it."""
    write(
        folder,
        NEWS,
        article("Tin", body="Ban tổ chức Thành ủy Vân Khê và Hội quán Khoẻ, Bà Rịa – Vũng và bà rịa - vũng."),
    )
    assert [words for _, words in hints(folder, keeping)] == ["Ban tổ chức", "–"]
    write(folder, BAN_TO_CHUC, record("Ban tổ chức Thành ủy Vân Khê", id="c-000002x", variants="Rịa – Vũng"))
    assert hints(folder, keeping) == []


def test_what_is_sure_is_mended_and_taken_back(folder: Path, keeping: Keeping, tmp_path: Path) -> None:
    """The rest stays; line ends, mark and encoding stay."""
    typed = article("Tin", body=TEXT).replace("\n", "\r\n").encode("utf-8-sig")
    write(folder, NEWS, typed)
    before = make_manifest(folder)
    journal = tmp_path / "fix.json"
    assert mend_content(folder, keeping, journal, AS_OF) == [
        Mended(NEWS, 7, "V101", "uỷ", "ủy"),
        Mended(NEWS, 7, "V105", "–", "-"),
    ]
    assert (folder / NEWS).read_bytes() == typed.replace("uỷ".encode(), "ủy".encode()).replace(
        "–".encode(), b"-"
    )
    assert hints(folder, keeping) == [("V107", "nghiệpp")]
    assert mend_content(folder, keeping, journal, AS_OF) == []
    undo(folder, journal)
    assert make_manifest(folder) == before


def test_letters_of_another_alphabet_become_latin(folder: Path, keeping: Keeping, tmp_path: Path) -> None:
    """Where their twins can be told; then the word is what it seemed."""
    write(folder, NEWS, article("Tin", body="V\u0430n, Tr\u0435n, \u0437\u0430."))
    mended = mend_content(folder, keeping, tmp_path / "fix.json", AS_OF)
    assert [(one.code, one.after) for one in mended] == [("F116", "Van"), ("F116", "Tren")]


def test_the_style_of_the_house(folder: Path, keeping: Keeping) -> None:
    """``settings/language.yaml`` counts at once; a line that says nothing is V110."""
    write(folder, NEWS, article("Tin", body="Đảng uỷ bàn về ácquy."))
    assert [code for code, _ in hints(folder, keeping)] == ["V101", "V107"]
    write(folder, LANGUAGE, "tones: newer\nwords: [ácquy]\n")
    assert ("V101", "uỷ") not in hints(folder, keeping)
    assert ("V107", "ácquy") not in hints(folder, keeping)
    write(folder, LANGUAGE, "tones: cũ\nchữ: [x]\n")
    found = check_content(folder, AS_OF, keeping=keeping)
    assert [(one.code, one.path, one.line) for one in found if one.code == "V110"] == [
        ("V110", LANGUAGE, 1),
        ("V110", LANGUAGE, 2),
    ]


def test_our_own_texts_have_no_hint(keeping: Keeping) -> None:
    """Neither the archive nor the samples, whose texts are written with care: a hint there is a false alarm."""
    project = Path(__file__).resolve().parents[2]
    assert [hints(project / name, keeping) for name in ("content", "samples")] == [[], []]


def test_hints_are_errors_only_where_it_is_asked_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """``--strict`` does not ask for it, ``--strict-language`` does; a draft's hints stop nobody."""
    monkeypatch.setattr("plugins.cli.commands._keeping", lambda: Keeping(tmp_path / "cache", "1"))
    options = {"pending": False, "form": "text", "lang": "en", "as_of": AS_OF.isoformat()}
    write(folder, NEWS, article("Tin", body="Đảng uỷ họp."))
    assert check(folder, strict=True, **options) == 0
    assert check(folder, strict=False, strict_language=True, **options) == 1
    write(folder, NEWS, article("Tin", body="Đảng uỷ họp.", status="draft"))
    assert check(folder, strict=False, strict_language=True, **options) == 0
