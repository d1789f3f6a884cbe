"""Tests of plugins.site: what is written, and that an edit leaves what a clean build makes."""

import pytest

pytest.register_assert_rewrite("tests.site.sites")
