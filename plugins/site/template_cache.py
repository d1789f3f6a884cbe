"""Compiled templates, cached from build to build: compiling takes longer than rendering the pages of an edit."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from plugins.site.output import digest

_SEAL_CHARACTERS = 64
"""Length of the digest that a file begins with."""


class TemplateCache(BytecodeCache):
    """Templates compiled by one version of the program, a file each; a damaged file, or one of another version, is ignored.

    Jinja looks them up by the text of the template.
    """

    def __init__(self, folder: Path, version: str) -> None:
        """Cache them in *folder*; *version* covers all that compiling depends on besides the text."""
        self._folder = folder
        self._version = version

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load the compiled template of *bucket*, if it is cached."""
        with suppress(OSError):
            kept = self._place(bucket).read_bytes()
            if kept[:_SEAL_CHARACTERS] == self._seal(bucket, kept[_SEAL_CHARACTERS:]):
                bucket.bytecode_from_string(kept[_SEAL_CHARACTERS:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write the compiled template of *bucket* by a rename; without room on disk the next build compiles again."""
        code = bucket.bytecode_to_string()
        place = self._place(bucket)
        beside = place.with_name(f"{place.name}.{os.getpid()}")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(self._seal(bucket, code) + code)
            os.replace(beside, place)

    def _place(self, bucket: Bucket) -> Path:
        """Return the file of a template, another for each language of the interface."""
        return self._folder / f"{bucket.environment.globals.get('lang', '')}-{bucket.key}"

    def _seal(self, bucket: Bucket, code: bytes) -> bytes:
        return digest(self._version, bucket.key, bucket.checksum, code).encode()
