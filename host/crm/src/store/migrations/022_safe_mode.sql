-- The owner's way in when plugins keep everybody out.

CREATE TABLE bailey_safe_code (
    -- SHA-256 of the code, which was shown once; a code that was used is gone.
    digest     BLOB PRIMARY KEY,
    user       INTEGER NOT NULL REFERENCES bailey_user (id),
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- When a session that was begun with such a code is over.
ALTER TABLE bailey_session ADD COLUMN safe_until INTEGER;
