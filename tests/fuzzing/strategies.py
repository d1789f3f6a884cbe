"""What the tests of parsers are fed with: bytes, texts that nearly fit, and how files are put together."""

from __future__ import annotations

from hypothesis import strategies as st

ODD = "\x00\x07\x0b\x0c\x1c\x1f\x7f\x85\xa0\xad\u0301\u200b\u200e\u2028\u2029\u202e\ufeff\ufffd\ufffe\U0001f600\U000e0001"
"""Characters that programs trip over: controls, blanks that are none, marks alone, ends of lines that editors do not see."""
SIGNS = "---:#\"'[]{}&*!|>%@`,?\\ \t\n-0123456789"
WORDS = (
    "title date category summary authors image status publish_at draft published ready 2023-07-21 21/7/2023 08:00 "
    "Thời sự Tạ Đình Lãm Ban Tổ chức Thành ủy /images/2023/a.jpg true false null No 010 1_000 0x1F ~ << "
    "!!python/object &a *a documents file tenures office committee from until corrections retracted reason slug id "
    "a-0000018 p-000001z former_slugs legacy_urls /cu/a.html"
).split()

any_text = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(ODD), max_size=60)
signs = st.text(st.sampled_from(SIGNS + ODD), max_size=30)
words = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
lumps = words | signs | any_text

front = st.lists(
    st.tuples(
        st.sampled_from(["", "  ", "- ", "  - ", "\t"]),
        st.sampled_from(WORDS) | signs,
        st.sampled_from([": ", ":", ":\n  ", ": |\n  ", ' : "', ""]),
        lumps,
    ).map("".join),
    max_size=8,
).map("\n".join)

MARKUP = (
    "<script>",
    "</script>",
    "<img src=x onerror=alert(1)>",
    "<svg><style>",
    "</style></svg>",
    "<math><mi>",
    "<a href='javascript:alert(1)'>",
    '<a href="&#106;avascript:x">',
    "<p",
    "</p>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?php",
    "?>",
    "<table><tr><td align=left onclick=x>",
    "<noscript><p title='</noscript><img src=x onerror=1>'>",
    "<template>",
    "<iframe srcdoc='<p>'>",
    "&lt;script&gt;",
    "&#1;",
    "&#xD800;",
    "&amp;lt;",
    "[x](person:ta-dinh-lam)",
    "[x](article:x)",
    "[x](data:text/html,x)",
    '![x](/images/2023/a.jpg "y")',
    "[r]: javascript:alert(1)",
    "[r]",
    "`<b>`",
    "```\n",
    "    x\n",
    "# T\n",
    "> q\n",
    "| a | b |\n|---|---|\n| c | <i> |\n",
    "1. x\n",
    "- y\n",
    "***",
    "**a*",
    "\n\n",
    "\\",
    "<",
    ">",
    '"',
    "'",
    "=",
)
markup = st.lists(st.sampled_from(MARKUP) | lumps, max_size=14).map("".join)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
