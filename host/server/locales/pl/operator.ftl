# Strony operatora: konta, katalog, wydawcy, stan wtyczek, wsparcie.
operator-title = Operator
operator-sign-in-lead = Dla osoby, która prowadzi tę instalację. Hasło powstaje w wierszu poleceń: bailey operator password.
operator-wrong = To nie jest hasło operatora.

operator-accounts = Konta
operator-accounts-lead = { $count ->
    [0] Nie ma jeszcze żadnego konta.
    [one] { $count } konto{ $suspended ->
        [0] {""}
       *[other] , w tym zawieszone: { $suspended }
    }.
    [few] { $count } konta{ $suspended ->
        [0] {""}
       *[other] , w tym zawieszone: { $suspended }
    }.
   *[many] { $count } kont{ $suspended ->
        [0] {""}
       *[other] , w tym zawieszone: { $suspended }
    }.
}
operator-account = Konto
operator-account-hint = Nazwa w adresach: małe litery, cyfry i łączniki w środku.
operator-account-name = Nazwa
operator-account-stands = Stan
operator-account-since = Utworzono
operator-account-new = Nowe konto
operator-account-owner = Imię i nazwisko właściciela
operator-account-create = Utwórz konto
operator-account-made = Utworzono konto { $account }
operator-account-made-lead = Właściciel loguje się jako { $email } i od razu ustala własne hasło.
operator-account-password = Pierwsze hasło, pokazywane tylko raz:
operator-account-open = Do konta
operator-stands-open = otwarte
operator-stands-suspended = zawieszone
operator-stands-leaving = do usunięcia
operator-suspended-since = Zawieszone od
operator-suspended-why = Powód
operator-deleted-at = Usunięcie
operator-suspend = Zawieś
operator-suspend-about = Zawieszone konto nie jest obsługiwane i nic się dla niego nie dzieje w tle. Wszystkie dane zostają.
operator-suspended-said = Konto { $account } jest zawieszone.
operator-resume = Otwórz ponownie
operator-resume-about = Konto nie jest obsługiwane. Ponowne otwarcie odwołuje też usunięcie.
operator-resumed-said = Konto { $account } jest otwarte.
operator-delete = Usuwanie
operator-delete-link = Usuń to konto…
operator-delete-title = Usuń { $account }
operator-delete-what = { $name } ze wszystkimi rekordami, plikami, osobami, wtyczkami i dziennikiem.
operator-delete-until = Konto zostaje od razu zawieszone. Do wyznaczonego dnia można je otworzyć ze wszystkim; potem znika na zawsze.
operator-delete-backups = Kopie zapasowe w innych miejscach zostają.
operator-delete-days = Ile dni można to odwołać
operator-delete-days-wrong = Podaj od 1 do { $most } dni.
operator-delete-go = Usuń { $account }
operator-deleted-said = Konto { $account } jest zawieszone i zostanie usunięte: { $at }.
operator-export = Eksport
operator-export-about = Tabele jako CSV, dziennik i dane wtyczek jako wiersze JSON, w folderze tego serwera: { $folder }
operator-export-go = Eksportuj wszystko
operator-exported-said = Eksport jest w { $folder }
operator-rules = Co może mieć
operator-rules-about = To, co powiedziano o wtyczce, liczy się przed tym, co o wydawcy, a to przed tym, co o wszystkim. To, co konto już ma, zostaje.
operator-rules-none = Nic nie ustalono: może mieć to, co wszyscy.
operator-rule-everything = wszystko
operator-rule-allowed = może mieć
operator-rule-denied = nie może mieć
operator-rule-forget = Cofnij
operator-rule-subject = Wtyczka lub wydawca
operator-rule-hint = Na przykład acme.badges lub acme; * oznacza wszystko.
operator-rule-wrong = „{ $subject }” nie jest wtyczką (acme.badges), wydawcą (acme) ani * (wszystko).
operator-rule-allow = Może mieć
operator-rule-deny = Nie może mieć
operator-rule-allowed-said = Konto { $account } może mieć { $subject }.
operator-rule-denied-said = Konto { $account } nie może mieć { $subject }.
operator-rule-forgotten-said = Dla konta { $account } nic już nie ustalono o { $subject }.

