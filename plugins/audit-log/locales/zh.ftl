# 插件简介
plugin-name = 操作日志
plugin-summary = 查看发生过的一切：操作人、时间、来源地址，以及每条记录修改前后的内容

# 所需权限的用途
why-journal = 用于显示公司内发生的操作，每个人只能看到自己有权查看的部分
why-journal-undo = 用于在您要求时撤销某项操作
why-journal-retention = 用于清除日志中保存期已满的内容
why-settings = 用于了解贵公司将日志保存多少天
why-progress = 用于显示耗时操作的进度
why-clock = 用于统计今天的操作，并按日期筛选
why-pages = 用于显示日志、单项操作和记录的历史
why-panels = 用于在记录页面上向管理员显示最近谁打开过它
why-job-runner = 用于每晚清理日志中到期的内容

# 首页
page-title = 操作日志
today = { $count ->
    [0] 今天还没有任何操作。
   *[other] 今天共有 { $count } 项操作{ $deletions ->
        [0] ，没有删除。
       *[other] ，其中 { $deletions } 项是删除。
    }
}
operations = 操作
operations-empty = 没有符合条件的内容。公司内的所有操作都会列在这里。

filter-button = 筛选
filter-by = 操作人
filter-kind = 操作
filter-table = 数据表
filter-since = 开始日期
filter-until = 结束日期
filter-address = 地址
not-a-date = 这不是有效的日期。

column-when = 时间
column-who = 操作人
column-what = 操作
column-table = 数据表
column-count = 记录数
column-address = 地址

# 单项操作
operation-title = 操作详情
operation-number = 操作 { $number }
lead-by-user = { $who } 于 { $at } 操作了 { $count } 条记录。
lead-by-other = { $at } 操作了 { $count } 条记录。
lead-other-by-user = { $who } 于 { $at } 进行了此操作。
lead-other = 发生于 { $at }。
lead-no-records = 发生于 { $at }，未涉及任何记录。
fact-request = 请求编号
fact-undoes = 撤销了
fact-undone-by = 已被撤销
changes = 记录
changes-other = 变更内容
changes-empty = 未涉及任何记录。
column-record = 记录
column-became = 变化
column-history = 历史
history-link = 历史

became-created = 已创建
became-updated = 已修改
became-deleted = 已删除
became-restored = 已恢复
became-archived = 已归档
became-unarchived = 已取消归档
became-purged = 已彻底删除

detail-browser = 浏览器
detail-code = 代码
detail-digest = 软件包
detail-email = 电子邮箱
detail-erased = 已抹除
detail-extension-point = 参与环节
detail-field = 字段
detail-file = 文件
detail-final = 不可恢复
detail-grant = 授权
detail-limit = 上限
detail-limit-before = 原上限
detail-message = 消息
detail-name = 名称
detail-plugin = 插件
detail-plural = 复数名称
detail-credential = 凭据
detail-codes-left = 剩余代码
detail-reason = 原因
reason-wrong-password = 密码错误
reason-wrong-code = 代码错误
reason-unknown-user = 无人使用此邮箱
reason-no-password = 尚未设置密码
reason-suspended = 已停用
reason-wrong-answer = 回答错误
reason-denied = 被插件拒绝
reason-failed = 插件出错
detail-times = 次数
detail-rows = 行数
detail-singular = 单数名称
detail-table = 数据表
detail-tried-as = 尝试登录的用户
detail-user = 用户
detail-user-agent = 浏览器完整信息
detail-version = 版本
detail-why = 缘由
detail-subject = 插件或发布者
subject-everything = 全部插件

# 撤销
undo = 撤销对 { $count } 条记录的更改
undo-question = 确定撤销对 { $count } 条记录的更改吗？
undo-fact-back = 一切将恢复到此操作之前的状态。
undo-fact-journal = 撤销本身也会记入日志，并且同样可以撤销。
undone = 操作已撤销。
undo-not-possible = 由于 { $count } 条记录的缘故，无法撤销此操作。
obstacle-changed-since = 有 { $count } 条记录之后又被修改，撤销会丢失这些修改。
obstacle-purged = 有 { $count } 条记录已被彻底删除。
obstacle-unique-taken = 有 { $count } 条记录的唯一值现已被其他记录占用。
obstacle-values-gone = 有 { $count } 条记录原来的值已被抹除。
obstacle-schema-deleted = 有 { $count } 条记录需要已删除的表或字段，请先将其恢复。
obstacle-not-allowed = 有 { $count } 条记录您无权修改。

