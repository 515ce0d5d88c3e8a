-- What a plugin's life in the account leaves behind: what it was before, what was
-- taken out and can come back, what waits, and how the account wants it.

-- What a plugin was before its last upgrade.
CREATE TABLE bailey_plugin_before (
    plugin      TEXT PRIMARY KEY,
    version     TEXT NOT NULL,
    digest      TEXT NOT NULL,
    granted     TEXT NOT NULL,
    migrated    TEXT,
    upgraded_at INTEGER NOT NULL
) STRICT;

-- What the upgrade's own migration changed of what the plugin stores, as it was
-- before; no value where there was none.
CREATE TABLE bailey_plugin_storage_before (
    plugin TEXT NOT NULL,
    bucket TEXT NOT NULL,
    key    TEXT NOT NULL,
    value  BLOB,
    PRIMARY KEY (plugin, bucket, key)
) STRICT;

-- Plugins that were taken out. What they store stays until the day of their
-- deletion.
CREATE TABLE bailey_plugin_bin (
    plugin     TEXT PRIMARY KEY,
    version    TEXT NOT NULL,
    digest     TEXT NOT NULL,
    granted    TEXT NOT NULL,
    migrated   TEXT,
    removed_at INTEGER NOT NULL,
    -- None where the operator did it.
    removed_by INTEGER,
    delete_at  INTEGER NOT NULL
) STRICT;

-- Plugins that keep the account safe and are to be switched off, when the account's
-- time to think it over has passed.
CREATE TABLE bailey_plugin_leaving (
    plugin   TEXT PRIMARY KEY,
    act      TEXT NOT NULL CHECK (act IN ('disable', 'uninstall')),
    at       INTEGER NOT NULL,
    asked_at INTEGER NOT NULL,
    asked_by INTEGER
) STRICT;

-- How the account wants its plugins' life; no row while nobody has said.
CREATE TABLE bailey_plugin_rules (
    id              INTEGER PRIMARY KEY CHECK (id = 1),
    updates         TEXT NOT NULL CHECK (updates IN ('never', 'patch', 'all')),
    keep_days       INTEGER NOT NULL,
    cool_off_hours  INTEGER NOT NULL,
    -- A shorter time to think it over holds from here on; until then this one.
    earlier_hours   INTEGER NOT NULL,
    earlier_until   INTEGER NOT NULL
) STRICT;
