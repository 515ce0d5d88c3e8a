-- Requests that may be repeated: what was asked under which key, and what was
-- answered. A row without a status is one whose outcome nobody wrote down.
CREATE TABLE bailey_idempotency (
    user    INTEGER NOT NULL,
    key     TEXT NOT NULL,
    -- SHA-256 of what was asked.
    asked   BLOB NOT NULL,
    at      INTEGER NOT NULL,
    -- The number of the request that came first.
    request TEXT,
    status  INTEGER,
    -- Pairs of names and values, as JSON.
    headers TEXT,
    body    BLOB,
    PRIMARY KEY (user, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX bailey_idempotency_at ON bailey_idempotency (at);
