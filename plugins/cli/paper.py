"""Finding what makes PDF: WeasyPrint is installed with the program, the libraries of the system that it draws with may not be."""

from __future__ import annotations

import subprocess
import sys

from plugins.cli.debian import install_packages
from plugins.sources.problems import CommandError

_DEBIAN_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
"""Setting of text, and fonts cut to what a document uses."""


class NoPaper(CommandError):
    """The libraries are not there and could not be installed; the text says what to do."""

    exitcode = 4


def ensure_paper() -> None:
    """See that PDF can be made; where it cannot, install what is missing: as root Debian's packages."""
    if _is_there():
        return
    print("Cài thư viện để viết PDF (một lần)… / Installing libraries that write PDF, once…", file=sys.stderr)
    if not install_packages(_DEBIAN_PACKAGES) or not _is_there():
        raise NoPaper(
            f"Cần Pango để viết PDF: apt-get install {' '.join(_DEBIAN_PACKAGES)}, hoặc --format html."
            " / PDF needs Pango: install these packages, or ask for --format html."
        )


def _is_there() -> bool:
    """Whether the libraries load; in another process, for what failed to load once stays so."""
    command = [sys.executable, "-c", "import weasyprint"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
