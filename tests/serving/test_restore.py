"""The drill of docs/serving: from a copy of ``content/`` and nothing else the same site comes back, byte for byte."""

import os
import shutil
import subprocess
import sys
import tarfile

from plugins.publishing.fixity import compare
from plugins.publishing.releases import current_release
from tests.publishing.site import shown
from tests.serving.conftest import AS_OF, PROJECT, make_city


def build(content, output, cache) -> None:
    """Build as the guide says."""
    command = [
        sys.executable,
        "tasks.py",
        "build",
        "--content",
        content,
        "--output",
        output,
        "--cache",
        cache,
    ]
    done = subprocess.run(
        [*map(str, command), "--as-of", AS_OF],
        cwd=PROJECT,
        env=os.environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_content_is_all_that_need_be_kept(tmp_path):
    """Output and cache are lost, the content is restored from its archive elsewhere: every file is as it was."""
    make_city(tmp_path / "content")
    build(tmp_path / "content", tmp_path / "output", tmp_path / "cache")
    before = shown(tmp_path / "output")
    with tarfile.open(tmp_path / "sao-luu.tar.gz", "w:gz") as archive:
        archive.add(tmp_path / "content", "content")
    for lost in ("content", "output", "cache"):
        shutil.rmtree(tmp_path / lost)
    shutil.unpack_archive(tmp_path / "sao-luu.tar.gz", tmp_path / "may-khac")
    build(tmp_path / "may-khac/content", tmp_path / "output", tmp_path / "cache")
    assert shown(tmp_path / "output") == before
    assert len(before) > 50
    assert compare(current_release(tmp_path / "output")).differences == ()
