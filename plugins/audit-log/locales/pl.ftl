# Czym jest wtyczka
plugin-name = Dziennik zdarzeń
plugin-summary = Pokazuje wszystko, co się działo: kto, kiedy, skąd i jak wyglądały rekordy przed zmianą i po niej

# Po co potrzebne są uprawnienia
why-journal = Aby pokazywać, co działo się w firmie — każdemu w granicach jego praw
why-journal-undo = Aby cofnąć operację, gdy ktoś o to poprosi
why-journal-retention = Aby usuwać z dziennika wartości, których okres przechowywania minął
why-settings = Aby wiedzieć, przez ile dni firma przechowuje dziennik
why-progress = Aby pokazywać postęp długiej pracy
why-clock = Aby mówić, co działo się dzisiaj, i filtrować według dni
why-pages = Aby pokazywać dziennik, pojedyncze operacje i historię rekordu
why-panels = Żeby pokazywać administratorom na stronie rekordu, kto go ostatnio otwierał
why-job-runner = Aby co noc czyścić dziennik z tego, co przeterminowane

# Strona główna
page-title = Dziennik zdarzeń
today = { $count ->
    [0] Dzisiaj jeszcze nic się nie działo.
    [one] Dzisiaj: jedna operacja
    [few] Dzisiaj: { $count } operacje
   *[many] Dzisiaj: { $count } operacji
}{ $count ->
    [0] {""}
   *[other] { $deletions ->
        [0] , nic nie usunięto.
        [one] , w tym jedno usunięcie.
        [few] , w tym { $deletions } usunięcia.
       *[many] , w tym { $deletions } usunięć.
    }
}
operations = Operacje
operations-empty = Nic nie pasuje. Tutaj pojawia się wszystko, co ktokolwiek robi w firmie.

filter-button = Filtruj
filter-by = Kto
filter-kind = Operacja
filter-table = Tabela
filter-since = Od
filter-until = Do
filter-address = Adres
not-a-date = To nie jest data.

column-when = Kiedy
column-who = Kto
column-what = Operacja
column-table = Tabela
column-count = Rekordy
column-address = Adres

# Jedna operacja
operation-title = Operacja
operation-number = operacja nr { $number }
lead-by-user = { $count ->
    [one] Użytkownik { $who }, { $at }. Dotyczy jednego rekordu.
   *[other] Użytkownik { $who }, { $at }. Dotyczy { $count } rekordów.
}
lead-by-other = { $count ->
    [one] { $at }. Dotyczy jednego rekordu.
   *[other] { $at }. Dotyczy { $count } rekordów.
}
lead-other-by-user = Użytkownik { $who }, { $at }.
lead-other = { $at }.
lead-no-records = { $at }. Nie dotyczy żadnego rekordu.
fact-request = Żądanie
fact-undoes = Cofa
fact-undone-by = Cofnięta przez
changes = Rekordy
changes-other = Co się zmieniło
changes-empty = Nie dotyczy żadnego rekordu.
column-record = Rekord
column-became = Co się z nim stało
column-history = Historia
history-link = Historia

became-created = utworzony
became-updated = zmieniony
became-deleted = usunięty
became-restored = przywrócony
became-archived = przeniesiony do archiwum
became-unarchived = przywrócony z archiwum
became-purged = usunięty na stałe

detail-browser = Przeglądarka
detail-code = Kod
detail-digest = Pakiet
detail-email = E-mail
detail-erased = Wymazano
detail-extension-point = Bierze udział w
detail-field = Pole
detail-file = Plik
detail-final = Ostatecznie
detail-grant = Przyznano
detail-limit = Limit
detail-limit-before = Limit przedtem
detail-message = Komunikat
detail-name = Nazwa
detail-plugin = Wtyczka
detail-plural = Nazwa w liczbie mnogiej
detail-credential = Czym się okazano
detail-codes-left = Pozostało kodów
detail-reason = Powód
reason-wrong-password = błędne hasło
reason-wrong-code = błędny kod
reason-unknown-user = nikt nie ma takiego adresu
reason-no-password = nie ma jeszcze hasła
reason-suspended = konto zablokowane
reason-wrong-answer = błędna odpowiedź
reason-denied = wtyczka nie wpuściła
reason-failed = awaria wtyczki
detail-times = Ile razy
detail-rows = Wiersze
detail-singular = Nazwa w liczbie pojedynczej
detail-table = Tabela
detail-tried-as = Próba jako
detail-user = Użytkownik
detail-user-agent = Przeglądarka w całości
detail-version = Wersja
detail-why = Dlaczego
detail-subject = Wtyczka lub wydawca
subject-everything = wszystkie wtyczki

