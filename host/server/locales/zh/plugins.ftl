# 插件：列表、能力、启用与停用。
plugins-empty = 目录中没有插件，由运营方添加。
plugin-by = { $publisher }，版本 { $version }
plugin-on = 已启用
plugin-off = 已停用
plugin-available = 未安装
plugin-missing = 无法运行
plugin-failing = 出现故障
plugin-missing-title = 此插件无法运行
plugin-failing-title = 此插件出现故障，已暂停
plugin-open = 打开
plugin-install = 安装并启用
plugin-enable = 启用
plugin-disable = 停用
plugin-uninstall = 移除
plugin-asks = 所需权限
plugin-powers = 它能做什么
plugin-settings = 插件设置
setting-by-table = 部分表单独设置…
setting-by-table-hint = 留空则采用上面的值。
setting-as-above = 同上
plugin-jobs = 自动执行的任务
plugin-identity = 标识
job-running = 运行中
job-last = 上次运行：
job-never = 尚未运行。
power-optional = （可选）
power-refused = 已拒绝
risk-high = 高风险
risk-medium = 中等风险
risk-low = 低风险
disable-title = 停用“{ $plugin }”？
disable-text = 从现在起它不再起作用。其数据和设置会保留，可随时重新启用。
disable-safety = 此插件保护您的数据。停用期间将失去这一保护。
disable-powers = 它将不再做的事
uninstall-title = 移除“{ $plugin }”？
uninstall-text = 它将不再属于此账户，已授予的权限将全部收回。
plugin-installed-notice = 已安装并启用“{ $plugin }”。
plugin-enabled-notice = 已启用“{ $plugin }”。
plugin-disabled-notice = 已停用“{ $plugin }”。
plugin-uninstalled-notice = 已移除“{ $plugin }”。
plugin-change-failed = “{ $plugin }”操作未成功。{ $failure }
plugin-page-failed-title = 插件无法显示此页面
plugin-panel-failed-title = 插件无法显示此面板
plugin-page-failed = { $failure } 未做任何更改。请重试，或告知管理员。
plugin-newer = 有新版本：{ $version }。
plugin-rebuilt = 此版本有新的构建。
plugin-upgrade-look = 查看会有哪些变化
upgrade-title = { $plugin }：升级到版本 { $version }
upgrade-same = 它能做的事与之前相同。
upgrade-less = 它能做的事将减少 { $removed } 项，没有新增。
upgrade-more = 它能做的事将增加 { $added } 项。请查看后决定是否同意。
upgrade-added = 将新增的能力
upgrade-removed = 将失去的能力
upgrade-how = 新版本接手之前，旧版本照常运行。数据、设置和您已授予的权限都会保留。
upgrade-button = 升级到新版本
upgrade-moved = 其间目录中出现了另一个版本，请查看它会带来哪些变化。
plugin-upgraded-notice = “{ $plugin }”现为版本 { $version }。

# A plugin's life: what waits, the way back, and what is left of it.
plugins-search = 搜索插件
plugins-among = 范围
plugins-all = 所有插件
plugins-installed = 已安装
plugins-available = 未安装
plugins-newer = 有新版本
plugins-find = 搜索
plugins-none-found = 没有这样的插件。
plugin-has-newer = 有新版本
plugin-leaves = 将被停用
plugin-lacks = 它需要插件“{ $plugin }”（{ $version }），但该插件未启用。
plugin-look-at-it = 查看
plugin-leaving = 此插件将于 { $at } { $act ->
    [uninstall] 被移除
   *[disable] 被停用
 }，由{ $by ->
    [person] { $who }
   *[operator] 运营方
 }提出。在此之前它照常运行，任何管理员都可以撤回。
