"""The tables of the catalogue. A change here is a new ``VERSION``: older files are set aside and rebuilt."""

VERSION = "5"
APPLICATION_ID = 0x74_75_6C_69  # "tuli", tư liệu: how SQLite tells our files from others'

TABLES = """
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    seal TEXT NOT NULL
) WITHOUT ROWID;

-- One row a file of the content folder, as it was when it was last read: its signature (see sources.folder),
-- the SHA-256 of its bytes, and what is wrong with it by itself.
CREATE TABLE sources (
    path TEXT PRIMARY KEY,
    signature TEXT NOT NULL,
    digest TEXT NOT NULL,
    problems TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX sources_to_read ON sources (path) WHERE signature = '';
CREATE INDEX sources_with_problems ON sources (path) WHERE problems != '[]';

-- One row an article: what listings show of it. category is the slug of the category.
CREATE TABLE articles (
    slug TEXT PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    public INTEGER NOT NULL,
    status TEXT NOT NULL,
    id TEXT,
    title TEXT NOT NULL,
    date TEXT NOT NULL,
    category TEXT NOT NULL,
    category_name TEXT NOT NULL,
    summary TEXT NOT NULL,
    lang TEXT NOT NULL,
    picture TEXT,
    picture_alt TEXT NOT NULL,
    changed TEXT NOT NULL,
    retracted INTEGER NOT NULL,
    sample INTEGER NOT NULL,
    publish_at TEXT,
    expires_at TEXT,
    translation_of TEXT,
    id_line INTEGER NOT NULL,
    seal TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX articles_by_date ON articles (public, date, slug);
CREATE INDEX articles_by_category ON articles (category, public, date, slug, category_name);
CREATE INDEX articles_by_title ON articles (title, date);
CREATE INDEX articles_by_id ON articles (id) WHERE id IS NOT NULL;
CREATE INDEX articles_with_times ON articles (slug) WHERE publish_at IS NOT NULL OR expires_at IS NOT NULL;
CREATE INDEX articles_by_picture ON articles (picture) WHERE picture IS NOT NULL;
CREATE INDEX translations ON articles (translation_of) WHERE translation_of IS NOT NULL;

-- The text of each article: front is its front matter with the lines, html the sanitised body with
-- links to records, plain its plain text.
CREATE TABLE texts (
    article TEXT PRIMARY KEY,
    front TEXT NOT NULL,
    html TEXT NOT NULL,
    plain TEXT NOT NULL,
    seal TEXT NOT NULL
);

-- The plain text of each article as names are looked up in it (linking.mentions.Linked.flow).
CREATE TABLE flows (
    article TEXT PRIMARY KEY,
    flow TEXT NOT NULL,
    seal TEXT NOT NULL
);

-- Addresses an article had: kind is slug or url.
CREATE TABLE former (
    article TEXT NOT NULL,
    kind TEXT NOT NULL,
    place INTEGER NOT NULL,
    value TEXT NOT NULL,
    line INTEGER NOT NULL,
    seal TEXT NOT NULL,
    PRIMARY KEY (article, kind, place)
) WITHOUT ROWID;
CREATE INDEX former_by_value ON former (kind, value);

-- Names of records that an article gives by hand, in its front matter or in a mark; as typed.
CREATE TABLE named (
    article TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    seal TEXT NOT NULL,
    PRIMARY KEY (article, kind, name)
) WITHOUT ROWID;
CREATE INDEX named_by_name ON named (kind, name, article);

-- One row an article and record: where it is named (spans: [[start, end], ...] in code points of plain;
-- empty where only the front matter names the record). date and public are the article's.
CREATE TABLE mentions (
    kind TEXT NOT NULL,
    record TEXT NOT NULL,
    date TEXT NOT NULL,
    article TEXT NOT NULL,
    public INTEGER NOT NULL,
    spans TEXT NOT NULL,
    seal TEXT NOT NULL,
    PRIMARY KEY (kind, record, date, article)
) WITHOUT ROWID;
CREATE INDEX mentions_by_article ON mentions (article, public, kind, record);

-- One row an office that an article gives a person.
CREATE TABLE attestations (
    article TEXT NOT NULL,
    start INTEGER NOT NULL,
    place INTEGER NOT NULL,
    person TEXT NOT NULL,
    title TEXT NOT NULL,
    org_text TEXT NOT NULL,
    committee TEXT,
    former INTEGER NOT NULL,
    seal TEXT NOT NULL,
    PRIMARY KEY (article, start, place)
) WITHOUT ROWID;
CREATE INDEX attestations_by_person ON attestations (person, article);
CREATE INDEX attestations_by_committee ON attestations (committee, article);

-- One row a name that an article gives and no record has; offices as printed, [] where none is heard.
CREATE TABLE proposals (
    article TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    offices TEXT NOT NULL,
    seal TEXT NOT NULL,
    PRIMARY KEY (article, kind, name)
) WITHOUT ROWID;

-- One row a name in an article that may mean several records; candidates are their slugs.
CREATE TABLE questions (
    article TEXT NOT NULL,
    kind TEXT NOT NULL,
    surface TEXT NOT NULL,
    candidates TEXT NOT NULL,
    seal TEXT NOT NULL,
    PRIMARY KEY (article, kind, surface)
) WITHOUT ROWID;

-- One row a reference from a text to something of the site. owner is the page that shows it (see ingest.stale),
-- empty where no page does; outcome is what it led to when it was last looked up.
CREATE TABLE refs (
    path TEXT NOT NULL,
    place INTEGER NOT NULL,
    owner TEXT NOT NULL,
    kind TEXT NOT NULL,
    target TEXT NOT NULL,
    line INTEGER NOT NULL,
    text TEXT NOT NULL,
    public INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    PRIMARY KEY (path, place)
) WITHOUT ROWID;
CREATE INDEX refs_by_target ON refs (kind, target, public, owner);

CREATE TABLE pages (
    slug TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    lang TEXT NOT NULL,
    html TEXT NOT NULL,
    seal TEXT NOT NULL
);

-- One row a record or page file: what stands there, its body as HTML, what that refers to ([kind, target, line,
-- text]), whether it names records by hand.
CREATE TABLE read_files (
    path TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    data TEXT NOT NULL,
    html TEXT NOT NULL,
    refs TEXT NOT NULL,
    marked INTEGER NOT NULL,
    seal TEXT NOT NULL
) WITHOUT ROWID;

-- One row a public authority record; data is the record with every committee it names by its slug.
CREATE TABLE records (
    kind TEXT NOT NULL,
    slug TEXT NOT NULL,
    id TEXT,
    name TEXT NOT NULL,
    note TEXT NOT NULL,
    data TEXT NOT NULL,
    html TEXT NOT NULL,
    seal TEXT NOT NULL,
    PRIMARY KEY (kind, slug)
) WITHOUT ROWID;

-- Ways to find a public record: way is id, former or name (a match key).
CREATE TABLE lookups (
    kind TEXT NOT NULL,
    way TEXT NOT NULL,
    key TEXT NOT NULL,
    slug TEXT NOT NULL,
    PRIMARY KEY (kind, way, key, slug)
) WITHOUT ROWID;

-- What records say of each other: way is parent, tenure, organiser or lineage; or of what they have in common: series
-- (other is its name), start (the day an event begins).
CREATE TABLE relations (
    way TEXT NOT NULL,
    other TEXT NOT NULL,
    kind TEXT NOT NULL,
    slug TEXT NOT NULL,
    PRIMARY KEY (way, other, kind, slug)
) WITHOUT ROWID;
CREATE INDEX relations_by_record ON relations (kind, slug);

-- Pictures by their path below the content folder: size when upright, and whether it is a photo or a drawing.
CREATE TABLE pictures (
    path TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    kind TEXT NOT NULL,
    seal TEXT NOT NULL
) WITHOUT ROWID;

-- Files of the output: the page or listing each belongs to (see ingest.stale), the SHA-256 of its bytes, and for a
-- picture or document a digest of what it was made from.
CREATE TABLE files (
    path TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    written TEXT NOT NULL,
    made_from TEXT NOT NULL,
    seal TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX files_by_owner ON files (owner, path);

-- Pages and listings that the output does not show as they are now; * stands for all.
CREATE TABLE stale (
    owner TEXT PRIMARY KEY
) WITHOUT ROWID;
"""
