-- What opens an account's backups, sealed with the data folder's key. It isn't in
-- the account's own file: a backup is a copy of that.
CREATE TABLE backup_key (
    account TEXT PRIMARY KEY REFERENCES account (id),
    sealed BLOB NOT NULL
) STRICT;
