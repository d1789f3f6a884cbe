"""What is pasted and dropped: texts through the importer, with its report; pictures and documents, stored where they belong."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from plugins.desk.pages import desk_of, posted
from plugins.desk.saving import entered, place_of
from plugins.desk.state import Desk
from plugins.desk.typed import OpenedArticle, open_article
from plugins.importing.articles import free_path, with_pictures
from plugins.importing.dates import GivenDay
from plugins.importing.documents import Told
from plugins.importing.front import DayMissing
from plugins.importing.pictures import as_content
from plugins.importing.reading import Draft, read_draft, read_piece
from plugins.importing.refusals import Refused
from plugins.publishing.disk import make_folder, write_atomically
from plugins.publishing.headers import content_type
from plugins.sources.content_file import ContentFile
from plugins.sources.documents import HEAD_BYTES, matches_ending
from plugins.sources.folder import DOCUMENT_ENDINGS, PICTURE_ENDINGS
from plugins.sources.problems import Problem
from plugins.text.normal import slugify

_MAX_NAME_CHARACTERS = 80
"""Of a stored file, before its ending."""
_PASTED = "pasted.html"
"""As the script calls what it takes out of the clipboard."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that was stored in the content folder."""

    kind: str
    """``picture`` or ``document``."""
    path: str
    """As articles name it: ``/images/2023/07/le-ky.jpg``."""
    shown: str
    """Address at which the desk shows it."""
    title: str
    """What the name of the file said."""


def import_text(request: Request, form: FormData) -> Response:
    """Read a file or what was pasted as the importer does; answer with Markdown, what it says of itself, and the report."""
    desk = desk_of(request)
    upload, article = form["file"], open_article(desk, str(form["path"]))
    assert isinstance(upload, UploadFile)
    name = PurePosixPath((upload.filename or "").replace("\\", "/")).name or _PASTED
    with TemporaryDirectory() as folder:
        path = (
            Path(folder) / f"{slugify(PurePosixPath(name).stem) or 'tep'}{PurePosixPath(name).suffix.lower()}"
        )
        path.write_bytes(upload.file.read())
        try:
            is_whole = name != _PASTED and form.get("whole") == "yes"
            draft = _read(path, article.source) if is_whole else read_piece(path)
        except Refused as refused:
            return JSONResponse({"lines": [name], "problems": _told([refused.told], name, desk)})
    body = _body(desk, article, draft)
    carried = draft.carried
    counted = (
        f"{name}: {carried.words.shown}/{carried.words.read} · {carried.pictures} ▣ · {carried.tables} ⊞"
    )
    return JSONResponse(
        {
            "markdown": body,
            "fields": _fields(draft),
            "lines": [counted],
            "problems": _told(draft.told, name, desk),
        }
    )


def _body(desk: Desk, article: OpenedArticle, draft: Draft) -> str:
    """Return the text of *draft*, its pictures stored where those of *article* are."""
    bodies: list[str] = []

    def write() -> list[Path]:
        folder = _folder(desk, "images", article.source)
        body, new = with_pictures(draft, desk.content, folder, _stem(article.path))
        bodies.append(body)
        return new

    if not draft.pictures:
        return draft.body
    entered(desk, write, f"Thêm ảnh cho bài: {article.path}")
    return bodies[0]


def _read(path: Path, source: ContentFile | None) -> Draft:
    """Return a whole document as a draft; the day that it does not say is that of the article."""
    year, month, day = (int(part) for part in _day(source).split("-"))
    try:
        return read_draft(path, GivenDay(year, month, day))
    except DayMissing:
        return read_piece(path)


def _day(source: ContentFile | None) -> str:
    return str(source.values.get("date", "2000-01-01"))[:10] if source else "2000-01-01"


def _fields(draft: Draft) -> dict[str, str]:
    """Return what the text says of itself, for fields that are empty."""
    front = draft.front
    said = {"title": front.title, "summary": front.summary, "source": front.source}
    said["authors"] = "\n".join(front.authors)
    return {name: value for name, value in said.items() if value}


def _told(told: tuple[Told, ...] | list[Told], name: str, desk: Desk) -> list[str]:
    problems = (Problem(one.code, name, 1, dict(one.values)) for one in told)
    return [f"{one.what(desk.language)} {one.how(desk.language)}" for one in problems]


def store_files(request: Request, form: FormData) -> Response:
    """Store pictures and documents; answer with where each stands, and which are of no kind that is published."""
    desk = desk_of(request)
    article = open_article(desk, str(form["path"]))
    stored: list[Stored] = []
    problems: list[str] = []
    new: list[Path] = []

    def write() -> list[Path]:
        for upload in form.getlist("files"):
            assert isinstance(upload, UploadFile)
            made = _store(desk, article.source, upload, new)
            if made is None:
                refused = Problem(
                    "T161", upload.filename or "", 1, {"name": upload.filename or "?", "kinds": _KINDS}
                )
                problems.append(f"{refused.what(desk.language)} {refused.how(desk.language)}")
            else:
                stored.append(made)
        return new

    entered(desk, write, f"Thêm tệp cho bài: {article.path}")
    return JSONResponse({"stored": [asdict(one) for one in stored], "problems": problems})


_KINDS = " ".join((*PICTURE_ENDINGS, ".gif", ".bmp", ".tif", *DOCUMENT_ENDINGS))


def _store(desk: Desk, source: ContentFile | None, upload: UploadFile, new: list[Path]) -> Stored | None:
    """Store one file, named without marks, in the folder of its kind and time; None where it is of no kind to publish."""
    name = PurePosixPath((upload.filename or "").replace("\\", "/")).name
    data, ending = upload.file.read(), PurePosixPath(name).suffix.lower()
    title = PurePosixPath(name).stem
    if ending in DOCUMENT_ENDINGS and matches_ending(name, data[:HEAD_BYTES]):
        kind = "document"
    elif picture := as_content(data):
        kind, (ending, data) = "picture", picture
    else:
        return None
    folder = _folder(desk, "images" if kind == "picture" else "documents", source)
    stem = slugify(title)[:_MAX_NAME_CHARACTERS].strip("-") or ("anh" if kind == "picture" else "van-ban")
    place = free_path(folder, stem, ending, data)
    if not place.exists():
        make_folder(folder)
        write_atomically(place, data)
        new.append(place)
    path = place.relative_to(desk.content).as_posix()
    return Stored(kind, f"/{path}", f"/stored/{path}", title)


def _folder(desk: Desk, kind: str, source: ContentFile | None) -> Path:
    """Return the folder of an article's pictures, by month, or documents, by year."""
    year, month, _ = _day(source).split("-")
    return desk.content / kind / year / month if kind == "images" else desk.content / kind / year


def _stem(path: str) -> str:
    return slugify(PurePosixPath(path).stem)[:_MAX_NAME_CHARACTERS].strip("-") or "anh"


def show_stored(request: Request) -> Response:
    """Answer with a picture of the content folder, so that one sees what one describes."""
    path = request.path_params["path"]
    place = place_of(desk_of(request), path)
    if not path.startswith("images/") or not path.lower().endswith(PICTURE_ENDINGS) or not place.is_file():
        return PlainTextResponse("404", 404)
    return FileResponse(place, headers={"Content-Type": content_type(place.name)})


ROUTES: list[BaseRoute] = [
    Route("/import", posted(import_text), methods=["POST"]),
    Route("/store", posted(store_files), methods=["POST"]),
    Route("/stored/{path:path}", show_stored),
]
