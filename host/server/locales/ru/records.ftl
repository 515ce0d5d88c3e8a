# Списки записей, страница записи, формы и удаление.
count-companies = { $count ->
    [one] { $count } компания
    [few] { $count } компании
   *[many] { $count } компаний
}
count-contacts = { $count ->
    [one] { $count } контакт
    [few] { $count } контакта
   *[many] { $count } контактов
}
count-deals = { $count ->
    [one] { $count } сделка
    [few] { $count } сделки
   *[many] { $count } сделок
}
count-tasks = { $count ->
    [one] { $count } задача
    [few] { $count } задачи
   *[many] { $count } задач
}
count-invoices = { $count ->
    [one] { $count } счёт
    [few] { $count } счёта
   *[many] { $count } счетов
}
count-legal_entities = { $count ->
    [one] { $count } юридическое лицо
    [few] { $count } юридических лица
   *[many] { $count } юридических лиц
}
count-notes = { $count ->
    [one] { $count } примечание
    [few] { $count } примечания
   *[many] { $count } примечаний
}
count-of = { $table }: { $count }
count-records = { $count ->
    [one] { $count } запись
    [few] { $count } записи
   *[many] { $count } записей
}

delete-companies = { $count ->
    [one] Удалить { $count } компанию
    [few] Удалить { $count } компании
   *[many] Удалить { $count } компаний
}
delete-contacts = { $count ->
    [one] Удалить { $count } контакт
    [few] Удалить { $count } контакта
   *[many] Удалить { $count } контактов
}
delete-deals = { $count ->
    [one] Удалить { $count } сделку
    [few] Удалить { $count } сделки
   *[many] Удалить { $count } сделок
}
delete-tasks = { $count ->
    [one] Удалить { $count } задачу
    [few] Удалить { $count } задачи
   *[many] Удалить { $count } задач
}
delete-invoices = { $count ->
    [one] Удалить { $count } счёт
    [few] Удалить { $count } счёта
   *[many] Удалить { $count } счетов
}
delete-legal_entities = { $count ->
    [one] Удалить { $count } юридическое лицо
    [few] Удалить { $count } юридических лица
   *[many] Удалить { $count } юридических лиц
}
delete-notes = { $count ->
    [one] Удалить { $count } примечание
    [few] Удалить { $count } примечания
   *[many] Удалить { $count } примечаний
}
delete-of = { $count ->
    [one] Удалить { $count } запись из таблицы «{ $table }»
    [few] Удалить { $count } записи из таблицы «{ $table }»
   *[many] Удалить { $count } записей из таблицы «{ $table }»
}

delete = Удалить
delete-all-matching = Удалить всё найденное
delete-what = { $labels }
delete-and-more = { $labels } и ещё { $count }
delete-mine = Ваших: { $mine }. Не ваших: { $others }.
delete-all-mine = { $count ->
    [1] Запись ваша.
   *[other] Все — ваши.
}
delete-none-mine = { $count ->
    [1] Запись не ваша.
   *[other] Среди них нет ваших.
}
delete-along = { $count ->
    [1] Уйдёт и вернётся вместе с записью: { $what }.
   *[other] Уйдёт и вернётся вместе с ними: { $what }.
}
delete-stays = { $count ->
    [1] Останется, а связь восстановится, когда запись вернут: { $what }.
   *[other] Останется, а связь восстановится, когда записи вернут: { $what }.
}
delete-until = { $count ->
    [1] Останется в корзине до { $date }; до этого дня запись можно восстановить вместе со связями.
   *[other] Останутся в корзине до { $date }; до этого дня их можно восстановить вместе со связями.
}
delete-forever = { $count ->
    [1] Останется в корзине, пока её не удалят навсегда; до тех пор запись можно восстановить вместе со связями.
   *[other] Останутся в корзине, пока их не удалят навсегда; до тех пор их можно восстановить вместе со связями.
}
delete-final = Ни один плагин не хранит удалённое. Отменить это будет нельзя.
delete-nothing = Ничего не выбрано — удалять нечего.
deleted-notice = Удалено: { $what }.
deleted-notice-along = Удалено: { $what }; вместе с ними: { $along }.

archived-link = В архиве: { $count }
archive = В архив
unarchive = Вернуть из архива
archive-question = Отправить в архив: { $what }?
unarchive-question = Вернуть из архива: { $what }?
archive-means = Они исчезнут из списков, поиска и подсчётов, сохранят все связи, и вернуть их можно в любое время.
unarchive-means = Они снова появятся в списках, поиске и подсчётах.
archive-count = { $count ->
    [one] Отправить в архив { $count } запись
    [few] Отправить в архив { $count } записи
   *[many] Отправить в архив { $count } записей
}
unarchive-count = { $count ->
    [one] Вернуть { $count } запись
    [few] Вернуть { $count } записи
   *[many] Вернуть { $count } записей
}
archive-notice = Отправлено в архив: { $what }.
unarchive-notice = Возвращено из архива: { $what }.
archive-nothing = Не выбрано ничего, что можно переместить.
archive-leave = Выйти из архива
archive-empty = В архиве пусто. Здесь появится то, что вы отправите в архив из списка или со страницы записи.
deleted-link = { $count } в корзине
new-record = Добавить
create-record = Создать
list-search = Искать в этом списке
list-empty = Здесь пока пусто. Записи появятся после «Добавить» или после импорта файла.
list-empty-found = Ничего не найдено. Уберите условие или измените запрос.
filter-add = Добавить условие
filter-value = Значение
filter-values = Значения
filter-apply = Применить
filter-clear-all = Сбросить всё
filter-remove = Убрать условие: { $condition }
filter-searched = поиск: { $text }
filters = Условия
sort-by = Сортировать по полю «{ $field }»
export = Экспорт в CSV
import = Импорт

