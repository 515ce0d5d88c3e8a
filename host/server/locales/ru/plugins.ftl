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
