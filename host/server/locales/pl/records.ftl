# Listy rekordów, strona rekordu, formularze i usuwanie.
count-companies = { $count ->
    [one] { $count } firma
    [few] { $count } firmy
   *[many] { $count } firm
}
count-contacts = { $count ->
    [one] { $count } kontakt
    [few] { $count } kontakty
   *[many] { $count } kontaktów
}
count-deals = { $count ->
    [one] { $count } szansa sprzedaży
    [few] { $count } szanse sprzedaży
   *[many] { $count } szans sprzedaży
}
count-tasks = { $count ->
    [one] { $count } zadanie
    [few] { $count } zadania
   *[many] { $count } zadań
}
count-invoices = { $count ->
    [one] { $count } faktura
    [few] { $count } faktury
   *[many] { $count } faktur
}
count-legal_entities = { $count ->
    [one] { $count } podmiot prawny
    [few] { $count } podmioty prawne
   *[many] { $count } podmiotów prawnych
}
count-notes = { $count ->
    [one] { $count } notatka
    [few] { $count } notatki
   *[many] { $count } notatek
}
count-of = { $table }: { $count }
count-records = { $count ->
    [one] { $count } rekord
    [few] { $count } rekordy
   *[many] { $count } rekordów
}

delete-companies = { $count ->
    [one] Usuń { $count } firmę
    [few] Usuń { $count } firmy
   *[many] Usuń { $count } firm
}
delete-contacts = { $count ->
    [one] Usuń { $count } kontakt
    [few] Usuń { $count } kontakty
   *[many] Usuń { $count } kontaktów
}
delete-deals = { $count ->
    [one] Usuń { $count } szansę sprzedaży
    [few] Usuń { $count } szanse sprzedaży
   *[many] Usuń { $count } szans sprzedaży
}
delete-tasks = { $count ->
    [one] Usuń { $count } zadanie
    [few] Usuń { $count } zadania
   *[many] Usuń { $count } zadań
}
delete-invoices = { $count ->
    [one] Usuń { $count } fakturę
    [few] Usuń { $count } faktury
   *[many] Usuń { $count } faktur
}
delete-legal_entities = { $count ->
    [one] Usuń { $count } podmiot prawny
    [few] Usuń { $count } podmioty prawne
   *[many] Usuń { $count } podmiotów prawnych
}
delete-notes = { $count ->
    [one] Usuń { $count } notatkę
    [few] Usuń { $count } notatki
   *[many] Usuń { $count } notatek
}
delete-of = { $count ->
    [one] Usuń { $count } rekord z tabeli „{ $table }”
    [few] Usuń { $count } rekordy z tabeli „{ $table }”
   *[many] Usuń { $count } rekordów z tabeli „{ $table }”
}

delete = Usuń
delete-all-matching = Usuń wszystkie znalezione
delete-what = { $labels }
delete-and-more = { $labels } i jeszcze { $count }
delete-mine = Twoje: { $mine }. Nie Twoje: { $others }.
delete-all-mine = { $count ->
    [1] Ten rekord należy do Ciebie.
   *[other] Wszystkie należą do Ciebie.
}
delete-none-mine = { $count ->
    [1] Ten rekord nie należy do Ciebie.
   *[other] Żaden nie należy do Ciebie.
}
delete-along = { $count ->
    [1] Zniknie i wróci razem z rekordem: { $what }.
   *[other] Zniknie i wróci razem z nimi: { $what }.
}
delete-stays = { $count ->
    [1] Zostanie, a powiązanie wróci, gdy rekord zostanie przywrócony: { $what }.
   *[other] Zostanie, a powiązanie wróci, gdy rekordy zostaną przywrócone: { $what }.
}
delete-until = { $count ->
    [1] Zostanie w koszu do { $date }; do tego dnia można go przywrócić razem z powiązaniami.
   *[other] Zostaną w koszu do { $date }; do tego dnia można je przywrócić razem z powiązaniami.
}
delete-forever = { $count ->
    [1] Zostanie w koszu, dopóki ktoś go nie usunie na stałe; do tego czasu można go przywrócić razem z powiązaniami.
   *[other] Zostaną w koszu, dopóki ktoś ich nie usunie na stałe; do tego czasu można je przywrócić razem z powiązaniami.
}
delete-final = Żadna wtyczka nie przechowuje usuniętych rekordów. Tego nie da się cofnąć.
delete-nothing = Niczego nie zaznaczono, więc nie ma czego usuwać.
deleted-notice = Usunięto: { $what }.
deleted-notice-along = Usunięto: { $what }; razem z nimi: { $along }.

