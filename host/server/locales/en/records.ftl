# Lists of records, a record's page, forms, and deleting.
count-companies = { $count ->
    [one] { $count } company
   *[other] { $count } companies
}
count-contacts = { $count ->
    [one] { $count } contact
   *[other] { $count } contacts
}
count-deals = { $count ->
    [one] { $count } deal
   *[other] { $count } deals
}
count-tasks = { $count ->
    [one] { $count } task
   *[other] { $count } tasks
}
count-invoices = { $count ->
    [one] { $count } invoice
   *[other] { $count } invoices
}
count-legal_entities = { $count ->
    [one] { $count } legal entity
   *[other] { $count } legal entities
}
count-notes = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
count-of = { $table }: { $count }
count-records = { $count ->
    [one] { $count } record
   *[other] { $count } records
}

delete-companies = { $count ->
    [one] Delete { $count } company
   *[other] Delete { $count } companies
}
delete-contacts = { $count ->
    [one] Delete { $count } contact
   *[other] Delete { $count } contacts
}
delete-deals = { $count ->
    [one] Delete { $count } deal
   *[other] Delete { $count } deals
}
delete-tasks = { $count ->
    [one] Delete { $count } task
   *[other] Delete { $count } tasks
}
delete-invoices = { $count ->
    [one] Delete { $count } invoice
   *[other] Delete { $count } invoices
}
delete-legal_entities = { $count ->
    [one] Delete { $count } legal entity
   *[other] Delete { $count } legal entities
}
delete-notes = { $count ->
    [one] Delete { $count } note
   *[other] Delete { $count } notes
}
delete-of = { $count ->
    [one] Delete { $count } record of { $table }
   *[other] Delete { $count } records of { $table }
}

delete = Delete
delete-all-matching = Delete all that match
delete-what = { $labels }
delete-and-more = { $labels } and { $count } more
delete-mine = Yours: { $mine }. Not yours: { $others }.
delete-all-mine = { $count ->
    [1] It is yours.
   *[other] All of them are yours.
}
delete-none-mine = { $count ->
    [1] It is not yours.
   *[other] None of them is yours.
}
delete-along = { $count ->
    [1] Goes along and comes back with it: { $what }.
   *[other] Goes along and comes back with them: { $what }.
}
delete-stays = { $count ->
    [1] Stays, and is linked again when it comes back: { $what }.
   *[other] Stays, and is linked again when they come back: { $what }.
}
delete-until = { $count ->
    [1] It stays in the bin until { $date }; until then it can be restored, with its links.
   *[other] They stay in the bin until { $date }; until then they can be restored, with their links.
}
delete-forever = { $count ->
    [1] It stays in the bin until somebody purges it; until then it can be restored, with its links.
   *[other] They stay in the bin until somebody purges them; until then they can be restored, with their links.
}
delete-final = No plugin keeps what is deleted. This can’t be undone.
delete-nothing = Nothing is selected, so there is nothing to delete.
deleted-notice = Deleted: { $what }.
deleted-notice-along = Deleted: { $what }; gone along: { $along }.

archived-link = { $count } archived
archive = Archive
unarchive = Take out of the archive
archive-question = Archive { $what }?
unarchive-question = Take { $what } out of the archive?
archive-means = They leave lists, searches and counts, keep all their links, and can be taken out again at any time.
unarchive-means = They are back in lists, searches and counts.
archive-count = { $count ->
    [one] Archive { $count } record
   *[other] Archive { $count } records
}
unarchive-count = { $count ->
    [one] Take { $count } record out
   *[other] Take { $count } records out
}
archive-notice = Archived: { $what }.
unarchive-notice = Taken out of the archive: { $what }.
archive-nothing = Nothing is selected that could be moved.
archive-leave = Leave the archive
archive-empty = Nothing is archived. What you put away from the list or from a record’s page appears here.
deleted-link = { $count } deleted
new-record = New
create-record = Create
list-search = Search in this list
list-empty = Nothing here yet. Records come by “New” or by importing a file.
list-empty-found = No record matches. Take a condition away or search for something else.
filter-add = Add a condition
filter-value = Value
filter-values = Values
filter-apply = Apply
filter-clear-all = Clear all
filter-remove = Remove the condition: { $condition }
filter-searched = search: { $text }
filters = Conditions
sort-by = Sort by { $field }
export = Export CSV
import = Import

