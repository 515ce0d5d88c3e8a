# 插件简介
plugin-name = 活动监控
plugin-summary = 监视每个人打开、列出、导出和删除了多少记录，并在有人超过限额时采取措施：减慢其操作、要求确认身份、停止其导出或停用其账号，同时通知所有管理员

# 为什么需要这些能力
why-activity = 了解每个人做了多少，并用过去几天的记录检验规则
why-directory = 了解规则适用于谁、管理员是谁
why-directory-admin = 减慢或停用超过限额的人，要求其确认身份，并让其恢复
why-mail = 通知所有管理员谁超过了哪项限额
why-journal = 从日志中显示它做过什么
why-journal-note = 在日志中记录它做了什么、谁改了哪条规则
why-storage = 保存规则以及对谁采取了措施
why-settings = 了解减慢多久、检验多少天
why-clock = 在一段时间内减慢某人，并检验最近几天
why-log = 当天邮件用完时告知运营方
why-access-policy = 停止超过限额者的导出；其他人的权限不受影响
why-activity-alarm = 有人超过限额时立即得知
why-lifecycle = 首次启用时建立现成的规则
why-pages = 显示规则、被它们阻止的人和本会被阻止的人

# 设置
setting-test-days = 用多少天检验规则
setting-test-days-hint = 启用规则之前，其页面会显示它在这些天里本会阻止谁。
setting-slow-seconds = 被减慢者的每个请求等待的秒数
setting-slow-minutes = 减慢的分钟数

# 统计内容
act-cards-opened = 打开的记录
act-rows-listed = 列出的记录
act-rows-exported = 导出的记录
act-records-deleted = 删除的记录
act-failed-sign-ins = 密码错误
period-hour = 一小时内
period-day = 一天内
count-cards-opened = { $period ->
    [hour] 一小时内
   *[day] 一天内
}打开 { $count } 条记录
count-rows-listed = { $period ->
    [hour] 一小时内
   *[day] 一天内
}列出 { $count } 条记录
count-rows-exported = { $period ->
    [hour] 一小时内
   *[day] 一天内
}导出 { $count } 条记录
count-records-deleted = { $period ->
    [hour] 一小时内
   *[day] 一天内
}删除 { $count } 条记录
count-failed-sign-ins = { $period ->
    [hour] 一小时内
   *[day] 一天内
}密码错误 { $count } 次
over-cards-opened = { $period ->
    [hour] 一小时内
   *[day] 一天内
}打开超过 { $limit } 条记录
over-rows-listed = { $period ->
    [hour] 一小时内
   *[day] 一天内
}列出超过 { $limit } 条记录
over-rows-exported = { $period ->
    [hour] 一小时内
   *[day] 一天内
}导出超过 { $limit } 条记录
over-records-deleted = { $period ->
    [hour] 一小时内
   *[day] 一天内
}删除超过 { $limit } 条记录
over-failed-sign-ins = { $period ->
    [hour] 一小时内
   *[day] 一天内
}密码错误超过 { $limit } 次

# 措施
answer-tell = 通知管理员
answer-slow = 减慢其操作并通知管理员
answer-ask = 要求确认身份并通知管理员
answer-stop-exports = 停止其导出并通知管理员
answer-suspend = 停用并通知管理员
done-tell = 已通知
done-slow = 已减慢
done-ask = 已要求确认身份
done-stop-exports = 已停止导出
done-suspend = 已停用

# 适用对象
whom-everybody = 所有人
whom-user = { $user }
whom-gone = 已不存在的组

# 表单中的错误
wrong-choice = 请从中选择一项。
wrong-limit = 请输入 1 到 { $most } 的整数。
too-many-rules = 已有 { $most } 条规则，请先删除一条。

# 邮件
mail-subject = { $user }超过了限额
mail-who = { $user }超过了您或其他管理员设定的限额：
mail-limit = 限额为 { $limit }，时间为 { $at }。已采取的措施：
mail-where = 详情见“活动监控”页面，也可在那里解除。

# 首页
page-title = 活动监控
front-lead = { $on ->
    [0] 没有启用任何规则
   *[other] 已启用 { $on } 条规则
}；{ $stopped ->
    [0] 无人超过限额。
   *[other] 已对 { $stopped } 人采取措施。
}
nothing-watched = 尚未统计任何内容
nothing-watched-body = 打开一条规则，看看它本会阻止谁，然后启用它。
stopped-title = 超过限额的人
stopped-empty = 没有人。超过规则限额的人会一直列在这里，直到您解除为止。
rules-title = 规则
rules-empty = 还没有规则，请在下方新建。
new-rule = 新规则
new-rule-text = 规则起初是停用的：其页面会显示它本会阻止谁，并可在那里启用。所有者永远不会被减慢或停用，但您仍会收到通知。
create = 新建规则
created = 规则已建立，尚未启用。
column-person = 人员
column-what = 内容
column-done = 措施
column-when = 时间
column-rule = 规则
column-whom = 适用对象
column-answer = 措施
column-state = 状态
lift = 解除
lift-question = 要为{ $user }解除吗？
lift-fact = 被停用的人可以重新登录，可以再次导出，统计从零开始。已被要求确认身份的人仍须确认。
lifted = 已为{ $user }解除，统计从零开始。

# 规则
rule-title = 规则
state-on = 已启用
state-off = 已停用
field-act = 统计什么
field-per = 时间范围
field-limit = 最多允许
field-limit-hint = 超过这个数就是超过限额。
field-whom = 适用对象
field-answer = 措施
field-answer-hint = 确认身份需要密码以及登录时的其他验证，例如手机验证码。在此之前无法进行任何其他操作，其 API 令牌也暂停使用。
change-title = 修改规则
change-text = 修改后的规则会停用，请查看它本会阻止谁，再重新启用。
change = 修改
changed = 已修改。
changed-and-off = 已修改并停用。
not-changed = 没有变化。
switch-on = 启用
switch-on-question = 要启用这条规则吗？
switch-on-fact = { $people ->
    [0] 根据日志，它不会阻止任何人。
   *[other] 根据日志，它本会阻止 { $people } 人。
}
switched-on = 已启用，从现在开始统计。
switch-off = 停用
switched-off = 已停用。
delete = 删除
delete-question = 要删除这条规则吗？
delete-fact = 它做过的事依然有效，并保留在日志中。
deleted = 规则已删除。

# 用日志检验
test-title = 本会被阻止的人
test-lead = { $people ->
    [0] 在过去 { $days } 天里，这条规则不会阻止任何人。
   *[other] 在过去 { $days } 天里，这条规则本会阻止 { $people } 人。
}
test-short = 日志从 { $since } 起才有这方面的记录
test-short-body = 只有在启用了规则或账户保留查看记录时，才会统计打开和列出的记录。在此之前的情况无从得知。
test-empty = 过去 { $days } 天里没有人。
column-first = 首次
column-times = 次数
column-most = 最多

# 历史
history-title = 警报
history-lead = { $count ->
    [0] 还没有发生任何事。
   *[other] 日志中有 { $count } 条记录。
}
history-empty = 暂无内容。所有警报和规则的修改都会列在这里。
column-event = 事件
column-by = 操作者
note-activity-alarm = 超过限额
note-activity-alarm-lifted = 已解除
note-activity-rule-created = 新建规则
note-activity-rule-changed = 修改规则
note-activity-rule-switched-on = 启用规则
note-activity-rule-switched-off = 停用规则
note-activity-rule-deleted = 删除规则