operator-catalogue = Katalog
operator-catalogue-lead = { $count ->
    [one] { $count } paczka we wszystkich źródłach.
    [few] { $count } paczki we wszystkich źródłach.
   *[many] { $count } paczek we wszystkich źródłach.
}
operator-plugin = Wtyczka
operator-publisher = Wydawca
operator-version = Wersja
operator-worth = Zaufanie
operator-digest = Skrót
operator-key = Klucz
operator-reason = Powód
operator-reason-hint = Przeczytają go administratorzy kont.
operator-refused = Pliki, które nie są paczkami
operator-delisted = poza listą
operator-approve = Zatwierdź
operator-approve-about = Zatwierdzoną paczkę mogą mieć wszystkie konta, ktokolwiek ją podpisał. To cofa też wycofanie.
operator-approved-said = Paczka jest zatwierdzona: mogą ją mieć wszystkie konta.
operator-delist = Zdejmij z listy
operator-delist-title = Zdjąć { $plugin } { $version } z listy?
operator-delist-count = { $count ->
    [0] Żadne konto jej nie ma.
    [one] Ma ją { $count } konto i zachowa ją.
    [few] Mają ją { $count } konta i zachowają ją.
   *[other] Ma ją { $count } kont i zachowa ją.
 }
operator-revoke-title = Wycofać { $plugin } { $version }?
operator-revoke-count = { $count ->
    [0] Żadne konto jej nie ma.
    [one] Straci ją { $count } konto; włączona jest na { $enabled }.
    [few] Stracą ją { $count } konta; włączona jest na { $enabled }.
   *[other] Straci ją { $count } kont; włączona jest na { $enabled }.
 }
operator-delist-about = Kto ma paczkę zdjętą z listy, ten ją zachowuje; nikt inny jej nie dostanie.
operator-delisted-said = Paczka jest poza listą.
operator-relist = Przywróć na listę
operator-relist-about = Paczka jest poza listą: kto ją ma, zachowuje ją, nikt inny jej nie dostanie.
operator-relisted-said = Paczka jest znów na liście.
operator-revoke = Wycofaj
operator-revoke-about = Wycofana paczka zatrzymuje się od razu na wszystkich kontach, a ich administratorzy dowiadują się dlaczego. Zatwierdzenie to cofa.
operator-revoked-said = { $count ->
    [0] Paczka jest wycofana. Nigdzie nie działała.
    [one] Paczka jest wycofana i zatrzymana na { $count } koncie.
   *[many] Paczka jest wycofana i zatrzymana na { $count } kontach.
}

operator-publishers = Wydawcy
operator-publishers-lead = To, co podpisał znany wydawca, działa na kontach, które mogą to mieć.
operator-publishers-none = Nie ma jeszcze znanych wydawców.
operator-publisher-hint = To, od czego zaczynają się nazwy jego wtyczek: acme w acme.badges.
operator-key-hint = Jak go wypisuje „bailey-plugin keys show”.
operator-key-add = Dodaj klucz
operator-key-wrong = To nie jest klucz: wygląda on jak ed25519:…
operator-key-added-said = Wydawca { $publisher } ma ten klucz.
operator-key-current = w użyciu
operator-key-retired = zastąpiony
operator-key-revoked = wycofany
operator-key-revoke-about = Nic, co podpisał ten klucz, już się nie liczy, chyba że zostało przez ciebie zatwierdzone.
operator-key-revoked-said = { $count ->
    [0] Klucz jest wycofany. To, co podpisał, nigdzie nie działało.
    [one] Klucz jest wycofany. To, co podpisał, zatrzymano na { $count } koncie.
   *[many] Klucz jest wycofany. To, co podpisał, zatrzymano na { $count } kontach.
}
operator-rotate = Zastąp klucz
operator-rotation = Słowo starego klucza o nowym
operator-rotation-hint = Zawartość pliku, który zapisało „bailey-plugin keys rotate”.
operator-rotation-wrong = To nie to: wklej cały plik.
operator-key-rotated-said = Wydawca { $publisher } podpisuje odtąd nowym kluczem. To, co stary podpisał wcześniej, dalej się liczy.

