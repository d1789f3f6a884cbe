"""The tables of the catalogue. A change here is a new ``VERSION``: older files are set aside and rebuilt."""

VERSION = "2"
APPLICATION_ID = 0x74_75_6C_69  # "tuli", tư liệu: how SQLite tells our files from others'

TABLES = """
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- One row an article file; front is its front matter, html the sanitised body without links,
-- plain its plain text, made_from what the row was computed from.
CREATE TABLE articles (
    slug TEXT PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    made_from TEXT NOT NULL,
    public INTEGER NOT NULL,
    id TEXT,
    title TEXT NOT NULL,
    date TEXT NOT NULL,
    year TEXT NOT NULL,
    month TEXT NOT NULL,
    category TEXT NOT NULL,
    summary TEXT NOT NULL,
    front TEXT NOT NULL,
    html TEXT NOT NULL,
    plain TEXT NOT NULL,
    problems TEXT NOT NULL,
    seal TEXT NOT NULL
);
CREATE INDEX articles_by_date ON articles (public, year, month, date, slug);
CREATE INDEX articles_by_category ON articles (category, public, date, slug);

CREATE TABLE pages (
    slug TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    lang TEXT NOT NULL,
    html TEXT NOT NULL,
    seal TEXT NOT NULL
);

-- One row an authority record; data is the record, html its body.
CREATE TABLE records (
    kind TEXT NOT NULL,
    slug TEXT NOT NULL,
    id TEXT,
    name TEXT NOT NULL,
    data TEXT NOT NULL,
    html TEXT NOT NULL,
    seal TEXT NOT NULL,
    PRIMARY KEY (kind, slug)
);

-- One row an article and record: how often, and where (spans: [[start, end], ...] in code points of plain;
-- empty where only the front matter names the record).
CREATE TABLE mentions (
    article TEXT NOT NULL,
    kind TEXT NOT NULL,
    record TEXT NOT NULL,
    spans TEXT NOT NULL,
    seal TEXT NOT NULL,
    PRIMARY KEY (article, kind, record)
) WITHOUT ROWID;
CREATE INDEX mentions_by_record ON mentions (kind, record, article);

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

-- Pictures by their path below the content folder, as published: without EXIF, with their size.
CREATE TABLE pictures (
    path TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    format TEXT NOT NULL,
    seal TEXT NOT NULL
) WITHOUT ROWID;

-- Files of the output with a digest of what they were made from and of what was written.
CREATE TABLE files (
    path TEXT PRIMARY KEY,
    made_from TEXT NOT NULL,
    written TEXT NOT NULL,
    seal TEXT NOT NULL
) WITHOUT ROWID;
"""
