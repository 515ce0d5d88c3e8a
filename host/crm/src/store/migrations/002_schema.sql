-- What tables and fields the account has, and where words stand in its records.
-- The records themselves stand in a table of their own for each CRM table.

CREATE TABLE bailey_table (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    key      TEXT NOT NULL UNIQUE,
    singular TEXT NOT NULL,
    plural   TEXT NOT NULL,
    -- Came with Bailey: shown under a name in the reader's language.
    standard INTEGER NOT NULL CHECK (standard IN (0, 1))
) STRICT;

CREATE TABLE bailey_field (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    table_id  INTEGER NOT NULL REFERENCES bailey_table (id),
    key       TEXT NOT NULL,
    label     TEXT NOT NULL,
    -- What it holds, as JSON: {"type":"decimal","scale":2}.
    kind      TEXT NOT NULL,
    required  INTEGER NOT NULL CHECK (required IN (0, 1)),
    is_unique INTEGER NOT NULL CHECK (is_unique IN (0, 1)),
    multiple  INTEGER NOT NULL CHECK (multiple IN (0, 1)),
    along     INTEGER NOT NULL CHECK (along IN (0, 1)),
    standard  INTEGER NOT NULL CHECK (standard IN (0, 1)),
    UNIQUE (table_id, key)
) STRICT;

-- One row a record and text field; its id is the row of the full-text index.
CREATE TABLE bailey_search_row (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    table_id  INTEGER NOT NULL REFERENCES bailey_table (id),
    record_id INTEGER NOT NULL,
    field_id  INTEGER NOT NULL REFERENCES bailey_field (id),
    UNIQUE (table_id, record_id, field_id)
) STRICT;

-- Fed with folded words, Chinese as pairs of characters: see search/words.rs.
CREATE VIRTUAL TABLE bailey_search USING fts5 (
    words,
    content = '',
    contentless_delete = 1,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'"
);
