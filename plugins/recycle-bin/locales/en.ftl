# What the plugin is
plugin-name = Recycle bin
plugin-summary = Keeps deleted records for a time and brings them back with all that belonged to them

# Why it asks for what it can do
why-bin = To list what was deleted, bring it back, and delete for good what is past its time
why-archive = To list what was put into the archive, and take it out again
why-schema-bin = To show deleted tables and fields, bring them back, and delete them for good when their time is over
why-settings = To know for how many days your account keeps deleted records
why-clock = To say how many days are left
why-progress = To show how far long work is
why-log = To note for the operator how many records a nightly clean-up removed
why-deletion-policy = To keep deleted records instead of removing them at once
why-pages = To show what was deleted, with buttons to restore it or delete it for good
why-job-runner = To delete for good every night what is past its time

# Settings
setting-keep-days = Days that deleted records are kept
setting-keep-days-hint = From 1 to 365. It holds for what is deleted from now on.

# The front page
page-title = Recycle bin
bin-empty = The bin is empty.
nothing-lately = Nothing was deleted today or yesterday.
today-by-one = { $count ->
    [one] Today { $who } deleted one record.
   *[other] Today { $who } deleted { $count } records.
}
today-by-several = { $count ->
    [one] Today one record was deleted.
   *[other] Today { $count } records were deleted.
}
yesterday-by-one = { $count ->
    [one] Yesterday { $who } deleted one record.
   *[other] Yesterday { $who } deleted { $count } records.
}
yesterday-by-several = { $count ->
    [one] Yesterday one record was deleted.
   *[other] Yesterday { $count } records were deleted.
}
table-label = { $table }
deletions = Deletions
deletions-empty = No deletions match. What you delete from any list appears here, with the way back.

filter-button = Filter
filter-table = Table
filter-by = Deleted by
filter-since = From
filter-until = To
filter-text = Name contains
not-a-date = This is not a date.

column-when = When
column-who = Who
column-table = Table
column-what = What
column-count = Records
column-along = Went along
column-left = Time left
days-left = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
purged-tonight = goes tonight
kept-without-end = kept without end
held = Nothing is deleted for good until { $until }
held-clock = The clock of the server has jumped. What is past its time waits for a day in which Bailey runs, so that nothing goes too early.
held-stopped = Bailey did not run for more than a day. What is past its time waits for a day in which it runs, so that everybody can still look.

# One deletion
deletion-title = Deletion
deletion-gone = Nothing of this deletion is left in the bin: all of it was restored or deleted for good.
deletion-lead = { $count ->
    [one] One record was deleted{ $along ->
        [0] .
        [one] {" "}and one more went along.
       *[other] {" "}and { $along } more went along.
    }
   *[other] { $count } records were deleted{ $along ->
        [0] .
        [one] {" "}and one more went along.
       *[other] {" "}and { $along } more went along.
    }
}
deleted-records = Deleted records
records-lead = { $count ->
    [0] No deleted record matches.
    [one] One deleted record.
   *[other] { $count } deleted records.
}
column-record = Record
column-how = How it got here
was-chosen = was deleted
went-along = went along

# Restore
restore = Restore
restore-all = { $count ->
    [one] Restore the record
   *[other] Restore all { $count } records
}
restore-fact-links = They come back with their links and with all that went along.
restore-fact-undo = You can undo this.
restored = { $count ->
    [one] One record is back.
   *[other] { $count } records are back.
}
nothing-left = There was nothing left to do: somebody else was faster.
nothing-selected = Select at least one row first.

