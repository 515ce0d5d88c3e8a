# What the plugin is
plugin-name = Activity monitor
plugin-summary = Watches how much each person opens, lists, exports and deletes, and does something about who goes beyond a limit: slows them, asks who they are, stops their exports or suspends them, and tells all admins

# Why it asks for what it can do
why-activity = To know how much each person does, and to test a rule on days past
why-directory = To know for whom a rule holds and who the admins are
why-directory-admin = To slow or suspend who goes beyond a limit, to ask who they are, and to let them back in
why-mail = To tell all admins who went beyond which limit
why-journal = To show what it did, from the log
why-journal-note = To note in the log what it did and who changed which rule
why-storage = To keep the rules and whom something was done about
why-settings = To know how long to slow somebody and how far back to test
why-clock = To slow somebody for a while and to test on the last days
why-log = To tell the operator when no mail is left for a day
why-access-policy = To stop the exports of who went beyond a limit; all others may what they may without it
why-activity-alarm = To be told as soon as somebody goes beyond a limit
why-lifecycle = To make the ready rules when it is switched on for the first time
why-pages = To show rules, whom they stopped and whom they would have stopped

# Settings
setting-test-days = Days to test a rule on
setting-test-days-hint = Before a rule is switched on, its page says whom it would have stopped in so many days.
setting-slow-seconds = Seconds that each request waits of who is slowed
setting-slow-minutes = Minutes for which somebody is slowed

# What is counted
act-cards-opened = Records opened
act-rows-listed = Records listed
act-rows-exported = Records exported
act-records-deleted = Records deleted
act-failed-sign-ins = Wrong passwords
period-hour = Within an hour
period-day = Within a day
count-cards-opened = { $count ->
    [one] One record opened
   *[other] { $count } records opened
} { $period ->
    [hour] within an hour
   *[day] within a day
}
count-rows-listed = { $count ->
    [one] One record listed
   *[other] { $count } records listed
} { $period ->
    [hour] within an hour
   *[day] within a day
}
count-rows-exported = { $count ->
    [one] One record exported
   *[other] { $count } records exported
} { $period ->
    [hour] within an hour
   *[day] within a day
}
count-records-deleted = { $count ->
    [one] One record deleted
   *[other] { $count } records deleted
} { $period ->
    [hour] within an hour
   *[day] within a day
}
count-failed-sign-ins = { $count ->
    [one] One wrong password
   *[other] { $count } wrong passwords
} { $period ->
    [hour] within an hour
   *[day] within a day
}
over-cards-opened = { $limit ->
    [one] More than one record opened
   *[other] More than { $limit } records opened
} { $period ->
    [hour] within an hour
   *[day] within a day
}
over-rows-listed = { $limit ->
    [one] More than one record listed
   *[other] More than { $limit } records listed
} { $period ->
    [hour] within an hour
   *[day] within a day
}
over-rows-exported = { $limit ->
    [one] More than one record exported
   *[other] More than { $limit } records exported
} { $period ->
    [hour] within an hour
   *[day] within a day
}
over-records-deleted = { $limit ->
    [one] More than one record deleted
   *[other] More than { $limit } records deleted
} { $period ->
    [hour] within an hour
   *[day] within a day
}
over-failed-sign-ins = { $limit ->
    [one] More than one wrong password
   *[other] More than { $limit } wrong passwords
} { $period ->
    [hour] within an hour
   *[day] within a day
}

# What is done
answer-tell = Tell the admins
answer-slow = Slow them and tell the admins
answer-ask = Ask who they are and tell the admins
answer-stop-exports = Stop their exports and tell the admins
answer-suspend = Suspend them and tell the admins
done-tell = Told
done-slow = Slowed
done-ask = Asked who they are
done-stop-exports = Exports stopped
done-suspend = Suspended

# For whom
whom-everybody = Everybody
whom-user = { $user }
whom-gone = A group that is gone

