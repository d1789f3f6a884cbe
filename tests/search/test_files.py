"""What the search of a site is made of."""

import gzip
import json

from plugins.search.files import Search, note_years, read_years
from tests.city import CITY, LAM, REPORT, article


def search_of(holdings):
    """Return the search of *holdings* and its files by path."""
    search = Search(holdings, {})
    years = [
        "2023",
        *({"2024"} if "2024" in str(holdings.catalogue.values("SELECT date FROM articles")) else ()),
    ]
    files = [file for year in years for file in (*search.files_of_year(year), *search.records_of_year(year))]
    lists = [file for one in holdings.register for file in search.files_of_list(one.kind, one.slug)]
    return search, dict([*files, *lists])


def test_the_page_names_the_files_of_years(holdings):
    """Newest first, each with the files that are there."""
    search, files = search_of(holdings({"articles/2024/a.md": article("Nước lớn", date="2024-02-01")}))
    years = json.loads(search.page().contents)["years"]
    assert [(one["year"], one["count"]) for one in years] == [("2024", 1), ("2023", 2)]
    for one in years:
        for name in ("words", "texts", "table", "frequent", "records"):
            assert f"tim-kiem/nam/{one['year']}/{one[name]}" in files


def test_years_that_were_noted_are_known_again(holdings):
    """But not those that have no article any more."""
    held = holdings()
    search, _ = search_of(held)
    noted = note_years(search.years)
    assert read_years(noted, held) == search.years
    assert read_years(noted.replace('"2023": {', '"1990": {'), held) == {}
    assert read_years("", held) == {}


def test_records_of_articles(holdings):
    """Each article tells its records by their place in the file."""
    search, files = search_of(holdings())
    name = search.years["2023"].contents["records"]
    plain = json.loads(gzip.decompress(files[f"tim-kiem/nam/2023/{name}"]))
    named = [[plain["records"][at][1] for at in of] for of in plain["of"]]
    assert len(named) == 2
    assert "ta-dinh-lam" in named[0]


def test_a_new_name_of_a_record_leaves_the_index(holdings):
    """Only the file of records is another one."""
    before, _ = search_of(holdings())
    after, _ = search_of(holdings({LAM: CITY[LAM].replace("tenures:", "disambiguation: kỹ sư\ntenures:")}))
    one, other = before.years["2023"].contents, after.years["2023"].contents
    assert {name for name in one if one[name] != other[name]} <= {"records"}


def test_an_edit_leaves_the_lists_of_records(holdings):
    """A word more in an article changes files of its year and no list, nor does an article that comes in between."""
    _, before = search_of(holdings())
    _, after = search_of(holdings({REPORT: CITY[REPORT] + "\nThêm một câu.\n"}))
    assert {path for path in before if "/ho-so/" in path and before[path] != after[path]} == set()
    between = article("Ở giữa", date="2023-07-01")
    _, after = search_of(holdings({"articles/2023/07/giua.md": between}))
    assert {path for path in before if "/ho-so/" in path and before[path] != after[path]} == set()


def test_a_former_slug_leads_to_the_list(holdings):
    """So that an address that was cited goes on working."""
    _, files = search_of(holdings({LAM: CITY[LAM].replace("tenures:", "former_slugs: ta-lam\ntenures:")}))
    assert json.loads(files["tim-kiem/ho-so/nhan-su/ta-lam.json"]) == {"to": "ta-dinh-lam"}


def test_an_empty_archive_has_a_search(holdings):
    """With no year."""
    drafts = {
        path: text.replace("title:", "status: draft\ntitle:")
        for path, text in CITY.items()
        if path.startswith("articles/")
    }
    assert json.loads(Search(holdings(drafts), {}).page().contents)["years"] == []
