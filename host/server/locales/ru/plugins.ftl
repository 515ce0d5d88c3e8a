# Плагины: список, что они могут, включение и выключение.
plugins-empty = В каталоге нет плагинов. Их добавляет оператор.
plugin-by = { $publisher }, версия { $version }
plugin-on = включён
plugin-off = выключен
plugin-available = не установлен
plugin-missing = не работает
plugin-failing = сбоит
plugin-missing-title = Этот плагин не может работать
plugin-failing-title = Плагин дал сбой и на время остановлен
plugin-open = Открыть
plugin-install = Установить и включить
plugin-enable = Включить
plugin-disable = Выключить
plugin-uninstall = Убрать
plugin-asks = Что ему нужно
plugin-powers = Что он может
plugin-settings = Его настройки
setting-by-table = Для отдельных таблиц иначе…
setting-by-table-hint = Пустое поле — действует значение выше.
setting-as-above = как выше
plugin-jobs = Что он делает сам
plugin-identity = Подлинность
job-running = выполняется
job-last = Последний раз:
job-never = Ещё не запускалось.
power-optional = (по желанию)
power-refused = отказано
risk-high = высокий риск
risk-medium = есть риск
risk-low = низкий риск
disable-title = Выключить «{ $plugin }»?
disable-text = С этого момента плагин ни в чём не участвует. Его данные и настройки останутся, и его можно включить снова.
disable-safety = Этот плагин защищает ваши данные. Пока он выключен, защиты нет.
disable-powers = Чего он больше не делает
uninstall-title = Убрать «{ $plugin }»?
uninstall-text = Плагин больше не будет относиться к аккаунту. Всё, что ему разрешили, отзывается.
plugin-installed-notice = { $plugin }: плагин установлен и включён.
plugin-enabled-notice = { $plugin }: плагин включён.
plugin-disabled-notice = { $plugin }: плагин выключен.
plugin-uninstalled-notice = { $plugin }: плагин убран.
plugin-change-failed = { $plugin }: не получилось. { $failure }
plugin-page-failed-title = Плагин не смог показать эту страницу
plugin-panel-failed-title = Плагину не удалось показать эту панель
plugin-page-failed = { $failure } Ничего не изменено. Попробуйте ещё раз или сообщите администратору.
plugin-newer = Есть более новая версия: { $version }.
plugin-rebuilt = Есть более новая сборка этой версии.
plugin-upgrade-look = Посмотреть, что изменится
upgrade-title = { $plugin }: перейти на версию { $version }
upgrade-same = Плагин сможет то же, что и раньше.
upgrade-less = Плагин сможет меньше, чем раньше: утратит { $removed ->
    [one] { $removed } возможность
    [few] { $removed } возможности
   *[other] { $removed } возможностей
 }, новых не получит.
upgrade-more = Плагин сможет больше, чем раньше: получит { $added ->
    [one] { $added } возможность
    [few] { $added } возможности
   *[other] { $added } возможностей
 }. Посмотрите какие и решите, разрешать ли.
upgrade-added = Что он сможет сверх нынешнего
upgrade-removed = Чего он больше не сможет
upgrade-how = Прежняя версия работает, пока её не сменит новая. Данные, настройки и ваши разрешения сохранятся.
upgrade-button = Перейти на новую версию
upgrade-moved = За это время в каталоге появилась другая версия. Посмотрите, что изменит она.
plugin-upgraded-notice = { $plugin }: теперь версия { $version }.

# A plugin's life: what waits, the way back, and what is left of it.
plugins-search = Поиск плагинов
plugins-among = Среди
plugins-all = Все плагины
plugins-installed = Установленные
plugins-available = Не установленные
plugins-newer = С новой версией
plugins-find = Найти
plugins-none-found = Таких плагинов нет.
plugin-has-newer = есть новая версия
plugin-leaves = будет выключен
plugin-lacks = Ему нужен плагин «{ $plugin }» ({ $version }), который сейчас не включён.
plugin-look-at-it = Посмотреть
plugin-leaving = { $act ->
    [uninstall] Этот плагин будет убран
   *[disable] Этот плагин будет выключен
 } { $at }. Об этом просит { $by ->
    [person] { $who }
   *[operator] оператор
 }. До этого времени он работает, и любой администратор может это отозвать.
plugin-call-back = Отозвать
plugin-needs = С чем он работает
plugin-need-met = есть
plugin-need-unmet = нет
plugin-needed-by = { $count ->
    [one] Он нужен плагину «{ $plugins }».
   *[other] Он нужен плагинам: { $plugins }.
 } Без него { $count ->
    [one] тот может работать не так, как должен.
   *[other] они могут работать не так, как должны.
 }