archived-link = W archiwum: { $count }
archive = Archiwizuj
unarchive = Wyjmij z archiwum
archive-question = Przenieść do archiwum: { $what }?
unarchive-question = Wyjąć z archiwum: { $what }?
archive-means = Znikną z list, wyszukiwania i zestawień, zachowają wszystkie powiązania i w każdej chwili można je wyjąć.
unarchive-means = Wrócą na listy, do wyszukiwania i zestawień.
archive-count = { $count ->
    [one] Archiwizuj { $count } rekord
    [few] Archiwizuj { $count } rekordy
   *[many] Archiwizuj { $count } rekordów
}
unarchive-count = { $count ->
    [one] Wyjmij { $count } rekord
    [few] Wyjmij { $count } rekordy
   *[many] Wyjmij { $count } rekordów
}
archive-notice = Przeniesiono do archiwum: { $what }.
unarchive-notice = Wyjęto z archiwum: { $what }.
archive-nothing = Nie zaznaczono niczego, co można przenieść.
archive-leave = Wyjdź z archiwum
archive-empty = Archiwum jest puste. Pojawi się tu to, co przeniesiesz z listy albo ze strony rekordu.
deleted-link = { $count } w koszu
new-record = Dodaj
create-record = Utwórz
list-search = Szukaj na tej liście
list-empty = Jeszcze nic tu nie ma. Rekordy dodasz przyciskiem „Dodaj” albo importem pliku.
list-empty-found = Nic nie pasuje. Usuń warunek albo zmień szukany tekst.
filter-add = Dodaj warunek
filter-value = Wartość
filter-values = Wartości
filter-apply = Zastosuj
filter-clear-all = Wyczyść wszystko
filter-remove = Usuń warunek: { $condition }
filter-searched = szukane: { $text }
filters = Warunki
sort-by = Sortuj według: { $field }
export = Eksport CSV
import = Import

facts = Dane
timeline = Co się działo
related = Powiązane
related-empty = Nic nie odwołuje się do tego rekordu.
note-add = Dodaj notatkę
note-text = Notatka
note-by = Notatka
edit-field = Edytuj pole „{ $field }”
edit-all = Edytuj wszystko
edit-title = { $label }: edycja
new-title = { $table }: nowy rekord
created-notice = Utworzono.
saved-notice = Zapisano.
note-notice = Dodano notatkę.
record-is-deleted = Ten rekord jest w koszu. Można go czytać, ale nie zmieniać.
record-deleted-at = Usunięcie: { $when }, { $who }.
record-changed = Podczas edycji ktoś inny zmienił ten rekord. To, co wpisano, wciąż jest w formularzu; obecne wartości są na stronie rekordu. Zapisz ponownie, aby je zastąpić.
optional-choice = nie wybrano
reference-hint = Wpisz nazwę albo # i numer.
multiple-hint = Po jednym w wierszu.
decimal-hint = Cyfr po przecinku: { $count }
currency = Waluta
reference-unknown = Nie ma aktywnego rekordu o tej nazwie ani numerze. Sprawdź wpis albo zostaw pole puste.
reference-ambiguous = Kilka rekordów ma tę nazwę: wpisz # i numer właściwego.
number-unreadable = To nie jest liczba. Zapisz ją na przykład tak: { $example }.
date-unreadable = To nie jest data. Wybierz ją albo zapisz w postaci 2026-11-21.