# Bringing back what meets an obstacle
restore-obstacles = { $count ->
    [one] One thing stands in the way. Choose what to do about it.
   *[other] { $count } things stand in the way. Choose what to do about each.
}
plan-title = Bring back
plan-lead = { $count ->
    [one] One record can come back
   *[other] { $count } records can come back
}{ $obstacles ->
    [0] , and nothing stands in the way.
    [one] , and one thing stands in the way.
   *[other] , and { $obstacles } things stand in the way.
}
plan-commit = Bring back as chosen
plan-taken = { $record }: { $holder } has the same “{ $field }” by now, { $value }
plan-taken-by-other = { $record }: another record has the same “{ $field }” by now, { $value }
plan-taken-unseen = { $record }: another record has a value of this one’s by now that must be unique; somebody who sees more has to bring it back
plan-parent-deleted = { $record }: “{ $field }” refers to { $parent }, which is in the bin
plan-parent-purged = { $record }: what “{ $field }” referred to was deleted for good
plan-unfit = { $record }: “{ $field }” no longer takes { $value }
plan-field-gone = { $record } comes back without { $value }: there is no field “{ $field }” any more.
plan-not-allowed = { $record } stays in the bin: somebody else deleted it, and an admin can bring it back.
plan-gone = { $record } was deleted for good and can’t come back.
plan-value = Other value
plan-to = Other record
plan-moved = Something has changed since this page was opened. Nothing was done; look again.
choose-keep = Leave this record in the bin
choose-merge = Merge it into the other record
choose-rename = Give it another value
choose-bring = Bring that back as well
choose-relink = Refer to another record
choose-empty = Leave the field empty
choose-as-is = Bring it back as it is
choose-first = Choose one.
value-missing = Fill this in, or choose something else.

# Delete for good
purge = Delete for good
purge-question = { $count ->
    [one] Delete one record for good?
   *[other] Delete { $count } records for good?
}
purge-fact-what = { $table }: { $count }
purge-fact-along = { $along ->
    [0] Nothing goes along.
    [one] One record that belongs to them goes along.
   *[other] { $along } records that belong to them go along.
}
purge-selected = Delete the selected rows for good?
purge-fact-all-along = All that went along with them goes too.
purge-fact-final = This cannot be undone.
purged = { $count ->
    [one] One record is gone for good.
   *[other] { $count } records are gone for good.
}

# The nightly job
job-purge-due = Delete for good what is past its time
job-purged = { $count ->
    [0] Nothing was past its time.
    [one] One record was deleted for good.
   *[other] { $count } records were deleted for good.
}

# Tables and fields
schema-deleted = Deleted tables and fields
schema-field = Field { $name } of { $table }
schema-table = Table { $name }
schema-waits = once its table is back
schema-restored = It is back, with all that it held.
schema-purged = It was deleted for good.
schema-misfit = The field can’t come back as it was: records were made or changed since that don’t meet its demands.
schema-relax-question = Bring { $name } back without its demands?
schema-relax-body = It comes back with all its values, but is not required, or need not be unique, any more. You can demand it again in the settings once the records fit.
schema-relax = Restore without demands
schema-purge-question = Delete { $name } for good?
schema-purge-records = { $count ->
    [0] It has no records.
    [one] { $count } record goes with it.
   *[other] { $count } records go with it.
}
schema-purge-values = { $count ->
    [0] No record holds a value in it.
    [one] The value of { $count } record goes with it.
   *[other] The values of { $count } records go with it.
}

# By the hundreds, in the background
restoring = { $count ->
    [one] One record is being brought back.
   *[other] { $count } records are being brought back.
}
purging = { $count ->
    [one] One record is being deleted for good.
   *[other] { $count } records are being deleted for good.
}
plan-look = Look at the plan
job-restore = Bring back what was selected
job-restore-chosen = Bring back what was selected, as its plan was settled
job-purge = Delete for good what was selected

# The archive
archive-title = Archive
archive-about = What was put away appears in no list or search, and is kept until somebody takes it out or deletes it.
archive-lead = { $count ->
    [0] No archived record matches.
    [one] One record is in the archive.
   *[other] { $count } records are in the archive.
}
archive-empty = Nothing here. What you put away from any list or from a record’s page appears here, with the way back.
filter-archived-by = Put away by
column-archived-at = Put away
column-archived-by = By
take-out = Take out of the archive
taken-out = { $count ->
    [one] One record is out of the archive.
   *[other] { $count } records are out of the archive.
}
take-out-taken = { $record } can’t come out: { $holder } has the same “{ $field }” by now. Change that one first. Nothing was done.
take-out-taken-unseen = { $record } can’t come out: a record that you don’t see has a value by now that only one may have. Ask an admin. Nothing was done.

# A backup first
why-backups = To offer a backup before something is deleted for good
job-back-up = Back up before deleting for good
backup-last = The last good backup is of { $at }
backup-none = There is no good backup
backup-first-about = What is deleted for good comes back from a backup alone.
backup-first = Back up first
backing-up = Making a backup and trying it. Nothing is deleted by that.
backed-up = The backup was made and tried: it is good.
backed-up-badly = The backup was made, but it is no good. Look at the backups before you delete for good.
