"""The editors' pages."""

from plugins.views.text_page import text_page


def test_a_page(holdings):
    """Its links lead where the catalogue says, in its own language."""
    files = {"pages/about.md": "---\ntitle: About\nlang: en\n---\n\n[Report](article:a-0000018)\n"}
    page = text_page(holdings(files), "about")
    assert (page.title, page.url, page.lang) == ("About", "/about/", "en")
    assert page.body == '<p><a href="/tin-tuc/2023/07/hoi-nghi-cap-nuoc/">Report</a></p>'
