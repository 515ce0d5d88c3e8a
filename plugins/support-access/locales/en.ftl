# What the plugin is
plugin-name = Support access
plugin-summary = Lets a support specialist in for one ticket: read-only unless you allow more, with fields masked, every record they see noted, and ended at once when you say so
why-support-access = To open the account for a specialist, and to see and end what was opened
why-records = To show how many records a specialist would see, and the ticket
why-records-write = To write down tickets and close them
why-clock = To say until when something is open
why-event-listener = To end the access when its ticket is closed or deleted
why-pages = To show what is open, who came and what they saw

# The front page
page-title = Support access
lead-closed = Nobody from support can come in.
lead-open = The account is open for support. Nobody is in.
lead-inside = { $count ->
    [one] A specialist is in.
   *[other] { $count } specialists are in.
}
stat-open = Open
stat-inside = Specialists in
stat-tables = Tables that they see
for-members = An admin opens the account for support and ends it. You see here whether somebody is in.
none-yet = The account was never open for support. An admin opens it for one ticket at a time.
column-number = Number
column-ticket = Ticket
column-state = State
column-until = Until
column-by = Opened by
column-opened = Opened
state-closed = Closed
state-inside = In: { $names }
state-waiting = Waiting for the specialist
state-open = Open, nobody in

# Opening
open-title = Open for support
open-lead = Choose what a specialist may see. You get a number and a password that works once, and hand them on yourself.
heading-tables = Which tables
tables-text = The ticket and its files are always seen. Choose what else.
table-label = { $table }
choose-tables = Choose these tables
heading-preview = What support will see
column-table = Table
column-records = Records
column-fields = Fields
ticket-alone = The ticket and its files, and nothing else.
heading-ticket = The ticket
subject = Subject
subject-missing = Say what it is about.
text = What happens
text-hint = Screenshots and other files are added on the ticket’s own page.
valid-for = Open for
hours = { $hours ->
    [4] 4 hours
    [24] 1 day
    [72] 3 days
    [168] 7 days
   *[other] 30 days
}
unknown-hours = Choose for how long.
may-write = May also make and change records
may-write-hint = Never delete, export or change settings.
hide-field = Hide: { $table }, { $field }
open-button = Open for support
opened = Give this to the specialist now, it is shown this once. Number { $number }, password { $password }, at the page /support/sign-in

# One access
access-title = What was opened
access-of = Support access { $number }
access-lead-open = It is open. Ending it takes effect at once, also on what a specialist has under way.
access-lead-closed = Nobody can come in by it.
heading-scope = What may be seen
column-may = May
column-hidden = Hidden fields
scope-read = Read
scope-write = Read, make and change
heading-stays = Who came
column-agent = Specialist
column-entered = Entered
column-address = Address
column-left = Left
stay-now = in now
nobody-came = Nobody has come in by it.
heading-viewed = Every record that they were shown
column-record = Record
column-first = First
column-last = Last
column-times = Times
nothing-viewed = They were shown no record.
heading-done = What they did
column-operation = Entry of the log
column-when = When
column-act = What
act-entered = Entered
act-left = Left
act-created = Made a record
act-changed = Changed a record
nothing-done = They did nothing but look.
heading-end = Until when
from-now = From now on, for
extend = Change the time
extended = It is open until { $until }.
renew = Another password
close = End it now
close-question = End this access?
close-fact = Whoever is in by it is out at once, and the ticket is closed.
closed = It is closed.
