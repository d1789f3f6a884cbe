"""JSON-LD: parsed by a processor, and held against the vocabulary."""

from __future__ import annotations

import json

import pytest
from pyld import jsonld

from plugins.exports.jsonld import as_text, graph_of
from plugins.views.article import article_page
from plugins.views.committee import committee_page
from plugins.views.corrections import corrections_page
from plugins.views.event import event_page
from plugins.views.event_index import event_index, event_year_page
from plugins.views.frame import site_of
from plugins.views.home import home_page
from plugins.views.indexes import committee_index
from plugins.views.listings import archive_index, archive_page, category_page
from plugins.views.person import person_page
from plugins.views.person_index import person_index
from plugins.views.text_page import TextPage
from plugins.views.topics import topic_index, topic_page
from tests.city import AS_OF, CITY, HOI_NGHI, NHAN, article, picture, record
from tests.exports.vocabulary import faults_of, vocabulary

SITE = "https://tulieu.example"
HOI = f"{SITE}/su-kien/hoi-nghi-cap-nuoc-2023/#event"
LAM = f"{SITE}/nhan-su/ta-dinh-lam/#person"
THANH_UY = f"{SITE}/to-chuc/thanh-uy-van-khe/#organization"
BAN = f"{SITE}/to-chuc/ban-to-chuc-thanh-uy-van-khe/#organization"
CONTEXT = {"@context": {"@vocab": "https://schema.org/"}}
MORE = {
    "images/a.jpg": picture(),
    "documents/a.pdf": b"%PDF-1.4\n%%EOF\n",
    HOI_NGHI: CITY[HOI_NGHI].replace("place:", "series: Cấp nước\nvariants: Hội nghị nước\nplace:"),
    "register/persons/sua.md": record(
        "Đinh Văn Sửa",
        born="1950",
        died="2020-05",
        portrait="/images/a.jpg",
        disambiguation="thợ gốm",
        party_joined="{value: 1971-02-03, source: Lý lịch}",
        qualifications="[Kỹ sư, {value: Cao cấp, kind: political}]",
    ),
    "register/committees/doi.md": record(
        "Đội Bảo vệ Vân Khê", from_="1990", until="2001-05-03", parents="thanh-uy-van-khe"
    ),
    "articles/2023/09/tin.md": article(
        "Tin </script><b>dài",
        body="Đồng chí Tạ Đình Lãm, Trưởng Ban Tổ chức Thành ủy, dự.",
        summary="Tóm tắt",
        authors="[Lê Văn Bút, Ban Biên tập]",
        source="https://nguon.example/tin",
        image="/images/a.jpg",
        image_alt="Cầu",
        persons="kieu-thi-nhan",
        topics="[Nước sạch]",
        documents="[{file: /documents/a.pdf, title: Giấy}]",
        corrections="[{date: 2023-09-03, text: Sửa số.}]",
    ),
    "articles/2023/09/rut.md": article(
        "Tin sai", retracted="{date: 2023-09-05, reason: Sai.}", source="Báo Vân"
    ),
}


def graphs(holdings, url=SITE):
    """Return the graph of a page of each kind, by its view's name."""
    site = site_of(holdings, {"name": "Tư liệu", "governing_body": "Thành ủy"}, "", url, ("search", "data"))
    pages = [
        *(article_page(holdings, slug) for slug in ("tin", "rut", "hoi-nghi-cap-nuoc")),
        *(person_page(holdings, slug) for slug in ("ta-dinh-lam", "sua")),
        *(
            committee_page(holdings, slug)
            for slug in ("thanh-uy-van-khe", "doi", "ban-to-chuc-thanh-uy-van-khe")
        ),
        event_page(holdings, "hoi-nghi-cap-nuoc-2023"),
        category_page(holdings, "thoi-su"),
        archive_page(holdings, "2023", "07"),
        archive_index(holdings),
        person_index(holdings),
        committee_index(holdings),
        event_index(holdings, "2026-11-23"),
        event_year_page(holdings, "2023"),
        topic_index(holdings),
        topic_page(holdings, "nuoc-sach"),
        corrections_page(holdings),
        home_page(holdings, ("Thời sự",), (), AS_OF),
        TextPage("Giới thiệu", "/gioi-thieu/", "vi", "<p>x</p>"),
    ]
    return {page.url: graph_of(page, site) for page in pages}


@pytest.fixture
def found(holdings):
    """The graphs of the city's pages."""
    return graphs(holdings(MORE))


def by_id(*graphs):
    """Return all nodes of *graphs* as a JSON-LD processor joins them, by id."""
    for one in graphs:
        assert json.loads(as_text(one))["@context"] == "https://schema.org"
    whole = {**CONTEXT, "@graph": [node for one in graphs for node in one]}
    nodes = jsonld.flatten(json.loads(json.dumps(whole)), CONTEXT)["@graph"]
    return {node["@id"]: node for node in nodes}


