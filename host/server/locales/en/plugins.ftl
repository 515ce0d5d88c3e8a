# Plugins: their list, what they can do, switching them on and off.
plugins-empty = The catalogue has no plugins. The operator puts them there.
plugin-by = { $publisher }, version { $version }
plugin-on = on
plugin-off = off
plugin-available = not installed
plugin-missing = can’t run
plugin-failing = failing
plugin-missing-title = This plugin can’t run
plugin-failing-title = This plugin failed and rests for a while
plugin-open = Open
plugin-install = Install and switch on
plugin-enable = Switch on
plugin-disable = Switch off
plugin-uninstall = Remove
plugin-asks = What it asks for
plugin-powers = What it can do
plugin-settings = Its settings
setting-by-table = Different for some tables…
setting-by-table-hint = Left empty, what is above holds.
setting-as-above = as above
plugin-jobs = What it does by itself
plugin-identity = Identity
job-running = running
job-last = Last:
job-never = Has not run yet.
power-optional = (optional)
power-refused = refused
risk-high = high risk
risk-medium = some risk
risk-low = low risk
disable-title = Switch off { $plugin }?
disable-text = It takes no further part from now on. Its data and settings stay, and it can be switched on again.
disable-safety = This plugin protects your data. While it is off, its protection is gone.
disable-powers = What it no longer does
uninstall-title = Remove { $plugin }?
uninstall-text = It no longer belongs to the account. What it was granted is withdrawn.
plugin-installed-notice = { $plugin } is installed and on.
plugin-enabled-notice = { $plugin } is on.
plugin-disabled-notice = { $plugin } is off.
plugin-uninstalled-notice = { $plugin } is removed.
plugin-change-failed = { $plugin }: this didn’t work. { $failure }
plugin-page-failed-title = The plugin could not show this page
plugin-panel-failed-title = The plugin could not show this panel
plugin-page-failed = { $failure } Nothing was changed. Try again, or tell an admin.
plugin-newer = A newer version is there: { $version }.
plugin-rebuilt = A newer build of this version is there.
plugin-upgrade-look = See what would change
upgrade-title = { $plugin }: go to version { $version }
upgrade-same = It can do the same as before.
upgrade-less = It could do { $removed ->
    [one] one thing
   *[other] { $removed } things
 } less than before, and nothing more.
upgrade-more = It could do { $added ->
    [one] one thing
   *[other] { $added } things
 } more than before. Look at what, and consent or stay.
upgrade-added = What it could do beyond today
upgrade-removed = What it could no longer do
upgrade-how = The old version works until the new one has taken over. Its data and settings stay, and what you granted holds on.
upgrade-button = Go to the new version
upgrade-moved = In between the catalogue got another version. Look at what it would change.
plugin-upgraded-notice = { $plugin } is at version { $version } now.

# A plugin's life: what waits, the way back, and what is left of it.
plugins-search = Search plugins
plugins-among = Among
plugins-all = All plugins
plugins-installed = Installed
plugins-available = Not installed
plugins-newer = With a newer version
plugins-find = Search
plugins-none-found = No plugin is like that.
plugin-has-newer = newer version
plugin-leaves = to be switched off
plugin-lacks = It needs the plugin { $plugin } ({ $version }), which is not on.
plugin-look-at-it = Look at it
plugin-leaving = { $act ->
    [uninstall] This plugin is removed
   *[disable] This plugin is switched off
 } { $at }. { $by ->
    [person] { $who }
   *[operator] The operator
 } asked for it; until then it works, and any admin can call that back.
plugin-call-back = Call it back
plugin-needs = What it works with
plugin-need-met = there
plugin-need-unmet = missing
plugin-needed-by = { $count ->
    [one] The plugin { $plugins } needs it.
   *[other] These plugins need it: { $plugins }.
 } Without it they may not work as they should.
plugin-endpoints = Where programs ask it
plugin-changes = Changes
plugin-data = Going back, taking along
plugin-roll-back = Back to version { $version }
plugin-download = Download its data
roll-back-title = { $plugin }: back to version { $version }
roll-back-text = The version before takes over again, with what it was allowed then. What the upgrade changed in the plugin’s own data is put back; what was stored since stays.
roll-back-button = Go back
disable-waits = { $hours ->
    [one] It takes effect in one hour.
   *[other] It takes effect in { $hours } hours.
 } All admins are told, and each of them can call it back until then.
