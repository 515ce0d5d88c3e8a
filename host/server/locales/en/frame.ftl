# The frame around every page, and words that stand on many of them.
skip-to-content = Skip to content
menu = Menu
menu-safety = Safety
menu-tools = Tools
home = Home
settings = Settings
search = Search
search-everything = Search everything
language = Language
profile = Profile
sign-out = Sign out
crumbs = Where you are
cancel = Cancel
save = Save
edit = Edit
undo = Undo
undone = Undone.
yes-continue = Continue

relative-now = just now
relative-minutes-ago = { $count ->
    [one] { $count } minute ago
   *[other] { $count } minutes ago
}
relative-in-minutes = { $count ->
    [one] in { $count } minute
   *[other] in { $count } minutes
}
relative-hours-ago = { $count ->
    [one] { $count } hour ago
   *[other] { $count } hours ago
}
relative-in-hours = { $count ->
    [one] in { $count } hour
   *[other] in { $count } hours
}
relative-days-ago = { $count ->
    [one] { $count } day ago
   *[other] { $count } days ago
}
relative-in-days = { $count ->
    [one] in { $count } day
   *[other] in { $count } days
}

bytes-b = { $size } B
bytes-kb = { $size } kB
bytes-mb = { $size } MB
bytes-gb = { $size } GB
time-ms = { $time } ms

value-yes = Yes
value-no = No
value-none = empty
state-archived = Archived
state-deleted = deleted

actor-plugin-for = { $plugin } for { $user }
actor-token = { $user } (token “{ $token }”)
actor-support = Support: { $agent }
actor-operator = The operator
actor-anonymous = Nobody signed in

# Above every page, where packages run that nobody signed.
development = Development mode
development-unsigned = { $count ->
    [one] A plugin runs here that nobody vouches for: { $plugins }.
   *[other] Plugins run here that nobody vouches for: { $plugins }.
 } Don’t keep real data here.

# What stands between several things in one line.
list-between = { ", " }
