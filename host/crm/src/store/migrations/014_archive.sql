-- Which operation put an archived record away: what the journal says, to be found
-- by the record and listed in the order of time. Rows of records that are in the
-- bin by now stay, since these come back to the archive.
CREATE TABLE bailey_archived (
    table_key TEXT NOT NULL,
    record INTEGER NOT NULL,
    operation INTEGER NOT NULL,
    PRIMARY KEY (table_key, record)
) STRICT, WITHOUT ROWID;

CREATE INDEX bailey_archived_operation ON bailey_archived (table_key, operation);

INSERT INTO bailey_archived (table_key, record, operation)
SELECT table_key, record, max(id) >> 24 FROM bailey_change
WHERE kind = 'archived' GROUP BY table_key, record;
