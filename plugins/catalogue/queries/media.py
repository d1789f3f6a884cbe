"""Pictures, films, sounds and documents: which something public shows, and which of their files stand as they would be made now."""

from __future__ import annotations

import json
from collections.abc import Collection

from plugins.catalogue.answers import MEDIUM, PICTURE
from plugins.catalogue.rows import MediumRow, PictureRow
from plugins.catalogue.store import Catalogue

_SHOWN = (
    "EXISTS (SELECT 1 FROM refs WHERE public >= ?"
    " AND kind = iif(pictures.path < 'media/' OR pictures.path > 'media0', 'picture', 'media')"
    " AND target = '/' || coalesce((SELECT path FROM media WHERE poster = pictures.path), pictures.path))"
)
"""Whether a picture is shown, a poster with its film, by something public where the parameter is 1, by anything where it is 0."""
_STANDS = """EXISTS (
    SELECT 1 FROM site_pages JOIN files USING (page)
    WHERE node = 'picture' AND kind = '' AND slug = pictures.path AND time = ''
    AND made_from = ? || ' ' || pictures.digest
    || iif('/' || pictures.path IN (SELECT value FROM json_each(?)), ' original', '')
)"""
"""Whether the files of a picture were made by the recipe given, of these bytes, with the original if that is among those
given as JSON."""


def picture(catalogue: Catalogue, path: str) -> PictureRow | None:
    """Return the picture at *path* below the content folder, None where there is none that can be shown."""
    catalogue.ask(PICTURE, path)
    return catalogue.row(PictureRow, "WHERE path = ?", path)


def medium(catalogue: Catalogue, path: str) -> MediumRow | None:
    """Return the film or sound at *path* below the content folder, None where there is none that can be published."""
    catalogue.ask(MEDIUM, path)
    return catalogue.row(MediumRow, "WHERE path = ?", path)


def shown_media(catalogue: Catalogue, with_drafts: bool = False) -> set[str]:
    """Return the paths of the films and sounds that something public shows or leads to, and of their captions."""
    rows = catalogue.rows(
        MediumRow,
        "WHERE EXISTS (SELECT 1 FROM refs WHERE kind = 'media' AND target = '/' || media.path AND public >= ?)",
        (not with_drafts,),
    )
    return {path for row in rows for path in (row.path, *(captions for _, captions in row.captions))}


def shown_pictures(catalogue: Catalogue, with_drafts: bool = False) -> dict[str, str]:
    """Return the digest of each picture that something public shows, by its path below the content folder.

    *with_drafts*, here and below: that anything shows, as in the preview.
    """
    rows = catalogue.connection.execute(
        f"SELECT path, digest FROM pictures WHERE {_SHOWN}", (not with_drafts,)
    )
    return dict(rows.fetchall())


def is_picture_shown(catalogue: Catalogue, path: str, with_drafts: bool = False) -> bool:
    """Whether something public shows the picture at *path* below the content folder."""
    statement = f"SELECT 1 FROM pictures WHERE path = ? AND {_SHOWN}"
    return bool(catalogue.values(statement, path, not with_drafts))


def pictures_to_make(
    catalogue: Catalogue, recipe: str, originals: Collection[str], with_drafts: bool = False
) -> list[str]:
    """Return the paths of the shown pictures whose files do not stand as *recipe* would make them now.

    *originals* are the addresses of the pictures that are published as they came too. What files were made from is
    noted as the recipe, the digest and, with the original, ``original``.
    """
    # SQLite compares, for there are many.
    statement = f"SELECT path FROM pictures WHERE {_SHOWN} AND NOT {_STANDS}"
    return catalogue.values(statement, not with_drafts, recipe, json.dumps(sorted(originals)))


def hidden_pictures(catalogue: Catalogue, with_drafts: bool = False) -> list[str]:
    """Return the paths of the published pictures that nothing public shows any more."""
    return catalogue.values(
        "SELECT slug FROM site_pages WHERE node = 'picture'"
        f" AND NOT EXISTS (SELECT 1 FROM pictures WHERE path = site_pages.slug AND {_SHOWN})",
        not with_drafts,
    )


def shown_documents(catalogue: Catalogue, with_drafts: bool = False) -> set[str]:
    """Return the paths below the content folder of the documents that something public leads to."""
    targets = catalogue.values(
        "SELECT DISTINCT target FROM refs WHERE kind = 'document' AND public >= ?", not with_drafts
    )
    return {target.removeprefix("/") for target in targets}
