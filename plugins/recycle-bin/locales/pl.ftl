# Czym jest wtyczka
plugin-name = Kosz
plugin-summary = Przechowuje usunięte rekordy i przywraca je razem ze wszystkim, co do nich należało

# Po co potrzebne są uprawnienia
why-bin = Aby pokazywać, co usunięto, przywracać to i usuwać na stałe po upływie terminu
why-archive = Aby pokazywać, co przeniesiono do archiwum, i wyjmować to z niego
why-schema-bin = Aby pokazywać usunięte tabele i pola, przywracać je i usuwać na stałe po upływie terminu
why-settings = Aby wiedzieć, przez ile dni firma przechowuje usunięte rekordy
why-clock = Aby podawać, ile dni zostało
why-progress = Aby pokazywać postęp długiej pracy
why-log = Aby odnotować dla operatora, ile rekordów usunęło nocne czyszczenie
why-deletion-policy = Aby usunięte rekordy były przechowywane, a nie znikały od razu
why-pages = Aby pokazywać, co usunięto, z przyciskami „Przywróć” i „Usuń na stałe”
why-job-runner = Aby co noc usuwać na stałe to, czego termin minął

# Ustawienia
setting-keep-days = Przez ile dni przechowywać usunięte rekordy
setting-keep-days-hint = Od 1 do 365. Dotyczy rekordów usuniętych po zmianie ustawienia.

# Strona główna
page-title = Kosz
bin-empty = Kosz jest pusty.
nothing-lately = Dzisiaj ani wczoraj nic nie usunięto.
today-by-one = { $count ->
    [one] Dzisiaj użytkownik { $who } usunął jeden rekord.
    [few] Dzisiaj użytkownik { $who } usunął { $count } rekordy.
   *[many] Dzisiaj użytkownik { $who } usunął { $count } rekordów.
}
today-by-several = { $count ->
    [one] Dzisiaj usunięto jeden rekord.
    [few] Dzisiaj usunięto { $count } rekordy.
   *[many] Dzisiaj usunięto { $count } rekordów.
}
yesterday-by-one = { $count ->
    [one] Wczoraj użytkownik { $who } usunął jeden rekord.
    [few] Wczoraj użytkownik { $who } usunął { $count } rekordy.
   *[many] Wczoraj użytkownik { $who } usunął { $count } rekordów.
}
yesterday-by-several = { $count ->
    [one] Wczoraj usunięto jeden rekord.
    [few] Wczoraj usunięto { $count } rekordy.
   *[many] Wczoraj usunięto { $count } rekordów.
}
table-label = { $table }
deletions = Usunięcia
deletions-empty = Nic nie pasuje. Tutaj pojawi się wszystko, co usuniesz z dowolnej listy, i będzie można to przywrócić.

filter-button = Filtruj
filter-table = Tabela
filter-by = Kto usunął
filter-since = Od
filter-until = Do
filter-text = Nazwa zawiera
not-a-date = To nie jest data.

column-when = Kiedy
column-who = Kto
column-table = Tabela
column-what = Co
column-count = Rekordy
column-along = Razem z nimi
column-left = Zostało
days-left = { $days ->
    [one] { $days } dzień
   *[other] { $days } dni
}
purged-tonight = zniknie tej nocy
kept-without-end = bezterminowo
held = Do { $until } nic nie jest usuwane na stałe
held-clock = Zegar serwera przeskoczył. Rekordy po terminie poczekają dobę pracy Bailey, aby nic nie zniknęło za wcześnie.
held-stopped = Bailey nie działał ponad dobę. Rekordy po terminie poczekają dobę jego pracy, aby każdy zdążył zajrzeć.

# Jedno usunięcie
deletion-title = Usunięcie
deletion-gone = Z tego usunięcia nic już nie ma w koszu: wszystko przywrócono lub usunięto na stałe.
deletion-lead = { $count ->
    [one] Usunięto jeden rekord
    [few] Usunięto { $count } rekordy
   *[many] Usunięto { $count } rekordów
}{ $along ->
    [0] .
    [one] , a razem z tym jeszcze jeden.
    [few] , a razem z tym jeszcze { $along }.
   *[many] , a razem z tym jeszcze { $along }.
}
deleted-records = Usunięte rekordy
records-lead = { $count ->
    [0] Żaden usunięty rekord nie pasuje.
    [one] Jeden usunięty rekord.
    [few] { $count } usunięte rekordy.
   *[many] { $count } usuniętych rekordów.
}
column-record = Rekord
column-how = Jak tu trafił
was-chosen = usunięty
went-along = razem z innym

