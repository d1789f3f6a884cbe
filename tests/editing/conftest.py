"""What the tests of editing share."""

import tempfile

import pytest


@pytest.fixture(autouse=True)
def locks_stay_with_the_test(tmp_path, monkeypatch):
    """Have locks of new files lie with the files of the test, also those of processes that it starts."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
