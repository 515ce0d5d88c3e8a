# What the plugin is
plugin-name = Audit log
plugin-summary = Shows everything that happened: who did it, when, from where, and what each record was before and after

# Why it asks for what it can do
why-journal = To show what happened in your account, as far as each reader may see it
why-journal-undo = To take an operation back when a reader asks for it
why-journal-retention = To let go of what the log has kept for as long as you want it
why-settings = To know for how many days your account keeps the log
why-progress = To show how far long work is
why-clock = To say what happened today and to filter by days
why-pages = To show the log, single operations and a record's history
why-panels = To show admins on a record’s page who opened it lately
why-job-runner = To prune the log every night

# The front page
page-title = Audit log
today = { $count ->
    [0] Nothing has happened today.
    [one] One thing was done today{ $deletions ->
        [0] , and nothing was deleted.
       *[other] : a deletion.
    }
   *[other] { $count } things were done today{ $deletions ->
        [0] , and nothing was deleted.
        [one] , one of them a deletion.
       *[other] , { $deletions } of them deletions.
    }
}
operations = Operations
operations-empty = Nothing matches. Whatever anybody does in the account is listed here.

filter-button = Filter
filter-by = Who
filter-kind = What
filter-table = Table
filter-since = From
filter-until = To
filter-address = Address
not-a-date = This is not a date.

column-when = When
column-who = Who
column-what = What
column-table = Table
column-count = Records
column-address = Address

# One operation
operation-title = Operation
operation-number = operation { $number }
lead-by-user = { $count ->
    [one] { $who } did this to one record, { $at }.
   *[other] { $who } did this to { $count } records, { $at }.
}
lead-by-other = { $count ->
    [one] One record was touched, { $at }.
   *[other] { $count } records were touched, { $at }.
}
lead-other-by-user = { $who } did this, { $at }.
lead-other = Happened { $at }.
lead-no-records = Happened { $at }. No record was touched.
fact-request = Request
fact-undoes = Takes back
fact-undone-by = Taken back by
changes = Records
changes-other = What changed
changes-empty = No record was touched.
column-record = Record
column-became = What became of it
column-history = History
history-link = History

became-created = created
became-updated = changed
became-deleted = deleted
became-restored = restored
became-archived = archived
became-unarchived = taken out of the archive
became-purged = deleted for good

detail-browser = Browser
detail-code = Code
detail-digest = Package
detail-email = Email
detail-erased = Erased
detail-extension-point = Takes part in
detail-field = Field
detail-file = File
detail-final = Final
detail-grant = Granted
detail-limit = Limit
detail-limit-before = Limit before
detail-message = Message
detail-name = Name
detail-plugin = Plugin
detail-plural = Name in the plural
detail-credential = With
detail-codes-left = Codes left
detail-reason = Reason
reason-wrong-password = wrong password
reason-wrong-code = wrong code
reason-unknown-user = nobody has this address
reason-no-password = has no password yet
reason-suspended = suspended
reason-wrong-answer = wrong answer
reason-denied = not let in by a plugin
reason-failed = a plugin failed
detail-times = Times
detail-rows = Rows
detail-singular = Name in the singular
detail-table = Table
detail-tried-as = Tried as
detail-user = User
detail-user-agent = Browser, in full
detail-version = Version
detail-why = Why
detail-subject = Plugin or publisher
subject-everything = all plugins

# Taking back
undo = { $count ->
    [one] Take back the change to one record
   *[other] Take back the changes to { $count } records
}
undo-question = { $count ->
    [one] Take back the change to one record?
   *[other] Take back the changes to { $count } records?
}
undo-fact-back = Everything goes back to what it was before this operation.
undo-fact-journal = It becomes an operation of its own, which can be taken back too.
undone = The operation is taken back.
undo-not-possible = { $count ->
    [one] This can't be taken back, because of one record.
   *[other] This can't be taken back, because of { $count } records.
}
obstacle-changed-since = { $count ->
    [one] One record was changed since, and that change would be lost.
   *[other] { $count } records were changed since, and those changes would be lost.
}
obstacle-purged = { $count ->
    [one] One record was deleted for good.
   *[other] { $count } records were deleted for good.
}
obstacle-unique-taken = { $count ->
    [one] One record had a unique value that another record has now.
   *[other] { $count } records had unique values that other records have now.
}
obstacle-values-gone = { $count ->
    [one] The earlier values of one record were erased.
   *[other] The earlier values of { $count } records were erased.
}
obstacle-schema-deleted = { $count ->
    [one] { $count } record needs a table or a field that was deleted. Restore that first.
   *[other] { $count } records need a table or a field that was deleted. Restore that first.
}
obstacle-not-allowed = { $count ->
    [one] One record is not yours to change.
   *[other] { $count } records are not yours to change.
}

