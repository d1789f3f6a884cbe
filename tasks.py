#!/usr/bin/env python3
"""All tasks of the project: ``python3 tasks.py TASK``. The first use sets everything up, which needs the network."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.cli.environment import handle_interrupt, set_up

if __name__ == "__main__":
    handle_interrupt()
    set_up()

from invoke import Collection, Context, task  # only the project's environment has it


@task(help={"content": "thư mục nội dung / content folder", "port": "cổng / port"})
def serve(_: Context, content: str = "content", port: int = 8000, lang: str = "") -> None:
    """Build in place, serve on 127.0.0.1 and reload the page whenever a file is saved."""
    from plugins.cli.commands import serve

    raise SystemExit(serve(Path(content), port, lang))


@task(
    help={
        "content": "thư mục nội dung; samples thì làm trên bản sao / content folder; of samples a copy",
        "output": "nơi đặt các bản phát hành / where releases stand",
        "port": "cổng; cổng sau nó là của bản xem trước / port; the next one is the preview's",
        "playground": "làm trên bản sao / on a copy",
    }
)
def desk(
    _: Context,
    content: str = "content",
    output: str = "output",
    port: int = 8000,
    lang: str = "",
    playground: bool = False,
) -> None:
    """Open the editors' desk in the browser, on 127.0.0.1."""
    from plugins.cli.commands import desk

    raise SystemExit(desk(Path(content), Path(output), port, lang, playground))


@task(
    help={
        "content": "thư mục nội dung / content folder",
        "output": "nơi đặt các bản phát hành / where releases stand",
        "as-of": "thời điểm tính hẹn đăng và hết hạn / moment that decides what is let out",
        "jobs": "số tiến trình đọc và ghi trang / processes that read and render (0: all processors)",
        "strict": "cảnh báo cũng là lỗi / warnings are errors",
        "allow-drop": "cho phép số trang giảm mạnh / let many pages go",
        "rehearsal": "dựng thử vào OUTPUT/rehearsal, không đăng / build to look at, never made current",
    }
)
def build(
    _: Context,
    content: str = "content",
    output: str = "output",
    cache: str = ".cache/release",
    theme: str = "theme",
    jobs: int = 0,
    as_of: str = "",
    strict: bool = False,
    allow_drop: bool = False,
    rehearsal: bool = False,
    lang: str = "",
) -> None:
    """Check, build into staging, verify, and switch OUTPUT/current to the new release."""
    from plugins.cli.commands import build

    folders = (Path(content), Path(output), Path(cache), Path(theme))
    options = {"jobs": jobs, "as_of": as_of, "strict": strict, "lang": lang}
    raise SystemExit(build(*folders, allow_drop=allow_drop, rehearsal=rehearsal, **options))


@task(
    help={
        "output": "nơi build đặt các bản phát hành / where build puts releases",
        "to": "thư mục của máy chủ web, hoặc / the web server's folder, or s3://bucket/prefix",
        "precompress": "thêm bản nén .gz và .br / add compressed copies",
        "anew": "chép lại cả tệp không đổi / copy unchanged files too",
        "delete-after": "giờ chờ trước khi xóa tệp cũ ở kho / hours before old objects go (6)",
    }
)
def publish(
    _: Context,
    output: str = "output",
    to: str = "",
    precompress: bool = False,
    anew: bool = False,
    delete_after: str = "",
) -> None:
    """Take the current release of OUTPUT to a folder or an object store, checked, switched at once."""
    from plugins.cli.commands import publish

    options = {"precompress": precompress, "anew": anew, "delete_after": delete_after}
    raise SystemExit(publish(Path(output), to, **options))


@task(help={"to": "nơi đã đăng / the place published to: FOLDER | s3://bucket/prefix"})
def rollback(_: Context, to: str = "") -> None:
    """Make the release before the current one current again."""
    from plugins.cli.commands import rollback

    raise SystemExit(rollback(to))


