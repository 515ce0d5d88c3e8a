# 这是什么插件
plugin-name = 角色
plugin-summary = 规定谁能看到什么、做什么：按角色分配权限，说明某人为何有某项权限，保存前显示会有哪些变化，并定期审查删除和导出权限

# 为什么需要这些能力
why-access = 用于说明某人为何有某项权限，并在保存前显示会有哪些变化
why-directory = 用于了解它要决定权限的人员和部门
why-groups = 让其他插件可以对某些角色提出更多要求：双重验证、指定地址
why-storage = 用于保存角色以及谁拥有哪个角色
why-journal-note = 用于在日志中记录谁修改了哪个角色、审查结果如何
why-clock = 用于指出哪些权限 90 天未使用
why-access-policy = 用于按角色说明每个人能看到什么、做什么
why-lifecycle = 用于首次启用时创建预设角色
why-pages = 用于显示角色、人员权限、原因和审查

# 角色名称
role-name = { $ready ->
    [administrator] 管理员
    [everything] 除设置外的一切
    [head-of-sales] 销售主管
    [salesperson] 销售员
    [lawyer] 律师
    [auditor] 审计员
   *[none] { $name }
}
role-name-and-more = { role-name }及另外 { $more } 个
no-role = 无角色
reason-role = 角色“{ role-name }”
reason-field = 角色“{ role-name }”限制了此字段
reason-given = 仅授予此人
reason-taken = 此人的权限少于其角色所给

# 级别、操作、范围
level-denied = 无
level-own = 自己的
level-department = 本部门
level-department-and-below = 本部门及下级
level-all = 全部
action-view = 查看
action-create = 创建
action-edit = 编辑
action-delete = 删除
action-purge = 永久删除
action-export = 导出
action-import = 导入
scope-own = 自己的记录
scope-own-limited = 自己的记录，限部分阶段
scope-department = 所在部门的记录
scope-department-limited = 所在部门的记录，限部分阶段
scope-department-and-below = 所在部门及下级部门的记录
scope-department-and-below-limited = 所在部门及下级部门的记录，限部分阶段
scope-all = 全部记录
scope-all-limited = 全部记录，限部分阶段
levels-text = 自己的记录是指负责人为本人的记录；没有负责人字段的数据表，则指本人创建的记录。部门的记录是指该部门所有人员的记录。部门负责人视为该部门的一员。

# 首页
page-title = 角色
front-lead = 共 { $roles } 个角色；{ $people } 人中有 { $with } 人有自己的角色。
read-only = 您可以查看角色。只有所有者和拥有角色管理权的管理员可以修改。
name = 名称
column-people = 人数
column-extent = 内容
extent = { $table }：{ $level ->
    [own] 自己的
    [department] 本部门的
    [department-and-below] 本部门及下级的
    [all] 全部
   *[denied] 无
}{ $limited ->
    [0] {""}
   *[other] ，限部分阶段
}{ $fields ->
    [0] {""}
   *[other] ；限制 { $fields } 个字段
}
roles-empty = 还没有角色。请在下方创建。
new-role = 新角色
create = 创建角色
base = 参照
base-hint = 新角色以所选角色的权限为起点。不选则没有任何权限。
created = 已创建角色“{ role-name }”。
clone = 复制
delete = 删除
delete-question = 删除角色“{ role-name }”？
delete-fact = 没有人拥有它，因此不影响任何人的权限。
delete-in-use = 有人拥有角色“{ role-name }”，或它适用于没有角色的人。请先换成别的角色。
deleted = 已删除角色“{ role-name }”。
without-role = 没有角色的人
without-role-text = 适用于没有自己角色的人。
default-members = 没有角色的成员
default-admins = 没有角色的管理员
merge-heading = 多个角色
merge-text = 有多个角色时，每项权限取最宽的一个，然后再应用仅为此人设置的例外。账户所有者始终拥有全部权限。
unknown-role = 没有这个角色。请从列表中选择。
name-refused = 角色名称为 1 到 100 个字符，不能换行。

# 单个角色
role-title = 角色
role-lead = { $people ->
    [0] 没有人拥有此角色。
   *[other] { $people } 人拥有此角色。
}
rights = 权限
every-other-table = 其他所有数据表
table-label = { $table }
table-as-others = { $table }（同其他数据表）
stages-heading = { $table }的阶段
stages-seen = 可见
stage-prospecting = 初步接触
stage-engaging = 洽谈中
stage-proposal = 方案报价
stage-won = 赢单
stage-lost = 输单
no-stage = 请至少勾选一个阶段。若要全部不可见，请将“查看”设为“无”。
unknown-stage = 没有阶段“{ $stage }”。
unknown-right = 没有权限“{ $right }”。
unknown-table = 没有数据表“{ $table }”。
unknown-field = 没有字段“{ $field }”。
name-heading = 名称与管理
manages = 可以管理角色
manages-hint = 仅对管理员有效：成员不能管理角色。
save = 保存
saved = 已保存角色“{ role-name }”。
show-effect = 查看会有哪些变化
own-last-right = 这会使您失去管理角色的权限。可由其他管理员或所有者来做。

# 字段
fields-title = 角色的字段
fields-of = 角色“{ role-name }”的字段
fields-lead = 对拥有该角色的人来说，隐藏的字段如同不存在：列表、筛选、搜索、历史和导出中都没有。
fields-heading = 受限字段
fields-empty = 能编辑记录的人可以编辑所有字段。
fields-change = 限制字段
fields-choose = 选择数据表
field-hidden = 隐藏
field-read-only = 只读
field-editable = 可编辑
field-label = { $field }
field-in-table = { $table }：{ $field }
column-table = 数据表
column-field = 字段
column-level = 权限

