"""A shard: all that the browser needs to search one year, kept in the cache under a digest of its articles."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from hashlib import blake2b, sha256
from itertools import islice
from pathlib import Path
from stat import S_ISREG
from types import MappingProxyType
from typing import Any

from plugins.catalogue.queries.listings import years_with_articles
from plugins.catalogue.queries.searching import SearchedArticle, searched_articles
from plugins.catalogue.store import Catalogue
from plugins.catalogue.tables import compact
from plugins.facets import FACETS
from plugins.publishing.seals import is_whole, seal
from plugins.search import spelling
from plugins.search.pagefind import LANGUAGE, Pagefind
from plugins.text.normal import slugify
from plugins.workers.progress import Progress, report_nothing

ENGINE = "wasm.unknown.pagefind"
"""Pagefind's program in each shard."""
WORDS = "words.txt"
"""The words of each shard, folded: to know which years to ask."""
FACET_VALUES = "facets.json"
"""Name by slug of each value of each facet."""
DIGESTS = "digests.json"
"""SHA-256 of each other file by its name."""
_INTERNAL = (ENGINE, WORDS, FACET_VALUES)
"""Files that the browser does not load from a shard."""
_FILE = re.compile(rf"head|(?:cards|texts)/\d+|index/\w+\.pf_index|{'|'.join(map(re.escape, _INTERNAL))}")
"""Names of the files that we write."""
CARDS_PER_FILE = 16
"""Cards in a file."""
TEXTS_PER_FILE = 4
"""Whole texts in a file."""
_MAX_INLINE_INDEX_BYTES = 60_000
"""Bytes of an index that stands in the head of its shard, to be loaded in one go; a larger one is loaded in part."""
_SHARDS_AT_A_TIME = 2
"""Each takes a core and, for 3,500 articles, 0.7 GB."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A year's part of the search, as it stands in the cache."""

    year: str
    count: int
    """Articles."""
    folder: Path
    """Its name is the year and a digest of all that decides the bytes in it."""

    @property
    def name(self) -> str:
        """Return the name that the folder has on the site too."""
        return self.folder.name

    def files(self) -> list[str]:
        """Return the files in it that the browser loads, sorted."""
        return sorted(self.digests().keys() - set(_INTERNAL))

    def digests(self) -> dict[str, str]:
        """Return the SHA-256 of each file that we wrote; empty where they are not known."""
        try:
            data = (self.folder / DIGESTS).read_bytes()
        except OSError:
            return {}
        found: dict[str, str] = json.loads(data) if is_whole(data) else {}
        return {name: found[name] for name in found if _FILE.fullmatch(name)}

    def is_whole(self, names: Iterable[str] = ()) -> bool:
        """Whether the files *names*, else all, are as we wrote them: a cache may be damaged, and others may write to it."""
        known = self.digests()
        wanted = set(names) or known.keys()
        return bool(known) and known.keys() >= {*wanted, "head"} and all(map(self._is_as_written, wanted))

    def _is_as_written(self, name: str) -> bool:
        place = self.folder / name
        try:
            return S_ISREG(os.lstat(place).st_mode) and _sha256(place.read_bytes()) == self.digests()[name]
        except OSError:
            return False

    def read(self, name: str) -> bytes:
        """Return the bytes of a file; raise OSError where they are not those that we wrote."""
        data = (self.folder / name).read_bytes()
        if _sha256(data) != self.digests()[name]:
            raise OSError(
                f"{self.folder / name}: đổi trong khi dựng; chạy lại. / changed meanwhile; run again."
            )
        return data

    def words(self) -> list[str]:
        """Return its words, folded and sorted."""
        return self.read(WORDS).decode().split("\n")

    def facet_values(self) -> dict[str, dict[str, str]]:
        """Return name by slug of each value that its articles have, by the name of the facet; the oldest name counts."""
        found: dict[str, dict[str, str]] = json.loads(self.read(FACET_VALUES))
        return found


