-- What a change says stays said: its label, values and salts can be erased, and
-- nothing else of it changes.
CREATE TRIGGER bailey_change_stays
BEFORE UPDATE OF operation, position, table_key, record, kind, version, fields, digests
ON bailey_change
BEGIN SELECT RAISE(ABORT, 'a change in the journal is never changed'); END;
CREATE TRIGGER bailey_change_remains BEFORE DELETE ON bailey_change
BEGIN SELECT RAISE(ABORT, 'a change in the journal is never deleted'); END;

-- What the file still needs done: whether it is to be written anew, so that no
-- page that nothing uses holds what was erased.
CREATE TABLE bailey_upkeep (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    wipe INTEGER NOT NULL CHECK (wipe IN (0, 1))
) STRICT;
INSERT INTO bailey_upkeep (only, wipe) VALUES (1, 0);