@task(
    help={
        "to": "nơi đã đăng / the place published to: FOLDER | s3://bucket/prefix",
        "every": "cả các bản cũ còn giữ / the kept older releases too",
    }
)
def verify(_: Context, to: str = "", every: bool = False) -> None:
    """Compare every published byte with the manifest; list what is changed, missing or extra."""
    from plugins.cli.commands import verify

    raise SystemExit(verify(to, every=every))


@task(
    positional=["what"],
    iterable=["to"],
    help={
        "what": "địa chỉ, mã hoặc tên trong địa chỉ của bài hay hồ sơ / address, id or slug",
        "output": "nơi build đặt các bản phát hành / where build puts releases",
        "to": "cả nơi đã đăng; ghi được nhiều lần / also a place published to; may be given more than once",
        "by": "ai gỡ / who takes it down",
        "reason": "vì sao; chỉ ghi vào sổ, không đăng / why; entered in the list, not published",
    },
)
def takedown(
    _: Context, what: str, output: str = "output", to: list[str] | None = None, by: str = "", reason: str = ""
) -> None:
    """Take an article or record away from every kept release at once; a notice stays at its address."""
    from plugins.cli.commands import takedown

    raise SystemExit(takedown(what, Path(output), list(to or ()), by=by, reason=reason))


@task(
    help={
        "content": "thư mục nội dung / content folder",
        "pending": "cả những gì chờ biên tập viên / also what waits for an editor",
        "format": "text | json",
        "output": "so với bản đang đăng ở đây / compared with the current release here",
        "strict": "cảnh báo cũng là lỗi / warnings are errors",
        "strict-language": "gợi ý về chữ viết cũng là lỗi / hints on language are errors",
        "fix": "sửa những gì chắc chắn về chữ viết / mend what is sure of the language",
        "undo": "bỏ lần sửa vừa rồi / take the last mending back",
    }
)
def check(
    _: Context,
    content: str = "content",
    pending: bool = False,
    strict: bool = False,
    format: str = "text",
    lang: str = "",
    as_of: str = "",
    output: str = "",
    strict_language: bool = False,
    fix: bool = False,
    undo: bool = False,
) -> None:
    """List every error, warning and hint with file, line, what and how; change nothing but with --fix."""
    from plugins.cli.commands import check

    options = {"pending": pending, "strict": strict, "form": format, "lang": lang, "as_of": as_of}
    mending = {"strict_language": strict_language, "fix": fix, "undone": undo}
    raise SystemExit(check(Path(content), output=Path(output) if output else None, **options, **mending))


@task(
    positional=["kind"],
    help={
        "kind": "article | person | committee | event",
        "name": "tên, tiêu đề / name, title",
        "another": "là hồ sơ khác với hồ sơ có tên gần giống / is another than the record of a name much like it",
    },
)
def new(_: Context, kind: str, name: str = "", content: str = "content", another: bool = False) -> None:
    """Write a file with the right fields and a minted id, and enter the id in the ledger."""
    from plugins.cli.commands import new

    raise SystemExit(new(kind, name, Path(content), another=another))


@task(
    name="import",
    iterable=["file"],
    help={
        "file": "tệp Word, HTML, văn bản, hoặc thư mục / Word, HTML, text, or a folder; the option's name may be left out",
        "to": "thư mục nội dung / content folder",
        "date": "năm hoặc ngày của bài khi tệp không nói đủ / year or day, where a file does not say it: 2023 | 2023-07-21",
        "format": "text | json",
    },
)
def import_(
    _: Context,
    file: list[str] | None = None,
    to: str = "content",
    date: str = "",
    format: str = "text",
    lang: str = "",
) -> None:
    """Make drafts of Word files, saved pages, pasted HTML and texts, and tell what could not be carried over."""
    from plugins.cli.commands import import_

    raise SystemExit(import_([Path(one) for one in file or ()], Path(to), day=date, form=format, lang=lang))


