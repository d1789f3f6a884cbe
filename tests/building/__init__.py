"""Tests of plugins.building: Pelican's settings, and Pelican running our generator."""
