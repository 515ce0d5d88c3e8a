# Czym jest wtyczka
plugin-name = Monitor aktywności
plugin-summary = Pilnuje, ile każdy otwiera, przegląda, eksportuje i usuwa, i reaguje, gdy ktoś przekracza limit: spowalnia go, żąda potwierdzenia tożsamości, wstrzymuje mu eksport albo blokuje dostęp — i zawiadamia wszystkich administratorów

# Po co jej to, co może
why-activity = Aby wiedzieć, ile kto robi, i sprawdzać reguły na minionych dniach
why-directory = Aby wiedzieć, kogo dotyczy reguła i kto jest administratorem
why-directory-admin = Aby spowalniać i blokować tych, którzy przekraczają limit, żądać od nich potwierdzenia tożsamości i wpuszczać ich z powrotem
why-mail = Aby zawiadamiać wszystkich administratorów, kto przekroczył który limit
why-journal = Aby pokazywać z dziennika, co zrobiono
why-journal-note = Aby zapisywać w dzienniku swoje działania i zmiany reguł
why-storage = Aby przechowywać reguły i listę osób, wobec których podjęto działania
why-settings = Aby wiedzieć, jak długo spowalniać i z ilu dni sprawdzać
why-clock = Aby spowalniać na pewien czas i sprawdzać ostatnie dni
why-log = Aby powiadomić operatora, gdy na dany dzień nie ma już wiadomości
why-access-policy = Aby wstrzymywać eksport osobom, które przekroczyły limit; pozostałym wolno to samo co bez niej
why-activity-alarm = Aby od razu dowiadywać się, że ktoś przekroczył limit
why-lifecycle = Aby przy pierwszym włączeniu utworzyć gotowe reguły
why-pages = Aby pokazywać reguły, kogo zatrzymały i kogo by zatrzymały

# Ustawienia
setting-test-days = Z ilu dni sprawdzać regułę
setting-test-days-hint = Zanim reguła zostanie włączona, jej strona pokazuje, kogo zatrzymałaby w tylu dniach.
setting-slow-seconds = O ile sekund opóźniać każde żądanie osoby spowolnionej
setting-slow-minutes = Na ile minut spowalniać

# Co się liczy
act-cards-opened = Otwarte rekordy
act-rows-listed = Rekordy na listach
act-rows-exported = Wyeksportowane rekordy
act-records-deleted = Usunięte rekordy
act-failed-sign-ins = Błędne hasła
period-hour = W ciągu godziny
period-day = W ciągu dnia
count-cards-opened = { $count ->
    [one] Jeden otwarty rekord
    [few] { $count } otwarte rekordy
   *[many] { $count } otwartych rekordów
} { $period ->
    [hour] w ciągu godziny
   *[day] w ciągu dnia
}
count-rows-listed = { $count ->
    [one] Jeden rekord na listach
    [few] { $count } rekordy na listach
   *[many] { $count } rekordów na listach
} { $period ->
    [hour] w ciągu godziny
   *[day] w ciągu dnia
}
count-rows-exported = { $count ->
    [one] Jeden wyeksportowany rekord
    [few] { $count } wyeksportowane rekordy
   *[many] { $count } wyeksportowanych rekordów
} { $period ->
    [hour] w ciągu godziny
   *[day] w ciągu dnia
}
count-records-deleted = { $count ->
    [one] Jeden usunięty rekord
    [few] { $count } usunięte rekordy
   *[many] { $count } usuniętych rekordów
} { $period ->
    [hour] w ciągu godziny
   *[day] w ciągu dnia
}
count-failed-sign-ins = { $count ->
    [one] Jedno błędne hasło
    [few] { $count } błędne hasła
   *[many] { $count } błędnych haseł
} { $period ->
    [hour] w ciągu godziny
   *[day] w ciągu dnia
}
over-cards-opened = { $limit ->
    [one] Ponad jeden otwarty rekord
    [few] Ponad { $limit } otwarte rekordy
   *[many] Ponad { $limit } otwartych rekordów
} { $period ->
    [hour] w ciągu godziny
   *[day] w ciągu dnia
}
over-rows-listed = { $limit ->
    [one] Ponad jeden rekord na listach
    [few] Ponad { $limit } rekordy na listach
   *[many] Ponad { $limit } rekordów na listach
} { $period ->
    [hour] w ciągu godziny
   *[day] w ciągu dnia
}
over-rows-exported = { $limit ->
    [one] Ponad jeden wyeksportowany rekord
    [few] Ponad { $limit } wyeksportowane rekordy
   *[many] Ponad { $limit } wyeksportowanych rekordów
} { $period ->
    [hour] w ciągu godziny
   *[day] w ciągu dnia
}
over-records-deleted = { $limit ->
    [one] Ponad jeden usunięty rekord
    [few] Ponad { $limit } usunięte rekordy
   *[many] Ponad { $limit } usuniętych rekordów
} { $period ->
    [hour] w ciągu godziny
   *[day] w ciągu dnia
}
over-failed-sign-ins = { $limit ->
    [one] Ponad jedno błędne hasło
    [few] Ponad { $limit } błędne hasła
   *[many] Ponad { $limit } błędnych haseł
} { $period ->
    [hour] w ciągu godziny
   *[day] w ciągu dnia
}

