-- Groups of people that plugins keep, such as roles. They stay when the plugin is
-- switched off, and are offered while it is switched on.

CREATE TABLE bailey_group (
    plugin       TEXT NOT NULL,
    key          TEXT NOT NULL,
    -- What it is called, as JSON that whoever keeps it understands.
    name         TEXT NOT NULL,
    -- Those of the plugin's groups stand in this order.
    place        INTEGER NOT NULL,
    -- Whom none of the plugin's groups names belongs to it.
    rest_members INTEGER NOT NULL CHECK (rest_members IN (0, 1)),
    rest_admins  INTEGER NOT NULL CHECK (rest_admins IN (0, 1)),
    PRIMARY KEY (plugin, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE bailey_group_member (
    plugin TEXT NOT NULL,
    user   INTEGER NOT NULL REFERENCES bailey_user (id),
    key    TEXT NOT NULL,
    PRIMARY KEY (plugin, user, key),
    FOREIGN KEY (plugin, key) REFERENCES bailey_group (plugin, key)
) STRICT, WITHOUT ROWID;
