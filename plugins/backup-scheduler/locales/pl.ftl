# Czym jest wtyczka
plugin-name = Kopie zapasowe
plugin-summary = Tworzy kopie według harmonogramu, sprawdza każdą i przywraca całość albo część: najpierw pokazuje, potem robi, a wszystko można cofnąć
why-backups = Aby tworzyć kopie, sprawdzać je, usuwać stare i na polecenie przywracać z nich dane
why-directory = Aby wiedzieć, kogo powiadomić, gdy kopia jest zła
why-mail = Aby powiadomić administratorów, gdy kopia jest zła
why-settings = Aby pamiętać, kiedy tworzyć kopie i jak długo je trzymać
why-progress = Aby pokazywać postęp
why-clock = Aby wiedzieć, które kopie są stare
why-pages = Aby pokazywać kopie i to, co zrobiłoby przywrócenie
why-job-runner = Aby tworzyć kopie o czasie

# Ustawienia
setting-every = Jak często
setting-every-hint = W strefie czasowej konta.
setting-every-off = Nigdy
setting-every-hourly = Co godzinę
setting-every-daily = Codziennie
setting-every-weekly = W każdą niedzielę
setting-every-monthly = Pierwszego dnia każdego miesiąca
setting-every-cron = Według poniższego wiersza cron
setting-hour = O której godzinie
setting-hour-hint = Od 0 do 23. Dla dnia, niedzieli i miesiąca.
setting-cron = Wiersz cron
setting-cron-hint = Pięć pól: minuta, godzina, dzień miesiąca, miesiąc, dzień tygodnia. Na przykład: 30 4 * * MON-FRI
setting-place = Dokąd
setting-place-hint = „folder” to katalog operatora; można też podać nazwę magazynu z ustawień, z działu Kopie zapasowe, np. „store-1”.
setting-daily = Ile dni trzymać
setting-daily-hint = Ostatnia kopia z każdego z tylu dni.
setting-weekly = Ile tygodni trzymać
setting-weekly-hint = Ostatnia kopia z każdego z tylu tygodni.
setting-monthly = Ile miesięcy trzymać
setting-monthly-hint = Ostatnia kopia z każdego z tylu miesięcy.
setting-link-days = Wysyłać właścicielowi odnośnik
setting-link-days-hint = Ile dni działa odnośnik. 0: nie wysyłać.

# Harmonogram słowami
every-never = Nigdy: kopie tworzy się tylko ręcznie
every-hour = Co godzinę
every-day = Codziennie o { $hour }:00
every-week = W każdą niedzielę o { $hour }:00
every-month = Pierwszego dnia każdego miesiąca o { $hour }:00
every-cron = Według wiersza cron { $fields }

# Zadania
job-back-up = Kopia według harmonogramu
job-back-up-now = Kopia zapasowa
job-mail = Wysłanie odnośnika
job-verify = Sprawdzenie kopii
job-plan = Obliczenie przywrócenia
job-restore = Przywrócenie
backing-up = Tworzymy kopię i sprawdzamy ją. Można dalej pracować.
backed-up = Kopia została utworzona, odczytana z powrotem i sprawdzona: jest dobra.
backed-up-badly = Kopia została utworzona, ale jest zła.
mailing = Wysyłamy odnośnik.
mailed = Odnośnik wysłano na Pana/Pani adres. Działa { $days ->
    [one] { $days } dzień
   *[many] { $days } dni
}.
verifying = Pobieramy kopię i sprawdzamy ją.
verified = Kopia jest dobra.
verified-badly = Kopia jest zła: { $faults }
planning = Obliczamy, co zrobiłoby przywrócenie. Nic się nie zmienia.
restoring = Najpierw tworzymy kopię obecnego stanu, potem przywracamy.
restored = { $count ->
    [one] Przywrócono { $count } rekord.
    [few] Przywrócono { $count } rekordy.
   *[many] Przywrócono { $count } rekordów.
} { $left ->
    [0] { "" }
    [one] { $left } nie dało się przywrócić.
   *[many] { $left } nie dało się przywrócić.
}
moved = Ktoś w tym czasie zmienił niektóre z tych rekordów, więc niczego nie przywrócono. Proszę obejrzeć plan na nowo i zdecydować.
look-at-it = Obejrzyj
would-restore = { $count ->
    [one] Zostałby przywrócony { $count } rekord
    [few] Zostałyby przywrócone { $count } rekordy
   *[many] Zostałoby przywróconych { $count } rekordów
}, nie da się przywrócić: { $left }.

# Alarmy
alarm-subject = Ostatnia kopia zapasowa jest zła
alarm-failed = Nadszedł czas na kopię, ale nie udało się jej utworzyć: { $error }
alarm-no-good = Kopię utworzono według harmonogramu, ale nie przeszła sprawdzenia: { $faults }
alarm-what-to-do = Proszę utworzyć kopię ręcznie na stronie Kopie zapasowe i sprawdzić, czy jest dobra. Jeśli nie, proszę powiadomić operatora. Ostatnia dobra kopia zostaje, dopóki nie ma innej.

