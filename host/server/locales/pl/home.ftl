# Strona główna: co wymaga uwagi.
home-tasks = Moje otwarte zadania
home-tasks-overdue = po terminie: { $count }
home-tasks-empty = Nie masz otwartych zadań.
task-overdue = po terminie
home-idle = Otwarte szanse bez następnego kroku
home-idle-mine = Moje otwarte szanse bez następnego kroku
home-idle-empty = Każda otwarta szansa ma otwarte zadanie.
home-deleted = Ostatnio usunięte
home-deleted-none = W ciągu ostatnich siedmiu dni nic nie usunięto.
home-deleted-lately = { $count ->
    [one] W ciągu ostatnich siedmiu dni usunięto { $count } rekord; można go przywrócić
    [few] W ciągu ostatnich siedmiu dni usunięto { $count } rekordy; można je przywrócić
   *[many] W ciągu ostatnich siedmiu dni usunięto { $count } rekordów; można je przywrócić
}
home-pipeline = Szanse według etapów
home-mine = Moje ostatnie zmiany
home-mine-empty = Jeszcze nic. Tu pojawią się rekordy, które zmienisz.
home-plugin-failing = Wtyczka „{ $plugin }” wciąż zawodzi i na razie nie jest wywoływana
home-plugin-missing = Wtyczki „{ $plugin }” nie można załadować
home-kept-out = { $plugin }: zablokowano dostęp — { $person }
home-plugin-look = Zobacz
home-recent = Ostatnio otwierane
home-restored = { $who }: { $count ->
    [one] przywrócono { $count } rekord
    [few] przywrócono { $count } rekordy
   *[many] przywrócono { $count } rekordów
} z kopii zapasowej lub z wcześniejszej chwili
home-restored-about = To, co widać, może się różnić od tego, co było. Każda zmiana jest w dzienniku.
home-backup-bad = Ostatnia kopia zapasowa jest zła
