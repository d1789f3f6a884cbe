"""What the guides of publishing and serving say can be done as printed, and is held by the tests they name."""

import re
import shlex

import pytest
from invoke.parser import Parser

from tests.docs.test_readme import COMMAND, ROOT, commands_in, offered_tasks  # noqa: F401 - a fixture

GUIDES = ("docs/serving/README.md", "docs/bien-tap/phat-hanh.md")
PRINTED = [line for guide in GUIDES for line in commands_in(guide)]
RELIABILITY = (ROOT / "docs/reliability.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", RELIABILITY)))


@pytest.mark.parametrize("line", sorted({line.strip() for line in PRINTED}))
def test_a_printed_command_can_be_run(line, tasks):
    """It names a task and options that there are."""
    _, _, task, *options = shlex.split(line, comments=True)
    assert line.startswith(COMMAND)
    assert [one.name for one in Parser(contexts=tasks.values()).parse_argv([task, *options])] == [task]


@pytest.mark.parametrize(("file", "test"), NAMED)
def test_a_promise_has_its_test(file, test):
    """The test that is named beside it is there."""
    assert f"def {test}(" in (ROOT / file).read_text("utf-8")


@pytest.mark.parametrize("guide", [*GUIDES, "docs/reliability.md", "docs/adr/0012-publishing.md"])
def test_links_lead_to_files(guide):
    """And to headings that are there."""
    text = (ROOT / guide).read_text("utf-8")
    for target, anchor in re.findall(r"\]\(([^)#:\s]*)(?:#([^)]*))?\)", text):
        place = (ROOT / guide).parent / target if target else ROOT / guide
        assert place.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", place.read_text("utf-8"), re.MULTILINE)
            assert anchor in [re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings], (
                anchor
            )


def test_the_policy_is_the_same_everywhere():
    """In both servers' configurations."""
    nginx, caddy = ((ROOT / "docs/serving" / name).read_text("utf-8") for name in ("nginx.conf", "Caddyfile"))
    policies = re.findall(r'Content-Security-Policy "([^"]+)"', nginx + caddy)
    assert len(policies) == 2
    assert len(set(policies)) == 1
