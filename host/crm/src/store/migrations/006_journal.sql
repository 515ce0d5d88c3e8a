-- What a change says stays said: its label, values and salts can be erased, and
-- nothing else of it changes.
CREATE TRIGGER bailey_change_stays
BEFORE UPDATE OF operation, position, table_key, record, kind, version, fields, digests
ON bailey_change
BEGIN SELECT RAISE(ABORT, 'a change in the journal is never changed'); END;
CREATE TRIGGER bailey_change_remains BEFORE DELETE ON bailey_change
BEGIN SELECT RAISE(ABORT, 'a change in the journal is never deleted'); END;
