-- What each person opened last, for the way back to it. It says nothing about
-- anybody but to themselves, and is no part of the journal.
CREATE TABLE bailey_recent (
    user      INTEGER NOT NULL,
    table_key TEXT NOT NULL,
    record    INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    PRIMARY KEY (user, table_key, record)
) STRICT, WITHOUT ROWID;