# What is wrong with a form
wrong-choice = Choose one of these.
wrong-limit = Enter a whole number from 1 to { $most }.
too-many-rules = There are { $most } rules already. Delete one first.

# Mail
mail-subject = { $user } went beyond a limit
mail-who = { $user } went beyond a limit that you or another admin has set:
mail-limit = { $limit } are allowed. It was at { $at }. What was done about it:
mail-where = The page “Activity monitor” says more, and lifts it.

# The front page
page-title = Activity monitor
front-lead = { $on ->
    [0] No rule is watched
    [one] One rule is watched
   *[other] { $on } rules are watched
}; { $stopped ->
    [0] nobody went beyond a limit.
    [one] something was done about one person.
   *[other] something was done about { $stopped } people.
}
nothing-watched = Nothing is counted yet
nothing-watched-body = Open a rule, look whom it would have stopped, and switch it on.
stopped-title = Who went beyond a limit
stopped-empty = Nobody. Whoever goes beyond a rule’s limit stands here until you lift it.
rules-title = Rules
rules-empty = There are no rules yet. Make one below.
new-rule = New rule
new-rule-text = It is off at first: its page says whom it would have stopped, and there it is switched on. The owner is never slowed or suspended; you are told of them all the same.
create = Make the rule
created = The rule is made, and off.
column-person = Person
column-what = What
column-done = Done about it
column-when = When
column-rule = Rule
column-whom = For whom
column-answer = What is done
column-state = State
lift = Lift
lift-question = Lift it for { $user }?
lift-fact = Whoever is suspended may sign in again, exports are theirs again, and counting begins at zero. Who was asked to prove who they are still does.
lifted = Lifted for { $user }, who begins at zero.

# A rule
rule-title = Rule
state-on = On
state-off = Off
field-act = What is counted
field-per = Over which time
field-limit = Most that is allowed
field-limit-hint = Whoever does more goes beyond the limit.
field-whom = For whom
field-answer = What is done
field-answer-hint = Who is asked proves it by the password and by what signing in asks beside it, such as a code from their phone. Until then nothing else goes on, and their API tokens rest.
change-title = Change the rule
change-text = A rule that was changed is off until you have seen what it would have done and switch it on again.
change = Change
changed = Changed.
changed-and-off = Changed, and switched off.
not-changed = Nothing was different.
switch-on = Switch on
switch-on-question = Switch this rule on?
switch-on-fact = { $people ->
    [0] By the log it would have stopped nobody.
    [one] By the log it would have stopped one person.
   *[other] By the log it would have stopped { $people } people.
}
switched-on = On: it counts from now on.
switch-off = Switch off
switched-off = Off.
delete = Delete
delete-question = Delete this rule?
delete-fact = What it has done stays, and stays in the log.
deleted = The rule is deleted.

# The test on the log
test-title = Whom it would have stopped
test-lead = { $people ->
    [0] In the last { $days } days this rule would have stopped nobody.
    [one] In the last { $days } days this rule would have stopped one person.
   *[other] In the last { $days } days this rule would have stopped { $people } people.
}
test-short = The log tells of this from { $since } on
test-short-body = Records opened and listed are counted only while a rule is on, or where the account keeps who looked at what. Of the time before nobody can say.
test-empty = Nobody, in the last { $days } days.
column-first = First
column-times = Times
column-most = Most

# The history
history-title = Alarms
history-lead = { $count ->
    [0] Nothing has happened yet.
    [one] One entry of the log.
   *[other] { $count } entries of the log.
}
history-empty = Nothing yet. Each alarm and each change of a rule will stand here.
column-event = Event
column-by = By
note-activity-alarm = Beyond a limit
note-activity-alarm-lifted = Lifted
note-activity-rule-created = Rule made
note-activity-rule-changed = Rule changed
note-activity-rule-switched-on = Rule switched on
note-activity-rule-switched-off = Rule switched off
note-activity-rule-deleted = Rule deleted
