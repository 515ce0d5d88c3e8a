# Настройки.
settings-plugins = Плагины
settings-plugins-about = Что установлено, что оно может, включение и выключение.
settings-people = Пользователи
settings-people-about = Кто работает в этом аккаунте и кто может менять его настройки.
settings-profile-about = Ваши имя, язык и часовой пояс.
person-name = Имя
person-department = Отдел
person-role = Роль
person-suspended = приостановлен
role-owner = Владелец
role-admin = Администратор
role-member = Сотрудник
time-zone = Часовой пояс
time-zone-hint = Название по базе IANA, например Europe/Moscow.
settings-account = Аккаунт
settings-account-about = Название, часовой пояс, валюта, язык и учёт просмотров записей.
settings-own = Личное
settings-of-account = Аккаунт
account-name = Название аккаунта
account-time-zone-hint = Для расписаний и для тех, кто не выбрал свой. Имя по IANA, например Europe/Moscow.
account-currency = Валюта
account-currency-hint = Три буквы, например RUB. С неё начинаются новые суммы.
account-language = Язык новых людей
account-files = Место для файлов, в мегабайтах
account-files-used = { $count ->
    [one] Сейчас { $count } файл занимает { $used }. Одинаковое содержимое считается один раз.
    [few] Сейчас { $count } файла занимают { $used }. Одинаковое содержимое считается один раз.
   *[many] Сейчас { $count } файлов занимают { $used }. Одинаковое содержимое считается один раз.
}
limits = Сколько может использовать этот аккаунт
limits-about = Это решает тот, кто обслуживает для вас Bailey. Если нужно больше, попросите его.
limits-storage = Занято на диске
limits-plugins = Процессорное время плагинов за последний час
limits-requests = Запросов в минуту
limits-of = { $used } из { $allowed }
limits-seconds = { $used } из { $allowed } с
limits-seconds-until = { $used } из { $allowed } с; продолжат в { $until }
limits-most = не больше { $allowed }
account-watched = Отмечать в журнале, кто открывал записи в таблицах
account-watched-hint = Отмечается каждая запись, открытая на странице, через API или плагином; в журнале она появляется через несколько секунд.
person-new = Новый пользователь
person-add = Добавить
person-added-notice = { $person }: учётная запись добавлена.
person-admin = Администратор
person-admin-hint = Может менять настройки, таблицы, людей и плагины и видит весь журнал.
person-moved = За это время кто-то внёс изменения. Здесь то, что есть сейчас; введённое вами не сохранено.
person-suspend = Приостановить
person-reactivate = Впустить снова
person-make-owner = Сделать владельцем
suspend-title = Приостановить доступ: { $person }?
suspend-text = Все сеансы завершатся сразу, и войти будет нельзя, пока вы не впустите снова ({ $person }). Записи, заметки и сделки останутся как есть.
make-owner-title = Сделать владельцем: { $person }?
make-owner-text = У аккаунта один владелец. Им становится { $person }, а вы остаётесь администратором. Вернуть аккаунт сможет только новый владелец.
suspended-notice = { $person }: доступ приостановлен.
reactivated-notice = { $person }: вход снова разрешён.
owner-made-notice = { $person }: теперь это владелец аккаунта.
password-first = Первый пароль
password-first-hint = Не меньше 8 знаков. При первом входе придётся выбрать свой.
password-new = Новый пароль
password-new-hint = Не меньше 8 знаков. Остальные сеансы завершатся.
password-set = Задать пароль
password-set-notice = { $person }: пароль новый, сеансы завершены.
password-own-notice = Пароль изменён. Остальные ваши сеансы завершены.
sessions = Сеансы
settings-sessions-about = Где выполнен вход и как его завершить.
sessions-lead = { $count ->
    [0] Вы вошли только здесь.
    [one] Вы вошли здесь и ещё в { $count } месте.
    [few] Вы вошли здесь и ещё в { $count } местах.
   *[other] Вы вошли здесь и ещё в { $count } местах.
 }
