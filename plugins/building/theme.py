"""Templates: what a view becomes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, Template, TemplateError
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from plugins.building.assets import BadTheme
from plugins.building.output import digest
from plugins.views.site import Site

_MOST_KEPT = 20_000
"""Pieces of pages that are kept for others: some 20 MB."""
_FAULTS = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What a mistake in a template can raise."""


class _Template(Template):
    """A template whose macros see nothing of the page that imports them, so that an import is a mere look-up."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        del ctx
        return super()._get_default_module(None)


class _Environment(Environment):
    """Jinja's environment, made for a theme that does not change meanwhile."""

    template_class = _Template

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._known: dict[str, Template] = {}

    def get_template(self, name: Any, *arguments: Any, **options: Any) -> Template:
        """Return the template *name*, looked up once."""
        if name not in self._known:
            self._known[name] = super().get_template(name, *arguments, **options)
        return self._known[name]


class Theme:
    """The theme's templates, with what every page is given besides its own view.

    In templates ``once(macro, …)`` gives what a macro gives for the same arguments, made once: for what many pages
    show alike. ``each(macro, items, …)`` joins what it gives for each of *items*.
    """

    def __init__(
        self,
        folder: Path,
        environment: Mapping[str, Any],
        site: Site,
        assets: Mapping[str, object],
        preview: bool,
    ) -> None:
        """Take the templates of the theme in *folder*; *environment* are Jinja's options."""
        options = {name: value for name, value in environment.items() if name != "autoescape"}
        loader = FileSystemLoader(folder / "templates")
        self._env = _Environment(loader=loader, autoescape=True, **options)
        self.site = site
        self._frame = {"site": site, "assets": assets, "preview": preview}
        once = lru_cache(maxsize=_MOST_KEPT)(_call)
        self._env.globals["once"] = once
        self._env.globals["each"] = partial(_each, once)

    def render(self, template: str, page: object) -> bytes:
        """Return the page that *template* makes of the view *page*; BadTheme names the template at fault."""
        place = self._place(getattr(page, "url", ""))
        try:
            text = self._env.get_template(template).render(page=page, nav_place=place, **self._frame)
            return text.encode("utf-8")
        except _FAULTS as error:
            raise BadTheme(_blamed(template, error)) from error

    def _place(self, url: str) -> str:
        """Return *url* where the navigation leads there, that and a sign where it leads to a page above, else nothing.

        The navigation is the same for all pages of one place.
        """
        links = (*(link.url for link in self.site.categories), *(address for _, address in self.site.indexes))
        above = next((link for link in links if url.startswith(link)), "")
        return url if url == above else above and f"{above}…"


def _each(once: Callable[..., str], macro: Macro, items: Iterable[object], *arguments: object) -> Markup:
    return Markup("".join(once(macro, item, *arguments) for item in items))  # noqa: S704 - what macros gave


def _call(macro: Macro, *arguments: object) -> str:
    given = macro(*arguments)
    return given if isinstance(given, str) else str(given)


_NAMED = re.compile(r"""\{%-?\s*(?:from|extends|include|import)\s+["']([^"']+)["']""")


def template_digests(folder: Path) -> dict[str, str]:
    """Return a digest of each page template of the theme in *folder*, with all templates that it takes in."""
    root = folder / "templates"
    texts = {one.relative_to(root).as_posix(): one.read_text("utf-8") for one in sorted(root.rglob("*.html"))}
    needs = {name: set(_NAMED.findall(text)) for name, text in texts.items()}
    digests = {}
    for name in texts:
        if "/" in name:
            continue
        todo, seen = [name], {name}
        while todo:
            for other in needs.get(todo.pop(), set()) - seen:
                seen.add(other)
                todo.append(other)
        digests[name] = digest(*(part for one in sorted(seen) for part in (one, texts.get(one, ""))))
    return digests


def _blamed(template: str, error: Exception) -> str:
    """Say which template failed, on which line, and why."""
    line = getattr(error, "lineno", None)
    name = getattr(error, "name", None) or template
    traceback = error.__traceback__
    while traceback is not None:
        file = traceback.tb_frame.f_code.co_filename
        if "templates" in file and file.endswith(".html"):
            name, line = Path(file).name, traceback.tb_lineno
        traceback = traceback.tb_next
    return f"theme/templates/{name}:{line or 1}: {error or type(error).__name__}"
