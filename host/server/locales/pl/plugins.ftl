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
