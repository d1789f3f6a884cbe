"""What a worker does with files."""

import json
import pickle

import pytest

from plugins.catalogue.store import Catalogue
from plugins.ingest.reading import (
    ArticleResult,
    FileToRead,
    ReadingJob,
    RegisterResult,
    read_articles,
    read_files,
)
from plugins.sources.content_file import sha256_hex
from tests.city import AS_OF, CITY, LAM, NEWS, REPORT, article, index, write


@pytest.fixture
def job(folder):
    """The job of an indexing of the city."""
    catalogue = Catalogue.in_memory()
    outcome = index(folder, catalogue)
    yield ReadingJob(str(folder), catalogue.address, AS_OF.isoformat(), outcome.home, "1")
    catalogue.connection.close()


def test_an_article_comes_back_as_rows(job):
    """With the digest of its bytes and no problem."""
    (result,) = read_articles(job, [FileToRead(REPORT, "article")])
    assert result.digest == sha256_hex(CITY[REPORT].encode())
    assert (result.is_unchanged, result.problems) == (False, ())
    assert result.rows.article.title == "Bàn việc cấp nước sạch"


@pytest.mark.parametrize(
    ("task", "path", "kind"), [(read_articles, NEWS, "article"), (read_files, LAM, "person")]
)
def test_a_file_with_known_bytes_is_not_read_again(job, task, path, kind):
    """Only its digest comes back."""
    digest = sha256_hex(CITY[path].encode())
    (result,) = task(job, [FileToRead(path, kind, digest)])
    assert result in (ArticleResult(digest, True), RegisterResult(digest, True))


@pytest.mark.parametrize(("task", "kind"), [(read_articles, "article"), (read_files, "person")])
def test_a_file_that_cannot_be_read_has_no_digest(job, task, kind):
    """So that it is read again the next time."""
    (result,) = task(job, [FileToRead("articles/khong-co.md", kind)])
    assert (result.digest, [one.code for one in result.problems]) == ("", ["F106"])


def test_an_article_that_cannot_be_used_has_problems_and_no_rows(job, folder):
    """Without front matter there is no page."""
    write(folder, NEWS, "date: 2023-08-02\n\nx\n")
    (result,) = read_articles(job, [FileToRead(NEWS, "article")])
    assert result.rows is None
    assert [one.code for one in result.problems] == ["F103"]


def test_a_record_keeps_its_body_only_while_it_names_others_by_hand(job, folder):
    """Then the body is looked at again when all records are known."""
    (plain,) = read_files(job, [FileToRead(LAM, "person")])
    assert (plain.row.marked, json.loads(plain.row.data)["body"]) == (False, "")
    write(folder, LAM, CITY[LAM].replace("Sinh ra", "[Nhàn](person:kieu-thi-nhan) sinh ra"))
    (marked,) = read_files(job, [FileToRead(LAM, "person")])
    assert marked.row.marked
    assert "person:kieu-thi-nhan" in marked.row.record.body


def test_results_travel_between_processes(job, folder):
    """With their problems, rows and all that these hold."""
    write(folder, NEWS, article("Tin", body="Ông Tạ Đình Lãm, <b>Bí thư</b>, [ở](/khong-co/)."))
    results = [
        *read_articles(job, [FileToRead(NEWS, "article")]),
        *read_files(job, [FileToRead(LAM, "person")]),
    ]
    assert pickle.loads(pickle.dumps(results)) == results
