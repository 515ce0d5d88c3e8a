# Strona startowa.
home-tasks = Moje otwarte zadania
home-tasks-empty = Nie masz otwartych zadań.
home-activity = Ostatnia aktywność
home-activity-empty = Jeszcze nic się nie wydarzyło. Tu pojawi się to, co dzieje się z rekordami.
task-overdue = po terminie
