-- The account's people: who they are, where they stand, how they sign in.

CREATE TABLE bailey_settings (
    id        INTEGER PRIMARY KEY CHECK (id = 1),
    name      TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    currency  TEXT NOT NULL,
    language  TEXT NOT NULL
) STRICT;

CREATE TABLE bailey_department (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    name    TEXT NOT NULL,
    parent  INTEGER REFERENCES bailey_department (id),
    head    INTEGER REFERENCES bailey_user (id),
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX bailey_department_parent ON bailey_department (parent);

CREATE TABLE bailey_user (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    name       TEXT NOT NULL,
    email      TEXT NOT NULL,
    -- The address in the form in which two of them are the same.
    email_key  TEXT NOT NULL,
    admin      INTEGER NOT NULL CHECK (admin IN (0, 1)),
    owner      INTEGER NOT NULL CHECK (owner IN (0, 1)),
    active     INTEGER NOT NULL CHECK (active IN (0, 1)),
    department INTEGER REFERENCES bailey_department (id),
    language   TEXT NOT NULL,
    time_zone  TEXT NOT NULL,
    -- argon2id in PHC form; none until a password is set.
    password   TEXT,
    version    INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CHECK (owner = 0 OR (admin = 1 AND active = 1))
) STRICT;

-- A suspended user's address is free for another.
CREATE UNIQUE INDEX bailey_user_email ON bailey_user (email_key) WHERE active = 1;
CREATE UNIQUE INDEX bailey_user_owner ON bailey_user (owner) WHERE owner = 1;
CREATE INDEX bailey_user_department ON bailey_user (department);

CREATE TABLE bailey_session (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    -- SHA-256 of the token; the token itself is with its bearer alone.
    token      BLOB NOT NULL UNIQUE,
    user       INTEGER NOT NULL REFERENCES bailey_user (id),
    created_at INTEGER NOT NULL,
    seen_at    INTEGER NOT NULL,
    address    TEXT,
    user_agent TEXT
) STRICT;

CREATE INDEX bailey_session_user ON bailey_session (user);

CREATE TABLE bailey_token (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    token      BLOB NOT NULL UNIQUE,
    name       TEXT NOT NULL,
    user       INTEGER NOT NULL REFERENCES bailey_user (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    seen_at    INTEGER
) STRICT;

CREATE INDEX bailey_token_user ON bailey_token (user);

-- Wrong sign-ins, by e-mail address and by network address.
CREATE TABLE bailey_failure (
    subject       TEXT PRIMARY KEY,
    count         INTEGER NOT NULL,
    first_at      INTEGER NOT NULL,
    last_at       INTEGER NOT NULL,
    blocked_until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