# Przywracanie
restore = Przywróć
restore-all = { $count ->
    [one] Przywróć rekord
    [few] Przywróć wszystkie { $count } rekordy
   *[many] Przywróć wszystkie { $count } rekordów
}
restore-fact-links = Wrócą z powiązaniami i ze wszystkim, co usunięto razem z nimi.
restore-fact-undo = Można to cofnąć.
restored = { $count ->
    [one] Przywrócono jeden rekord.
    [few] Przywrócono { $count } rekordy.
   *[many] Przywrócono { $count } rekordów.
}
nothing-left = Nie było już nic do zrobienia: ktoś był szybszy.
nothing-selected = Najpierw zaznacz co najmniej jeden wiersz.

# Przywracanie, któremu coś przeszkadza
restore-obstacles = { $count ->
    [one] Jest jedna przeszkoda. Wybierz, co z nią zrobić.
    [few] Są { $count } przeszkody. Wybierz, co zrobić z każdą.
   *[many] Jest { $count } przeszkód. Wybierz, co zrobić z każdą.
}
plan-title = Przywracanie
plan-lead = { $count ->
    [one] Można przywrócić jeden rekord
    [few] Można przywrócić { $count } rekordy
   *[many] Można przywrócić { $count } rekordów
}{ $obstacles ->
    [0] , nic nie stoi na przeszkodzie.
    [one] , jest jedna przeszkoda.
    [few] , są { $obstacles } przeszkody.
   *[many] , jest { $obstacles } przeszkód.
}
plan-commit = Przywróć zgodnie z wyborem
plan-taken = { $record }: taką samą wartość pola „{ $field }” ({ $value }) ma już { $holder }
plan-taken-by-other = { $record }: taką samą wartość pola „{ $field }” ({ $value }) ma już inny rekord
plan-taken-unseen = { $record }: inny rekord ma już wartość, która musi być niepowtarzalna; przywrócić może ktoś, kto widzi więcej pól
plan-parent-deleted = { $record }: pole „{ $field }” wskazuje na { $parent }, a ten rekord jest w koszu
plan-parent-purged = { $record }: to, na co wskazywało pole „{ $field }”, usunięto na stałe
plan-unfit = { $record }: pole „{ $field }” nie przyjmuje już wartości { $value }
plan-field-gone = { $record } wróci bez wartości { $value }: pola „{ $field }” już nie ma.
plan-not-allowed = { $record } zostanie w koszu: usunął go ktoś inny, przywrócić może administrator.
plan-gone = { $record }: usunięto na stałe, nie można przywrócić.
plan-value = Inna wartość
plan-to = Inny rekord
plan-moved = Od otwarcia tej strony coś się zmieniło. Niczego nie zrobiono; sprawdź jeszcze raz.
choose-keep = Zostaw ten rekord w koszu
choose-merge = Scal go z tamtym rekordem
choose-rename = Nadaj inną wartość
choose-bring = Przywróć także tamten rekord
choose-relink = Wskaż inny rekord
choose-empty = Zostaw pole puste
choose-as-is = Przywróć bez zmian
choose-first = Wybierz jedną z możliwości.
value-missing = Wypełnij albo wybierz coś innego.

# Usuwanie na stałe
purge = Usuń na stałe
purge-question = { $count ->
    [one] Usunąć na stałe jeden rekord?
    [few] Usunąć na stałe { $count } rekordy?
   *[many] Usunąć na stałe { $count } rekordów?
}
purge-fact-what = { $table }: { $count }
purge-fact-along = { $along ->
    [0] Nic więcej nie zniknie.
    [one] Zniknie też jeden powiązany rekord.
    [few] Znikną też { $along } powiązane rekordy.
   *[many] Zniknie też { $along } powiązanych rekordów.
}
purge-selected = Usunąć zaznaczone wiersze na stałe?
purge-fact-all-along = Zniknie też wszystko, co usunięto razem z nimi.
purge-fact-final = Tego nie można cofnąć.
purged = { $count ->
    [one] Usunięto na stałe jeden rekord.
    [few] Usunięto na stałe { $count } rekordy.
   *[many] Usunięto na stałe { $count } rekordów.
}

# Zadanie nocne
job-purge-due = Usuwanie na stałe rekordów, których termin minął
job-purged = { $count ->
    [0] Nie było rekordów po terminie.
    [one] Usunięto na stałe jeden rekord.
    [few] Usunięto na stałe { $count } rekordy.
   *[many] Usunięto na stałe { $count } rekordów.
}

