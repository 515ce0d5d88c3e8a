# What a plugin can do and where it takes part, as an admin reads it before
# consenting. $scope is `all` or `some`; $tables names the tables.

capability-records = { $scope ->
    [all] Can read the records that its user may see, in every table
   *[some] Can read the records that its user may see, in { $tables }
}
capability-records-write = { $scope ->
    [all] Can create, change and delete records as its user may, in every table
   *[some] Can create, change and delete records as its user may, in { $tables }
}
capability-records-all = { $scope ->
    [all] Can read all records by itself, whoever may see them, in every table
   *[some] Can read all records by itself, whoever may see them, in { $tables }
}
capability-records-all-write = { $scope ->
    [all] Can create, change and delete records by itself, with nobody behind it, in every table
   *[some] Can create, change and delete records by itself, with nobody behind it, in { $tables }
}
capability-bin = { $scope ->
    [all] Can see deleted records, bring them back and delete them for good, in every table
   *[some] Can see deleted records, bring them back and delete them for good, in { $tables }
}
capability-archive = { $scope ->
    [all] Can see archived records and take them out again, in every table
   *[some] Can see archived records and take them out again, in { $tables }
}
capability-schema-bin = { $scope ->
    [all] Can see deleted tables and fields, bring them back and delete them for good
   *[some] Can see deleted fields, bring them back and delete them for good, in { $tables }
}
capability-journal = { $scope ->
    [all] Can read who did what and what changed, in every table
   *[some] Can read who did what and what changed, in { $tables }
}
capability-journal-undo = { $scope ->
    [all] Can undo what people and plugins did, in every table
   *[some] Can undo what people and plugins did, in { $tables }
}
capability-journal-retention = Can let go of what the journal has kept for long enough
capability-journal-verify = Can check that nobody has altered the journal
capability-erasure = Can erase a person for good, when an admin asks for it: their records, their history and every copy of their texts
capability-journal-note = Can note in the journal what it did with its own data
capability-access = Can see who may do what with records and why, and what other rights would change
capability-support-access = Can open the account for a support specialist when an admin asks for it, see what they looked at, and end it
capability-backups = Can have backups of the whole account made, tried and deleted, and bring back what they hold; it is handed none of them
capability-directory-admin = Can suspend people and let them back in, end their sessions, slow them and ask for a new password; never the owner’s
capability-activity = Can watch how much each person opens, lists, exports and deletes, as numbers
capability-mail = Can write mails to the account’s people
capability-directory = Can see the account’s people, departments and groups, with e-mail addresses
capability-groups = Can put people into groups of its own, such as roles, which other plugins go by
capability-storage = Can keep data of its own
capability-secrets = Can keep secrets of its own, sealed, that nobody else can read
capability-settings = Can read its own settings
capability-progress = Can show how far its work is
capability-clock = Can tell the time
capability-random = Can make random numbers
capability-log = Can write to a log that the operator reads

extension-point-lifecycle = Is told when it is switched on or off
extension-point-access-policy = Decides who sees and changes which records and fields, and who may delete, export and import them
extension-point-request-guard = Decides whether a request may go on, by who asks, with what and from which address
extension-point-activity-alarm = Is told when somebody does more than a limit allows
extension-point-deletion-policy = { $scope ->
    [all] Decides whether deleted records are kept and for how long, in every table
   *[some] Decides whether deleted records are kept and for how long, in { $tables }
}
extension-point-event-listener = { $scope ->
    [all] Is handed every change, with values before and after, in every table
   *[some] Is handed every change, with values before and after, in { $tables }
}
extension-point-job-runner = Works on a schedule, with nobody behind it
extension-point-pages = Adds pages of its own
extension-point-panels = Adds panels to the pages of records
extension-point-endpoint = Answers other programs at addresses of its own, for whoever is signed in
extension-point-sign-in-step = Asks whoever signs in for more than the password, sees what they type there, and can keep them out

# What stands between the names of tables.
list-between = { ", " }
