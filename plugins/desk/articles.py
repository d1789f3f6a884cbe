"""The list of articles, which narrows as one types, and what is done with one from there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from plugins.addresses import article_address
from plugins.authority.ledger import LedgerEntry
from plugins.authority.records import Record
from plugins.catalogue.queries.listed import (
    MAX_COUNT,
    STATES,
    Place,
    Sought,
    article_of_file,
    articles_sought,
    categories,
    count_sought,
    state_of,
)
from plugins.catalogue.register import StoredRegister
from plugins.catalogue.rows import ArticleRow
from plugins.catalogue.store import Catalogue
from plugins.desk.pages import desk_of, go, place_of_file, posted, render, with_query
from plugins.desk.saving import entered, place_of, write
from plugins.desk.state import Desk
from plugins.editing import article_changes as changes
from plugins.editing.changes import CannotChange, Changes
from plugins.editing.contradictions import day_in_figures
from plugins.editing.new import create, create_article
from plugins.kinds import ARTICLE, KINDS
from plugins.sources.dates import read_moment, read_partial_date
from plugins.sources.problems import CommandError, Problem
from plugins.sources.schemas import PAGE_STATUSES
from plugins.text.normal import nfc, slugify

_MOST = 50
"""Articles on a page of the list."""
_FILTERS = ("words", "state", "category", "named", "since", "until")


class NotThere(CommandError):
    """No article stands in the file."""

    exitcode = 2


def show_list(request: Request) -> Response:
    """Answer with the articles that are sought; with ``part=list`` the list alone, for a script."""
    desk = desk_of(request)
    if desk.indexed is None:
        return render(request, "reading.html")
    asked = {name: request.query_params.get(name, "").strip() for name in _FILTERS}
    now = desk.now().isoformat()
    date, _, slug = request.query_params.get("after", "").partition(" ")
    with desk.reading() as catalogue:
        records = _records_called(catalogue, asked["named"])
        sought = Sought(
            words=asked["words"],
            state=asked["state"],
            category=asked["category"],
            kind=records[0].kind if records else "",
            record=records[0].slug if records else asked["named"] and "?",
            since=read_partial_date(asked["since"]) or asked["since"],
            until=read_partial_date(asked["until"]) or asked["until"],
        )
        after = Place(date, slug) if slug else None
        found = articles_sought(catalogue, sought, now, _MOST + 1, after)
        count = count_sought(catalogue, sought, now)
        choices = categories(catalogue)
    shown, more = found[:_MOST], len(found) > _MOST
    asked_for = {name: value for name, value in asked.items() if value}
    return render(
        request,
        "article_rows.html" if request.query_params.get("part") == "list" else "articles.html",
        articles=[(one, state_of(one, now)) for one in shown],
        count=count,
        max_count=MAX_COUNT,
        next=with_query("/articles", **asked_for, after=f"{shown[-1].date} {shown[-1].slug}") if more else "",
        asked=asked,
        record=records[0] if len(records) == 1 else None,
        records=records,
        states=STATES,
        categories=choices,
    )


def _records_called(catalogue: Catalogue, name: str) -> list[Record]:
    """Return the records that *name* may mean, of any kind; or the one that a slug with its kind names: *person:le-a*."""
    if not name:
        return []
    kind, _, slug = name.partition(":")
    register = StoredRegister(catalogue)
    if kind in KINDS:
        return [*register.find(kind, slug)]
    return [one for kind in KINDS for one in register.find(kind, nfc(name))]


def _moment(typed: str) -> str:
    """Return a moment in the form that nobody reads otherwise; as it was typed where it is none, so that its fault is told.

    >>> _moment("3/4/2026 17h30"), _moment("2026-04-03"), _moment("chiều mai")
    ('2026-04-03 17:30', '2026-04-03', 'chiều mai')
    """
    moment = read_moment(typed)
    if moment is None:
        return typed
    return moment.strftime("%Y-%m-%d %H:%M").removesuffix(" 00:00")


def ask_for_new(request: Request) -> Response:
    """Answer with the question what a new article is called."""
    return render(request, "new_article.html")


def make_new(request: Request, form: FormData) -> Response:
    """Write a new draft and lead to it."""
    desk, title = desk_of(request), str(form.get("title", ""))
    made: list[Path] = []

    def make() -> list[Path]:
        made.append(create(ARTICLE, title, desk.content, desk.now()))
        return made

    return _to_new(desk, make, made, f"Bài mới: {nfc(title)}")


def _to_new(desk: Desk, make: Callable[[], list[Path]], made: list[Path], words: str) -> Response:
    change = entered(desk, make, words)
    desk.refresh()
    path = made[0].resolve().relative_to(desk.content.resolve()).as_posix()
    return go(place_of_file(path), "created", change=change)


def show_article(request: Request) -> Response:
    """Answer with what can be done to an article."""
    desk, path = desk_of(request), request.path_params["path"]
    article = _article(desk, path)
    return _acts(request, article, {}, [])


def _acts(request: Request, article: ArticleRow, typed: dict[str, str], problems: list[Problem]) -> Response:
    desk = desk_of(request)
    return render(
        request,
        "article.html",
        422 if problems else 200,
        article=article,
        address=article_address(article.date, article.slug),
        state=state_of(article, desk.now().isoformat()),
        was_public=_was_public(desk, article),
        statuses=PAGE_STATUSES,
        typed=typed,
        faults=problems,
        today=day_in_figures(desk.now().isoformat()),
        problems=[one for one in desk.problems if one.path == article.path],
    )


def _article(desk: Desk, path: str) -> ArticleRow:
    with desk.reading() as catalogue:
        found = article_of_file(catalogue, path)
    if found is None:
        raise NotThere(
            f"{path}: không có bài này, hoặc phải sửa lỗi của tệp trước. / no such article, or mend its file first."
        )
    return found


def _was_public(desk: Desk, article: ArticleRow) -> bool:
    """Whether readers may have seen it: then its address stays, with a notice."""
    return article.status in ("published", "removed") and state_of(article, desk.now().isoformat()) != "held"


def act(request: Request, form: FormData) -> Response:
    """Do to an article what was chosen; tell what would be wrong with it instead of doing it."""
    desk, path = desk_of(request), request.path_params["path"]
    article = _article(desk, path)
    typed = {name: str(value).strip() for name, value in form.items()}
    what = typed.get("what", "")
    if what == "delete":
        return _delete(desk, article)
    if what in ("copy", "translate"):
        return _copy(desk, article, what, typed)
    if what not in _ACTS:
        raise NotThere(f"{what}: không có việc này. / no such act.")
    before = place_of(desk, path).read_bytes()
    text = changes.text_of(before)
    edited, words = _ACTS[what](text, article, typed, desk.now())
    data, problems = changes.checked(path, before, edited)
    if problems:
        return _acts(request, article, typed, problems)
    change = write(desk, Changes({path: before}, {path: data}), f"{words}: {article.title}")
    desk.refresh()
    return go(f"/articles/file/{path}", "saved", change=change)


Act = Callable[[str, ArticleRow, dict[str, str], datetime], tuple[str, str]]


def _set_status(text: str, article: ArticleRow, typed: dict[str, str], now: datetime) -> tuple[str, str]:
    return changes.with_value(text, "status", typed.get("status", "draft")), "Đổi trạng thái"


def _set_times(text: str, article: ArticleRow, typed: dict[str, str], now: datetime) -> tuple[str, str]:
    for field in ("publish_at", "expires_at"):
        text = changes.with_value(text, field, _moment(typed.get(field, "")))
    return text, "Hẹn giờ"


def _correct(text: str, article: ArticleRow, typed: dict[str, str], now: datetime) -> tuple[str, str]:
    _require(typed.get("text", ""), "Viết lời đính chính. / Write what is corrected.")
    return changes.corrected(
        text, _moment(typed.get("date") or now.date().isoformat()), typed["text"]
    ), "Đính chính"


def _retract(text: str, article: ArticleRow, typed: dict[str, str], now: datetime) -> tuple[str, str]:
    _require(typed.get("reason", ""), "Viết lý do rút bài. / Write why it is retracted.")
    return changes.retracted(
        text, _moment(typed.get("date") or now.date().isoformat()), typed["reason"]
    ), "Rút bài"


def _rename(text: str, article: ArticleRow, typed: dict[str, str], now: datetime) -> tuple[str, str]:
    slug = slugify(typed.get("slug", ""))
    _require(slug and slug != article.slug, "Gõ địa chỉ mới. / Type another address.")
    return changes.renamed(text, article.slug, slug), "Đổi địa chỉ"


def _remove(text: str, article: ArticleRow, typed: dict[str, str], now: datetime) -> tuple[str, str]:
    return changes.with_value(text, "status", "removed"), "Gỡ bài"


_ACTS: dict[str, Act] = {
    "status": _set_status,
    "times": _set_times,
    "correct": _correct,
    "retract": _retract,
    "rename": _rename,
    "remove": _remove,
}


def _require(given: object, told: str) -> None:
    if not given:
        raise CannotChange(told)


def _delete(desk: Desk, article: ArticleRow) -> Response:
    """Delete the file of a draft that readers never saw; its id is never used again."""
    if _was_public(desk, article):
        raise CannotChange("Bài đã đăng thì gỡ, không xóa. / What was published is removed, not deleted.")
    before = place_of(desk, article.path).read_bytes()
    entries = (LedgerEntry(article.id, "withdrawn", "", 0),) if article.id else ()
    planned = Changes({article.path: before}, {article.path: None}, entries)
    change = write(desk, planned, f"Xóa nháp: {article.title}")
    desk.refresh()
    return go("/articles", "deleted", change=change)


def _copy(desk: Desk, article: ArticleRow, what: str, typed: dict[str, str]) -> Response:
    text, now = changes.text_of(place_of(desk, article.path).read_bytes()), desk.now()
    title = typed.get("title") or article.title
    fields = {"title": title, "date": now.strftime("%Y-%m-%d %H:%M")}
    if what == "translate":
        fields |= {
            "date": article.date[:16].replace("T", " "),
            "lang": "en" if article.lang == "vi" else "vi",
        }
        fields |= {"translation_of": article.id or article.slug}
    copied = changes.copied(text, fields)
    made: list[Path] = []

    def make() -> list[Path]:
        month = fields["date"][:7].replace("-", "/")
        made.append(
            create_article(
                title,
                desk.content,
                month,
                lambda identifier: changes.with_value(copied, "id", identifier),
                {article.slug},
            )
        )
        return made

    return _to_new(desk, make, made, f"{'Dịch' if what == 'translate' else 'Nhân bản'}: {article.title}")


ROUTES: list[BaseRoute] = [
    Route("/articles", show_list),
    Route("/articles/new", ask_for_new, methods=["GET"]),
    Route("/articles/new", posted(make_new), methods=["POST"]),
    Route("/articles/file/{path:path}", show_article, methods=["GET"]),
    Route("/articles/file/{path:path}", posted(act), methods=["POST"]),
]
