"""Numbers of sources."""

from plugins.views.references import numbered


def test_sources_are_numbered_as_they_come():
    """Each once; what is not said has no number."""
    assert numbered(["b", None, "", "a", "b"]) == {"b": 1, "a": 2}
    assert numbered([]) == {}
