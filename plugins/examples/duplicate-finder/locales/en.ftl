plugin-name = Duplicate finder
plugin-summary = Finds companies and contacts that are likely one and the same, and makes one of them.
plugin-description = It compares names, addresses of mail and telephone numbers, also where they are written in different ways: with and without a legal form, with and without a country’s code. You look at each group side by side and decide; what you make one can be taken apart again by one undo.
why-records = To compare companies and contacts.
why-records-write = To make one record of several when you say so. Without it, it only shows what it finds.
why-storage = To keep which records go together until somebody has looked at them. It keeps their numbers, not what is in them.
why-progress = To show how far a search is.
why-clock = To say when it was searched last.
why-pages = To show what it found.
why-panels = To show on a company’s or a contact’s page what it is likely the same as.
why-job-runner = To search in the background.
why-endpoint = So that other programs get what it found.
page-title = Duplicates
group-title = Likely the same
panel-title = Likely the same
panel-same = Likely the same
panel-more = Compare
panel-look = side by side
job-search = Search for duplicates
searching = Reading { $table }
job-found = { $count ->
    [0] Nothing looks like a duplicate.
    [one] One group looks like duplicates.
   *[other] { $count } groups look like duplicates.
 }
lead-never = Nobody has searched for duplicates yet.
lead-none = Nothing looked like a duplicate { $at }.
lead-found = { $count ->
    [one] One group of records looks like duplicates
   *[other] { $count } groups of records look like duplicates
 }, as of { $at }.
search = Search now
search-begun = The search has begun.
column-records = Records
column-table = Table
column-count = How many
column-why = Why
column-field = Field
column-record = Record
none-yet = Groups of records that are likely the same stand here after a search.
reason-mail = The same address of mail
reason-phone = The same telephone number and similar names
reason-name = Nearly the same name
group-gone = There is nothing left to compare in this group.
stays = Which record stays
choice = { $label } (no. { $number })
merge = Make one of { $count }
merge-text = The record that stays keeps its values and takes from the others what it lacks. What referred to them refers to it. The others go where deleted records go, and undoing brings all of it back as it was.
apart = They are not the same
merged = They are one record now: { $record }.
set-apart = They will not be shown together again.
not-of-group = Choose one of the records of this group.
endpoint-groups = The groups that were found, as JSON or, with format=csv, as CSV.
endpoint-merge = Makes one record of a group: the one with the number `into`.
endpoint-format = Ask for json or csv.
changes-0-1-0 = The first version.