# Strona główna
page-title = Kopie zapasowe
lead-good = Konto można odzyskać w stanie z { $at }.
lead-none-yet = Nie ma jeszcze kopii. Proszę utworzyć pierwszą.
lead-no-good = O żadnej z tych kopii nie wiadomo, że jest dobra. Proszę utworzyć nową.
stat-last = Ostatnia dobra
stat-last-none = jeszcze brak
stat-kept = Trzymanych
stat-size = Razem
fact-schedule = Harmonogram
fact-kept = Przechowywanie
kept-generations = Ostatnia kopia z { $daily ->
    [one] { $daily } dnia
   *[many] { $daily } dni
}, { $weekly ->
    [one] { $weekly } tygodnia
   *[many] { $weekly } tygodni
} i { $monthly ->
    [one] { $monthly } miesiąca
   *[many] { $monthly } miesięcy
}
fact-restore = Przywrócenie
restore-moment = Do stanu z dowolnej chwili
back-up-now = Utwórz kopię teraz
back-up-to = Utwórz kopię teraz w { $place }
schedule-unsound = Harmonogram nie wskazuje żadnej chwili
schedule-unsound-body = Wiersz cron musi mieć pięć pól, np. 30 4 * * MON-FRI. Dopóki nie zostanie poprawiony w ustawieniach wtyczki, kopie nie powstają same.
key-unproven = Czy da się otworzyć kopię bez Bailey?
key-unproven-body = Kopie są zaszyfrowane kluczem konta. Właściciel powinien go zachować i otworzyć nim próbę w ustawieniach, w dziale Kopie zapasowe. Klucz, którego nikt nie ma, niczego nie otworzy.
chart-sizes = Rozmiary
chart-when = { $at }
chart-megabytes = Megabajty
table-backups = Kopie zapasowe
table-empty = Tu pojawią się utworzone kopie, każda z wynikiem sprawdzenia.
column-when = Stan z
column-state = Stan
column-reason = Dlaczego
column-place = Gdzie
column-size = Rozmiar
column-took = Trwało
seconds = { $seconds } s
place-folder = Katalog operatora
state-good = Sprawdzona, dobra
state-bad = Zła
state-untried = Niesprawdzona
state-deleted = Usunięta
reason-schedule = Harmonogram
reason-request = Ręcznie
reason-restore = Przed przywróceniem
reason-purge = Przed trwałym usunięciem

# Jedna kopia
backup-title = Kopia zapasowa
backup-of = Kopia z { $at }
no-good = Ta kopia jest zła
fact-file = Plik
fact-by = Kto utworzył
fact-operation = Dziennik do wpisu
fact-tried = Sprawdzona
fact-deleted = Usunięta
restore-from = Przywróć coś z tej kopii
verify = Sprawdź jeszcze raz
mail-me = Wyślij mi odnośnik
delete = Usuń
delete-question = Usunąć kopię z { $at }?
delete-fact = Plik zniknie na zawsze. Wpis o kopii zostanie na liście.
deleted = Kopia została usunięta.
held-tables = Co zawiera
column-table = Tabela
column-active = W użyciu
column-archived = W archiwum
column-deleted = W koszu
no-tables = Nie zawiera tabel.
held-plugins = Z jakimi wtyczkami powstała
held-plugins-text = Brak wtyczki niczemu nie przeszkadza: rekordy wrócą i bez niej.
column-plugin = Wtyczka
column-version = Wersja
plugin-missing = Teraz jej nie ma
plugin-on = Była włączona
plugin-off = Była wyłączona
no-plugins = Nie było żadnych.

