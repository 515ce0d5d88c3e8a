# Отчёты: что подсчитано по записям таблицы.
report = Отчёт
reports = Отчёты
reports-empty = Отчётов пока нет. Отчёт подсчитывает выбранные записи по этапам, ответственным или месяцам и показывает таблицу или диаграмму. Создайте его здесь или из любого списка кнопкой «Отчёт».
report-new = Новый отчёт
report-which = По каким записям?
report-of = Записи
report-name = Название
report-owner = Автор
report-by = Группировка
report-by-day = { $field }: по дням
report-by-week = { $field }: по неделям
report-by-month = { $field }: по месяцам
report-by-quarter = { $field }: по кварталам
report-by-year = { $field }: по годам
report-figure = Показатель
report-count-alone = Только количество
report-sum = Сумма: { $field }
report-average = Среднее: { $field }
report-drawing = Вид
report-bars = Столбцы
report-line = Линия
report-table = Таблица
report-show = Показать
report-now = Что получается сейчас
report-total = Итого
report-empty = Подходящих записей нет, считать нечего.
report-left-out = { $count ->
    [one] Ещё { $count } группа учтена в итоге, но не показана.
    [few] Ещё { $count } группы учтены в итоге, но не показаны.
   *[many] Ещё { $count } групп учтено в итоге, но не показано.
}
report-unfit = Поле, по которому строится отчёт, удалено или недоступно вам. Восстановите поле или выберите другое.
report-for = Кто видит отчёт
report-for-owner = Только я
report-for-everybody = Все в этом аккаунте
report-for-chosen = Выбранные сотрудники и отделы
report-for-means = Каждый видит цифры по тем записям, которые доступны ему самому.
report-saved = Отчёт «{ $name }» сохранён.
report-conflict = За это время отчёт изменил кто-то другой, поэтому ваш не сохранён. Всё, что вы выбрали, на месте: сохраните ещё раз, чтобы остался ваш вариант.
report-delete = Удалить отчёт
report-delete-whom = Кто его видит: { $whom }.
report-delete-means = Записи останутся. Отчёт можно вернуть кнопкой «Отменить» или из журнала.
report-deleted = Отчёт «{ $name }» удалён.