# Tabele i pola
schema-deleted = Usunięte tabele i pola
schema-field = Pole „{ $name }” ({ $table })
schema-table = Tabela „{ $name }”
schema-waits = po przywróceniu tabeli
schema-restored = Wróciło z całą zawartością.
schema-purged = Usunięto na stałe.
schema-misfit = Pola nie można przywrócić w dawnej postaci: są już rekordy, które nie spełniają jego wymagań.
schema-relax-question = Przywrócić pole „{ $name }” bez wymagań?
schema-relax-body = Wrócą wszystkie wartości, ale pole nie będzie już wymagane albo będzie mogło się powtarzać. Wymagania można przywrócić w ustawieniach, gdy rekordy będą je spełniać.
schema-relax = Przywróć bez wymagań
schema-purge-question = Usunąć na stałe „{ $name }”?
schema-purge-records = { $count ->
    [0] Tabela nie ma rekordów.
    [one] Razem z tabelą zniknie jeden rekord.
    [few] Razem z tabelą znikną { $count } rekordy.
   *[many] Razem z tabelą zniknie { $count } rekordów.
}
schema-purge-values = { $count ->
    [0] Pole nie jest nigdzie wypełnione.
    [one] Zniknie wartość z jednego rekordu.
   *[other] Znikną wartości z { $count } rekordów.
}

# Setkami, w tle
restoring = { $count ->
    [one] Trwa przywracanie jednego rekordu.
    [few] Trwa przywracanie { $count } rekordów.
   *[many] Trwa przywracanie { $count } rekordów.
}
purging = { $count ->
    [one] Trwa usuwanie na stałe jednego rekordu.
    [few] Trwa usuwanie na stałe { $count } rekordów.
   *[many] Trwa usuwanie na stałe { $count } rekordów.
}
plan-look = Pokaż plan
job-restore = Przywracanie wybranych rekordów
job-restore-chosen = Przywracanie wybranych rekordów według uzgodnionego planu
job-purge = Usuwanie na stałe wybranych rekordów

# Archiwum
archive-title = Archiwum
archive-about = Tego, co jest w archiwum, nie ma na listach ani w wyszukiwaniu. Zostaje tu, dopóki ktoś tego nie wyjmie albo nie usunie.
archive-lead = { $count ->
    [0] Żaden zarchiwizowany rekord nie pasuje.
    [one] W archiwum jest jeden rekord.
    [few] W archiwum są { $count } rekordy.
    [many] W archiwum jest { $count } rekordów.
   *[other] W archiwum jest { $count } rekordu.
}
archive-empty = Nic tu nie ma. Pojawi się tu to, co przeniesiesz do archiwum z listy albo ze strony rekordu, i stąd można to wyjąć.
filter-archived-by = Kto przeniósł do archiwum
column-archived-at = W archiwum od
column-archived-by = Kto przeniósł
take-out = Wyjmij z archiwum
taken-out = { $count ->
    [one] Wyjęto z archiwum jeden rekord.
    [few] Wyjęto z archiwum { $count } rekordy.
    [many] Wyjęto z archiwum { $count } rekordów.
   *[other] Wyjęto z archiwum { $count } rekordu.
}
take-out-taken = Nie można wyjąć „{ $record }”: tę samą wartość pola „{ $field }” ma już „{ $holder }”. Najpierw zmień ją tam. Nic nie zrobiono.
take-out-taken-unseen = Nie można wyjąć „{ $record }”: rekord, którego nie widzisz, ma już wartość, którą może mieć tylko jeden. Zwróć się do administratora. Nic nie zrobiono.

# Najpierw kopia
why-backups = Aby zaproponować kopię zapasową przed trwałym usunięciem
job-back-up = Kopia zapasowa przed trwałym usunięciem
backup-last = Ostatnia dobra kopia jest z { $at }
backup-none = Nie ma dobrej kopii zapasowej
backup-first-about = To, co usunięto na stałe, wraca tylko z kopii.
backup-first = Najpierw kopia
backing-up = Tworzymy kopię i sprawdzamy ją. Niczego to nie usuwa.
backed-up = Kopia została utworzona i sprawdzona: jest dobra.
backed-up-badly = Kopia została utworzona, ale jest zła. Przed trwałym usunięciem proszę obejrzeć kopie zapasowe.