# One record's history
history-title = History of a record
record-title = History: { $record }
history-empty = The journal holds nothing about this record that you may see.
history-lead = { $count ->
    [one] One entry, newest first.
   *[other] { $count } entries, newest first.
}
older = Older entries
more = More

# Kinds of operations
kinds-records = Everything about records
kinds-session = Sign-ins
kinds-token = Access tokens
kinds-users = Users
kinds-departments = Departments
kinds-schema = Tables and fields
kinds-plugins = Plugins
kind-records-create = Created
kind-records-update = Changed
kind-records-delete = Deleted
kind-records-restore = Restored
kind-records-archive = Archived
kind-records-unarchive = Taken out of the archive
kind-records-purge = Deleted for good
kind-records-erase = Erased for good, with all traces
kind-records-undo = Undone
kind-records-merge = Merged
kind-records-import = Imported
kind-records-export = Exported
kind-files-add = File added
kind-files-remove = File removed
kind-files-limit-changed = Room for files changed
kinds-files = Files
kind-session-signed-in = Signed in
kind-session-signed-out = Signed out
kind-session-refused = Sign-in refused
kind-session-barred = Kept out by a plugin
kind-session-safe-mode = Safe mode entered
kind-session-codes-made = Safe-mode codes made
kind-session-revoked = Session ended
kind-token-created = Access token created
kind-token-revoked = Access token revoked
kind-backup-created = Backup made
kind-backup-tried = Backup tried
kind-backup-deleted = Backup deleted
kind-backup-downloaded = Backup downloaded
kind-backup-given = Backup given to support
kind-backup-linked = Link to a backup made
kind-backup-restorers = Named who may restore
kind-backup-store-added = Store for backups added
kind-backup-store-removed = Store for backups removed
kind-backup-key-shown = Backup key shown
kind-backup-key-proven = Backup key proven
kind-records-restore-backup = Restored from a backup
kind-account-installed = Account put in from a backup
kind-support-opened = Account opened for support
kind-support-extended = Support access extended
kind-support-renewed = Another password for support
kind-support-closed = Support access ended
kind-support-entered = Support entered
kind-support-refused = Support refused
kind-support-left = Support left
kind-users-created = User added
kind-users-updated = User changed
kind-users-suspended = User suspended
kind-users-reactivated = User reactivated
kind-users-signed-out = User signed out everywhere
kind-users-slowed = User slowed
kind-users-password-set = Password changed
kind-users-invited = Invited
kind-session-reset-asked = Another password asked for
kind-session-step-asked = Another step of signing in asked for
kind-session-step-passed = Step of signing in passed
kind-session-step-refused = Step of signing in refused
kind-session-confirmed = Proved again who they are
kind-session-confirmation-required = Asked to prove who they are
kind-session-device-forgotten = Browser trusted no longer
kind-mail-sent = Mail sent
kind-mail-failed = Mail not delivered
kind-users-owner-changed = Owner changed
kind-departments-created = Department added
kind-departments-updated = Department changed
kind-departments-deleted = Department removed
kind-groups-changed = Groups changed
kind-account-updated = Account settings changed
kind-schema-table-created = Table added
kind-schema-field-added = Field added
kind-schema-table-changed = Table changed
kind-schema-field-changed = Field changed
kind-schema-table-deleted = Table deleted
kind-schema-field-deleted = Field deleted
kind-schema-table-restored = Table restored
kind-schema-field-restored = Field restored
kind-schema-purge = Deleted for good: tables and fields
kind-schema-undo = Undone: tables and fields
kind-plugins-installed = Plugin installed
kind-plugins-uninstalled = Plugin uninstalled
kind-plugins-enabled = Plugin enabled
kind-plugins-disabled = Plugin disabled
kind-plugins-settings-changed = Plugin settings changed
kind-plugins-failed = Plugin failed
kind-plugins-parked = Plugin stopped listening
kind-plugins-resumed = Plugin listens again
kind-plugins-noted = Decided in a plugin
kind-journal-pruned = Journal pruned

