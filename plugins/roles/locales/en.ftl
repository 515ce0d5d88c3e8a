# What the plugin is
plugin-name = Roles
plugin-summary = Says who may see and do what: rights by role, why somebody may do something, what a change would do before you save it, and reviews of who may delete and export

# Why it asks for what it can do
why-access = To show why somebody may do something, and what a change would do before you save it
why-directory = To know who the people and departments are whose rights it decides on
why-groups = So that other plugins can ask more of some roles: a second factor, certain addresses
why-storage = To keep the roles and who has which
why-journal-note = To note in the log who changed which role and how a review ended
why-clock = To say which rights were not used for 90 days
why-access-policy = To say what each person’s roles let them see and do
why-lifecycle = To make the ready roles when it is switched on for the first time
why-pages = To show roles, people’s rights, reasons and reviews

# Roles by name
role-name = { $ready ->
    [administrator] Administrator
    [everything] Everything but settings
    [head-of-sales] Head of sales
    [salesperson] Salesperson
    [lawyer] Lawyer
    [auditor] Auditor
   *[none] { $name }
}
role-name-and-more = { $more ->
    [one] { role-name } and one more
   *[other] { role-name } and { $more } more
}
no-role = No role
reason-role = The role “{ role-name }”
reason-field = The role “{ role-name }” limits this field
reason-given = Given to this person alone
reason-taken = Less for this person alone than their roles say

# Levels, actions, scopes
level-denied = No
level-own = Own
level-department = Department
level-department-and-below = Department and below
level-all = All
action-view = See
action-create = Create
action-edit = Edit
action-delete = Delete
action-purge = Delete for good
action-export = Export
action-import = Import
scope-own = Their own records
scope-own-limited = Their own records, in some stages
scope-department = Records of their departments
scope-department-limited = Records of their departments, in some stages
scope-department-and-below = Records of their departments and those below
scope-department-and-below-limited = Records of their departments and those below, in some stages
scope-all = All records
scope-all-limited = All records in some stages
levels-text = Own records are those whose owner the person is; where a table has no owner, those that they created. A department’s are those of all its people. Whoever heads a department counts as one of it.

# The front page
page-title = Roles
front-lead = { $roles ->
    [one] One role;
   *[other] { $roles } roles;
} { $people ->
    [one] { $with } of one person has one of their own.
   *[other] { $with } of { $people } people have one of their own.
}
read-only = You can look at roles. The owner and admins with a role that manages roles change them.
name = Name
column-people = People
column-extent = What it is about
extent = { $table }: { $level ->
    [own] own
    [department] the department’s
    [department-and-below] the department’s and those below
    [all] all
   *[denied] none
}{ $limited ->
    [0] {""}
   *[other] , in some stages
}{ $fields ->
    [0] {""}
    [one] ; one field limited
   *[other] ; { $fields } fields limited
}
roles-empty = There are no roles. Make one below.
new-role = New role
create = Create role
base = Like
base-hint = The new role begins with this one’s rights. Without one it allows nothing.
created = The role “{ role-name }” was made.
clone = Clone
delete = Delete
delete-question = Delete the role “{ role-name }”?
delete-fact = Nobody has it, so nobody’s rights change.
delete-in-use = Somebody has the role “{ role-name }”, or it holds for those without one. Give them another role first.
deleted = The role “{ role-name }” was deleted.
without-role = Without a role
without-role-text = What holds for people who have no role of their own.
default-members = Members without a role have
default-admins = Admins without a role have
merge-heading = Several roles
merge-text = Of several roles the most generous one wins, right by right. What is set for a person alone comes after that. The account’s owner may always do everything.
unknown-role = There is no such role. Choose one of the list.
name-refused = A role’s name has 1 to 100 characters, on one line.

# One role
role-title = Role
role-lead = { $people ->
    [0] Nobody has this role.
    [one] One person has this role.
   *[other] { $people } people have this role.
}
rights = Rights
every-other-table = Every other table
table-label = { $table }
table-as-others = { $table } (like every other)
stages-heading = Stages of { $table }
stages-seen = Seen
stage-prospecting = Prospecting
stage-engaging = Engaging
stage-proposal = Proposal
stage-won = Won
stage-lost = Lost
no-stage = Tick one stage at least. To keep all of them from the role, set “See” to “No”.
unknown-stage = There is no stage “{ $stage }”.
unknown-right = There is no right “{ $right }”.
unknown-table = There is no table “{ $table }”.
unknown-field = There is no field “{ $field }”.
name-heading = Name and management
manages = May manage roles
manages-hint = Only for admins: members never manage roles.
save = Save
saved = The role “{ role-name }” was saved.
show-effect = Show what would change
own-last-right = This would take from you the right to manage roles. Another admin or the owner can do it.

# Fields
fields-title = Fields of a role
fields-of = Fields for “{ role-name }”
fields-lead = A hidden field isn’t there for whoever has the role: not in lists, filters, search, history or exports.
fields-heading = Limited fields
fields-empty = All fields can be edited by whoever may edit the record.
fields-change = Limit fields
fields-choose = Choose a table
field-hidden = Hidden
field-read-only = Read only
field-editable = Editable
field-label = { $field }
field-in-table = { $table }: { $field }
column-table = Table
column-field = Field
column-level = May

