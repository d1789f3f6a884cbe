"""The strict YAML of front matter."""

import pytest

from plugins.sources.strict_yaml import InvalidYaml, Node, parse


def plain(node: Node) -> object:
    """Return *node* without its lines."""
    if isinstance(node.value, dict):
        return {key: plain(value) for key, value in node.value.items()}
    if isinstance(node.value, list):
        return [plain(item) for item in node.value]
    return node.value


def fault(text: str, first_line: int = 1) -> InvalidYaml:
    """Return what makes *text* unusable."""
    with pytest.raises(InvalidYaml) as caught:
        parse(text, first_line)
    return caught.value


@pytest.mark.parametrize(
    "typed", ["No", "010", "1_000", "2025-01-02", "0x10", "1e3", "~", "null", "true", "12:30", "3.10"]
)
def test_scalars_stay_the_text_that_was_typed(typed):
    """Nothing that looks like a number, date or truth value is turned into one."""
    assert parse(f"title: {typed}").fields["title"].value == typed


def test_every_value_knows_its_line():
    """Lines count from the file's first line, in lists and mappings too."""
    fields = parse("name: x\ntenures:\n  - office: a\n    from: 2020\n  - office: b\n", 2).fields
    first, second = fields["tenures"].value
    assert fields["name"].line == 2
    assert fields["tenures"].line == 3
    assert first.value["from"].line == 5
    assert second.line == 6


def test_flow_and_block_style_are_one():
    """A list in brackets is the list of dashes."""
    flow = parse("variants: [{value: Sở, source: báo}, Cục]").fields["variants"]
    block = parse("variants:\n  - value: Sở\n    source: báo\n  - Cục\n").fields["variants"]
    assert plain(flow) == plain(block) == [{"value": "Sở", "source": "báo"}, "Cục"]


def test_an_empty_text_has_no_fields():
    """Front matter may be empty, or comments alone."""
    assert parse("# chưa có gì\n").fields == {}


def test_a_key_given_twice_is_noted_with_both_lines():
    """The first value counts, the second is reported."""
    parsed = parse("title: một\ndate: x\ntitle: hai\n", 2)
    (twice,) = parsed.duplicates
    assert (twice.key, twice.line, twice.first) == ("title", 4, 2)
    assert parsed.fields["title"].value == "một"


def test_a_key_given_twice_deep_inside_is_noted():
    """Mappings in lists are looked at as well."""
    (twice,) = parse("tenures:\n  - office: a\n    office: b\n").duplicates
    assert (twice.key, twice.line) == ("office", 3)


@pytest.mark.parametrize(
    "text",
    [
        "a: &neo x\n",
        "a: [x, &neo y]\n",
        "b: *neo\n",
        "a: !!int 3\n",
        "a: !chay x\n",
        "? !t k\n: v\n",
        "!t {a: b}\n",
    ],
)
def test_anchors_aliases_and_tags_are_refused(text):
    """Y104: front matter is plain data, wherever such a sign stands."""
    assert fault(text).code == "Y104"


def test_an_alias_is_refused_on_its_line():
    """Y104 points at the alias."""
    found = fault("a: 1\nb: 2\nc: *neo\n", 2)
    assert (found.code, found.line, found.detail) == ("Y104", 4, "*neo")


def test_deep_nesting_is_refused():
    """Y106 stops a text that would cost more than it can say."""
    assert fault("a: " + "[" * 40 + "]" * 40).code == "Y106"


def test_twelve_levels_are_accepted():
    """The limit is no lower than the docstring says."""
    assert parse("a: " + "[" * 11 + "x" + "]" * 11).fields["a"].line == 1


def test_thousands_of_brackets_do_not_break_the_program():
    """Depth is refused before the stack is full."""
    assert fault("a: " + "[" * 50_000).code in ("Y106", "Y102")


@pytest.mark.parametrize("text", ["- một\n- hai\n", "chỉ là chữ\n", "a: 1\n--- \nb: 2\n", "[x]: 1\n"])
def test_what_is_no_mapping_is_refused(text):
    """Y103: fields are ``name: value``."""
    assert fault(text).code == "Y103"


@pytest.mark.parametrize("text", ['a: "chưa đóng\n', "a: [x\n", "a: b: c\n", "a:\n\t- x\n", "a: @x\n"])
def test_what_yaml_forbids_is_a_fault(text):
    """Y102: quotes and brackets are closed, no tabs, no reserved signs."""
    assert fault(text).code == "Y102"


def test_a_fault_of_syntax_has_its_line():
    """Y102 counts lines from that of the front matter."""
    assert fault("title: tốt\nsummary: Ghi chú: hai chấm\n", 2).line == 3


def test_a_forbidden_character_has_its_line():
    """Y105 counts lines, not bytes, however many letters with marks stand before."""
    text = "title: Đảng ủy thành phố Vân Khê\nsource: x\x01y\n" + "topics: một\n" * 40
    found = fault(text, 2)
    assert (found.code, found.line) == ("Y105", 3)


def test_a_forbidden_character_is_named():
    """Y105 says which character it is, since nobody can see it."""
    assert fault("source: x\x01y\n").detail == "U+0001"
