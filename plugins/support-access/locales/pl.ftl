# What the plugin is
plugin-name = Dostęp wsparcia
plugin-summary = Wpuszcza specjalistę wsparcia do jednego zgłoszenia: tylko do odczytu, chyba że pozwolisz na więcej, z ukrytymi polami; każdy pokazany rekord jest odnotowany, a dostęp kończy się natychmiast
why-support-access = Aby otwierać konto specjaliście oraz widzieć i kończyć to, co otwarto
why-records = Aby pokazać, ile rekordów zobaczy specjalista, oraz zgłoszenie
why-records-write = Aby zapisywać i zamykać zgłoszenia
why-clock = Aby określić, do kiedy dostęp jest otwarty
why-event-listener = Aby zakończyć dostęp, gdy zgłoszenie zostanie zamknięte lub usunięte
why-pages = Aby pokazać, co jest otwarte, kto wszedł i co widział

# The front page
page-title = Dostęp wsparcia
lead-closed = Nikt ze wsparcia nie może wejść.
lead-open = Konto jest otwarte dla wsparcia. Nikogo nie ma.
lead-inside = { $count ->
    [one] W środku jest { $count } specjalista.
    [few] W środku jest { $count } specjalistów.
   *[many] W środku jest { $count } specjalistów.
}
stat-open = Otwarte
stat-inside = Specjaliści w środku
stat-tables = Widoczne tabele
for-members = Dostęp otwiera i kończy administrator. Tutaj widać, czy ktoś jest w środku.
none-yet = Konta nigdy nie otwarto dla wsparcia. Administrator otwiera je dla jednego zgłoszenia naraz.
column-number = Numer
column-ticket = Zgłoszenie
column-state = Stan
column-until = Do
column-by = Otworzył(a)
column-opened = Otwarto
state-closed = Zamknięty
state-inside = W środku: { $names }
state-waiting = Czeka na specjalistę
state-open = Otwarty, nikogo nie ma

# Opening
open-title = Otwórz dla wsparcia
open-lead = Wybierz, co zobaczy specjalista. Otrzymasz numer i hasło jednorazowe, które przekażesz samodzielnie.
heading-tables = Które tabele
tables-text = Zgłoszenie i jego pliki są zawsze widoczne. Wybierz resztę.
table-label = { $table }
choose-tables = Wybierz te tabele
heading-preview = Co zobaczy wsparcie
column-table = Tabela
column-records = Rekordy
column-fields = Pola
ticket-alone = Tylko zgłoszenie i jego pliki.
heading-ticket = Zgłoszenie
subject = Temat
subject-missing = Podaj, czego dotyczy zgłoszenie.
text = Co się dzieje
text-hint = Zrzuty ekranu i inne pliki dodaje się na stronie zgłoszenia.
valid-for = Otwarte przez
hours = { $hours ->
    [4] 4 godziny
    [24] 1 dzień
    [72] 3 dni
    [168] 7 dni
   *[other] 30 dni
}
unknown-hours = Wybierz, na jak długo.
may-write = Może też tworzyć i zmieniać rekordy
may-write-hint = Nigdy usuwać, eksportować ani zmieniać ustawień.
hide-field = Ukryj: { $table }, { $field }
open-button = Otwórz dla wsparcia
opened = Przekaż to teraz specjaliście, więcej nie zostanie pokazane. Numer { $number }, hasło { $password }, strona /support/sign-in

# One access
access-title = Otwarty dostęp
access-of = Dostęp wsparcia { $number }
access-lead-open = Dostęp jest otwarty. Zakończenie działa natychmiast, także na to, co specjalista właśnie robi.
access-lead-closed = Nikt nie może przez niego wejść.
heading-scope = Co można zobaczyć
column-may = Może
column-hidden = Ukryte pola
scope-read = Czytać
scope-write = Czytać, tworzyć i zmieniać
heading-stays = Kto wszedł
column-agent = Specjalista
column-entered = Wejście
column-address = Adres
column-left = Wyjście
stay-now = teraz w środku
nobody-came = Nikt przez niego nie wszedł.
heading-viewed = Wszystkie pokazane rekordy
column-record = Rekord
column-first = Pierwszy raz
column-last = Ostatni raz
column-times = Razy
nothing-viewed = Nie pokazano żadnego rekordu.
heading-done = Co zrobiono
column-operation = Wpis dziennika
column-when = Kiedy
column-act = Co
act-entered = Wejście
act-left = Wyjście
act-created = Utworzono rekord
act-changed = Zmieniono rekord
nothing-done = Nic poza oglądaniem.
heading-end = Do kiedy
from-now = Od teraz przez
extend = Zmień czas
extended = Otwarte do { $until }.
renew = Inne hasło
close = Zakończ teraz
close-question = Zakończyć ten dostęp?
close-fact = Kto jest w środku, od razu wyjdzie, a zgłoszenie zostanie zamknięte.
closed = Zamknięte.
