# Settings.
settings-plugins = Plugins
settings-plugins-about = What is installed, what it can do, and switching it on and off.
settings-people = People
settings-people-about = Who uses this account, and who may change its settings.
settings-profile-about = Your name, language and time zone.
person-name = Name
person-department = Department
person-role = Role
person-suspended = suspended
role-owner = Owner
role-admin = Admin
role-member = Member
time-zone = Time zone
time-zone-hint = By its IANA name, such as Europe/Warsaw.
settings-account = Account
settings-account-about = Name, time zone, currency, language, and whose looking at records is kept.
settings-own = Yours
settings-of-account = The account
account-name = The account’s name
account-time-zone-hint = For schedules and for people who have not chosen one. By its IANA name, such as Europe/Warsaw.
account-currency = Currency
account-currency-hint = Three letters, such as EUR. New amounts begin with it.
account-language = Language of new people
account-files = Room for files, in megabytes
account-files-used = { $count ->
    [one] One file takes up { $used } by now. The same content counts once.
   *[other] { $count } files take up { $used } by now. The same content counts once.
}
limits = What this account may use
limits-about = Whoever runs Bailey for you has said how much that is. Ask them for more.
limits-storage = Kept on disk
limits-plugins = Processor time of plugins in the last hour
limits-requests = Requests a minute
limits-of = { $used } of { $allowed }
limits-seconds = { $used } of { $allowed } s
limits-seconds-until = { $used } of { $allowed } s; they go on at { $until }
limits-most = { $allowed } at most
account-watched = Keep in the log who opened records of
account-watched-hint = Every record that somebody opens on a page, through the API or through a plugin is noted, some seconds later.
person-new = New person
person-add = Add
person-added-notice = { $person } is added.
person-admin = Admin
person-admin-hint = May change settings, tables, people and plugins, and sees the whole log.
person-moved = Somebody changed this in between. Here is how it is now; what you typed was not saved.
person-suspend = Suspend
person-reactivate = Let in again
person-make-owner = Make owner
suspend-title = Suspend { $person }?
suspend-text = { $person } is signed out everywhere at once and can’t sign in until you let them in again. Their records, notes and deals stay as they are.
make-owner-title = Make { $person } the owner?
make-owner-text = An account has one owner. { $person } becomes it, and you stay an admin. Only the new owner can give the account back.
suspended-notice = { $person } is suspended.
reactivated-notice = { $person } may sign in again.
owner-made-notice = { $person } is the owner now.
password-first = First password
password-first-hint = At least 8 characters. They must choose their own when they first sign in.
password-new = New password
password-new-hint = At least 8 characters. Every other session ends.
password-set = Set password
password-set-notice = { $person } has a new password and is signed out.
password-own-notice = Your password is changed. You are signed out everywhere else.
sessions = Signed in
settings-sessions-about = Where you are signed in, and ending it.
sessions-lead = { $count ->
    [0] You are signed in here and nowhere else.
    [one] You are signed in here and in one other place.
   *[other] You are signed in here and in { $count } other places.
 }
sessions-none = Not signed in anywhere.
sessions-end-others = { $count ->
    [one] End the other one
   *[other] End the { $count } others
 }
sessions-ended-notice = You are signed out everywhere else.
session-ended-notice = The session is over.
session-this = this one
session-used = used
session-begun = begun
session-end = End
tokens = API tokens
settings-tokens-about = For programs that use the API in your name.
tokens-lead = A program with one of these tokens can do what its scopes name, of what you can do. Make one for each program, so that you can revoke it alone.
tokens-none = You have no tokens.
token-new = New token
token-name = Name
token-name-hint = What uses it, such as “Newsletter”.
token-ends = Valid for
token-days = { $count ->
    [one] one day
   *[other] { $count } days
 }
