# Czym jest wtyczka
plugin-name = Logowanie dwuskładnikowe
plugin-summary = Oprócz hasła pyta o kod z telefonu; są kody zapasowe, zaufane przeglądarki i droga powrotna bez nikogo spoza konta

# Po co jej to, o co prosi
why-clock = Kody zmieniają się co trzydzieści sekund
why-directory = Aby wiedzieć, od kogo wymagany jest drugi składnik i których administratorów powiadomić
why-journal-note = Aby zapisywać w dzienniku, kto ustawił drugi składnik, zresetował go albo poprosił o wejście bez niego
why-mail = Aby informować ludzi o zmianach ich drugiego składnika
why-random = Aby tworzyć sekrety i kody zapasowe, których nikt nie zgadnie
why-secrets = Aby przechowywać podstawę kodów tak, by nikt inny nie mógł jej odczytać
why-settings = Aby wiedzieć, jak długo ufać przeglądarkom i ile czeka odzyskanie dostępu
why-storage = Aby pamiętać, kto i od kiedy ma drugi składnik
why-pages = Aby go ustawiać i widzieć, kto go ma
why-sign-in-step = Aby pytać o kod po haśle

setting-trust-days = Ile dni można ufać przeglądarce
setting-trust-days-hint = W zaufanej przeglądarce wystarczy hasło. 0 nie ufa żadnej.
setting-recovery-hours = Godziny od zatwierdzenia odzyskania dostępu do jego działania
setting-recovery-hours-hint = W tym czasie sama osoba i wszyscy administratorzy, powiadomieni e-mailem, mogą je cofnąć.

# Przyciski i pola
go-on = Dalej
finish = Zakończ
save = Zapisz
prove-label = Kod
prove-hint = Sześć cyfr, które aplikacja pokazuje teraz.
prove-wrong = Aplikacja pokazuje teraz inny kod. Sprawdź czas w telefonie i wpisz następny.
keep-label = Jeden z kodów zapasowych
keep-hint = Aby było pewne, że są zapisane: wpisz dowolny z dziesięciu.
keep-wrong = Nie ma takiego wśród dziesięciu kodów. Zapisz je i wpisz jeden z nich.
code-label = Kod
code-hint = Sześć cyfr z aplikacji albo jeden z kodów zapasowych.
code-wrong = Kod jest błędny, za stary albo już użyty. Poczekaj na następny.
trust-label = { $days ->
    [one] Ufaj tej przeglądarce przez jeden dzień
   *[other] Ufaj tej przeglądarce przez { $days } dni
}
gone = To nie jest już potrzebne. Otwórz stronę ponownie.

# Logowanie
code-title = Wpisz kod
code-lead = Otwórz w telefonie aplikację uwierzytelniającą i wpisz kod, który pokazuje dla Bailey.
lost = Nie mam telefonu ani kodów
lost-again = Co z moją prośbą
lost-title = Bez telefonu i kodów
lost-lead = Inny administrator konta może wpuścić Cię bez nich.
lost-text = Ty i wszyscy administratorzy dostaniecie e-mail. Po zatwierdzeniu minie pewien czas; potem wystarczy hasło i trzeba będzie ustawić nowy telefon.
lost-ask = Poproś administratorów
lost-asked = Prośbę wysłano { $asked }. Musi ją zatwierdzić administrator.
lost-due = Zatwierdzono. Od { $due } wystarczy hasło.
lost-waits = Jeśli znajdzie się telefon albo kod, po prostu zaloguj się nim: to cofa prośbę.
set-up-title = Ustaw logowanie dwuskładnikowe
set-up-asked = Konto wymaga drugiego składnika. Wystarczą dwie minuty i aplikacja uwierzytelniająca w telefonie.

# Ustawianie
step-scan = Połącz aplikację
step-codes = Zachowaj kody zapasowe
scan-label = Zeskanuj to aplikacją uwierzytelniającą
seed-label = Albo wpisz to do niej
codes-text = Po utracie telefonu każdy z tych kodów wpuści Cię jeden raz. Widać je tylko teraz: wydrukuj je albo zapisz.
codes-label = Kody zapasowe

# Własna strona
page-title = Logowanie dwuskładnikowe
own-none = Logujesz się samym hasłem.
own-why = Z drugim składnikiem ktoś, kto ukradnie hasło, i tak nie wejdzie: potrzebny jest jeszcze kod z Twojego telefonu.
own-begin = Ustaw
own-begun = Połącz aplikację i wpisz kod, który pokaże.
own-proved = Aplikacja jest połączona. Teraz zachowaj kody zapasowe.
own-set-up = Logowanie dwuskładnikowe jest włączone. Od teraz po haśle trzeba podać kod.
own-asked = Konto wymaga drugiego składnika: ustaw go do { $until }, inaczej trzeba to będzie zrobić przy logowaniu.
set-up-lead = Dwa kroki i aplikacja uwierzytelniająca w telefonie.
own-on = Po haśle trzeba podać kod.
fact-since = Włączone od
fact-codes = Pozostałe kody zapasowe
own-new-codes = Utwórz nowe kody zapasowe
own-remove = Wyłącz
own-removed = Logowanie dwuskładnikowe jest wyłączone.
remove-title = Logować się samym hasłem?
remove-fact = Wtedy wejdzie każdy, kto zna Twoje hasło. Kody zapasowe przestaną działać.
remove-asked = Konto wymaga drugiego składnika, więc nie można go wyłączyć.
new-codes-title = Utworzyć nowe kody zapasowe?
new-codes-fact = Dotychczasowe kody przestaną działać.
new-codes-made = To są Twoje nowe kody zapasowe.
new-codes-lead = Poprzednie kody już nie działają. Zapisz te.
new-codes-seen = Kody są zapisane
new-codes-kept = Kody zapasowe nie są już pokazywane.
own-recovery-asked = { $asked } ktoś, kto zna Twoje hasło, poprosił o wejście bez Twojego telefonu
own-recovery-due = Od { $due } wystarczy samo hasło: zatwierdził to administrator
own-recovery-body = Jeśli to nie Ty, cofnij prośbę i zmień hasło.
own-recovery-cancel = Cofnij prośbę

