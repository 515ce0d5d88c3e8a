# Wtyczki: lista, co potrafią, włączanie i wyłączanie.
plugins-empty = W katalogu nie ma wtyczek. Dodaje je operator.
plugin-by = { $publisher }, wersja { $version }
plugin-on = włączona
plugin-off = wyłączona
plugin-available = niezainstalowana
plugin-missing = nie działa
plugin-failing = zawodzi
plugin-missing-title = Ta wtyczka nie może działać
plugin-failing-title = Wtyczka zawiodła i na pewien czas została wstrzymana
plugin-open = Otwórz
plugin-install = Zainstaluj i włącz
plugin-enable = Włącz
plugin-disable = Wyłącz
plugin-uninstall = Usuń
plugin-asks = O co prosi
plugin-powers = Co potrafi
plugin-settings = Jej ustawienia
setting-by-table = Inaczej dla niektórych tabel…
setting-by-table-hint = Puste pole: obowiązuje wartość powyżej.
setting-as-above = jak wyżej
plugin-jobs = Co robi sama
plugin-identity = Tożsamość
job-running = w toku
job-last = Ostatnio:
job-never = Jeszcze nie uruchomiono.
power-optional = (opcjonalnie)
power-refused = odmówiono
risk-high = wysokie ryzyko
risk-medium = pewne ryzyko
risk-low = niskie ryzyko
disable-title = Wyłączyć wtyczkę { $plugin }?
disable-text = Od tej chwili w niczym nie uczestniczy. Jej dane i ustawienia zostają i można ją włączyć ponownie.
disable-safety = Ta wtyczka chroni Twoje dane. Gdy jest wyłączona, tej ochrony nie ma.
disable-powers = Czego już nie robi
uninstall-title = Usunąć wtyczkę { $plugin }?
uninstall-text = Nie będzie już należeć do konta. Wszystko, na co jej pozwolono, zostanie cofnięte.
plugin-installed-notice = { $plugin }: wtyczka jest zainstalowana i włączona.
plugin-enabled-notice = { $plugin }: wtyczka jest włączona.
plugin-disabled-notice = { $plugin }: wtyczka jest wyłączona.
plugin-uninstalled-notice = { $plugin }: wtyczka została usunięta.
plugin-change-failed = { $plugin }: nie udało się. { $failure }
plugin-page-failed-title = Wtyczka nie mogła pokazać tej strony
plugin-panel-failed-title = Wtyczka nie mogła pokazać tego panelu
plugin-page-failed = { $failure } Niczego nie zmieniono. Spróbuj ponownie albo powiadom administratora.
plugin-newer = Jest nowsza wersja: { $version }.
plugin-rebuilt = Jest nowsze wydanie tej wersji.
plugin-upgrade-look = Zobacz, co by się zmieniło
upgrade-title = { $plugin }: przejście na wersję { $version }
upgrade-same = Wtyczka będzie mogła to samo co dotąd.
upgrade-less = Wtyczka będzie mogła mniej niż dotąd: straci { $removed ->
    [one] jedno uprawnienie
    [few] { $removed } uprawnienia
   *[other] { $removed } uprawnień
 } i nie zyska nowych.
upgrade-more = Wtyczka będzie mogła więcej niż dotąd: zyska { $added ->
    [one] jedno uprawnienie
    [few] { $added } uprawnienia
   *[other] { $added } uprawnień
 }. Zobacz jakie i zdecyduj, czy się zgadzasz.
upgrade-added = Co będzie mogła ponad to, co dziś
upgrade-removed = Czego już nie będzie mogła
upgrade-how = Dotychczasowa wersja działa, dopóki nie zastąpi jej nowa. Dane, ustawienia i udzielone zgody zostają.
upgrade-button = Przejdź na nową wersję
upgrade-moved = W międzyczasie w katalogu pojawiła się inna wersja. Zobacz, co by zmieniła.
plugin-upgraded-notice = { $plugin }: teraz wersja { $version }.

# A plugin's life: what waits, the way back, and what is left of it.
plugins-search = Szukaj wtyczek
plugins-among = Wśród
plugins-all = Wszystkie wtyczki
plugins-installed = Zainstalowane
plugins-available = Niezainstalowane
plugins-newer = Z nowszą wersją
plugins-find = Szukaj
plugins-none-found = Nie ma takiej wtyczki.
plugin-has-newer = nowsza wersja
plugin-leaves = zostanie wyłączona
plugin-lacks = Potrzebuje wtyczki { $plugin } ({ $version }), która nie jest włączona.
plugin-look-at-it = Zobacz
plugin-leaving = { $act ->
    [uninstall] Ta wtyczka zostanie usunięta
   *[disable] Ta wtyczka zostanie wyłączona
 } { $at }. Prosi o to { $by ->
    [person] { $who }
   *[operator] operator
 }; do tego czasu wtyczka działa i każdy administrator może to odwołać.
plugin-call-back = Odwołaj
plugin-needs = Z czym działa
plugin-need-met = jest
plugin-need-unmet = brak
plugin-needed-by = { $count ->
    [one] Potrzebuje jej wtyczka { $plugins }, która bez niej może nie działać jak należy.
   *[other] Potrzebują jej wtyczki: { $plugins }. Bez niej mogą nie działać jak należy.
 }
plugin-endpoints = Gdzie pytają ją programy
plugin-changes = Zmiany
plugin-data = Powrót i pobranie danych
plugin-roll-back = Wróć do wersji { $version }
plugin-download = Pobierz jej dane
roll-back-title = { $plugin }: powrót do wersji { $version }
roll-back-text = Znów działa poprzednia wersja, z tym, na co jej wtedy pozwolono. To, co aktualizacja zmieniła we własnych danych wtyczki, wraca; to, co zapisano później, zostaje.
roll-back-button = Wróć
disable-waits = { $hours ->
    [one] Nastąpi to za godzinę.
    [few] Nastąpi to za { $hours } godziny.
   *[other] Nastąpi to za { $hours } godzin.
 } Dowiedzą się o tym wszyscy administratorzy i każdy z nich może to do tego czasu odwołać.
