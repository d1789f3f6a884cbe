"""References to pictures, films, sounds and documents that cannot be published: not there, or of a kind that is not accepted."""

from __future__ import annotations

import posixpath
from collections.abc import Set
from difflib import get_close_matches

from plugins.sources.folder import DOCUMENT_ENDINGS, MEDIA_ENDINGS, PICTURE_ENDINGS, Folder
from plugins.sources.media import is_medium
from plugins.sources.renditions import is_rendition_name

_ENDINGS = {"picture": PICTURE_ENDINGS, "document": DOCUMENT_ENDINGS, "media": MEDIA_ENDINGS}
_SAVE_AS = {
    **dict.fromkeys((".doc", ".docm", ".dot", ".dotx", ".rtf", ".pages", ".wps"), ".docx"),
    **dict.fromkeys((".xls", ".xlsm", ".xlsb", ".numbers", ".et"), ".xlsx"),
    **dict.fromkeys((".ppt", ".pptm", ".pps", ".ppsx", ".key", ".dps"), ".pptx"),
    **dict.fromkeys((".rar", ".7z", ".tar", ".gz", ".tgz"), ".zip"),
    **dict.fromkeys((".gif", ".bmp", ".svg", ".ico", ".emf", ".wmf", ".ai"), ".png"),
}
"""What programs save such a file as; other pictures become ``.jpg``, other documents ``.pdf``."""
_FILMS = frozenset(".mp4 .m4v .mov .avi .mkv .webm .wmv .flv .mpg .mpeg .3gp".split())
_SOUNDS = frozenset(".mp3 .m4a .wav .ogg .aac .flac .wma".split())


def fault_of_file(kind: str, target: str, folder: Folder) -> tuple[str, dict[str, str]] | None:
    """Return code and values of what keeps the *target* of a reference from being published, None when nothing does.

    A121 for a picture of another site, P101 for a file that is not there, P111 and P112 for one that is not accepted.
    """
    file = target.removeprefix("/")
    files = _published(kind, folder)
    if file in files:
        return None
    if kind == "picture" and (not target.startswith("/") or target.startswith("//")):
        return "A121", {"target": target}
    if file in folder.ignored and is_rendition_name(file):
        return "P112", {"file": target}
    if any(file in known for known in (folder.ignored, folder.pictures, folder.documents, folder.media)):
        ending = posixpath.splitext(file)[1].lower()
        kinds = ", ".join(_ENDINGS[kind])
        return "P111", {"file": target, "ending": ending, "kinds": kinds, "mend": _mend(kind, ending)}
    beside = sorted(one for one in files if posixpath.dirname(one) == posixpath.dirname(file))
    close = get_close_matches(file, beside, 1)
    return "P101", {"file": target, "hint": f" (/{close[0]}?)" if close else ""}


def _published(kind: str, folder: Folder) -> Set[str]:
    """Return the files that a reference of this *kind* may name."""
    if kind == "media":
        return {path for path in folder.media if is_medium(path)}
    return (
        {path for path in folder.pictures if path.startswith("images/")}
        if kind == "picture"
        else folder.documents
    )


def _mend(kind: str, ending: str) -> str:
    """Return what to do with a file of this *ending* where a *kind* is wanted, in both languages."""
    if ending in MEDIA_ENDINGS:
        return "đặt ở media/ và viết ![tên](/media/…) / put it into media/, write ![title](/media/…)"
    if ending in _FILMS | _SOUNDS:
        form = ".mp3" if ending in _SOUNDS else ".mp4"
        return f"chuyển thành {form}, đặt ở media/ / make it {form}, put it into media/"
    if ending in PICTURE_ENDINGS:
        return "chuyển ảnh vào images/ / move the picture into images/"
    if ending in DOCUMENT_ENDINGS:
        return "đặt ở documents/ và dẫn bằng [tên](/documents/…) / put it into documents/, link by [name](/documents/…)"
    form = _SAVE_AS.get(ending, "")
    if form not in _ENDINGS[kind]:
        form = ".jpg" if kind == "picture" else ".pdf"
    return f"mở tệp và lưu thành {form} / open it and save it as {form}"
