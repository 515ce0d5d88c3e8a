plugin-name = Wyszukiwarka duplikatów
plugin-summary = Znajduje firmy i kontakty, które prawdopodobnie są tym samym, i łączy je w jedno.
plugin-description = Porównuje nazwy i nazwiska, adresy e-mail i numery telefonów, także zapisane na różne sposoby: z formą prawną i bez niej, z kierunkowym kraju i bez niego. Każdą grupę oglądasz obok siebie i decydujesz; połączenie można cofnąć jednym ruchem.
why-records = Aby porównywać firmy i kontakty.
why-records-write = Aby łączyć rekordy, gdy tak zdecydujesz. Bez tego tylko pokazuje, co znalazła.
why-storage = Aby pamiętać, które rekordy są podobne, dopóki ktoś ich nie obejrzy. Przechowuje numery rekordów, a nie ich treść.
why-progress = Aby pokazywać postęp wyszukiwania.
why-clock = Aby powiedzieć, kiedy szukano ostatnio.
why-pages = Aby pokazać, co znalazła.
why-panels = Aby na stronie firmy lub kontaktu pokazać, z czym prawdopodobnie są tożsame.
why-job-runner = Aby szukać w tle.
why-endpoint = Aby wyniki mogły pobierać inne programy.
page-title = Duplikaty
group-title = Prawdopodobnie to samo
panel-title = Prawdopodobnie to samo
panel-same = Prawdopodobnie to samo
panel-more = Porównaj
panel-look = obok siebie
job-search = Szukanie duplikatów
searching = Czytanie: { $table }
job-found = { $count ->
    [0] Nic nie wygląda na duplikat.
    [one] Jedna grupa wygląda na duplikaty.
    [few] { $count } grupy wyglądają na duplikaty.
   *[other] { $count } grup wygląda na duplikaty.
 }
lead-never = Nikt jeszcze nie szukał duplikatów.
lead-none = Nic nie wyglądało na duplikat { $at }.
lead-found = { $count ->
    [one] Jedna grupa rekordów wygląda na duplikaty
    [few] { $count } grupy rekordów wyglądają na duplikaty
   *[other] { $count } grup rekordów wygląda na duplikaty
 }; stan z { $at }.
search = Szukaj teraz
search-begun = Wyszukiwanie się rozpoczęło.
column-records = Rekordy
column-table = Tabela
column-count = Ile
column-why = Dlaczego
column-field = Pole
column-record = Rekord
none-yet = Po wyszukiwaniu będą tu grupy rekordów, które prawdopodobnie są tym samym.
reason-mail = Ten sam adres e-mail
reason-phone = Ten sam numer telefonu i podobne nazwy
reason-name = Prawie ta sama nazwa
group-gone = W tej grupie nie ma już czego porównywać.
stays = Który rekord zostaje
choice = { $label } (nr { $number })
merge = Połącz { $count ->
    [one] { $count } rekord
    [few] { $count } rekordy
   *[other] { $count } rekordów
 }
merge-text = Rekord, który zostaje, zachowuje swoje wartości i bierze od pozostałych to, czego mu brakuje. Odwołania do nich prowadzą do niego. Pozostałe trafiają tam, gdzie usunięte rekordy, a cofnięcie przywraca wszystko, jak było.
apart = To różne rekordy
merged = Teraz to jeden rekord: { $record }.
set-apart = Nie będą już pokazywane razem.
not-of-group = Wybierz jeden z rekordów tej grupy.
endpoint-groups = Znalezione grupy jako JSON albo, z format=csv, jako CSV.
endpoint-merge = Łączy grupę w rekord o numerze `into`.
endpoint-format = Poproś o json albo csv.
changes-0-1-0 = Pierwsza wersja.
