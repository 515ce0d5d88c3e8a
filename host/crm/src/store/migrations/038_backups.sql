-- Backups of the account: where they stand, what was found when they were tried,
-- the stores they go to, and who may bring one back.

CREATE TABLE bailey_backup (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    -- `folder`, or the store: `store-3`.
    place      TEXT NOT NULL,
    -- The name of the file there.
    name       TEXT NOT NULL,
    reason     TEXT NOT NULL,
    -- Who had it made, as JSON.
    made_by    TEXT NOT NULL,
    taken_at   INTEGER NOT NULL,
    -- How long making it took, in milliseconds.
    took       INTEGER NOT NULL,
    bytes      INTEGER NOT NULL,
    -- The last entry of the journal that it holds.
    head       INTEGER NOT NULL,
    -- Its tables with their counts, and its plugins, as JSON.
    contents   TEXT NOT NULL,
    tried_at   INTEGER,
    -- What didn't hold when it was tried, as JSON.
    faults     TEXT NOT NULL DEFAULT '[]',
    deleted_at INTEGER
) STRICT;

CREATE INDEX bailey_backup_good ON bailey_backup (taken_at) WHERE deleted_at IS NULL;

CREATE TABLE bailey_backup_store (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    label    TEXT NOT NULL,
    endpoint TEXT NOT NULL,
    region   TEXT NOT NULL,
    bucket   TEXT NOT NULL,
    prefix   TEXT NOT NULL,
    key_id   TEXT NOT NULL,
    -- The secret key, sealed with the account's key.
    sealed   BLOB NOT NULL
) STRICT;

-- Whom the owner lets restore, besides the owner.
CREATE TABLE bailey_backup_restorer (
    user INTEGER PRIMARY KEY REFERENCES bailey_user (id) ON DELETE CASCADE
) STRICT;

-- Links under which a file can be had without signing in, by their digests.
CREATE TABLE bailey_backup_link (
    digest BLOB PRIMARY KEY,
    backup INTEGER NOT NULL REFERENCES bailey_backup (id),
    until  INTEGER NOT NULL
) STRICT;

-- Which key the owner opened a test with.
CREATE TABLE bailey_backup_proof (
    recipient TEXT PRIMARY KEY,
    proven_at INTEGER NOT NULL,
    proven_by INTEGER
) STRICT;
