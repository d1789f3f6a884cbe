"""The editor's script is what its sources make."""

import pytest

from plugins.desk.bundle import LICENCES, SCRIPT, esbuild, make


def test_the_script_is_made_of_its_sources():
    """Byte for byte, where what joins scripts is installed; with the licences of all that it holds."""
    program = esbuild()
    if program is None:
        pytest.skip("esbuild is not installed")
    assert make(program) == (SCRIPT.read_bytes(), LICENCES.read_bytes())


def test_licences_are_kept():
    """Of each package that the script has something of."""
    text = LICENCES.read_text("utf-8")
    for package in ("@codemirror/state", "@codemirror/view", "@lezer/markdown", "style-mod", "w3c-keyname"):
        assert f"{package} " in text
    assert text.count("Permission is hereby granted") >= 10


def test_it_evaluates_nothing():
    """The policy of the desk forbids it: no ``eval``, no ``Function`` made of text."""
    script = SCRIPT.read_text("utf-8")
    assert "eval(" not in script
    assert "new Function" not in script