@task(
    help={
        "article": "chỉ một bài: slug hoặc tệp / one article only: slug or file",
        "write": "viết hồ sơ nháp cho tên này / write a draft record for this name",
        "another": "--write: là hồ sơ khác với hồ sơ có tên gần giống / is another than the record of a name much like it",
        "format": "text | json",
    }
)
def suggest(
    _: Context,
    content: str = "content",
    article: str = "",
    write: str = "",
    another: bool = False,
    format: str = "text",
    lang: str = "",
) -> None:
    """List people, committees and events that articles name and the register lacks, and names not resolved."""
    from plugins.cli.commands import suggest

    options = {"article": article, "write": write, "another": another}
    raise SystemExit(suggest(Path(content), **options, form=format, lang=lang))


@task(
    help={
        "person": "hồ sơ: mã, slug hoặc tên / record: id, slug or name",
        "office": "chức danh, tổ chức / title, committee",
        "list": "in mọi chức vụ chờ duyệt / print all that waits",
        "from": "tệp đã soát, in ra bằng --list / file printed by --list and looked through",
        "refuse": "không duyệt: bài không nói thế / refuse instead: the reports do not say so",
        "undo": "bỏ lần duyệt vừa rồi / take the last approval back",
    }
)
def approve(
    _: Context,
    person: str = "",
    office: str = "",
    content: str = "content",
    list_: bool = False,
    from_: str = "",
    refuse: bool = False,
    undo: bool = False,
    lang: str = "",
) -> None:
    """Put an office heard in reports into the register, with the reports as proof: approve PERSON "OFFICE, COMMITTEE"."""
    from plugins.cli.commands import approve

    options = {"listed": list_, "chosen": from_, "refused": refuse, "undone": undo, "lang": lang}
    raise SystemExit(approve(Path(content), person=person, office=office, **options))


@task(
    help={
        "kept": "hồ sơ ở lại: mã, slug hoặc tên / the record that stays: id, slug or name",
        "gone": "hồ sơ nhập vào nó / the record that goes into it",
        "show": "chỉ in bảng, không ghi / print the table, write nothing",
        "undo": "bỏ lần gộp vừa rồi / take the last merge back",
    }
)
def merge(
    _: Context,
    kept: str = "",
    gone: str = "",
    content: str = "content",
    show: bool = False,
    undo: bool = False,
) -> None:
    """Make one record of two, merge KEPT GONE: every name, id and address of both lives on."""
    from plugins.cli.commands import merge

    raise SystemExit(merge(Path(content), kept=kept, gone=gone, shown=show, undone=undo))


@task(
    help={
        "record": "hồ sơ: mã, slug hoặc tên / record: id, slug or name",
        "name": "tên mới; tên cũ thành tên khác / new name; the old one becomes a variant",
        "slug": "địa chỉ mới; địa chỉ cũ chuyển hướng / new address; the old one redirects",
        "show": "chỉ in bảng, không ghi / print the table, write nothing",
        "undo": "bỏ lần đổi vừa rồi / take the last renaming back",
    }
)
def rename(
    _: Context,
    record: str = "",
    name: str = "",
    slug: str = "",
    content: str = "content",
    show: bool = False,
    undo: bool = False,
) -> None:
    """Give a record another name or address; the old ones live on."""
    from plugins.cli.commands import rename

    raise SystemExit(rename(Path(content), record=record, name=name, slug=slug, shown=show, undone=undo))


@task(
    help={
        "record": "in danh sách để chia hồ sơ này: mã, slug hoặc tên / print the list to divide this record by",
        "from": "danh sách đã sửa / the edited list",
        "show": "chỉ in bảng, không ghi / print the table, write nothing",
        "undo": "bỏ lần tách vừa rồi / take the last split back",
    }
)
def split(
    _: Context,
    record: str = "",
    from_: str = "",
    content: str = "content",
    show: bool = False,
    undo: bool = False,
    lang: str = "",
) -> None:
    """Make two records of one: split RECORD prints what may go to the new one, split --from FILE does it."""
    from plugins.cli.commands import split

    raise SystemExit(split(Path(content), record=record, chosen=from_, shown=show, undone=undo, lang=lang))


