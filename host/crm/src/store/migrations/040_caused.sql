-- How many hooks deep an operation was done, for those that hooks did: what follows
-- the journal and writes goes on from there, and stops.
CREATE TABLE bailey_operation_caused (
    operation INTEGER PRIMARY KEY,
    depth     INTEGER NOT NULL
) STRICT;
