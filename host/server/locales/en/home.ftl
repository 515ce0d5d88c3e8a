# The home page: what needs attention.
home-tasks = My open tasks
home-tasks-overdue = { $count } overdue
home-tasks-empty = No task of yours is open.
task-overdue = overdue
home-idle = Open deals without a next step
home-idle-mine = My open deals without a next step
home-idle-empty = Each open deal has an open task.
home-deleted = Deleted lately
home-deleted-none = Nothing was deleted in the last seven days.
home-deleted-lately = { $count ->
    [one] { $count } record was deleted in the last seven days and can be restored
   *[other] { $count } records were deleted in the last seven days and can be restored
}
home-pipeline = Deals by stage
home-mine = What I changed last
home-mine-empty = Nothing yet. The records that you change show up here.
home-plugin-failing = { $plugin } keeps failing and is not called for now
home-plugin-missing = { $plugin } can’t be loaded
home-kept-out = { $person } was suspended by { $plugin }
home-plugin-look = Look at it
home-recent = Opened lately
home-restored = { $who } brought back { $count ->
    [one] a record
   *[other] { $count } records
} from a backup or an earlier moment
home-restored-about = What you see may be other than you left it. The journal has each change.
home-backup-bad = The last backup is no good
