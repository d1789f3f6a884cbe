"""Templates: what a view becomes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, Template, TemplateError, nodes
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.sandbox import safe_range
from markupsafe import Markup

from plugins import addresses
from plugins.kinds import KINDS
from plugins.site.assets import BadTheme
from plugins.site.output import digest
from plugins.site.translations import LANGUAGES, Translation, catalogue_path, insert_texts, read_translation
from plugins.text.normal import slugify
from plugins.text.typography import typeset_heading, typeset_text
from plugins.views.frame import Site

_MAX_CACHED_FRAGMENTS = 20_000
"""Fragments of pages that other pages reuse: some 20 MB."""
_OPTIONS_NOT_SET = ("autoescape", "extensions")
"""Options of Jinja that settings cannot change."""
_TAIL_CHARACTERS = 32
"""Characters in which a page ends."""
_TEMPLATE_ERRORS = (
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

LOCALE = "locale"
"""Under this name all words of the interface have a digest, as page templates have theirs."""


class _Template(Template):
    """A template whose macros see nothing of the page that imports them, so that an import is a mere look-up."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        del ctx
        return super()._get_default_module(None)


class _Context(Context):
    """Calls what a template calls as it is: Jinja's own way asks of each whether it takes the context, and none does."""

    def call(self, called: Callable[..., Any], *given: Any, **named: Any) -> Any:
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called(*given, **named)


class _Loader(FileSystemLoader):
    """Finds templates; in other words they are other templates for what keeps compiled ones."""

    def __init__(self, folder: Path, translation: Translation) -> None:
        super().__init__(folder)
        self._mark = f"{{#- {translation.digest} -#}}" if translation.digest else ""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of *template*, where it stands, and what tells whether it still does."""
        text, place, is_fresh = super().get_source(environment, template)
        return text + self._mark, place, is_fresh


class _Environment(Environment):
    """Jinja's environment for one language of the interface; the theme must not change while it is used."""

    context_class = _Context
    template_class = _Template

    def __init__(self, folder: Path, translation: Translation, **options: Any) -> None:
        loader = _Loader(folder / "templates", translation)
        super().__init__(loader=loader, autoescape=True, **options)
        self._translation = translation
        self._known: dict[str, Template] = {}
        once = lru_cache(maxsize=_MAX_CACHED_FRAGMENTS)(_call)
        self.globals["range"] = safe_range  # one that is too long is a mistake in the template: fail at once
        self.globals |= {"once": once, "each": partial(_each, once), "lang": translation.language}
        self.globals |= {"addresses": addresses, "kinds": tuple(KINDS)}
        self.filters["heading"] = lru_cache(maxsize=_MAX_CACHED_FRAGMENTS)(_markup_of(typeset_heading))
        self.filters["slug"] = slugify
        self.filters["typeset"] = lru_cache(maxsize=_MAX_CACHED_FRAGMENTS)(_markup_of(typeset_text))

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return insert_texts(super()._parse(source, name, filename), self._translation)

    def get_template(self, name: Any, *arguments: Any, **options: Any) -> Template:
        """Return the template *name*, looked up once."""
        if name not in self._known:
            self._known[name] = super().get_template(name, *arguments, **options)
        return self._known[name]


class Theme:
    """The theme's templates, with what every page is given besides its own view.

    In templates ``once(macro, …)`` gives what a macro gives for the same arguments, made once: for what many pages
    show alike. ``_("Nhân sự")`` is said in the language of the page, which is ``lang``. ``addresses`` is the module of that name, ``kinds`` are the names of the kinds of records. ``each(macro, items, …)`` joins what it gives for each of *items*. The filters ``heading`` and
    ``typeset`` set a title and a plain text as ``text.typography`` says; ``slug`` gives the address of a topic.
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
        self._folder = folder
        self._options = {name: value for name, value in environment.items() if name not in _OPTIONS_NOT_SET}
        self._environments: dict[str, _Environment] = {}
        self.site = site
        self.is_preview = preview
        self._frame = {"site": site, "assets": assets, "preview": preview}

    def render(
        self, template: str, page: object, graph: str = "", draft: object = None, style: str = ""
    ) -> bytes:
        """Return the page that *template* makes of the view *page*; BadTheme names the template at fault.

        *graph* is what it says to programs: JSON-LD that may stand in an element ``script``; *draft* tells why it is
        not public, None for pages that are; *style* is that of a page on paper, of our own making.
        """
        place = self._place(getattr(page, "url", ""))
        try:
            text = (
                self._environment_of(getattr(page, "lang", ""))
                .get_template(template)
                .render(
                    page=page,
                    nav_place=place,
                    draft=draft,
                    graph=Markup(graph),  # noqa: S704 - see exports.jsonld
                    style=Markup(style),  # noqa: S704 - a file of the theme
                    **self._frame,
                )
            )
        except _TEMPLATE_ERRORS as error:
            raise BadTheme(_error_message(template, error)) from error
        if not text[-_TAIL_CHARACTERS:].rstrip().endswith("</html>"):
            raise BadTheme(f"{template}: trang không trọn, thiếu </html> / the page is not whole.")
        return text.encode("utf-8")

    def _environment_of(self, language: str) -> _Environment:
        """Return the environment for an interface in *language*; in that of the site where there is no such interface."""
        known = language if language in LANGUAGES else self.site.portal.lang
        if known not in self._environments:
            translation = read_translation(self._folder, known)
            self._environments[known] = _Environment(self._folder, translation, **self._options)
        return self._environments[known]

    def _place(self, url: str) -> str:
        """Return *url* where the navigation leads there, that and a sign where it leads to a page above, else nothing.

        The navigation is the same for all pages of one place.
        """
        links = (*(link.url for link in self.site.categories), *(address for _, address in self.site.indexes))
        above = next((link for link in links if url.startswith(link)), "")
        return url if url == above else above and f"{above}…"


def _each(once: Callable[..., str], macro: Macro, items: Iterable[object], *arguments: object) -> Markup:
    return Markup("".join(once(macro, item, *arguments) for item in items))  # noqa: S704 - what macros gave


def _markup_of(function: Callable[[str], str]) -> Callable[[str], Markup]:
    return lambda text: Markup(function(text))  # noqa: S704 - it escapes what it is given


def _call(macro: Macro, *arguments: object) -> str:
    given = macro(*arguments)
    return given if isinstance(given, str) else str(given)


_NAMED = re.compile(r"""\{%-?\s*(?:from|extends|include|import)\s+["']([^"']+)["']""")


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadTheme(f"{path}: không đọc được / cannot be read ({error}).") from None


def template_digests(folder: Path) -> dict[str, str]:
    """Return a digest of each page template of the theme in *folder*, with all templates that it takes in.

    Under ``locale`` that of all the interface's words: any page may say any of them.
    """
    root = folder / "templates"
    texts = {one.relative_to(root).as_posix(): _text(one) for one in sorted(root.rglob("*.html"))}
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
    catalogues = (catalogue_path(folder, language) for language in LANGUAGES)
    return {**digests, LOCALE: digest(*(one.read_bytes() for one in catalogues if one.exists()))}


def _error_message(template: str, error: Exception) -> str:
    """Return which template failed, on which line, and why."""
    line = getattr(error, "lineno", None)
    name = getattr(error, "name", None) or template
    traceback = error.__traceback__
    while traceback is not None:
        file = traceback.tb_frame.f_code.co_filename
        if "templates" in file and file.endswith(".html"):
            name, line = Path(file).name, traceback.tb_lineno
        traceback = traceback.tb_next
    return f"theme/templates/{name}:{line or 1}: {error or type(error).__name__}"
