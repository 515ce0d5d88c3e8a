# Co wtyczka może i w czym bierze udział — tak, jak czyta to administrator,
# zanim się zgodzi. $scope to `all` albo `some`; $tables to nazwy tabel.

capability-records = { $scope ->
    [all] Odczytuje rekordy wszystkich tabel, które widzi jej użytkownik
   *[some] Odczytuje rekordy, które widzi jej użytkownik: { $tables }
}
capability-records-write = { $scope ->
    [all] Tworzy, zmienia i usuwa rekordy we wszystkich tabelach, w granicach praw swojego użytkownika
   *[some] Tworzy, zmienia i usuwa rekordy w granicach praw swojego użytkownika: { $tables }
}
capability-records-all = { $scope ->
    [all] Samodzielnie odczytuje wszystkie rekordy wszystkich tabel, niezależnie od tego, kto je widzi
   *[some] Samodzielnie odczytuje wszystkie rekordy, niezależnie od tego, kto je widzi: { $tables }
}
capability-records-all-write = { $scope ->
    [all] Samodzielnie, bez udziału ludzi, tworzy, zmienia i usuwa rekordy we wszystkich tabelach
   *[some] Samodzielnie, bez udziału ludzi, tworzy, zmienia i usuwa rekordy: { $tables }
}
capability-bin = { $scope ->
    [all] Widzi usunięte rekordy wszystkich tabel, przywraca je i usuwa na zawsze
   *[some] Widzi usunięte rekordy, przywraca je i usuwa na zawsze: { $tables }
}
capability-archive = { $scope ->
    [all] Widzi zarchiwizowane rekordy wszystkich tabel i wyjmuje je z archiwum
   *[some] Widzi zarchiwizowane rekordy i wyjmuje je z archiwum: { $tables }
}
capability-schema-bin = { $scope ->
    [all] Widzi usunięte tabele i pola, przywraca je i usuwa na zawsze
   *[some] Widzi usunięte pola, przywraca je i usuwa na zawsze: { $tables }
}
capability-journal = { $scope ->
    [all] Widzi, kto co zrobił i co się zmieniło, we wszystkich tabelach
   *[some] Widzi, kto co zrobił i co się zmieniło: { $tables }
}
capability-journal-undo = { $scope ->
    [all] Cofa działania ludzi i wtyczek we wszystkich tabelach
   *[some] Cofa działania ludzi i wtyczek: { $tables }
}
capability-journal-retention = Usuwa z dziennika wartości, które były przechowywane dostatecznie długo
capability-journal-verify = Sprawdza, czy nikt nie zmienił dziennika
capability-erasure = Na życzenie administratora na zawsze wymazuje osobę: jej rekordy, ich historię i każdą kopię ich treści
capability-journal-note = Zapisuje w dzienniku, co zrobiła z własnymi danymi
capability-access = Widzi, kto co może robić z rekordami i dlaczego oraz co zmieniłyby inne uprawnienia
capability-support-access = Na życzenie administratora otwiera konto specjaliście wsparcia, widzi, co oglądał, i kończy dostęp
capability-backups = Tworzy, sprawdza i usuwa kopie zapasowe całego konta oraz przywraca z nich dane; samych kopii nie dostaje
capability-directory-admin = Blokuje osoby i wpuszcza je z powrotem, kończy ich sesje, spowalnia je i wymaga nowego hasła; nie dotyczy to właściciela
capability-activity = Śledzi w liczbach, ile każdy otwiera, przegląda na listach, eksportuje i usuwa
capability-mail = Pisze wiadomości e-mail do osób z konta
capability-directory = Widzi osoby, działy i grupy konta razem z adresami e-mail
capability-groups = Łączy osoby we własne grupy, na przykład role, którymi kierują się inne wtyczki
capability-storage = Przechowuje własne dane
capability-secrets = Przechowuje własne sekrety w postaci zaszyfrowanej; nikt inny ich nie odczyta
capability-settings = Odczytuje własne ustawienia
capability-progress = Pokazuje postęp swojej pracy
capability-clock = Zna aktualny czas
capability-random = Otrzymuje liczby losowe
capability-log = Zapisuje w dzienniku, który czyta operator

extension-point-lifecycle = Dowiaduje się, kiedy ją włączono lub wyłączono
extension-point-access-policy = Decyduje, kto widzi i zmienia które rekordy i pola oraz kto może je usuwać, eksportować i importować
extension-point-request-guard = Decyduje, czy żądanie przejdzie: kto pyta, czym się okazuje i z jakiego adresu
extension-point-activity-alarm = Dowiaduje się, gdy ktoś przekracza ustalony limit
extension-point-deletion-policy = { $scope ->
    [all] Decyduje, czy i jak długo przechowywać usunięte rekordy, we wszystkich tabelach
   *[some] Decyduje, czy i jak długo przechowywać usunięte rekordy: { $tables }
}
extension-point-event-listener = { $scope ->
    [all] Otrzymuje każdą zmianę z wartościami przed i po, we wszystkich tabelach
   *[some] Otrzymuje każdą zmianę z wartościami przed i po: { $tables }
}
extension-point-job-runner = Pracuje według harmonogramu, bez udziału ludzi
extension-point-pages = Dodaje własne strony
extension-point-panels = Dodaje panele na stronach rekordów
extension-point-endpoint = Odpowiada innym programom pod własnymi adresami, w imieniu zalogowanej osoby
extension-point-sign-in-step = Przy logowaniu pyta o coś więcej niż hasło, widzi, co tam wpisano, i może nie wpuścić

# What stands between the names of tables.
list-between = { ", " }