# Cofanie
undo = { $count ->
    [one] Cofnij zmianę jednego rekordu
   *[other] Cofnij zmiany { $count } rekordów
}
undo-question = { $count ->
    [one] Cofnąć zmianę jednego rekordu?
   *[other] Cofnąć zmiany { $count } rekordów?
}
undo-fact-back = Wszystko wróci do stanu sprzed tej operacji.
undo-fact-journal = Cofnięcie trafi do dziennika i też można je będzie cofnąć.
undone = Operacja została cofnięta.
undo-not-possible = { $count ->
    [one] Nie można tego cofnąć z powodu jednego rekordu.
   *[other] Nie można tego cofnąć z powodu { $count } rekordów.
}
obstacle-changed-since = { $count ->
    [one] Jeden rekord od tego czasu zmieniono i ta zmiana by przepadła.
    [few] { $count } rekordy od tego czasu zmieniono i te zmiany by przepadły.
   *[many] { $count } rekordów od tego czasu zmieniono i te zmiany by przepadły.
}
obstacle-purged = { $count ->
    [one] Jeden rekord usunięto na stałe.
    [few] { $count } rekordy usunięto na stałe.
   *[many] { $count } rekordów usunięto na stałe.
}
obstacle-unique-taken = { $count ->
    [one] Niepowtarzalna wartość jednego rekordu należy teraz do innego.
   *[other] Niepowtarzalne wartości { $count } rekordów należą teraz do innych.
}
obstacle-values-gone = { $count ->
    [one] Wcześniejsze wartości jednego rekordu wymazano.
   *[other] Wcześniejsze wartości { $count } rekordów wymazano.
}
obstacle-schema-deleted = { $count ->
    [one] Jeden rekord potrzebuje usuniętej tabeli lub pola. Najpierw je przywróć.
    [few] { $count } rekordy potrzebują usuniętej tabeli lub pola. Najpierw je przywróć.
   *[many] { $count } rekordów potrzebuje usuniętej tabeli lub pola. Najpierw je przywróć.
}
obstacle-not-allowed = { $count ->
    [one] Jednego rekordu nie wolno Ci zmieniać.
   *[other] { $count } rekordów nie wolno Ci zmieniać.
}

# Historia jednego rekordu
history-title = Historia rekordu
record-title = Historia: { $record }
history-empty = W dzienniku nie ma o tym rekordzie nic, co wolno Ci zobaczyć.
history-lead = { $count ->
    [one] Jeden wpis.
    [few] { $count } wpisy, od najnowszych.
   *[many] { $count } wpisów, od najnowszych.
}
older = Starsze wpisy
more = Dalej