sessions-none = Входа нигде нет.
sessions-end-others = { $count ->
    [one] Завершить ещё { $count } сеанс
    [few] Завершить остальные { $count } сеанса
   *[other] Завершить остальные { $count } сеансов
 }
sessions-ended-notice = Остальные ваши сеансы завершены.
session-ended-notice = Сеанс завершён.
session-this = этот
session-used = последнее действие
session-begun = вход
session-end = Завершить
tokens = Токены API
settings-tokens-about = Для программ, которые работают с API от вашего имени.
tokens-lead = Программа с таким токеном может то, что указано в его правах, — из того, что можете вы. Заведите по токену на программу, чтобы отозвать его отдельно.
tokens-none = Токенов нет.
token-new = Новый токен
token-name = Название
token-name-hint = Кто им пользуется, например «Рассылка».
token-ends = Действует
token-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[other] { $count } дней
 }
token-never-ends = всегда
token-make = Создать токен
token-made = Ваш новый токен
token-once = Скопируйте его сейчас: больше он показан не будет.
token-created = создан
token-unused = не использовался
token-until = до
token-over = истёк
token-revoke = Отозвать
token-scopes = Что программе можно
token-scope-read = Видеть записи
token-scope-write = Создавать и изменять записи
token-scope-delete = Удалять записи и возвращать их
token-scope-export = Экспортировать записи
token-scope-settings = Менять настройки
token-scopes-hint = Никогда не больше, чем можно вам. Для изменения, удаления и экспорта нужен и просмотр.
token-tables = Какие записи
token-tables-all = всех таблиц
token-tables-chosen = только этих таблиц
token-scope-everything = всё, что можете вы
token-may-read = просмотр
token-may-write = изменение
token-may-delete = удаление
token-may-export = экспорт
token-may-settings = настройки
token-revoked-notice = Токен отозван.
departments = Отделы
settings-departments-about = Дерево отделов и их руководители.
departments-empty = Отделов пока нет. Добавьте первый, а затем укажите его на страницах людей.
department-new = Новый отдел
department-add = Добавить
department-added-notice = Отдел «{ $department }» добавлен.
department-name = Название
department-parent = Входит в
department-head = Руководитель
department-top = никуда: верхний уровень
department-none = нет
department-headless = никто
department-delete = Удалить отдел
department-delete-hint = Отдел можно удалить, когда в нём нет ни людей, ни других отделов.
department-deleted-notice = Отдел «{ $department }» удалён.
person-invite = Пригласить по почте
person-invite-hint = Придёт ссылка, по которой человек сам выберет пароль. Иначе введите первый пароль ниже.
person-invite-about = Пароля ещё нет. По почте придёт ссылка, чтобы его выбрать; прежние ссылки перестанут действовать.
person-invited = пароля ещё нет
person-invited-notice = { $person }: запись добавлена, приглашение отправляется.
invited-notice = { $person }: приглашение отправляется.
person-ask-password = Потребовать новый пароль
person-ask-password-about = Прежде чем сделать что-либо ещё, человек должен будет выбрать другой пароль. Вы его не узнаете.
password-asked = Сначала потребуется выбрать новый пароль.
password-asked-notice = { $person }: теперь нужен новый пароль.
proof-about = Прежде чем сделать что-либо ещё, человек введёт пароль и то, что ещё спрашивают при входе, — в каждом сеансе. До этого его API-токены не действуют. Больше ничего не меняется.
proof-reason = Причина
proof-ask = Потребовать подтвердить личность
proof-asked-notice = { $person }: запрошено подтверждение личности.
password-for-hint = Не меньше 8 знаков. Сеансы завершатся, а при входе придётся выбрать другой пароль.
activity = Активность
settings-activity-about = Кто и когда работает, кто входит.
activity-period = Период
activity-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
}
activity-first = { $count ->
    [one] { $count } действие за { $days } дней. Активнее всех: { $who }.
    [few] { $count } действия за { $days } дней. Активнее всех: { $who }.
   *[many] { $count } действий за { $days } дней. Активнее всех: { $who }.
}
activity-none = За это время никто ничего не делал.
activity-cut = Действий слишком много: учтены только последние.
activity-by-hour = По часам дня
activity-acts = Действия
activity-who = Кто
activity-nobody = Без участия человека
activity-sign-ins = Входы по дням
activity-signed-in = Вход выполнен
activity-refused = Отказано
safe-mode-banner = Вы обошли все плагины; доступны только их настройки и журнал. Режим закончится { $until } или когда вы выйдете; всем администраторам отправлено письмо.
settings-safe-mode-about = Коды, по которым вы войдёте, если плагин никого не пускает.
safe-codes-left = { $count ->
    [0] У вас нет кодов безопасного режима.
    [one] У вас остался { $count } код безопасного режима.
    [few] У вас осталось { $count } кода безопасного режима.
   *[many] У вас осталось { $count } кодов безопасного режима.
}
safe-codes-what = Если плагин однажды не пустит и вас, один из этих кодов вместе с вашим паролем приведёт к настройкам плагинов, где его можно отключить. Каждый код срабатывает один раз.
safe-codes-made = Десять новых кодов. Запишите или распечатайте их сейчас.
safe-codes-once = Больше они показаны не будут. Храните их там, где их никто не найдёт, и не в этом аккаунте.
safe-codes-replace = Новые коды заменят оставшиеся.
safe-codes-make = Создать десять новых кодов
devices = Доверенные браузеры
devices-about = В них для входа достаточно пароля.
device-by = доверяет «{ $plugin }»
device-until = до
device-forget = Больше не доверять
device-forgotten-notice = Этому браузеру больше не доверяют.

