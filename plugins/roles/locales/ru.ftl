# Что это за плагин
plugin-name = Роли
plugin-summary = Определяет, кому что видно и что можно: права по ролям, почему кому-то что-то можно, что изменится ещё до сохранения, и пересмотр прав на удаление и выгрузку

# Зачем ему то, о чём он просит
why-access = Чтобы показать, почему кому-то что-то можно и что изменится, ещё до сохранения
why-directory = Чтобы знать людей и отделы, о чьих правах он решает
why-groups = Чтобы другие плагины могли требовать от некоторых ролей большего: второй фактор, определённые адреса
why-storage = Чтобы хранить роли и то, у кого какая
why-journal-note = Чтобы записать в журнал, кто изменил какую роль и чем закончился пересмотр
why-clock = Чтобы сказать, какими правами не пользовались 90 дней
why-access-policy = Чтобы сказать, что людям можно видеть и делать по их ролям
why-lifecycle = Чтобы создать готовые роли при первом включении
why-pages = Чтобы показывать роли, права людей, причины и пересмотры

# Названия ролей
role-name = { $ready ->
    [administrator] Администратор
    [everything] Всё, кроме настроек
    [head-of-sales] Руководитель продаж
    [salesperson] Продавец
    [lawyer] Юрист
    [auditor] Аудитор
   *[none] { $name }
}
role-name-and-more = { role-name } и ещё { $more }
no-role = Нет роли
reason-role = Роль «{ role-name }»
reason-field = Роль «{ role-name }» ограничивает это поле
reason-given = Дано только этому человеку
reason-taken = Этому человеку — меньше, чем по ролям

# Уровни, действия, охват
level-denied = Нет
level-own = Свои
level-department = Отдел
level-department-and-below = Отдел и ниже
level-all = Все
action-view = Видеть
action-create = Создавать
action-edit = Изменять
action-delete = Удалять
action-purge = Удалять навсегда
action-export = Выгружать
action-import = Загружать
scope-own = Собственные записи
scope-own-limited = Собственные записи на некоторых этапах
scope-department = Записи своих отделов
scope-department-limited = Записи своих отделов на некоторых этапах
scope-department-and-below = Записи своих отделов и всех ниже
scope-department-and-below-limited = Записи своих отделов и всех ниже, на некоторых этапах
scope-all = Все записи
scope-all-limited = Все записи на некоторых этапах
levels-text = Свои записи — те, у которых человек указан ответственным; если в таблице его нет — те, что он создал. Записи отдела — записи всех его сотрудников. Руководитель отдела считается его сотрудником.

# Первая страница
page-title = Роли
front-lead = { $roles ->
    [one] { $roles } роль;
    [few] { $roles } роли;
   *[many] { $roles } ролей;
} своя роль есть у { $with } из { $people }.
read-only = Вы можете смотреть роли. Меняют их владелец и администраторы, чья роль это разрешает.
name = Название
column-people = Людей
column-extent = О чём она
extent = { $table }: { $level ->
    [own] свои
    [department] отдела
    [department-and-below] отдела и ниже
    [all] все
   *[denied] никаких
}{ $limited ->
    [0] {""}
   *[other] , на некоторых этапах
}{ $fields ->
    [0] {""}
    [one] ; ограничено { $fields } поле
    [few] ; ограничено { $fields } поля
   *[many] ; ограничено { $fields } полей
}
roles-empty = Ролей нет. Создайте первую ниже.
new-role = Новая роль
create = Создать роль
base = По образцу
base-hint = Новая роль начнётся с прав этой. Без образца она ничего не разрешает.
created = Роль «{ role-name }» создана.
clone = Копировать
delete = Удалить
delete-question = Удалить роль «{ role-name }»?
delete-fact = Её ни у кого нет, так что ничьи права не изменятся.
delete-in-use = Роль «{ role-name }» кому-то назначена или действует для тех, у кого роли нет. Сначала дайте им другую.
deleted = Роль «{ role-name }» удалена.
without-role = Без роли
without-role-text = Что действует для людей, у которых нет своей роли.
default-members = У сотрудников без роли
default-admins = У администраторов без роли
merge-heading = Несколько ролей
merge-text = Из нескольких ролей по каждому праву действует самая щедрая. Затем — то, что задано только этому человеку. Владельцу аккаунта всегда можно всё.
unknown-role = Такой роли нет. Выберите из списка.
name-refused = В названии роли от 1 до 100 символов в одну строку.

