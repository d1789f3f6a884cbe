"""The start tags of links to records."""

from plugins.text.record_links import record_link


def test_the_hint_is_escaped():
    """An office with quotes in it cannot end the attribute."""
    assert record_link("person", "tran-thi-hoa", 'Bí thư "trẻ" & giỏi') == (
        '<a class="mention mention--person" href="/nhan-su/tran-thi-hoa/"'
        ' aria-description="Bí thư &quot;trẻ&quot; &amp; giỏi">'
    )


def test_without_a_hint_there_is_no_description():
    """No empty attribute."""
    assert record_link("committee", "quan-uy") == (
        '<a class="mention mention--committee" href="/to-chuc/quan-uy/">'
    )