plugin-endpoints = Куда к нему обращаются программы
plugin-changes = Изменения
plugin-data = Возврат и выгрузка
plugin-roll-back = Вернуться к версии { $version }
plugin-download = Скачать его данные
roll-back-title = { $plugin }: вернуться к версии { $version }
roll-back-text = Снова работает прежняя версия с теми разрешениями, которые были у неё. То, что обновление изменило в собственных данных плагина, возвращается; то, что сохранено позже, остаётся.
roll-back-button = Вернуться
disable-waits = Подействует через { $hours ->
    [one] { $hours } час
    [few] { $hours } часа
   *[other] { $hours } часов
 }. Все администраторы узнают об этом, и до того времени любой из них может это отозвать.
uninstall-kept = Его данные хранятся { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
 }. До этого его можно вернуть со всем, что у него было, или скачать данные.
plugin-leaving-notice = { $plugin }: плагин будет выключен, а пока работает. Все администраторы оповещены.
plugin-rolled-back-notice = { $plugin }: возвращена прежняя версия.
plugin-called-back-notice = { $plugin }: плагин остаётся.
plugin-bin = Убранные плагины
plugin-bin-lead = Данные убранного плагина хранятся до указанного дня. До этого он возвращается со всем, что у него было.
plugin-bin-empty = В последнее время плагины не убирали.
plugin-bin-keeps = { $count ->
    [0] Ничего не хранит.
    [one] Хранит { $count } запись ({ $bytes }).
    [few] Хранит { $count } записи ({ $bytes }).
   *[other] Хранит { $count } записей ({ $bytes }).
 }
plugin-bin-removed = Убран
plugin-bin-deleted = удаляется навсегда
plugin-bin-restore = Вернуть
plugin-bin-delete = Удалить навсегда
plugin-bin-delete-title = Удалить всё, что осталось от «{ $plugin }»?
plugin-bin-delete-text = Всё, что плагин сохранил, его настройки и секреты будут удалены сейчас. Отменить это нельзя.
plugin-bin-restored-notice = { $plugin }: плагин возвращён и пока выключен.
plugin-bin-deleted-notice = { $plugin }: ничего не осталось.
plugin-rules = Обновления и удаление
plugin-updates = Новые версии
plugin-updates-never = никогда не ставятся сами
plugin-updates-patch = ставятся сами, если только исправляют
plugin-updates-all = ставятся сами
plugin-updates-hint = Версия, которая просит больше или защищает меньше, всегда ждёт администратора.
plugin-keep-days = Сколько дней хранить данные убранных плагинов
plugin-keep-days-hint = От 1 до 365. Действует для тех, что будут убраны с этого момента.
plugin-cool-off = Сколько часов ждать перед выключением плагина безопасности
plugin-cool-off-hint = От 0 до 336; 0 — сразу. Более короткий срок начинает действовать, когда истечёт прежний.
plugin-cool-off-longer = Заданный раньше более долгий срок действует до
trust-first-party = входит в Bailey
trust-verified = проверен
trust-private = частный
trust-unsigned = без подписи
trust-modified = изменён
trust-revoked = отозван
plugin-withheld = Оператор не даёт этот плагин вашему аккаунту. Обратитесь к нему.
plugin-preview = Как выглядят его страницы
plugin-preview-told = С вымышленными записями, без данных вашего аккаунта.
plugin-preview-title = { $plugin }: как выглядят страницы
plugin-preview-made-up = Записи и люди на этой странице вымышлены. Здесь ничего нельзя нажать, и просмотр не устанавливает плагин.
plugin-preview-none = Сама по себе эта страница ничего не показывает: на неё ведёт другая.
plugin-preview-under-way = Страницы готовятся.
plugin-trial = Проверено Bailey
plugin-trial-conforms = держится
plugin-trial-breaks = ломается
plugin-trial-told = { $calls ->
    [one] { $calls } вызов
    [few] { $calls } вызова
   *[other] { $calls } вызовов
 } в пустом аккаунте, где отказано во всём, о чём он просит; сбоев: { $failures }.

# What it costs.
plugin-cost = Затраты за сутки
plugin-cost-none = За сутки плагин не вызывался.
plugin-cost-cpu = Процессорное время по часам, в миллисекундах
plugin-cost-point = Для чего вызван
plugin-cost-calls = Вызовы
plugin-cost-failures = Сбои
plugin-cost-cpu-each = Процессорное время на вызов
plugin-cost-wall-each = Время на вызов
plugin-cost-memory = Память, не более

# Как произошёл сбой, файлом.
plugin-recording = Записанный сбой
plugin-recording-at = Вызов этого плагина завершился сбоем и был записан:
plugin-recording-what = С этим файлом разработчик плагина сможет повторить тот же вызов. Имена, тексты, суммы и даты в нём заменены другими того же вида; номера записей и сотрудников остались как есть.
plugin-recording-download = Скачать запись

# Для чего вызывается плагин, в таблице затрат.
point-access-policy = Права
point-request-guard = Допуск запросов
point-sign-in-step = Вход
point-deletion-policy = Удаления
point-event-listener = Известия об изменениях
point-job-runner = Задания
point-pages = Страницы
point-panels = Панели у записей
point-endpoint = Запросы программ
point-lifecycle = Включение и выключение
point-activity-alarm = Тревоги
