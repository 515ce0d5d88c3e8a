-- The operator's file: which accounts there are, where their journals stood,
-- and what is due when, so that idle accounts stay closed.
CREATE TABLE account (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE journal_head (
    account TEXT PRIMARY KEY,
    operation INTEGER NOT NULL,
    hash BLOB NOT NULL,
    at INTEGER NOT NULL
) STRICT;

CREATE TABLE due_job (
    account TEXT NOT NULL REFERENCES account (id),
    job TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (account, job)
) STRICT;

CREATE INDEX due_job_at ON due_job (at);