# Co się dzieje
answer-tell = Zawiadom administratorów
answer-slow = Spowolnij i zawiadom administratorów
answer-ask = Zażądaj potwierdzenia tożsamości i zawiadom administratorów
answer-stop-exports = Wstrzymaj eksport i zawiadom administratorów
answer-suspend = Zablokuj i zawiadom administratorów
done-tell = Zawiadomiono
done-slow = Spowolniono
done-ask = Zażądano potwierdzenia tożsamości
done-stop-exports = Eksport wstrzymany
done-suspend = Dostęp zablokowany

# Kogo dotyczy
whom-everybody = Wszyscy
whom-user = { $user }
whom-gone = Grupa, której już nie ma

# Co jest nie tak w formularzu
wrong-choice = Proszę wybrać jedną z możliwości.
wrong-limit = Proszę wpisać liczbę całkowitą od 1 do { $most }.
too-many-rules = Jest już { $most } reguł. Najpierw proszę usunąć jedną z nich.

# Poczta
mail-subject = { $user } przekracza limit
mail-who = { $user } przekracza limit ustalony przez Ciebie lub innego administratora:
mail-limit = Dozwolone jest { $limit }. Czas: { $at }. Co zrobiono:
mail-where = Więcej mówi strona „Monitor aktywności”; tam też można to cofnąć.

# Strona główna
page-title = Monitor aktywności
front-lead = { $on ->
    [0] Żadna reguła nie jest włączona
    [one] Włączona jest jedna reguła
    [few] Włączone są { $on } reguły
   *[many] Włączonych jest { $on } reguł
}; { $stopped ->
    [0] nikt nie przekroczył limitu.
    [one] podjęto działania wobec jednej osoby.
   *[other] podjęto działania wobec { $stopped } osób.
}
nothing-watched = Nic nie jest jeszcze liczone
nothing-watched-body = Proszę otworzyć regułę, sprawdzić, kogo by zatrzymała, i ją włączyć.
stopped-title = Kto przekroczył limit
stopped-empty = Nikt. Kto przekroczy limit, pozostanie na tej liście do cofnięcia.
rules-title = Reguły
rules-empty = Nie ma jeszcze reguł. Pierwszą można utworzyć poniżej.
new-rule = Nowa reguła
new-rule-text = Na początku jest wyłączona: jej strona pokazuje, kogo by zatrzymała, i tam się ją włącza. Właściciel nigdy nie jest spowalniany ani blokowany, ale zawiadomienie o nim i tak przyjdzie.
create = Utwórz regułę
created = Reguła jest utworzona i na razie wyłączona.
column-person = Osoba
column-what = Co
column-done = Co zrobiono
column-when = Kiedy
column-rule = Reguła
column-whom = Kogo dotyczy
column-answer = Co się dzieje
column-state = Stan
lift = Cofnij
lift-question = Cofnąć: { $user }?
lift-fact = Zablokowana osoba znów może się zalogować, eksport jest znów dozwolony, a liczenie zaczyna się od zera. Żądane potwierdzenie tożsamości nadal obowiązuje.
lifted = Cofnięto: { $user }. Liczenie zaczyna się od zera.