# Rodzaje operacji
kinds-records = Wszystko o rekordach
kinds-session = Logowania
kinds-token = Tokeny dostępu
kinds-users = Użytkownicy
kinds-departments = Działy
kinds-schema = Tabele i pola
kinds-plugins = Wtyczki
kind-records-create = Utworzenie
kind-records-update = Zmiana
kind-records-delete = Usunięcie
kind-records-restore = Przywrócenie
kind-records-archive = Przeniesienie do archiwum
kind-records-unarchive = Przywrócenie z archiwum
kind-records-purge = Usunięcie na stałe
kind-records-erase = Wymazanie wraz ze śladami
kind-records-undo = Cofnięcie
kind-records-merge = Scalenie
kind-records-import = Import
kind-records-export = Eksport
kind-files-add = Dodano plik
kind-files-remove = Usunięto plik
kind-files-limit-changed = Zmieniono miejsce na pliki
kinds-files = Pliki
kind-session-signed-in = Zalogowanie
kind-session-signed-out = Wylogowanie
kind-session-refused = Odmowa logowania
kind-session-barred = Zatrzymane przez wtyczkę
kind-session-safe-mode = Wejście w tryb bezpieczny
kind-session-codes-made = Utworzono kody trybu bezpiecznego
kind-session-revoked = Zakończenie sesji
kind-token-created = Utworzenie tokenu dostępu
kind-token-revoked = Unieważnienie tokenu dostępu
kind-backup-created = Utworzono kopię zapasową
kind-backup-tried = Sprawdzono kopię zapasową
kind-backup-deleted = Usunięto kopię zapasową
kind-backup-downloaded = Pobrano kopię zapasową
kind-backup-given = Przekazano kopię wsparciu
kind-backup-linked = Utworzono odnośnik do kopii
kind-backup-restorers = Wskazano, kto może przywracać
kind-backup-store-added = Dodano magazyn kopii
kind-backup-store-removed = Usunięto magazyn kopii
kind-backup-key-shown = Pokazano klucz kopii
kind-backup-key-proven = Sprawdzono klucz kopii
kind-records-restore-backup = Przywrócenie z kopii
kind-account-installed = Konto zainstalowane z kopii
kind-support-opened = Otwarcie konta dla wsparcia
kind-support-extended = Przedłużenie dostępu wsparcia
kind-support-renewed = Nowe hasło dla wsparcia
kind-support-closed = Zakończenie dostępu wsparcia
kind-support-entered = Wejście wsparcia
kind-support-refused = Odmowa wejścia wsparciu
kind-support-left = Wyjście wsparcia
kind-users-created = Dodanie użytkownika
kind-users-updated = Zmiana użytkownika
kind-users-suspended = Zablokowanie użytkownika
kind-users-reactivated = Odblokowanie użytkownika
kind-users-signed-out = Wylogowanie użytkownika ze wszystkich sesji
kind-users-slowed = Spowolnienie użytkownika
kind-users-password-set = Zmiana hasła
kind-users-invited = Zaproszenie
kind-session-reset-asked = Prośba o nowe hasło
kind-session-step-asked = Poproszono o kolejny krok logowania
kind-session-step-passed = Krok logowania zaliczony
kind-session-step-refused = Krok logowania odrzucony
kind-session-confirmed = Ponownie potwierdzono tożsamość
kind-session-confirmation-required = Zażądano potwierdzenia tożsamości
kind-session-device-forgotten = Przestano ufać przeglądarce
kind-mail-sent = Wysłano wiadomość
kind-mail-failed = Nie doręczono wiadomości
kind-users-owner-changed = Zmiana właściciela
kind-departments-created = Dodanie działu
kind-departments-updated = Zmiana działu
kind-departments-deleted = Usunięcie działu
kind-groups-changed = Zmiana grup osób
kind-account-updated = Zmiana ustawień firmy
kind-schema-table-created = Dodanie tabeli
kind-schema-field-added = Dodanie pola
kind-schema-table-changed = Zmiana tabeli
kind-schema-field-changed = Zmiana pola
kind-schema-table-deleted = Usunięcie tabeli
kind-schema-field-deleted = Usunięcie pola
kind-schema-table-restored = Przywrócenie tabeli
kind-schema-field-restored = Przywrócenie pola
kind-schema-purge = Usunięcie tabel i pól na stałe
kind-schema-undo = Cofnięcie zmian tabel i pól
kind-plugins-installed = Instalacja wtyczki
kind-plugins-uninstalled = Odinstalowanie wtyczki
kind-plugins-enabled = Włączenie wtyczki
kind-plugins-disabled = Wyłączenie wtyczki
kind-plugins-settings-changed = Zmiana ustawień wtyczki
kind-plugins-failed = Awaria wtyczki
kind-plugins-parked = Wtyczka przestała odbierać zdarzenia
kind-plugins-resumed = Wtyczka znów odbiera zdarzenia
kind-plugins-noted = Decyzja we wtyczce
kind-journal-pruned = Przycięcie dziennika

