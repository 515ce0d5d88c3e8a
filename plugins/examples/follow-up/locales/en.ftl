plugin-name = Follow-up
plugin-summary = Makes a task for each deal that nobody has touched for some days.
plugin-description = It looks once a day. A deal counts as touched when it is changed or when a person writes a task or a note for it. For the same silence it never makes a second task, also when somebody deletes the first.
why-records = To show you, of the deals that you may see, which would get a task.
why-records-all = To look at all deals once a day, when nobody is signed in.
why-records-all-write = To make the tasks.
why-storage = To keep in mind which tasks it made. It keeps numbers and moments, not what is in the deals.
why-settings = To know after how many days, and whose the task is.
why-clock = To know how long a deal has been silent.
why-pages = To show which deals would get a task next, and which got one.
why-job-runner = To look once a day.
setting-days = Days without a touch
setting-leave-out = Stages to leave out
setting-leave-out-hint = The keys of the stages, separated by commas. Deals there get no task.
setting-whose = Whose the task is
setting-whose-owner = The deal’s owner
setting-whose-nobody = Nobody’s, until somebody takes it
setting-title = What the task is called
setting-title-hint = { "{deal}" } stands for the deal’s name.
setting-due-days = Days until the task is due
page-title = Follow-up
job-daily = Look for silent deals
lead = { $count ->
    [0] No deal has been silent for { $days } days without a task.
    [one] One deal has been silent for { $days } days and gets a task next.
   *[other] { $count } deals have been silent for { $days } days and get a task next.
 }
next-title = What the next run would do
next-empty = Deals that nobody touches for { $days } days stand here until they get a task.
made-title = What it did
made-empty = The tasks that it makes stand here.
column-deal = Deal
column-owner = Owner
column-touched = Last touched
column-task = Task
column-made = Made
made = { $count ->
    [0] No deal needed a task.
    [one] Made one task.
   *[other] Made { $count } tasks.
 }
changes-0-1-0 = The first version.
