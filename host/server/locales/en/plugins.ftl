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
