# Рамка страниц и слова, которые встречаются на многих из них.
skip-to-content = К содержанию
menu = Меню
menu-safety = Безопасность
menu-tools = Инструменты
home = Главная
settings = Настройки
search = Поиск
search-everything = Искать везде
language = Язык
profile = Профиль
sign-out = Выйти
crumbs = Вы здесь
cancel = Отмена
save = Сохранить
edit = Изменить
undo = Отменить
undone = Действие отменено.
yes-continue = Продолжить

relative-now = только что
relative-minutes-ago = { $count ->
    [one] { $count } минуту назад
    [few] { $count } минуты назад
   *[many] { $count } минут назад
}
relative-in-minutes = { $count ->
    [one] через { $count } минуту
    [few] через { $count } минуты
   *[many] через { $count } минут
}
relative-hours-ago = { $count ->
    [one] { $count } час назад
    [few] { $count } часа назад
   *[many] { $count } часов назад
}
relative-in-hours = { $count ->
    [one] через { $count } час
    [few] через { $count } часа
   *[many] через { $count } часов
}
relative-days-ago = { $count ->
    [one] { $count } день назад
    [few] { $count } дня назад
   *[many] { $count } дней назад
}
relative-in-days = { $count ->
    [one] через { $count } день
    [few] через { $count } дня
   *[many] через { $count } дней
}

bytes-b = { $size } Б
bytes-kb = { $size } кБ
bytes-mb = { $size } МБ
bytes-gb = { $size } ГБ
time-ms = { $time } мс

value-yes = Да
value-no = Нет
value-none = пусто
state-archived = В архиве
state-deleted = удалено

actor-plugin-for = { $plugin } по запросу: { $user }
actor-token = { $user } (токен «{ $token }»)
actor-support = Поддержка: { $agent }
actor-operator = Оператор
actor-anonymous = Без входа

# Над каждой страницей, где работают неподписанные пакеты.
development = Режим разработки
development-unsigned = { $count ->
    [one] Здесь работает плагин, за который никто не ручается: { $plugins }.
   *[other] Здесь работают плагины, за которые никто не ручается: { $plugins }.
 } Не храните здесь настоящих данных.

# What stands between several things in one line.
list-between = { ", " }
