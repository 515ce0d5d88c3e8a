-- What the account's plugins are, may, keep and have done.

-- A package is named by its digest, so two versions of a plugin can stand side
-- by side while one is rolled back to the other.
CREATE TABLE bailey_package (
    digest TEXT PRIMARY KEY,
    bytes  BLOB NOT NULL
) STRICT;

CREATE TABLE bailey_plugin (
    plugin     TEXT PRIMARY KEY,
    version    TEXT NOT NULL,
    digest     TEXT NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('installed', 'enabled', 'disabled')),
    -- What the admin consented to, as JSON.
    granted    TEXT NOT NULL,
    -- Plugins at one extension point are asked in this order.
    place      INTEGER NOT NULL,
    -- The version whose migration ran last; none before the first.
    migrated   TEXT,
    changed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE bailey_plugin_setting (
    plugin TEXT NOT NULL,
    key    TEXT NOT NULL,
    -- A scalar in the journal's form.
    value  TEXT NOT NULL,
    PRIMARY KEY (plugin, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE bailey_plugin_storage (
    plugin TEXT NOT NULL,
    bucket TEXT NOT NULL,
    key    TEXT NOT NULL,
    value  BLOB NOT NULL,
    PRIMARY KEY (plugin, bucket, key)
) STRICT;

-- A row outlives the bucket's entries, so that its version never goes back.
CREATE TABLE bailey_plugin_bucket (
    plugin  TEXT NOT NULL,
    bucket  TEXT NOT NULL,
    -- Grows by one with each write.
    version INTEGER NOT NULL,
    entries INTEGER NOT NULL,
    -- The bytes of keys and values together.
    bytes   INTEGER NOT NULL,
    PRIMARY KEY (plugin, bucket)
) STRICT, WITHOUT ROWID;

CREATE TABLE bailey_listener (
    plugin   TEXT PRIMARY KEY,
    -- The last operation that it has taken.
    position INTEGER NOT NULL,
    -- How often in a row the next one failed.
    failures INTEGER NOT NULL DEFAULT 0,
    retry_at INTEGER NOT NULL DEFAULT 0,
    -- Why it was given up, until an admin says go on.
    parked   TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE bailey_job_run (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    plugin      TEXT NOT NULL,
    job         TEXT NOT NULL,
    due         INTEGER NOT NULL,
    -- The user who asked for it; none if the schedule did.
    user        INTEGER REFERENCES bailey_user (id),
    started_at  INTEGER NOT NULL,
    finished_at INTEGER,
    outcome     TEXT CHECK (outcome IN ('done', 'again', 'failed', 'interrupted')),
    -- The report, or the failure, as JSON; never secrets.
    report      TEXT,
    done        INTEGER NOT NULL DEFAULT 0,
    total       INTEGER
) STRICT;

CREATE INDEX bailey_job_run_latest ON bailey_job_run (plugin, job, id);
CREATE INDEX bailey_job_run_open ON bailey_job_run (id) WHERE finished_at IS NULL;

-- Why a plugin is not called for a while, as its own state in JSON.
CREATE TABLE bailey_breaker (
    plugin TEXT PRIMARY KEY,
    state  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
