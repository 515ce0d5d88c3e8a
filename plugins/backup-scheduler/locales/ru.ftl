# Что это за плагин
plugin-name = Резервные копии
plugin-summary = Делает копии по расписанию, проверяет каждую и возвращает всё или часть: сначала показывает, потом делает, и это можно отменить
why-backups = Чтобы делать копии, проверять их, удалять старые и по вашей команде возвращать из них данные
why-directory = Чтобы знать, кого предупредить, если копия не годится
why-mail = Чтобы предупредить администраторов, если копия не годится
why-settings = Чтобы помнить, когда делать копии и сколько их хранить
why-progress = Чтобы показывать, как идёт работа
why-clock = Чтобы знать, какие копии устарели
why-pages = Чтобы показывать копии и то, что изменит восстановление
why-job-runner = Чтобы делать копии вовремя

# Настройки
setting-every = Как часто
setting-every-hint = По часовому поясу аккаунта.
setting-every-off = Никогда
setting-every-hourly = Каждый час
setting-every-daily = Каждый день
setting-every-weekly = Каждое воскресенье
setting-every-monthly = Первого числа каждого месяца
setting-every-cron = По строке cron ниже
setting-hour = В котором часу
setting-hour-hint = От 0 до 23. Для дня, воскресенья и месяца.
setting-cron = Строка cron
setting-cron-hint = Пять полей: минута, час, день месяца, месяц, день недели. Например: 30 4 * * MON-FRI
setting-place = Куда
setting-place-hint = «folder» — папка оператора; или имя хранилища из настроек, раздел «Резервные копии», например «store-1».
setting-daily = Хранить дней
setting-daily-hint = Последняя копия каждого из стольких дней.
setting-weekly = Хранить недель
setting-weekly-hint = Последняя копия каждой из стольких недель.
setting-monthly = Хранить месяцев
setting-monthly-hint = Последняя копия каждого из стольких месяцев.
setting-link-days = Присылать ссылку владельцу
setting-link-days-hint = Сколько дней действует ссылка. 0 — не присылать.

# Расписание словами
every-never = Никогда: копии делаются только вручную
every-hour = Каждый час
every-day = Каждый день в { $hour }:00
every-week = Каждое воскресенье в { $hour }:00
every-month = Первого числа каждого месяца в { $hour }:00
every-cron = По строке cron { $fields }

# Задания
job-back-up = Копия по расписанию
job-back-up-now = Резервная копия
job-mail = Отправка ссылки
job-verify = Проверка копии
job-plan = Расчёт восстановления
job-restore = Восстановление
backing-up = Делаем копию и проверяем её. Работать можно как обычно.
backed-up = Копия сделана, прочитана обратно и проверена: она годится.
backed-up-badly = Копия сделана, но не годится.
mailing = Отправляем ссылку.
mailed = Ссылка отправлена вам на почту. Она действует { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}.
verifying = Получаем копию и проверяем её.
verified = Копия годится.
verified-badly = Копия не годится: { $faults }
planning = Считаем, что изменит восстановление. Ничего не меняется.
restoring = Сначала делаем копию текущего состояния, затем восстанавливаем.
restored = { $count ->
    [one] Восстановлена { $count } запись.
    [few] Восстановлены { $count } записи.
   *[many] Восстановлено { $count } записей.
} { $left ->
    [0] { "" }
    [one] { $left } восстановить нельзя.
   *[many] { $left } восстановить нельзя.
}
moved = Тем временем кто-то изменил некоторые из этих записей, поэтому ничего не восстановлено. Посмотрите заново и решите.
look-at-it = Посмотреть
would-restore = { $count ->
    [one] Будет восстановлена { $count } запись
    [few] Будут восстановлены { $count } записи
   *[many] Будет восстановлено { $count } записей
}, нельзя восстановить: { $left }.

# Тревоги
alarm-subject = Последняя резервная копия не годится
alarm-failed = Пришло время делать копию, но её не удалось сделать: { $error }
alarm-no-good = Копия сделана по расписанию, но не прошла проверку: { $faults }
alarm-what-to-do = Сделайте копию вручную на странице «Резервные копии» и посмотрите, годится ли она. Если нет, сообщите оператору. Последняя годная копия хранится, пока не появится другая.

# Главная страница
page-title = Резервные копии
lead-good = Аккаунт можно вернуть к состоянию на { $at }.
lead-none-yet = Копий ещё нет. Сделайте первую сейчас.
lead-no-good = Ни про одну из этих копий не известно, что она годится. Сделайте копию сейчас.
stat-last = Последняя годная
stat-last-none = пока нет
stat-kept = Хранится
stat-size = Общий размер
fact-schedule = Расписание
fact-kept = Хранение
kept-generations = Последняя копия за { $daily ->
    [one] { $daily } день
    [few] { $daily } дня
   *[many] { $daily } дней
}, { $weekly ->
    [one] { $weekly } неделю
    [few] { $weekly } недели
   *[many] { $weekly } недель
} и { $monthly ->
    [one] { $monthly } месяц
    [few] { $monthly } месяца
   *[many] { $monthly } месяцев
}
fact-restore = Восстановление
restore-moment = К состоянию на любой момент
back-up-now = Сделать копию сейчас
back-up-to = Сделать копию сейчас в { $place }
schedule-unsound = Расписание не называет ни одного момента
schedule-unsound-body = В строке cron нужно пять полей, например 30 4 * * MON-FRI. Пока она не исправлена в настройках плагина, копии сами не делаются.
key-unproven = Сможете ли вы открыть копию без Bailey?
key-unproven-body = Копии зашифрованы ключом аккаунта. Владельцу стоит сохранить его и открыть им пробный текст: настройки, раздел «Резервные копии». Ключ, которого ни у кого нет, ничего не откроет.
chart-sizes = Размеры
chart-when = { $at }
chart-megabytes = Мегабайты
table-backups = Резервные копии
table-empty = Здесь будут сделанные копии и результат проверки каждой.
column-when = На момент
column-state = Состояние
column-reason = Почему
column-place = Где
column-size = Размер
column-took = Заняло
seconds = { $seconds } с
place-folder = Папка оператора
state-good = Проверена, годится
state-bad = Не годится
state-untried = Не проверена
state-deleted = Удалена
reason-schedule = По расписанию
reason-request = Вручную
reason-restore = Перед восстановлением
reason-purge = Перед окончательным удалением

