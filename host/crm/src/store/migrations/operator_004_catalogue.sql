-- What the operator decided about plugins: whose signatures count, what was
-- approved, delisted or revoked, and which account may have what.
CREATE TABLE publisher (
    -- What the ids of its plugins begin with.
    name TEXT PRIMARY KEY,
    added_at INTEGER NOT NULL
) STRICT;

CREATE TABLE publisher_key (
    key TEXT PRIMARY KEY,
    publisher TEXT NOT NULL REFERENCES publisher (name),
    added_at INTEGER NOT NULL,
    -- The key that signed this one; none if the operator's word brought it.
    signed_by TEXT,
    -- A later key took its place: what it signed counts if it was seen before.
    retired_at INTEGER,
    -- Nothing that it signed counts any more.
    revoked_at INTEGER,
    reason TEXT
) STRICT;

-- Every package that was ever seen, by its identity.
CREATE TABLE known_package (
    digest TEXT PRIMARY KEY,
    plugin TEXT NOT NULL,
    version TEXT NOT NULL,
    -- It came inside the program once.
    built_in INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    approved_at INTEGER,
    delisted_at INTEGER,
    revoked_at INTEGER,
    reason TEXT
) STRICT;

CREATE INDEX known_package_plugin ON known_package (plugin);

-- Which plugins and publishers an account may have, where somebody said so.
CREATE TABLE catalogue_rule (
    account TEXT NOT NULL REFERENCES account (id),
    -- A plugin's id, a publisher's name, or * for everything.
    subject TEXT NOT NULL,
    allowed INTEGER NOT NULL,
    PRIMARY KEY (account, subject)
) STRICT;

-- What was pulled from registries, so that it is there while they are not.
CREATE TABLE pulled_package (
    repository TEXT NOT NULL,
    tag TEXT NOT NULL,
    -- SHA-256 of the whole file, which is its name in the folder.
    file TEXT NOT NULL,
    pulled_at INTEGER NOT NULL,
    PRIMARY KEY (repository, tag)
) STRICT;
