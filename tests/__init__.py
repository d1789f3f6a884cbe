"""Tests: they mirror ``plugins/`` folder for folder."""
