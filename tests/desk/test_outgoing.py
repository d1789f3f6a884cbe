"""What will go out is told by the bytes of files, whatever their times."""

import os

import pytest

from plugins.addresses import file_of
from plugins.catalogue.queries.listed import texts_on_site
from plugins.desk.waiting import outgoing
from plugins.publishing.releases import begin_staging, switch
from plugins.publishing.text_digests import write_text_digests
from tests.city import NEWS, REPORT, article, write

LONG_AGO = 1_000_000_000
OLD = "articles/2022/01/cu.md"


@pytest.fixture
def folder(folder):
    """The city with an article whose time will be over."""
    write(folder, OLD, article("Cũ", date="2022-01-05"))
    return folder


@pytest.fixture
def released(desk):
    """The desk after a release of all that it has; a page is its address."""
    output = desk.settings.output
    with desk.reading() as catalogue:
        digests = {file_of(one.address): one.digest for one in texts_on_site(catalogue)}
    folder = switch(output, begin_staging(output), dict.fromkeys(digests, "0" * 64)).folder
    write_text_digests(folder, digests)
    return desk


def going_out(desk):
    """Return what goes out of the folder as it is now."""
    desk.index()
    return outgoing(desk, 60)


def edit(desk, path, old, new):
    """Have a file say *new* for *old*."""
    write(desk.content, path, (desk.content / path).read_text("utf-8").replace(old, new, 1))


def test_it_is_compared_once_for_each_state(released):
    """Of the content, and of the release that readers see: it changes with either."""
    first = outgoing(released, 60)
    assert outgoing(released, 60) is first
    (released.settings.output / "releases/000001.texts").unlink()
    assert outgoing(released, 60).is_compared is False
    assert going_out(released) is not first


def test_without_a_release_all_is_new(desk):
    """Articles and records."""
    found = going_out(desk)
    assert (found.release, found.total) == ("", len(found.new))
    assert {REPORT, NEWS} < {one.path for one in found.new}


def test_the_same_bytes_saved_again_change_nothing(released):
    """Nor does another time, or another name of the file under the same address."""
    for path in (REPORT, NEWS):
        write(released.content, path, (released.content / path).read_text("utf-8"))
    os.utime(released.content / OLD)
    assert going_out(released).total == 0
    os.rename(released.content / OLD, released.content / "articles/2022/cu.md")
    assert going_out(released).total == 0


def test_other_bytes_of_an_older_time_are_a_change(released):
    """As a repository restores them."""
    edit(released, NEWS, "title: ", "title: Xưa ")
    os.utime(released.content / NEWS, (LONG_AGO, LONG_AGO))
    found = going_out(released)
    assert ([one.path for one in found.changed], found.total) == ([NEWS], 1)


def test_what_comes_is_removed_ends_or_goes(released):
    """Each is told as what it is; a draft was never there."""
    write(released.content, "articles/2023/moi.md", article("Mới"))
    write(released.content, "articles/2023/nhap.md", article("Nháp", status="draft"))
    edit(released, NEWS, "date:", "status: removed\ndate:")
    edit(released, OLD, "date:", "expires_at: 2023-01-01\ndate:")
    edit(released, REPORT, "date:", "status: draft\ndate:")
    found = going_out(released)
    assert [one.title for one in found.new] == ["Mới"]
    assert [one.path for one in found.removed] == [NEWS]
    assert found.ended == ("/tin-tuc/2022/01/cu/",)
    assert [one.code for one in found.gone] == ["N101"]
    assert found.changed == ()


def test_another_address_leads_on(released):
    """The new one is new, the old one neither gone nor over."""
    edit(released, NEWS, "date:", "slug: khac\nformer_slugs: trao-huy-hieu\ndate:")
    found = going_out(released)
    assert ([one.path for one in found.new], found.total) == ([NEWS], 1)


def test_a_release_that_does_not_say_what_it_was_made_of(released):
    """Nothing is guessed: what is new and what goes is told, what changed is not known."""
    folder = released.settings.output / "releases/000001"
    folder.with_suffix(".texts").unlink()
    edit(released, NEWS, "title: ", "title: Xưa ")
    found = going_out(released)
    assert (found.is_compared, found.total) == (False, 0)
