"""Citations, each format read back by a reader of it."""

from __future__ import annotations

import json
import random

import pytest
import rispy
from pybtex.database import parse_string

from plugins.catalogue.queries.citing import cited_of_month
from plugins.editing.citing import BadStyle, in_style
from plugins.exports.citations import Citation, bibtex, citation_of, csl_items, csl_json, month_file, ris
from plugins.views.frame import Site, portal_of
from tests.city import article

ODD = r'50% của #1 & $2_{x} \ ~ ^ "Nước", [Vân Khê]; @a'
PORTAL = portal_of({"name": "Tư liệu Vân Khê", "governing_body": "Thành ủy Vân Khê"}, "")
SITE = Site(PORTAL, "https://van-khe.example", (), (), (), has_search=False)


def citation(**fields: object) -> Citation:
    """Return a citation with these *fields*."""
    usual = {
        "key": "a-0000018",
        "title": "Bàn việc cấp nước sạch",
        "authors": ("Tạ Đình Lãm", "Kiều Thị Nhàn"),
        "day": "2023-07-21",
        "lang": "vi",
        "address": "https://van-khe.example/id/a-0000018/",
        "container": "Tư liệu Vân Khê",
        "publisher": "Thành ủy Vân Khê",
    }
    return Citation(**(usual | fields))  # type: ignore[arg-type]


def test_ris_reads_back():
    """Each record whole, names as they are printed, whatever signs a title has."""
    first, second = rispy.loads(ris((citation(), citation(key="tin", title=ODD, authors=()))))
    assert first["type_of_reference"] == "NEWS"
    assert (first["id"], first["title"], first["authors"]) == (
        "a-0000018",
        "Bàn việc cấp nước sạch",
        ["Tạ Đình Lãm", "Kiều Thị Nhàn"],
    )
    assert (first["year"], first["date"]) == ("2023", "2023/07/21")
    assert first["urls"] == ["https://van-khe.example/id/a-0000018/"]
    assert second["title"] == ODD and "authors" not in second


def test_bibtex_reads_back():
    """A name stays one name; signs that BibTeX reads are escaped."""
    found = parse_string(bibtex((citation(), citation(key="tin", title=ODD, authors=()))), "bibtex")
    first = found.entries["a-0000018"]
    assert [str(name) for name in first.persons["author"]] == ["{Tạ Đình Lãm}", "{Kiều Thị Nhàn}"]
    assert first.fields["title"] == "{Bàn việc cấp nước sạch}"
    assert (first.fields["date"], first.fields["journal"]) == ("2023-07-21", "Tư liệu Vân Khê")
    assert (
        found.entries["tin"]
        .fields["title"]
        .startswith(r"{50\% của \#1 \& \$2\_\textbraceleft{}x\textbraceright{} \textbackslash{}")
    )


def test_csl_reads_back_and_prints():
    """As a style prints it, in any language; a style that is not there is told."""
    items = json.loads(csl_json((citation(), citation(key="tin", title=ODD, authors=()))))
    assert [one["id"] for one in items] == ["a-0000018", "tin"]
    lines = in_style(items[:1], "apa", "en-US")
    assert lines == [
        "Tạ Đình Lãm, & Kiều Thị Nhàn. (2023, July 21). Bàn việc cấp nước sạch. Tư liệu Vân Khê."
        " https://van-khe.example/id/a-0000018/"
    ]
    assert len(in_style(items, "apa")) == 2
    with pytest.raises(BadStyle, match="khong-co"):
        in_style(items, "khong-co")


def test_random_titles_come_back():
    """Of letters and signs in any order."""
    lot = random.Random(24)
    signs = "aĐộ 1%&$#_{}~^\\\"',;:@[]()-–…/"
    for _ in range(200):
        title = " ".join("".join(lot.choice(signs) for _ in range(30)).split()) or "a"
        one = citation(title=title)
        assert rispy.loads(ris((one,)))[0]["title"] == title
        assert parse_string(bibtex((one,)), "bibtex").entries["a-0000018"].fields["title"]
        assert csl_items((one,))[0]["title"] == title


def test_a_month(holdings):
    """All its public articles, newest first, by id or slug, with what else is in none."""
    files = {
        "articles/a.md": article("Tin A", date="2023-07-25", authors="[Tạ Đình Lãm]"),
        "articles/nhap.md": article("Nháp", date="2023-07-26", status="draft"),
    }
    city = holdings(files)
    found = cited_of_month(city.catalogue, "2023", "07")
    assert [(one.slug, one.authors) for one in found] == [("a", ("Tạ Đình Lãm",)), ("hoi-nghi-cap-nuoc", ())]
    keys = [citation_of(one, city, PORTAL, SITE.url).key for one in found]
    assert keys == ["a", "a-0000018"]
    records = rispy.loads(month_file("ris", city, SITE, "2023", "07").decode())
    assert [one["urls"] for one in records] == [
        ["https://van-khe.example/tin-tuc/2023/07/a/"],
        ["https://van-khe.example/id/a-0000018/"],
    ]