# Одна роль
role-title = Роль
role-lead = { $people ->
    [0] Этой роли ни у кого нет.
    [one] Эта роль у { $people } человека.
   *[other] Эта роль у { $people } человек.
}
rights = Права
every-other-table = Все остальные таблицы
table-label = { $table }
table-as-others = { $table } (как остальные)
stages-heading = { $table }: этапы
stages-seen = Видны
stage-prospecting = Первичный контакт
stage-engaging = Переговоры
stage-proposal = Предложение
stage-won = Успешно
stage-lost = Проиграна
no-stage = Отметьте хотя бы один этап. Чтобы роль не видела ни одного, поставьте «Видеть» на «Нет».
unknown-stage = Этапа «{ $stage }» нет.
unknown-right = Права «{ $right }» нет.
unknown-table = Таблицы «{ $table }» нет.
unknown-field = Поля «{ $field }» нет.
name-heading = Название и управление
manages = Можно управлять ролями
manages-hint = Только для администраторов: сотрудники ролями не управляют.
save = Сохранить
saved = Роль «{ role-name }» сохранена.
show-effect = Показать, что изменится
own-last-right = Так вы лишите себя права управлять ролями. Это может сделать другой администратор или владелец.

# Поля
fields-title = Поля роли
fields-of = Поля для роли «{ role-name }»
fields-lead = Скрытого поля для роли нет вовсе: ни в списках, ни в фильтрах, ни в поиске, ни в истории, ни в выгрузках.
fields-heading = Ограниченные поля
fields-empty = Любое поле может изменить тот, кому можно изменить запись.
fields-change = Ограничить поля
fields-choose = Выбрать таблицу
field-hidden = Скрыто
field-read-only = Только чтение
field-editable = Можно изменять
field-label = { $field }
field-in-table = { $table }: { $field }
column-table = Таблица
column-field = Поле
column-level = Можно

# Что изменится
effect-title = Что изменится
effect-nothing = Сохранять нечего.
effect-none = Ничьи права не изменятся.
effect-lead = { $losing ->
    [0] Никто ничего не потеряет
    [one] Что-то потеряет { $losing } человек
    [few] Что-то потеряют { $losing } человека
   *[many] Что-то потеряют { $losing } человек
}, { $gaining ->
    [0] никто ничего не получит.
    [one] что-то получит { $gaining }.
   *[other] что-то получат { $gaining }.
}
not-saved-yet = Пока ничего не сохранено. Вот что изменится.
column-person = Кто
column-right = Право
column-loses = Теряет
column-gains = Получает
column-before = Сегодня
column-after = Потом
the-right = само право
count-records = { $count ->
    [one] { $count } запись
    [few] { $count } записи
   *[many] { $count } записей
}
discard = Не сохранять
discarded = Ничего не сохранено.
saved-plain = Сохранено. Действует уже со следующего щелчка.

# Люди
people-title = Роли людей
people-lead = У кого какие роли. Название в рамке — роль для тех, у кого своей нет.
people-empty = Людей нет.
column-roles = Роли
column-exceptions = Исключений
owner = Владелец: всё
person-title = Права человека
person-of = { $user }: права
person-owner = Владельцу аккаунта можно всё, что бы ни говорили роли.
person-default = Своей роли нет, действует роль для тех, у кого её нет.
person-lead = { $count ->
    [one] { $count } роль.
    [few] { $count } роли.
   *[many] { $count } ролей.
}
roles-heading = Роли
exceptions-heading = Только для этого человека
exceptions-empty = Особых прав у этого человека нет.
remove = Убрать
unknown-level = Такого уровня нет.
unknown-action = Такого права нет.
owner-refused = Владельцу аккаунта можно всё; ограничить это нельзя.
effective-heading = Что получается
sees-none = ничего не видно
sees-all = { $of ->
    [one] видна { $of } — все
    [few] видны все { $of }
   *[many] видны все { $of }
}
sees-some = видно { $count } из { $of }
rights-unknown = Плагин, который решает о правах, не ответил, поэтому этому человеку пока ничего не видно.

