"""Settings of the preview: ``python -m pelican content -s pelicanconf.py`` builds in place into ``preview/``."""

from jinja2 import StrictUndefined

from plugins.building import generator

SITENAME = "Tư liệu Đảng bộ"
SITEURL = ""
PATH = "content"
OUTPUT_PATH = "preview"
CACHE_PATH = ".cache/preview"
THEME = "theme"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"

# What is built, and what a bare "Thành ủy" means (None: home_committee of settings/portal.yaml).
PARTS = ["core", "ids", "search", "images", "data"]
HOME_COMMITTEE = None

# The module itself, not its name: one that cannot be imported then stops the build.
PLUGINS = [generator]
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "auto_reload": False,  # templates do not change during a build
}

# Our generator reads the content and writes the site; Pelican's own have nothing to do.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
READERS = {"rst": None, "html": None}
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None
CACHE_CONTENT = False
LOAD_CONTENT_CACHE = False
DELETE_OUTPUT_DIRECTORY = False
