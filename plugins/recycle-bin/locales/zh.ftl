# 插件简介
plugin-name = 回收站
plugin-summary = 将已删除的记录保留一段时间，并可连同其关联内容一并恢复

# 所需权限的用途
why-bin = 用于列出已删除的内容、将其恢复，以及彻底清除到期的内容
why-settings = 用于了解贵公司将已删除记录保留多少天
why-clock = 用于显示剩余天数
why-progress = 用于显示夜间清理的进度
why-log = 用于向运营方记录夜间清理了多少条记录
why-deletion-policy = 让删除的记录先保留下来，而不是立即消失
why-pages = 用于显示已删除的内容，并提供“恢复”和“彻底删除”按钮
why-job-runner = 用于每晚清除到期的记录

# 设置
setting-keep-days = 已删除记录的保留天数
setting-keep-days-hint = 1 至 365 天，仅对修改之后删除的记录生效。

# 首页
page-title = 回收站
bin-empty = 回收站是空的。
nothing-lately = 今天和昨天都没有删除任何记录。
today-by-one = 今天 { $who } 删除了 { $count } 条记录。
today-by-several = 今天共删除了 { $count } 条记录。
yesterday-by-one = 昨天 { $who } 删除了 { $count } 条记录。
yesterday-by-several = 昨天共删除了 { $count } 条记录。
table-label = { $table }
deletions = 删除记录
deletions-empty = 没有符合条件的内容。您从任何列表中删除的记录都会出现在这里，并可随时恢复。

filter-button = 筛选
filter-table = 数据表
filter-by = 删除人
filter-since = 开始日期
filter-until = 结束日期
filter-text = 名称包含
not-a-date = 这不是有效的日期。

column-when = 时间
column-who = 操作人
column-table = 数据表
column-what = 内容
column-count = 记录数
column-along = 连带记录
column-left = 剩余时间
days-left = { $days } 天
purged-tonight = 今晚清除
kept-without-end = 永久保留

# 单次删除
deletion-title = 删除详情
deletion-gone = 这次删除的内容已全部恢复或彻底删除，回收站中没有剩余。
deletion-lead = 删除了 { $count } 条记录{ $along ->
    [0] 。
   *[other] ，并连带删除了 { $along } 条。
}
deleted-records = 已删除的记录
column-record = 记录
column-how = 删除方式
was-chosen = 直接删除
went-along = 连带删除

# 恢复
restore = 恢复
restore-all = 恢复全部 { $count } 条记录
restore-fact-links = 记录将连同其关联以及一并删除的内容恢复。
restore-fact-undo = 此操作可以撤销。
restored = 已恢复 { $count } 条记录。
nothing-left = 已经没有需要处理的内容：其他人已先一步完成。
nothing-selected = 请先至少选择一行。

# 彻底删除
purge = 彻底删除
purge-question = 确定彻底删除 { $count } 条记录吗？
purge-fact-what = { $table }：{ $count } 条
purge-fact-along = { $along ->
    [0] 不会连带删除其他记录。
   *[other] 将连带删除 { $along } 条关联记录。
}
purge-fact-final = 此操作无法撤销。
purged = 已彻底删除 { $count } 条记录。

# 夜间任务
job-purge-due = 清除到期的记录
job-purged = { $count ->
    [0] 没有到期的记录。
   *[other] 已清除 { $count } 条记录。
}
