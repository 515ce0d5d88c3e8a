# 插件简介
plugin-name = 回收站
plugin-summary = 将已删除的记录保留一段时间，并可连同其关联内容一并恢复

# 所需权限的用途
why-bin = 用于列出已删除的内容、将其恢复，以及彻底清除到期的内容
why-archive = 用于列出已归档的记录并将其取消归档
why-schema-bin = 用于列出已删除的数据表和字段、将其恢复，以及彻底清除到期的内容
why-settings = 用于了解贵公司将已删除记录保留多少天
why-clock = 用于显示剩余天数
why-progress = 用于显示耗时操作的进度
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
held = { $until } 之前不会彻底删除任何记录
held-clock = 服务器的时钟发生了跳变。到期的记录将等待 Bailey 运行满一天，以免过早删除。
held-stopped = Bailey 停止运行超过一天。到期的记录将等待它运行满一天，让大家还有机会查看。

# 单次删除
deletion-title = 删除详情
deletion-gone = 这次删除的内容已全部恢复或彻底删除，回收站中没有剩余。
deletion-lead = 删除了 { $count } 条记录{ $along ->
    [0] 。
   *[other] ，并连带删除了 { $along } 条。
}
deleted-records = 已删除的记录
records-lead = { $count ->
    [0] 没有符合条件的已删除记录。
   *[other] 共 { $count } 条已删除记录。
}
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

# 恢复时遇到的障碍
restore-obstacles = 有 { $count } 个障碍，请逐一选择处理方式。
plan-title = 恢复
plan-lead = 可恢复 { $count } 条记录{ $obstacles ->
    [0] ，没有障碍。
   *[other] ，有 { $obstacles } 个障碍。
}
plan-commit = 按所选方式恢复
plan-taken = { $record }：{ $holder } 的“{ $field }”已是相同的值 { $value }
plan-taken-by-other = { $record }：另一条记录的“{ $field }”已是相同的值 { $value }
plan-taken-unseen = { $record }：另一条记录已占用了必须唯一的值，须由能看到更多字段的人来恢复
plan-parent-deleted = { $record }：“{ $field }”所指的 { $parent } 在回收站中
plan-parent-purged = { $record }：“{ $field }”所指的记录已被彻底删除
plan-unfit = { $record }：“{ $field }”不再接受 { $value }
plan-field-gone = { $record } 恢复后将没有 { $value }：字段“{ $field }”已不存在。
plan-not-allowed = { $record } 将留在回收站：它由他人删除，管理员可以恢复。
plan-gone = { $record } 已被彻底删除，无法恢复。
plan-value = 其他值
plan-to = 其他记录
plan-moved = 打开此页面后内容有变化。未执行任何操作，请重新查看。
choose-keep = 将此记录留在回收站
choose-merge = 合并到另一条记录
choose-rename = 改用其他值
choose-bring = 同时恢复所指的记录
choose-relink = 改为指向其他记录
choose-empty = 将该字段留空
choose-as-is = 按原样恢复
choose-first = 请选择一项。
value-missing = 请填写，或选择其他方式。

# 彻底删除
purge = 彻底删除
purge-question = 确定彻底删除 { $count } 条记录吗？
purge-fact-what = { $table }：{ $count } 条
purge-fact-along = { $along ->
    [0] 不会连带删除其他记录。
   *[other] 将连带删除 { $along } 条关联记录。
}
purge-selected = 彻底删除所选的行吗？
purge-fact-all-along = 连带删除的内容也将一并删除。
purge-fact-final = 此操作无法撤销。
purged = 已彻底删除 { $count } 条记录。

# 夜间任务
job-purge-due = 清除到期的记录
job-purged = { $count ->
    [0] 没有到期的记录。
   *[other] 已清除 { $count } 条记录。
}

# 数据表和字段
schema-deleted = 已删除的数据表和字段
schema-field = { $table }的字段“{ $name }”
schema-table = 数据表“{ $name }”
schema-waits = 需先恢复数据表
schema-restored = 已连同全部内容恢复。
schema-purged = 已彻底删除。
schema-misfit = 这个字段无法按原样恢复：之后的记录已不符合它的要求。
schema-relax-question = 不带要求地恢复“{ $name }”？
schema-relax-body = 所有值都会恢复，但该字段不再必填，或不再要求不可重复。记录符合要求后，可以在设置中重新启用。
schema-relax = 不带要求恢复
schema-purge-question = 确定彻底删除“{ $name }”吗？
schema-purge-records = { $count ->
    [0] 这个数据表没有记录。
   *[other] 其中的 { $count } 条记录将一并清除。
}
schema-purge-values = { $count ->
    [0] 没有记录填写该字段。
   *[other] { $count } 条记录中的值将一并清除。
}

# 大量记录，在后台处理
restoring = 正在恢复 { $count } 条记录。
purging = 正在彻底删除 { $count } 条记录。
plan-look = 查看恢复计划
job-restore = 恢复所选记录
job-restore-chosen = 按确认的方案恢复所选记录
job-purge = 彻底删除所选记录

# 归档
archive-title = 归档
archive-about = 已归档的记录不出现在任何列表和搜索中，会一直保留，直到有人取消归档或将其删除。
archive-lead = { $count ->
    [0] 没有符合条件的已归档记录。
   *[other] 归档中有 { $count } 条记录。
}
archive-empty = 这里是空的。从任何列表或记录页面归档的记录都会出现在这里，并可随时取消归档。
filter-archived-by = 归档人
column-archived-at = 归档时间
column-archived-by = 归档人
take-out = 取消归档
taken-out = 已将 { $count } 条记录取消归档。
take-out-taken = 无法将“{ $record }”取消归档：“{ $holder }”现在已有相同的“{ $field }”。请先修改后者。未做任何更改。
take-out-taken-unseen = 无法将“{ $record }”取消归档：您看不到的某条记录现在已占用一个不可重复的值。请联系管理员。未做任何更改。

# 先备份
why-backups = 用于在彻底删除之前提供备份
job-back-up = 彻底删除前备份
backup-last = 最近有效备份：{ $at }
backup-none = 没有有效备份
backup-first-about = 彻底删除的内容只能从备份恢复。
backup-first = 先备份
backing-up = 正在备份并检验，不会删除任何内容。
backed-up = 备份已创建并检验：有效。
backed-up-badly = 备份已创建，但无效。彻底删除之前请查看备份。
