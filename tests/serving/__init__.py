"""Tests of docs/serving: real web servers with the configurations that the guide gives."""
