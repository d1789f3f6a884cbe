"""Bodies before and after, above and below."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.views.drawn.flow_chart import LETTERS, WIDTH, ChartedCommittee, drawn_flow_chart
from plugins.views.drawn.lettering import width_of

NODES = st.lists(
    st.builds(
        ChartedCommittee,
        st.text("Ban Tổchứcủy &<", min_size=1, max_size=90),
        note=st.sampled_from(["", "2025"]),
    ),
    max_size=12,
)
OWN = ChartedCommittee("Ban Tuyên giáo và Dân vận Thành ủy Vân Khê")


def points(path: str) -> list[tuple[int, int]]:
    """Return the corners of a line drawn with M, H and V."""
    x = y = 0
    found = []
    for command, numbers in re.findall(r"([MHV])([\d ]+)", path):
        given = [int(one) for one in numbers.split()]
        x, y = given if command == "M" else (given[0], y) if command == "H" else (x, given[0])
        found.append((x, y))
    return found


@given(NODES, NODES)
def test_boxes_do_not_overlap_and_stay_inside(before, after):
    """From top to bottom in order, each within the drawing."""
    drawn = drawn_flow_chart(OWN, before, after, has_arrows=True)
    assert len(drawn.boxes) == len(before) + 1 + len(after)
    for upper, lower in pairwise(drawn.boxes):
        assert upper.y + upper.height < lower.y
    assert all(one.x >= 0 and one.x + one.width <= WIDTH for one in drawn.boxes)
    assert drawn.boxes[0].y >= 0
    assert drawn.boxes[-1].y + drawn.boxes[-1].height <= drawn.height


@given(NODES, NODES)
def test_words_stay_in_their_box(before, after):
    """Also long names, and what is printed below them."""
    for box in drawn_flow_chart(OWN, before, after, has_arrows=False).boxes:
        assert all(box.y + LETTERS < line.y + 5 and line.y < box.y + box.height for line in box.lines)
        assert all(box.text_x + width_of(line.text) * LETTERS <= box.x + box.width for line in box.lines)


@given(NODES, NODES)
def test_a_line_leads_to_every_box(before, after):
    """It ends or begins at the middle of the left side of each, but for the body itself."""
    drawn = drawn_flow_chart(OWN, before, after, has_arrows=True)
    ends = {point for path in drawn.paths for point in points(path)}
    own = drawn.boxes[len(before)]
    assert all((box.x, box.middle) in ends for box in drawn.boxes if box is not own)
    assert sum(own.y < y < own.y + own.height and x == own.x for x, y in ends) == bool(before) + bool(after)
    assert all(0 <= x <= WIDTH and 0 <= y <= drawn.height for x, y in ends)


def test_a_merger_and_a_split():
    """Two into one, one into three: an arrow at each body that came of it."""
    sides = (
        [ChartedCommittee("Ban A"), ChartedCommittee("Ban B")],
        [ChartedCommittee("Ban C"), ChartedCommittee("Ban D"), ChartedCommittee("Ban E")],
    )
    assert len(drawn_flow_chart(OWN, *sides, has_arrows=True).arrow_heads) == 1 + 3
    assert drawn_flow_chart(OWN, *sides, has_arrows=False).arrow_heads == ()


def test_the_body_itself_is_marked():
    """And leads nowhere, for the reader is there."""
    boxes = drawn_flow_chart(OWN, [ChartedCommittee("Ban A", "/to-chuc/ban-a/")], [], has_arrows=True).boxes
    assert [(box.is_own, box.url) for box in boxes] == [(False, "/to-chuc/ban-a/"), (True, "")]


def test_a_date_stands_below_the_name():
    """As a note, on a line of its own."""
    box = drawn_flow_chart(OWN, [ChartedCommittee("Ban A", note="03/02/2025")], [], has_arrows=True).boxes[0]
    assert [(line.text, line.is_note) for line in box.lines] == [("Ban A", False), ("03/02/2025", True)]


@pytest.mark.parametrize("side", [0, 1])
def test_two_bodies_of_one_name_are_two_boxes(side):
    """Only the page's own is marked, even where another is called the same."""
    sides: list[list[ChartedCommittee]] = [[], []]
    sides[side] = [ChartedCommittee(OWN.name)]
    assert sum(box.is_own for box in drawn_flow_chart(OWN, *sides, has_arrows=True).boxes) == 1
