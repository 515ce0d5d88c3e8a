-- Signing in by several steps, asking again who somebody is, and the browsers that
-- a step trusts.

-- Let in as soon as all steps are passed; until then it reaches nothing else.
ALTER TABLE bailey_session ADD COLUMN pending INTEGER NOT NULL DEFAULT 0
    CHECK (pending IN (0, 1));
-- When its bearer last proved who they are.
ALTER TABLE bailey_session ADD COLUMN confirmed_at INTEGER NOT NULL DEFAULT 0;
-- Since when its bearer is on the way through the steps, having shown the password.
ALTER TABLE bailey_session ADD COLUMN passing_since INTEGER;
-- The plugins whose step was passed on that way, with blanks between them.
ALTER TABLE bailey_session ADD COLUMN passed TEXT NOT NULL DEFAULT '';

UPDATE bailey_session SET confirmed_at = created_at;

CREATE TABLE bailey_device (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    -- SHA-256 of the browser's own token, which its cookie has.
    token      BLOB NOT NULL,
    user       INTEGER NOT NULL REFERENCES bailey_user (id),
    -- Whose step trusts it.
    plugin     TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    seen_at    INTEGER NOT NULL,
    address    TEXT,
    user_agent TEXT
) STRICT;

CREATE UNIQUE INDEX bailey_device_token ON bailey_device (token, user, plugin);
CREATE INDEX bailey_device_user ON bailey_device (user);
