-- Reports: a name for what is counted of a table's records, and who may see it.

CREATE TABLE bailey_report (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    table_id INTEGER NOT NULL REFERENCES bailey_table (id) ON DELETE CASCADE,
    name     TEXT NOT NULL,
    -- Who made it; none if the operator did.
    owner    INTEGER REFERENCES bailey_user (id),
    -- What it counts, as JSON: conditions, by what, which figure, how it is drawn.
    shape    TEXT NOT NULL,
    -- Who may see it, as JSON.
    audience TEXT NOT NULL,
    version  INTEGER NOT NULL DEFAULT 1,
    -- The operation that deleted it: it is out of sight, and can come back.
    deletion INTEGER
) STRICT;

CREATE INDEX bailey_report_table ON bailey_report (table_id);

ALTER TABLE bailey_saved_view ADD COLUMN deletion INTEGER;
