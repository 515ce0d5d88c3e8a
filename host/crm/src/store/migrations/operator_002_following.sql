-- Accounts whose journal is followed by plugins, and how far all of them are:
-- what happened while the process was down is handed over when it is back, also
-- where nobody comes by.
CREATE TABLE followed_journal (
    account TEXT PRIMARY KEY REFERENCES account (id),
    operation INTEGER NOT NULL
) STRICT;