def test_the_vocabulary_is_there():
    """What graphs are held against knows types, properties and what has been left behind."""
    assert vocabulary().range_of("NewsArticle", "headline") == {"Text"}
    assert list(faults_of({"@type": "Person", "headline": "x"})) == ["Person has no headline"]
    assert list(faults_of({"@type": "Committee"})) == ["no type Committee"]
    assert list(faults_of({"@type": "Person", "memberOf": "x"})) == ["Person.memberOf is no text"]


def test_every_type_and_property_is_of_schema_org(found):
    """And each value is of a kind that its property takes."""
    faults = [fault for graph in found.values() for node in graph for fault in faults_of(node)]
    assert faults == []
    kinds = {node["@type"] for graph in found.values() for node in graph}
    wanted = "NewsArticle Person Organization Event BreadcrumbList WebSite CollectionPage ProfilePage WebPage"
    assert kinds >= set(wanted.split())


def test_pages_of_all_kinds_have_a_graph(found):
    """None is empty."""
    assert [url for url, graph in found.items() if not graph] == []


def test_nodes_of_different_pages_are_one_thing(found):
    """The person whom an article names is the person of the page, with the offices that stand there."""
    nodes = by_id(found["/tin-tuc/2023/07/hoi-nghi-cap-nuoc/"], found["/nhan-su/ta-dinh-lam/"])
    report = nodes[f"{SITE}/tin-tuc/2023/07/hoi-nghi-cap-nuoc/#article"]
    assert LAM in {one["@id"] for one in report["mentions"]}
    assert nodes[LAM]["name"] == "Tạ Đình Lãm"
    assert len(nodes[LAM]["memberOf"]) == 2


def test_an_article_is_about_what_its_front_matter_names(found):
    """All else it mentions."""
    nodes = by_id(found["/tin-tuc/2023/07/hoi-nghi-cap-nuoc/"], found["/tin-tuc/2023/09/tin/"])
    report = nodes[f"{SITE}/tin-tuc/2023/07/hoi-nghi-cap-nuoc/#article"]
    assert report["about"] == {"@id": HOI}
    news = nodes[f"{SITE}/tin-tuc/2023/09/tin/#article"]
    assert news["about"] == {"@id": f"{SITE}/nhan-su/kieu-thi-nhan/#person"}
    assert {one["@id"] for one in news["mentions"]} == {LAM, BAN}


def test_an_article_says_who_when_and_where_from(found):
    """Authors that are no persons too, its source, its section and its language."""
    (news, _) = found["/tin-tuc/2023/09/tin/"]
    assert news["author"] == [
        {"@type": "Person", "name": "Lê Văn Bút"},
        {"@type": "Organization", "name": "Ban Biên tập"},
    ]
    assert news["isBasedOn"] == "https://nguon.example/tin"
    assert (news["articleSection"], news["inLanguage"], news["keywords"]) == ("Thời sự", "vi", ["Nước sạch"])
    assert news["datePublished"] == "2023-09-01T00:00:00+07:00"
    assert news["image"]["url"] == f"{SITE}/images/a.jpg"
    assert news["publisher"]["@id"] == f"{SITE}/#publisher"


def test_a_correction_has_its_date_and_makes_the_article_newer(found):
    """The date of publication stays."""
    (news, _) = found["/tin-tuc/2023/09/tin/"]
    assert news["correction"] == [
        {"@type": "CorrectionComment", "text": "Sửa số.", "datePublished": "2023-09-03T00:00:00+07:00"}
    ]
    assert news["dateModified"] == "2023-09-03T00:00:00+07:00"


def test_a_retracted_article_says_so_and_repeats_no_summary(found):
    """With the reason."""
    (news, _) = found["/tin-tuc/2023/09/rut/"]
    assert news["creativeWorkStatus"] == "Retracted"
    assert news["correction"][0]["text"] == "Sai."
    assert "description" not in news
    assert news["creditText"] == "Báo Vân"


def test_an_office_is_a_role_with_its_time_and_the_report_that_attests_it(found):
    """As long as it is known, and no longer."""
    (_, lam, _) = found["/nhan-su/ta-dinh-lam/"]
    newest, oldest = lam["memberOf"]
    assert (newest["@type"], newest["roleName"]) == ("OrganizationRole", "Trưởng Ban")
    assert newest["memberOf"]["@id"] == BAN
    assert newest["startDate"] == "2020-10"
    assert "endDate" not in newest
    assert newest["subjectOf"][0]["@id"].startswith(f"{SITE}/tin-tuc/2023/")
    assert (oldest["startDate"], oldest["endDate"]) == ("2018-03", "2020-10")


