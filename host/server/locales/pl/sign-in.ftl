# Logowanie.
sign-in = Zaloguj się
email = E-mail
password = Hasło
sign-in-wrong = Adres e-mail albo hasło są nieprawidłowe. Sprawdź jedno i drugie, a potem spróbuj ponownie.
sign-in-wait = Zbyt wiele błędnych prób. Odczekaj minutę i spróbuj ponownie.
forgot = Nie pamiętasz hasła?
forgot-lead = Wpisz adres e-mail. Jeśli ktoś go tu ma, dostanie link do ustawienia nowego hasła.
forgot-send = Wyślij link
forgot-sent = Jeśli ktoś ma tu ten adres, link jest już w drodze. Zadziała raz, przez godzinę.
link-stale = Ten link już nie działa: został użyty albo minęło zbyt wiele czasu.
password-choose = Wybierz hasło
password-choose-lead = { $person }, wybierz hasło, którym będziesz się logować.
password-chosen = Hasło ustawione. Zaloguj się nim.
password-change = Wybierz nowe hasło
password-change-lead = Zanim przejdziesz dalej, wybierz hasło, które znasz tylko Ty.
password-current = Obecne hasło
password-hint = Co najmniej 8 znaków, których nikt nie zgadnie: dobrych jest kilka słów niezwiązanych ze sobą.
mail-invitation-subject = Zaproszenie do { $account }
mail-invitation = Dzień dobry, { $person },

    masz zaproszenie do { $account }. Hasło wybierzesz tutaj:

    { $link }

    Link zadziała raz, przez siedem dni. Jeśli go nie oczekujesz, zignoruj tę wiadomość.
mail-reset-subject = Nowe hasło do { $account }
mail-reset = Dzień dobry, { $person },

    ktoś poprosił o nowe hasło dla Ciebie w { $account }. Jeśli to Ty, ustaw je tutaj:

    { $link }

    Link zadziała raz, przez godzinę. Jeśli to nie Ty, zignoruj tę wiadomość: hasło się nie zmieni.
kept-ended = Sesja wygasła. To, co wpisano, jest zachowane: zaloguj się i wyślij to ponownie.
kept-title = Zalogowano ponownie
kept-text = To, co wpisano po wygaśnięciu sesji, nie przepadło. Nic jeszcze nie zostało zapisane.
kept-send = Zapisz teraz
kept-leave = Odrzuć
sign-in-barred = Stąd nie możesz wejść. { $reason }
safe-mode = Tryb bezpieczny
safe-mode-lead = Dla właściciela konta, gdy wtyczka nikogo nie wpuszcza. Tryb ten omija wszystkie wtyczki, daje dostęp tylko do ich ustawień i do dziennika i trwa godzinę. Wszyscy administratorzy dostaną wiadomość.
safe-mode-code = Kod trybu bezpiecznego
safe-mode-enter = Wejdź w tryb bezpieczny
safe-mode-wrong = Adres e-mail, hasło lub kod jest błędny albo kod był już użyty.
support-sign-in = Logowanie wsparcia
support-sign-in-lead = Dla specjalistów wsparcia: administrator konta otwiera dostęp i przekazuje numer oraz hasło jednorazowe.
support-number = Numer
support-agent = Imię i nazwisko, tak jak zobaczy je konto
support-password = Hasło jednorazowe
support-enter = Wejdź
support-wrong = Numer lub hasło jest błędne, zostało użyte albo jego czas minął. Poproś klienta o nowe.
support-agent-wrong = Podaj, kim jesteś, w najwyżej 80 znakach.
support-you-read = Jesteś w { $account } jako wsparcie i możesz czytać. Każdy pokazany rekord jest odnotowywany dla konta.
support-you-write = Jesteś w { $account } jako wsparcie, możesz czytać i zmieniać rekordy. Wszystko, co widzisz i robisz, jest odnotowywane dla konta.
support-until = Do
support-ticket = Zgłoszenie
support-inside = Na tym koncie jest wsparcie: { $agent }. Każdy pokazany rekord jest odnotowywany.
mail-support-subject = Wsparcie weszło do { $account }
mail-support = Dzień dobry, { $person },

    specjalista wsparcia przedstawiający się jako „{ $agent }” wszedł do { $account } przez dostęp { $number } z adresu { $address }.

    Administrator widzi, które rekordy mu pokazano, i może od razu zakończyć dostęp w „Dostępie wsparcia”.
confirmed-title = To Ty
confirmed-text = To, co miało zostać zrobione, czeka na Ciebie. Nic jeszcze nie zostało wykonane.
confirmed-send = Wykonaj teraz
confirm-who = Czy to Ty?
confirm-who-lead = To działanie jest niebezpieczne, a od zalogowania minęło już trochę czasu. Wpisz hasło, aby kontynuować; przez następne 15 minut nie będzie potrzebne.
confirm-asked-lead = Potwierdź swoją tożsamość: prosi o to administrator albo wtyczka, która pilnuje konta. Wpisz hasło, aby kontynuować. Do tego czasu Twoje tokeny API nie działają.
confirm-who-go = Kontynuuj
step-of = Pyta wtyczka { $plugin }.
step-failed = Nie można się teraz zalogować
step-failed-text = Wtyczka, która decyduje o wpuszczeniu, nie odpowiedziała, więc nikt nie zostanie wpuszczony.
step-again = Spróbuj ponownie
