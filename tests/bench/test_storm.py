"""A short storm: whatever is killed, filled or flipped, nothing is lost."""

import pytest

from bench.storm import bench_storm


@pytest.mark.timeout(240)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_short_storm(seed, capfd):
    """Ten kills and what lies between them; the long one is ``python3 tasks.py bench storm``."""
    assert bench_storm(10, seed, minutes=1) == 0, capfd.readouterr().err
