"""From the content folder to the catalogue."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import timedelta
from typing import Any

import pytest

from plugins.catalogue.queries.portal import register_confirmed
from plugins.catalogue.rows import AttestationRow, MentionRow, TextRow
from plugins.catalogue.store import Catalogue
from plugins.ingest.content import Indexed, index_content
from plugins.ingest.options import Options
from plugins.ingest.reading import FileToRead, ReadingJob, read_articles
from plugins.sources.folder import Folder
from plugins.sources.ids import check_character
from plugins.sources.problems import Problem
from plugins.workers.batches import SequentialExecutor
from tests.city import AS_OF, BAN_TO_CHUC, CITY, LAM, NEWS, NHAN, REPORT, article, index, record, said, write


class Counting(SequentialExecutor):
    """An executor that remembers which articles were read, and not merely found as they were."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Do the task."""
        future = super().submit(fn, *args, **kwargs)
        if fn is read_articles:
            self._note(*args, future.result())
        return future

    def _note(self, job: ReadingJob, files: Sequence[FileToRead], found: Sequence[Any]) -> None:
        del job
        self.read += [one.path for one, outcome in zip(files, found, strict=True) if not outcome.is_unchanged]


def read(folder, catalogue: Catalogue, as_of=AS_OF, code: str = "") -> tuple[list[str], Indexed]:
    """Index *folder*; return the paths of the articles that were read, and the outcome."""
    workers = Counting()
    outcome = index_content(folder, catalogue, Options(as_of=as_of, code=code, workers=workers))
    return workers.read, outcome


def public(catalogue: Catalogue) -> list[str]:
    """Return the slugs of public articles."""
    return catalogue.values("SELECT slug FROM articles WHERE public ORDER BY slug")


def test_the_city_has_no_problem(found):
    """The folder that tests start from is sound."""
    assert found({NEWS: CITY[NEWS]}) == []


def test_unchanged_articles_are_not_read_again(folder):
    """The second time nothing is linked."""
    catalogue = Catalogue.in_memory()
    assert read(folder, catalogue)[0] == [REPORT, NEWS]
    assert read(folder, catalogue)[0] == []


def test_only_a_changed_article_is_read_again(folder):
    """Its text is linked anew, the others' rows stand."""
    catalogue = Catalogue.in_memory()
    read(folder, catalogue)
    write(folder, NEWS, article("Trao huy hiệu", body="Bài mới viết lại."))
    assert read(folder, catalogue)[0] == [NEWS]


def test_a_touched_file_is_not_changed(folder):
    """Clocks decide nothing: the same bytes are the same article."""
    catalogue = Catalogue.in_memory()
    read(folder, catalogue)
    write(folder, NEWS, CITY[NEWS])
    assert read(folder, catalogue)[0] == []


def test_another_home_has_all_read_again(folder):
    """What a bare name means may change any link."""
    catalogue = Catalogue.in_memory()
    read(folder, catalogue)
    write(folder, "settings/portal.yaml", "name: x\n")
    assert read(folder, catalogue)[0] == [REPORT, NEWS]


@pytest.mark.parametrize(
    ("path", "text", "again"),
    [
        (LAM, record("Tạ Đình Lãm", id="p-000001z", variants="Sáu Lãm"), [REPORT, NEWS]),
        (NHAN, record("Kiều Thị Nhàn", id="p-0000027", variants="Bà Nhàn"), [REPORT]),
        (NHAN, record("Kiều Thị Nhài", id="p-0000027"), [REPORT]),
        ("register/persons/moi.md", record("Kiều Thị Nhàn"), [REPORT]),
        ("register/persons/moi.md", record("Đinh Văn Sửu"), []),
        (LAM, CITY[LAM].replace("    source: Quyết định số 15-QĐ/TU", "    reports: a-0000018"), []),
        (BAN_TO_CHUC, record("Ban Tổ chức Thành ủy Vân Khê", id="c-000002x"), [REPORT]),
    ],
    ids=[
        "a variant",
        "another's variant",
        "another name",
        "a namesake",
        "nobody's name",
        "an approval",
        "a committee",
    ],
)
def test_a_changed_record_has_the_articles_read_again_that_it_may_matter_to(folder, path, text, again):
    """Those whose words may now mean something else, and no other."""
    catalogue = Catalogue.in_memory()
    read(folder, catalogue)
    write(folder, path, text)
    assert read(folder, catalogue)[0] == again


def test_a_changed_table_of_short_forms_has_all_read_again(folder):
    """A short form may stand anywhere."""
    catalogue = Catalogue.in_memory()
    read(folder, catalogue)
    write(folder, "settings/abbreviations.yaml", "Thành ủy: TU\n")
    assert read(folder, catalogue)[0] == [REPORT, NEWS]


