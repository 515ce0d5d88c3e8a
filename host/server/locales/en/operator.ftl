# The operator's pages: the accounts, the catalogue, publishers, health, support.
operator-title = Operator
operator-sign-in-lead = For whoever runs this installation. The password is made on the command line: bailey operator password.
operator-wrong = That is not the operator’s password.

operator-accounts = Accounts
operator-accounts-lead = { $count ->
    [0] There is no account yet.
    [one] One account{ $suspended ->
        [0] {""}
       *[other] , which is suspended
    }.
   *[other] { $count } accounts{ $suspended ->
        [0] {""}
       *[other] , { $suspended } of them suspended
    }.
}
operator-account = Account
operator-account-hint = Its name in addresses: lower-case letters, digits and inner hyphens.
operator-account-name = Name
operator-account-stands = State
operator-account-since = Made
operator-account-new = New account
operator-account-owner = The owner’s name
operator-account-create = Make the account
operator-account-made = The account { $account } is made
operator-account-made-lead = Its owner signs in as { $email } and chooses a password of their own then.
operator-account-password = The first password, shown this once:
operator-account-open = To the account
operator-stands-open = open
operator-stands-suspended = suspended
operator-stands-leaving = to be deleted
operator-suspended-since = Suspended since
operator-suspended-why = Why
operator-deleted-at = Deleted at
operator-suspend = Suspend
operator-suspend-about = A suspended account is served nothing, and nothing is done for it in the background. All that it has stays.
operator-suspended-said = { $account } is suspended.
operator-resume = Open it again
operator-resume-about = It is served nothing. Opening it again also calls off that it is deleted.
operator-resumed-said = { $account } is open.
operator-delete = Deleting
operator-delete-link = Delete this account…
operator-delete-title = Delete { $account }
operator-delete-what = { $name }, with all records, files, people, plugins and its journal.
operator-delete-until = It is suspended at once. Until the day has come, it can be opened again with all that it has; then it is gone for good.
operator-delete-backups = Backups that were made elsewhere stay.
operator-delete-days = Days in which it can be called off
operator-delete-days-wrong = Name 1 to { $most } days.
operator-delete-go = Delete { $account }
operator-deleted-said = { $account } is suspended, and deleted at { $at }.
operator-export = Export
operator-export-about = Tables as CSV, the journal and what plugins keep as lines of JSON, in a folder of this server: { $folder }
operator-export-go = Export all of it
operator-exported-said = The export is in { $folder }
operator-rules = What it may have
operator-rules-about = What is said of a plugin counts before what is said of its publisher, and that before what is said of everything. What it has already stays.
operator-rules-none = Nothing is said: it may have all that everybody may have.
operator-rule-everything = everything
operator-rule-allowed = may have
operator-rule-denied = may not have
operator-rule-forget = Take back
operator-rule-subject = Plugin or publisher
operator-rule-hint = As in acme.badges or acme; * is everything.
operator-rule-wrong = “{ $subject }” is neither a plugin (acme.badges) nor a publisher (acme) nor * for everything.
operator-rule-allow = May have it
operator-rule-deny = May not have it
operator-rule-allowed-said = { $account } may have { $subject }.
operator-rule-denied-said = { $account } may not have { $subject }.
operator-rule-forgotten-said = Nothing is said of { $subject } to { $account } any more.

operator-catalogue = Catalogue
operator-catalogue-lead = { $count ->
    [one] One package in all sources.
   *[other] { $count } packages in all sources.
}
operator-plugin = Plugin
operator-publisher = Publisher
operator-version = Version
operator-worth = Standing
operator-digest = Digest
operator-key = Key
operator-reason = Why
operator-reason-hint = The admins of the accounts read it.
operator-refused = Files that are no packages
operator-delisted = off the list
operator-approve = Approve
operator-approve-about = All accounts may have an approved package, whoever signed it. This also takes a withdrawal back.
operator-approved-said = It is approved: all accounts may have it.
operator-delist = Take off the list
operator-delist-title = Take { $plugin } { $version } off the list?
operator-delist-count = { $count ->
    [0] No account has it.
    [one] One account has it, and keeps it.
   *[other] { $count } accounts have it, and keep it.
 }
operator-revoke-title = Withdraw { $plugin } { $version }?
operator-revoke-count = { $count ->
    [0] No account has it.
    [one] It is taken from one account, where it is { $enabled ->
        [0] off
       *[other] on
    }.
   *[other] It is taken from { $count } accounts; in { $enabled } of them it is on.
 }
