# Co host dodaje do wiadomości, które piszą wtyczki.

mail-footer = Tę wiadomość napisała wtyczka „{ $plugin }” konta { $account }.

# Wiadomości o wtyczkach. $plugin to identyfikator wtyczki.

mail-denies-subject = { $account }: wtyczka nikogo nie wpuszcza
mail-denies = Dzień dobry, { $person },

    wtyczka { $plugin } decyduje na koncie { $account }, { $point ->
        [access-policy] kto co widzi
       *[other] kto może wejść
    }, a zapytana nie dała odpowiedzi:

    { $problem }

    Dopóki nie odpowie albo nie zostanie wyłączona, nikt poza Tobą { $point ->
        [access-policy] nie widzi rekordów
       *[other] nie wejdzie
    }. Wyłączysz ją w ustawieniach, w części „Wtyczki”. Jeśli i Ty nie możesz wejść, prowadzi tam jeden z Twoich kodów trybu bezpiecznego: na stronie logowania wybierz „Tryb bezpieczny”.

    Taka wiadomość przychodzi najwyżej raz na godzinę.
mail-switched-off-subject = { $account }: wyłączono wtyczkę bezpieczeństwa
mail-switched-off = Dzień dobry, { $person },

    { $by ->
        [person] { $who } wyłącza wtyczkę { $plugin } na koncie { $account }.
       *[operator] operator wyłączył wtyczkę { $plugin } na koncie { $account }.
    } To, o czym decydowała, już nie obowiązuje ({ $points }).

    Jeśli nie było to z Tobą uzgodnione, zajrzyj w ustawieniach do części „Wtyczki” i do dziennika.
mail-leaving-subject = { $account }: wtyczka bezpieczeństwa ma zostać wyłączona
mail-leaving = Dzień dobry, { $person },

    { $by ->
        [person] { $who } chce wyłączyć wtyczkę { $plugin } na koncie { $account }.
       *[operator] operator chce wyłączyć wtyczkę { $plugin } na koncie { $account }.
    } Działa ona do { $at } i do tego czasu można to odwołać: w ustawieniach, w części „Wtyczki”.
mail-cool-off-subject = { $account }: wtyczki bezpieczeństwa mają być wyłączane szybciej
mail-cool-off = Dzień dobry, { $person },

    { $by ->
        [person] { $who } skraca
       *[operator] operator skrócił
    } czas do namysłu przed wyłączeniem wtyczek bezpieczeństwa na koncie { $account }: z { $from } do { $to } godz. Nowy czas obowiązuje, gdy minie dotychczasowy.

    Jeśli nie było to z Tobą uzgodnione, zajrzyj w ustawieniach do części „Wtyczki” i do dziennika.
mail-safe-mode-subject = { $account }: wejście w tryb bezpieczny
mail-safe-mode = Dzień dobry, { $person },

    { $who } wchodzi w tryb bezpieczny konta { $account } jednym z kodów właściciela, z adresu { $address }. Tryb ten omija wszystkie wtyczki, daje dostęp tylko do ustawień wtyczek i do dziennika i kończy się po godzinie.

    Jeśli nie było to z Tobą uzgodnione, zajrzyj w ustawieniach do części „Wtyczki” i do dziennika.
mail-unheard-subject = { $account }: { $who } przekracza limit i nic nie zostało zrobione
mail-unheard = Dzień dobry, { $person },

    { $who } przekracza limit w koncie { $account }: { $act ->
        [cards-opened] otwarte rekordy
        [rows-listed] rekordy wyświetlone na listach
        [rows-exported] wyeksportowane rekordy
        [records-deleted] usunięte rekordy
       *[failed-sign-ins] błędne hasła
    } w ciągu { $period ->
        [hour] godziny
       *[day] dnia
    }: { $count }, dozwolone { $limit }. Pilnuje tego wtyczka { $plugin }; miała zareagować, ale jej się nie udało:

    { $problem }

    Próby są ponawiane aż do skutku. Do tego czasu proszę zająć się tym samodzielnie: w ustawieniach, w części Użytkownicy, można kogoś zablokować.

    Ta wiadomość przychodzi najwyżej raz na godzinę, niezależnie od tego, jak często się to zdarza.
mail-backup-subject = { $account }: kopia zapasowa z { $taken }
mail-backup = Dzień dobry, { $person },

    kopię zapasową konta { $account } według stanu na { $taken } można pobrać pod tym adresem do { $until }:

    { $link }

    Kopia jest zaszyfrowana: otwiera ją tylko klucz konta. Plik pobierze każdy, kto ma ten adres, więc proszę zachować go dla siebie.
mail-revoked-subject = { $account }: operator wycofał wtyczkę
mail-revoked = Dzień dobry, { $person },

    wtyczka { $plugin } { $version } już nie działa w { $account }:

    { $why }

    Jej dane i ustawienia zostają. Proszę sprawdzić w ustawieniach, w części Wtyczki, czy jest inna wersja, albo ją tam usunąć.