@task(
    help={
        "on": "ngày / day: 2023-07-21",
        "committee": "tổ chức: mã, slug hoặc tên; không ghi là mọi tổ chức / committee: id, slug or name; all without it",
        "below": "cả các tổ chức trực thuộc ngày ấy / with all that was below it that day",
        "person": "chỉ người này / this person only",
        "format": "json | csv",
    }
)
def who(
    _: Context,
    on: str = "",
    committee: str = "",
    below: bool = False,
    person: str = "",
    content: str = "content",
    format: str = "json",
) -> None:
    """Tell who held which office on a day, what holds that, and how sure it is."""
    from plugins.cli.commands import who

    options = {"on": on, "committee": committee, "person": person, "below": below, "form": format}
    raise SystemExit(who(Path(content), **options))


@task(
    positional=["committee"],
    help={
        "committee": "tổ chức: mã, slug hoặc tên / committee: id, slug or name",
        "office": "chức danh; không ghi là mọi chức vụ / title of the office; all without it",
        "predecessors": "cả ở các tổ chức trước đó / also in the committees that it came from",
        "format": "json | csv",
    },
)
def succession(
    _: Context,
    committee: str,
    office: str = "",
    predecessors: bool = False,
    content: str = "content",
    format: str = "json",
) -> None:
    """Tell who followed whom in an office of a committee, and what is known of the days between two."""
    from plugins.cli.commands import succession

    options = {"committee": committee, "office": office, "predecessors": predecessors, "form": format}
    raise SystemExit(succession(Path(content), **options))


@task(
    positional=["one", "other"],
    help={
        "one": "một người: mã, slug hoặc tên / a person: id, slug or name",
        "other": "người kia / the other",
        "format": "json | csv",
    },
)
def together(_: Context, one: str, other: str, content: str = "content", format: str = "json") -> None:
    """Tell which events have reports that name two people, and which reports name both."""
    from plugins.cli.commands import together

    raise SystemExit(together(Path(content), one=one, other=other, form=format))


@task(
    positional=["record"],
    help={
        "record": "hồ sơ hoặc bài: mã, slug hoặc tên / record or article: id, slug or name",
        "style": "kiểu trích dẫn CSL / style of the Citation Style Language: apa, chicago-author-date, …",
        "locale": "ngôn ngữ của kiểu / language of the style: vi-VN, en-US",
    },
)
def cite(
    _: Context, record: str, style: str = "apa", locale: str = "vi-VN", content: str = "content"
) -> None:
    """Cite an article, or all articles that name a record, in any CSL style."""
    from plugins.cli.commands import cite

    raise SystemExit(cite(Path(content), what=record, style=style, locale=locale))


@task(
    positional=["record"],
    help={
        "record": "hồ sơ: mã, slug hoặc tên / record: id, slug or name",
        "format": "pdf | html",
        "to": "tệp ghi ra / file to write (RECORD.pdf)",
        "lang": "ngôn ngữ / language: vi | en",
    },
)
def finding_aid(
    _: Context, record: str, format: str = "pdf", to: str = "", content: str = "content", lang: str = ""
) -> None:
    """Write the finding aid of a record in the order of ISAAR(CPF): a tagged PDF, or a page for print."""
    from plugins.cli.commands import finding_aid

    raise SystemExit(finding_aid(Path(content), named=record, form=format, to=to, lang=lang))


@task(
    help={"register": "thư mục danh bạ / folder with persons, committees, events", "home": "tổ chức chủ quản"}
)
def mentions(_: Context, register: str = "content/register", home: str = "") -> None:
    """Read JSON lines with texts, write JSON lines with mentions, offices and proposals."""
    from plugins.cli.commands import mentions

    raise SystemExit(mentions(Path(register), home))


