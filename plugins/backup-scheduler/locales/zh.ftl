# 插件简介
plugin-name = 备份
plugin-summary = 按计划备份，逐一检验，并可恢复全部或部分数据：先看结果再执行，且可撤销
why-backups = 用于创建、检验备份，删除旧备份，并在您要求时恢复其中的数据
why-directory = 用于在备份无效时知道该通知谁
why-mail = 用于在备份无效时通知管理员
why-settings = 用于保存备份时间和保留期限
why-progress = 用于显示进度
why-clock = 用于判断哪些备份已过期
why-pages = 用于显示备份以及恢复会带来的变化
why-job-runner = 用于按时备份

# 设置
setting-every = 备份频率
setting-every-hint = 以账户时区为准。
setting-every-off = 从不
setting-every-hourly = 每小时
setting-every-daily = 每天
setting-every-weekly = 每周日
setting-every-monthly = 每月一日
setting-every-cron = 按下方的 cron 表达式
setting-hour = 几点
setting-hour-hint = 0 到 23，用于每天、每周日和每月。
setting-cron = cron 表达式
setting-cron-hint = 五个字段：分、时、日、月、星期。例如：30 4 * * MON-FRI
setting-place = 存放位置
setting-place-hint = “folder”表示运营方的文件夹；也可填写设置中“备份”一节里的存储名称，例如“store-1”。
setting-daily = 保留天数
setting-daily-hint = 保留这么多天里每天的最后一份备份。
setting-weekly = 保留周数
setting-weekly-hint = 保留这么多周里每周的最后一份备份。
setting-monthly = 保留月数
setting-monthly-hint = 保留这么多个月里每月的最后一份备份。
setting-link-days = 向所有者发送链接
setting-link-days-hint = 链接有效的天数。0 表示不发送。

# 计划说明
every-never = 从不：只手动备份
every-hour = 每小时
every-day = 每天 { $hour }:00
every-week = 每周日 { $hour }:00
every-month = 每月一日 { $hour }:00
every-cron = 按 cron 表达式 { $fields }

# 任务
job-back-up = 按计划备份
job-back-up-now = 备份
job-mail = 发送链接
job-verify = 检验备份
job-plan = 计算恢复结果
job-restore = 恢复
backing-up = 正在备份并检验，其他人可以继续工作。
backed-up = 备份已创建，并已取回检验：有效。
backed-up-badly = 备份已创建，但无效。
mailing = 正在发送链接。
mailed = 链接已发送到您的邮箱，{ $days } 天内有效。
verifying = 正在取回备份并检验。
verified = 备份有效。
verified-badly = 备份无效：{ $faults }
planning = 正在计算恢复会带来的变化，不会改动任何数据。
restoring = 先为当前状态备份，然后恢复。
restored = 已恢复 { $count } 条记录。{ $left ->
    [0] { "" }
   *[other] 有 { $left } 条无法恢复。
}
moved = 期间有人修改了其中一些记录，因此没有恢复任何内容。请重新查看后再决定。
look-at-it = 查看
would-restore = 将恢复 { $count } 条记录，{ $left } 条无法恢复。

# 警报
alarm-subject = 最近一次备份无效
alarm-failed = 到了备份时间，但备份未能完成：{ $error }
alarm-no-good = 已按计划备份，但检验未通过：{ $faults }
alarm-what-to-do = 请在“备份”页面手动备份，并查看是否有效。若仍无效，请告知运营方。在有新的有效备份之前，最后一份有效备份会一直保留。

# 首页
page-title = 备份
lead-good = 账户可以恢复到 { $at } 的状态。
lead-none-yet = 还没有备份，请立即创建第一份。
lead-no-good = 这里没有一份备份确认有效，请立即备份。
stat-last = 最近有效备份
stat-last-none = 暂无
stat-kept = 保留份数
stat-size = 总大小
fact-schedule = 计划
fact-kept = 保留
kept-generations = 最近 { $daily } 天、{ $weekly } 周和 { $monthly } 个月里各期的最后一份
fact-restore = 恢复
restore-moment = 恢复到任意时刻
back-up-now = 立即备份
back-up-to = 立即备份到 { $place }
schedule-unsound = 计划中没有任何时刻
schedule-unsound-body = cron 表达式需要五个字段，例如 30 4 * * MON-FRI。在插件设置中更正之前，不会自动备份。
key-unproven = 没有 Bailey，您能打开备份吗？
key-unproven-body = 备份用账户密钥加密。所有者应保存一份密钥，并在设置的“备份”一节中用它打开测试文本。没有人持有的密钥什么也打不开。
chart-sizes = 大小
chart-when = { $at }
chart-megabytes = 兆字节
table-backups = 备份
table-empty = 创建的备份及其检验结果会显示在这里。
column-when = 时间点
column-state = 状态
column-reason = 原因
column-place = 位置
column-size = 大小
column-took = 用时
seconds = { $seconds } 秒
place-folder = 运营方的文件夹
state-good = 已检验，有效
state-bad = 无效
state-untried = 未检验
state-deleted = 已删除
reason-schedule = 按计划
reason-request = 手动
reason-restore = 恢复之前
reason-purge = 彻底删除之前

