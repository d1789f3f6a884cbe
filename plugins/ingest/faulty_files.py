"""What files with errors name all the same: while an editor mends them, it is neither lost nor of no use."""

from __future__ import annotations

import re
from urllib.parse import unquote

from plugins.catalogue.queries.sources import problems_of_sources
from plugins.catalogue.store import Catalogue
from plugins.sources.folder import DOCUMENT_ENDINGS, MEDIA_ENDINGS, PICTURE_ENDINGS, Folder
from plugins.sources.ids import ALPHABET
from plugins.sources.problems import Problem
from plugins.text.normal import nfc

_ID = re.compile(rf"\b[a-z]-[{ALPHABET}]{{7}}\b")
_ENDINGS = "|".join(map(re.escape, (*PICTURE_ENDINGS, *DOCUMENT_ENDINGS, *MEDIA_ENDINGS)))
_FILE = re.compile(rf"/(?:images|documents|media)/[^\n<>\"]{{1,250}}?(?:{_ENDINGS})\b", re.IGNORECASE)


def named_in_faulty_files(folder: Folder, catalogue: Catalogue) -> set[str] | None:
    """Return the ids, and the pictures, documents, films and sounds, that stand in files with errors; None when one cannot be read at all.

    They are looked for in the text as it is: what an error hides cannot be read otherwise.
    """
    named: set[str] = set()
    for path in sorted({one.path for one in problems_of_sources(catalogue) if one.is_error}):
        data = folder.read(path) if path in folder.sources else b""
        if isinstance(data, Problem):
            return None
        text = nfc(data.replace(b"\0", b"").decode("utf-8", "replace"))  # UTF-16, too, has ASCII letters
        named.update(_ID.findall(text))
        named.update(unquote(found).removeprefix("/") for found in _FILE.findall(text))
    return named
