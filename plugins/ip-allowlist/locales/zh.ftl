plugin-name = IP 白名单
plugin-summary = 只允许人员和程序从您列出的地址进入。
why-directory = 用于列出人员和群组，并了解谁属于某条目所针对的群组。
why-journal = 用于显示更改会把近期登录的哪些人挡在外面，以及名单拒绝了谁。
why-journal-note = 使名单的每次更改都记入日志。
why-storage = 用于保存名单。
why-clock = 用于在十分钟后结束试用。
why-request-guard = 用于拒绝来自名单以外地址的请求。
why-pages = 用于显示和更改名单。

page-title = 地址
refusals-title = 被拒绝的地址
entry-title = 条目

# 首页
lead-off = 您来自 { $address }。名单尚未对任何人生效。
lead-programs = 您来自 { $address }。名单只对程序生效。
lead-allowed = 您来自 { $address }，该地址被允许。
lead-refused = 您来自 { $address }，该地址不被允许。请在退出前添加它。
lead-nowhere = 无法得知您来自哪个地址。启用名单前，请让运营方登记其代理服务器。
column-address = 地址或网络
column-whom = 适用于
column-with = 凭据
column-note = 备注
list-empty = 尚无地址。请添加办公室以及在别处工作者的地址，查看会把谁挡在外面，然后启用名单。
everybody = 所有人
group-gone = 群组 { $group }（已不存在）
with-anything = 会话和令牌
with-sessions = 会话
with-tokens = API 令牌
remove = 移除
nothing-selected = 请先选择条目。

add-heading = 新条目
add = 添加
network-hint = 例如 203.0.113.7、203.0.113.0/24 或 2001:db8::/32。
note-hint = 这是谁的地址，以便他人了解。
only-user = 仅限此人
only-user-hint = 留空：适用于所有人或所选群组。
unknown-user = 没有此人。
unknown-group = 没有此群组。
unknown-with = 请选择会话、API 令牌或两者。
entry-lead = 在此处所作的更改会与您的其他更改放在一起，尚未保存。
entry-change = 更改

rule-heading = 名单对谁生效
rule-people = 人员
rule-people-hint = 登录的人，以及已登录的人（从下一次点击起）。
rule-programs = 程序
rule-programs-hint = 使用令牌访问 API 的一切。
rule-set = 设定

# 输入有误
not-an-address = “{ $typed }”不是地址。请写成 203.0.113.7，或网络 203.0.113.0/24。
zone-given = “{ $typed }”指定了某台机器的网卡。请去掉百分号及其后的部分。
host-bits = “{ $typed }”既不是网络，也不是单个地址。网络请写 { $network }，地址请写 { $address }。
note-too-long = 备注最多 200 个字符。
too-many = 名单最多有 { $most } 个条目。请合并为网络。

# 尚未保存
draft = 您的更改尚未保存
draft-added = 条目已加入您的更改，尚未保存。
draft-changed = 条目已更改，尚未保存。
draft-removed = 条目已移除，尚未保存。
draft-rule = 已加入您的更改，尚未保存。
replay = { $people ->
    [0] 最近 { $days } 天没有人登录，因此无从验证。
   *[other] 最近 { $days } 天登录的 { $people } 人中，{ $refused ->
        [0] 没有人会被拒绝。
       *[other] 有 { $refused } 人会被拒绝，共 { $times } 次。
    }
}
replay-off = 名单不会对人员生效，因此登录的人不会被拒绝。
replay-table = 会被拒绝的人
column-person = 人员
column-times = 次数
column-last = 最近一次
save = 保存
try = 试用十分钟
discard = 放弃
wide-question = 允许这么多地址？
wide-fact = { $networks } 包含数以百万计的地址，其中大多数不是您的。
wide-refused = { $networks } 包含数以百万计的地址。如确有此意，请一并传递“wide: yes”。
shut-out = 此名单会把您自己挡在外面
shut-out-text = 名单中没有您的地址，因此无法保存。请添加您的地址，或将名单试用十分钟：除非由它允许的人确认，否则会自动撤销。
add-mine = 添加我的地址
locks-you-out = 您来自 { $address }，此名单不允许该地址：保存后您将被挡在外面。请添加您的地址，或将名单试用十分钟。
locks-you-out-nowhere = 无法得知您来自哪个地址，因此此名单会把您自己挡在外面。
nothing-changed = 没有可保存的内容：名单没有变化。
saved = 名单已保存，从下一次点击起生效。
tried = 名单生效十分钟。请从它允许的地址确认，否则会自动撤销。
discarded = 您的更改已放弃。

# 试用
trial-on = 名单正在试用，至 { $until }
trial-text = 由 { $who } 试用。如未确认，届时恢复之前的名单。
trial-confirm = 永久保留
trial-end = 结束试用
trial-ended = 试用已结束，恢复之前的名单。
trial-over = 已没有试用：之前的名单生效。
trial-was = 试用已于 { $until } 结束且未经确认。之前的名单生效。

# 拒绝
refused = 地址 { $address } 不在名单中。
refused-nowhere = 无法得知您来自哪个地址。
refusals-lead = 持有正确的密码、会话或令牌，但来自名单以外地址的人。
refusals-empty = 没有人被拒绝。
column-when = 时间
allow = 允许此地址
