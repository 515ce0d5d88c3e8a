# What the plugin is
plugin-name = Backups
plugin-summary = Makes backups by a schedule, tries each one, and brings back all of it or a part: shown beforehand, undone like any act
why-backups = To make backups, try them, delete old ones, and bring back what they hold when you say so
why-directory = To know whom to tell when a backup is no good
why-mail = To tell the admins when a backup is no good
why-settings = To keep when backups are made and for how long they are kept
why-progress = To say how far a backup is
why-clock = To know which backups are old
why-pages = To show the backups and what a restore would do
why-job-runner = To make backups when it is time

# Settings
setting-every = How often
setting-every-hint = In the account’s time zone.
setting-every-off = Never
setting-every-hourly = Every hour
setting-every-daily = Every day
setting-every-weekly = Every Sunday
setting-every-monthly = On the first of every month
setting-every-cron = By the cron line below
setting-hour = At which hour
setting-hour-hint = 0 to 23. For every day, Sunday or month.
setting-cron = Cron line
setting-cron-hint = Five fields: minute, hour, day of the month, month, day of the week. For example: 30 4 * * MON-FRI
setting-place = Where to
setting-place-hint = “folder” for the operator’s folder, or the name of a store from the settings under Backups, such as “store-1”.
setting-daily = Days kept
setting-daily-hint = The last backup of each of so many days.
setting-weekly = Weeks kept
setting-weekly-hint = The last backup of each of so many weeks.
setting-monthly = Months kept
setting-monthly-hint = The last backup of each of so many months.
setting-link-days = Mail a link to the owner
setting-link-days-hint = For how many days the link works. 0: no link is mailed.

# Schedules in words
every-never = Never: backups are made by hand alone
every-hour = Every hour
every-day = Every day at { $hour }:00
every-week = Every Sunday at { $hour }:00
every-month = On the first of every month at { $hour }:00
every-cron = By the cron line { $fields }

# Jobs
job-back-up = Backup by the schedule
job-back-up-now = Backup
job-mail = Mail a link
job-verify = Try a backup
job-plan = Work out a restore
job-restore = Restore
backing-up = Making a backup and trying it. People can go on working.
backed-up = The backup was made, fetched back and tried: it is good.
backed-up-badly = The backup was made, but it is no good.
mailing = Mailing a link.
mailed = A link was mailed to you. It works for { $days ->
    [one] a day
   *[other] { $days } days
}.
verifying = Fetching the backup and trying it.
verified = The backup is good.
verified-badly = The backup is no good: { $faults }
planning = Working out what a restore would do. Nothing is changed.
restoring = Making a backup of now first, then restoring.
restored = { $count ->
    [one] A record was restored.
   *[other] { $count } records were restored.
} { $left ->
    [0] { "" }
    [one] One could not be.
   *[other] { $left } could not be.
}
moved = Somebody changed some of these records meanwhile, and nothing was restored. Look at it anew, then decide.
look-at-it = Look at it
would-restore = { $count ->
    [one] A record would be restored
   *[other] { $count } records would be restored
}, { $left } can’t be.

# Alarms
alarm-subject = The last backup is no good
alarm-failed = A backup was due and could not be made: { $error }
alarm-no-good = A backup was made by the schedule, and when it was tried it did not hold: { $faults }
alarm-what-to-do = Make another one by hand, on the page Backups, and look whether it is good. If not, tell the operator. The last good one is kept until there is another.

# The front page
page-title = Backups
lead-good = The account can be had back as it was at { $at }.
lead-none-yet = There is no backup yet. Make the first one now.
lead-no-good = No backup here is known to be good. Make one now.
stat-last = Last good one
stat-last-none = none yet
stat-kept = Kept
stat-size = Together
fact-schedule = Schedule
fact-kept = Kept
kept-generations = The last one of each of { $daily ->
    [one] the last day
   *[other] { $daily } days
}, { $weekly ->
    [one] one week
   *[other] { $weekly } weeks
} and { $monthly ->
    [one] one month
   *[other] { $monthly } months
}
fact-restore = Restore
restore-moment = As it was at any moment
back-up-now = Back up now
back-up-to = Back up now to { $place }
schedule-unsound = The schedule names no moment
schedule-unsound-body = Its cron line needs five fields, like 30 4 * * MON-FRI. Until it is mended in the plugin’s settings, no backup is made by itself.
key-unproven = Can you open a backup without Bailey?
key-unproven-body = Backups are sealed to the account’s key. The owner should keep a copy of it and open a test with it, in the settings under Backups: a key that nobody has opens nothing.
chart-sizes = Sizes
chart-when = { $at }
chart-megabytes = Megabytes
table-backups = Backups
table-empty = Backups that are made stand here, each with what was found when it was tried.
column-when = Of
column-state = State
column-reason = Why
column-place = Where
column-size = Size
column-took = Took
seconds = { $seconds } s
place-folder = The operator’s folder
state-good = Tried, good
state-bad = No good
state-untried = Not tried
state-deleted = Deleted
reason-schedule = Schedule
reason-request = By hand
reason-restore = Before a restore
reason-purge = Before a purge

