# What the plugin is
plugin-name = 支持访问
plugin-summary = 让支持专员为一张工单进入：默认只读，可遮盖字段，看到的每条记录都会记录在案，并可立即终止
why-support-access = 用于向专员开放账户，并查看和终止已开放的访问
why-records = 用于显示专员将看到多少条记录以及工单本身
why-records-write = 用于登记和关闭工单
why-clock = 用于确定访问开放到何时
why-event-listener = 用于在工单关闭或删除时终止访问
why-pages = 用于显示已开放的访问、进入者及其看到的内容

# The front page
page-title = 支持访问
lead-closed = 没有支持人员可以进入。
lead-open = 账户已向支持人员开放，目前无人进入。
lead-inside = 有 { $count } 位支持专员在内。
stat-open = 已开放
stat-inside = 在内的专员
stat-tables = 可见的数据表
for-members = 由管理员开放和终止支持访问。您可以在此查看是否有人在内。
none-yet = 账户从未向支持人员开放。管理员每次为一张工单开放。
column-number = 编号
column-ticket = 工单
column-state = 状态
column-until = 截止
column-by = 开放者
column-opened = 开放时间
state-closed = 已关闭
state-inside = 在内：{ $names }
state-waiting = 等待专员
state-open = 已开放，无人在内

# Opening
open-title = 向支持人员开放
open-lead = 选择专员可以查看的内容。您会得到编号和一次性密码，由您自行转交。
heading-tables = 哪些数据表
tables-text = 工单及其文件始终可见，请选择其他内容。
table-label = { $table }
choose-tables = 选择这些数据表
heading-preview = 支持人员将看到
column-table = 数据表
column-records = 记录数
column-fields = 字段数
ticket-alone = 仅工单及其文件。
heading-ticket = 工单内容
subject = 主题
subject-missing = 请说明工单主题。
text = 情况说明
text-hint = 截图和其他文件可在工单页面添加。
valid-for = 开放时长
hours = { $hours ->
    [4] 4 小时
    [24] 1 天
    [72] 3 天
    [168] 7 天
   *[other] 30 天
}
unknown-hours = 请选择开放时长。
may-write = 也可以新建和修改记录
may-write-hint = 不能删除、导出或更改设置。
hide-field = 隐藏：{ $table }，{ $field }
open-button = 向支持人员开放
opened = 请立即转交专员，仅显示这一次。编号 { $number }，密码 { $password }，页面 /support/sign-in

# One access
access-title = 已开放的访问
access-of = 支持访问 { $number }
access-lead-open = 访问已开放。终止立即生效，包括专员正在进行的操作。
access-lead-closed = 无人可通过它进入。
heading-scope = 可见内容
column-may = 权限
column-hidden = 隐藏字段
scope-read = 查看
scope-write = 查看、新建和修改
heading-stays = 进入者
column-agent = 专员
column-entered = 进入时间
column-address = 地址
column-left = 离开时间
stay-now = 当前在内
nobody-came = 尚无人通过它进入。
heading-viewed = 看到的每条记录
column-record = 记录
column-first = 首次
column-last = 最近
column-times = 次数
nothing-viewed = 未看到任何记录。
heading-done = 所做操作
column-operation = 日志条目
column-when = 时间
column-act = 操作
act-entered = 进入
act-left = 离开
act-created = 新建记录
act-changed = 修改记录
nothing-done = 除查看外未做任何操作。
heading-end = 截止时间
from-now = 从现在起
extend = 更改时间
extended = 开放至 { $until }。
renew = 另一个密码
close = 立即终止
close-question = 终止此访问？
close-fact = 在内人员将立即退出，工单将被关闭。
closed = 已关闭。
