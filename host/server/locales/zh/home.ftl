# 首页。
home-tasks = 我的未完成任务
home-tasks-empty = 您没有未完成的任务。
home-activity = 近期动态
home-activity-empty = 还没有动态。对记录的操作会显示在这里。
task-overdue = 已逾期
