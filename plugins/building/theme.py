"""Templates: what a view becomes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, TemplateError

from plugins.building.assets import BadTheme
from plugins.building.output import digest
from plugins.views.site import Site

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


class Theme:
    """The theme's templates, with what every page is given besides its own view."""

    def __init__(
        self, env: Environment, folder: Path, site: Site, assets: Mapping[str, object], preview: bool
    ) -> None:
        """Take Pelican's environment *env* for the theme in *folder*."""
        self._env = env
        self.site = site
        self._frame = {"site": site, "assets": assets, "preview": preview}
        templates = sorted((folder / "templates").rglob("*.html"))
        parts = [part for one in templates for part in (one.relative_to(folder).as_posix(), one.read_bytes())]
        self.digest = digest(repr(sorted(self._frame.items())), *parts)
        """Changes with any template and with the frame of all pages."""

    def render(self, template: str, page: object) -> bytes:
        """Return the page that *template* makes of the view *page*; BadTheme names the template at fault."""
        try:
            return self._env.get_template(template).render(page=page, **self._frame).encode("utf-8")
        except _FAULTS as error:
            raise BadTheme(_blamed(template, error)) from error


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
