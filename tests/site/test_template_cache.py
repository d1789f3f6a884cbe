"""Compiled templates that are kept."""

import pytest
from jinja2 import Environment

from plugins.site.template_cache import TemplateCache


@pytest.fixture
def compiled(tmp_path, monkeypatch):
    """Return what renders the text of a template with what is kept, and tells whether it had to compile it."""
    template = tmp_path / "a.html"
    times = []
    compile_it = Environment._generate

    def counted(self, *arguments, **options):
        times.append(1)
        return compile_it(self, *arguments, **options)

    monkeypatch.setattr(Environment, "_generate", counted)

    def render(text: str = "{{ 1 + 1 }}", version: str = "1", lang: str = "vi") -> tuple[str, bool]:
        environment = Environment(bytecode_cache=TemplateCache(tmp_path / "kept", version), autoescape=True)
        environment.globals["lang"] = lang
        bucket_of = environment.bytecode_cache.get_bucket
        times.clear()
        bucket = bucket_of(environment, "a.html", str(template), text)
        if bucket.code is None:
            bucket.code = environment.compile(text, "a.html", str(template))
            environment.bytecode_cache.set_bucket(bucket)
        made = environment.template_class.from_code(environment, bucket.code, environment.globals)
        return made.render(), bool(times)

    return render


def test_a_template_is_compiled_once(compiled):
    """The next build takes it as it is kept."""
    assert compiled() == ("2", True)
    assert compiled() == ("2", False)


@pytest.mark.parametrize("other", [{"text": "{{ 2 + 2 }}"}, {"version": "2"}, {"lang": "en"}])
def test_another_is_compiled_anew(compiled, other):
    """Another text, another program, another language."""
    compiled()
    assert compiled(**other)[1]


def test_languages_stand_beside_each_other(compiled):
    """A site of two languages compiles each once."""
    compiled(lang="vi")
    compiled(lang="en")
    assert not compiled(lang="vi")[1]


@pytest.mark.parametrize("place", [0, 63, 64, 70, 90, -1])
def test_a_damaged_one_is_none(compiled, tmp_path, place):
    """One bit is enough; it is compiled and kept again."""
    compiled()
    (kept,) = (tmp_path / "kept").iterdir()
    spoilt = bytearray(kept.read_bytes())
    spoilt[place] ^= 1
    kept.write_bytes(spoilt)
    assert compiled() == ("2", True)
    assert compiled() == ("2", False)


def test_half_of_one_is_none(compiled, tmp_path):
    """What a build that was killed, or a full disk, has left."""
    compiled()
    (kept,) = (tmp_path / "kept").iterdir()
    kept.write_bytes(kept.read_bytes()[:80])
    assert compiled() == ("2", True)


def test_no_room_stops_nothing(compiled, tmp_path):
    """Where nothing can be kept, each build compiles."""
    (tmp_path / "kept").write_text("")
    assert compiled() == ("2", True)
    assert compiled() == ("2", True)
