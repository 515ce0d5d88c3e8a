# The home page.
home-tasks = My open tasks
home-tasks-empty = No task of yours is open.
home-activity = Recent activity
home-activity-empty = Nothing has happened yet. What people do with records shows up here.
task-overdue = overdue
