# Что это за плагин
plugin-name = Журнал действий
plugin-summary = Показывает всё, что происходило: кто, когда, откуда и какими были записи до и после

# Зачем нужны разрешения
why-journal = Чтобы показывать, что происходило в компании, — каждому в пределах его прав
why-journal-undo = Чтобы отменить действие, когда вы об этом попросите
why-journal-retention = Чтобы убирать из журнала значения, срок хранения которых истёк
why-settings = Чтобы знать, сколько дней ваша компания хранит журнал
why-progress = Чтобы показывать, как идёт долгая работа
why-clock = Чтобы показывать, что было сегодня, и отбирать по дням
why-pages = Чтобы показывать журнал, отдельные действия и историю записи
why-panels = Чтобы показывать администраторам на странице записи, кто её недавно открывал
why-job-runner = Чтобы каждую ночь очищать журнал от устаревшего

# Главная страница
page-title = Журнал действий
today = { $count ->
    [0] Сегодня ещё ничего не происходило.
    [one] Сегодня { $count } действие
    [few] Сегодня { $count } действия
   *[many] Сегодня { $count } действий
}{ $count ->
    [0] {""}
   *[other] { $deletions ->
        [0] , ничего не удаляли.
        [one] , из них { $deletions } удаление.
        [few] , из них { $deletions } удаления.
       *[many] , из них { $deletions } удалений.
    }
}
operations = Действия
operations-empty = Ничего не найдено. Здесь появляется всё, что делают в компании.

filter-button = Показать
filter-by = Кто
filter-kind = Действие
filter-table = Таблица
filter-since = С
filter-until = По
filter-address = Адрес
not-a-date = Это не дата.

column-when = Когда
column-who = Кто
column-what = Действие
column-table = Таблица
column-count = Записей
column-address = Адрес

# Одно действие
operation-title = Действие
operation-number = действие № { $number }
lead-by-user = { $count ->
    [one] Пользователь { $who }, { $at }. Затронута { $count } запись.
    [few] Пользователь { $who }, { $at }. Затронуты { $count } записи.
   *[many] Пользователь { $who }, { $at }. Затронуто { $count } записей.
}
lead-by-other = { $count ->
    [one] Затронута { $count } запись, { $at }.
    [few] Затронуты { $count } записи, { $at }.
   *[many] Затронуто { $count } записей, { $at }.
}
lead-other-by-user = Пользователь { $who }, { $at }.
lead-other = Это было { $at }.
lead-no-records = Это было { $at }. Записи не затронуты.
fact-request = Запрос
fact-undoes = Отменяет
fact-undone-by = Отменено
changes = Записи
changes-other = Что изменилось
changes-empty = Записи не затронуты.
column-record = Запись
column-became = Что с ней стало
column-history = История
history-link = История

became-created = создана
became-updated = изменена
became-deleted = удалена
became-restored = восстановлена
became-archived = перенесена в архив
became-unarchived = возвращена из архива
became-purged = удалена навсегда

detail-browser = Браузер
detail-code = Код
detail-digest = Пакет
detail-email = Эл. почта
detail-erased = Стёрто
detail-extension-point = Участвует в
detail-field = Поле
detail-file = Файл
detail-final = Окончательно
detail-grant = Разрешено
detail-limit = Предел
detail-limit-before = Предел до этого
detail-message = Сообщение
detail-name = Название
detail-plugin = Плагин
detail-plural = Название во множественном числе
detail-credential = Чем представился
detail-codes-left = Осталось кодов
detail-reason = Причина
reason-wrong-password = неверный пароль
reason-wrong-code = неверный код
reason-unknown-user = такого адреса ни у кого нет
reason-no-password = пароль ещё не задан
reason-suspended = доступ приостановлен
reason-wrong-answer = неверный ответ
reason-denied = не впустил плагин
reason-failed = сбой плагина
detail-times = Сколько раз
detail-rows = Строк
detail-singular = Название в единственном числе
detail-table = Таблица
detail-tried-as = Под именем
detail-user = Пользователь
detail-user-agent = Браузер полностью
detail-version = Версия
detail-why = Почему
detail-subject = Плагин или издатель
subject-everything = все плагины

