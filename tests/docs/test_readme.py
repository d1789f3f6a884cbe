"""README and the editors' guide name the tasks and options that ``tasks.py`` has."""

from __future__ import annotations

import importlib.util
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import invoke
import pytest
from invoke.parser import Parser, ParserContext

from plugins.cli.command_line import with_names

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ("README.md", "docs/bien-tap/README.md", "docs/formats.md", "docs/archivists.md")
COMMAND = "python3 tasks.py"


@pytest.fixture(name="tasks")
def offered_tasks() -> dict[str, ParserContext]:
    """Return what the command line of ``tasks.py`` takes, by task."""
    spec = importlib.util.spec_from_file_location("tasks_of_the_project", ROOT / "tasks.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    offered = invoke.Collection.from_module(module)
    return {context.name: context for context in offered.to_contexts()}


def long_options(context: ParserContext) -> set[str]:
    """Return the options of a task as one types them; what stands without an option's name is left out."""
    return {f"--{one.names[0]}" for one in context.args.values() if not one.positional}


def documented_tasks(text: str) -> dict[str, set[str]]:
    """Return the long options in each line of the table of tasks, by task."""
    table = text.partition("| Task | Does | Options |")[2].partition("\n\n")[0]
    rows = [re.split(r"(?<!\\)\|", line) for line in table.splitlines() if line.startswith("| `")]
    return {row[1].strip(" `"): set(re.findall(r"`(--[\w-]+)`", row[3])) for row in rows}


def code_blocks(text: str) -> list[str]:
    """Return the fenced blocks of a Markdown text, in order."""
    return re.findall(r"^```\w*\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def commands_in(document: str) -> Iterator[str]:
    """Yield each line of the code blocks of *document* that runs a task."""
    for block in code_blocks((ROOT / document).read_text("utf-8")):
        yield from (line for line in block.splitlines() if line.startswith(COMMAND))


PRINTED = [(document, line) for document in DOCUMENTS for line in commands_in(document)]


def test_table_has_every_task(tasks: dict[str, ParserContext]) -> None:
    """README's table of tasks lists the tasks of ``tasks.py``, and no other."""
    assert set(documented_tasks((ROOT / "README.md").read_text("utf-8"))) == set(tasks)


def test_table_has_every_option(tasks: dict[str, ParserContext]) -> None:
    """Each task in README's table has the long options that it takes, and no other."""
    written = documented_tasks((ROOT / "README.md").read_text("utf-8"))
    assert written == {name: long_options(context) for name, context in tasks.items()}


@pytest.mark.parametrize(("document", "line"), PRINTED)
def test_command_can_be_run(document: str, line: str, tasks: dict[str, ParserContext]) -> None:
    """A printed command names an existing task, with options that it takes."""
    _, _, task, *options = shlex.split(line.partition(" > ")[0], comments=True)
    parsed = Parser(contexts=tasks.values()).parse_argv(with_names(["tasks.py", task, *options])[1:])
    assert [one.name for one in parsed] == [task]


def test_commands_name_the_kinds_of_new_files() -> None:
    """Each printed ``new`` names a kind of file that can be made, and the name that it needs."""
    made = [shlex.split(line)[3:] for _, line in PRINTED if line.startswith(f"{COMMAND} new")]
    assert made
    assert {words[0] for words in made} <= {"article", "person", "committee", "event"}
    assert all("--name" in words for words in made)


def test_the_two_commands_come_first() -> None:
    """README begins with the two commands; the samples come second."""
    blocks = code_blocks((ROOT / "README.md").read_text("utf-8"))
    assert blocks[0].splitlines() == [f"{COMMAND} serve", f"{COMMAND} test"]
    assert blocks[1].splitlines() == [f"{COMMAND} serve --content samples"]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_to_files(document: str) -> None:
    """Every link of the document to another file of the project leads to one."""
    here = ROOT / document
    running = [line for line in here.read_text("utf-8").splitlines() if not line.startswith("|")]
    links = re.findall(r"(?<!`)\[[^\]`]+\]\(([^)#:\s]+)(?:#[^)]*)?\)(?!`)", "\n".join(running))
    assert [link for link in links if not link.startswith("/") and not (here.parent / link).exists()] == []