uninstall-kept = { $days ->
    [one] Its data is kept for one day.
   *[other] Its data is kept for { $days } days.
 } Until then it can be brought back with all it had, or downloaded.
plugin-leaving-notice = { $plugin } is to be switched off; until then it works. All admins were told.
plugin-rolled-back-notice = { $plugin } is back at the version before.
plugin-called-back-notice = { $plugin } stays.
plugin-bin = Removed plugins
plugin-bin-lead = What was removed keeps its data until the day that stands with it. Until then it comes back with all it had.
plugin-bin-empty = No plugin was removed lately.
plugin-bin-keeps = { $count ->
    [0] It keeps nothing.
    [one] It keeps one entry ({ $bytes }).
   *[other] It keeps { $count } entries ({ $bytes }).
 }
plugin-bin-removed = Removed
plugin-bin-deleted = deleted for good
plugin-bin-restore = Bring back
plugin-bin-delete = Delete for good
plugin-bin-delete-title = Delete what is left of { $plugin }?
plugin-bin-delete-text = What it stored, its settings and its secrets are deleted now. This can’t be undone.
plugin-bin-restored-notice = { $plugin } is back, and off.
plugin-bin-deleted-notice = Nothing is left of { $plugin }.
plugin-rules = Updates and removal
plugin-updates = New versions
plugin-updates-never = never by themselves
plugin-updates-patch = by themselves if they only mend
plugin-updates-all = by themselves
plugin-updates-hint = A version that asks for more, or protects less, always waits for an admin.
plugin-keep-days = Keep the data of removed plugins, days
plugin-keep-days-hint = 1 to 365. Holds for what is removed from now on.
plugin-cool-off = Wait before a safety plugin is switched off, hours
plugin-cool-off-hint = 0 to 336; 0 means at once. A shorter time holds when the earlier one has passed.
plugin-cool-off-longer = The longer time that was set before holds until
trust-first-party = comes with Bailey
trust-verified = verified
trust-private = private
trust-unsigned = unsigned
trust-modified = changed
trust-revoked = withdrawn
plugin-withheld = The operator keeps this plugin from your account. Ask them for it.
plugin-preview = How its pages look
plugin-preview-told = With records that are made up, and nothing of your account.
plugin-preview-title = { $plugin }: how its pages look
plugin-preview-made-up = The records and people on this page are made up. Nothing on it can be used, and the plugin is not installed by looking at it.
plugin-preview-none = This page shows nothing by itself: another one leads to it.
plugin-preview-under-way = The pages are being drawn.
plugin-trial = Tried by the host
plugin-trial-conforms = holds
plugin-trial-breaks = breaks
plugin-trial-told = { $calls ->
    [one] One call
   *[other] { $calls } calls
 } in an empty account with all refused that it asks for; { $failures ->
    [0] none broke
    [one] one broke
   *[other] { $failures } broke
 }.

# What it costs.
plugin-cost = Cost within a day
plugin-cost-none = It was not called within a day.
plugin-cost-cpu = Processor time by hour, in milliseconds
plugin-cost-point = Called for
plugin-cost-calls = Calls
plugin-cost-failures = Failed
plugin-cost-cpu-each = Processor time a call
plugin-cost-wall-each = Time a call
plugin-cost-memory = Memory at most

# How it failed, as a file.
plugin-recording = A recorded failure
plugin-recording-at = A call of this plugin failed and was recorded:
plugin-recording-what = Its developer can have the same call again with this file. Names, texts, amounts and dates in it are replaced by others of the same shape; the numbers of records and of people are as they are.
plugin-recording-download = Download the recording

# Where a plugin is called, in a table of what that cost.
point-access-policy = Rights
point-request-guard = Requests let in
point-sign-in-step = Signing in
point-deletion-policy = Deletions
point-event-listener = Changes it hears of
point-job-runner = Its work
point-pages = Its pages
point-panels = Panels on records
point-endpoint = Programs that ask
point-lifecycle = Being switched on or off
point-activity-alarm = Alarms