# 单条记录的历史
history-title = 记录历史
record-title = 历史：{ $record }
history-empty = 日志中没有您可以查看的、与此记录有关的内容。
history-lead = 共 { $count } 条，最新的在前。
older = 更早的内容
more = 更多

# 操作类型
kinds-records = 所有记录操作
kinds-session = 登录
kinds-token = 访问令牌
kinds-users = 用户
kinds-departments = 部门
kinds-schema = 数据表和字段
kinds-plugins = 插件
kind-records-create = 创建
kind-records-update = 修改
kind-records-delete = 删除
kind-records-restore = 恢复
kind-records-archive = 归档
kind-records-unarchive = 取消归档
kind-records-purge = 彻底删除
kind-records-erase = 连同痕迹彻底抹除
kind-records-undo = 撤销
kind-records-merge = 合并
kind-records-import = 导入
kind-records-export = 导出
kind-files-add = 添加文件
kind-files-remove = 移除文件
kind-files-limit-changed = 更改文件空间
kinds-files = 文件
kind-session-signed-in = 登录
kind-session-signed-out = 退出登录
kind-session-refused = 登录被拒
kind-session-barred = 被插件拦下
kind-session-safe-mode = 进入安全模式
kind-session-codes-made = 生成安全模式代码
kind-session-revoked = 会话被终止
kind-token-created = 创建访问令牌
kind-token-revoked = 吊销访问令牌
kind-backup-created = 创建备份
kind-backup-tried = 检验备份
kind-backup-deleted = 删除备份
kind-backup-downloaded = 下载备份
kind-backup-given = 备份已交给支持人员
kind-backup-linked = 创建备份链接
kind-backup-restorers = 指定谁可以恢复
kind-backup-store-added = 添加备份存储
kind-backup-store-removed = 移除备份存储
kind-backup-key-shown = 显示备份密钥
kind-backup-key-proven = 验证备份密钥
kind-records-restore-backup = 从备份恢复
kind-account-installed = 从备份安装账户
kind-support-opened = 向支持人员开放账户
kind-support-extended = 延长支持访问
kind-support-renewed = 新的支持密码
kind-support-closed = 终止支持访问
kind-support-entered = 支持人员进入
kind-support-refused = 拒绝支持人员进入
kind-support-left = 支持人员离开
kind-users-created = 添加用户
kind-users-updated = 修改用户
kind-users-suspended = 停用用户
kind-users-reactivated = 重新启用用户
kind-users-signed-out = 结束用户的所有会话
kind-users-slowed = 减慢用户操作
kind-users-password-set = 修改密码
kind-users-invited = 发出邀请
kind-session-reset-asked = 申请重设密码
kind-session-step-asked = 要求完成登录的下一步
kind-session-step-passed = 已通过登录步骤
kind-session-step-refused = 未通过登录步骤
kind-session-confirmed = 再次确认了身份
kind-session-confirmation-required = 要求确认身份
kind-session-device-forgotten = 不再信任浏览器
kind-mail-sent = 邮件已发送
kind-mail-failed = 邮件未送达
kind-users-owner-changed = 变更所有者
kind-departments-created = 添加部门
kind-departments-updated = 修改部门
kind-departments-deleted = 删除部门
kind-groups-changed = 修改人员分组
kind-account-updated = 修改公司设置
kind-schema-table-created = 添加数据表
kind-schema-field-added = 添加字段
kind-schema-table-changed = 修改数据表
kind-schema-field-changed = 修改字段
kind-schema-table-deleted = 删除数据表
kind-schema-field-deleted = 删除字段
kind-schema-table-restored = 恢复数据表
kind-schema-field-restored = 恢复字段
kind-schema-purge = 彻底删除数据表和字段
kind-schema-undo = 撤销对数据表和字段的更改
kind-plugins-installed = 安装插件
kind-plugins-uninstalled = 卸载插件
kind-plugins-enabled = 启用插件
kind-plugins-disabled = 停用插件
kind-plugins-settings-changed = 修改插件设置
kind-plugins-failed = 插件故障
kind-plugins-parked = 插件停止接收事件
kind-plugins-resumed = 插件恢复接收事件
kind-plugins-noted = 插件中的决定
kind-journal-pruned = 清理日志