# Отмена
undo = { $count ->
    [one] Отменить изменения в { $count } записи
   *[other] Отменить изменения в { $count } записях
}
undo-question = { $count ->
    [one] Отменить изменения в { $count } записи?
   *[other] Отменить изменения в { $count } записях?
}
undo-fact-back = Всё станет таким, каким было до этого действия.
undo-fact-journal = Отмена попадёт в журнал, и её тоже можно будет отменить.
undone = Действие отменено.
undo-not-possible = { $count ->
    [one] Отменить нельзя: мешает { $count } запись.
    [few] Отменить нельзя: мешают { $count } записи.
   *[many] Отменить нельзя: мешают { $count } записей.
}
obstacle-changed-since = { $count ->
    [one] { $count } запись с тех пор изменили, и это изменение пропало бы.
    [few] { $count } записи с тех пор изменили, и эти изменения пропали бы.
   *[many] { $count } записей с тех пор изменили, и эти изменения пропали бы.
}
obstacle-purged = { $count ->
    [one] { $count } запись удалена навсегда.
    [few] { $count } записи удалены навсегда.
   *[many] { $count } записей удалено навсегда.
}
obstacle-unique-taken = { $count ->
    [one] Уникальное значение { $count } записи теперь занято другой.
   *[other] Уникальные значения { $count } записей теперь заняты другими.
}
obstacle-values-gone = { $count ->
    [one] Прежние значения { $count } записи стёрты.
   *[other] Прежние значения { $count } записей стёрты.
}
obstacle-schema-deleted = { $count ->
    [one] { $count } записи нужна удалённая таблица или поле. Сначала восстановите их.
    [few] { $count } записям нужна удалённая таблица или поле. Сначала восстановите их.
   *[many] { $count } записям нужна удалённая таблица или поле. Сначала восстановите их.
}
obstacle-not-allowed = { $count ->
    [one] { $count } запись вам менять нельзя.
    [few] { $count } записи вам менять нельзя.
   *[many] { $count } записей вам менять нельзя.
}

# История одной записи
history-title = История записи
record-title = История: { $record }
history-empty = В журнале нет ничего об этой записи, что вам можно видеть.
history-lead = { $count ->
    [one] { $count } событие, сначала новые.
    [few] { $count } события, сначала новые.
   *[many] { $count } событий, сначала новые.
}
older = Более ранние
more = Дальше

