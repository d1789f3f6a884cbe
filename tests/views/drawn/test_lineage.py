"""A line of committees as boxes."""

from plugins.authority.lineage import Line, LineageStep
from plugins.views.drawn.lineage import drawn_line


def test_boxes_stand_in_columns_and_do_not_meet():
    """A step each, from left to right; a line from the side of each to that of what it went into."""
    names = {one: (f"Ban {one} " * number, f"/to-chuc/{one}/") for number, one in enumerate("abcd", 1)}
    steps = (
        LineageStep("a", "b", "", "", ()),
        LineageStep("b", "d", "", "", ()),
        LineageStep("c", "d", "", "", ()),
    )
    drawing = drawn_line(Line({"d": 0, "b": -1, "c": -1, "a": -2}, steps), names)
    boxes = {one.url.split("/")[2]: one for one in drawing.boxes}
    assert boxes["a"].x < boxes["b"].x == boxes["c"].x < boxes["d"].x
    assert boxes["b"].y + boxes["b"].height < boxes["c"].y
    assert [one for one, box in boxes.items() if box.is_own] == ["d"]
    for box in drawing.boxes:
        assert box.x + box.width < drawing.width and box.y + box.height < drawing.height
        assert all(box.y < foot < box.y + box.height and len(text) <= 25 for foot, text in box.lines)
    assert len(drawing.paths) == 3
    assert drawing.paths[0].startswith(f"M{boxes['a'].x + boxes['a'].width} ")