@dataclass(slots=True)
class FacetValues:
    """What the articles of a shard have of one facet, gathered article by article."""

    slugs: list[str | list[str]] = field(default_factory=list)
    """Of each article by its number: one, or a list where the field is one; empty where it has none."""
    names: dict[str, str] = field(default_factory=dict)
    """Name of each value by its slug, as it was typed first."""
    _slug_of: dict[str, str] = field(default_factory=dict)
    """What was made of a name before, for speed."""

    def add(self, typed: str | list[str] | None) -> None:
        """Take what the next article says."""
        self.slugs.append([*map(self._slug, typed)] if isinstance(typed, list) else self._slug(typed or ""))

    def _slug(self, name: str) -> str:
        slug = self._slug_of.get(name)
        if slug is None:
            slug = self._slug_of[name] = slugify(name)
            if slug:
                self.names.setdefault(slug, name)
        return slug


def packed(value: Any) -> bytes:
    """Return *value* as compressed JSON, the same bytes at any time: servers need not compress it."""
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(plain.encode("utf-8", "surrogatepass"), 9, mtime=0)


def build_shards(
    catalogue: Catalogue,
    cache: Path,
    pagefind: Pagefind,
    known: Mapping[str, str] = MappingProxyType({}),
    report: Progress = report_nothing,
) -> list[Shard]:
    """Return the shards of all years, newest first: those whose articles changed built anew in *cache*.

    *known* are the names of shards by year whose articles are known to be as they were.
    """
    cache.mkdir(parents=True, exist_ok=True)
    basis = _basis(pagefind)
    shards: list[Shard] = []
    with ThreadPoolExecutor(_SHARDS_AT_A_TIME) as pool:
        running = []
        years = years_with_articles(catalogue)
        for done, counted in enumerate(years):
            report("search", done, len(years))
            name = (
                known.get(counted.year)
                or f"{counted.year}-{_digest(basis, searched_articles(catalogue, counted.year))}"
            )
            shard = Shard(counted.year, counted.count, cache / name)
            shards.append(shard)
            if not shard.is_whole(_INTERNAL if counted.year in known else ()):
                remove(shard.folder)
                scratch = _begin(cache, shard, searched_articles(catalogue, counted.year))
                running.append(pool.submit(_finish, scratch, shard, pagefind))
            while len(running) > _SHARDS_AT_A_TIME:
                running.pop(0).result()
        for task in running:
            task.result()
        report("search", len(years), len(years))
    _tidy(cache, {shard.name for shard in shards})
    return shards[::-1]


def engine(shards: Iterable[Shard]) -> bytes:
    """Return Pagefind's program for the browser, the same in every shard; empty where there is none."""
    return next((shard.read(ENGINE) for shard in shards), b"")


def _basis(pagefind: Pagefind) -> bytes:
    """Return what decides a shard besides its articles: the version of Pagefind and this code."""
    code = (Path(module).read_bytes() for module in (__file__, spelling.__file__))
    return b"\0".join((pagefind.version.encode(), *code))


def _digest(basis: bytes, articles: Iterable[SearchedArticle]) -> str:
    whole = blake2b(basis, digest_size=6)
    for article in articles:
        plain = compact([getattr(article, name) for name in article.__slots__])
        whole.update(blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=16).digest())
    return whole.hexdigest()


