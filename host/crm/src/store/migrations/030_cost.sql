-- What each plugin's calls cost, by the hour: for whoever looks after the account.

CREATE TABLE bailey_plugin_cost (
    plugin      TEXT NOT NULL,
    -- The hour's first millisecond.
    hour        INTEGER NOT NULL,
    -- The extension point at which it was called.
    point       TEXT NOT NULL,
    calls       INTEGER NOT NULL,
    failures    INTEGER NOT NULL,
    cpu_us      INTEGER NOT NULL,
    wall_us     INTEGER NOT NULL,
    -- The most bytes that one call held.
    memory_peak INTEGER NOT NULL,
    PRIMARY KEY (plugin, hour, point)
) STRICT, WITHOUT ROWID;

CREATE INDEX bailey_plugin_cost_hour ON bailey_plugin_cost (hour);
