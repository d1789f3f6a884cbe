"""Tests of the build; what they share tells what differs."""

import pytest

pytest.register_assert_rewrite("tests.building.sites")
