# Из чего рисуются страницы плагинов.
confirm-selected = { $count ->
    [one] Выбрана { $count } строка.
    [few] Выбраны { $count } строки.
   *[many] Выбрано { $count } строк.
}
confirm-typed = Чтобы продолжить, введите { $word }
confirm-mistyped = Введено не то, что требуется. Ничего не сделано.
action-gone = На странице этого действия больше нет: за это время что-то изменилось. Ничего не сделано.
rows-selected = Выбрано: { $count }
with-selected = С выбранными строками:
select-all = Выбрать все строки на странице
select-row = Выбрать строку { $row }
select-named = Выбрать: { $row }
actions = Действия
rows-total = { $count ->
    [one] { $count } строка
    [few] { $count } строки
   *[many] { $count } строк
}
next-page = Следующая страница
first-page = Первая страница
filter-clear = Сбросить
filter-any = все
filter-anyone = кто угодно
filter-every-table = все таблицы
step-done = готово
step-current = сейчас
step-waiting = позже
diff-field = Поле
diff-before = Было
diff-after = Стало
diff-withheld = Значения стёрты или недоступны вам.
qr-as-text = Показать текстом
chart-empty = Пока нечего показывать.
chart-as-table = Показать таблицей
leaving-title = Вы уходите из Bailey
leaving-text = Ссылка ведёт на { $host }; к Bailey этот сайт не относится.
leaving-go = Перейти на { $host }
row-actions = Действия
running-of = { $done } из { $total }
running-goes-on = Работа продолжится, даже если уйти с этой страницы.
running-look = Обновить
running-failed = Работа не удалась.
running-cut-short = Работа прервалась: сервер остановился. Что не было закончено, не сделано.
running-already = Такая работа уже идёт. Подождите, пока она закончится, и попробуйте снова.