uninstall-kept = { $days ->
    [one] Jej dane są przechowywane jeden dzień.
   *[other] Jej dane są przechowywane { $days } dni.
 } Do tego czasu można ją przywrócić ze wszystkim, co miała, albo pobrać dane.
plugin-leaving-notice = { $plugin }: wtyczka zostanie wyłączona, a na razie działa. Powiadomiono wszystkich administratorów.
plugin-rolled-back-notice = { $plugin }: przywrócono poprzednią wersję.
plugin-called-back-notice = { $plugin }: wtyczka zostaje.
plugin-bin = Usunięte wtyczki
plugin-bin-lead = Usunięta wtyczka zachowuje dane do podanego dnia. Do tego czasu wraca ze wszystkim, co miała.
plugin-bin-empty = Ostatnio nie usunięto żadnej wtyczki.
plugin-bin-keeps = { $count ->
    [0] Niczego nie przechowuje.
    [one] Przechowuje jeden wpis ({ $bytes }).
    [few] Przechowuje { $count } wpisy ({ $bytes }).
   *[other] Przechowuje { $count } wpisów ({ $bytes }).
 }
plugin-bin-removed = Usunięta
plugin-bin-deleted = znika na zawsze
plugin-bin-restore = Przywróć
plugin-bin-delete = Usuń na zawsze
plugin-bin-delete-title = Usunąć wszystko, co zostało po wtyczce { $plugin }?
plugin-bin-delete-text = To, co zapisała, jej ustawienia i sekrety zostaną teraz usunięte. Tego nie można cofnąć.
plugin-bin-restored-notice = { $plugin }: wtyczka wróciła i jest wyłączona.
plugin-bin-deleted-notice = { $plugin }: nic już nie zostało.
plugin-rules = Aktualizacje i usuwanie
plugin-updates = Nowe wersje
plugin-updates-never = nigdy same
plugin-updates-patch = same, jeśli tylko naprawiają
plugin-updates-all = same
plugin-updates-hint = Wersja, która prosi o więcej albo chroni mniej, zawsze czeka na administratora.
plugin-keep-days = Ile dni przechowywać dane usuniętych wtyczek
plugin-keep-days-hint = Od 1 do 365. Dotyczy wtyczek usuniętych od tej chwili.
plugin-cool-off = Ile godzin czekać przed wyłączeniem wtyczki bezpieczeństwa
plugin-cool-off-hint = Od 0 do 336; 0 oznacza od razu. Krótszy czas obowiązuje, gdy minie dotychczasowy.
plugin-cool-off-longer = Ustawiony wcześniej dłuższy czas obowiązuje do
trust-first-party = część Bailey
trust-verified = zweryfikowana
trust-private = prywatna
trust-unsigned = niepodpisana
trust-modified = zmieniona
trust-revoked = wycofana
plugin-withheld = Operator nie udostępnia tej wtyczki Twojemu kontu. Zapytaj go o nią.
plugin-preview = Jak wyglądają jej strony
plugin-preview-told = Z wymyślonymi rekordami i bez danych Twojego konta.
plugin-preview-title = { $plugin }: jak wyglądają strony
plugin-preview-made-up = Rekordy i osoby na tej stronie są wymyślone. Niczego nie można tu użyć, a samo oglądanie nie instaluje wtyczki.
plugin-preview-none = Ta strona sama niczego nie pokazuje: prowadzi do niej inna.
plugin-preview-under-way = Strony są przygotowywane.
plugin-trial = Wypróbowane przez Bailey
plugin-trial-conforms = działa
plugin-trial-breaks = zawodzi
plugin-trial-told = { $calls ->
    [one] Jedno wywołanie
    [few] { $calls } wywołania
   *[other] { $calls } wywołań
 } na pustym koncie, gdzie odmówiono wszystkiego, o co prosi; awarie: { $failures }.

# What it costs.
plugin-cost = Koszt w ciągu doby
plugin-cost-none = W ciągu doby nie było wywołań.
plugin-cost-cpu = Czas procesora według godzin, w milisekundach
plugin-cost-point = Do czego
plugin-cost-calls = Wywołania
plugin-cost-failures = Nieudane
plugin-cost-cpu-each = Czas procesora na wywołanie
plugin-cost-wall-each = Czas na wywołanie
plugin-cost-memory = Pamięć, najwięcej

# Jak zawiodła, w pliku.
plugin-recording = Zarejestrowany błąd
plugin-recording-at = Wywołanie tej wtyczki nie powiodło się i zostało zarejestrowane:
plugin-recording-what = Z tym plikiem autor wtyczki może powtórzyć to samo wywołanie. Nazwiska, teksty, kwoty i daty zastąpiono innymi o tej samej postaci; numery rekordów i osób pozostały bez zmian.
plugin-recording-download = Pobierz nagranie

# Do czego wywoływana jest wtyczka, w tabeli kosztów.
point-access-policy = Uprawnienia
point-request-guard = Wpuszczanie żądań
point-sign-in-step = Logowanie
point-deletion-policy = Usuwanie
point-event-listener = Wieści o zmianach
point-job-runner = Zadania
point-pages = Strony
point-panels = Panele rekordów
point-endpoint = Zapytania programów
point-lifecycle = Włączanie i wyłączanie
point-activity-alarm = Alarmy
