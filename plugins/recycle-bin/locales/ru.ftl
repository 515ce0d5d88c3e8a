# Что это за плагин
plugin-name = Корзина
plugin-summary = Хранит удалённые записи и возвращает их вместе со всем, что с ними связано

# Зачем нужны разрешения
why-bin = Чтобы показывать удалённое, восстанавливать его и стирать то, у чего истёк срок
why-settings = Чтобы знать, сколько дней ваша компания хранит удалённые записи
why-clock = Чтобы показывать, сколько дней осталось
why-progress = Чтобы показывать, как идёт ночная очистка
why-log = Чтобы сообщать администратору сервера, сколько записей стёрла ночная очистка
why-deletion-policy = Чтобы удалённые записи хранились, а не исчезали сразу
why-pages = Чтобы показывать удалённое и кнопки «Восстановить» и «Стереть»
why-job-runner = Чтобы каждую ночь стирать записи с истёкшим сроком

# Настройки
setting-keep-days = Сколько дней хранить удалённые записи
setting-keep-days-hint = От 1 до 365. Действует для записей, удалённых после изменения настройки.

# Главная страница
page-title = Корзина
bin-empty = Корзина пуста.
nothing-lately = Сегодня и вчера ничего не удаляли.
today-by-one = { $count ->
    [one] Сегодня пользователь { $who } удалил { $count } запись.
    [few] Сегодня пользователь { $who } удалил { $count } записи.
   *[many] Сегодня пользователь { $who } удалил { $count } записей.
}
today-by-several = { $count ->
    [one] Сегодня удалена { $count } запись.
    [few] Сегодня удалены { $count } записи.
   *[many] Сегодня удалено { $count } записей.
}
yesterday-by-one = { $count ->
    [one] Вчера пользователь { $who } удалил { $count } запись.
    [few] Вчера пользователь { $who } удалил { $count } записи.
   *[many] Вчера пользователь { $who } удалил { $count } записей.
}
yesterday-by-several = { $count ->
    [one] Вчера удалена { $count } запись.
    [few] Вчера удалены { $count } записи.
   *[many] Вчера удалено { $count } записей.
}
table-label = { $table }
deletions = Удаления
deletions-empty = Ничего не найдено. Всё, что вы удалите из любого списка, появится здесь, и его можно будет вернуть.

filter-button = Показать
filter-table = Таблица
filter-by = Кто удалил
filter-since = С
filter-until = По
filter-text = Название содержит
not-a-date = Это не дата.

column-when = Когда
column-who = Кто
column-table = Таблица
column-what = Что
column-count = Записей
column-along = Вместе с ними
column-left = Осталось
days-left = { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
purged-tonight = исчезнет этой ночью
kept-without-end = бессрочно

# Одно удаление
deletion-title = Удаление
deletion-gone = От этого удаления в корзине ничего не осталось: всё восстановлено или стёрто.
deletion-lead = { $count ->
    [one] Удалена { $count } запись
    [few] Удалены { $count } записи
   *[many] Удалено { $count } записей
}{ $along ->
    [0] .
    [one] , вместе с ней ушла ещё { $along }.
    [few] , вместе с ними ушли ещё { $along }.
   *[many] , вместе с ними ушло ещё { $along }.
}
deleted-records = Удалённые записи
column-record = Запись
column-how = Как сюда попала
was-chosen = удалена
went-along = ушла вместе с другой

# Восстановление
restore = Восстановить
restore-all = { $count ->
    [one] Восстановить { $count } запись
    [few] Восстановить { $count } записи
   *[many] Восстановить { $count } записей
}
restore-fact-links = Записи вернутся со связями и со всем, что ушло вместе с ними.
restore-fact-undo = Это можно отменить.
restored = { $count ->
    [one] Возвращена { $count } запись.
    [few] Возвращены { $count } записи.
   *[many] Возвращено { $count } записей.
}
nothing-left = Делать уже нечего: кто-то успел раньше.
nothing-selected = Сначала отметьте хотя бы одну строку.

# Стирание
purge = Стереть
purge-question = { $count ->
    [one] Стереть { $count } запись навсегда?
    [few] Стереть { $count } записи навсегда?
   *[many] Стереть { $count } записей навсегда?
}
purge-fact-what = { $table }: { $count }
purge-fact-along = { $along ->
    [0] Вместе с ними ничего не исчезнет.
    [one] Вместе с ними исчезнет { $along } связанная запись.
    [few] Вместе с ними исчезнут { $along } связанные записи.
   *[many] Вместе с ними исчезнет { $along } связанных записей.
}
purge-fact-final = Отменить это нельзя.
purged = { $count ->
    [one] Навсегда стёрта { $count } запись.
    [few] Навсегда стёрты { $count } записи.
   *[many] Навсегда стёрто { $count } записей.
}

# Ночное задание
job-purge-due = Стереть записи с истёкшим сроком
job-purged = { $count ->
    [0] Записей с истёкшим сроком нет.
    [one] Стёрта { $count } запись.
    [few] Стёрты { $count } записи.
   *[many] Стёрто { $count } записей.
}