# 单份备份
backup-title = 备份
backup-of = { $at } 的备份
no-good = 此备份无效
fact-file = 文件
fact-by = 创建者
fact-operation = 日志截至
fact-tried = 检验时间
fact-deleted = 删除时间
restore-from = 从此备份恢复
verify = 再次检验
mail-me = 给我发送链接
delete = 删除
delete-question = 删除 { $at } 的备份？
delete-fact = 文件将永久消失，列表中仍保留其记录。
deleted = 备份已删除。
held-tables = 包含的内容
column-table = 数据表
column-active = 使用中
column-archived = 已归档
column-deleted = 回收站中
no-tables = 其中没有数据表。
held-plugins = 备份时的插件
held-plugins-text = 缺少插件不影响恢复：记录照样可以恢复。
column-plugin = 插件
column-version = 版本
plugin-missing = 现在没有
plugin-on = 当时已启用
plugin-off = 当时已停用
no-plugins = 当时没有插件。

# 恢复
restore-title = 恢复
restore-lead = 请说明恢复到何时、恢复什么。执行之前您会先看到结果。
work-out = 查看会发生什么
not-planned = 尚未计算，或已过了一段时间。请点击“查看会发生什么”。
field-backup = 备份编号
field-backup-hint = 若要按时刻恢复，请留空。
field-day = 或者恢复到
field-day-hint = 依据日志和此前最后一份有效备份。
field-time = 时间
field-time-hint = 例如 14:30
field-table = 数据表
field-table-hint = 留空表示所有数据表。
field-records = 记录
field-records-hint = 用逗号分隔编号，并请选择数据表。
field-owner = 属于谁的记录
field-since = 最后修改不早于
field-until = 最后修改不晚于
field-changed = 把改过的记录恢复为原来的值
field-gone = 恢复已彻底删除的记录
field-added = 把之后新建的记录移入回收站
field-plugin = { $plugin } 保存的数据及其设置
no-day = 请按 2026-01-31 的格式填写日期。
no-time = 请按 14:30 的格式填写时间。
no-moment = 请填写备份或日期。
no-table = 记录编号属于某个数据表：请选择该数据表。
no-records = 请用逗号分隔编号。
plan-title = 会发生什么
plan-of = 计算于 { $at }，没有改动任何数据。
stat-back = 将恢复
stat-left = 无法恢复
differences = 当时与现在
column-same = 相同
column-changed = 之后修改
column-gone = 之后消失
column-added = 之后新建
column-note = 备注
no-differences = 没有差别。
table-gone = 该数据表已不存在：请先重新创建，或从回收站恢复
remake-table = 重新创建该数据表
remake-fields = 重新创建这些字段
remaking = 正在重新创建缺失的内容（起初为空），然后计算可以恢复的内容。
job-remake = 重新创建缺失的内容
fields-gone = 因已不存在而略过：{ $fields }
plugins-back = 插件数据
column-entries = 数据项
column-settings = 设置
records-back = 将恢复的记录
records-left = 无法恢复的记录
nothing-back = 没有可恢复的内容。
column-record = 记录
column-becomes = 变化
column-fields = 字段
column-why = 原因
becomes-created = 重新创建
becomes-updated = 恢复原值
becomes-deleted = 移入回收站
becomes-restored = 移出回收站
becomes-archived = 移入归档
becomes-unarchived = 移出归档
becomes-other = 更改
field-back = { $field }：{ $now } → { $then }{ $more ->
    [0] { "" }
   *[other] ，另有 { $more } 项
}
why-changed-since = 之后被修改
why-purged = 它引用的内容已被彻底删除
why-unique-taken = 其唯一值已被另一条记录占用
why-values-gone = 其值已被抹除
why-schema-deleted = 字段或数据表已不存在
why-not-allowed = 您没有权限
restore = 恢复 { $count } 条记录
restore-question = 恢复 { $count } 条记录？
restore-fact-left = { $left ->
    [0] 您所选的记录都会恢复。
   *[other] 有 { $left } 条记录无法恢复，保持原样。
}
restore-fact-backup = 会先为当前状态备份。
restore-fact-rights = 人员、密码和权限保持不变。
restore-fact-undo = 这是日志中的一个操作，可以整体撤销。
restore-fact-plugins = { $count } 个插件保存的数据和设置将恢复原样。
restore-fact-undo-records = 记录可以整体撤销；插件数据不能撤销，恢复前的备份中留有这些数据。

# 交给支持人员
fact-give = 支持
give-link = 将副本交给支持人员
give-title = 将副本交给支持人员
give-lead = { $at } 的备份，作为工单的附件
give-no-key = 此处没有支持人员的密钥
give-no-key-body = 副本用支持人员自己的密钥加密，而运营方尚未指定密钥。请运营方设置“support-key”。
give-no-tickets = 没有可以附加副本的工单
give-no-tickets-body = 工单表由“支持访问”页面创建。请先在那里填写工单，然后再回来。
give-ticket = 工单
give-holds = 包含
give-holds-all = 当时的所有记录、人员的姓名和地址以及日志
give-without = 不包含
give-without-ways-in = 密码、会话、API 密钥和插件的机密
give-opens = 可用此密钥打开
give-ends = 有效期
give-ends-how = 直到您从工单中移除该文件。支持人员届时已复制的内容会留在他们那里。
give-agreed = 我同意支持人员读取全部内容
give-agreed-hint = 无论角色如何设置，持有支持密钥的人都能看到每条记录。
give = 交给支持人员
give-which-ticket = 请选择工单。
give-not-agreed = 如果同意，请勾选。否则不会交出任何内容。
job-give = 将副本交给支持人员
giving = 正在打开备份，并用支持人员的密钥加密副本。
given = 副本已在工单中，只有支持人员能打开它。
