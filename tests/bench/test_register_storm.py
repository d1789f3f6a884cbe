"""Random merging, renaming and splitting loses no id and no address; the long run is ``python3 -m bench.register_storm``."""

from bench.register_storm import run


def test_a_short_storm(tmp_path):
    """Forty commands, the same each time."""
    storm = run(tmp_path, steps=40, seed=7, records=12)
    assert storm.refused < 20
    assert len(storm.ids) > 12
