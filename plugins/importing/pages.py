"""Pages as browsers save them: which part is the article, and what the page says of it. Menus and lists of others stay behind."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Comment, Tag

from plugins.importing.captions import MAX_CAPTION_CHARACTERS
from plugins.importing.css import classes_of
from plugins.importing.dates import full_day_in
from plugins.importing.documents import Document, Told
from plugins.importing.html_blocks import CAPTION_CLASS
from plugins.sources.fields import MAX_TEXT_CHARACTERS
from plugins.text.normal import match_key

_MAIN = (
    "[itemprop=articleBody]",
    ".article-body, .article__body, .article-content, .article_content, .articleContent, #articleContent, .ArticleContent",
    ".detail-content, .content-detail, .contentdetail, .news-detail, .news-content, .content-news, .newsContent",
    ".post-content, .entry-content, .post-body, .story-body, .fck_detail, .journal-content-article, .bodytext",
    ".noidung, .noi-dung, #noidung, #noi-dung, .chitiet, .chi-tiet, #chitiet, .chitiettin, .bai-viet, .baiviet",
    "article",
    "main, [role=main]",
    "#main-content, #content, .main-content, .content",
)
"""Where portals and papers put the text of an article, the surest first."""
_MIN_CHARACTERS = 80
"""Of text outside links, for an element to be the article."""
_NEVER = (
    "script, style, noscript, template, iframe, object, embed, form, button, select, input, textarea, svg, audio, video, canvas, "
    "nav, aside, dialog, [role=navigation], [role=complementary], [role=search], [role=banner], [role=contentinfo], [hidden]"
)
_MENUS = re.compile(
    r"(?:^|[-_ ])(?:nav|navbar|menu|mainmenu|breadcrumbs?|sidebar|related|relate|lienquan|lien-quan|tinkhac|tin-khac|tincungchuyenmuc|"
    r"share|sharing|social|comments?|binhluan|binh-luan|advert|ads|quangcao|quang-cao|banner|tags?|pagination|pager|toolbar|tools|"
    r"rating|newsletter|popup|modal|cookie|login|search|fontsize|font-size|print|other-news|othernews|most-read|widget|skip)(?:$|[-_ ])",
    re.IGNORECASE,
)
"""Names of classes and ids of what stands beside an article."""
_LISTS_OF_OTHERS = frozenset(
    map(
        match_key,
        "Tin liên quan|Bài liên quan|Bài viết liên quan|Tin bài liên quan|Các tin liên quan|Tin cùng chuyên mục|Bài cùng chuyên mục|"
        "Cùng chuyên mục|Tin khác|Các tin khác|Tin cũ hơn|Tin mới hơn|Các tin mới hơn|Các tin cũ hơn|Tin đã đưa|Các tin đã đưa|"
        "Tin mới nhất|Tin mới|Tin nổi bật|Tin đọc nhiều|Đọc nhiều nhất|Xem nhiều|Xem thêm|Có thể bạn quan tâm|Đọc thêm|"
        "Từ khóa|Tags|Bình luận|Ý kiến bạn đọc|Chia sẻ|In bài viết|Gửi email".split("|"),
    )
)
_CAPTIONS = re.compile(r"caption|chu-?thich|image-?desc|img-?desc|imgnote|photo-?note", re.IGNORECASE)
"""Names of classes of captions."""
_SAVED = re.compile(r"saved from url=\(\d+\)(\S+)")
_SUMMARIES = ".sapo, p.description, h2.description, .lead, .summary, .article-summary, .detail-sapo, .tomtat, .tom-tat, .intro, [itemprop=description]"
_AUTHORS = ".author, .article-author, .tac-gia, .tacgia, [itemprop=author], [rel=author]"
_TITLES = "h1, .article-title, .detail-title, .title-detail, .tieude, .tieu-de"
_DAYS = "time[datetime], [itemprop=datePublished], .date, .time, .article-date, .post-date, .ngay, .ngaydang, .ngay-dang, .publish-date"
_MAX_AUTHOR_CHARACTERS = 60
_MAX_DAY_CHARACTERS = 60
_MAX_SUMMARY_CHARACTERS = 1500


def is_page(soup: BeautifulSoup) -> bool:
    """Whether *soup* is a page of a site, and not what was pasted."""
    return bool(
        _address(soup)
        or soup.select_one(
            "nav, header, footer, article, main, meta[property^='og:'], [itemprop=articleBody], h1 ~ .sapo"
        )
        or soup.select_one(", ".join(_MAIN[:5]))
        or any(_MENUS.search(_names(tag)) for tag in soup.find_all(["div", "ul", "td"]))
    )


def take_article(soup: BeautifulSoup, document: Document) -> Tag:
    """Return the part of *soup* that is the article; put into *document* what the page says of it."""
    document.address = _address(soup)
    document.day = _day(soup)
    main = _main(soup)
    for film in main.select("iframe[src], video, audio, embed, object"):
        document.told.append(
            Told.of("I111", what=f"phim, khung nhúng / film, frame {film.get('src') or ''}".strip())
        )
    title = _title(soup, main)
    document.title = title
    _leave_out_beside(soup, main)
    document.authors = tuple(_taken_out(soup, main, _AUTHORS, _MAX_AUTHOR_CHARACTERS))
    document.summary = next(iter(_taken_out(soup, main, _SUMMARIES, _MAX_SUMMARY_CHARACTERS)), "")
    for day in main.select(_DAYS):
        if len(_text(day)) <= _MAX_DAY_CHARACTERS and full_day_in(_text(day)):
            day.decompose()
    _take_lead(soup, main, document)
    for tag in main.find_all(["p", "div", "span", "td"]):
        if (
            _CAPTIONS.search(_names(tag))
            and not tag.find("img")
            and len(_text(tag)) <= MAX_CAPTION_CHARACTERS
        ):
            tag["class"] = CAPTION_CLASS
            tag.name = "p"
    return main


def _address(soup: BeautifulSoup) -> str:
    """Return where the page stood: as the browser noted, or as the page itself says."""
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        if saved := _SAVED.search(comment):
            return str(saved[1])
    for selector, key in (("link[rel=canonical]", "href"), ("meta[property='og:url']", "content")):
        found = soup.select_one(selector)
        if found is not None and str(found.get(key) or "").startswith("http"):
            return str(found[key])
    return ""


def _day(soup: BeautifulSoup) -> str:
    meta = "meta[property='article:published_time'], meta[itemprop=datePublished], meta[name=pubdate], meta[name='dc.date']"
    for found in soup.select(f"{meta}, {_DAYS}"):
        said = str(found.get("content") or found.get("datetime") or "") or _text(found)
        if day := full_day_in(said):
            return day
    return ""


def _main(soup: BeautifulSoup) -> Tag:
    """Return the element that is the article."""
    for selector in _MAIN:
        found = [
            one
            for one in soup.select(selector)
            if not _MENUS.search(_names(one)) and not one.find_parent(_ASIDE)
        ]
        best = max(found, key=_length, default=None)
        if best is not None and _length(best) >= _MIN_CHARACTERS:
            return best
    body = soup.body or soup
    blocks = [one for one in body.find_all(["div", "section", "td"]) if not _is_beside(one)]
    best = max(blocks, key=_own_length, default=None)
    if best is None or _own_length(best) < _MIN_CHARACTERS:
        return body
    # A text in several boxes is that of the element round them.
    while best.parent is not None and best.parent is not body and _parts_with_text(best.parent) > 1:
        best = best.parent
    return best


def _parts_with_text(tag: Tag) -> int:
    return sum(
        1 for one in tag.find_all(["div", "section"], recursive=False) if _own_length(one) >= _MIN_CHARACTERS
    )


def _length(tag: Tag) -> int:
    """Return the characters of *tag* that stand in no link."""
    return len(_text(tag)) - sum(len(_text(link)) for link in tag.find_all("a"))


def _own_length(tag: Tag) -> int:
    """Return the characters of the paragraphs that stand right in *tag*, those of links left out."""
    paragraphs = tag.find_all(["p", "h2", "h3", "ul", "ol", "blockquote", "table"], recursive=False)
    words = sum(
        len(text.strip())
        for text in tag.find_all(string=True, recursive=False)
        if not isinstance(text, Comment)
    )
    return words + sum(map(_length, paragraphs))


def _text(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def _names(tag: Tag) -> str:
    return " ".join([*classes_of(tag), str(tag.get("id") or "")])


def _is_beside(tag: Tag, main: Tag | None = None) -> bool:
    """Whether *tag* stands in a menu or the like; what holds the article *main* is none, whatever it is called."""
    around = {id(parent) for parent in main.parents} if main is not None else set()
    for one in (tag, *tag.parents):
        if one.name in ("body", "html") or id(one) in around:
            return False
        if one.name in _ASIDE or _MENUS.search(_names(one)):
            return True
    return False


_ASIDE = frozenset(("nav", "aside", "footer", "form"))


def _holds(outer: Tag, inner: Tag) -> bool:
    return outer is inner or any(parent is outer for parent in inner.parents)


def _shown_title(soup: BeautifulSoup, main: Tag) -> Tag | None:
    """Return the element that shows the title."""
    for one in soup.select(_TITLES):
        if 0 < len(_text(one)) <= MAX_TEXT_CHARACTERS and not _is_beside(one, main) and not _holds(one, main):
            return one
    return None


def _title(soup: BeautifulSoup, main: Tag) -> str:
    """Return the title of the page, and take it out of the article where it stands in it."""
    shown = _shown_title(soup, main)
    if shown is None:
        og = soup.select_one("meta[property='og:title']")
        return str(og.get("content") or "").strip() if og is not None else ""
    text = _text(shown)
    if _holds(main, shown):
        shown.decompose()
    return text


def _leave_out_beside(soup: BeautifulSoup, main: Tag) -> None:
    """Take out what stands beside the article, in it too."""
    whole = _length(main)
    for tag in main.select(_NEVER):
        tag.decompose()
    for tag in main.find_all(["div", "ul", "ol", "section", "p", "span", "table", "header", "footer", "a"]):
        if not tag.decomposed and _MENUS.search(_names(tag)) and 2 * _length(tag) < whole:
            tag.decompose()
    for tag in main.find_all(["h2", "h3", "h4", "h5", "h6", "p", "div", "span", "strong", "b", "li", "td"]):
        if not tag.decomposed and match_key(_text(tag).strip(" :.»›>")) in _LISTS_OF_OTHERS:
            _leave_out_list(tag, main)
    for tag in soup.select(_NEVER):
        if not tag.decomposed and not _holds(tag, main):
            tag.decompose()


def _leave_out_list(title: Tag, main: Tag) -> None:
    """Take out a list of other articles: its title, and the links round or behind it."""
    box = title
    while box.parent is not None and box.parent is not main and _is_of_links(box.parent, title):
        box = box.parent
    for following in list(box.find_next_siblings()):
        if not _is_of_links(following):
            break
        following.decompose()
    box.decompose()


def _is_of_links(tag: Tag, title: Tag | None = None) -> bool:
    """Whether nearly all words of *tag*, besides those of its *title*, are links to others."""
    words = len(_text(tag)) - (len(_text(title)) if title is not None else 0)
    linked = sum(len(_text(link)) for link in tag.find_all("a")) + (len(_text(tag)) if tag.name == "a" else 0)
    return words == 0 or linked >= 0.6 * words


def _taken_out(soup: BeautifulSoup, main: Tag, selectors: str, most: int) -> list[str]:
    """Return the text of the first element of *selectors* that is no longer than *most*; take it out of the article."""
    for one in soup.select(selectors):
        text = _LABEL.sub("", _text(one))
        if text and len(text) <= most and not _holds(one, main) and not _is_beside(one, main):
            if _holds(main, one):
                one.decompose()
            return [text]
    return []


_LABEL = re.compile(r"^(?:Tác giả|Bài viết|Bài|Theo|Thực hiện)\s*:\s*")


def _take_lead(soup: BeautifulSoup, main: Tag, document: Document) -> None:
    """Take what stands between the title and the article: pictures to its start, words as the summary."""
    title = _shown_title(soup, main)
    if title is None or _holds(main, title):
        return
    pictures: list[Tag] = []
    words: list[str] = []
    for tag in title.find_all_next(["figure", "img", "p", "h2", "div"]):
        if _holds(main, tag) or _precedes(main, tag):
            break
        if _is_beside(tag, main) or _holds(tag, main) or any(_holds(one, tag) for one in pictures):
            continue
        if tag.name in ("figure", "img"):
            pictures.append(tag)
        elif _length(tag) >= _MIN_LEAD_CHARACTERS and not tag.find(["p", "div", "figure", "img"]):
            words.append(_text(tag))
    if not document.summary:
        document.summary = " ".join(words)[:_MAX_SUMMARY_CHARACTERS]
    for tag in reversed(pictures):
        main.insert(0, tag.extract())


_MIN_LEAD_CHARACTERS = 30
"""Of words between the title and the article: what is shorter is a day, a name, or a button."""


def _precedes(first: Tag, second: Tag) -> bool:
    return any(second is one for one in first.find_all_next(second.name))


def legacy_path(address: str) -> str:
    """Return the path of *address* where it is one of the portal before this: ``/tin-tuc/…-1491911320``; else nothing.

    >>> legacy_path("https://cong-cu.example/tin-tuc/le-ky-1491911320?x=1")
    '/tin-tuc/le-ky-1491911320'
    """
    path = urlsplit(address).path
    return path if _OF_PORTAL.fullmatch(path) else ""


_OF_PORTAL = re.compile(r"(?:/[\w.%-]+)*/[\w.%-]+-\d{10}(?:\.\w{2,5})?/?")
