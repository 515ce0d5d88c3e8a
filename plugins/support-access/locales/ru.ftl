# What the plugin is
plugin-name = Доступ поддержки
plugin-summary = Пускает специалиста поддержки по одному обращению: только чтение, если не разрешено больше, со скрытыми полями; каждая показанная запись отмечается, а доступ прекращается сразу
why-support-access = Чтобы открывать аккаунт специалисту, видеть открытое и закрывать его
why-records = Чтобы показать, сколько записей увидит специалист, и само обращение
why-records-write = Чтобы записывать и закрывать обращения
why-clock = Чтобы определить, до какого времени открыт доступ
why-event-listener = Чтобы прекратить доступ, когда обращение закрыто или удалено
why-pages = Чтобы показывать, что открыто, кто входил и что видел

# The front page
page-title = Доступ поддержки
lead-closed = Никто из поддержки войти не может.
lead-open = Аккаунт открыт для поддержки. Сейчас никого нет.
lead-inside = { $count ->
    [one] Внутри { $count } специалист.
    [few] Внутри { $count } специалиста.
   *[many] Внутри { $count } специалистов.
}
stat-open = Открыто
stat-inside = Специалистов внутри
stat-tables = Таблиц видно
for-members = Открывает и закрывает доступ администратор. Здесь видно, есть ли кто-то внутри.
none-yet = Аккаунт ещё не открывали поддержке. Администратор открывает его для одного обращения.
column-number = Номер
column-ticket = Обращение
column-state = Состояние
column-until = До
column-by = Открыл
column-opened = Открыто
state-closed = Закрыто
state-inside = Внутри: { $names }
state-waiting = Ждёт специалиста
state-open = Открыто, внутри никого

# Opening
open-title = Открыть поддержке
open-lead = Выберите, что увидит специалист. Вы получите номер и одноразовый пароль и передадите их сами.
heading-tables = Какие таблицы
tables-text = Обращение и его файлы видны всегда. Выберите остальное.
table-label = { $table }
choose-tables = Выбрать эти таблицы
heading-preview = Что увидит поддержка
column-table = Таблица
column-records = Записей
column-fields = Полей
ticket-alone = Только обращение и его файлы.
heading-ticket = Обращение
subject = Тема
subject-missing = Укажите, о чём обращение.
text = Что происходит
text-hint = Снимки экрана и другие файлы добавляются на странице обращения.
valid-for = Открыть на
hours = { $hours ->
    [4] 4 часа
    [24] 1 день
    [72] 3 дня
    [168] 7 дней
   *[other] 30 дней
}
unknown-hours = Выберите, на какое время.
may-write = Может также создавать и изменять записи
may-write-hint = Но не удалять, не экспортировать и не менять настройки.
hide-field = Скрыть: { $table }, { $field }
open-button = Открыть поддержке
opened = Передайте это специалисту сейчас: больше оно не появится. Номер { $number }, пароль { $password }, страница /support/sign-in

# One access
access-title = Открытый доступ
access-of = Доступ поддержки { $number }
access-lead-open = Доступ открыт. Его прекращение действует сразу, в том числе на то, что специалист делает сейчас.
access-lead-closed = Войти по нему нельзя.
heading-scope = Что можно видеть
column-may = Можно
column-hidden = Скрытых полей
scope-read = Читать
scope-write = Читать, создавать, изменять
heading-stays = Кто входил
column-agent = Специалист
column-entered = Вход
column-address = Адрес
column-left = Выход
stay-now = сейчас внутри
nobody-came = По нему никто не входил.
heading-viewed = Все показанные записи
column-record = Запись
column-first = Впервые
column-last = В последний раз
column-times = Раз
nothing-viewed = Ни одной записи не показано.
heading-done = Что сделано
column-operation = Запись журнала
column-when = Когда
column-act = Что
act-entered = Вход
act-left = Выход
act-created = Создана запись
act-changed = Изменена запись
nothing-done = Ничего, кроме просмотра.
heading-end = До какого времени
from-now = С этого момента на
extend = Изменить срок
extended = Открыто до { $until }.
renew = Другой пароль
close = Прекратить сейчас
close-question = Прекратить этот доступ?
close-fact = Кто внутри, сразу выйдет; обращение будет закрыто.
closed = Закрыто.