operator-delist-about = Who has a package that is off the list keeps it; nobody else gets it.
operator-delisted-said = It is off the list.
operator-relist = Put back on the list
operator-relist-about = It is off the list: who has it keeps it, nobody else gets it.
operator-relisted-said = It is on the list again.
operator-revoke = Withdraw
operator-revoke-about = A withdrawn package stops at once in every account that has it, and their admins are told why. Approving it takes that back.
operator-revoked-said = { $count ->
    [0] It is withdrawn. It ran nowhere.
    [one] It is withdrawn, and has stopped in one account.
   *[other] It is withdrawn, and has stopped in { $count } accounts.
}

operator-publishers = Publishers
operator-publishers-lead = What a known publisher signed runs in the accounts that may have it.
operator-publishers-none = No publisher is known yet.
operator-publisher-hint = What the ids of its plugins begin with, as in acme of acme.badges.
operator-key-hint = As “bailey-plugin keys show” prints it.
operator-key-add = Add a key
operator-key-wrong = That is no key: it looks like ed25519:…
operator-key-added-said = { $publisher } has the key.
operator-key-current = in use
operator-key-retired = replaced
operator-key-revoked = withdrawn
operator-key-revoke-about = Nothing counts any more that this key signed, unless you approved it.
operator-key-revoked-said = { $count ->
    [0] The key is withdrawn. What it signed ran nowhere.
    [one] The key is withdrawn. What it signed has stopped in one account.
   *[other] The key is withdrawn. What it signed has stopped in { $count } accounts.
}
operator-rotate = Replace a key
operator-rotation = The old key’s word for the new one
operator-rotation-hint = The contents of the file that “bailey-plugin keys rotate” wrote.
operator-rotation-wrong = That is no such word: paste the whole file.
operator-key-rotated-said = { $publisher } signs with the new key from now on. What the old one signed before counts on.

operator-health = Health
operator-health-span = Over which time
operator-health-good = No plugin failed anywhere.
operator-health-bad = { $stopped ->
    [0] {""}
    [one] One plugin was stopped.
   *[other] { $stopped } plugins were stopped.
} { $failing ->
    [0] {""}
    [one] One failed.
   *[other] { $failing } failed.
}
operator-health-none = No account has a plugin.
operator-plugin-stopped = stopped

operator-support = Support
operator-support-lead = { $open ->
    [0] No account is open for support.
    [one] One account is open for support{ $agents ->
        [0] , and nobody is in
        [one] , and one specialist is in
       *[other] , and { $agents } specialists are in
    }.
   *[other] { $open } doors are open for support{ $agents ->
        [0] , and nobody is in
        [one] , and one specialist is in
       *[other] , and { $agents } specialists are in
    }.
}
operator-support-none = An account’s admin opens it for one ticket at a time; it stands here while it is open.
operator-support-number = Number
operator-support-agents = Who is in
operator-support-nobody = nobody
operator-support-opened = Opened
operator-support-until = Until
operator-support-close = Close
operator-support-closed-said = { $account } is closed for support; whoever was in is out.

# What the process counts.
figures = Figures
figures-lead = What this process counted since it was started. Prometheus gets the same figures.
figures-none = Nothing is counted in this process.
figures-nothing = Nothing was counted yet.
figures-requests = Requests
figures-plugins = Plugins
figures-nowhere = no such address
figures-route = Route
figures-count = How many
figures-refused = Refused
figures-failed = Failed
figures-median = Half within
figures-slowest = 99 of 100 within
figures-longer = longer than 10 s
figures-accounts = Accounts
figures-accounts-open = Accounts whose files are open
figures-operations = Operations journalled
figures-commits = Transactions committed
figures-commits-failed = Transactions that could not be committed
figures-jobs = Jobs run
figures-remembered = Answers of plugins that were remembered
figures-breakers = Plugins that were stopped
figures-limits = Refused by an account’s limit
figures-guests = Calls of plugins under way
figures-guests-most = Calls that can be under way
figures-instances = Plugins that wait in memory
figures-instance-bytes = Memory that they hold
figures-jobs-now = Jobs that run or wait
figures-breakers-now = Plugins that are stopped now
figures-recalled = From memory
figures-memory = Memory, 99 of 100 within
figures-lanes = Lanes
figures-lane = Lane
figures-taken = Places taken
figures-places = Places
figures-lane-records = Records
figures-lane-plugin-calls = What may call plugins
figures-lane-sign-ins = Passwords
figures-lane-exports = What is sent out
