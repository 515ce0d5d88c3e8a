-- The account itself: one row. `chain` is drawn at random when it is made and
-- begins the journal's chain of hashes. `schema_stamp` is drawn anew, at random, by each
-- change of the schema, so that one from a write that was taken back can't be
-- mistaken for a later one.
CREATE TABLE bailey_account (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    id TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    chain BLOB NOT NULL,
    schema_stamp INTEGER NOT NULL
) STRICT;

-- One row an act; journal/chain.rs says how it is hashed. `actor_user` and
-- `actor_plugin` repeat what `actor` says. `details` has a line of JSON for each,
-- [name, value]. `salts` and `digests` are those of address, request and details.
CREATE TABLE bailey_operation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
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

CREATE INDEX bailey_operation_at ON bailey_operation (at);
CREATE INDEX bailey_operation_kind ON bailey_operation (kind);
CREATE INDEX bailey_operation_user ON bailey_operation (actor_user) WHERE actor_user IS NOT NULL;
CREATE INDEX bailey_operation_plugin ON bailey_operation (actor_plugin) WHERE actor_plugin IS NOT NULL;
CREATE INDEX bailey_operation_address ON bailey_operation (address) WHERE address IS NOT NULL;
CREATE INDEX bailey_operation_undoes ON bailey_operation (undoes) WHERE undoes IS NOT NULL;

-- What has been said stays said.
CREATE TRIGGER bailey_operation_stays
BEFORE UPDATE OF id, at, kind, actor, surface, first_table, change_count, undoes, digests, hash
ON bailey_operation
BEGIN SELECT RAISE(ABORT, 'an entry of the journal is never changed'); END;
CREATE TRIGGER bailey_operation_remains BEFORE DELETE ON bailey_operation
BEGIN SELECT RAISE(ABORT, 'an entry of the journal is never deleted'); END;

-- One row a record that an operation changed. `fields` is a JSON array of keys; `vals` has a line of JSON for each,
-- [before, after], which is empty when the values were erased. `salts` has 16 and
-- `digests` 32 bytes for the label, then so many for each field.
CREATE TABLE bailey_change (
    operation INTEGER NOT NULL,
    position INTEGER NOT NULL,
    table_key TEXT NOT NULL,
    record INTEGER NOT NULL,
    label TEXT,
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    fields TEXT NOT NULL,
    vals TEXT NOT NULL,
    salts BLOB NOT NULL,
    digests BLOB NOT NULL,
    PRIMARY KEY (operation, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX bailey_change_record ON bailey_change (table_key, record, operation);

-- Heads of the chain, signed with the host's key.
CREATE TABLE bailey_checkpoint (
    operation INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    hash BLOB NOT NULL,
    public_key BLOB NOT NULL,
    signature BLOB NOT NULL
) STRICT;