facts = Facts
timeline = What happened
related = What belongs to it
related-empty = Nothing refers to this record.
note-add = Add a note
note-text = Note
note-by = Note
edit-field = Edit { $field }
edit-all = Edit all
edit-title = Edit { $label }
new-title = New { $table }
created-notice = Created.
saved-notice = Saved.
note-notice = The note is added.
record-is-deleted = This record is in the bin. It can be read, but not changed.
record-deleted-at = Deleted { $when } by { $who }.
record-changed = Somebody changed this record while you were editing it. What you typed is still here; what the record holds now is on its page. Save again to overwrite it.
optional-choice = not chosen
reference-hint = Type the name, or # and the number.
multiple-hint = One on each line.
decimal-hint = Digits after the point: { $count }
currency = Currency
reference-unknown = There is no active record of this name or number. Check it, or leave the field empty.
reference-ambiguous = Several records have this name: type # and the number of the one you mean.
number-unreadable = This is no number. Write it like { $example }.
date-unreadable = This is no date. Choose one, or write it like 2026-11-21.

# Erasing a person
erase = Erase for good
erase-link = Erase for good, with all traces…
erase-title = Erase { $label }
erase-records = Goes for good: { $what }.
erase-history = { $count ->
    [one] { $count } entry of its history loses its values; who did what, and when, stays.
   *[other] { $count } entries of its history lose their values; who did what, and when, stays.
}
erase-elsewhere = { $count ->
    [one] In { $count } other entry of the journal, what names it goes.
   *[other] In { $count } other entries of the journal, what names it goes.
}
erase-replies = { $count ->
    [one] { $count } answer kept for a repeated request goes.
   *[other] { $count } answers kept for repeated requests go.
}
erase-files = { $count ->
    [one] One file goes with it.
   *[other] { $count } files go with it.
}
erase-views = { $count ->
    [one] One saved view goes that looks for it.
   *[other] { $count } saved views go that look for it.
}
erase-storage = { $count ->
    [one] { $count } entry goes from what the plugin { $plugin } stores.
   *[other] { $count } entries go from what the plugin { $plugin } stores.
}
erase-mentions = { $count ->
    [one] { $count } other record names it and stays as it is:
   *[other] { $count } other records name it and stay as they are:
}
erase-final = This can’t be undone. The journal still verifies afterwards.
erase-moved = What would go has changed since you looked. Look again, then confirm.
erase-runs = Erasing for good: { $what }.
erase-wipes = The account’s file is being written anew, so that nothing of it is left.
erased-notice = Erased for good: { $what }.
erased-notice-not-wiped = Erased for good: { $what }. The account’s file could not be written anew just now; this is tried again when the account is opened next.
merge = Merge
merge-title = Merge into one
merge-text = The record that stays takes what you choose below and the files of the others, and all that refers to them refers to it.
merge-stays = Stays
merge-choose = Take over
merge-too-few = Choose 2 to { $most } records of the list that are one and the same, then “Merge”.
merge-not-yours = These records can’t be made one by you: one of them would have to be changed and the others deleted, and not all of that is yours to do.
merged-notice = Merged into “{ $record }”.

# Files on records
files = Files
files-empty = No files yet.
file-choose = A file
file-add = Add the file
file-added = Added: { $name }.
file-none = Choose a file first.
file-too-large = This file is too large: one file has at most { $largest }. Nothing was added.
file-limit = There is no room for this file: one file has at most { $largest }, and all files together have a limit that an admin sets. Nothing was added.
file-in-bin = This record is in the bin: bring it back first. Nothing was done.
file-denied = You may not change this record. Nothing was done.
file-unreadable = The file did not come whole, or has no name that can be used. Nothing was added.
file-remove = Remove
file-remove-named = Remove { $name }
file-remove-question = Remove { $name }?
file-remove-what = The file, { $size }, goes from this record.
file-remove-undo = You can undo this, also later from the log, as long as the log keeps it.
file-removed = The file is removed.