# One backup
backup-title = Backup
backup-of = Backup of { $at }
no-good = This backup is no good
fact-file = File
fact-by = Made by
fact-operation = Journal up to
fact-tried = Tried
fact-deleted = Deleted
restore-from = Bring something back from this one
verify = Try it again
mail-me = Mail me a link
delete = Delete
delete-question = Delete the backup of { $at }?
delete-fact = Its file is gone for good. That it was there stays in the list.
deleted = The backup was deleted.
held-tables = What it holds
column-table = Table
column-active = In use
column-archived = Archived
column-deleted = In the bin
no-tables = It holds no tables.
held-plugins = Plugins it was made with
held-plugins-text = A plugin that is missing hinders nothing: records come back without it.
column-plugin = Plugin
column-version = Version
plugin-missing = Not here now
plugin-on = Was switched on
plugin-off = Was switched off
no-plugins = There were none.

# Restoring
restore-title = Restore
restore-lead = Say as it was when, and what of it. You see what would happen before anything does.
work-out = Show what would happen
not-planned = It was not worked out yet, or that is a while ago. Choose “Show what would happen”.
field-backup = Backup number
field-backup-hint = Leave it empty for a moment.
field-day = Or as it was on
field-day-hint = Told by the journal and the last good backup before.
field-time = At
field-time-hint = As 14:30
field-table = Table
field-table-hint = None means all of them.
field-records = Records
field-records-hint = Their numbers, with commas between. Name their table.
field-owner = Records of
field-since = Last changed since
field-until = Last changed until
field-changed = Give changed records back what they held
field-gone = Bring back what was deleted for good
field-added = Put what was made since into the bin
field-plugin = What { $plugin } keeps, and its settings
no-day = Write a day as 2026-01-31.
no-time = Write a time as 14:30.
no-moment = Name a backup or a day.
no-table = Numbers of records are of one table: choose it.
no-records = Write numbers with commas between.
plan-title = What would happen
plan-of = Worked out at { $at }. Nothing was changed.
stat-back = Would be restored
stat-left = Can’t be
differences = Then and now
column-same = Same
column-changed = Changed since
column-gone = Gone since
column-added = Made since
column-note = Note
no-differences = Nothing is different.
table-gone = The table is gone: make it again, or bring it back from the bin, first
remake-table = Make the table again
remake-fields = Make the fields again
remaking = Making again what is gone, empty at first. Then it is worked out what would go back.
job-remake = Make again what is gone
fields-gone = Left out, since they are gone: { $fields }
plugins-back = What plugins keep
column-entries = Entries
column-settings = Settings
records-back = Records that would be restored
records-left = Records that can’t be
nothing-back = Nothing would be restored.
column-record = Record
column-becomes = Becomes
column-fields = Fields
column-why = Why
becomes-created = Made again
becomes-updated = Changed back
becomes-deleted = Goes to the bin
becomes-restored = Comes out of the bin
becomes-archived = Goes to the archive
becomes-unarchived = Comes out of the archive
becomes-other = Changed
field-back = { $field }: { $now } → { $then }{ $more ->
    [0] { "" }
   *[other] {" "}and { $more } more
}
why-changed-since = Changed since
why-purged = What it refers to was deleted for good
why-unique-taken = Another record has its unique value
why-values-gone = Its values were erased
why-schema-deleted = A field or its table is gone
why-not-allowed = You may not
restore = Restore { $count ->
    [one] a record
   *[other] { $count } records
}
restore-question = Restore { $count ->
    [one] a record
   *[other] { $count } records
}?
restore-fact-left = { $left ->
    [0] None of what you chose stays as it is.
    [one] One record stays as it is, since it can’t be restored.
   *[other] { $left } records stay as they are, since they can’t be restored.
}
restore-fact-backup = A backup of now is made first.
restore-fact-rights = People, passwords and rights stay as they are.
restore-fact-undo = It is one act in the journal, and can be undone as one.
restore-fact-plugins = { $count ->
    [one] What a plugin keeps, and its settings, become what they were.
   *[other] What { $count } plugins keep, and their settings, become what they were.
}
restore-fact-undo-records = Records can be undone as one act. What plugins keep can’t: the backup made before has it.

# Giving one to support
fact-give = Support
give-link = Give a copy to support
give-title = Give a copy to support
give-lead = The backup of { $at }, as a file on a ticket
give-no-key = Support has no key here
give-no-key-body = A copy is sealed to support’s own key, and the operator has named none. Ask the operator to set “support-key”.
give-no-tickets = There is no ticket to put it on
give-no-tickets-body = The page “Support access” makes the table for tickets. Write the ticket there first, then come back.
give-ticket = Ticket
give-holds = It holds
give-holds-all = All records, people’s names and addresses, and the log, as they were
give-without = It leaves out
give-without-ways-in = Passwords, sessions, API keys and the secrets of plugins
give-opens = Opened by
give-ends = Until when
give-ends-how = Until you take the file off the ticket. What support has copied by then, it has.
give-agreed = I agree that support reads all of it
give-agreed-hint = Whoever has support’s key sees every record, whatever roles say.
give = Give it to support
give-which-ticket = Choose the ticket.
give-not-agreed = Tick this if you agree. Otherwise nothing is given.
job-give = Give a copy to support
giving = Opening the backup and sealing a copy to support’s key.
given = The copy is on the ticket, and support alone can open it.
