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