plugin-call-back = 撤回
plugin-needs = 与哪些插件配合
plugin-need-met = 已具备
plugin-need-unmet = 缺少
plugin-needed-by = 以下插件需要它：{ $plugins }。没有它，这 { $count } 个插件可能无法正常工作。
plugin-endpoints = 供程序访问的地址
plugin-changes = 版本变化
plugin-data = 退回与导出
plugin-roll-back = 退回版本 { $version }
plugin-download = 下载它的数据
roll-back-title = { $plugin }：退回版本 { $version }
roll-back-text = 之前的版本重新接手，并恢复当时的权限。升级对插件自身数据所作的更改会还原，此后保存的内容保留。
roll-back-button = 退回
disable-waits = 将在 { $hours } 小时后生效。所有管理员都会收到通知，在此之前任何一位都可以撤回。
uninstall-kept = 它的数据保留 { $days } 天。在此之前可以连同全部数据一起恢复，也可以下载。
plugin-leaving-notice = “{ $plugin }”将被停用，目前照常运行。已通知所有管理员。
plugin-rolled-back-notice = “{ $plugin }”已退回之前的版本。
plugin-called-back-notice = “{ $plugin }”将保留。
plugin-bin = 已移除的插件
plugin-bin-lead = 移除的插件会保留数据到所示日期。在此之前可以连同全部数据一起恢复。
plugin-bin-empty = 最近没有移除插件。
plugin-bin-keeps = { $count ->
    [0] 没有保存数据。
   *[other] 保存了 { $count } 条数据（{ $bytes }）。
 }
plugin-bin-removed = 移除于
plugin-bin-deleted = 永久删除于
plugin-bin-restore = 恢复
plugin-bin-delete = 永久删除
plugin-bin-delete-title = 删除“{ $plugin }”遗留的全部数据？
plugin-bin-delete-text = 它保存的内容、设置和密钥将立即删除，无法撤销。
plugin-bin-restored-notice = 已恢复“{ $plugin }”，目前处于停用状态。
plugin-bin-deleted-notice = “{ $plugin }”的数据已全部删除。
plugin-rules = 更新与移除
plugin-updates = 新版本
plugin-updates-never = 从不自动安装
plugin-updates-patch = 仅修复性版本自动安装
plugin-updates-all = 自动安装
plugin-updates-hint = 要求更多权限或减少保护的版本始终等待管理员处理。
plugin-keep-days = 已移除插件的数据保留天数
plugin-keep-days-hint = 1 到 365。适用于今后移除的插件。
plugin-cool-off = 停用安全插件前等待的小时数
plugin-cool-off-hint = 0 到 336；0 表示立即生效。较短的时间在原来的时间过去后生效。
plugin-cool-off-longer = 之前设定的较长时间有效至
trust-first-party = Bailey 自带
trust-verified = 已核准
trust-private = 私有
trust-unsigned = 未签名
trust-modified = 被改动
trust-revoked = 已撤回
plugin-withheld = 运营方不向您的账户提供此插件，请与其联系。
plugin-preview = 页面预览
plugin-preview-told = 使用虚构的记录，不含您账户的任何数据。
plugin-preview-title = { $plugin }：页面预览
plugin-preview-made-up = 此页上的记录和人员均为虚构。页面上的内容不能操作，查看预览不会安装该插件。
plugin-preview-none = 此页本身不显示内容，需从其他页面进入。
plugin-preview-under-way = 正在生成页面。
plugin-trial = 由 Bailey 试运行
plugin-trial-conforms = 通过
plugin-trial-breaks = 出错
plugin-trial-told = 在一个空账户中拒绝它要求的全部权限，共调用 { $calls } 次，其中 { $failures } 次出错。

# What it costs.
plugin-cost = 一天内的开销
plugin-cost-none = 一天内未被调用。
plugin-cost-cpu = 每小时处理器时间（毫秒）
plugin-cost-point = 调用用途
plugin-cost-calls = 调用次数
plugin-cost-failures = 失败次数
plugin-cost-cpu-each = 每次处理器时间
plugin-cost-wall-each = 每次耗时
plugin-cost-memory = 内存峰值

# 故障文件。
plugin-recording = 已记录的故障
plugin-recording-at = 此插件的一次调用失败并已被记录：
plugin-recording-what = 开发者可以用此文件重现同一次调用。其中的姓名、文本、金额和日期已换成形式相同的其他内容；记录编号和人员编号保持不变。
plugin-recording-download = 下载记录文件

# 插件被调用的用途，用于消耗表。
point-access-policy = 权限
point-request-guard = 请求放行
point-sign-in-step = 登录
point-deletion-policy = 删除
point-event-listener = 变更通知
point-job-runner = 任务
point-pages = 页面
point-panels = 记录面板
point-endpoint = 程序请求
point-lifecycle = 启用与停用
point-activity-alarm = 警报
