-- The tables whose records it is kept of who looked at them.
CREATE TABLE bailey_watched_table (
    table_key TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Which operation says of which record that it was looked at: what the
-- operation's details say, to be found by the record.
CREATE TABLE bailey_view (
    table_key TEXT NOT NULL,
    record INTEGER NOT NULL,
    operation INTEGER NOT NULL,
    PRIMARY KEY (table_key, record, operation)
) STRICT, WITHOUT ROWID;

CREATE INDEX bailey_view_operation ON bailey_view (operation);
