"""The editor's script: CodeMirror and ours in one file, made by developers alone and kept in the repository, so that editors need no Node.

``python -m plugins.desk.bundle`` writes it anew after a change in ``editor/`` or of a package.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from plugins.desk.pages import HERE

_PROJECT = HERE.parents[1]
ESBUILD = _PROJECT / "node_modules/@esbuild"
"""Below it stands the program, in a folder for the system; ``node_modules/esbuild`` alone is a script that wants Node."""
PACKAGES = (
    "node_modules/@codemirror/commands",
    "node_modules/@codemirror/language",
    "node_modules/@codemirror/state",
    "node_modules/@codemirror/view",
    "node_modules/@lezer/highlight",
    "node_modules/@lezer/markdown",
)
"""What ``editor/`` imports by name."""
SCRIPT, LICENCES = HERE / "static/editor.js", HERE / "static/editor.licences.txt"


def esbuild() -> Path | None:
    """Return the program that joins scripts, None where it is not installed."""
    return next(ESBUILD.glob("*/bin/esbuild"), None)


def make(program: Path) -> tuple[bytes, bytes]:
    """Return the script, and the licences of all packages that it has something of; the same bytes each time."""
    with TemporaryDirectory() as folder:
        script, inputs = Path(folder) / "editor.js", Path(folder) / "inputs.json"
        subprocess.run(
            [
                str(program),
                "plugins/desk/editor/index.js",
                *("--bundle", "--minify", "--format=esm", "--target=es2022", "--legal-comments=none"),
                *(f"--outfile={script}", f"--metafile={inputs}", "--log-level=warning"),
            ],
            cwd=_PROJECT,
            check=True,
        )
        return script.read_bytes(), _licences(json.loads(inputs.read_bytes())["inputs"])


def _licences(inputs: dict[str, object]) -> bytes:
    parts = (path.split("/") for path in inputs if path.startswith("node_modules/"))
    packages = sorted({"/".join(part[1 : 3 if part[1].startswith("@") else 2]) for part in parts})
    texts = []
    for package in packages:
        place = _PROJECT / "node_modules" / package
        version = json.loads((place / "package.json").read_bytes())["version"]
        texts.append(f"{package} {version}\n\n{(place / 'LICENSE').read_text('utf-8').strip()}\n")
    return "\n\n".join(texts).encode()


if __name__ == "__main__":
    found = esbuild()
    if found is None:
        raise SystemExit("npm ci --ignore-scripts")
    for place, data in zip((SCRIPT, LICENCES), make(found), strict=True):
        place.write_bytes(data)
