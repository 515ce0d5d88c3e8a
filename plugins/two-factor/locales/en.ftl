# What the plugin is
plugin-name = Two-factor sign-in
plugin-summary = Asks for a code from the phone beside the password, with recovery codes, trusted browsers, and a way back in that needs nobody outside the account

# Why it asks for what it can do
why-clock = Codes change every thirty seconds
why-directory = To know whom a second factor is asked of, and which admins to tell
why-journal-note = To note in the log who set it up, reset it, or asked to be let in without
why-mail = To tell people when something about their second factor changes
why-random = To make secrets and recovery codes that nobody can guess
why-secrets = To keep what codes are made from so that nobody else can read it
why-settings = To know for how long browsers are trusted and how long a recovery waits
why-storage = To keep who has a second factor, and since when
why-pages = To set it up, and to see who has it
why-sign-in-step = To ask for the code after the password

setting-trust-days = Days for which a browser can be trusted
setting-trust-days-hint = In a trusted browser the password alone is enough. 0 trusts none.
setting-recovery-hours = Hours between an approved recovery and its effect
setting-recovery-hours-hint = Meanwhile the person and all admins, who were told by mail, can take it back.

# Buttons and fields
go-on = Go on
finish = Finish
save = Save
prove-label = Code
prove-hint = The six digits that the app shows now.
prove-wrong = This is not the code that the app shows now. Check the time on your phone and type the next one.
keep-label = One of the recovery codes
keep-hint = So that you have them somewhere: type any of the ten.
keep-wrong = This is none of the ten codes. Write them down, then type one of them.
code-label = Code
code-hint = Six digits from the app, or one of your recovery codes.
code-wrong = This code is wrong, too old, or was used already. Wait for the next one.
trust-label = { $days ->
    [one] Trust this browser for a day
   *[other] Trust this browser for { $days } days
}
gone = This is not asked any more. Open the page again.

# Signing in
code-title = Enter a code
code-lead = Open the authenticator app on your phone and type the code that it shows for Bailey.
lost = I have neither phone nor codes
lost-again = What becomes of my request
lost-title = Without phone and codes
lost-lead = Another admin of your account can let you in without.
lost-text = You and all admins are told by mail. Once one of them has approved it there is a delay; then you come in with your password alone and set a new phone up.
lost-ask = Ask the admins
lost-asked = You asked on { $asked }. An admin has to approve it.
lost-due = Approved. From { $due } on you come in with your password alone.
lost-waits = If you find your phone or a code, just sign in with it: that takes the request back.
set-up-title = Set two-factor sign-in up
set-up-asked = Your account asks for a second factor. It takes two minutes and an authenticator app on your phone.

# Setting it up
step-scan = Connect the app
step-codes = Keep the recovery codes
scan-label = Scan this with the authenticator app
seed-label = Or type this into it
codes-text = If you lose the phone, each of these codes lets you in once. They are shown just now: print them or write them down.
codes-label = Recovery codes

# One's own page
page-title = Two-factor sign-in
own-none = You sign in with your password alone.
own-why = With a second factor, whoever steals your password still can’t come in: a code from your phone is asked for too.
own-begin = Set it up
own-begun = Connect the app, then type the code that it shows.
own-proved = The app is connected. Now keep the recovery codes.
own-set-up = Two-factor sign-in is on. From now on a code is asked for after your password.
own-asked = Your account asks for a second factor: set it up until { $until }, or you will do it while signing in.
set-up-lead = Two steps, and an authenticator app on your phone.
own-on = A code is asked for after your password.
fact-since = On since
fact-codes = Recovery codes left
own-new-codes = Make new recovery codes
own-remove = Switch it off
own-removed = Two-factor sign-in is off.
remove-title = Sign in with the password alone?
remove-fact = Whoever knows your password can then come in. Your recovery codes stop working.
remove-asked = Your account asks for a second factor, so it can’t be switched off.
new-codes-title = Make new recovery codes?
new-codes-fact = The codes that you have now stop working.
new-codes-made = These are your new recovery codes.
new-codes-lead = The codes from before no longer work. Write these down.
new-codes-seen = I have written them down
new-codes-kept = The recovery codes are not shown any more.
own-recovery-asked = On { $asked } somebody who knows your password asked to be let in without your phone
own-recovery-due = From { $due } on your password alone lets in: an admin approved it
own-recovery-body = If that was not you, take it back and change your password.
own-recovery-cancel = Take it back