# Виды действий
kinds-records = Всё о записях
kinds-session = Вход в систему
kinds-token = Токены доступа
kinds-users = Пользователи
kinds-departments = Отделы
kinds-schema = Таблицы и поля
kinds-plugins = Плагины
kind-records-create = Создание
kind-records-update = Изменение
kind-records-delete = Удаление
kind-records-restore = Восстановление
kind-records-archive = Перенос в архив
kind-records-unarchive = Возврат из архива
kind-records-purge = Окончательное удаление
kind-records-erase = Стирание со всеми следами
kind-records-undo = Отмена
kind-records-merge = Объединение
kind-records-import = Импорт
kind-records-export = Экспорт
kind-files-add = Файл добавлен
kind-files-remove = Файл убран
kind-files-limit-changed = Изменено место для файлов
kinds-files = Файлы
kind-session-signed-in = Вход
kind-session-signed-out = Выход
kind-session-refused = Отказ во входе
kind-session-barred = Не пропущено плагином
kind-session-safe-mode = Вход в безопасный режим
kind-session-codes-made = Созданы коды безопасного режима
kind-session-revoked = Завершение сеанса
kind-token-created = Выпуск токена доступа
kind-token-revoked = Отзыв токена доступа
kind-backup-created = Сделана резервная копия
kind-backup-tried = Проверена резервная копия
kind-backup-deleted = Удалена резервная копия
kind-backup-downloaded = Скачана резервная копия
kind-backup-given = Резервная копия передана поддержке
kind-backup-linked = Создана ссылка на копию
kind-backup-restorers = Назначены те, кто восстанавливает
kind-backup-store-added = Добавлено хранилище копий
kind-backup-store-removed = Удалено хранилище копий
kind-backup-key-shown = Показан ключ копий
kind-backup-key-proven = Ключ копий проверен
kind-records-restore-backup = Восстановление из копии
kind-account-installed = Аккаунт установлен из копии
kind-support-opened = Аккаунт открыт поддержке
kind-support-extended = Доступ поддержки продлён
kind-support-renewed = Новый пароль для поддержки
kind-support-closed = Доступ поддержки прекращён
kind-support-entered = Вход поддержки
kind-support-refused = Отказ поддержке во входе
kind-support-left = Выход поддержки
kind-users-created = Добавление пользователя
kind-users-updated = Изменение пользователя
kind-users-suspended = Блокировка пользователя
kind-users-reactivated = Разблокировка пользователя
kind-users-signed-out = Завершение всех сеансов пользователя
kind-users-slowed = Замедление пользователя
kind-users-password-set = Смена пароля
kind-users-invited = Приглашение
kind-session-reset-asked = Запрос нового пароля
kind-session-step-asked = Запрошен ещё один шаг входа
kind-session-step-passed = Шаг входа пройден
kind-session-step-refused = Шаг входа не пройден
kind-session-confirmed = Личность подтверждена повторно
kind-session-confirmation-required = Потребовано подтвердить личность
kind-session-device-forgotten = Браузеру больше не доверяют
kind-mail-sent = Письмо отправлено
kind-mail-failed = Письмо не доставлено
kind-users-owner-changed = Смена владельца
kind-departments-created = Добавление отдела
kind-departments-updated = Изменение отдела
kind-departments-deleted = Удаление отдела
kind-groups-changed = Группы изменены
kind-account-updated = Изменение настроек компании
kind-schema-table-created = Добавление таблицы
kind-schema-field-added = Добавление поля
kind-schema-table-changed = Изменение таблицы
kind-schema-field-changed = Изменение поля
kind-schema-table-deleted = Удаление таблицы
kind-schema-field-deleted = Удаление поля
kind-schema-table-restored = Восстановление таблицы
kind-schema-field-restored = Восстановление поля
kind-schema-purge = Окончательное удаление таблиц и полей
kind-schema-undo = Отмена изменений таблиц и полей
kind-plugins-installed = Установка плагина
kind-plugins-uninstalled = Снятие плагина
kind-plugins-enabled = Включение плагина
kind-plugins-disabled = Отключение плагина
kind-plugins-settings-changed = Изменение настроек плагина
kind-plugins-failed = Сбой плагина
kind-plugins-parked = Плагин перестал получать события
kind-plugins-resumed = Плагин снова получает события
kind-plugins-noted = Решение в плагине
kind-journal-pruned = Очистка журнала

# Настройка и ночная задача
setting-keep-days = Сколько дней хранить журнал полностью
setting-keep-days-hint = От 30 до 3650. От более старых действий остаётся, кто, когда и что сделал с какой записью; значения и адреса удаляются.
job-prune = Очистка журнала от значений с истёкшим сроком
job-pruned = { $count ->
    [0] Устаревших действий в журнале нет.
    [one] Очищено { $count } действие журнала.
    [few] Очищено { $count } действия журнала.
   *[many] Очищено { $count } действий журнала.
}

# Готовые виды, выгрузки и другие условия
views = Виды
view-sign-ins = Входы и неудачные попытки
view-exports = Выгрузки
view-permissions = Плагины и права
download = Скачать найденное
download-csv = CSV для таблиц
download-json-lines = JSON Lines с доказательством
operations-more = Подходит больше { $count } действий. Чтобы узнать, сколько именно, добавьте условий.
filter-plugin = Плагин
filter-record = Номер записи
filter-request = Запрос
record-of-which-table = Выберите таблицу, в которой находится запись.
fact-through = Через что
through-version = версия { $text }
through-capability = возможность { $text }
through-digest = пакет { $text }
detail-columns = Столбцы
detail-count = Сколько
detail-filter = Условия
detail-format = Формат
detail-left = Не тронуто
detail-reverts = Отменённое действие
detail-search = Поиск
detail-since = С
detail-tables = Таблицы
detail-until = По
kind-records-revert = Отмена одного изменения
kind-records-rewind = Откат действий
kind-account-suspended = Оператор приостановил аккаунт
kind-account-resumed = Оператор снова открыл аккаунт
kind-account-leaving = Оператор назначил день удаления аккаунта
kind-plugins-rolled-back = Возврат плагина к прежней версии
kind-plugins-reinstalled = Возврат плагина
kind-plugins-deleted = Удаление всего, что осталось от плагина
kind-plugins-leaving = Плагин будет выключен
kind-plugins-staying = Выключение плагина отозвано
kind-plugins-rules-changed = Изменение правил для плагинов
kind-plugins-data-exported = Выгрузка данных плагина
kind-plugins-upgraded = Обновление плагина
kind-plugins-revoked = Отзыв плагина оператором
kind-plugins-allowed = Оператор разрешил плагины
kind-plugins-denied = Оператор запретил плагины
kind-plugins-unsaid = Оператор отменил своё решение о плагинах
kind-journal-export = Выгрузка журнала