# Reguła
rule-title = Reguła
state-on = Włączona
state-off = Wyłączona
field-act = Co liczyć
field-per = W jakim czasie
field-limit = Ile wolno
field-limit-hint = Kto zrobi więcej, przekroczy limit.
field-whom = Kogo dotyczy
field-answer = Co się dzieje
field-answer-hint = Tożsamość potwierdza się hasłem i tym, o co jeszcze pyta logowanie, na przykład kodem z telefonu. Do tego czasu nic innego nie jest możliwe, a tokeny API tej osoby nie działają.
change-title = Zmiana reguły
change-text = Zmieniona reguła jest wyłączana: proszę sprawdzić, co by zrobiła, i włączyć ją ponownie.
change = Zmień
changed = Zmieniono.
changed-and-off = Zmieniono i wyłączono.
not-changed = Nic się nie zmieniło.
switch-on = Włącz
switch-on-question = Włączyć tę regułę?
switch-on-fact = { $people ->
    [0] Według dziennika nikogo by nie zatrzymała.
    [one] Według dziennika zatrzymałaby jedną osobę.
    [few] Według dziennika zatrzymałaby { $people } osoby.
   *[many] Według dziennika zatrzymałaby { $people } osób.
}
switched-on = Włączona: liczenie się rozpoczęło.
switch-off = Wyłącz
switched-off = Wyłączona.
delete = Usuń
delete-question = Usunąć tę regułę?
delete-fact = To, co zrobiła, pozostaje w mocy i w dzienniku.
deleted = Reguła jest usunięta.

# Sprawdzenie na dzienniku
test-title = Kogo by zatrzymała
test-lead = { $people ->
    [0] W ostatnich { $days } dniach ta reguła nikogo by nie zatrzymała.
    [one] W ostatnich { $days } dniach ta reguła zatrzymałaby jedną osobę.
    [few] W ostatnich { $days } dniach ta reguła zatrzymałaby { $people } osoby.
   *[many] W ostatnich { $days } dniach ta reguła zatrzymałaby { $people } osób.
}
test-short = Dziennik mówi o tym od { $since }
test-short-body = Otwarte i wyświetlone rekordy są liczone tylko wtedy, gdy jakaś reguła jest włączona albo konto zapisuje, kto co oglądał. O wcześniejszym czasie nikt nic nie wie.
test-empty = Nikogo w ostatnich { $days } dniach.
column-first = Pierwszy raz
column-times = Ile razy
column-most = Najwięcej

# Historia
history-title = Alarmy
history-lead = { $count ->
    [0] Nic się jeszcze nie wydarzyło.
    [one] Jeden wpis w dzienniku.
    [few] { $count } wpisy w dzienniku.
   *[many] { $count } wpisów w dzienniku.
}
history-empty = Na razie nic. Będą tu wszystkie alarmy i zmiany reguł.
column-event = Zdarzenie
column-by = Kto
note-activity-alarm = Przekroczono limit
note-activity-alarm-lifted = Cofnięto
note-activity-rule-created = Utworzono regułę
note-activity-rule-changed = Zmieniono regułę
note-activity-rule-switched-on = Włączono regułę
note-activity-rule-switched-off = Wyłączono regułę
note-activity-rule-deleted = Usunięto regułę