# Одна копия
backup-title = Резервная копия
backup-of = Копия на { $at }
no-good = Эта копия не годится
fact-file = Файл
fact-by = Кто сделал
fact-operation = Журнал до записи
fact-tried = Проверена
fact-deleted = Удалена
restore-from = Вернуть что-нибудь из этой копии
verify = Проверить ещё раз
mail-me = Прислать мне ссылку
delete = Удалить
delete-question = Удалить копию на { $at }?
delete-fact = Файл исчезнет навсегда. Запись о копии останется в списке.
deleted = Копия удалена.
held-tables = Что в ней есть
column-table = Таблица
column-active = В работе
column-archived = В архиве
column-deleted = В корзине
no-tables = Таблиц в ней нет.
held-plugins = С какими плагинами сделана
held-plugins-text = Отсутствие плагина ничему не мешает: записи вернутся и без него.
column-plugin = Плагин
column-version = Версия
plugin-missing = Сейчас его нет
plugin-on = Был включён
plugin-off = Был выключен
no-plugins = Плагинов не было.

# Восстановление
restore-title = Восстановление
restore-lead = Укажите, к какому моменту и что именно вернуть. Сначала вы увидите, что изменится.
work-out = Показать, что изменится
not-planned = Это ещё не рассчитано или рассчитано давно. Нажмите «Показать, что изменится».
field-backup = Номер копии
field-backup-hint = Оставьте пустым, если нужен момент.
field-day = Или как было
field-day-hint = По журналу и последней годной копии до этого дня.
field-time = Во сколько
field-time-hint = Например, 14:30
field-table = Таблица
field-table-hint = Пусто — все таблицы.
field-records = Записи
field-records-hint = Номера через запятую. Укажите и таблицу.
field-owner = Записи сотрудника
field-since = Последний раз изменены с
field-until = Последний раз изменены по
field-changed = Вернуть изменённым записям прежние значения
field-gone = Вернуть удалённое навсегда
field-added = Созданное позже отправить в корзину
field-plugin = Данные и настройки плагина { $plugin }
no-day = Напишите дату как 2026-01-31.
no-time = Напишите время как 14:30.
no-moment = Укажите копию или день.
no-table = Номера записей относятся к одной таблице: выберите её.
no-records = Напишите номера через запятую.
plan-title = Что изменится
plan-of = Рассчитано на { $at }. Ничего не изменено.
stat-back = Будет восстановлено
stat-left = Нельзя восстановить
differences = Тогда и теперь
column-same = Без изменений
column-changed = Изменены позже
column-gone = Исчезли позже
column-added = Созданы позже
column-note = Примечание
no-differences = Различий нет.
table-gone = Таблицы нет: сначала верните её из корзины или создайте с теми же ключами
fields-gone = Пропущены, так как их больше нет: { $fields }
plugins-back = Данные плагинов
column-entries = Записей хранилища
column-settings = Настроек
records-back = Записи, которые будут восстановлены
records-left = Записи, которые восстановить нельзя
nothing-back = Восстанавливать нечего.
column-record = Запись
column-becomes = Что произойдёт
column-fields = Поля
column-why = Почему
becomes-created = Создаётся заново
becomes-updated = Возвращаются значения
becomes-deleted = Уходит в корзину
becomes-restored = Возвращается из корзины
becomes-archived = Уходит в архив
becomes-unarchived = Возвращается из архива
becomes-other = Меняется
field-back = { $field }: { $now } → { $then }{ $more ->
    [0] { "" }
   *[other] {" "}и ещё { $more }
}
why-changed-since = Изменена позже
why-purged = То, на что она ссылается, удалено навсегда
why-unique-taken = Её уникальное значение занято другой записью
why-values-gone = Её значения стёрты
why-schema-deleted = Поля или таблицы больше нет
why-not-allowed = У вас нет прав
restore = Восстановить { $count ->
    [one] { $count } запись
    [few] { $count } записи
   *[many] { $count } записей
}
restore-question = Восстановить { $count ->
    [one] { $count } запись
    [few] { $count } записи
   *[many] { $count } записей
}?
restore-fact-left = { $left ->
    [0] Из выбранного ничто не останется как есть.
    [one] { $left } запись останется как есть: её нельзя восстановить.
    [few] { $left } записи останутся как есть: их нельзя восстановить.
   *[many] { $left } записей останутся как есть: их нельзя восстановить.
}
restore-fact-backup = Сначала делается копия текущего состояния.
restore-fact-rights = Люди, пароли и права остаются как есть.
restore-fact-undo = Это одна запись в журнале, её можно отменить целиком.
restore-fact-plugins = { $count ->
    [one] Данные и настройки { $count } плагина станут прежними.
    [few] Данные и настройки { $count } плагинов станут прежними.
   *[many] Данные и настройки { $count } плагинов станут прежними.
}
restore-fact-undo-records = Записи можно отменить одним действием, данные плагинов — нет: они есть в копии, сделанной перед восстановлением.