@task(
    positional=["kind"],
    optional=["markdown"],
    help={
        "kind": "linking | build | search | reader",
        "gold": "đoạn văn đã đánh dấu bằng tay / annotated passages",
        "register": "thư mục danh bạ / folder with persons, committees, events",
        "home": "tổ chức chủ quản",
        "half": "bỏ bớt một nửa danh bạ, để đo đề xuất / leave out half of the register, to measure proposals",
        "json": "in JSON / print JSON",
        "markdown": "linking: in bảng Markdown, có mức phải đạt / print tables with bars; build: tệp ghi bảng / file for the table",
        "errors": "in từng lỗi / print every error",
        "speed": "linking: đo thời gian và bộ nhớ / measure time and memory",
        "articles": "build, search, --speed: số bài của kho bài thử / articles of the corpus",
        "runs": "build: số lần đo, lấy trung vị / runs, of which the median counts",
        "parts": "build: core, hoặc / or all: core rồi mọi phần / core, then all parts",
        "pelican": "build: đo cả Pelican nguyên bản / plain Pelican too",
        "corpus": "build, search, --speed: kho bài có sẵn / existing corpus, DIR/content and DIR/hugo; {n} là / is --articles",
        "table": "build: đo mọi cỡ, ghi / measure all sizes, write bench/RESULTS.md, results.json, results.svg",
        "sizes": "build --table: các cỡ / sizes",
        "redraw": "build: vẽ lại bảng từ / make the table again from bench/results.json",
        "steps": "storm: số lần giết / kills, and as many bits flipped",
        "seed": "storm: hạt giống / seed",
        "minutes": "storm: lâu nhất / at most",
    },
)
def bench(
    _: Context,
    kind: str,
    gold: str = "bench/gold/samples.jsonl",
    register: str = "samples/register",
    home: str = "",
    half: bool = False,
    json: bool = False,
    markdown: str = "",
    errors: bool = False,
    speed: bool = False,
    articles: int = 20_000,
    runs: int = 3,
    parts: str = "all",
    pelican: bool = False,
    corpus: str = "",
    table: bool = False,
    sizes: str = "5000,20000,100000",
    redraw: bool = False,
    steps: int = 1_000,
    seed: int = 1,
    minutes: int = 60,
) -> None:
    """Measure the linker or its speed; the build beside Hugo; the search; the reader's site; or what a storm of faults leaves."""
    from bench.command import WrongUse, run
    from plugins.cli.command_line import print_wrong_use

    linking = {"gold": gold, "register": register, "home": home, "half": half, "speed": speed}
    form = "json" if json else "markdown" if markdown else "errors" if errors else "text"
    options = {"articles": articles, "runs": runs, "parts": parts, "pelican": pelican, "corpus": corpus}
    storm = {"steps": steps, "seed": seed, "minutes": minutes}
    written = {"markdown": markdown, "table": table, "sizes": sizes, "redrawn": redraw}
    try:
        raise SystemExit(run(kind, {**linking, "form": form}, options, written, storm))
    except WrongUse as error:
        raise SystemExit(print_wrong_use(error)) from None


@task(help={"only": "chỉ một tệp hay thư mục / one file or folder only", "update-golden": "viết lại bản mẫu"})
def test(_: Context, only: str = "", update_golden: bool = False) -> None:
    """Run all tests, those in a real browser too."""
    from plugins.cli.commands import test

    raise SystemExit(test(only, update_golden))


@task(help={"fix": "sửa những gì sửa được / mend what can be mended"})
def lint(_: Context, fix: bool = False) -> None:
    """Check the code's style and types."""
    from plugins.cli.chores import lint

    raise SystemExit(lint(fix))


@task
def lock(_: Context) -> None:
    """Pin every dependency with hashes, after requirements.in or package.json has changed."""
    from plugins.cli.chores import lock

    raise SystemExit(lock())


@task
def licences(_: Context) -> None:
    """Write docs/licences.md from what the installed packages say of themselves."""
    from plugins.cli.chores import licences

    raise SystemExit(licences())


if __name__ == "__main__":
    from plugins.cli.command_line import run_tasks

    run_tasks(Collection.from_module(sys.modules[__name__]))
