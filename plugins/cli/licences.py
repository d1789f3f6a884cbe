"""The licences of all that is installed: ``docs/licences.md``, made from what the packages say of themselves."""

from __future__ import annotations

import json
import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

LOCKS = ("requirements.txt", "requirements-node.txt", "requirements-bench.txt")
NPM_LOCKS = ("package-lock.json", "bench/reader_tools/package-lock.json")
DOCUMENT = "docs/licences.md"
UNKNOWN = "?"

_PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[\w,-]+\])?==", re.MULTILINE)
_ROW = re.compile(r"^\| (\S+) \| (.+?) \|", re.MULTILINE)
_MAX_LICENCE_CHARACTERS = 80
"""Some packages put the whole text of the licence where its name belongs."""
_HEAD = """\
# Giấy phép của các gói / Licences of packages

Made by `python3 tasks.py licences` from what the packages say of themselves; written by hand only where a package is
not installed on the machine at hand, such as one for Windows. Our own is in [LICENSE](../LICENSE).

Do lệnh `python3 tasks.py licences` lập từ thông tin của chính các gói.
"""


def package_key(name: str) -> str:
    """Return the normalised name of a package (PEP 503).

    >>> package_key("Ruamel.yaml_clib")
    'ruamel-yaml-clib'
    """
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned_packages(text: str) -> list[str]:
    """Return the packages that a lock pins, sorted."""
    return sorted({package_key(name) for name in _PINNED.findall(text)})


def licence_of(package: str) -> str | None:
    """Return the licence that an installed package names, None when it is not installed."""
    try:
        package_metadata = metadata(package)
    except PackageNotFoundError:
        return None
    classified = [
        classifier.rpartition(" :: ")[2]
        for classifier in package_metadata.get_all("Classifier") or ()
        if classifier.startswith("License :: ") and classifier.rpartition(" :: ")[2] != "DFSG approved"
    ]
    plain = (
        (package_metadata["License"] or "").strip().split("\n")[0] if "License" in package_metadata else ""
    )
    named = (
        package_metadata["License-Expression"]
        if "License-Expression" in package_metadata
        else ", ".join(classified)
    )
    return str(named or plain or UNKNOWN)[:_MAX_LICENCE_CHARACTERS]


def npm_licences(text: str) -> dict[str, str]:
    """Return the licences of the packages in npm's lock, by name; it has those for other systems too."""
    packages = json.loads(text)["packages"]
    return {
        place.rpartition("node_modules/")[2]: str(one.get("license", UNKNOWN))
        for place, one in sorted(packages.items())
        if place
    }


def rows_of(document: str) -> dict[str, str]:
    """Return the licences that *document* lists, by package."""
    return {name: licence for name, licence in _ROW.findall(document) if name != "Package"}


def licences_document(project: Path) -> str:
    """Return ``docs/licences.md`` anew; what is not installed here keeps the licence that stands there."""
    place = project / DOCUMENT
    before = rows_of(place.read_text("utf-8")) if place.exists() else {}
    parts = [_HEAD]
    for lock in LOCKS:
        found = {
            name: licence_of(name) or before.get(name, UNKNOWN)
            for name in pinned_packages((project / lock).read_text("utf-8"))
        }
        parts.append(_table(lock, found))
    for lock in NPM_LOCKS:
        licences = npm_licences((project / lock).read_text("utf-8"))
        found = {name: before.get(name, one) if one == UNKNOWN else one for name, one in licences.items()}
        parts.append(_table(lock, found))
    return "\n".join(parts)


def _table(lock: str, found: dict[str, str]) -> str:
    rows = "".join(f"| {name} | {licence} |\n" for name, licence in found.items())
    return f"## {lock}\n\n| Package | Licence |\n|---|---|\n{rows}"


def write_licences(project: Path) -> list[str]:
    """Write ``docs/licences.md``; return the packages whose licence has to be put in by hand."""
    text = licences_document(project)
    (project / DOCUMENT).write_text(text, encoding="utf-8")
    return [name for name, licence in rows_of(text).items() if licence == UNKNOWN]
