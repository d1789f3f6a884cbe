"""Plain Pelican with the same pages as Hugo's: persons, committees and events are its tags."""

SITENAME = "Trang tin Đảng bộ thành phố Sao Khuê"
SITEURL = "https://saokhue.example"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
READERS = {"rst": None, "html": None}
DELETE_OUTPUT_DIRECTORY = False

ARTICLE_URL = ARTICLE_SAVE_AS = "a/{slug}.html"
CATEGORY_URL = CATEGORY_SAVE_AS = "categories/{slug}.html"
TAG_URL = TAG_SAVE_AS = "tags/{slug}.html"
AUTHOR_SAVE_AS = ""
DIRECT_TEMPLATES = ["index"]
DEFAULT_PAGINATION = 20
PAGINATED_TEMPLATES = {"category": 20, "tag": 20}

FEED_DOMAIN = SITEURL
FEED_MAX_ITEMS = 20
FEED_ALL_ATOM = None
FEED_ALL_RSS = "feeds/all.xml"
CATEGORY_FEED_ATOM = None
CATEGORY_FEED_RSS = "feeds/categories/{slug}.xml"
TAG_FEED_ATOM = None
TAG_FEED_RSS = "feeds/tags/{slug}.xml"
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None
