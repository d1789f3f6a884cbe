"""People by letter."""

from plugins.catalogue.queries import letters
from tests.city import record

PEOPLE = {
    f"register/persons/nguoi-{number}.md": record(name)
    for number, name in enumerate(("Bùi Đức", "Võ Dũng", "Đào Ân", "Lê An"))
}


def test_people_by_the_letter_of_the_given_name(indexed, monkeypatch):
    """In Vietnamese order, Đ a letter of its own; with pages where there are too many for one."""
    people = letters.people_by_letter(indexed(PEOPLE)[1])
    assert {letter: people[letter] for letter in ("A", "Â", "D", "Đ")} == {
        "A": ["nguoi-3"],
        "Â": ["nguoi-2"],
        "D": ["nguoi-1"],
        "Đ": ["nguoi-0"],
    }
    assert list(people)[:4] == ["A", "Â", "D", "Đ"]
    assert letters.letters_with_pages(people) == []
    monkeypatch.setattr(letters, "MAX_PEOPLE_ON_INDEX", len(PEOPLE))
    assert letters.letters_with_pages(people)[:4] == ["a", "aa", "d", "dd"]
