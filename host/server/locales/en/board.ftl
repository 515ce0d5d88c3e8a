# A table's records in columns by a choice.
layout = Layout
layout-list = List
layout-board = Board
board-none = Not set
board-more = More
board-more-of = More of { $column }
board-whole = The whole board
board-move = Move
board-move-card = Move { $label }
board-move-to = Move to
board-moved = { $label }: { $from } → { $to }.
board-conflict = Not moved: somebody changed it meanwhile, and it is in { $column } now. Look at it, then choose again.
board-keys = Arrow keys walk; Shift with ← or → moves a card.
board-lanes = Columns by
