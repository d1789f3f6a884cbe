"""The start tags of links to records."""

from plugins.text.record_links import MENTION_OF_PERSON, record_link


def test_a_link_to_a_person_begins_as_others_look_for_it():
    """What they add to it comes before the tag ends."""
    assert record_link("person", "quan-thi-mo") == f'{MENTION_OF_PERSON}/nhan-su/quan-thi-mo/">'
