"""An article as its form has it: the file as it stands, and the file as it would be saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plugins.desk.composing import body_of, composed
from plugins.desk.saving import read_text
from plugins.desk.state import Desk
from plugins.editing.front_text import UnusualForm
from plugins.sources.content_file import ContentFile, read_content_file
from plugins.sources.problems import CommandError


class NoArticle(CommandError):
    """There is no such article."""

    exitcode = 2


@dataclass(frozen=True, slots=True)
class OpenedArticle:
    """An article's file as it stands."""

    path: str
    text: str
    digest: str
    source: ContentFile | None
    """None where it can only be edited as a whole."""

    @property
    def body(self) -> str:
        """The text to be edited: the body, or the whole file."""
        return body_of(self.source) if self.source else self.text


def open_article(desk: Desk, path: str) -> OpenedArticle:
    """Return the article of the file *path*. Raises NoArticle, and OutsideContent."""
    text, digest = read_text(desk, path)
    if not digest or not path.startswith("articles/") or not path.endswith(".md"):
        raise NoArticle(f"{path}: không có bài này. / there is no such article.")
    source, _ = read_content_file("article", path, text.encode())
    if source is not None:
        try:
            composed(text, source, {"title": "."})
        except UnusualForm:
            source = None
    return OpenedArticle(path, text, digest, source)


def typed_text(opened: OpenedArticle, form: Mapping[str, str]) -> str:
    """Return the whole file as *form* has it."""
    if opened.source is None:
        return form.get("body", opened.text)
    try:
        return composed(opened.text, opened.source, form)
    except UnusualForm:
        raise CommandError(
            f"{opened.path}: có mục viết theo lối lạ; sửa tệp bằng tay. / a field is written in an unusual form; edit the file by hand."
        ) from None