# Wymazywanie osoby
erase = Wymaż na zawsze
erase-link = Wymaż na zawsze wraz ze śladami…
erase-title = Wymaż: { $label }
erase-records = Zniknie na zawsze: { $what }.
erase-history = { $count ->
    [one] { $count } wpis ich historii straci wartości; zostanie, kto, co i kiedy zrobił.
    [few] { $count } wpisy ich historii stracą wartości; zostanie, kto, co i kiedy zrobił.
    [many] { $count } wpisów ich historii straci wartości; zostanie, kto, co i kiedy zrobił.
   *[other] { $count } wpisu ich historii straci wartości; zostanie, kto, co i kiedy zrobił.
}
erase-elsewhere = { $count ->
    [one] W { $count } innym wpisie dziennika zniknie to, co wskazuje na ten rekord.
   *[other] W { $count } innych wpisach dziennika zniknie to, co wskazuje na ten rekord.
}
erase-replies = { $count ->
    [one] Zniknie { $count } odpowiedź zachowana dla powtórzonych żądań.
    [few] Znikną { $count } odpowiedzi zachowane dla powtórzonych żądań.
    [many] Zniknie { $count } odpowiedzi zachowanych dla powtórzonych żądań.
   *[other] Zniknie { $count } odpowiedzi zachowanej dla powtórzonych żądań.
}
erase-files = { $count ->
    [one] Zniknie z nimi { $count } plik.
    [few] Znikną z nimi { $count } pliki.
    [many] Zniknie z nimi { $count } plików.
   *[other] Zniknie z nimi { $count } pliku.
}
erase-views = { $count ->
    [one] Zniknie { $count } zapisany widok, który szuka tego rekordu.
    [few] Znikną { $count } zapisane widoki, które szukają tego rekordu.
    [many] Zniknie { $count } zapisanych widoków, które szukają tego rekordu.
   *[other] Zniknie { $count } zapisanego widoku, który szuka tego rekordu.
}
erase-storage = { $count ->
    [one] Z danych wtyczki { $plugin } zniknie { $count } wpis.
    [few] Z danych wtyczki { $plugin } znikną { $count } wpisy.
    [many] Z danych wtyczki { $plugin } zniknie { $count } wpisów.
   *[other] Z danych wtyczki { $plugin } zniknie { $count } wpisu.
}
erase-mentions = { $count ->
    [one] { $count } inny rekord wspomina go i zostanie bez zmian:
    [few] { $count } inne rekordy wspominają go i zostaną bez zmian:
    [many] { $count } innych rekordów wspomina go i zostanie bez zmian:
   *[other] { $count } innego rekordu wspomina go i zostanie bez zmian:
}
erase-final = Tego nie można cofnąć. Dziennik nadal przejdzie weryfikację.
erase-moved = Od chwili, gdy to oglądano, coś się zmieniło. Obejrzyj jeszcze raz i potwierdź.
erase-runs = Trwa wymazywanie na zawsze: { $what }.
erase-wipes = Plik konta jest zapisywany od nowa, aby nie został po tym żaden ślad.
erased-notice = Wymazano na zawsze: { $what }.
erased-notice-not-wiped = Wymazano na zawsze: { $what }. Pliku konta nie udało się teraz zapisać od nowa; próba powtórzy się przy następnym otwarciu konta.
merge = Scal
merge-title = Scal w jeden rekord
merge-text = Rekord, który zostaje, przejmie to, co wybierzesz poniżej, oraz pliki pozostałych, a wszystko, co na nie wskazuje, będzie wskazywać na niego.
merge-stays = Zostaje
merge-choose = Przejmij
merge-too-few = Zaznacz na liście od 2 do { $most } rekordów, które są tym samym, i wybierz „Scal”.
merge-not-yours = Nie możesz scalić tych rekordów: jeden z nich trzeba by zmienić, a pozostałe usunąć, a nie do wszystkiego z tego masz prawo.
merged-notice = Scalono w rekord „{ $record }”.

# Pliki przy rekordach
files = Pliki
files-empty = Nie ma jeszcze plików.
file-choose = Plik
file-add = Dodaj plik
file-added = Dodano: { $name }.
file-none = Najpierw wybierz plik.
file-too-large = Ten plik jest za duży: jeden plik ma najwyżej { $largest }. Niczego nie dodano.
file-limit = Nie ma miejsca na ten plik: jeden plik ma najwyżej { $largest }, a limit dla wszystkich razem ustala administrator. Niczego nie dodano.
file-in-bin = Ten rekord jest w koszu: najpierw go przywróć. Nic nie zrobiono.
file-denied = Nie możesz zmieniać tego rekordu. Nic nie zrobiono.
file-unreadable = Plik nie dotarł w całości albo jego nazwy nie da się użyć. Niczego nie dodano.
file-remove = Usuń
file-remove-named = Usuń { $name }
file-remove-question = Usunąć { $name }?
file-remove-what = Plik ({ $size }) zniknie z tego rekordu.
file-remove-undo = Można to cofnąć, także później z dziennika, dopóki dziennik to przechowuje.
file-removed = Plik usunięto.