def test_another_program_reads_all_again(folder):
    """The digest of the code is part of what a row was made from."""
    catalogue = Catalogue.in_memory()
    read(folder, catalogue, code="1")
    assert read(folder, catalogue, code="2")[0] == [REPORT, NEWS]


def test_a_biography_changes_no_link(folder):
    """A record's text is not what names are found by."""
    catalogue = Catalogue.in_memory()
    read(folder, catalogue)
    write(folder, NHAN, CITY[NHAN] + "\nQuê ở Vân Khê.\n")
    assert read(folder, catalogue)[0] == []


def test_removed_articles_are_forgotten(folder):
    """Article, mentions and attestations go together."""
    catalogue = Catalogue.in_memory()
    index(folder, catalogue)
    (folder / REPORT).unlink()
    (folder / "register/ids.csv").unlink()
    index(folder, catalogue)
    assert catalogue.values("SELECT slug FROM articles") == ["trao-huy-hieu"]
    assert set(catalogue.values("SELECT article FROM mentions")) == {"trao-huy-hieu"}
    assert catalogue.values("SELECT article FROM attestations") == []


def test_an_article_that_became_faulty_is_forgotten(folder):
    """What cannot be read any more does not stay as it was."""
    catalogue = Catalogue.in_memory()
    index(folder, catalogue)
    write(folder, NEWS, "title: Trao huy hiệu\n")
    index(folder, catalogue)
    assert catalogue.values("SELECT slug FROM articles") == ["hoi-nghi-cap-nuoc"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (NEWS, article("Trao huy hiệu", slug="ten-moi", body="Đồng chí Kiều Thị Nhàn trao huy hiệu.")),
        (NEWS, article("Trao huy hiệu", date="2024-01-05")),
        (NEWS, article("Trao huy hiệu", status="draft")),
        (NHAN, record("Kiều Thị Nhàn", id="p-0000027", slug="kieu-nhan")),
        (NHAN, record("Kiều Thị Nhàn", id="p-0000027", status="draft")),
        ("articles/2023/09/moi.md", article("Tin mới", body="Ông Tạ Đình Lãm đến.")),
    ],
)
def test_an_edit_gives_the_catalogue_of_a_clean_build(folder, path, text):
    """Whatever changes, what stands afterwards is what a first reading gives."""
    edited = Catalogue.in_memory()
    index(folder, edited)
    write(folder, path, text)
    index(folder, edited)
    clean = Catalogue.in_memory()
    index(folder, clean)
    assert said(edited) == said(clean)


def test_a_moved_file_gives_the_catalogue_of_a_clean_build(folder):
    """The same article under another path is still one article."""
    edited = Catalogue.in_memory()
    index(folder, edited)
    (folder / "articles/2023/09").mkdir()
    (folder / NEWS).rename(folder / "articles/2023/09/trao-huy-hieu.md")
    index(folder, edited)
    clean = Catalogue.in_memory()
    index(folder, clean)
    assert said(edited) == said(clean)


def test_problems_of_unchanged_articles_are_listed_again(folder):
    """A second check says what the first said."""
    write(folder, "articles/2023/09/a.md", article("Tin", body="Một <div> hai."))
    catalogue = Catalogue.in_memory()
    first = index(folder, catalogue).problems
    assert [one.code for one in first] == ["A120"]
    assert index(folder, catalogue).problems == first


def test_two_articles_of_one_slug(found):
    """A103 at both, in whatever folders they stand."""
    files = {
        "articles/2023/09/tin.md": article("Tin một"),
        "articles/2024/01/tin.md": article("Tin hai", date="2024-01-05"),
    }
    assert found(files) == [("A103", path, 1) for path in files]


def test_two_articles_of_one_slug_are_listed_again(folder):
    """A103 stays until one of them is renamed."""
    write(folder, "articles/2023/09/tin.md", article("Tin một"))
    write(folder, "articles/2024/01/tin.md", article("Tin hai", date="2024-01-05"))
    catalogue = Catalogue.in_memory()
    first = index(folder, catalogue).problems
    assert index(folder, catalogue).problems == first


@pytest.mark.parametrize("status", ["draft", "review", "ready"])
def test_what_is_not_published_is_not_public(indexed, status):
    """Only ``published`` is shown, in articles, records and pages."""
    files = {
        NEWS: article("Trao huy hiệu", status=status),
        NHAN: record("Kiều Thị Nhàn", id="p-0000027", status=status),
        "pages/gioi-thieu.md": f"---\ntitle: Giới thiệu\nstatus: {status}\n---\n\nx\n",
    }
    outcome, catalogue = indexed(files)
    assert public(catalogue) == ["hoi-nghi-cap-nuoc"]
    assert list(outcome.register.persons) == ["ta-dinh-lam"]
    assert catalogue.values("SELECT slug FROM pages") == []