# The setting and the nightly job
setting-keep-days = Days that the log keeps everything
setting-keep-days-hint = From 30 to 3650. Of older entries there stays who did what to which record, and when; values and addresses go.
job-prune = Prune the log of what is older than the setting says
job-pruned = { $count ->
    [0] Nothing in the log was old enough.
    [one] One entry of the log was pruned.
   *[other] { $count } entries of the log were pruned.
}

# Ready views, downloads and further conditions
views = Views
view-sign-ins = Sign-ins and failures
view-exports = Exports
view-permissions = Plugins and permissions
download = Download what matches
download-csv = as CSV, for spreadsheets
download-json-lines = as JSON Lines, with the proof
operations-more = More than { $count } operations match. Set more conditions to see how many.
filter-plugin = Plugin
filter-record = Record number
filter-request = Request
record-of-which-table = Choose the table that the record is in.
fact-through = Through
through-version = version { $text }
through-capability = by { $text }
through-digest = package { $text }
detail-columns = Columns
detail-count = How many
detail-filter = Filter
detail-format = Format
detail-left = Left alone
detail-reverts = Reverted operation
detail-search = Search
detail-since = From
detail-tables = Tables
detail-until = To
kind-records-revert = One change reverted
kind-records-rewind = Rewound
kind-account-suspended = The operator suspended the account
kind-account-resumed = The operator opened the account again
kind-account-leaving = The operator has the account deleted on a day
kind-plugins-rolled-back = Plugin went back to the version before
kind-plugins-reinstalled = Plugin brought back
kind-plugins-deleted = What was left of a plugin deleted
kind-plugins-leaving = Plugin is to be switched off
kind-plugins-staying = Switching off a plugin called back
kind-plugins-rules-changed = How plugins live here changed
kind-plugins-data-exported = Plugin data exported
kind-plugins-upgraded = Plugin upgraded
kind-plugins-revoked = Plugin withdrawn by the operator
kind-plugins-allowed = The operator allowed plugins
kind-plugins-denied = The operator denied plugins
kind-plugins-unsaid = The operator took back what was said of plugins
kind-journal-export = Journal exported

# Reverting a part
revert = Revert
revert-question = Revert what this did to { $record }?
revert-field-question = Revert the change to “{ $field }”?
revert-fact-rest = The rest of the operation stands.
reverted = The change is reverted.

# Rewinding
rewind-title = Rewind
rewind-link = Take back all that somebody did in a time
rewind-lead = Choose a user or a plugin, and from when to when. You see what would go back before anything does.
rewind-look = Look what would go back
rewind-one-actor = Choose either a user or a plugin.
filter-from = From, at
filter-to = To, at
time-hint = A time of day such as 14:30; the whole day if empty.
not-a-time = This is not a time of day. Write it like 14:30.
rewind-nothing-done = Nothing was done to records by this user or plugin in that time.
rewind-would = { $count ->
    [0] Nothing would go back
    [one] One record would go back
   *[other] { $count } records would go back
}{ $left ->
    [0] .
    [one] ; one is left alone.
   *[other] ; { $left } are left alone.
}
rewind-back = Goes back
rewind-left = Left alone
rewind-unchanged = As before already
column-becomes = What becomes of it
column-fields = Fields
field-back = { $field }: { $now } → { $then }{ $more ->
    [0] {""}
    [one] , and one more
   *[other] , and { $more } more
}
rewind = { $count ->
    [one] Rewind one record
   *[other] Rewind { $count } records
}
rewind-question = { $count ->
    [one] Rewind one record?
   *[other] Rewind { $count } records?
}
rewind-fact-left = { $count ->
    [0] Nobody touched any of them since.
    [one] One record is left as it is, as the page says.
   *[other] { $count } records are left as they are, as the page says.
}
rewound = { $count ->
    [one] One record went back
   *[other] { $count } records went back
}{ $left ->
    [0] .
    [one] ; one was left alone.
   *[other] ; { $left } were left alone.
}

