-- What the account opened for support, who entered by it, and what they did.

CREATE TABLE bailey_support (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The record that says what it is about.
    ticket_table TEXT NOT NULL,
    ticket       INTEGER NOT NULL,
    -- What a specialist sees and may do, as JSON.
    scope        TEXT NOT NULL,
    -- SHA-256 of the password that works once; none once it did.
    password     BLOB,
    -- The plugin through which it was opened: it ends with it.
    plugin       TEXT,
    opened_at    INTEGER NOT NULL,
    opened_by    INTEGER REFERENCES bailey_user (id),
    until        INTEGER NOT NULL,
    closed_at    INTEGER
) STRICT;

CREATE TABLE bailey_support_session (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    support    INTEGER NOT NULL REFERENCES bailey_support (id),
    -- SHA-256 of the token; the token itself is with its bearer alone.
    token      BLOB NOT NULL UNIQUE,
    agent      TEXT NOT NULL,
    language   TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    seen_at    INTEGER NOT NULL,
    address    TEXT,
    user_agent TEXT,
    ended_at   INTEGER
) STRICT;

CREATE INDEX bailey_support_session_support ON bailey_support_session (support);

-- Which operations of the journal are a specialist's, to be found by what was
-- opened for them.
CREATE TABLE bailey_support_act (
    support   INTEGER NOT NULL,
    operation INTEGER NOT NULL,
    PRIMARY KEY (support, operation)
) STRICT, WITHOUT ROWID;