# Почему
why-title = Почему
why-lead = Спросите, почему кому-то что-то можно или нельзя.
why-button = Спросить
why-record = Об одной записи
why-record-label = Запись
why-record-button = Спросить об этой записи
why-rules = Правила, которые разрешают
verdict-yes = { $user }: { $action ->
    [view] видеть
    [create] создавать
    [edit] изменять
    [delete] удалять
    [purge] удалять навсегда
    [export] выгружать
   *[import] загружать
} записи таблицы «{ $table }» можно.
verdict-no = { $user }: { $action ->
    [view] видеть
    [create] создавать
    [edit] изменять
    [delete] удалять
    [purge] удалять навсегда
    [export] выгружать
   *[import] загружать
} записи таблицы «{ $table }» нельзя.
verdict-yes-record = { $user }: { $action ->
    [view] видеть
    [create] создавать
    [edit] изменять
    [delete] удалять
    [purge] удалять навсегда
    [export] выгружать
   *[import] загружать
} «{ $record }» можно.
verdict-no-record = { $user }: { $action ->
    [view] видеть
    [create] создавать
    [edit] изменять
    [delete] удалять
    [purge] удалять навсегда
    [export] выгружать
   *[import] загружать
} «{ $record }» нельзя.
because-owner = Владельцу аккаунта можно всё.
because-suspended = Этот человек заблокирован и не может войти.
because-nobody = Ни один плагин не решает о правах.
column-plugin = Плагин
column-reason = Потому что
column-scope = Для каких записей
no-rule = Ни одно правило этого не разрешает.
policy-failed = Не ответил: { $failure }
needs = Нужно также
need-met = { $action ->
    [view] видеть запись: можно
   *[create] создавать записи: можно
}
need-unmet = { $action ->
    [view] видеть запись: нельзя
   *[create] создавать записи: нельзя
}
belongs-to-unseen = Относится к записи, которой не видно

# Пересмотры
reviews-title = Пересмотр прав
reviews-lead = Кому можно удалять и выгружать и делал ли он это за последние 90 дней. Каждое право оставьте или отзовите; итог подписывается в журнале.
review-begin = Начать пересмотр
review-begun = { $count ->
    [one] Пересмотреть нужно { $count } право.
    [few] Пересмотреть нужно { $count } права.
   *[many] Пересмотреть нужно { $count } прав.
}
reviews-empty = Пересмотров ещё не было.
column-begun = Начат
column-rights = Прав
column-unused = Без дела
column-state = Состояние
review-signed = Подписан
review-open = { $left ->
    [0] Можно подписывать
   *[other] Осталось { $left }
}
review-title = Пересмотр прав
review-lead = { $rights ->
    [one] { $rights } право,
    [few] { $rights } права,
   *[many] { $rights } прав,
} из них без дела 90 дней — { $unused }. { $left ->
    [0] По всем решено.
   *[other] Не решено: { $left }.
}
review-lead-signed = Подписан { $at }. Оставлено: { $kept }, отозвано: { $revoked }.
review-empty = Никому, кроме владельца, нельзя ничего удалять и выгружать.
column-used = В последний раз
column-decision = Решение
unused = не за 90 дней
keep = Оставить
revoke = Отозвать
kept = Оставить
revoked = Отозвать
marked-kept = { $count ->
    [one] { $count } право остаётся.
    [few] { $count } права остаются.
   *[many] { $count } прав остаются.
}
marked-revoked = { $count ->
    [one] { $count } право будет отозвано, когда вы подпишете.
    [few] { $count } права будут отозваны, когда вы подпишете.
   *[many] { $count } прав будут отозваны, когда вы подпишете.
}
nothing-selected = Сначала выберите право.
sign = Подписать итог
sign-question = Подписать пересмотр?
sign-kept = { $count ->
    [one] { $count } право остаётся.
    [few] { $count } права остаются.
   *[many] { $count } прав остаются.
}
sign-revoked = { $count ->
    [one] { $count } право отзывается сразу.
    [few] { $count } права отзываются сразу.
   *[many] { $count } прав отзываются сразу.
}
sign-final = Итог останется в журнале. Отозванное можно вернуть на странице человека.
review-done = { $count ->
    [0] Подписано. Ничего не отозвано.
    [one] Подписано. Отозвано { $count } право.
    [few] Подписано. Отозвано { $count } права.
   *[many] Подписано. Отозвано { $count } прав.
}
