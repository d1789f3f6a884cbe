"""Files that are not what they are called, damaged, locked or too large are refused, each with its code."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from plugins.importing import word_package
from plugins.importing.dates import GivenDay
from plugins.importing.reading import read_draft
from plugins.importing.refusals import Refused
from tests.importing.word_files import NAMESPACES, docx, p, png, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def with_document(xml: str) -> bytes:
    """Return a Word file whose document is *xml*."""
    return docx(more_parts={"word/document.xml": xml})


REFUSED = {
    "an old Word file": ("bai.doc", OLE, "I102"),
    "an old Word file under the new ending": ("bai.docx", OLE, "I104"),
    "a file that a password locks": ("bai.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "I105"),
    "a PDF under another name": ("bai.docx", b"%PDF-1.7 ...", "I104"),
    "RTF": ("bai.docx", b"{\\rtf1\\ansi Xin}", "I104"),
    "a page under the ending of Word": ("bai.docx", b"<html><body>x</body></html>", "I104"),
    "a picture under the ending of a text": ("bai.txt", png(), "I104"),
    "a page under the ending of a text": ("bai.txt", b"<!DOCTYPE html><p>x", "I104"),
    "a text under the ending of a page": ("bai.html", "Chữ thường.".encode(), "I104"),
    "a Word file under the ending of a page": ("bai.html", docx(p("x")), "I104"),
    "a spreadsheet under the ending of Word": ("bai.docx", zipped({"xl/workbook.xml": "<x/>"}), "I104"),
    "OpenDocument under the ending of Word": (
        "bai.docx",
        zipped({"mimetype": "x", "content.xml": "<x/>"}),
        "I104",
    ),
    "an archive under the ending of Word": ("bai.docx", zipped({"a.txt": "x"}), "I104"),
    "a program under the ending of a text": ("bai.txt", b"MZ\x90\x00" + bytes(range(256)), "I104"),
    "an empty file": ("bai.docx", b"", "I103"),
    "a text of blanks": ("bai.txt", b" \n\n", "I103"),
    "a Word file without words": ("bai.docx", docx(p("")), "I103"),
    "a Word file cut off": ("bai.docx", docx(p("x"))[:-40], "I106"),
    "a Word file with a damaged part": ("bai.docx", with_document("<w:document"), "I106"),
    "entities that multiply": ("bai.docx", with_document(f"{LAUGHS}<w:document {NAMESPACES}/>"), "I106"),
    "entities from outside": ("bai.docx", with_document(f"{OUTSIDE}<w:document {NAMESPACES}/>"), "I106"),
    "tables without end": (
        "bai.docx",
        docx("<w:tbl><w:tr><w:tc>" * 60 + p("x") + "</w:tc></w:tr></w:tbl>" * 60),
        "I108",
    ),
    "elements without end": ("bai.html", b"<div>" * 50_000 + b"x", "I108"),
    "an unknown encoding": ("bai.txt", "Съезд партии открылся".encode("koi8-r"), "I109"),
    "an article that is too long": ("bai.txt", "Đảng bộ họp. ".encode() * 200_000, "I110"),
    "no file": ("khong-co.docx", None, "I101"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name, tmp_path):
    """Each such file is refused under a code of its own, and nothing comes of it."""
    path, data, code = REFUSED[name]
    file = tmp_path / path
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(Refused) as refused:
        read_draft(file, GivenDay(2023, 7, 21))
    assert refused.value.told.code == code


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path, monkeypatch):
    """What the parts have together is known before any is read."""
    path = tmp_path / "bom.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("word/document.xml", b" " * 3_000_000)
    monkeypatch.setattr(word_package, "MAX_UNPACKED_BYTES", 1_000_000)
    with pytest.raises(Refused) as refused:
        read_draft(path, None)
    assert refused.value.told.code == "I107"


def test_a_folder_or_a_pipe_is_no_file(tmp_path):
    """Only plain files are opened."""
    with pytest.raises(Refused):
        read_draft(Path(tmp_path), None)