# Przywracanie
restore-title = Przywracanie
restore-lead = Proszę podać, z jakiej chwili i co przywrócić. Najpierw widać, co się stanie.
work-out = Pokaż, co się stanie
not-planned = Jeszcze tego nie obliczono albo było to dawno. Proszę wybrać „Pokaż, co się stanie”.
field-backup = Numer kopii
field-backup-hint = Puste pole oznacza chwilę podaną niżej.
field-day = Albo stan z dnia
field-day-hint = Według dziennika i ostatniej dobrej kopii sprzed tego dnia.
field-time = O godzinie
field-time-hint = Na przykład 14:30
field-table = Tabela
field-table-hint = Puste pole oznacza wszystkie.
field-records = Rekordy
field-records-hint = Numery po przecinku. Proszę podać też tabelę.
field-owner = Rekordy osoby
field-since = Ostatnio zmienione od
field-until = Ostatnio zmienione do
field-changed = Zmienionym rekordom zwróć poprzednie wartości
field-gone = Przywróć to, co usunięto na stałe
field-added = To, co powstało później, przenieś do kosza
field-plugin = Dane i ustawienia wtyczki { $plugin }
no-day = Proszę podać dzień jako 2026-01-31.
no-time = Proszę podać godzinę jako 14:30.
no-moment = Proszę podać kopię albo dzień.
no-table = Numery rekordów dotyczą jednej tabeli: proszę ją wybrać.
no-records = Proszę podać numery po przecinku.
plan-title = Co się stanie
plan-of = Obliczono { $at }. Niczego nie zmieniono.
stat-back = Zostanie przywróconych
stat-left = Nie da się przywrócić
differences = Wtedy i teraz
column-same = Bez zmian
column-changed = Zmienione później
column-gone = Zniknęły później
column-added = Powstały później
column-note = Uwaga
no-differences = Nie ma różnic.
table-gone = Tabeli już nie ma: najpierw utwórz ją ponownie albo przywróć z kosza
remake-table = Utwórz tabelę ponownie
remake-fields = Utwórz pola ponownie
remaking = To, czego brak, powstaje ponownie, najpierw puste. Potem okaże się, co by wróciło.
job-remake = Ponowne tworzenie tego, czego brak
fields-gone = Pominięte, bo już ich nie ma: { $fields }
plugins-back = Dane wtyczek
column-entries = Wpisy
column-settings = Ustawienia
records-back = Rekordy, które zostaną przywrócone
records-left = Rekordy, których nie da się przywrócić
nothing-back = Nie ma nic do przywrócenia.
column-record = Rekord
column-becomes = Co się z nim stanie
column-fields = Pola
column-why = Dlaczego
becomes-created = Powstanie na nowo
becomes-updated = Odzyska wartości
becomes-deleted = Trafi do kosza
becomes-restored = Wróci z kosza
becomes-archived = Trafi do archiwum
becomes-unarchived = Wróci z archiwum
becomes-other = Zmieni się
field-back = { $field }: { $now } → { $then }{ $more ->
    [0] { "" }
   *[other] {" "}i jeszcze { $more }
}
why-changed-since = Zmieniony później
why-purged = To, do czego się odwołuje, usunięto na stałe
why-unique-taken = Jego niepowtarzalną wartość ma inny rekord
why-values-gone = Jego wartości wymazano
why-schema-deleted = Pola albo tabeli już nie ma
why-not-allowed = Brak uprawnień
restore = Przywróć { $count ->
    [one] { $count } rekord
    [few] { $count } rekordy
   *[many] { $count } rekordów
}
restore-question = Przywrócić { $count ->
    [one] { $count } rekord
    [few] { $count } rekordy
   *[many] { $count } rekordów
}?
restore-fact-left = { $left ->
    [0] Z wybranych rekordów żaden nie zostanie taki, jaki jest.
    [one] { $left } rekord zostanie taki, jaki jest: nie da się go przywrócić.
    [few] { $left } rekordy zostaną takie, jakie są: nie da się ich przywrócić.
   *[many] { $left } rekordów zostanie takich, jakie są: nie da się ich przywrócić.
}
restore-fact-backup = Najpierw powstaje kopia obecnego stanu.
restore-fact-rights = Osoby, hasła i uprawnienia zostają bez zmian.
restore-fact-undo = To jeden wpis w dzienniku i można go w całości cofnąć.
restore-fact-plugins = { $count ->
    [one] Dane i ustawienia { $count } wtyczki będą takie jak wtedy.
    [few] Dane i ustawienia { $count } wtyczek będą takie jak wtedy.
   *[many] Dane i ustawienia { $count } wtyczek będą takie jak wtedy.
}
restore-fact-undo-records = Rekordy można cofnąć jednym działaniem, danych wtyczek nie: są w kopii zrobionej przedtem.

# Przekazanie wsparciu
fact-give = Wsparcie
give-link = Przekaż kopię wsparciu
give-title = Przekaż kopię wsparciu
give-lead = Kopia zapasowa z { $at }, jako plik w zgłoszeniu
give-no-key = Wsparcie nie ma tu klucza
give-no-key-body = Kopię szyfruje się własnym kluczem wsparcia, a operator żadnego nie podał. Poproś operatora o ustawienie „support-key”.
give-no-tickets = Nie ma zgłoszenia, do którego można ją dołączyć
give-no-tickets-body = Tabelę zgłoszeń tworzy strona „Dostęp wsparcia”. Najpierw napisz tam zgłoszenie, potem wróć.
give-ticket = Zgłoszenie
give-holds = Zawiera
give-holds-all = Wszystkie rekordy, nazwiska i adresy ludzi oraz dziennik, takie jak wtedy
give-without = Nie zawiera
give-without-ways-in = Haseł, sesji, kluczy API ani sekretów wtyczek
give-opens = Otwiera ją
give-ends = Do kiedy
give-ends-how = Dopóki nie usuniesz pliku ze zgłoszenia. Co wsparcie do tego czasu skopiuje, to zachowa.
give-agreed = Zgadzam się, aby wsparcie przeczytało całość
give-agreed-hint = Kto ma klucz wsparcia, widzi każdy rekord, cokolwiek mówią role.
give = Przekaż wsparciu
give-which-ticket = Wybierz zgłoszenie.
give-not-agreed = Zaznacz, jeśli się zgadzasz. Inaczej nic nie zostanie przekazane.
job-give = Przekazanie kopii wsparciu
giving = Otwieranie kopii i szyfrowanie jej kluczem wsparcia.
given = Kopia jest w zgłoszeniu, a otworzyć ją może tylko wsparcie.
