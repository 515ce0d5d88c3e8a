-- How people get in: who must choose a new password before anything else, links
-- that work once, and mail that waits to be sent.

ALTER TABLE bailey_user ADD COLUMN password_change INTEGER NOT NULL DEFAULT 0
    CHECK (password_change IN (0, 1));

CREATE TABLE bailey_link (
    -- SHA-256 of the token; the token itself is in a mail alone.
    token      BLOB PRIMARY KEY,
    user       INTEGER NOT NULL REFERENCES bailey_user (id),
    purpose    TEXT NOT NULL CHECK (purpose IN ('invitation', 'reset')),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX bailey_link_user ON bailey_link (user);

CREATE TABLE bailey_mail (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    recipient  TEXT NOT NULL,
    subject    TEXT NOT NULL,
    body       TEXT NOT NULL,
    -- What it is for: never the text itself, which may hold a link.
    purpose    TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    attempts   INTEGER NOT NULL DEFAULT 0,
    next_at    INTEGER NOT NULL,
    problem    TEXT
) STRICT;

CREATE INDEX bailey_mail_next ON bailey_mail (next_at);