@pytest.mark.parametrize(
    ("field", "seconds", "is_public"),
    [("publish_at", -1, False), ("publish_at", 0, True), ("expires_at", -1, True), ("expires_at", 0, False)],
)
def test_time_lets_an_article_out_and_takes_it_in(folder, field, seconds, is_public):
    """At the very second of ``publish_at`` it is out, at that of ``expires_at`` gone; nothing is read again."""
    catalogue = Catalogue.in_memory()
    write(folder, NEWS, article("Trao huy hiệu", **{field: "2026-12-01 08:00"}))
    read(folder, catalogue)
    moment = AS_OF.replace(month=12, day=1) + timedelta(seconds=seconds)
    again, outcome = read(folder, catalogue, moment)
    assert again == []
    assert ("trao-huy-hieu" in public(catalogue)) is is_public
    assert outcome.public == 1 + is_public


def test_a_date_in_the_future_holds_nothing_back(indexed):
    """``date`` is what the article says, ``publish_at`` when it goes out."""
    _, catalogue = indexed({NEWS: article("Trao huy hiệu", date="2027-01-01")})
    assert "trao-huy-hieu" in public(catalogue)


def test_the_home_committee_comes_from_the_portal(indexed):
    """Slug, id or name: it is settled to the slug."""
    outcome, _ = indexed({"settings/portal.yaml": "name: x\nhome_committee: Thành ủy Vân Khê\n"})
    assert outcome.home == "thanh-uy-van-khe"


def test_mentions_are_kept_with_their_places(indexed):
    """Each row has the spans of one record in one article."""
    _, catalogue = indexed()
    row = catalogue.row(MentionRow, "WHERE article = 'hoi-nghi-cap-nuoc' AND record = 'ta-dinh-lam'")
    plain = catalogue.row(TextRow, "WHERE article = 'hoi-nghi-cap-nuoc'").plain
    assert [plain[start:end] for start, end in row.spans] == ["Tạ Đình Lãm"] * 2


def test_offices_are_kept(indexed):
    """What the report says of a person that day."""
    _, catalogue = indexed()
    row = catalogue.row(AttestationRow, "WHERE article = 'hoi-nghi-cap-nuoc'")
    assert (row.person, row.committee) == ("ta-dinh-lam", "ban-to-chuc-thanh-uy-van-khe")
    assert row.sure


def test_progress_is_told(folder):
    """From nothing done to everything done."""
    told = []
    options = Options(as_of=AS_OF, progress=lambda *stage: told.append(stage))
    index_content(folder, Catalogue.in_memory(), options)
    assert [one for one in told if one[0] == "articles"] == [("articles", done, 2) for done in range(3)]
    assert next(one for one in told if one[0] == "records") == ("records", 0, 5)


def test_a_ledger_that_cannot_be_read_for_once(folder, monkeypatch):
    """Told then; when it can be read again, what changed meanwhile is looked up, and nothing else is told."""
    catalogue = Catalogue.in_memory()
    new_id = f"p-zzz004{check_character('p-zzz004')}"
    new = CITY[NHAN].replace("p-0000027", new_id)
    write(folder, "register/persons/moi.md", new.replace("Kiều Thị Nhàn", "Lý Văn Mới"))
    write(folder, "register/ids.csv", CITY["register/ids.csv"] + f"{new_id},live,\n")
    assert read(folder, catalogue)[1].problems == []
    (folder / "register/persons/moi.md").unlink()
    refused = Problem("F106", "register/ids.csv", 1, {"reason": "x"})
    with monkeypatch.context() as patched:
        real = Folder.read
        patched.setattr(
            Folder, "read", lambda self, path: refused if path.endswith("ids.csv") else real(self, path)
        )
        assert [one.code for one in read(folder, catalogue)[1].problems] == ["F106"]
    assert [one.code for one in read(folder, catalogue)[1].problems] == ["R111"]
    write(folder, "register/ids.csv", CITY["register/ids.csv"])
    assert read(folder, catalogue)[1].problems == []


def test_the_register_is_not_confirmed_on_a_day_to_come(found, indexed):
    """R151 warns of it, and nobody is said to be in office by it."""
    path, text = "settings/portal.yaml", CITY["settings/portal.yaml"]
    line = text.count("\n") + 1
    assert found({path: f"{text}register_confirmed: 2100-01-01\n"}) == [("R151", path, line)]
    assert register_confirmed(indexed()[1]) == ""
    assert found({path: f"{text}register_confirmed: 2026-06-30\n"}) == []
    assert register_confirmed(indexed()[1]) == "2026-06-30"