# Wszyscy
people-title = Drugie składniki
people-lead = Drugi składnik ma { $with } z { $count } osób.
stat-with = Z drugim składnikiem
stat-asked = Wymagany, a nieustawiony
people-table = Drugie składniki według osób
people-empty = Nikogo tu jeszcze nie ma.
column-person = Osoba
column-state = Stan
column-since = Od kiedy
column-codes = Kody zapasowe
column-asked = Kiedy
column-address = Skąd
state-on = włączony
state-none = brak
state-asked = wymagany do { $until }
state-next = wymagany przy następnym logowaniu
reset = Zresetuj
reset-title = Usunąć drugi składnik: { $person }?
reset-fact = Do zalogowania wystarczy hasło, dopóki drugi składnik nie zostanie ustawiony ponownie.
reset-told = Osoba dostanie e-mail.
reset-done = Drugi składnik usunięto ({ $person }), a osobę powiadomiono.
not-your-own = Musi to zrobić za Ciebie ktoś inny.
recovery-table = Prośby o wejście bez drugiego składnika
recovery-waits = czeka na administratora
recovery-other = czeka na innego administratora
recovery-due = zatwierdzone, od { $due }
recovery-cancelled = Prośbę cofnięto.
approve = Zatwierdź
approve-title = Wpuścić bez drugiego składnika: { $person }?
approve-ask = Najpierw zapytaj samodzielnie, głosem albo osobiście: kto prosi, zna hasło.
approve-fact = Zadziała po pewnym czasie. Osoba i wszyscy administratorzy dostaną e-mail i mogą to cofnąć.
approved = Od { $due } wystarczy hasło: { $person }.
refuse = Cofnij
enforce-title = Od kogo jest wymagany
enforce-text = Kto nie ustawi drugiego składnika w wyznaczonych dniach, zrobi to przy logowaniu. Najpierw musisz mieć go Ty.
whom-label = Drugi składnik jest wymagany
whom-nobody = od nikogo; każdy decyduje za siebie
whom-admins = od administratorów
whom-groups = od niektórych grup
group-label = Wszyscy z grupy „{ $group }”
groups-none = Zaznacz co najmniej jedną grupę.
whom-everybody = od wszystkich
whom-unknown = Wybierz, od kogo jest wymagany.
grace-label = Dni na ustawienie
grace-hint = Liczone od pierwszego logowania, przy którym był wymagany. 0 wymaga od razu.
grace-wrong = Wpisz liczbę dni od 0 do { $most }.
enforce-first = Najpierw ustaw własny drugi składnik, z kodami zapasowymi: inaczej mogłoby się okazać, że nikt już nie wejdzie.
enforced = Zapisano. Obowiązuje od następnego logowania.{ $told ->
    [0] {""}
    [one] {" "}Jedną osobę zawiadomiono e-mailem.
    [few] {" "}{ $told } osoby zawiadomiono e-mailem.
   *[many] {" "}{ $told } osób zawiadomiono e-mailem.
}{ $untold ->
    [0] {""}
   *[other] {" "}Niezawiadomionych: { $untold }, bo na dziś nie ma już wiadomości.
}

# E-maile
mail-recovery-subject = Wejście bez drugiego składnika
mail-recovery-asked = { $person } prosi o wejście bez telefonu i kodów zapasowych. Prośba przyszła z adresu { $address }. Może ją zatwierdzić inny administrator na stronie „Drugie składniki”.
mail-recovery-approved = { $admin } zatwierdza wejście bez drugiego składnika: { $person }, od { $due }. Do tego czasu można to cofnąć.
mail-recovery-cancelled = Wejście bez drugiego składnika cofnięto: { $person }.
mail-recovered = Wejście bez drugiego składnika odbyło się zgodnie z zatwierdzeniem: { $person }.
mail-asked-subject = Ustaw drugi składnik
mail-asked = { $admin } wprowadza dla Ciebie drugi składnik: przy logowaniu oprócz hasła potrzebny będzie kod z telefonu. { $grace ->
    [0] Ustawisz go przy następnym logowaniu.
    [one] Od następnego logowania masz na to jeden dzień.
    [few] Od następnego logowania masz na to { $grace } dni.
   *[many] Od następnego logowania masz na to { $grace } dni.
}
mail-asked-where = Zajmie to dwie minuty i wymaga aplikacji uwierzytelniającej w telefonie. Poprowadzi Cię strona „Logowanie dwuskładnikowe”.
mail-changed-subject = Twój drugi składnik się zmienił
mail-reset = { $admin } usuwa Twój drugi składnik. Do zalogowania wystarczy hasło, dopóki nie ustawisz go ponownie.
mail-set-up = Ustawiono dla Ciebie logowanie dwuskładnikowe.
mail-removed = Wyłączono dla Ciebie logowanie dwuskładnikowe.
mail-code-used = Ktoś zalogował się jako Ty kodem zapasowym. { $left ->
    [0] Nie został żaden kod: utwórz nowe.
    [one] Został jeden kod.
    [few] Zostały { $left } kody.
   *[many] Zostało { $left } kodów.
}
mail-not-you = Jeśli nic o tym nie wiesz, od razu powiadom administratora konta i zmień hasło.