# 设置与夜间任务
setting-keep-days = 完整保存日志的天数
setting-keep-days-hint = 30 至 3650 天。更早的操作只保留谁在何时对哪条记录做了什么，具体的值和地址会被清除。
job-prune = 清理日志中超过保存期的内容
job-pruned = { $count ->
    [0] 日志中没有到期的内容。
   *[other] 已清理 { $count } 条日志。
}

# 常用视图、下载与更多条件
views = 视图
view-sign-ins = 登录与失败
view-exports = 导出
view-permissions = 插件与权限
download = 下载符合条件的内容
download-csv = CSV 格式，用于表格软件
download-json-lines = JSON Lines 格式，附带证明
operations-more = 符合条件的操作超过 { $count } 项。请添加条件以得知确切数目。
filter-plugin = 插件
filter-record = 记录编号
filter-request = 请求
record-of-which-table = 请选择该记录所在的表。
fact-through = 经由
through-version = 版本 { $text }
through-capability = 能力 { $text }
through-digest = 软件包 { $text }
detail-columns = 列数
detail-count = 数量
detail-filter = 筛选条件
detail-format = 格式
detail-left = 未改动
detail-reverts = 被撤回的操作
detail-search = 搜索
detail-since = 自
detail-tables = 数据表
detail-until = 至
kind-records-revert = 撤回单项更改
kind-records-rewind = 回退操作
kind-account-suspended = 运营方暂停了账户
kind-account-resumed = 运营方重新开放了账户
kind-account-leaving = 运营方设定了删除账户的日期
kind-plugins-rolled-back = 插件退回上一版本
kind-plugins-reinstalled = 重新装回插件
kind-plugins-deleted = 删除插件遗留的数据
kind-plugins-leaving = 插件将被停用
kind-plugins-staying = 撤回停用插件
kind-plugins-rules-changed = 修改插件规则
kind-plugins-data-exported = 导出插件数据
kind-plugins-upgraded = 升级插件
kind-plugins-revoked = 运营方撤回插件
kind-plugins-allowed = 运营方允许使用插件
kind-plugins-denied = 运营方禁止使用插件
kind-plugins-unsaid = 运营方取消了对插件的规定
kind-journal-export = 导出日志

# 撤回其中一部分
revert = 撤回
revert-question = 确定撤回此操作对“{ $record }”所做的更改吗？
revert-field-question = 确定撤回对“{ $field }”的更改吗？
revert-fact-rest = 此操作的其余部分保持不变。
reverted = 更改已撤回。

# 回退
rewind-title = 回退
rewind-link = 撤回某人在一段时间内所做的一切
rewind-lead = 请选择一位用户或一个插件以及时间段。您会先看到哪些内容将恢复。
rewind-look = 查看哪些将恢复
rewind-one-actor = 请在用户与插件之间只选一个。
filter-from = 起始时刻
filter-to = 结束时刻
time-hint = 一天中的时刻，例如 14:30；留空表示全天。
not-a-time = 这不是有效的时刻。请写成 14:30 的形式。
rewind-nothing-done = 在这段时间内，该用户或插件没有对记录做过任何操作。
rewind-would = { $count ->
    [0] 没有记录会恢复
   *[other] { $count } 条记录将恢复
}{ $left ->
    [0] 。
   *[other] ；{ $left } 条保持不变。
}
rewind-back = 将恢复
rewind-left = 保持不变
rewind-unchanged = 已与之前相同
column-becomes = 结果
column-fields = 字段
field-back = { $field }：{ $now } → { $then }{ $more ->
    [0] {""}
   *[other] ，另有 { $more } 个字段
}
rewind = 回退 { $count } 条记录
rewind-question = 确定回退 { $count } 条记录吗？
rewind-fact-left = { $count ->
    [0] 此后没有其他人动过这些记录。
   *[other] { $count } 条记录保持不变，页面上已列出。
}
rewound = 已恢复 { $count } 条记录{ $left ->
    [0] 。
   *[other] ；{ $left } 条保持不变。
}