token-never-ends = always
token-make = Make token
token-made = Your new token
token-once = Copy it now: it is shown this once.
token-created = made
token-unused = never used
token-until = until
token-over = over
token-revoke = Revoke
token-scopes = What a program may do with it
token-scope-read = See records
token-scope-write = Make and change records
token-scope-delete = Delete records and take them back
token-scope-export = Export records
token-scope-settings = Change settings
token-scopes-hint = Never more than you may yourself. Changing, deleting and exporting need seeing as well.
token-tables = Which records
token-tables-all = of all tables
token-tables-chosen = of these tables alone
token-scope-everything = everything that you may
token-may-read = see
token-may-write = change
token-may-delete = delete
token-may-export = export
token-may-settings = settings
token-revoked-notice = The token is revoked.
departments = Departments
settings-departments-about = The tree of departments and who leads them.
departments-empty = There are no departments yet. Add the first one, then put people into it on their pages.
department-new = New department
department-add = Add
department-added-notice = { $department } is added.
department-name = Name
department-parent = Part of
department-head = Head
department-top = nothing: at the top
department-none = none
department-headless = nobody
department-delete = Delete department
department-delete-hint = A department can be deleted when nobody and no other department is in it.
department-deleted-notice = { $department } is deleted.
person-invite = Invite by mail
person-invite-hint = They get a link to choose their own password. Otherwise type a first one below.
person-invite-about = They have no password yet. A link to choose one is mailed to them; earlier links stop working.
person-invited = no password yet
person-invited-notice = { $person } is added. The invitation is on its way.
invited-notice = The invitation to { $person } is on its way.
person-ask-password = Ask for a new password
person-ask-password-about = At their next step they have to choose another password before anything else. You don’t learn it.
password-asked = A new password is asked of them before anything else.
password-asked-notice = { $person } has to choose a new password now.
proof-about = Before anything else they give their password, and what signing in asks beside it, in each session. Their API tokens rest until they did so once. Nothing else is taken from them.
proof-reason = Why
proof-ask = Ask who they are
proof-asked-notice = { $person } is asked who they are.
password-for-hint = At least 8 characters. Their sessions end, and they must choose another one when they sign in.
activity = Activity
settings-activity-about = Who works when, and who signs in.
activity-period = Period
activity-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
activity-first = { $count ->
    [one] { $count } act in { $days } days; the busiest person is { $who }.
   *[other] { $count } acts in { $days } days; the busiest person is { $who }.
}
activity-none = Nobody did anything in this time.
activity-cut = There were too many acts: only the latest are counted.
activity-by-hour = By hour of the day
activity-acts = Acts
activity-who = Who
activity-nobody = Nobody in person
activity-sign-ins = Sign-ins by day
activity-signed-in = Signed in
activity-refused = Refused
safe-mode-banner = You are past all plugins, and reach just their settings and the journal. It ends { $until } or when you sign out; all admins were told.
settings-safe-mode-about = Codes that let you in when a plugin keeps everybody out.
safe-codes-left = { $count ->
    [0] You have no safe-mode codes.
    [one] You have one safe-mode code left.
   *[other] You have { $count } safe-mode codes left.
}
safe-codes-what = Should a plugin ever keep you out, one of these codes, with your password, leads to the plugins’ settings, where you can switch it off. Each works once.
safe-codes-made = Ten new codes. Write them down or print them now.
safe-codes-once = They are shown this once. Keep them where nobody else finds them, and not in this account.
safe-codes-replace = New codes replace those that are left.
safe-codes-make = Make ten new codes
devices = Trusted browsers
devices-about = In these, signing in takes the password alone.
device-by = trusted by { $plugin }
device-until = until
device-forget = Trust no longer
device-forgotten-notice = This browser is trusted no longer.

# Backups: the key, who may restore, stores, files
settings-backups = Backups
settings-backups-about = The key that opens them, who may restore, where they go, and their files.
backups-lead = Backups are sealed to the account’s key. When they are made is decided by the plugin that makes them.
backups-key = The key
backups-key-about = Whoever has it can open every backup of this account, here or anywhere. Bailey keeps it sealed. Keep a copy elsewhere: without one, nobody opens a backup if this installation is lost.
backups-recipient = Sealed to
backups-key-proven = The owner has opened a test with it
backups-key-download = Download the key
backups-owner-only = The key itself is for the owner.
backups-test-about = Save the text below as test.age, open it with the key that you downloaded, and type what it says. Then you know that you can open a backup without Bailey.
backups-test-word = What it says
backups-test-send = That is it
backups-proven-notice = That is the word: you can open backups without Bailey.
backups-restorers = Who may restore
backups-restorers-about = The owner may, and whom the owner names here. Each time it is asked who they are.
backups-no-admins = There is no other admin.
backups-restorers-save = Save
backups-restorers-notice = Kept who may restore.
backups-stores = Where to
backups-stores-about = Besides the operator’s folder, backups can go to buckets of S3-compatible stores. A plugin names them as below.
backups-store-new = Add a store
backups-store-label = Name
backups-store-endpoint = Address
backups-store-endpoint-hint = Such as https://s3.eu-central-1.amazonaws.com
backups-store-region = Region
backups-store-bucket = Bucket
backups-store-prefix = Begin names with
backups-store-prefix-hint = Can stay empty.
backups-store-key-id = Access key ID
backups-store-secret = Secret access key
backups-store-secret-hint = It is kept sealed and never shown again.
backups-store-add = Try it and add it
backups-store-notice = The store was tried and added.
backups-store-forget = Forget
backups-store-forgotten = The store was forgotten. What is in it stays there.
backups-files = Files
backups-files-about = Each is a tar with a manifest and the account’s data, and opens with the key and free programs. Downloads are in the journal.
backups-files-none = There is no backup yet.
backups-file-bad = Not known to be good
backups-file-download = Download
backups-file-of = of backup { $number }