# Everybody's
people-title = Second factors
people-lead = { $with } of { $count } people have a second factor.
stat-with = With a second factor
stat-asked = Asked, and without
people-table = Second factors by person
people-empty = Nobody is here yet.
column-person = Person
column-state = State
column-since = Since
column-codes = Recovery codes
column-asked = Asked
column-address = From
state-on = on
state-none = none
state-asked = asked until { $until }
state-next = asked at the next sign-in
reset = Reset
reset-title = Take the second factor of { $person } away?
reset-fact = They sign in with their password alone, until they set it up again.
reset-told = They are told by mail.
reset-done = The second factor of { $person } is gone, and they were told.
not-your-own = Somebody else has to do this for you.
recovery-table = Asking to be let in without
recovery-waits = waits for an admin
recovery-other = waits for another admin
recovery-due = approved, from { $due }
recovery-cancelled = The request was taken back.
approve = Approve
approve-title = Let { $person } in without their second factor?
approve-ask = Ask them first, by voice or face to face: whoever asks knows their password.
approve-fact = It takes effect after a delay. They and all admins are told by mail and can take it back.
approved = From { $due } on { $person } comes in with the password alone.
refuse = Take back
enforce-title = Whom it is asked of
enforce-text = Who has none after the days of grace sets it up while signing in. You need one yourself first.
whom-label = A second factor is asked of
whom-nobody = nobody; everyone decides for themselves
whom-admins = admins
whom-groups = those in some groups
group-label = All in the group “{ $group }”
groups-none = Tick at least one group.
whom-everybody = everybody
whom-unknown = Choose of whom it is asked.
grace-label = Days of grace
grace-hint = Counted from the first sign-in at which it is asked. 0 asks at once.
grace-wrong = Type a number of days from 0 to { $most }.
enforce-first = Set your own second factor up first, with recovery codes: else nobody might get in any more.
enforced = Saved. It holds from the next sign-in on.{ $told ->
    [0] {""}
    [one] {" "}One person was told by mail.
   *[other] {" "}{ $told } people were told by mail.
}{ $untold ->
    [0] {""}
    [one] {" "}One could not be: no more mail is left for today.
   *[other] {" "}{ $untold } could not be: no more mail is left for today.
}

# Mails
mail-recovery-subject = Let in without a second factor
mail-recovery-asked = { $person } asked to be let in without phone and recovery codes. The request came from { $address }. An admin other than { $person } can approve it under “Second factors”.
mail-recovery-approved = { $admin } approved that { $person } is let in without a second factor, from { $due } on. Until then it can be taken back.
mail-recovery-cancelled = That { $person } is let in without a second factor was taken back.
mail-recovered = { $person } was let in without a second factor, as was approved.
mail-asked-subject = Set your second factor up
mail-asked = { $admin } decided that you sign in with a second factor: a code from your phone beside the password. { $grace ->
    [0] You set it up at your next sign-in.
    [one] From your next sign-in on you have one day to set it up.
   *[other] From your next sign-in on you have { $grace } days to set it up.
}
mail-asked-where = It takes two minutes and an authenticator app on your phone. The page “Two-factor sign-in” leads you through it.
mail-changed-subject = Your second factor changed
mail-reset = { $admin } took your second factor away. You sign in with your password alone, until you set it up again.
mail-set-up = Two-factor sign-in was set up for you.
mail-removed = Two-factor sign-in was switched off for you.
mail-code-used = Somebody signed in as you with a recovery code. { $left ->
    [0] None is left: make new ones.
    [one] One is left: make new ones soon.
   *[other] { $left } are left.
}
mail-not-you = If you know nothing of it, tell an admin of your account at once and change your password.
