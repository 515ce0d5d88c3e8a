# Таблицы и поля в настройках.
settings-tables = Таблицы и поля
settings-tables-about = Какие есть таблицы, как называются их поля, что в них хранится и что обязательно.
table-new = Новая таблица
table-create = Создать таблицу
table-created-notice = Таблица создана. Теперь добавьте поля.
table-column-name = Таблица
table-column-key = Ключ
table-column-fields = Полей
table-column-records = Записей
table-column-origin = Откуда
origin-standard = Bailey
origin-own = этот аккаунт
table-plural = Название списка
table-plural-hint = Как называются записи вместе: «Товары».
table-singular = Название одной записи
table-singular-hint = Как называется одна запись: «Товар».
table-named-by = Поле с названием записи
table-named-by-hint = Его содержимое показывают списки и ссылки.
table-named-by-default = Название
table-names = Как она называется
table-fields = Поля
table-standard-stays = Эта таблица — часть Bailey: её можно переименовать, но не удалить.
table-delete = Удалить таблицу
table-deleted-notice = Таблица удалена.
table-delete-weight = { $count ->
    [0] В таблице нет записей.
    [one] Вместе с таблицей уйдёт { $count } запись.
    [few] Вместе с таблицей уйдут { $count } записи.
   *[many] Вместе с таблицей уйдёт { $count } записей.
}
table-delete-along = { $count ->
    [0] Вместе с ней уйдёт ссылающееся на неё поле «{ $field }» ({ $table }); оно нигде не заполнено.
    [one] Вместе с ней уйдёт ссылающееся на неё поле «{ $field }» ({ $table }), заполненное в { $count } записи.
   *[other] Вместе с ней уйдёт ссылающееся на неё поле «{ $field }» ({ $table }), заполненное в { $count } записях.
}
schema-delete-title = Удалить «{ $name }»?
schema-delete-until = До { $date } всё останется в корзине, и до этого дня можно вернуть всё содержимое.
schema-delete-forever = Всё останется в корзине, пока его не удалят навсегда; до тех пор можно вернуть всё содержимое.
field-one = Поле
field-new = Новое поле
field-add = Добавить поле
field-added-notice = Поле добавлено.
field-label = Название
field-kind = Что хранит
field-demands = Условия
field-order = Порядок
field-up = Поднять поле «{ $field }»
field-down = Опустить поле «{ $field }»
field-names = название записи
field-is-required = обязательное
field-is-unique = без повторов
field-is-multiple = несколько значений
field-is-along = удаляется вместе
field-required = Обязательное
field-required-hint = Без него запись не сохранить.
field-unique = Без повторов
field-unique-hint = У действующих записей не бывает одинаковых значений. Для текста, целых чисел, дат и ссылок.
field-multiple = Несколько значений
field-along = Записи принадлежат ей
field-along-hint = Если удалить то, на что они ссылаются, они уйдут вместе с ним и вместе вернутся.
field-scale = Знаков после запятой
field-target = Ссылается на
field-choices = Варианты
field-choices-hint = По одному в строке.
field-key = Ключ
field-key-hint = Для программ и API: строчные латинские буквы, цифры и подчёркивания. Оставьте пустым — он получится из названия.
field-standard-stays = Это поле — часть Bailey: его можно переименовать, но не удалить.
field-naming-stays = Это поле даёт записям названия: его можно переименовать, но не удалить.
field-delete = Удалить поле
field-deleted-notice = Поле удалено.
field-delete-weight = { $count ->
    [0] Оно нигде не заполнено.
    [one] Оно заполнено в { $count } записи.
   *[other] Оно заполнено в { $count } записях.
}
holds-text = Текст
holds-long-text = Длинный текст
holds-integer = Целое число
holds-decimal = Дробное число
holds-money = Деньги
holds-boolean = Да или нет
holds-date = Дата
holds-datetime = Дата и время
holds-reference = Ссылка
holds-choice = Выбор из списка
holds-file = Файл
choice-place = Место
choice-label = Название
choice-state = Состояние
choice-offered = предлагается
choice-retired = больше не предлагается
choice-deleted = удалить
choice-states-hint = Вариант, который больше не предлагается, остаётся у записей, где он выбран. Удалить можно лишь тот, которого нет ни у одной записи.
choices-new = Новые варианты

# What the journal tells of tables and fields.
table-bailey_table = Таблицы
table-bailey_field = Поля
field-bailey_field-table = Таблица
field-bailey_field-key = Ключ
field-bailey_field-label = Название
field-bailey_field-kind = Что хранит
field-bailey_field-scale = Знаков после запятой
field-bailey_field-target = Ссылается на
field-bailey_field-choices = Варианты
field-bailey_field-retired = Больше не предлагаются
field-bailey_field-required = Обязательное
field-bailey_field-unique = Без повторов
field-bailey_field-multiple = Несколько значений
field-bailey_field-along = Удаляется вместе
field-bailey_field-keep_until = Хранилось до
field-bailey_table-key = Ключ
field-bailey_table-singular = Название одной записи
field-bailey_table-plural = Название списка
field-bailey_table-order = Порядок полей
field-bailey_table-keep_until = Хранилась до
