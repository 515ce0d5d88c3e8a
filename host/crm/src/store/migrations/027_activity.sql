-- What plugins watch: who crosses a threshold is told to the plugin.
CREATE TABLE bailey_activity_threshold (
    plugin  TEXT NOT NULL,
    name    TEXT NOT NULL,
    act     TEXT NOT NULL,
    per     TEXT NOT NULL,
    allowed INTEGER NOT NULL,
    -- Since when it is watched, in minutes since 1970.
    since   INTEGER NOT NULL,
    PRIMARY KEY (plugin, name)
) STRICT, WITHOUT ROWID;

-- Which crossing the plugin was told of last.
CREATE TABLE bailey_activity_told (
    plugin TEXT NOT NULL,
    name   TEXT NOT NULL,
    user   INTEGER NOT NULL,
    minute INTEGER NOT NULL,
    PRIMARY KEY (plugin, name, user)
) STRICT, WITHOUT ROWID;

-- What each person looked at, by the minute, for as long as it counts: such acts
-- have no entry of their own in the journal. `journalled` says that the entry of
-- the hour tells of it.
CREATE TABLE bailey_activity (
    user       INTEGER NOT NULL,
    act        TEXT NOT NULL,
    minute     INTEGER NOT NULL,
    count      INTEGER NOT NULL,
    journalled INTEGER NOT NULL DEFAULT 0 CHECK (journalled IN (0, 1)),
    PRIMARY KEY (user, act, minute)
) STRICT, WITHOUT ROWID;

CREATE INDEX bailey_activity_minute ON bailey_activity (minute);

-- Whose earlier acts count no more.
CREATE TABLE bailey_activity_over (
    user   INTEGER PRIMARY KEY,
    minute INTEGER NOT NULL
) STRICT;

-- Whose requests wait a little, and until when.
CREATE TABLE bailey_slowed (
    user   INTEGER PRIMARY KEY,
    millis INTEGER NOT NULL,
    until  INTEGER NOT NULL
) STRICT;
