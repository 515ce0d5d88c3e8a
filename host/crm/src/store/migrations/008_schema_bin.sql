-- Tables and fields as things that change and go to the bin: there they keep
-- their SQL tables and columns, and their keys stay taken.

-- Grows by one with each change of the table or of one of its fields.
ALTER TABLE bailey_table ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
-- The field that names the records; none if they go by their numbers.
ALTER TABLE bailey_table ADD COLUMN label_field INTEGER;
-- As of a record in the bin: when, by which user, by which operation, until when.
ALTER TABLE bailey_table ADD COLUMN deleted_at INTEGER;
ALTER TABLE bailey_table ADD COLUMN deleted_by INTEGER;
ALTER TABLE bailey_table ADD COLUMN deletion INTEGER;
ALTER TABLE bailey_table ADD COLUMN keep_until INTEGER;
-- How many records it had when it was deleted.
ALTER TABLE bailey_table ADD COLUMN held INTEGER NOT NULL DEFAULT 0;

ALTER TABLE bailey_field ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
-- Fields are shown in this order; one place is never that of two of them.
ALTER TABLE bailey_field ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
ALTER TABLE bailey_field ADD COLUMN deleted_at INTEGER;
ALTER TABLE bailey_field ADD COLUMN deleted_by INTEGER;
ALTER TABLE bailey_field ADD COLUMN deletion INTEGER;
ALTER TABLE bailey_field ADD COLUMN keep_until INTEGER;
-- How many records held a value when it was deleted.
ALTER TABLE bailey_field ADD COLUMN held INTEGER NOT NULL DEFAULT 0;
-- It went along with the table that it refers to.
ALTER TABLE bailey_field ADD COLUMN went_along INTEGER NOT NULL DEFAULT 0;

UPDATE bailey_field SET place = id;
UPDATE bailey_table SET label_field = (
    SELECT min(id) FROM bailey_field AS f
    WHERE f.table_id = bailey_table.id AND f.multiple = 0
        AND json_extract(f.kind, '$.type') IN ('text', 'long-text'));

-- The last record of tables that were deleted for good: a table that gets such
-- a key again goes on counting, since numbers of records are never reused.
CREATE TABLE bailey_former_table (
    key         TEXT PRIMARY KEY,
    last_record INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
