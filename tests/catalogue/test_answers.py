"""Which answers an edit changes: for each kind edits that do, and edits that do not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

import pytest

from plugins.authority.records import (
    Committee,
    Event,
    Origin,
    Parent,
    Person,
    Record,
    Span,
    Statement,
    Tenure,
)
from plugins.catalogue.answers import KINDS, ArticleFacts, RecordFacts, changed_keys
from plugins.catalogue.register import record_row
from plugins.catalogue.rows import (
    ArticleRow,
    AttestationRow,
    DraftRow,
    FormerAddressRow,
    FrontMatter,
    MediumRow,
    MentionRow,
    PageRow,
    PictureRow,
    TextRow,
    TombstoneRow,
    record_to_json,
)

MAU, BAN, HOP = ("person", "do-mau"), ("committee", "ban-moi"), ("event", "hop")
BY_NAME = {kind.name: kind for kind in KINDS}
ROW = ArticleRow(
    slug="tin",
    path="articles/tin.md",
    public=True,
    status="published",
    id="a-0000018",
    title="Tin",
    date="2023-07-21T08:00:00+07:00",
    category="thoi-su",
    category_name="Thời sự",
    summary="",
    lang="vi",
    picture=None,
    picture_alt="",
    picture_focus="",
    changed="2023-07-21T08:00:00+07:00",
    retracted=False,
    sample=False,
    publish_at=None,
    expires_at=None,
    translation_of=None,
    id_line=2,
)
NEXT_DAY, NEXT_MONTH, NEXT_YEAR = (
    f"{day}T08:00:00+07:00" for day in ("2023-07-22", "2023-08-21", "2024-07-21")
)


def article(
    *,
    names: Iterable[tuple[str, str]] = (MAU,),
    office: str = "",
    former: str = "",
    html: str = "",
    plain: str = "",
    topic: str = "",
    corrected: str = "",
    attached: str = "",
    pictures: tuple[str, ...] = (),
    spans: tuple[tuple[int, int], ...] = (),
    **row: Any,
) -> ArticleFacts:
    """Return an article that *names* records and gives the person an *office* in the committee; *row* are its columns."""
    made = replace(ROW, **row)
    noted: dict[str, Any] = {"corrections": [{"date": NEXT_DAY, "text": corrected}]} if corrected else {}
    if attached:
        noted["documents"] = [{"file": "/documents/a.pdf", "title": attached, "date": "2019-02-26"}]
    attested = AttestationRow(made.slug, 4, 0, "do-mau", office, "Ban Mới", "ban-moi", False)
    return ArticleFacts(
        article=made,
        text=TextRow(made.slug, FrontMatter({"topics": [topic], **noted}, {}), html, plain),
        former=(FormerAddressRow(made.slug, "url" if "/" in former else "slug", 0, former, 5),)
        if former
        else (),
        mentions=tuple(MentionRow(*record, made.date, made.slug, made.public, spans) for record in names),
        attestations=(attested,) if office else (),
        pictures=pictures,
    )


def quoting(plain: str = "Ông Mẫu đến.", **row: Any) -> ArticleFacts:
    """Return an article that names the person in its text."""
    return article(spans=((4, 7),), plain=plain, **row)


def facts(record: Record, html: str = "") -> RecordFacts:
    """Return what the catalogue knows of *record*."""
    return RecordFacts(record_row(record, record_to_json(record), html))


def person(html: str = "", **given: Any) -> RecordFacts:
    """Return a person."""
    return facts(Person(**{"slug": "do-mau", "name": "Đỗ Mẫu", **given}), html)


def committee(**given: Any) -> RecordFacts:
    """Return a committee."""
    return facts(Committee(**{"slug": "ban-moi", "name": "Ban Mới", **given}))


def event(**given: Any) -> RecordFacts:
    """Return an event."""
    return facts(Event(**{"slug": "hop", "name": "Họp", **given}))


def held(office: str, in_committee: str | None = None) -> tuple[Tenure, ...]:
    """Return the offices of a person: one."""
    return (Tenure(office=office, committee=in_committee),)


TIN, PERSON, COMMITTEE, EVENT = article(), person(), committee(), event()
PAGE = PageRow("gioi-thieu", "Giới thiệu", "vi", "<p>Một</p>")
NHAP = DraftRow("register/persons/x.md", "person", "x", "X", "draft", "", "{}", "")
TOMBSTONE = TombstoneRow("/nhan-su/do-mau/", "2023-07-21", None)
PICTURE = PictureRow("images/a.jpg", "1" * 64, 64, 48, "photo", False)
FILM = MediumRow("media/a.mp4", "", (), "", False)
CHANGES: list[tuple[str, object, object, set[tuple[str, ...]]]] = [
    ("article", TIN, article(html="<p>Khác</p>"), {("tin",)}),
    ("article", TIN, article(former="cu"), {("tin",)}),
    ("article", TIN, article(slug="khac"), {("tin",), ("khac",)}),
    ("article", TIN, article(path="articles/2023/tin.md", id_line=9), set()),
    ("card", TIN, article(summary="Có"), {("tin",)}),
    ("card", TIN, article(public=False), {("tin",)}),
    ("card", TIN, article(html="<p>Khác</p>", former="cu"), set()),
    ("named article", TIN, article(former="cu"), {("tin",), ("a-0000018",), ("cu",)}),
    ("named article", TIN, article(date=NEXT_MONTH), {("tin",), ("a-0000018",)}),
    ("named article", TIN, article(id=None), {("tin",), ("a-0000018",)}),
    ("named article", TIN, article(public=False, status="draft"), {("tin",), ("a-0000018",)}),
    ("named article", TIN, article(title="Khác", date=NEXT_DAY), set()),
    ("translations", TIN, article(translation_of="goc"), {("goc",)}),
    ("translations", article(translation_of="goc"), article(translation_of="khac"), {("goc",), ("khac",)}),
    ("translations", article(translation_of="goc"), article(translation_of="goc", title="Khác"), set()),
    ("articles of month", TIN, article(date=NEXT_DAY), {("2023-07",), ("",)}),
    ("articles of month", TIN, article(date=NEXT_MONTH), {("2023-07",), ("2023-08",), ("",)}),
    ("articles of month", TIN, article(title="Khác", category="khac"), set()),
    (
        "articles of category",
        TIN,
        article(category="khac"),
        {("thoi-su", "2023-07"), ("thoi-su", ""), ("khac", "2023-07"), ("khac", "")},
    ),
    ("articles of category", TIN, article(title="Khác"), set()),
    ("articles of topic", TIN, article(topic="Nước"), {("nuoc", "2023-07"), ("nuoc", "")}),
    ("articles of topic", article(topic="Nước"), article(topic="nước"), {("nuoc", "2023-07"), ("nuoc", "")}),
    ("articles of topic", article(topic="Nước"), article(topic="Nước", title="Khác"), set()),
    ("topics", TIN, article(topic="Nước"), {()}),
    ("topics", article(topic="Nước"), article(topic="Nước", date=NEXT_DAY), set()),
    ("notes", TIN, article(corrected="Sai."), {("2023",), ("",)}),
    ("notes", article(corrected="Sai."), article(corrected="Sót."), {("2023",), ("",)}),
    ("notes", article(corrected="Sai."), article(corrected="Sai.", title="Khác"), set()),
    ("documents", TIN, article(attached="Quyết định"), {("2019",)}),
    ("documents", article(attached="Quyết định"), article(attached="Kết luận"), {("2019",)}),
    ("documents", article(attached="Quyết định"), article(attached="Quyết định", title="Khác"), {("2019",)}),
    ("documents", article(attached="Quyết định"), article(attached="Quyết định", plain="Khác"), set()),
    ("articles of record", TIN, article(names=(MAU, BAN)), {(*BAN, "2023"), (*BAN, "")}),
    ("articles of record", TIN, article(date=NEXT_YEAR), {(*MAU, "2023"), (*MAU, "2024"), (*MAU, "")}),
    ("articles of record", TIN, article(title="Khác"), set()),
    ("record counts", TIN, article(names=()), {()}),
    ("record counts", TIN, article(date=NEXT_YEAR), set()),
    ("records together", TIN, article(names=(MAU, BAN)), {MAU, BAN}),
    ("records together", TIN, article(date=NEXT_YEAR), set()),
    ("records of month", TIN, article(names=(BAN,)), {("2023-07",)}),
    ("records of month", TIN, article(date=NEXT_MONTH), {("2023-07",), ("2023-08",)}),
    ("records of month", TIN, article(date=NEXT_DAY), set()),
    ("offices heard", TIN, article(office="Bí thư"), {MAU, BAN}),
    (
        "offices heard",
        article(names=(MAU, HOP), office="Bí thư"),
        article(names=(MAU, HOP), office="Bí thư", title="Khác"),
        {MAU, BAN, HOP},
    ),
    ("offices heard", article(office="Bí thư"), article(office="Bí thư", retracted=True), {MAU, BAN}),
    ("offices heard", article(office="Bí thư"), article(office="Bí thư", summary="Có"), set()),
    ("offices given", article(office="Bí thư"), article(office="Phó Bí thư"), {("tin",)}),
    ("offices given", article(office="Bí thư"), article(office="Bí thư", retracted=True), {("tin",)}),
    ("offices given", article(office="Bí thư"), article(office="Bí thư", date=NEXT_DAY), {("tin",)}),
    ("offices given", article(office="Bí thư"), article(office="Bí thư", title="Khác", plain="Dài"), set()),
    ("quotations", TIN, article(names=(MAU, BAN), spans=((4, 7),), plain="Ông Mẫu đến."), {("do-mau",)}),
    ("quotations", quoting(), quoting(plain="Ông Mẫu về."), {("do-mau",)}),
    ("quotations", quoting(), quoting(retracted=True), {("do-mau",)}),
    ("quotations", quoting(), quoting(plain="Ông Mẫu đến. Trời mưa.", title="Khác"), set()),
    ("searched", TIN, article(plain="Khác"), {("2023",)}),
    ("searched", TIN, article(topic="Nước"), {("2023",)}),
    ("searched", TIN, article(html="<p>Khác</p>", pictures=("/images/a.jpg",)), set()),
    ("cited", TIN, article(title="Khác"), {("2023-07",)}),
    ("cited", TIN, article(plain="Khác"), set()),
    ("mapped", TIN, article(pictures=("/images/a.jpg",)), {("2023",)}),
    ("mapped", TIN, article(sample=True), {("2023",)}),
    ("mapped", TIN, article(title="Khác"), set()),
    ("news", TIN, article(title="Khác"), {()}),
    ("news", TIN, article(plain="Khác"), set()),
    ("addresses", TIN, article(former="cu"), {()}),
    ("legacy address", TIN, article(former="/c%C5%A9/"), {("/cũ",)}),
    ("legacy address", article(former="/cu"), article(former="/cu", date=NEXT_MONTH), {("/cu",)}),
    ("legacy address", article(former="/cu"), article(former="/cu", title="Khác"), set()),
    ("legacy address", TIN, article(former="cu"), set()),
    ("addresses", TIN, article(id=None), {()}),
    ("addresses", TIN, article(summary="Có"), set()),
    ("record", PERSON, person(html="<p>Khác</p>"), {MAU}),
    ("record", PERSON, person(variants=(Statement(value="Mẫu"),)), {MAU}),
    ("record", PERSON, person(origin=Origin("register/persons/khac.md", {"name": 7}, 9)), set()),
    ("record name", PERSON, person(name="Đỗ Văn Mẫu"), {MAU}),
    ("record name", PERSON, person(disambiguation="nhà báo"), {MAU}),
    ("record name", PERSON, person(html="<p>Khác</p>", born="1960"), set()),
    ("committee standing", COMMITTEE, committee(type="ban"), {("ban-moi",)}),
    ("committee standing", COMMITTEE, committee(parents=(Parent(committee="x"),)), {("ban-moi",)}),
    ("committee standing", COMMITTEE, committee(span=Span(None, "2020")), {("ban-moi",)}),
    ("committee standing", COMMITTEE, committee(place="Vân Khê"), set()),
    ("tenures", PERSON, person(tenures=held("Bí thư")), {("do-mau",)}),
    ("tenures", PERSON, person(died="2020"), {("do-mau",)}),
    ("tenures", PERSON, person(name="Đỗ Văn Mẫu"), set()),
    ("tenures", COMMITTEE, None, set()),
    ("records of kind", PERSON, None, {("person",)}),
    ("records of kind", PERSON, person(sample=True), {("person",)}),
    ("records of kind", PERSON, person(name="Đỗ Văn Mẫu"), set()),
    ("names of kind", PERSON, person(name="Đỗ Văn Mẫu"), {("person",)}),
    ("names of kind", PERSON, person(born="1960"), set()),
    ("whole kind", COMMITTEE, committee(place="Vân Khê"), {("committee",)}),
    ("whole kind", PERSON, person(origin=Origin("register/persons/khac.md")), set()),
    ("lookups", PERSON, person(name="Lê Mẫu"), {("person", "name", "đỗ mẫu"), ("person", "name", "lê mẫu")}),
    ("lookups", PERSON, person(id="p-000001z"), {("person", "id", "p-000001z")}),
    ("lookups", PERSON, person(former_slugs=("mau",)), {("person", "former", "mau")}),
    ("lookups", PERSON, person(name="ĐỖ MẪU", born="1960"), set()),
    (
        "relations",
        COMMITTEE,
        committee(parents=(Parent(committee="thanh-uy"),)),
        {("parent", "thanh-uy"), ("parent", "")},
    ),
    ("relations", EVENT, event(span=Span("2024-01-05")), {("start", "2024-01-05"), ("start", "")}),
    (
        "relations",
        person(tenures=held("Bí thư", "ban-moi")),
        person(tenures=held("Ủy viên", "ban-moi")),
        set(),
    ),
    ("events of time", EVENT, event(span=Span("2024-01-05")), {("",), ("2024",), ("2024-01",)}),
    ("events of time", EVENT, event(place="Vân Khê"), set()),
    ("page", PAGE, replace(PAGE, html="<p>Hai</p>"), {("gioi-thieu",)}),
    ("page", PAGE, replace(PAGE), set()),
    ("draft articles", TIN, article(title="Khác"), set()),
    ("draft articles", TIN, article(public=False, status="draft"), {("tin",), ("",)}),
    ("draft files", None, NHAP, {("register/persons/x.md",), ("",)}),
    ("draft files", NHAP, replace(NHAP, status="ready"), {("register/persons/x.md",), ("",)}),
    ("draft files", NHAP, replace(NHAP), set()),
    ("tombstone", None, TOMBSTONE, {("/nhan-su/do-mau/",), ("",)}),
    ("tombstone", TOMBSTONE, replace(TOMBSTONE, day=""), {("/nhan-su/do-mau/",)}),
    ("tombstone", TOMBSTONE, replace(TOMBSTONE), set()),
    ("picture", PICTURE, replace(PICTURE, width=80), {("images/a.jpg",)}),
    ("picture", PICTURE, replace(PICTURE, digest="2" * 64), set()),
    ("medium", FILM, replace(FILM, poster="media/a.jpg"), {("media/a.mp4",)}),
    ("medium", FILM, replace(FILM, tells_place=True), set()),
]
"""Kind, a fact before and after, and the parts of the keys of that kind that change."""


def changed(kind: str, before: object, after: object) -> set[tuple[str, ...]]:
    """Return the parts of the keys of a kind that differ."""
    was, now = (BY_NAME[kind].answers(one) if one else {} for one in (before, after))
    return {parts for parts in was.keys() | now.keys() if was.get(parts) != now.get(parts)}


@pytest.mark.parametrize(("kind", "before", "after", "expected"), CHANGES)
def test_what_an_edit_changes(kind, before, after, expected):
    """The keys of what is answered otherwise, whichever way the edit goes, and no other."""
    assert changed(kind, before, after) == changed(kind, after, before) == expected


def test_each_kind_has_edits_that_change_it_and_edits_that_do_not():
    """A new kind is told above what it hangs on."""
    assert {kind for kind, *_, expected in CHANGES if expected} == BY_NAME.keys()
    assert {kind for kind, *_, expected in CHANGES if not expected} == BY_NAME.keys()


@pytest.mark.parametrize("fact", [TIN, PERSON, COMMITTEE, EVENT, PAGE, PICTURE, TOMBSTONE, NHAP])
def test_what_comes_changes_what_it_changes_when_it_goes(fact):
    """All answers that it adds to; one that stays as it was changes none."""
    added = {kind.key(*parts) for kind in KINDS if kind.of is type(fact) for parts in kind.answers(fact)}
    assert added
    assert changed_keys(None, fact) == changed_keys(fact, None) == added
    assert changed_keys(fact, fact) == changed_keys(None, None) == set()


def test_what_readers_may_not_see_changes_few_answers():
    """A draft is on no list; those who call it by its name are told that it is there."""
    draft = article(public=False, status="draft", former="cu", translation_of="goc")
    told = {kind.name for kind in KINDS if kind.of is ArticleFacts and kind.answers(draft)}
    assert told == {"article", "card", "named article", "draft articles"}


def test_keys_are_not_taken_for_each_other():
    """Neither those of two kinds, nor those whose parts are the same when they are put together."""
    keys = [
        *(BY_NAME["record"].key(*parts) for parts in (("a", "b"), ("ab",), ("ab", ""), ("", "ab"), ())),
        *(BY_NAME[kind].key("a", "b") for kind in ("record name", "relations")),
    ]
    assert len(set(keys)) == len(keys)
    assert all(-(1 << 63) <= key < 1 << 63 for key in keys)


def test_every_field_of_an_article_is_shown_somewhere_or_left_out_on_purpose():
    """A column that no answer holds is one that no page shows."""
    other = {"retracted": True, "sample": True, "public": False, "id_line": 9}
    silent = {
        field.name
        for field in fields(ArticleRow)
        if not changed_keys(TIN, article(**{field.name: other.get(field.name, "khác")}))
    }
    assert silent == {"path", "publish_at", "expires_at", "id_line"}
