# 按选项分列显示记录。
layout = 布局
layout-list = 列表
layout-board = 看板
board-none = 未设置
board-more = 更多
board-more-of = “{ $column }”中的更多记录
board-whole = 整个看板
board-move = 移动
board-move-card = 移动“{ $label }”
board-move-to = 移动到
board-moved = { $label }：{ $from } → { $to }。
board-conflict = 没有移动：其间有人修改了这条记录，它现在位于“{ $column }”。请查看后重新选择。
board-keys = 方向键切换卡片，Shift 加 ← 或 → 移动卡片。
board-lanes = 按字段分列
