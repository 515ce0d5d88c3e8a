-- The log is read newest first and found by what fills these tables once a span
-- of 1024 entries is full: see journal/log. Until then, and for what it says of an
-- entry, the entries themselves are read. So an entry costs one row when it is
-- written, and any conditions together are found without looking at entries.

-- The entries, whose numbers the chain gives, without the indices that were read
-- for the log and without a count of their numbers in sqlite_sequence.
CREATE TABLE bailey_entry (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    actor TEXT NOT NULL,
    actor_user INTEGER,
    actor_plugin TEXT,
    request TEXT,
    address TEXT,
    surface TEXT NOT NULL,
    details TEXT NOT NULL,
    first_table TEXT,
    change_count INTEGER NOT NULL,
    undoes INTEGER,
    salts BLOB NOT NULL,
    digests BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT;
INSERT INTO bailey_entry (id, at, kind, actor, actor_user, actor_plugin, request, address, surface,
    details, first_table, change_count, undoes, salts, digests, hash)
SELECT id, at, kind, actor, actor_user, actor_plugin, request, address, surface, details,
    first_table, change_count, undoes, salts, digests, hash
FROM bailey_operation ORDER BY id;
DROP TABLE bailey_operation;
ALTER TABLE bailey_entry RENAME TO bailey_operation;

CREATE INDEX bailey_operation_undoes ON bailey_operation (undoes) WHERE undoes IS NOT NULL;
CREATE TRIGGER bailey_operation_stays
BEFORE UPDATE OF id, at, kind, actor, surface, first_table, change_count, undoes, digests, hash
ON bailey_operation
BEGIN SELECT RAISE(ABORT, 'an entry of the journal is never changed'); END;
CREATE TRIGGER bailey_operation_remains BEFORE DELETE ON bailey_operation
BEGIN SELECT RAISE(ABORT, 'an entry of the journal is never deleted'); END;

-- The changes under one number each, its operation's times 2 to the power of 24 and
-- its position, so that each is added behind the last one and one index is enough.
CREATE TABLE bailey_new_change (
    id INTEGER PRIMARY KEY,
    operation INTEGER NOT NULL GENERATED ALWAYS AS (id >> 24) VIRTUAL,
    position INTEGER NOT NULL GENERATED ALWAYS AS (id & 16777215) VIRTUAL,
    table_key TEXT NOT NULL,
    record INTEGER NOT NULL,
    label TEXT,
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    fields TEXT NOT NULL,
    vals TEXT NOT NULL,
    salts BLOB NOT NULL,
    digests BLOB NOT NULL
) STRICT;
INSERT INTO bailey_new_change (id, table_key, record, label, kind, version, fields, vals, salts,
    digests)
SELECT (operation << 24) + position, table_key, record, label, kind, version, fields, vals, salts,
    digests
FROM bailey_change ORDER BY operation, position;
DROP TABLE bailey_change;
ALTER TABLE bailey_new_change RENAME TO bailey_change;

CREATE INDEX bailey_change_record ON bailey_change (table_key, record);
CREATE TRIGGER bailey_change_stays
BEFORE UPDATE OF id, table_key, record, kind, version, fields, digests ON bailey_change
BEGIN SELECT RAISE(ABORT, 'a change in the journal is never changed'); END;
CREATE TRIGGER bailey_change_remains BEFORE DELETE ON bailey_change
BEGIN SELECT RAISE(ABORT, 'a change in the journal is never deleted'); END;

-- Tables that an operation touched besides its first one: few do.
CREATE TABLE bailey_also (
    operation INTEGER NOT NULL,
    table_key TEXT NOT NULL,
    PRIMARY KEY (operation, table_key)
) STRICT, WITHOUT ROWID;
INSERT INTO bailey_also (operation, table_key)
SELECT operation, table_key FROM bailey_operation_also;
DROP TABLE bailey_operation_also;
ALTER TABLE bailey_also RENAME TO bailey_operation_also;

-- One row a full span, from number 0 on without gaps: of the entries 1 to 1024,
-- 1025 to 2048. `since` and `until` are the first and the last moment in it.
-- `requests` has two bytes an entry, by which a request is found.
CREATE TABLE bailey_span (
    span     INTEGER PRIMARY KEY,
    since    INTEGER NOT NULL,
    until    INTEGER NOT NULL,
    requests BLOB NOT NULL
) STRICT;

-- Which entries of a full span have a value, in `marks`. `facet` is of what:
-- kind, user, plugin, address or table.
CREATE TABLE bailey_facet (
    facet TEXT NOT NULL,
    value TEXT NOT NULL,
    span  INTEGER NOT NULL,
    marks BLOB NOT NULL,
    PRIMARY KEY (facet, value, span)
) STRICT, WITHOUT ROWID;