# Отмена части действия
revert = Отменить
revert-question = Отменить сделанное с записью «{ $record }»?
revert-field-question = Отменить изменение поля «{ $field }»?
revert-fact-rest = Остальное в этом действии останется как есть.
reverted = Изменение отменено.

# Откат
rewind-title = Откат
rewind-link = Отменить всё, что кто-то сделал за период
rewind-lead = Выберите пользователя или плагин и период. Сначала вы увидите, что вернётся, и только потом решите.
rewind-look = Посмотреть, что вернётся
rewind-one-actor = Выберите либо пользователя, либо плагин.
filter-from = С какого времени
filter-to = До какого времени
time-hint = Время суток, например 14:30; если пусто — весь день.
not-a-time = Это не время суток. Напишите, например, 14:30.
rewind-nothing-done = За это время этот пользователь или плагин ничего не делал с записями.
rewind-would = { $count ->
    [0] Ничего не вернётся
    [one] Вернётся { $count } запись
    [few] Вернутся { $count } записи
   *[many] Вернётся { $count } записей
}{ $left ->
    [0] .
    [one] ; { $left } не будет тронута.
   *[many] ; { $left } не будут тронуты.
}
rewind-back = Вернётся
rewind-left = Не будет тронуто
rewind-unchanged = Уже как прежде
column-becomes = Что станет
column-fields = Поля
field-back = { $field }: { $now } → { $then }{ $more ->
    [0] {""}
    [one] и ещё { $more } поле
    [few] и ещё { $more } поля
   *[many] и ещё { $more } полей
}
rewind = { $count ->
    [one] Откатить { $count } запись
    [few] Откатить { $count } записи
   *[many] Откатить { $count } записей
}
rewind-question = { $count ->
    [one] Откатить { $count } запись?
    [few] Откатить { $count } записи?
   *[many] Откатить { $count } записей?
}
rewind-fact-left = { $count ->
    [0] С тех пор никто ни одной из них не трогал.
    [one] { $count } запись останется как есть — она названа на странице.
    [few] { $count } записи останутся как есть — они названы на странице.
   *[many] { $count } записей останутся как есть — они названы на странице.
}
rewound = { $count ->
    [one] Возвращена { $count } запись
    [few] Возвращены { $count } записи
   *[many] Возвращено { $count } записей
}{ $left ->
    [0] .
    [one] ; { $left } не тронута.
   *[many] ; { $left } не тронуты.
}

# Сотнями, в фоне
rewinding = Записи возвращаются к тому, чем были.
undoing = Действие отменяется.
rewind-moved = Некоторые из этих записей изменились с тех пор, как составлен план. Ничего не сделано; посмотрите план заново.
look = Посмотреть
job-rewind = Откат чьих-то действий
job-undo = Отмена действия

# Отмена действий над таблицами и полями
schema-undo = Отменить это изменение таблиц и полей
schema-undo-question = Отменить это изменение таблиц и полей?
schema-undo-not-possible = Отменить это нельзя.
schema-obstacle-changed-since = Таблицу или поле с тех пор изменили, или в них уже что-то есть.
schema-obstacle-purged = Таблица или поле удалены навсегда.
schema-obstacle-unique-taken = Такой ключ теперь у другой таблицы или другого поля, или записи больше не отвечают требованиям поля.
schema-obstacle-values-gone = Прежнее состояние больше не хранится.
schema-obstacle-schema-deleted = Таблица или поле удалены. Сначала восстановите их.
schema-obstacle-not-allowed = Действия над таблицами и полями отменяют только администраторы.

