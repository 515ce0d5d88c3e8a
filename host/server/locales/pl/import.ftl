# Import pliku.
import-title = Import: { $table }
import-file = Plik
import-file-hint = CSV z nazwami kolumn w pierwszym wierszu. Kodowanie i separator są rozpoznawane.
import-read = Odczytaj plik
import-seen = { $file }: { $rows ->
    [one] { $rows } wiersz
    [few] { $rows } wiersze
   *[many] { $rows } wierszy
}, kodowanie { $encoding }. Na razie niczego nie zaimportowano.
import-columns = Kolumny
import-column = Kolumna
import-samples = Przykładowe wartości
import-holds = Wygląda na
import-field = Do pola
import-field-of = Pole dla kolumny { $column }
import-leave-out = pomiń
import-skip = Zaimportuj pozostałe wiersze, nawet jeśli część zostanie odrzucona
import-check = Sprawdź bez importowania
import-run = Importuj
import-all-ready = { $rows ->
    [one] Można zaimportować { $rows } wiersz.
    [few] Można zaimportować wszystkie { $rows } wiersze.
   *[many] Można zaimportować wszystkie { $rows } wierszy.
}
import-some-refused = Wiersze, które można zaimportować: { $ready } z { $rows }; odrzucone: { $refused }. Niczego nie zaimportowano.
import-refused = Odrzucone
import-line = Wiersz
import-value = Wartość
import-reason = Dlaczego
import-more-refused = I jeszcze { $count }.
import-spellings = Nieznane nazwy
import-spellings-about = Wskaż, co każda z nich oznacza, i sprawdź ponownie. Niewypełnione zostaną odrzucone.
import-spelling = W pliku
import-rows = Wierszy
import-meaning = Oznacza
import-meaning-of = Co oznacza „{ $spelling }”
imported-notice = Zaimportowano: { $what }.
imported-some-notice = Zaimportowano: { $what }. Pominięte wiersze: { $refused }.
guess-empty = nic
guess-text = tekst
guess-integer = liczby całkowite
guess-decimal = liczby
guess-money = kwoty
guess-boolean = tak i nie
guess-date = daty
guess-datetime = daty z godziną
import-runs = Trwa import: { $file }.
import-checks = Trwa sprawdzanie: { $file }.

# Why a row is refused
problem-import-no-file = Plików nie importuje się z komórki.
problem-import-no-whole-number = To nie jest liczba całkowita.
problem-import-no-number = To nie jest liczba.
problem-import-no-amount = To nie jest kwota.
problem-import-no-yes-or-no = To ani „tak”, ani „nie”.
problem-import-no-moment = To nie jest data z godziną.
problem-import-no-date = { $order ->
    [ymd] To nie jest data. Dni zapisuje się tu jako rok-miesiąc-dzień.
    [dmy] To nie jest data. Dni zapisuje się tu jako dzień.miesiąc.rok.
   *[mdy] To nie jest data. Dni zapisuje się tu jako miesiąc/dzień/rok.
}
problem-import-too-many-digits = { $currency } nie ma kwoty z tyloma cyframi.
problem-import-in-this-file = „{ $name }” też jest w tym pliku: najpierw zaimportuj tamten wiersz.
problem-import-several-records = Tak nazywa się kilka rekordów: wskaż, o który chodzi.
problem-import-several-choices = Tak nazywa się kilka opcji: wskaż, o którą chodzi.
problem-import-unknown-record = Żaden rekord nie ma takiej nazwy.
problem-import-unknown-choice = Żadna opcja nie ma takiej nazwy.
problem-import-not-filled = To pole jest wymagane, a żadna kolumna go nie wypełnia.
problem-import-taken = Inny rekord albo wcześniejszy wiersz już to ma. Wartość musi być unikalna.
problem-import-refers = Odwołuje się do wiersza { $line }, który został odrzucony albo odwołuje się do tego.