# Ustawienie i nocne zadanie
setting-keep-days = Przez ile dni przechowywać cały dziennik
setting-keep-days-hint = Od 30 do 3650. Po starszych operacjach zostaje to, kto, kiedy i co zrobił z którym rekordem; wartości i adresy znikają.
job-prune = Czyszczenie dziennika z wartości starszych, niż mówi ustawienie
job-pruned = { $count ->
    [0] W dzienniku nie było nic dość starego.
    [one] Wyczyszczono { $count } wpis dziennika.
    [few] Wyczyszczono { $count } wpisy dziennika.
    [many] Wyczyszczono { $count } wpisów dziennika.
   *[other] Wyczyszczono { $count } wpisu dziennika.
}

# Gotowe widoki, pliki i dalsze warunki
views = Widoki
view-sign-ins = Logowania i nieudane próby
view-exports = Eksporty
view-permissions = Wtyczki i uprawnienia
download = Pobierz pasujące
download-csv = jako CSV do arkusza
download-json-lines = jako JSON Lines z dowodem
operations-more = Pasuje ponad { $count } operacji. Dodaj warunki, aby poznać dokładną liczbę.
filter-plugin = Wtyczka
filter-record = Numer rekordu
filter-request = Żądanie
record-of-which-table = Wybierz tabelę, w której jest ten rekord.
fact-through = Przez co
through-version = wersja { $text }
through-capability = uprawnienie { $text }
through-digest = pakiet { $text }
detail-columns = Kolumny
detail-count = Ile
detail-filter = Warunki
detail-format = Format
detail-left = Pozostawione
detail-reverts = Cofnięta operacja
detail-search = Szukane
detail-since = Od
detail-tables = Tabele
detail-until = Do
kind-records-revert = Cofnięcie jednej zmiany
kind-records-rewind = Wycofanie działań
kind-account-suspended = Operator zawiesił konto
kind-account-resumed = Operator ponownie otworzył konto
kind-account-leaving = Operator wyznaczył dzień usunięcia konta
kind-plugins-rolled-back = Powrót wtyczki do poprzedniej wersji
kind-plugins-reinstalled = Przywrócenie wtyczki
kind-plugins-deleted = Usunięcie pozostałości po wtyczce
kind-plugins-leaving = Wtyczka ma zostać wyłączona
kind-plugins-staying = Odwołano wyłączenie wtyczki
kind-plugins-rules-changed = Zmiana zasad dotyczących wtyczek
kind-plugins-data-exported = Pobranie danych wtyczki
kind-plugins-upgraded = Aktualizacja wtyczki
kind-plugins-revoked = Wycofanie wtyczki przez operatora
kind-plugins-allowed = Operator zezwolił na wtyczki
kind-plugins-denied = Operator zabronił wtyczek
kind-plugins-unsaid = Operator cofnął swoją decyzję o wtyczkach
kind-journal-export = Eksport dziennika

# Cofanie części operacji
revert = Cofnij
revert-question = Cofnąć to, co ta operacja zrobiła z „{ $record }”?
revert-field-question = Cofnąć zmianę pola „{ $field }”?
revert-fact-rest = Reszta operacji pozostaje w mocy.
reverted = Zmiana została cofnięta.