# Резервные копии: ключ, кто восстанавливает, хранилища, файлы
settings-backups = Резервные копии
settings-backups-about = Ключ, которым они открываются, кто может восстанавливать, куда они отправляются, и сами файлы.
backups-lead = Копии зашифрованы ключом аккаунта. Когда их делать, решает плагин, который их делает.
backups-key = Ключ
backups-key-about = Тот, у кого он есть, откроет любую копию этого аккаунта, здесь или где угодно. Bailey хранит его зашифрованным. Держите копию ключа в другом месте: без неё копию никто не откроет, если эта установка пропадёт.
backups-recipient = Зашифровано для
backups-key-proven = Владелец открыл им пробный текст
backups-key-download = Скачать ключ
backups-owner-only = Сам ключ доступен владельцу.
backups-test-about = Сохраните текст ниже как test.age, откройте его скачанным ключом и введите то, что там написано. Тогда вы будете знать, что откроете копию и без Bailey.
backups-test-word = Что там написано
backups-test-send = Проверить
backups-proven-notice = Верно: вы можете открыть копии без Bailey.
backups-restorers = Кто может восстанавливать
backups-restorers-about = Владелец и те, кого он назовёт здесь. Каждый раз нужно подтвердить, что это вы.
backups-no-admins = Других администраторов нет.
backups-restorers-save = Сохранить
backups-restorers-notice = Список сохранён.
backups-stores = Куда
backups-stores-about = Кроме папки оператора, копии можно отправлять в хранилища, совместимые с S3. Плагин называет их так, как указано ниже.
backups-store-new = Добавить хранилище
backups-store-label = Название
backups-store-endpoint = Адрес
backups-store-endpoint-hint = Например, https://s3.eu-central-1.amazonaws.com
backups-store-region = Регион
backups-store-bucket = Бакет
backups-store-prefix = Начало имён файлов
backups-store-prefix-hint = Можно оставить пустым.
backups-store-key-id = Идентификатор ключа доступа
backups-store-secret = Секретный ключ доступа
backups-store-secret-hint = Хранится зашифрованным и больше не показывается.
backups-store-add = Проверить и добавить
backups-store-notice = Хранилище проверено и добавлено.
backups-store-forget = Забыть
backups-store-forgotten = Хранилище забыто. То, что в нём лежит, там и останется.
backups-files = Файлы
backups-files-about = Каждый файл — tar с описанием и данными аккаунта; он открывается ключом и свободными программами. Скачивания видны в журнале.
backups-files-none = Копий ещё нет.
backups-file-bad = Неизвестно, годится ли
backups-file-download = Скачать
backups-file-of = копию { $number }