def _begin(cache: Path, shard: Shard, articles: Iterable[SearchedArticle]) -> Path:
    """Write all of *shard* but the index, and the pages to index, into a folder of its own."""
    scratch = cache / f".{shard.name}.new"
    remove(scratch)
    pages, made = scratch / "pages", scratch / "made"
    for folder in (pages, made / "cards", made / "texts"):
        folder.mkdir(parents=True)
    days, heads = [], []
    values = [FacetValues() for _ in FACETS]
    vocabulary: set[str] = set()
    count = 0
    for block in _blocks(articles, CARDS_PER_FILE):
        for article in block:
            of_title, of_text = spelling.words(article.title), spelling.words(article.text)
            (pages / f"{count}.html").write_text(page_to_index([*of_title, *of_text]), encoding="utf-8")
            vocabulary.update(of_title, of_text)
            days.append(article.day[5:])
            for of_facet, typed in zip(values, article.facets, strict=True):
                of_facet.add(typed)
            heads.append(len(of_title))
            count += 1
        place = (count - 1) // CARDS_PER_FILE
        (made / "cards" / str(place)).write_bytes(packed([_card(article) for article in block]))
        for at in range(0, len(block), TEXTS_PER_FILE):
            group = [
                [*_card(article), "" if article.is_retracted else article.text]
                for article in block[at : at + TEXTS_PER_FILE]
            ]
            (
                made / "texts" / str(place * (CARDS_PER_FILE // TEXTS_PER_FILE) + at // TEXTS_PER_FILE)
            ).write_bytes(packed(group))
    by_facet = dict(zip(FACETS, values, strict=True))
    slugs = {facet.key: by_facet[name].slugs for name, facet in FACETS.items()}
    frame = {"days": days, **slugs, "heads": heads}
    bare = sorted({spelling.folded(word) for word in vocabulary})
    (made / WORDS).write_text("\n".join(bare), encoding="utf-8")
    names = {name: one.names for name, one in by_facet.items()}
    (made / FACET_VALUES).write_text(json.dumps(names), encoding="utf-8")
    (scratch / "frame.json").write_text(json.dumps(frame), encoding="utf-8")
    return scratch


def page_to_index(words: list[str]) -> str:
    """Return what Pagefind indexes for an article: a page with the words of its title and text, and nothing else."""
    indexed = spelling.to_index(" ".join(words))
    return f'<html lang="{LANGUAGE}"><body><p>{indexed}</p></body></html>'


def _card(article: SearchedArticle) -> list[str | bool]:
    """Return what a result shows; of an article that was retracted no summary, as in every listing."""
    summary = "" if article.is_retracted else article.summary
    return [
        article.slug,
        article.title,
        article.day,
        article.category,
        summary,
        article.lang,
        article.is_retracted,
    ]


def _finish(scratch: Path, shard: Shard, pagefind: Pagefind) -> None:
    """Have Pagefind make the index, keep what the browser needs of it, and let the shard stand under its name."""
    made, output = scratch / "made", scratch / "index"
    pagefind.index((scratch / "pages").resolve(), output.resolve())
    shutil.move(output / ENGINE, made / ENGINE)
    chunks = sorted((output / "index").glob("*.pf_index"))
    is_small = sum(chunk.stat().st_size for chunk in chunks) <= _MAX_INLINE_INDEX_BYTES
    if not is_small:
        shutil.move(output / "index", made / "index")
    frame = json.loads((scratch / "frame.json").read_text(encoding="utf-8"))
    frame["names"] = _names(output / "fragment", shard.count)
    parts = [("meta", next(output.glob("*.pf_meta")).read_bytes())]
    parts += [(chunk.stem, chunk.read_bytes()) for chunk in chunks] if is_small else []
    (made / "head").write_bytes(_head(frame, parts))
    written = sorted(path for path in made.rglob("*") if path.is_file())
    digests = {path.relative_to(made).as_posix(): _sha256(path.read_bytes()) for path in written}
    (made / DIGESTS).write_bytes(seal(json.dumps(digests).encode()))
    os.replace(made, shard.folder)
    shutil.rmtree(scratch)


def _head(frame: dict[str, Any], parts: list[tuple[str, bytes]]) -> bytes:
    """Return one file of the frame, which names the parts and their lengths, and the parts after it."""
    data = packed({**frame, "parts": [[name, len(part)] for name, part in parts]})
    return b"".join((len(data).to_bytes(4, "big"), data, *(part for _, part in parts)))


def _names(fragments: Path, count: int) -> list[str]:
    """Return Pagefind's name of each article, by its number: results carry the name alone."""
    names = [""] * count
    for file in fragments.iterdir():
        held = json.loads(gzip.decompress(file.read_bytes())[len(b"pagefind_dcd") :])
        group = {file.stem: held} if "url" in held else held
        for name, fragment in group.items():
            names[int(fragment["url"].strip("/").removesuffix(".html"))] = name.rpartition("_")[2]
    return names


def _blocks(articles: Iterable[SearchedArticle], size: int) -> Iterator[list[SearchedArticle]]:
    rest = iter(articles)
    while block := list(islice(rest, size)):
        yield block


def _tidy(cache: Path, kept: set[str]) -> None:
    """Delete the shards of years that are no more, and what an interrupted build left."""
    for entry in cache.iterdir():
        if entry.name not in kept:
            remove(entry)


def remove(place: Path) -> None:
    """Delete what stands at *place*, if anything: a folder with all in it, a link as a link."""
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)


def _sha256(data: bytes) -> str:
    return sha256(data).hexdigest()