# What would change
effect-title = What would change
effect-nothing = There is nothing to save.
effect-none = Nobody’s rights would change.
effect-lead = { $losing ->
    [0] Nobody would lose anything
    [one] One person would lose something
   *[other] { $losing } people would lose something
}, { $gaining ->
    [0] nobody would gain anything.
    [one] one would gain something.
   *[other] { $gaining } would gain something.
}
not-saved-yet = Nothing is saved yet. This is what would change.
column-person = Person
column-right = Right
column-loses = Loses
column-gains = Gains
column-before = Today
column-after = Then
the-right = the right
count-records = { $count ->
    [one] one record
   *[other] { $count } records
}
discard = Don’t save
discarded = Nothing was saved.
saved-plain = Saved. It holds from the next click on.

# People
people-title = People’s roles
people-lead = Which roles everybody has. Names of roles in a frame hold because there is none of their own.
people-empty = There are no people.
column-roles = Roles
column-exceptions = Exceptions
owner = Owner: everything
person-title = A person’s rights
person-of = Rights of { $user }
person-owner = The account’s owner may do everything, whatever roles say.
person-default = No role of their own, so the one for people without a role holds.
person-lead = { $count ->
    [one] Has one role.
   *[other] Has { $count } roles.
}
roles-heading = Roles
exceptions-heading = For this person alone
exceptions-empty = Nothing is different for this person alone.
remove = Remove
unknown-level = There is no such level.
unknown-action = There is no such right.
owner-refused = The account’s owner may do everything; that can’t be limited.
effective-heading = What it comes to
sees-none = sees none
sees-all = { $of ->
    [one] sees the only one
   *[other] sees all { $of }
}
sees-some = sees { $count } of { $of }
rights-unknown = A plugin that decides on rights gave no answer, so this person sees nothing for now.

# Why
why-title = Why
why-lead = Ask why somebody may do something, or may not.
why-button = Ask
why-record = About one record
why-record-label = Record
why-record-button = Ask about this record
why-rules = Rules that allow it
verdict-yes = { $user } may { $action ->
    [view] see
    [create] create
    [edit] edit
    [delete] delete
    [purge] delete for good
    [export] export
   *[import] import
} records of “{ $table }”.
verdict-no = { $user } may not { $action ->
    [view] see
    [create] create
    [edit] edit
    [delete] delete
    [purge] delete for good
    [export] export
   *[import] import
} records of “{ $table }”.
verdict-yes-record = { $user } may { $action ->
    [view] see
    [create] create
    [edit] edit
    [delete] delete
    [purge] delete for good
    [export] export
   *[import] import
} “{ $record }”.
verdict-no-record = { $user } may not { $action ->
    [view] see
    [create] create
    [edit] edit
    [delete] delete
    [purge] delete for good
    [export] export
   *[import] import
} “{ $record }”.
because-owner = The account’s owner may do everything.
because-suspended = This person is suspended and can’t sign in.
because-nobody = No plugin decides on rights.
column-plugin = Plugin
column-reason = Because
column-scope = For which records
no-rule = No rule allows it.
policy-failed = It gave no answer: { $failure }
needs = Also needed
need-met = { $action ->
    [view] to see it: allowed
   *[create] to create records: allowed
}
need-unmet = { $action ->
    [view] to see it: not allowed
   *[create] to create records: not allowed
}
belongs-to-unseen = Belongs to a record that isn’t seen

# Reviews
reviews-title = Access reviews
reviews-lead = Who may delete and export what, and whether they did in the last 90 days. Keep or revoke each right; the result is signed into the log.
review-begin = Begin a review
review-begun = { $count ->
    [one] One right is to be reviewed.
   *[other] { $count } rights are to be reviewed.
}
reviews-empty = There was no review yet.
column-begun = Begun
column-rights = Rights
column-unused = Unused
column-state = State
review-signed = Signed
review-open = { $left ->
    [0] Ready to sign
   *[other] { $left } left
}
review-title = Access review
review-lead = { $rights ->
    [one] One right,
   *[other] { $rights } rights,
} { $unused } of them not used in 90 days. { $left ->
    [0] All are decided.
   *[other] { $left } are not decided yet.
}
review-lead-signed = Signed { $at }: { $kept } kept, { $revoked } revoked.
review-empty = Nobody but the owner may delete or export anything.
column-used = Last used
column-decision = Decision
unused = not in 90 days
keep = Keep
revoke = Revoke
kept = Keep
revoked = Revoke
marked-kept = { $count ->
    [one] One right is kept.
   *[other] { $count } rights are kept.
}
marked-revoked = { $count ->
    [one] One right will be revoked when you sign.
   *[other] { $count } rights will be revoked when you sign.
}
nothing-selected = Select a right first.
sign = Sign the result
sign-question = Sign this review?
sign-kept = { $count ->
    [one] One right stays.
   *[other] { $count } rights stay.
}
sign-revoked = { $count ->
    [one] One right is revoked at once.
   *[other] { $count } rights are revoked at once.
}
sign-final = The result stands in the log. What is revoked can be given again on the person’s page.
review-done = { $count ->
    [0] Signed. Nothing was revoked.
    [one] Signed. One right was revoked.
   *[other] Signed. { $count } rights were revoked.
}