def test_a_person_has_what_biographies_tell(found):
    """As far as schema.org has words for it: when they joined the Party, and what they learnt."""
    (_, sua, _) = found["/nhan-su/sua/"]
    assert [one["name"] for one in sua["hasCredential"]] == ["Cao cấp", "Kỹ sư"]
    role = sua["affiliation"]
    assert (role["affiliation"]["name"], role["startDate"]) == ("Đảng Cộng sản Việt Nam", "1971-02-03")


def test_a_job_title_is_that_of_who_is_known_to_be_in_office(holdings):
    """The register was confirmed on a day after the office began; else nobody has one."""
    portal = "settings/portal.yaml"
    titles = []
    for more in ("", "register_confirmed: 2026-06-30\n"):
        (_, lam, _) = graphs(holdings({**MORE, portal: CITY[portal] + more}))["/nhan-su/ta-dinh-lam/"]
        titles.append(lam.get("jobTitle"))
    assert titles == [None, ["Trưởng Ban Tổ chức Thành ủy Vân Khê"]]


def test_an_office_of_approved_reports_has_neither_start_nor_end(holdings):
    """On the person's page and on the committee's; what is only heard is on neither."""
    heard = "Đồng chí Kiều Thị Nhàn, Trưởng Ban Tổ chức Thành ủy, dự."
    head = "{office: Trưởng Ban, committee: ban-to-chuc-thanh-uy-van-khe, reports: nghe}"
    roles = []
    for tenures in (f"[{head}]", ""):
        person = record("Kiều Thị Nhàn", id="p-0000027", **({"tenures": tenures} if tenures else {}))
        found = graphs(
            holdings({**MORE, "articles/2024/nghe.md": article("Nghe", body=heard), NHAN: person}),
            url=SITE,
        )
        (_, ban, _) = found["/to-chuc/ban-to-chuc-thanh-uy-van-khe/"]
        roles.append([one for one in ban["member"] if one["member"]["name"] == "Kiều Thị Nhàn"])
    assert roles == [
        [{"@type": "OrganizationRole", "roleName": "Trưởng Ban", "member": roles[0][0]["member"]}],
        [],
    ]


def test_a_committee_says_what_is_above_and_below_it(found):
    """Who held its offices, and when it began and ended."""
    (_, whole, _) = found["/to-chuc/thanh-uy-van-khe/"]
    (_, part, _) = found["/to-chuc/doi/"]
    assert {one["@id"] for one in whole["subOrganization"]} == {BAN, f"{SITE}/to-chuc/doi/#organization"}
    assert [one["@id"] for one in part["parentOrganization"]] == [THANH_UY]
    assert (part["foundingDate"], part["dissolutionDate"]) == ("1990", "2001-05-03")
    assert [one["member"]["name"] for one in whole["member"]] == ["Kiều Thị Nhàn"]
    assert [one["@id"] for one in whole["event"]] == [HOI]


def test_an_event_says_when_where_and_by_whom(found):
    """And to which series it belongs."""
    (_, event, _) = found["/su-kien/hoi-nghi-cap-nuoc-2023/"]
    assert (event["startDate"], event["location"]["name"]) == ("2023-07-21", "Hội trường Vân Khê")
    assert [one["@id"] for one in event["organizer"]] == [THANH_UY]
    assert event["superEvent"] == {"@type": "EventSeries", "name": "Cấp nước"}


def test_the_way_from_the_home_page_is_numbered(found):
    """The page itself is its end."""
    *_, trail = found["/nhan-su/ta-dinh-lam/"]
    assert [(one["position"], one["name"], one["item"]["@id"]) for one in trail["itemListElement"]] == [
        (1, "Tư liệu", f"{SITE}/"),
        (2, "Nhân sự", f"{SITE}/nhan-su/"),
        (3, "Tạ Đình Lãm", f"{SITE}/nhan-su/ta-dinh-lam/"),
    ]


def test_the_home_page_tells_how_to_search(found):
    """Where there is a search."""
    website = found["/"][0]
    assert website["potentialAction"]["target"]["urlTemplate"] == f"{SITE}/tim-kiem/?q={{words}}"


def test_no_text_ends_the_element(found):
    """Whatever stands in a title."""
    text = as_text(found["/tin-tuc/2023/09/tin/"])
    assert "<" not in text
    assert "</script>" in json.loads(text)["@graph"][0]["headline"]


def test_a_preview_has_ids_without_a_host(holdings):
    """They still join."""
    found = graphs(holdings(MORE), "")
    assert found["/nhan-su/ta-dinh-lam/"][1]["@id"] == "/nhan-su/ta-dinh-lam/#person"