# Wycofywanie działań
rewind-title = Wycofanie działań
rewind-link = Cofnij wszystko, co ktoś zrobił w danym czasie
rewind-lead = Wybierz osobę albo wtyczkę oraz okres. Najpierw zobaczysz, co wróci do poprzedniego stanu.
rewind-look = Pokaż, co wróci
rewind-one-actor = Wybierz albo osobę, albo wtyczkę.
filter-from = Od godziny
filter-to = Do godziny
time-hint = Godzina, na przykład 14:30; puste pole oznacza cały dzień.
not-a-time = To nie jest godzina. Wpisz na przykład 14:30.
rewind-nothing-done = W tym czasie ta osoba lub wtyczka nie zrobiła nic z rekordami.
rewind-would = { $count ->
    [0] Nic nie wróci do poprzedniego stanu
    [one] Jeden rekord wróci do poprzedniego stanu
    [few] { $count } rekordy wrócą do poprzedniego stanu
   *[many] { $count } rekordów wróci do poprzedniego stanu
}{ $left ->
    [0] .
    [one] ; jeden pozostanie bez zmian.
    [few] ; { $left } pozostaną bez zmian.
   *[many] ; { $left } pozostanie bez zmian.
}
rewind-back = Wróci
rewind-left = Pozostanie bez zmian
rewind-unchanged = Już jak przedtem
column-becomes = Co się stanie
column-fields = Pola
field-back = { $field }: { $now } → { $then }{ $more ->
    [0] {""}
    [one] i jeszcze jedno pole
    [few] i jeszcze { $more } pola
   *[many] i jeszcze { $more } pól
}
rewind = { $count ->
    [one] Wycofaj zmiany jednego rekordu
    [few] Wycofaj zmiany { $count } rekordów
   *[many] Wycofaj zmiany { $count } rekordów
}
rewind-question = { $count ->
    [one] Wycofać zmiany jednego rekordu?
    [few] Wycofać zmiany { $count } rekordów?
   *[many] Wycofać zmiany { $count } rekordów?
}
rewind-fact-left = { $count ->
    [0] Nikt inny ich od tamtej pory nie ruszał.
    [one] Jeden rekord pozostanie bez zmian — strona mówi który.
    [few] { $count } rekordy pozostaną bez zmian — strona mówi które.
   *[many] { $count } rekordów pozostanie bez zmian — strona mówi które.
}
rewound = { $count ->
    [one] Jeden rekord wrócił do poprzedniego stanu
    [few] { $count } rekordy wróciły do poprzedniego stanu
   *[many] { $count } rekordów wróciło do poprzedniego stanu
}{ $left ->
    [0] .
    [one] ; jeden pozostał bez zmian.
    [few] ; { $left } pozostały bez zmian.
   *[many] ; { $left } pozostało bez zmian.
}

# Setkami, w tle
rewinding = Rekordy wracają do poprzedniego stanu.
undoing = Trwa cofanie operacji.
rewind-moved = Niektóre z tych rekordów zmieniły się od czasu przygotowania planu. Nic nie zrobiono; obejrzyj plan ponownie.
look = Pokaż
job-rewind = Wycofanie czyichś działań
job-undo = Cofnięcie operacji

# Cofanie zmian w tabelach i polach
schema-undo = Cofnij tę zmianę w tabelach i polach
schema-undo-question = Cofnąć tę zmianę w tabelach i polach?
schema-undo-not-possible = Tego nie można cofnąć.
schema-obstacle-changed-since = Tabela lub pole zmieniły się od tego czasu albo już coś zawierają.
schema-obstacle-purged = Tabelę lub pole usunięto na stałe.
schema-obstacle-unique-taken = Klucz należy teraz do innej tabeli lub innego pola albo rekordy nie spełniają już wymagań pola.
schema-obstacle-values-gone = Poprzedni stan nie jest już przechowywany.
schema-obstacle-schema-deleted = Tabela lub pole są usunięte. Najpierw je przywróć.
schema-obstacle-not-allowed = Zmiany w tabelach i polach cofają tylko administratorzy.

