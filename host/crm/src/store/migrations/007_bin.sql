-- When the purging of the bin last looked at the clocks, so that it can tell a
-- clock that jumped, or a long stop, from time that went by: one row. `at` is the
-- moment by the system's clock; `run` names the process and `running` says for how
-- many milliseconds it had run, by a clock that nobody sets. While `held` is above
-- zero, nothing is purged for so many running milliseconds more.
CREATE TABLE bailey_purge_clock (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    at INTEGER NOT NULL,
    run INTEGER NOT NULL,
    running INTEGER NOT NULL,
    held INTEGER NOT NULL,
    reason TEXT
) STRICT;
