-- The operator's password for the pages of the operator: one row at most.
CREATE TABLE operator_password (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    hash TEXT NOT NULL,
    set_at INTEGER NOT NULL
) STRICT;
