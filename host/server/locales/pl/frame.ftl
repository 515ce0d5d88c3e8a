# Rama stron i słowa, które stoją na wielu z nich.
skip-to-content = Przejdź do treści
menu = Menu
menu-safety = Bezpieczeństwo
menu-tools = Narzędzia
home = Start
settings = Ustawienia
search = Szukaj
search-everything = Szukaj wszędzie
language = Język
profile = Profil
sign-out = Wyloguj się
crumbs = Jesteś tutaj
cancel = Anuluj
save = Zapisz
edit = Edytuj
undo = Cofnij
undone = Cofnięto.
yes-continue = Dalej

relative-now = przed chwilą
relative-minutes-ago = { $count ->
    [one] { $count } minutę temu
    [few] { $count } minuty temu
   *[many] { $count } minut temu
}
relative-in-minutes = { $count ->
    [one] za { $count } minutę
    [few] za { $count } minuty
   *[many] za { $count } minut
}
relative-hours-ago = { $count ->
    [one] { $count } godzinę temu
    [few] { $count } godziny temu
   *[many] { $count } godzin temu
}
relative-in-hours = { $count ->
    [one] za { $count } godzinę
    [few] za { $count } godziny
   *[many] za { $count } godzin
}
relative-days-ago = { $count ->
    [one] { $count } dzień temu
    [few] { $count } dni temu
   *[many] { $count } dni temu
}
relative-in-days = { $count ->
    [one] za { $count } dzień
    [few] za { $count } dni
   *[many] za { $count } dni
}

bytes-b = { $size } B
bytes-kb = { $size } kB
bytes-mb = { $size } MB
bytes-gb = { $size } GB
time-ms = { $time } ms

value-yes = Tak
value-no = Nie
value-none = puste
state-archived = W archiwum
state-deleted = usunięto

actor-plugin-for = { $plugin } dla: { $user }
actor-token = { $user } (token „{ $token }”)
actor-support = Wsparcie: { $agent }
actor-operator = Operator
actor-anonymous = Bez logowania

# Nad każdą stroną tam, gdzie działają niepodpisane pakiety.
development = Tryb deweloperski
development-unsigned = { $count ->
    [one] Działa tu wtyczka, za którą nikt nie ręczy: { $plugins }.
   *[other] Działają tu wtyczki, za które nikt nie ręczy: { $plugins }.
 } Proszę nie trzymać tu prawdziwych danych.

# What stands between several things in one line.
list-between = { ", " }
