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

# Why a row is refused
problem-import-no-file = Файлы из ячейки не импортируются.
problem-import-no-whole-number = Это не целое число.
problem-import-no-number = Это не число.
problem-import-no-amount = Это не сумма.
problem-import-no-yes-or-no = Это не «да» и не «нет».
problem-import-no-moment = Это не дата со временем.
problem-import-no-date = { $order ->
    [ymd] Это не дата. Дни здесь пишутся так: год-месяц-день.
    [dmy] Это не дата. Дни здесь пишутся так: день.месяц.год.
   *[mdy] Это не дата. Дни здесь пишутся так: месяц/день/год.
}
problem-import-too-many-digits = В валюте { $currency } нет суммы со столькими знаками.
problem-import-in-this-file = «{ $name }» тоже есть в этом файле: сначала импортируйте ту строку.
problem-import-several-records = Так называются несколько записей: укажите, какая имеется в виду.
problem-import-several-choices = Так называются несколько вариантов: укажите, какой имеется в виду.
problem-import-unknown-record = Записи с таким названием нет.
problem-import-unknown-choice = Варианта с таким названием нет.
problem-import-not-filled = Это поле обязательное, а ни один столбец его не заполняет.
problem-import-taken = Такое значение уже есть у другой записи или в строке выше. Оно должно быть уникальным.
problem-import-refers = Ссылается на строку { $line }, которая отклонена или сама ссылается на эту.
