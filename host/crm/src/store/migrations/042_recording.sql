-- The last failed call of a plugin that was put down, as its developer gets it.
CREATE TABLE bailey_recording (
    plugin  TEXT PRIMARY KEY,
    at      INTEGER NOT NULL,
    content BLOB NOT NULL
) STRICT;
