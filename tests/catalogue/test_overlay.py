"""Rows laid over a catalogue: seen by one reader, while it looks, and by nobody else."""

import pytest

from plugins.catalogue.overlay import laid_over
from plugins.catalogue.rows import PageRow
from plugins.catalogue.store import open_catalogue, read_catalogue


@pytest.fixture
def catalogue(tmp_path):
    """A catalogue with one page."""
    made, _ = open_catalogue(tmp_path / "catalogue.sqlite")
    made.put([PageRow("a", "A", "vi", "")])
    made.commit()
    yield made
    made.close()


def slugs(catalogue) -> list[str]:
    """Return the slugs of its pages."""
    return [row.slug for row in catalogue.rows(PageRow, "ORDER BY slug")]


def test_they_are_seen_beside_its_own(catalogue):
    """By the reader that laid them, as often as it likes; another sees nothing of them."""
    reader, other = read_catalogue(catalogue.address), read_catalogue(catalogue.address)
    for slug in ("b", "c"):
        with laid_over(reader, [PageRow(slug, "B", "vi", "")]):
            assert (slugs(reader), slugs(other), slugs(catalogue)) == (["a", slug], ["a"], ["a"])
        assert slugs(reader) == ["a"]


def test_the_file_is_as_it_was(catalogue):
    """While rows are laid over it others may write; afterwards the reader may not."""
    reader = read_catalogue(catalogue.address)
    with laid_over(reader, [PageRow("b", "B", "vi", "")]):
        catalogue.put([PageRow("c", "C", "vi", "")])
        catalogue.commit()
    assert slugs(reader) == ["a", "c"]
    assert reader.values("PRAGMA query_only") == [1]


def test_an_exception_takes_them_away(catalogue):
    """A page that cannot be made leaves nothing to the next."""
    reader = read_catalogue(catalogue.address)
    with pytest.raises(KeyError), laid_over(reader, [PageRow("b", "B", "vi", "")]):
        raise KeyError
    assert slugs(reader) == ["a"]
