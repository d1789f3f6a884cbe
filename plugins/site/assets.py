"""Style sheets, scripts and fonts of the theme: one CSS file, each script with all it imports, names with a digest of the content."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rjsmin import jsmin

from plugins.addresses import THEME
from plugins.site.output import digest
from plugins.sources.problems import CommandError

_IMPORT = re.compile(r'^@import url\("([^"]+)"\)(?: layer\(([\w.-]+)\))?;$', re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*/\*.*?\*/\n", re.MULTILINE | re.DOTALL)
"""Of a style sheet, on lines of its own; readers are not sent it."""
_FONT = re.compile(r'url\("\.\./fonts/([\w.-]+)"\)')
_MODULE = re.compile(r'^import \{ \w+(?:, \w+)* \} from "\./([\w-]+\.js)";$', re.MULTILINE)
_OTHER_IMPORT = re.compile(r"^import\b(?!\()|^export [{*]", re.MULTILINE)
_LATER = re.compile(r'(?<=import\("\./)([\w-]+\.js)(?="\))')
_DECLARED = re.compile(r"^(?:export )?(?:async )?(?:class|const|function\*?|let) (\w+)", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=async |class |const |function )", re.MULTILINE)


class BadTheme(CommandError):
    """The theme is damaged or incomplete; the text names the file."""


@dataclass(frozen=True, slots=True)
class Assets:
    """The static files of the theme."""

    files: Mapping[str, bytes]
    """By path below the output folder."""
    addresses: Mapping[str, object]
    """For templates: ``css``, a script's name without its ending, ``fonts`` to preload, ``vendor`` by name of the file."""


def read_assets(theme: Path) -> Assets:
    """Read the theme's static files; of the fonts only those that the style sheets name."""
    static = theme / "static"
    css = join_css(static / "css" / "main.css")
    files: dict[str, bytes] = {}
    fonts = {font: _add(files, "fonts", font, _read(static / "fonts" / font)) for font in _FONT.findall(css)}
    css = _FONT.sub(lambda found: f'url("../fonts/{fonts[found.group(1)].rpartition("/")[2]}")', css)
    addresses: dict[str, object] = {"css": _add(files, "css", "site.css", css.encode())}
    for script in sorted((static / "js").glob("*.js")):
        addresses[script.stem] = _add_script(files, script, ())
    addresses["fonts"] = tuple(fonts.values())
    addresses["vendor"] = {
        one.name: _add(files, f"vendor/{one.parent.name}", one.name, _read(one))
        for one in sorted((static / "vendor").glob("*/*"))
    }
    for other in sorted((static / "img").glob("*")) if (static / "img").is_dir() else ():
        files[f"{THEME}img/{other.name}".lstrip("/")] = _read(other)
    return Assets(files, addresses)


def join_css(main: Path) -> str:
    """Return *main* with each ``@import url("…") layer(…);`` replaced by the file it names, wrapped in its layer; without comments."""

    def inline(found: re.Match[str]) -> str:
        text = _text(main.parent / found.group(1)).strip()
        return f"@layer {found.group(2)} {{\n{text}\n}}" if found.group(2) else text

    joined = _IMPORT.sub(inline, _text(main))
    if "@import" in joined:
        raise BadTheme(
            f'{main}: @import phải có dạng / must be of the form @import url("x.css") layer(name);'
        )
    return _COMMENT.sub("", joined)


def _text(path: Path) -> str:
    try:
        return _read(path).decode("utf-8")
    except UnicodeDecodeError:
        raise BadTheme(f"{path}: không phải UTF-8 / is not UTF-8.") from None


def _read(path: Path) -> bytes:
    if path.is_symlink():
        raise BadTheme(
            f"{path}: là liên kết tượng trưng, không được theo / is a link, which is not followed."
        )
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadTheme(f"{path}: không đọc được / cannot be read ({error.strerror}).") from None


def join_scripts(main: Path) -> str:
    """Return *main* with the scripts that it imports before it, each once, and those that they import; it alone exports.

    They share one room for names: no two of them have one of their own for different things.
    """
    joined: dict[Path, str] = {}

    def add(script: Path, importers: tuple[str, ...]) -> None:
        if script.name in importers:
            raise BadTheme(f"{script}: {' > '.join(importers)}: import vòng tròn / in a circle.")
        text = _text(script)
        for name in _MODULE.findall(text):
            if script.with_name(name) not in joined:
                add(script.with_name(name), (*importers, script.name))
        own = _MODULE.sub("", text)
        if _OTHER_IMPORT.search(own):
            raise BadTheme(
                f'{script}: import phải có dạng / must be of the form import {{ a, b }} from "./x.js";'
            )
        joined[script] = own if script == main else _EXPORT.sub("", own)

    add(main, ())
    whole = "\n".join(joined.values())
    names = Counter(_DECLARED.findall(whole))
    if twice := [name for name, count in names.items() if count > 1]:
        raise BadTheme(
            f"{main}: {', '.join(twice)}: hai script cùng dùng tên này / two scripts use this name."
        )
    return whole


def _add_script(files: dict[str, bytes], script: Path, importers: tuple[str, ...]) -> str:
    """Add *script*, and the scripts that it loads when it needs them, to *files*, named by digests; return its address.

    *importers* is the chain of scripts that led to this one; BadTheme when it leads back to one of them.
    """
    if script.name in importers:
        raise BadTheme(f"{script}: {' > '.join(importers)}: import vòng tròn / in a circle.")

    def named(found: re.Match[str]) -> str:
        other = _add_script(files, script.with_name(found.group()), (*importers, script.name))
        return other.rpartition("/")[2]

    text = jsmin(_LATER.sub(named, join_scripts(script)))
    return _add(files, "js", script.name, text.encode())


def _add(files: dict[str, bytes], folder: str, name: str, data: bytes) -> str:
    """Add *data* to *files* under a name with its digest; return its address."""
    stem, _, ending = name.rpartition(".")
    address = f"{THEME}{folder}/{stem}.{digest(data)[:10]}.{ending}"
    files[address.lstrip("/")] = data
    return address
