-- The log is read newest first, by moment and then by number: each of these
-- indices gives that order for one kind of operation, so that no page has to be
-- sorted. A row's number stands at the end of every index by itself. The columns
-- after `at` are there so that further conditions need no look at the row.

DROP INDEX bailey_operation_kind;
DROP INDEX bailey_operation_user;
DROP INDEX bailey_operation_plugin;
DROP INDEX bailey_operation_address;

CREATE INDEX bailey_operation_kind ON bailey_operation (kind, at);
CREATE INDEX bailey_operation_user
ON bailey_operation (actor_user, kind, at, actor_plugin, address, first_table)
WHERE actor_user IS NOT NULL;
CREATE INDEX bailey_operation_plugin
ON bailey_operation (actor_plugin, kind, at, actor_user, address, first_table)
WHERE actor_plugin IS NOT NULL;
CREATE INDEX bailey_operation_address
ON bailey_operation (address, kind, at, actor_user, actor_plugin, first_table)
WHERE address IS NOT NULL;
CREATE INDEX bailey_operation_table
ON bailey_operation (first_table, kind, at)
WHERE first_table IS NOT NULL;
CREATE INDEX bailey_operation_request ON bailey_operation (request) WHERE request IS NOT NULL;

-- Tables that an operation touched besides its first one: few do.
CREATE TABLE bailey_operation_also (
    table_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    operation INTEGER NOT NULL,
    PRIMARY KEY (table_key, kind, at, operation)
) STRICT, WITHOUT ROWID;

INSERT INTO bailey_operation_also (table_key, kind, at, operation)
SELECT DISTINCT c.table_key, o.kind, o.at, o.id
FROM bailey_change c JOIN bailey_operation o ON o.id = c.operation
WHERE c.table_key IS NOT o.first_table;
