# 设置中的数据表和字段。
settings-tables = 数据表和字段
settings-tables-about = 有哪些数据表，它们的字段叫什么、存放什么、有什么要求。
table-new = 新建数据表
table-create = 创建数据表
table-created-notice = 数据表已创建，现在可以添加字段。
table-column-name = 数据表
table-column-key = 键
table-column-fields = 字段
table-column-records = 记录
table-column-origin = 来源
origin-standard = Bailey
origin-own = 本账户
table-plural = 列表名称
table-plural-hint = 这些记录的统称，例如“产品”。
table-singular = 单条记录的名称
table-singular-hint = 一条记录叫什么，例如“产品”。
table-named-by = 用作记录名称的字段
table-named-by-hint = 列表和引用中显示它的内容。
table-named-by-default = 名称
table-names = 名称
table-fields = 字段
table-standard-stays = 这个数据表是 Bailey 自带的，可以改名，不能删除。
table-delete = 删除数据表
table-deleted-notice = 数据表已删除。
table-delete-weight = { $count ->
    [0] 这个数据表没有记录。
   *[other] 数据表中的 { $count } 条记录将一并删除。
}
table-delete-along = { $count ->
    [0] { $table }中引用它的字段“{ $field }”将一并删除，没有记录填写该字段。
   *[other] { $table }中引用它的字段“{ $field }”将一并删除，有 { $count } 条记录填写了该字段。
}
schema-delete-title = 删除“{ $name }”？
schema-delete-until = 将在回收站保留至 { $date }，在此之前可以连同全部内容恢复。
schema-delete-forever = 将保留在回收站，直到有人彻底清除；在此之前可以连同全部内容恢复。
field-one = 字段
field-new = 新建字段
field-add = 添加字段
field-added-notice = 字段已添加。
field-label = 名称
field-kind = 存放内容
field-demands = 要求
field-order = 顺序
field-up = 上移“{ $field }”
field-down = 下移“{ $field }”
field-names = 记录名称
field-is-required = 必填
field-is-unique = 不可重复
field-is-multiple = 多个值
field-is-along = 一并删除
field-required = 必填
field-required-hint = 不填写则无法保存记录。
field-unique = 不可重复
field-unique-hint = 使用中的记录不会有相同的值。适用于文本、整数、日期和引用。
field-multiple = 多个值
field-along = 记录从属于所引用的内容
field-along-hint = 所引用的内容被删除时，这些记录一并删除，并一并恢复。
field-scale = 小数位数
field-target = 引用
field-choices = 选项
field-choices-hint = 每行一个。
field-key = 键
field-key-hint = 供程序和 API 使用：小写拉丁字母、数字和下划线。留空则由名称生成。
field-standard-stays = 这个字段是 Bailey 自带的，可以改名，不能删除。
field-naming-stays = 这个字段用作记录名称，可以改名，不能删除。
field-delete = 删除字段
field-deleted-notice = 字段已删除。
field-delete-weight = { $count ->
    [0] 没有记录填写该字段。
   *[other] 有 { $count } 条记录填写了该字段。
}
holds-text = 文本
holds-long-text = 长文本
holds-integer = 整数
holds-decimal = 小数
holds-money = 金额
holds-boolean = 是或否
holds-date = 日期
holds-datetime = 日期和时间
holds-reference = 引用
holds-choice = 单选列表
holds-file = 文件
choice-place = 位置
choice-label = 名称
choice-state = 状态
choice-offered = 可选
choice-retired = 已停用
choice-deleted = 删除
choice-states-hint = 已有停用选项的记录会保留它，但不能再选择。只有没有记录使用的选项才能删除。
choices-new = 更多选项

# What the journal tells of tables and fields.
table-bailey_table = 数据表
table-bailey_field = 字段
field-bailey_field-table = 数据表
field-bailey_field-key = 键
field-bailey_field-label = 名称
field-bailey_field-kind = 存放内容
field-bailey_field-scale = 小数位数
field-bailey_field-target = 引用
field-bailey_field-choices = 选项
field-bailey_field-retired = 已停用的选项
field-bailey_field-required = 必填
field-bailey_field-unique = 不可重复
field-bailey_field-multiple = 多个值
field-bailey_field-along = 一并删除
field-bailey_field-keep_until = 保留至
field-bailey_table-key = 键
field-bailey_table-singular = 单条记录的名称
field-bailey_table-plural = 列表名称
field-bailey_table-order = 字段顺序
field-bailey_table-keep_until = 保留至
