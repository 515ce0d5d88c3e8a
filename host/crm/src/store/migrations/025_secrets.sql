-- Secrets of plugins, sealed by a key of the account, which the host's own key seals.

CREATE TABLE bailey_secret_key (
    only   INTEGER PRIMARY KEY CHECK (only = 1),
    sealed BLOB NOT NULL
) STRICT;

-- Counted in bailey_plugin_bucket, under the name that no bucket can have: the empty
-- one.
CREATE TABLE bailey_secret (
    plugin TEXT NOT NULL,
    key    TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (plugin, key)
) STRICT;