operator-health = Stan wtyczek
operator-health-span = Z jakiego czasu
operator-health-good = Żadna wtyczka nigdzie nie zawiodła.
operator-health-bad = { $stopped ->
    [0] {""}
    [one] Zatrzymano { $stopped } wtyczkę.
    [few] Zatrzymano { $stopped } wtyczki.
   *[many] Zatrzymano { $stopped } wtyczek.
} { $failing ->
    [0] {""}
    [one] Zawiodła { $failing }.
    [few] Zawiodły { $failing }.
   *[many] Zawiodło { $failing }.
}
operator-health-none = Żadne konto nie ma wtyczek.
operator-plugin-stopped = zatrzymana

operator-support = Wsparcie
operator-support-lead = { $open ->
    [0] Żadne konto nie jest otwarte dla wsparcia.
    [one] Otwarty jest { $open } dostęp dla wsparcia, specjalistów w środku: { $agents }.
    [few] Otwarte są { $open } dostępy dla wsparcia, specjalistów w środku: { $agents }.
   *[many] Otwartych jest { $open } dostępów dla wsparcia, specjalistów w środku: { $agents }.
}
operator-support-none = Administrator konta otwiera dostęp dla jednego zgłoszenia; dopóki jest otwarty, widać go tutaj.
operator-support-number = Numer
operator-support-agents = Kto jest w środku
operator-support-nobody = nikt
operator-support-opened = Otwarto
operator-support-until = Do
operator-support-close = Zamknij
operator-support-closed-said = Konto { $account } jest zamknięte dla wsparcia; kto był w środku, już nie jest.

# Co liczy proces.
figures = Wskaźniki
figures-lead = Co ten proces policzył od uruchomienia. Prometheus dostaje te same liczby.
figures-none = W tym procesie nic nie jest liczone.
figures-nothing = Niczego jeszcze nie policzono.
figures-requests = Żądania
figures-plugins = Wtyczki
figures-nowhere = nie ma takiego adresu
figures-route = Ścieżka
figures-count = Ile
figures-refused = Odmowy
figures-failed = Błędy
figures-median = Połowa w czasie
figures-slowest = 99 na 100 w czasie
figures-longer = ponad 10 s
figures-accounts = Konta
figures-accounts-open = Konta z otwartymi plikami
figures-operations = Operacje w dzienniku
figures-commits = Zatwierdzone transakcje
figures-commits-failed = Transakcje, których nie udało się zatwierdzić
figures-jobs = Wykonane zadania
figures-remembered = Zapamiętane odpowiedzi wtyczek
figures-breakers = Zatrzymane wtyczki
figures-limits = Odmowy z powodu limitu konta
figures-guests = Trwające wywołania wtyczek
figures-guests-most = Wywołania możliwe naraz
figures-instances = Wtyczki czekające w pamięci
figures-instance-bytes = Zajmują pamięci
figures-jobs-now = Zadania, które trwają lub czekają
figures-breakers-now = Wtyczki teraz zatrzymane
figures-recalled = Z pamięci
figures-memory = Pamięć, 99 na 100 w granicach
figures-lanes = Kolejki pracy
figures-lane = Kolejka
figures-taken = Zajęte miejsca
figures-places = Miejsca
figures-lane-records = Rekordy
figures-lane-plugin-calls = To, co może wywołać wtyczki
figures-lane-sign-ins = Hasła
figures-lane-exports = To, co jest wysyłane
