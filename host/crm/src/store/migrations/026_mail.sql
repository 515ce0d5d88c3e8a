-- How many mails each plugin has queued on a day, counted in UTC from 1970 on.
CREATE TABLE bailey_plugin_mail (
    plugin TEXT NOT NULL,
    day    INTEGER NOT NULL,
    count  INTEGER NOT NULL,
    PRIMARY KEY (plugin, day)
) STRICT, WITHOUT ROWID;