# Weryfikacja dziennika
why-journal-verify = Aby na życzenie administratora sprawdzać, czy w dzienniku niczego nie zmieniono ani nie usunięto
verify-title = Weryfikacja
verify-link = Sprawdź, czy dziennik jest taki, jak go zapisano
verify-never = Dziennika jeszcze nie weryfikowano.
verify-last = Ostatnia weryfikacja dziennika: { $at }.
verify-running = Trwa weryfikacja dziennika.
verify-checking = Sprawdzanie wpisów
verify-started = Weryfikacja się rozpoczęła. Trwa dalej także po opuszczeniu strony.
verify-now = Zweryfikuj teraz
verify-what = Każdy wpis jest porównywany z poprzednim, z podpisami i z tym, co zanotowano poza plikiem konta. Jeśli ktoś zmienił wpis z pominięciem Bailey, usunął go albo odciął koniec dziennika, wyjdzie to na jaw. To, co wymazano lub przycięto zgodnie z zasadami, nie jest błędem.
verify-offline = Na skopiowanym pliku to samo robi bez serwera polecenie „bailey audit verify”.
verify-intact = { $count ->
    [one] Dziennik jest nienaruszony: { $count } wpis, do numeru { $number }.
    [few] Dziennik jest nienaruszony: { $count } wpisy, do numeru { $number }.
   *[many] Dziennik jest nienaruszony: { $count } wpisów, do numeru { $number }.
}
verify-broken = { $count ->
    [0] Dziennik jest naruszony od pierwszego wpisu.
    [one] Dziennik jest naruszony. Poprawny jest tylko pierwszy wpis.
    [few] Dziennik jest naruszony. Poprawne są pierwsze { $count } wpisy, reszta nie jest dowiedziona.
   *[many] Dziennik jest naruszony. Poprawnych jest pierwszych { $count } wpisów, reszta nie jest dowiedziona.
}
verify-fault = Wpis { $number } jest błędny
verify-look = Wpis
verify-exactly = Dokładnie
verify-head = Dokąd sięga dziennik. Zachowaj to w innym miejscu: późniejsza weryfikacja względem tego zapisu wykryje odcięty koniec.
verify-failed = Nie udało się zweryfikować dziennika do końca.
verify-failed-title = Weryfikacja została przerwana
verify-last-fact = Ostatnia weryfikacja
verify-found = Wynik
verify-found-intact = nienaruszony
verify-found-fault = naruszony
flaw-missing = Nie ma go, choć późniejsze są. Ktoś go usunął.
flaw-cut-off = Nie ma go: koniec dziennika odcięto. Według zapisu poza plikiem konta ten wpis istniał.
flaw-altered = Nie jest taki, jak go zapisano. Ktoś zmienił go z pominięciem Bailey.
flaw-lost = Brakuje jego części, a żaden wpis nie mówi, że ją wymazano lub przycięto.
flaw-unsigned = Podpis pod nim jest nieprawidłowy.
flaw-misfiled = Sam wpis jest poprawny, ale dane, po których dziennik go znajduje, są inne: filtr może go pominąć albo pokazać niesłusznie. Ktoś zmienił je z pominięciem Bailey.
kind-journal-verified = Weryfikacja dziennika
detail-entries = Poprawne wpisy
detail-fault = Pierwszy błędny wpis
detail-head = Dokąd sięgał dziennik
view-views = Kto co oglądał
kind-account-views-watched = Zmiana: które podglądy zapisywać
kind-views-records = Podgląd rekordów
kind-activity-counted = Rekordy otwarte i wyświetlone w ciągu godziny
detail-recipient = Zaszyfrowano kluczem
detail-record = Rekord
detail-records = Rekordy
kind-saved-views-created = Utworzenie zapisanego widoku
kind-saved-views-updated = Zmiana zapisanego widoku
kind-saved-views-deleted = Usunięcie zapisanego widoku
rewind-large = Chodzi o tyle zmian: { $count }. To zbyt wiele, by przejrzeć je od razu. Plan powstanie w tle; stronę można opuścić.
rewind-plan = Ułóż plan
rewind-plan-anew = Ułóż plan od nowa
rewind-planning = Powstaje plan tego, co wróci.
rewind-planned-at = Plan powstał { $at }. Jeśli któryś z tych rekordów zmienił się od tego czasu, po potwierdzeniu nic się nie stanie.
job-plan-rewind = Układanie planu cofnięcia
kind-saved-views-restored = Przywrócenie zapisanego widoku
kind-reports-created = Utworzenie raportu
kind-reports-updated = Zmiana raportu
kind-reports-deleted = Usunięcie raportu
kind-reports-restored = Przywrócenie raportu

# The panel on a record’s page
seen-by-title = Ostatnio otwierali
seen-by-opened = Otwarcie rekordu
seen-by-all = { $count ->
    [one] Łącznie { $count } wyświetlenie
    [few] Łącznie { $count } wyświetlenia
   *[many] Łącznie { $count } wyświetleń
}
