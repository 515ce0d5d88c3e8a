# 首页：需要关注的事项。
home-tasks = 我的未完成任务
home-tasks-overdue = { $count } 项逾期
home-tasks-empty = 您没有未完成的任务。
task-overdue = 逾期
home-idle = 没有下一步的进行中商机
home-idle-mine = 我的没有下一步的进行中商机
home-idle-empty = 每个进行中的商机都有未完成的任务。
home-deleted = 最近删除
home-deleted-none = 最近七天没有删除任何记录。
home-deleted-lately = 最近七天删除了 { $count } 条记录，可以恢复
home-pipeline = 各阶段的商机
home-mine = 我最近的更改
home-mine-empty = 暂时没有。您更改的记录会显示在这里。
home-plugin-failing = 插件“{ $plugin }”连续出错，暂时停止调用
home-plugin-missing = 插件“{ $plugin }”无法加载
home-plugin-look = 查看
home-recent = 最近打开
