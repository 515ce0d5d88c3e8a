# Logowanie.
sign-in = Zaloguj się
email = E-mail
password = Hasło
sign-in-wrong = Adres e-mail albo hasło są nieprawidłowe. Sprawdź jedno i drugie, a potem spróbuj ponownie.
sign-in-wait = Zbyt wiele błędnych prób. Odczekaj minutę i spróbuj ponownie.
