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
