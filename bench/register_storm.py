"""Random commands on an invented register: ``python3 -m bench.register_storm --steps 10000 --seed 1``.

After each command every id ever minted is in the ledger, in at most one file, and finds one record; every address that a
record ever had leads to one; nothing that names a record by hand names none or several; and what is refused or taken back
leaves not a byte otherwise.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from unittest.mock import patch

from plugins.authority.from_file import record_of
from plugins.authority.integrity import resolve_references, slugs_alike
from plugins.authority.ledger import IdUse, LedgerEntry, check_ledger, read_ledger, write_ledger
from plugins.authority.records import Record
from plugins.authority.register import Register
from plugins.catalogue.store import Catalogue
from plugins.editing.changes import CannotChange, apply, undo
from plugins.editing.merge import plan_merge
from plugins.editing.register_plan import RegisterPlan
from plugins.editing.rename import plan_rename
from plugins.editing.split import plan_split, read_split, split_list
from plugins.ingest.content import index_content
from plugins.ingest.options import Options
from plugins.kinds import KINDS
from plugins.sources.content_file import read_content_file
from plugins.sources.dates import LOCAL_ZONE
from plugins.sources.folder import LEDGER
from plugins.sources.ids import ALPHABET, check_character
from plugins.text.normal import slugify

_AS_OF = datetime(2026, 11, 23, 8, 0, tzinfo=LOCAL_ZONE)
_FAMILIES = ("Tạ", "Kiều", "Đinh", "Lý", "Mạc", "Ông", "Vi")
_GIVEN = ("Lãm", "Nhàn", "Sửu", "Mẫu", "Đông", "Hạ", "Thu", "Xuân", "Bính", "Đinh")
_PLACES = ("Vân Khê", "Thạch Hà", "Sông Mới", "Đồi Mây", "Bến Lở", "Chợ Gương")
_OFFICES = ("Bí thư", "Phó Bí thư", "Ủy viên")


class Storm:
    """A register, and all that it ever was."""

    def __init__(self, folder: Path, seed: int, records: int) -> None:
        """Write an invented register of about so many *records* into the empty *folder*."""
        self.folder = folder
        self.random = random.Random(seed)
        self.size = records
        self.journal = folder.parent / "journal.json"
        self.ids: set[str] = set()
        self.addresses: set[tuple[str, str]] = set()
        self.before: tuple[dict[str, bytes], set[tuple[str, str]]] | None = None
        """Files and addresses before the last command that can be taken back."""
        self.refused = 0
        self._minted = 0
        (folder / LEDGER).parent.mkdir(parents=True)
        (folder / LEDGER).write_bytes(write_ledger(()))
        for number in range(records):
            self._create("committee" if number < records // 3 else "person")
        for number in range(records // 4):
            self._write_article(number)

    def _id(self, letter: str) -> str:
        self._minted += 1
        digits = [ALPHABET[self._minted // 29**place % 29] for place in range(6)]
        stem = f"{letter}-{''.join(reversed(digits))}"
        return stem + check_character(stem)

    def _name(self, kind: str) -> str:
        if kind == "committee":
            return f"Đảng ủy {self.random.choice(_PLACES)} {self._minted}"
        family, given = self.random.choice(_FAMILIES), self.random.choice(_GIVEN)
        return f"{family} {self.random.choice(_GIVEN)} {given}"

    def _committee(self) -> str:
        """Return a committee as an editor may name it."""
        one = self.random.choice([*Register(self.records()).committees.values()])
        return self.random.choice((one.slug, one.slug, one.id or one.slug))

    def _create(self, kind: str) -> None:
        """Write a new record and enter its id, as ``new`` does."""
        identifier = self._id(kind[0])
        name = self._name(kind)
        fields = [f"id: {identifier}", "# tên", f"name: {name}", f"disambiguation: số {self._minted}"]
        if kind == "person" and self.random.random() < 0.8:
            fields += ["tenures:", f"  - office: {self.random.choice(_OFFICES)}"]
            fields += [f"    committee: {self._committee()}", f"    from: {1990 + self._minted % 30}"]
        path = f"register/{KINDS[kind].folder}/{slugify(name)}-{self._minted}.md"
        (self.folder / path).parent.mkdir(exist_ok=True)
        body = f"Gặp [họ]({kind}:{identifier})." if self.random.random() < 0.2 else f"Chuyện {self._minted}."
        (self.folder / path).write_text("---\n" + "\n".join(fields) + f"\n---\n\n{body}\n", "utf-8")
        entries = read_ledger((self.folder / LEDGER).read_bytes())[0]
        entries[identifier] = LedgerEntry(identifier, "live", "", 0)
        (self.folder / LEDGER).write_bytes(write_ledger(entries.values()))

    def _write_article(self, number: int) -> None:
        persons = self.random.sample([one for one in self.records() if one.kind == "person"], 2)
        marks = ", ".join(f"[{one.name}](person:{one.slug})" for one in persons)
        text = (
            f"---\ntitle: Tin {number}\ndate: 2023-01-01\ncategory: Tin\npersons: {persons[0].slug}\n"
            f"committees: {self._committee()}\n---\n\nCó {marks}.\n"
        )
        path = self.folder / f"articles/2023/tin-{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def records(self) -> list[Record]:
        """Return the records as their files say."""
        found = []
        for kind in KINDS.values():
            for path in sorted((self.folder / "register" / kind.folder).glob("*.md")):
                name = path.relative_to(self.folder).as_posix()
                source, problems = read_content_file(kind.name, name, path.read_bytes())
                assert source is not None and not problems, (path, problems)
                record = record_of(source)
                assert record is not None
                found.append(record)
        return found

    def files(self) -> dict[str, bytes]:
        """Return the bytes of every file but the ledger."""
        paths = (path for path in self.folder.rglob("*.*") if path.is_file() and path.name != "ids.csv")
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in paths}

    def step(self, catalogue: Catalogue) -> None:
        """Do one random command, and see that nothing is lost."""
        records = self.records()
        if self.before and self.random.random() < 0.1:
            files, self.addresses = self.before
            undo(self.folder, self.journal)
            assert self.files() == files
            self.before = None
        elif self.random.random() < 0.1 or len(records) < self.size // 2:
            self._create(self.random.choice(("person", "committee")))
            self.before = None
        else:
            self._change(catalogue, self._command(records))
        self.verify()

    def _command(self, records: list[Record]) -> Callable[[RegisterPlan], None]:
        one = self.random.choice(records)
        other = self.random.choice(records)
        choice = self.random.random()
        if choice < (0.6 if len(records) > self.size else 0.25):
            return lambda plan: plan_merge(
                plan, plan.record(f"{one.kind}:{one.slug}"), plan.record(other.id or "")
            )
        if choice < 0.8:
            name = self._name(one.kind) if self.random.random() < 0.6 else ""
            slugs = (f"{slugify(one.name)}-{self.random.randrange(10**6)}", *one.former_slugs[:1], other.slug)
            slug = self.random.choice(slugs) if not name or self.random.random() < 0.5 else ""
            return lambda plan: plan_rename(plan, plan.record(one.id or one.slug), name, slug)
        return lambda plan: self._split(plan, plan.record(f"{one.kind}:{one.slug}"))

    def _split(self, plan: RegisterPlan, record: Record) -> None:
        lines = []
        for line in split_list(plan, record, "en"):
            if line.startswith("1 | "):
                lines.append(self.random.choice(("1", "1", "2", "1 2")) + line[1:])
            elif line.startswith("new disambiguation"):
                lines.append(f"{line} mới {self.random.randrange(10**6)}")
            else:
                lines.append(line)
        wanted, problems = read_split("\n".join(lines), "x")
        assert not problems
        plan_split(plan, wanted)

    def _change(self, catalogue: Catalogue, command: Callable[[RegisterPlan], None]) -> None:
        files = self.files()
        index_content(self.folder, catalogue, Options(as_of=_AS_OF))
        plan = RegisterPlan(self.folder, catalogue)
        try:
            command(plan)
            apply(self.folder, plan.changes(), self.journal)
        except CannotChange:
            assert self.files() == files
            self.refused += 1
        else:
            self.before = files, set(self.addresses)

    def verify(self) -> None:
        """See that nothing is lost, reused or named in vain."""
        records = self.records()
        register, problems = resolve_references(records)
        problems += slugs_alike(records)
        entries, faults = read_ledger((self.folder / LEDGER).read_bytes())
        assert self.ids <= entries.keys(), self.ids - entries.keys()
        self.ids |= entries.keys()
        live = [IdUse(one.id, one.origin.path, 1) for one in records if one.id]
        assert len({use.id for use in live}) == len(live)
        merged = [IdUse(gone, one.origin.path, 1) for one in records for gone in one.merged_ids]
        assert [*problems, *faults, *check_ledger(entries, live, merged)] == []
        for entry in entries.values():
            kind = next(kind.name for kind in KINDS.values() if kind.letter == entry.id[0])
            assert len(register.find(kind, entry.id)) == (entry.state != "withdrawn"), entry
        for one in records:
            self.addresses |= {(one.kind, slug) for slug in (one.slug, *one.former_slugs)}
        lost = [address for address in self.addresses if len(register.find(*address)) != 1]
        assert lost == []
        self._verify_articles(register)

    def _verify_articles(self, register: Register) -> None:
        for path in (self.folder / "articles").rglob("*.md"):
            source, _ = read_content_file("article", path.name, path.read_bytes())
            assert source is not None
            for kind in KINDS.values():
                for named in source.values.get(kind.folder, ()):
                    assert len(register.find(kind.name, named)) == 1, (path, named)
            for mark in source.body.split("](person:")[1:]:
                assert len(register.find("person", mark.partition(")")[0])) == 1, (path, mark)


def run(folder: Path, steps: int, seed: int, records: int) -> Storm:
    """Do so many random *steps* below the empty *folder*; AssertionError where one loses something."""
    (folder / "content").mkdir()
    storm = Storm(folder / "content", seed, records)
    with closing(Catalogue.in_memory()) as catalogue, patch("os.fsync"):  # no power is cut here
        for _ in range(steps):
            storm.step(catalogue)
    return storm


def main() -> None:
    """Run the storm that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--records", type=int, default=60)
    given = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        storm = run(Path(folder), given.steps, given.seed, given.records)
    print(
        f"{given.steps} steps in {time.monotonic() - began:.0f} s, {storm.refused} refused,"
        f" {len(storm.ids)} ids and {len(storm.addresses)} addresses, none lost."
    )


if __name__ == "__main__":
    main()
