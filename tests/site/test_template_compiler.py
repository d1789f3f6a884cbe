"""Templates compiled to leaner code say what Jinja's own code says."""

from typing import Any

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined
from jinja2.exceptions import UndefinedError
from markupsafe import Markup

from plugins.site.template_compiler import LeanCode, LeanTemplate
from plugins.site.theme import _Environment

SIGNS = "&<>'\""
TEXTS = {
    "page": "{{ a }}|{{ b }}|{{ n }}|{{ none }}|{{ a ~ b }}|{{ b ~ n ~ a }}|{{ a ~ n }}|{{ 'x' if not n }}|{{ 'x' if n }}",
    "macro": "{% macro m(x, y='z', w=n) %}<b>{{ x }}{{ y }}{{ w }}</b>{% endmacro %}"
    "{{ m(a) }}{{ m(b, a) }}{{ m(a, w=1) }}{{ m(x=b) }}{{ m(*few) }}{{ m(**{'x': a}) }}{{ m(m(a)) ~ a }}",
    "caller": "{% macro m(x) %}<i>{{ caller(x) }}{{ x }}</i>{% endmacro %}{% call(y) m(a) %}{{ y }}!{% endcall %}",
    "more": "{% macro m() %}{{ varargs|join }}{{ kwargs.k }}{% endmacro %}{{ m(a, b, k=a) }}",
    "loop": "{% for one in few %}{{ loop.index }}{{ one.upper() }}{{ ', ' if not loop.last }}{% endfor %}",
    "set": "{% set s %}<u>{{ a }}</u>{% endset %}{{ s }}{{ d.k }}{{ d.get('k', a) }}{{ d.items()|list }}",
    "base": "<{% block x %}{{ a }}{% endblock %}>{{ self.x() }}",
    "child": "{% extends 'base' %}{% block x %}{{ super() }}{{ f(a, end=b) }}{% endblock %}",
}
VALUES: dict[str, Any] = {
    "a": f"Thủ Đức {SIGNS}", "b": Markup("<p>Bến & Bãi</p>"), "n": 7, "none": None,
    "few": ("một", "hai <2>"), "d": {"k": "<khóa>"}, "f": lambda text, end: f"{text}{end}",
}  # fmt: skip


class _Lean(Environment):
    template_class = LeanTemplate
    code_generator_class = LeanCode


@pytest.mark.parametrize("name", TEXTS)
def test_the_same_as_jinja_says(name):
    """Whatever a macro is given and wherever a text comes from."""
    options: dict[str, Any] = {"loader": DictLoader(TEXTS), "autoescape": True, "undefined": StrictUndefined}
    said = _Lean(**options).get_template(name).render(VALUES)
    assert said == Environment(**options).get_template(name).render(VALUES)
    assert "<hai" not in said
    assert f"Đức {SIGNS}" not in said


@pytest.mark.parametrize(
    "text", ["{{ nobody }}", "{% macro m(x) %}{{ x }}{% endmacro %}{{ m() }}", "{{ a.nothing }}"]
)
def test_what_is_not_there_is_a_mistake(text):
    """As before: a page never shows a gap."""
    with pytest.raises(UndefinedError):
        _Lean(autoescape=True, undefined=StrictUndefined).from_string(text).render(VALUES)


@pytest.mark.parametrize("call", ["m(1, 2)", "m(1, y=2)", "m(1, x=2)"])
def test_too_much_for_a_macro_is_a_mistake(call):
    """Nothing that a template gives is lost in silence."""
    text = "{% macro m(x) %}{{ x }}{% endmacro %}{{ " + call + " }}"
    with pytest.raises(TypeError):
        _Lean(autoescape=True).from_string(text).render()


def test_the_theme_is_compiled_so():
    """Else all of this would be for nothing."""
    assert _Environment.code_generator_class is LeanCode
    assert issubclass(_Environment.template_class, LeanTemplate)