# Проверка журнала
why-journal-verify = Чтобы по просьбе администратора проверять, что в журнале ничего не изменено и не убрано
verify-title = Проверка
verify-link = Проверить, что журнал такой, каким его записали
verify-never = Журнал ещё не проверяли.
verify-last = Последний раз журнал проверяли { $at }.
verify-running = Журнал проверяется.
verify-checking = Проверяются записи журнала
verify-started = Проверка началась. Она продолжится, даже если уйти со страницы.
verify-now = Проверить сейчас
verify-what = Каждая запись журнала сверяется с предыдущей, с подписями и с тем, что отмечено вне файла аккаунта. Если кто-то изменил запись в обход Bailey, убрал её или отрезал конец журнала, это обнаружится. То, что стёрто или очищено по правилам, ошибкой не считается.
verify-offline = Для скопированного файла то же самое без сервера делает команда «bailey audit verify».
verify-intact = { $count ->
    [one] Журнал цел: { $count } запись, до номера { $number }.
    [few] Журнал цел: { $count } записи, до номера { $number }.
   *[many] Журнал цел: { $count } записей, до номера { $number }.
}
verify-broken = { $count ->
    [0] Журнал нарушен с самой первой записи.
    [one] Журнал нарушен. Верна первая { $count } запись, дальше ничего не доказано.
    [few] Журнал нарушен. Верны первые { $count } записи, дальше ничего не доказано.
   *[many] Журнал нарушен. Верны первые { $count } записей, дальше ничего не доказано.
}
verify-fault = Запись { $number } неверна
verify-look = Запись журнала
verify-exactly = Точнее
verify-head = До чего дошёл журнал. Сохраните это в другом месте: проверка по этой отметке заметит отрезанный конец.
verify-failed = Довести проверку журнала до конца не удалось.
verify-failed-title = Проверка остановилась
verify-last-fact = Последняя проверка
verify-found = Результат
verify-found-intact = журнал цел
verify-found-fault = журнал нарушен
flaw-missing = Её нет, хотя более поздние на месте. Кто-то её убрал.
flaw-cut-off = Её нет: конец журнала отрезан. По отметке вне файла аккаунта она была.
flaw-altered = Она не такая, какой её записали. Кто-то изменил её в обход Bailey.
flaw-lost = Части её нет, и ни одна запись не говорит, что её стёрли или очистили.
flaw-unsigned = Подпись под ней неверна.
flaw-misfiled = Сама она верна, но то, по чему журнал её находит, с ней не сходится: фильтр может её пропустить или показать не к месту. Кто-то изменил это в обход Bailey.
kind-journal-verified = Проверка журнала
detail-entries = Верных записей
detail-fault = Первая неверная запись
detail-head = До чего дошёл журнал
view-views = Кто что смотрел
kind-account-views-watched = Изменение: чьи просмотры отмечать
kind-views-records = Просмотр записей
kind-activity-counted = Просмотры записей за час
detail-recipient = Зашифровано ключом
detail-record = Запись
detail-records = Записи
kind-saved-views-created = Создание сохранённого вида
kind-saved-views-updated = Изменение сохранённого вида
kind-saved-views-deleted = Удаление сохранённого вида
rewind-large = { $count ->
    [one] Это { $count } изменение: слишком много, чтобы просмотреть сразу. План составится в фоне, страницу можно закрыть.
    [few] Это { $count } изменения: слишком много, чтобы просмотреть сразу. План составится в фоне, страницу можно закрыть.
   *[many] Это { $count } изменений: слишком много, чтобы просмотреть сразу. План составится в фоне, страницу можно закрыть.
}
rewind-plan = Составить план
rewind-plan-anew = Составить план заново
rewind-planning = Составляется план: что вернётся.
rewind-planned-at = План составлен { $at }. Если какие-то из этих записей с тех пор изменились, при подтверждении ничего не произойдёт.
job-plan-rewind = Составление плана возврата
kind-saved-views-restored = Восстановление сохранённого вида
kind-reports-created = Создание отчёта
kind-reports-updated = Изменение отчёта
kind-reports-deleted = Удаление отчёта
kind-reports-restored = Восстановление отчёта

# The panel on a record’s page
seen-by-title = Недавно открывали
seen-by-opened = Открытие записи
seen-by-all = { $count ->
    [one] Всего { $count } просмотр
    [few] Всего { $count } просмотра
   *[many] Всего { $count } просмотров
}