# 大量记录，在后台处理
rewinding = 记录正在恢复原状。
undoing = 正在撤销该操作。
rewind-moved = 计划生成后，其中一些记录又有变动。没有做任何更改，请重新查看计划。
look = 查看
job-rewind = 回退某人的操作
job-undo = 撤销操作

# 撤销对表和字段的操作
schema-undo = 撤销对表和字段的这项更改
schema-undo-question = 撤销对表和字段的这项更改？
schema-undo-not-possible = 无法撤销。
schema-obstacle-changed-since = 该表或字段之后又有改动，或者已经有了内容。
schema-obstacle-purged = 该表或字段已被彻底删除。
schema-obstacle-unique-taken = 它的键现在属于别的表或字段，或者记录已不符合字段的要求。
schema-obstacle-values-gone = 之前的状态已不再保留。
schema-obstacle-schema-deleted = 该表或字段已被删除，请先恢复。
schema-obstacle-not-allowed = 只有管理员可以撤销对表和字段的操作。

# 校验日志
why-journal-verify = 用于在管理员要求时检查日志是否被改动或删减
verify-title = 校验
verify-link = 检查日志是否与记录时一致
verify-never = 日志尚未校验过。
verify-last = 日志上次校验于 { $at }。
verify-running = 正在校验日志。
verify-checking = 正在逐条检查
verify-started = 校验已开始，离开此页面后仍会继续。
verify-now = 立即校验
verify-what = 每一条都会与前一条、与签名、与保存在账户文件之外的标记相对照。有人绕过 Bailey 改动、删除某条记录，或截掉日志末尾，都会被发现。按规则抹除或清理的内容不算问题。
verify-offline = 对于复制出来的文件，可以不经服务器用“bailey audit verify”做同样的检查。
verify-intact = 日志完好：共 { $count } 条，至第 { $number } 号。
verify-broken = { $count ->
    [0] 日志从第一条起就不完好。
   *[other] 日志不完好。前 { $count } 条无误，之后的无法证实。
}
verify-fault = 第 { $number } 号有问题
verify-look = 该条记录
verify-exactly = 具体原因
verify-head = 日志当前的位置。请另存一处：以后据此校验，可以发现末尾被截掉。
verify-failed = 日志未能校验到底。
verify-failed-title = 校验中止
verify-last-fact = 上次校验
verify-found = 结果
verify-found-intact = 完好
verify-found-fault = 不完好
flaw-missing = 这一条不见了，而后面的还在。有人把它删掉了。
flaw-cut-off = 这一条不见了：日志末尾被截掉。账户文件之外的标记表明它曾经存在。
flaw-altered = 它与记录时不一致。有人绕过 Bailey 改动了它。
flaw-lost = 其中有内容缺失，而没有任何记录说明它被抹除或清理。
flaw-unsigned = 它的签名无效。
flaw-misfiled = 这一条本身无误，但日志用来查找它的数据与它不符：筛选时可能会漏掉它或错误地显示它。有人绕过 Bailey 改动了这些数据。
kind-journal-verified = 校验日志
detail-entries = 无误的条数
detail-fault = 首个有问题的条目
detail-head = 日志当时的位置
view-views = 谁查看了什么
kind-account-views-watched = 更改要记录查看的表
kind-views-records = 查看记录
kind-activity-counted = 一小时内打开和列出的记录
detail-recipient = 加密密钥
detail-record = 记录
detail-records = 记录
kind-saved-views-created = 创建已保存的视图
kind-saved-views-updated = 更改已保存的视图
kind-saved-views-deleted = 删除已保存的视图
rewind-large = 共涉及 { $count } 处变更，无法立即全部查看。请让系统在后台制定计划，您可以离开此页面。
rewind-plan = 制定计划
rewind-plan-anew = 重新制定计划
rewind-planning = 正在确定哪些内容将恢复原状。
rewind-planned-at = 计划制定于 { $at }。如果其中有记录在此之后发生变化，确认时不会进行任何更改。
job-plan-rewind = 制定回退计划
kind-saved-views-restored = 恢复已保存的视图
kind-reports-created = 创建报表
kind-reports-updated = 更改报表
kind-reports-deleted = 删除报表
kind-reports-restored = 恢复报表

# The panel on a record’s page
seen-by-title = 最近打开者
seen-by-opened = 打开了记录
seen-by-all = 共 { $count } 次查看
