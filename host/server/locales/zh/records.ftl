# 记录列表、记录页面、表单与删除。
count-companies = { $count } 家公司
count-contacts = { $count } 位联系人
count-deals = { $count } 个商机
count-tasks = { $count } 个任务
count-invoices = { $count } 张发票
count-legal_entities = { $count } 个法人实体
count-notes = { $count } 条备注
count-of = { $table }：{ $count }
count-records = { $count } 条记录

delete-companies = 删除 { $count } 家公司
delete-contacts = 删除 { $count } 位联系人
delete-deals = 删除 { $count } 个商机
delete-tasks = 删除 { $count } 个任务
delete-invoices = 删除 { $count } 张发票
delete-legal_entities = 删除 { $count } 个法人实体
delete-notes = 删除 { $count } 条备注
delete-of = 从“{ $table }”删除 { $count } 条记录

delete = 删除
delete-all-matching = 删除全部符合条件的记录
delete-what = { $labels }
delete-and-more = { $labels }，以及另外 { $count } 条
delete-mine = 您的：{ $mine }；非您的：{ $others }。
delete-all-mine = { $count ->
    [1] 这是您的记录。
   *[other] 全部是您的记录。
}
delete-none-mine = { $count ->
    [1] 这不是您的记录。
   *[other] 其中没有您的记录。
}
delete-along = { $count ->
   *[other] 将一并删除，恢复时一并恢复：{ $what }。
}
delete-stays = { $count ->
   *[other] 将保留，恢复后重新关联：{ $what }。
}
delete-until = { $count ->
   *[other] 将在回收站保留至 { $date }，在此之前可连同关联一起恢复。
}
delete-forever = { $count ->
   *[other] 将一直保留在回收站，直到有人将其彻底删除；在此之前可连同关联一起恢复。
}
delete-final = 没有插件保留已删除的记录。此操作无法撤销。
delete-nothing = 未选择任何记录，没有可删除的内容。
deleted-notice = 已删除：{ $what }。
deleted-notice-along = 已删除：{ $what }；一并删除：{ $along }。

archived-link = 已归档 { $count } 条
archive = 归档
unarchive = 取消归档
archive-question = 将{ $what }归档吗？
unarchive-question = 将{ $what }取消归档吗？
archive-means = 归档后不再出现在列表、搜索和统计中，所有关联保持不变，随时可以取消归档。
unarchive-means = 将重新出现在列表、搜索和统计中。
archive-count = 归档 { $count } 条记录
unarchive-count = 取消归档 { $count } 条记录
archive-notice = 已归档：{ $what }。
unarchive-notice = 已取消归档：{ $what }。
archive-nothing = 没有选择可移动的记录。
archive-leave = 离开归档
archive-empty = 归档为空。从列表或记录页面归档的内容会出现在这里。
deleted-link = 已删除 { $count } 条
new-record = 新建
create-record = 创建
list-search = 在此列表中搜索
list-empty = 这里还没有记录。可通过“新建”添加，或从文件导入。
list-empty-found = 没有符合条件的记录。请去掉一个条件或更换搜索词。
filter-add = 添加条件
filter-value = 值
filter-values = 值
filter-apply = 应用
filter-clear-all = 全部清除
filter-remove = 移除条件：{ $condition }
filter-searched = 搜索：{ $text }
filters = 条件
sort-by = 按{ $field }排序
export = 导出 CSV
import = 导入

facts = 基本信息
timeline = 动态
related = 相关记录
related-empty = 没有记录引用它。
note-add = 添加备注
note-text = 备注
note-by = 备注
edit-field = 编辑{ $field }
edit-all = 编辑全部
edit-title = 编辑 { $label }
new-title = 新建{ $table }
created-notice = 已创建。
saved-notice = 已保存。
note-notice = 已添加备注。
record-is-deleted = 此记录在回收站中，只能查看，不能修改。
record-deleted-at = { $who } 于 { $when } 删除。
record-changed = 在您编辑期间，他人修改了此记录。您输入的内容仍在表单中；记录的当前内容请见其页面。再次保存将以您的内容覆盖。
optional-choice = 未选择
reference-hint = 输入名称，或 # 加编号。
multiple-hint = 每行一个。
decimal-hint = 小数位数：{ $count }
currency = 货币
reference-unknown = 没有此名称或编号的有效记录。请检查，或将该字段留空。
reference-ambiguous = 有多条记录同名：请输入 # 加所需记录的编号。
number-unreadable = 这不是数字，请按 { $example } 的格式填写。
date-unreadable = 这不是日期，请选择日期，或按 2026-11-21 的格式填写。

# 抹除某人的数据
erase = 彻底抹除
erase-link = 连同所有痕迹彻底抹除…
erase-title = 抹除：{ $label }
erase-records = 将永久消失：{ $what }。
erase-history = 其历史中的 { $count } 条记载将失去具体的值；谁在何时做了什么仍会保留。
erase-elsewhere = 日志中另有 { $count } 条记载，其中指明此记录的内容将被抹除。
erase-replies = 为重复请求保存的 { $count } 个应答将被清除。
erase-files = { $count } 个文件将一并清除。
erase-views = 查找此记录的 { $count } 个已保存视图将被清除。
erase-storage = 插件 { $plugin } 保存的 { $count } 项数据将被清除。
erase-mentions = 另有 { $count } 条记录提及此记录，将保持原样：
erase-final = 此操作无法撤销。之后日志仍可通过验证。
erase-moved = 自您查看以来，将被抹除的内容有所变化。请重新查看后再确认。
erase-runs = 正在永久抹除：{ $what }。
erase-wipes = 正在重写账户文件，以免留下任何痕迹。
erased-notice = 已彻底抹除：{ $what }。
erased-notice-not-wiped = 已彻底抹除：{ $what }。账户文件暂时无法重写，下次打开账户时会再次尝试。
merge = 合并
merge-title = 合并为一条记录
merge-text = 保留的记录将采用您在下方选择的内容并接收其他记录的文件，所有指向其他记录的关联都会改为指向它。
merge-stays = 保留
merge-choose = 采用
merge-too-few = 请在列表中勾选 2 到 { $most } 条实为同一对象的记录，再点“合并”。
merge-not-yours = 您不能合并这些记录：需要修改其中一条并删除其余记录，而您没有全部所需的权限。
merged-notice = 已合并为“{ $record }”。

# 记录上的文件
files = 文件
files-empty = 还没有文件。
file-choose = 文件
file-add = 添加文件
file-added = 已添加：{ $name }。
file-none = 请先选择文件。
file-too-large = 文件过大：单个文件最大 { $largest }。未添加任何内容。
file-limit = 没有足够的空间存放此文件：单个文件最大 { $largest }，所有文件的总上限由管理员设定。未添加任何内容。
file-in-bin = 此记录在回收站中，请先恢复。未做任何更改。
file-denied = 您无权更改此记录。未做任何更改。
file-unreadable = 文件未完整送达，或文件名不可用。未添加任何内容。
file-remove = 移除
file-remove-named = 移除 { $name }
file-remove-question = 移除 { $name } 吗？
file-remove-what = 文件（{ $size }）将从此记录中移除。
file-remove-undo = 可以撤销；在日志保留期间，以后也可从日志中撤销。
file-removed = 文件已移除。