# By the hundreds, in the background
rewinding = Records are going back to what they were.
undoing = The operation is being taken back.
rewind-moved = Some of these records changed since the plan was made. Nothing was done; look at the plan again.
look = Look
job-rewind = Rewind what somebody did
job-undo = Take an operation back

# Taking back what was done to tables and fields
schema-undo = Take back this change to tables and fields
schema-undo-question = Take back this change to tables and fields?
schema-undo-not-possible = This can’t be taken back.
schema-obstacle-changed-since = The table or field was changed since, or holds something by now.
schema-obstacle-purged = The table or field was deleted for good.
schema-obstacle-unique-taken = Its key belongs to another table or field by now, or the records no longer meet its demands.
schema-obstacle-values-gone = What it was before is no longer kept.
schema-obstacle-schema-deleted = The table or field was deleted. Restore it first.
schema-obstacle-not-allowed = Only admins take back what was done to tables and fields.

# Verifying the log
why-journal-verify = To check, when an admin asks, that nothing in the log was changed or taken out
verify-title = Verify
verify-link = Check that the log is as it was recorded
verify-never = The log has not been verified yet.
verify-last = The log was last verified { $at }.
verify-running = The log is being verified.
verify-checking = Checking each entry
verify-started = The check has begun. It goes on when you leave the page.
verify-now = Verify now
verify-what = Each entry is checked against the one before it, against the signatures, and against what is noted outside the account’s file. Whoever changes an entry behind Bailey’s back, takes one out, or cuts the end off is found out. What was erased or pruned by the rules is no fault.
verify-offline = On a copied file, “bailey audit verify” does the same without the server.
verify-intact = { $count ->
    [one] The log is intact: { $count } entry, up to number { $number }.
   *[other] The log is intact: { $count } entries, up to number { $number }.
}
verify-broken = { $count ->
    [0] The log is not intact, from its first entry on.
    [one] The log is not intact. Only the first entry holds.
   *[other] The log is not intact. The first { $count } entries hold, those after them are not proven.
}
verify-fault = Entry { $number } does not hold
verify-look = The entry
verify-exactly = Exactly
verify-head = Where the log stands. Keep it elsewhere, and a later check against it notices a cut-off end.
verify-failed = The log could not be verified to the end.
verify-failed-title = The check stopped
verify-last-fact = Last verified
verify-found = What it found
verify-found-intact = intact
verify-found-fault = not intact
flaw-missing = It is missing, although later ones are there. Somebody took it out.
flaw-cut-off = It is missing: the end of the log was cut off. What is noted outside the account’s file says that it was there.
flaw-altered = It is not what was recorded. Somebody changed it outside of Bailey.
flaw-lost = Something in it is missing, and no entry says that it was erased or pruned.
flaw-unsigned = The signature over it does not hold.
flaw-misfiled = It holds, but what the log finds it by does not: a filter may leave it out or show it wrongly. Somebody changed that outside of Bailey.
kind-journal-verified = Log verified
detail-entries = Entries that hold
detail-fault = First bad entry
detail-head = Where the log stood
view-views = Who looked at what
kind-account-views-watched = Views of records to be kept changed
kind-views-records = Records looked at
kind-activity-counted = Records opened and listed within an hour
detail-recipient = Sealed to
detail-record = Record
detail-records = Records
kind-saved-views-created = Saved view made
kind-saved-views-updated = Saved view changed
kind-saved-views-deleted = Saved view deleted
rewind-large = This is about { $count } changes: too many to look through while you wait. Have the plan worked out; it goes on when you leave the page.
rewind-plan = Work out what would go back
rewind-plan-anew = Work it out anew
rewind-planning = What would go back is being worked out.
rewind-planned-at = Worked out { $at }. If any of these records changed since, nothing is done when you confirm.
job-plan-rewind = Work out a rewind
kind-saved-views-restored = Saved view brought back
kind-reports-created = Report made
kind-reports-updated = Report changed
kind-reports-deleted = Report deleted
kind-reports-restored = Report brought back

# The panel on a record’s page
seen-by-title = Opened lately
seen-by-opened = Opened
seen-by-all = { $count ->
    [one] One look in all
   *[other] { $count } looks in all
}
