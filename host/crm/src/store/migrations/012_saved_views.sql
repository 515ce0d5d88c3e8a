-- Saved views: a name for how a list is looked at. Those that are shared are the
-- whole account's, all others their owner's alone.

CREATE TABLE bailey_saved_view (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    table_id INTEGER NOT NULL REFERENCES bailey_table (id) ON DELETE CASCADE,
    name     TEXT NOT NULL,
    -- Who saved it first; none if the operator did.
    owner    INTEGER REFERENCES bailey_user (id),
    shared   INTEGER NOT NULL CHECK (shared IN (0, 1)),
    -- What it shows, as JSON: conditions, order, columns.
    look     TEXT NOT NULL,
    version  INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX bailey_saved_view_table ON bailey_saved_view (table_id, owner);
