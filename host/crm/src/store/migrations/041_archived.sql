-- A row here says by itself that a record is archived, or was when it went to the
-- bin. The first fill had those that had been taken out of the archive since too.
DELETE FROM bailey_archived WHERE EXISTS (
    SELECT 1 FROM bailey_change c
    WHERE c.table_key = bailey_archived.table_key AND c.record = bailey_archived.record
        AND c.kind IN ('unarchived', 'purged') AND c.id >> 24 > bailey_archived.operation
);
