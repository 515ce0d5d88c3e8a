plugin-name = IP allowlist
plugin-summary = Lets people and programs in from the addresses that you list, and from nowhere else.
why-directory = To offer people and groups, and to know who is in a group that an entry is for.
why-journal = To show whom a change would have kept out of those who signed in of late, and whom the list has refused.
why-journal-note = So that every change of the list stands in the log.
why-storage = To keep the list.
why-clock = To end a trial after ten minutes.
why-request-guard = To refuse whoever comes from an address that is not on the list.
why-pages = To show the list and change it.

page-title = Addresses
refusals-title = Refused addresses
entry-title = Entry

# The front page
lead-off = You come from { $address }. The list holds for nobody yet.
lead-programs = You come from { $address }. The list holds for programs alone.
lead-allowed = You come from { $address }, which is allowed.
lead-refused = You come from { $address }, which is not allowed. Add it before you sign out.
lead-nowhere = Nobody knows from which address you come. Ask the operator to name their proxies before you switch the list on.
column-address = Address or network
column-whom = For
column-with = With
column-note = Note
list-empty = No addresses yet. Add those of your offices and of whoever works elsewhere, look whom that would have kept out, and switch the list on.
everybody = Everybody
group-gone = Group { $group }, which is there no more
with-anything = Sessions and tokens
with-sessions = Sessions
with-tokens = API tokens
remove = Remove
nothing-selected = Select an entry first.

add-heading = Another entry
add = Add
network-hint = Such as 203.0.113.7, 203.0.113.0/24 or 2001:db8::/32.
note-hint = Whose address it is, so that others know.
only-user = Only for this person
only-user-hint = Blank: for everybody, or for the group chosen.
unknown-user = There is no such person.
unknown-group = There is no such group.
unknown-with = Choose sessions, API tokens, or both.
entry-lead = What you change here joins your other changes and is not saved yet.
entry-change = Change

rule-heading = For whom the list holds
rule-people = People
rule-people-hint = Whoever signs in, and whoever is signed in already, at their next click.
rule-programs = Programs
rule-programs-hint = Whatever uses the API with a token.
rule-set = Set

# What is wrong with what was typed
not-an-address = “{ $typed }” is no address. Write it like 203.0.113.7, or a network like 203.0.113.0/24.
zone-given = “{ $typed }” names a network card of one machine. Leave out the part from the percent sign on.
host-bits = “{ $typed }” is neither a network nor one address. Write { $network } for the network or { $address } for the address.
note-too-long = A note has 200 characters at most.
too-many = A list has { $most } entries at most. Take networks together.

# What is not saved yet
draft = Your changes are not saved yet
draft-added = The entry is among your changes. Nothing is saved yet.
draft-changed = The entry is changed among your changes. Nothing is saved yet.
draft-removed = The entries are taken out among your changes. Nothing is saved yet.
draft-rule = This is among your changes. Nothing is saved yet.
replay = { $people ->
    [0] Nobody signed in during the last { $days } days, so there is nobody to try it on.
    [one] One person signed in during the last { $days } days, { $refused ->
        [0] and would have been let in each time.
       *[other] and would have been refused { $times ->
            [one] once
           *[other] { $times } times
        }.
    }
   *[other] Of { $people } people who signed in during the last { $days } days, { $refused ->
        [0] nobody would have been refused.
        [one] one would have been refused, { $times ->
            [one] once
           *[other] { $times } times
        }.
       *[other] { $refused } would have been refused, { $times } times in all.
    }
}
replay-off = The list would not hold for people, so nobody who signs in would be refused.
replay-table = Who would have been refused
column-person = Person
column-times = Times
column-last = Last
save = Save
try = Try for ten minutes
discard = Discard
wide-question = Let in so many addresses?
wide-fact = { $networks } lets in millions of addresses, most of them not yours.
wide-refused = { $networks } lets in millions of addresses. Say “wide: yes” along with it if that is meant.
shut-out = This list would lock you out
shut-out-text = Your own address is not in it, so it can’t be saved. Add your address, or try the list for ten minutes: it undoes itself unless somebody whom it lets in confirms it.
add-mine = Add my address
locks-you-out = You come from { $address }, which this list does not let in: saving it would lock you out. Add your address, or try the list for ten minutes.
locks-you-out-nowhere = Nobody knows from which address you come, so this list would lock you out.
nothing-changed = There is nothing to save: the list is as it was.
saved = The list is saved and holds from the next click on.
tried = The list holds for ten minutes. Confirm it from an address that it lets in, or it undoes itself.
discarded = Your changes are discarded.

# A trial
trial-on = A list is being tried until { $until }
trial-text = { $who } tries it. Unless it is confirmed, the list from before holds again then.
trial-confirm = Keep it for good
trial-end = End the trial
trial-ended = The trial is over, and the list from before holds.
trial-over = There is no trial any more: the list from before holds.
trial-was = A trial ended at { $until } without being confirmed. The list from before holds.

# Refusals
refused = The address { $address } is not on the list.
refused-nowhere = Nobody knows from which address you come.
refusals-lead = Who came with the right password, session or token from an address that is not on the list.
refusals-empty = Nobody was refused.
column-when = When
allow = Allow this address
