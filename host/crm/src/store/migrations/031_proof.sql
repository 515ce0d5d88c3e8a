-- Whom somebody asked to prove who they are before they go on.

-- It goes on as soon as its bearer proved it.
ALTER TABLE bailey_session ADD COLUMN to_prove INTEGER NOT NULL DEFAULT 0
    CHECK (to_prove IN (0, 1));
-- Their API tokens rest until they proved it in one of their sessions.
ALTER TABLE bailey_user ADD COLUMN to_prove INTEGER NOT NULL DEFAULT 0
    CHECK (to_prove IN (0, 1));