# 变化
effect-title = 会有哪些变化
effect-nothing = 没有需要保存的内容。
effect-none = 任何人的权限都不会变化。
effect-lead = { $losing ->
    [0] 没有人会失去权限
   *[other] { $losing } 人会失去部分权限
}，{ $gaining ->
    [0] 没有人会获得权限。
   *[other] { $gaining } 人会获得权限。
}
not-saved-yet = 尚未保存。以下是将会发生的变化。
column-person = 人员
column-right = 权限
column-loses = 失去
column-gains = 获得
column-before = 目前
column-after = 之后
the-right = 该项权限
count-records = { $count } 条记录
discard = 不保存
discarded = 未作任何保存。
saved-plain = 已保存，从下一次点击起生效。

# 人员
people-title = 人员的角色
people-lead = 每个人的角色。带框的名称是没有自己角色的人适用的角色。
people-empty = 没有人员。
column-roles = 角色
column-exceptions = 例外
owner = 所有者：全部权限
person-title = 人员的权限
person-of = { $user }的权限
person-owner = 无论角色如何规定，账户所有者都拥有全部权限。
person-default = 没有自己的角色，因此适用默认角色。
person-lead = 拥有 { $count } 个角色。
roles-heading = 角色
exceptions-heading = 仅对此人
exceptions-empty = 此人没有例外。
remove = 取消
unknown-level = 没有这个级别。
unknown-action = 没有这项权限。
owner-refused = 账户所有者拥有全部权限，无法限制。
effective-heading = 最终权限
sees-none = 看不到任何记录
sees-all = 能看到全部 { $of } 条
sees-some = 能看到 { $of } 条中的 { $count } 条
rights-unknown = 负责权限的插件没有应答，因此此人暂时看不到任何内容。

# 原因
why-title = 为什么
why-lead = 查询某人为什么有或没有某项权限。
why-button = 查询
why-record = 针对某条记录
why-record-label = 记录
why-record-button = 查询这条记录
why-rules = 允许此操作的规则
verdict-yes = { $user }可以{ $action ->
    [view] 查看
    [create] 创建
    [edit] 编辑
    [delete] 删除
    [purge] 永久删除
    [export] 导出
   *[import] 导入
}“{ $table }”的记录。
verdict-no = { $user }不能{ $action ->
    [view] 查看
    [create] 创建
    [edit] 编辑
    [delete] 删除
    [purge] 永久删除
    [export] 导出
   *[import] 导入
}“{ $table }”的记录。
verdict-yes-record = { $user }可以{ $action ->
    [view] 查看
    [create] 创建
    [edit] 编辑
    [delete] 删除
    [purge] 永久删除
    [export] 导出
   *[import] 导入
}“{ $record }”。
verdict-no-record = { $user }不能{ $action ->
    [view] 查看
    [create] 创建
    [edit] 编辑
    [delete] 删除
    [purge] 永久删除
    [export] 导出
   *[import] 导入
}“{ $record }”。
because-owner = 账户所有者拥有全部权限。
because-suspended = 此人已被停用，无法登录。
because-nobody = 没有插件负责权限。
column-plugin = 插件
column-reason = 原因
column-scope = 适用记录
no-rule = 没有规则允许此操作。
policy-failed = 没有应答：{ $failure }
needs = 还需要
need-met = { $action ->
    [view] 查看该记录：允许
   *[create] 创建记录：允许
}
need-unmet = { $action ->
    [view] 查看该记录：不允许
   *[create] 创建记录：不允许
}
belongs-to-unseen = 属于一条看不到的记录

# 审查
reviews-title = 权限审查
reviews-lead = 谁能删除和导出什么，最近 90 天内是否用过。逐项保留或收回；结果签署到日志中。
review-begin = 开始审查
review-begun = 需要审查 { $count } 项权限。
reviews-empty = 还没有审查。
column-begun = 开始时间
column-rights = 权限数
column-unused = 未使用
column-state = 状态
review-signed = 已签署
review-open = { $left ->
    [0] 可以签署
   *[other] 剩余 { $left } 项
}
review-title = 权限审查
review-lead = 共 { $rights } 项权限，其中 { $unused } 项 90 天未使用。{ $left ->
    [0] 已全部决定。
   *[other] 还有 { $left } 项未决定。
}
review-lead-signed = 于 { $at } 签署：保留 { $kept } 项，收回 { $revoked } 项。
review-empty = 除所有者外，没有人能删除或导出任何内容。
column-used = 上次使用
column-decision = 决定
unused = 90 天内未使用
keep = 保留
revoke = 收回
kept = 保留
revoked = 收回
marked-kept = 保留 { $count } 项权限。
marked-revoked = 签署后将收回 { $count } 项权限。
nothing-selected = 请先选择权限。
sign = 签署结果
sign-question = 签署这次审查？
sign-kept = 保留 { $count } 项权限。
sign-revoked = 立即收回 { $count } 项权限。
sign-final = 结果会留在日志中。收回的权限可以在人员页面重新授予。
review-done = { $count ->
    [0] 已签署。没有收回权限。
   *[other] 已签署。收回 { $count } 项权限。
}
