"""How far a build is, as an editor reads it."""

import io
import re
from pathlib import Path

from plugins.cli import progress

PROJECT = Path(__file__).resolve().parents[2]


class Terminal(io.StringIO):
    """A stream that is one."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_every_stage_has_a_name():
    """In Vietnamese, and none that no build tells."""
    told = {
        name
        for file in (PROJECT / "plugins").rglob("*.py")
        for name in re.findall(r'(?:report|progress)\("(\w+)"', file.read_text("utf-8"))
    }
    assert told == set(progress._STAGES)


def test_a_line_a_stage_where_nobody_watches():
    """With how much there is."""
    stream = io.StringIO()
    say = progress.show_progress(stream)
    for done in range(3):
        say("search", done, 3)
    say("done", 3, 3)
    assert stream.getvalue() == "Lập tìm kiếm: 3\nXong: 3\n"


def test_few_steps_are_all_drawn_and_of_many_each_twentieth():
    """Over the line before."""
    for total, drawn in ((8, 9), (400, 21)):
        stream = Terminal()
        draw = progress.show_progress(stream)
        for done in range(total + 1):
            draw("articles", done, total)
        assert stream.getvalue().count("\r") == drawn
