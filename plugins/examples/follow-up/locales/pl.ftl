plugin-name = Przypomnienia o szansach
plugin-summary = Tworzy zadanie dla każdej szansy sprzedaży, której od kilku dni nikt nie ruszył.
plugin-description = Sprawdza raz dziennie. Szansa jest ruszona, gdy ktoś ją zmieni albo napisze do niej zadanie lub notatkę. Za tę samą ciszę nie powstaje drugie zadanie, także wtedy, gdy ktoś usunie pierwsze.
why-records = Aby pokazać, które z widocznych dla Ciebie szans dostałyby zadanie.
why-records-all = Aby raz dziennie przejrzeć wszystkie szanse, gdy nikt nie jest zalogowany.
why-records-all-write = Aby tworzyć zadania.
why-storage = Aby pamiętać, jakie zadania powstały. Przechowuje numery i chwile, a nie treść szans.
why-settings = Aby wiedzieć, po ilu dniach i dla kogo jest zadanie.
why-clock = Aby wiedzieć, jak długo nikt nie ruszył szansy.
why-pages = Aby pokazać, które szanse dostaną zadanie, a które już je dostały.
why-job-runner = Aby sprawdzać raz dziennie.
setting-days = Dni bez ruchu
setting-leave-out = Pomijane etapy
setting-leave-out-hint = Klucze etapów oddzielone przecinkami. Szanse na tych etapach nie dostają zadań.
setting-whose = Dla kogo jest zadanie
setting-whose-owner = Dla właściciela szansy
setting-whose-nobody = Dla nikogo, dopóki ktoś go nie weźmie
setting-title = Nazwa zadania
setting-title-hint = Zamiast { "{deal}" } pojawia się nazwa szansy.
setting-due-days = Dni do terminu zadania
page-title = Przypomnienia o szansach
job-daily = Znajdź szanse bez ruchu
lead = { $count ->
    [0] Nie ma szans bez ruchu, które czekałyby na zadanie.
    [one] { $count } szansa bez ruchu dostanie zadanie.
    [few] { $count } szanse bez ruchu dostaną zadania.
   *[many] { $count } szans bez ruchu dostanie zadania.
 }
next-title = Co zrobi następne sprawdzenie
next-empty = Tu są szanse, których nikt nie ruszył od { $days ->
    [one] { $days } dnia
   *[other] { $days } dni
 }, dopóki nie dostaną zadania.
made-title = Co już zrobiono
made-empty = Tu pojawią się utworzone zadania.
column-deal = Szansa sprzedaży
column-owner = Właściciel
column-touched = Ostatni ruch
column-task = Zadanie
column-made = Utworzono
made = { $count ->
    [0] Żadna szansa nie potrzebowała zadania.
    [one] Utworzono { $count } zadanie.
    [few] Utworzono { $count } zadania.
   *[many] Utworzono { $count } zadań.
 }
changes-0-1-0 = Pierwsza wersja.