facts = Сведения
timeline = Что происходило
related = Связанное
related-empty = На эту запись ничто не ссылается.
note-add = Добавить примечание
note-text = Примечание
note-by = Примечание
edit-field = Изменить поле «{ $field }»
edit-all = Изменить всё
edit-title = { $label }: изменение
new-title = { $table }: новая запись
created-notice = Запись создана.
saved-notice = Сохранено.
note-notice = Примечание добавлено.
record-is-deleted = Запись в корзине. Её можно читать, но нельзя менять.
record-deleted-at = Удаление: { $when }, { $who }.
record-changed = Пока вы редактировали, запись изменил кто-то другой. То, что вы ввели, сохранилось в форме; текущие значения — на странице записи. Сохраните ещё раз, чтобы записать своё.
optional-choice = не выбрано
reference-hint = Введите название или # и номер.
multiple-hint = По одному в строке.
decimal-hint = Знаков после запятой: { $count }
currency = Валюта
reference-unknown = Действующей записи с таким названием или номером нет. Проверьте или оставьте поле пустым.
reference-ambiguous = Записей с таким названием несколько: введите # и номер нужной.
number-unreadable = Это не число. Напишите, например, { $example }.
date-unreadable = Это не дата. Выберите её или напишите в виде 2026-11-21.

# Стирание данных о человеке
erase = Стереть навсегда
erase-link = Стереть навсегда со всеми следами…
erase-title = Стереть: { $label }
erase-records = Будет стёрто навсегда: { $what }.
erase-history = { $count ->
    [one] { $count } запись их истории лишится значений; останется, кто и когда что сделал.
    [few] { $count } записи их истории лишатся значений; останется, кто и когда что сделал.
   *[many] { $count } записей их истории лишатся значений; останется, кто и когда что сделал.
}
erase-elsewhere = { $count ->
    [one] Ещё в { $count } записи журнала исчезнет то, что называет эту запись.
   *[many] Ещё в { $count } записях журнала исчезнет то, что называет эту запись.
}
erase-replies = { $count ->
    [one] Исчезнет { $count } ответ, сохранённый для повторных запросов.
    [few] Исчезнут { $count } ответа, сохранённых для повторных запросов.
   *[many] Исчезнут { $count } ответов, сохранённых для повторных запросов.
}
erase-files = { $count ->
    [one] Вместе с ними исчезнет { $count } файл.
    [few] Вместе с ними исчезнут { $count } файла.
   *[many] Вместе с ними исчезнут { $count } файлов.
}
erase-views = { $count ->
    [one] Исчезнет { $count } сохранённый вид, который ищет эту запись.
    [few] Исчезнут { $count } сохранённых вида, которые ищут эту запись.
   *[many] Исчезнут { $count } сохранённых видов, которые ищут эту запись.
}
erase-storage = { $count ->
    [one] Из данных плагина { $plugin } исчезнет { $count } запись.
    [few] Из данных плагина { $plugin } исчезнут { $count } записи.
   *[many] Из данных плагина { $plugin } исчезнут { $count } записей.
}
erase-mentions = { $count ->
    [one] Ещё { $count } запись упоминает её и останется как есть:
    [few] Ещё { $count } записи упоминают её и останутся как есть:
   *[many] Ещё { $count } записей упоминают её и останутся как есть:
}
erase-final = Отменить это нельзя. Журнал после этого по-прежнему проходит проверку.
erase-moved = С тех пор, как вы смотрели, кое-что изменилось. Посмотрите ещё раз и подтвердите.
erase-runs = Стираем навсегда: { $what }.
erase-wipes = Файл аккаунта переписывается заново, чтобы от этого ничего не осталось.
erased-notice = Стёрто навсегда: { $what }.
erased-notice-not-wiped = Стёрто навсегда: { $what }. Перезаписать файл аккаунта сейчас не удалось; попытка повторится, когда аккаунт откроют в следующий раз.
merge = Объединить
merge-title = Объединить в одну запись
merge-text = Остающаяся запись возьмёт то, что вы выберете ниже, и файлы остальных; всё, что ссылается на остальные, будет ссылаться на неё.
merge-stays = Остаётся
merge-choose = Взять
merge-too-few = Выберите в списке от 2 до { $most } записей об одном и том же и нажмите «Объединить».
merge-not-yours = Вы не можете объединить эти записи: одну из них нужно изменить, а остальные удалить, и не на всё это у вас есть права.
merged-notice = Объединено в запись «{ $record }».

# Файлы у записей
files = Файлы
files-empty = Файлов пока нет.
file-choose = Файл
file-add = Добавить файл
file-added = Добавлен файл: { $name }.
file-none = Сначала выберите файл.
file-too-large = Файл слишком большой: не больше { $largest }. Ничего не добавлено.
file-limit = Для этого файла нет места: один файл — не больше { $largest }, а предел для всех вместе задаёт администратор. Ничего не добавлено.
file-in-bin = Запись в корзине: сначала верните её. Ничего не сделано.
file-denied = Вам нельзя менять эту запись. Ничего не сделано.
file-unreadable = Файл пришёл не целиком или его имя не подходит. Ничего не добавлено.
file-remove = Убрать
file-remove-named = Убрать { $name }
file-remove-question = Убрать { $name }?
file-remove-what = Файл ({ $size }) исчезнет из этой записи.
file-remove-undo = Это можно отменить, в том числе позже из журнала, пока он это хранит.
file-removed = Файл убран.
