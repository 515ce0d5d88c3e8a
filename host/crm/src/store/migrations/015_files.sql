-- Contents of files: each once, however many records have it, in pieces, so that
-- none is ever in memory whole.
CREATE TABLE bailey_blob (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    -- SHA-256 of the content; none while it is being taken in.
    digest   BLOB UNIQUE,
    size     INTEGER NOT NULL,
    begun_at INTEGER NOT NULL
) STRICT;

-- Numbered by the content's number times 2 to the power of 20, and the place.
CREATE TABLE bailey_blob_piece (
    id    INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;

-- Which record has which file. One that was removed stays as long as the journal
-- keeps what was removed, so that it can come back.
CREATE TABLE bailey_file (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    table_key  TEXT NOT NULL,
    record     INTEGER NOT NULL,
    blob       INTEGER NOT NULL REFERENCES bailey_blob (id),
    name       TEXT NOT NULL,
    media_type TEXT NOT NULL,
    added_at   INTEGER NOT NULL,
    added_by   INTEGER,
    removed    INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    -- The operation that added or removed it last.
    operation  INTEGER NOT NULL
) STRICT;

CREATE INDEX bailey_file_record ON bailey_file (table_key, record);
CREATE INDEX bailey_file_blob ON bailey_file (blob);
CREATE INDEX bailey_file_operation ON bailey_file (operation);

-- How many bytes all files of the account may have together.
CREATE TABLE bailey_file_limit (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    most INTEGER NOT NULL
) STRICT;
