# Импорт файла.
import-title = { $table }: импорт
import-file = Файл
import-file-hint = CSV, в первой строке — названия столбцов. Кодировка и разделитель определяются сами.
import-read = Прочитать файл
import-seen = { $file }: { $rows ->
    [one] { $rows } строка
    [few] { $rows } строки
   *[many] { $rows } строк
}, кодировка { $encoding }. Пока ничего не импортировано.
import-columns = Столбцы
import-column = Столбец
import-samples = Примеры значений
import-holds = Похоже на
import-field = В какое поле
import-field-of = Поле для столбца { $column }
import-leave-out = не импортировать
import-skip = Импортировать остальные строки, даже если часть отклонена
import-check = Проверить, не импортируя
import-run = Импортировать
import-all-ready = { $rows ->
    [one] Можно импортировать { $rows } строку.
    [few] Можно импортировать все { $rows } строки.
   *[many] Можно импортировать все { $rows } строк.
}
import-some-refused = Можно импортировать строк: { $ready } из { $rows }; отклонено: { $refused }. Ничего не импортировано.
import-refused = Отклонено
import-line = Строка
import-value = Значение
import-reason = Почему
import-more-refused = И ещё { $count }.
import-spellings = Неизвестные названия
import-spellings-about = Укажите, что значит каждое, и проверьте снова. Незаполненное будет отклонено.
import-spelling = В файле
import-rows = Строк
import-meaning = Значит
import-meaning-of = Что значит «{ $spelling }»
imported-notice = Импортировано: { $what }.
imported-some-notice = Импортировано: { $what }. Пропущено строк: { $refused }.
guess-empty = пусто
guess-text = текст
guess-integer = целые числа
guess-decimal = числа
guess-money = суммы
guess-boolean = да и нет
guess-date = даты
guess-datetime = даты со временем
import-runs = { $file }: идёт импорт.
import-checks = { $file }: идёт проверка.
