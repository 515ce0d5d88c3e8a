# Записи таблицы в столбцах по значению поля.
layout = Вид
layout-list = Список
layout-board = Доска
board-none = Не указано
board-more = Ещё
board-more-of = Ещё из столбца «{ $column }»
board-whole = Вся доска
board-move = Переместить
board-move-card = Переместить: { $label }
board-move-to = Куда переместить
board-moved = { $label }: { $from } → { $to }.
board-conflict = Не перемещено: за это время запись изменил кто-то другой, сейчас она в столбце «{ $column }». Посмотрите и выберите ещё раз.
board-keys = Стрелки — переход, Shift с ← или → перемещает карточку.
board-lanes = Колонки по полю
