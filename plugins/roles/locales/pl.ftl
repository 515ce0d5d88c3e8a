# Czym jest wtyczka
plugin-name = Role
plugin-summary = Określa, kto co widzi i co może: uprawnienia według ról, dlaczego ktoś coś może, co się zmieni jeszcze przed zapisaniem, oraz przeglądy prawa do usuwania i eksportu

# Po co jej to, o co prosi
why-access = Żeby pokazać, dlaczego ktoś coś może i co się zmieni, jeszcze przed zapisaniem
why-directory = Żeby znać osoby i działy, o których uprawnieniach decyduje
why-groups = Żeby inne wtyczki mogły wymagać od niektórych ról więcej: drugiego składnika, określonych adresów
why-storage = Żeby przechowywać role i to, kto jaką ma
why-journal-note = Żeby zapisać w dzienniku, kto zmienił jaką rolę i czym zakończył się przegląd
why-clock = Żeby powiedzieć, z jakich uprawnień nie korzystano od 90 dni
why-access-policy = Żeby powiedzieć, co każdy widzi i może według swoich ról
why-lifecycle = Żeby utworzyć gotowe role przy pierwszym włączeniu
why-pages = Żeby pokazywać role, uprawnienia osób, przyczyny i przeglądy

# Nazwy ról
role-name = { $ready ->
    [administrator] Administrator
    [everything] Wszystko oprócz ustawień
    [head-of-sales] Kierownik sprzedaży
    [salesperson] Sprzedawca
    [lawyer] Prawnik
    [auditor] Audytor
   *[none] { $name }
}
role-name-and-more = { role-name } i jeszcze { $more }
no-role = Bez roli
reason-role = Rola „{ role-name }”
reason-field = Rola „{ role-name }” ogranicza to pole
reason-given = Przyznane tylko tej osobie
reason-taken = Dla tej osoby mniej, niż mówią jej role

# Poziomy, działania, zakresy
level-denied = Nie
level-own = Własne
level-department = Dział
level-department-and-below = Dział i niżej
level-all = Wszystkie
action-view = Widzieć
action-create = Tworzyć
action-edit = Zmieniać
action-delete = Usuwać
action-purge = Usuwać na zawsze
action-export = Eksportować
action-import = Importować
scope-own = Własne rekordy
scope-own-limited = Własne rekordy na niektórych etapach
scope-department = Rekordy swoich działów
scope-department-limited = Rekordy swoich działów na niektórych etapach
scope-department-and-below = Rekordy swoich działów i niższych
scope-department-and-below-limited = Rekordy swoich działów i niższych na niektórych etapach
scope-all = Wszystkie rekordy
scope-all-limited = Wszystkie rekordy na niektórych etapach
levels-text = Własne rekordy to te, których opiekunem jest dana osoba; w tabeli bez opiekuna — te, które utworzyła. Rekordy działu to rekordy wszystkich jego osób. Kierownik działu liczy się jako jego osoba.

# Pierwsza strona
page-title = Role
front-lead = { $roles ->
    [one] Jedna rola;
    [few] { $roles } role;
   *[many] { $roles } ról;
} własną rolę ma { $with } z { $people } osób.
read-only = Możesz przeglądać role. Zmieniają je właściciel i administratorzy, którym rola na to pozwala.
name = Nazwa
column-people = Osoby
column-extent = Czego dotyczy
extent = { $table }: { $level ->
    [own] własne
    [department] działu
    [department-and-below] działu i niższych
    [all] wszystkie
   *[denied] żadne
}{ $limited ->
    [0] {""}
   *[other] , na niektórych etapach
}{ $fields ->
    [0] {""}
    [one] ; jedno pole ograniczone
    [few] ; { $fields } pola ograniczone
   *[many] ; { $fields } pól ograniczonych
}
roles-empty = Nie ma ról. Utwórz pierwszą poniżej.
new-role = Nowa rola
create = Utwórz rolę
base = Na wzór
base-hint = Nowa rola zacznie od uprawnień tej roli. Bez wzoru nie pozwala na nic.
created = Utworzono rolę „{ role-name }”.
clone = Powiel
delete = Usuń
delete-question = Usunąć rolę „{ role-name }”?
delete-fact = Nikt jej nie ma, więc niczyje uprawnienia się nie zmienią.
delete-in-use = Ktoś ma rolę „{ role-name }” albo obowiązuje ona osoby bez roli. Najpierw nadaj im inną.
deleted = Usunięto rolę „{ role-name }”.
without-role = Bez roli
without-role-text = Co obowiązuje osoby, które nie mają własnej roli.
default-members = Użytkownicy bez roli mają
default-admins = Administratorzy bez roli mają
merge-heading = Kilka ról
merge-text = Z kilku ról w każdym uprawnieniu wygrywa najszersza. Potem liczy się to, co ustawiono tylko dla tej osoby. Właściciel konta zawsze może wszystko.
unknown-role = Nie ma takiej roli. Wybierz z listy.
name-refused = Nazwa roli ma od 1 do 100 znaków, w jednym wierszu.

# Jedna rola
role-title = Rola
role-lead = { $people ->
    [0] Nikt nie ma tej roli.
    [one] Tę rolę ma jedna osoba.
    [few] Tę rolę mają { $people } osoby.
   *[many] Tę rolę ma { $people } osób.
}
rights = Uprawnienia
every-other-table = Każda inna tabela
table-label = { $table }
table-as-others = { $table } (jak inne)
stages-heading = { $table }: etapy
stages-seen = Widoczne
stage-prospecting = Rozpoznanie
stage-engaging = Rozmowy
stage-proposal = Oferta
stage-won = Wygrana
stage-lost = Przegrana
no-stage = Zaznacz co najmniej jeden etap. Żeby rola nie widziała żadnego, ustaw „Widzieć” na „Nie”.
unknown-stage = Nie ma etapu „{ $stage }”.
unknown-right = Nie ma uprawnienia „{ $right }”.
unknown-table = Nie ma tabeli „{ $table }”.
unknown-field = Nie ma pola „{ $field }”.
name-heading = Nazwa i zarządzanie
manages = Może zarządzać rolami
manages-hint = Tylko dla administratorów: użytkownicy nigdy nie zarządzają rolami.
save = Zapisz
saved = Zapisano rolę „{ role-name }”.
show-effect = Pokaż, co się zmieni
own-last-right = To odebrałoby ci prawo do zarządzania rolami. Może to zrobić inny administrator albo właściciel.

# Pola
fields-title = Pola roli
fields-of = Pola dla roli „{ role-name }”
fields-lead = Ukrytego pola dla tej roli po prostu nie ma: ani na listach, ani w filtrach, wyszukiwaniu, historii i eksportach.
fields-heading = Ograniczone pola
fields-empty = Wszystkie pola może zmieniać każdy, kto może zmieniać rekord.
fields-change = Ogranicz pola
fields-choose = Wybierz tabelę
field-hidden = Ukryte
field-read-only = Tylko do odczytu
field-editable = Można zmieniać
field-label = { $field }
field-in-table = { $table }: { $field }
column-table = Tabela
column-field = Pole
column-level = Zakres

# Co się zmieni
effect-title = Co się zmieni
effect-nothing = Nie ma nic do zapisania.
effect-none = Niczyje uprawnienia się nie zmienią.
effect-lead = { $losing ->
    [0] Nikt niczego nie straci
    [one] Jedna osoba coś straci
    [few] { $losing } osoby coś stracą
   *[many] { $losing } osób coś straci
}, { $gaining ->
    [0] nikt niczego nie zyska.
    [one] jedna coś zyska.
    [few] { $gaining } coś zyskają.
   *[many] { $gaining } coś zyska.
}
not-saved-yet = Nic jeszcze nie zapisano. Oto, co się zmieni.
column-person = Osoba
column-right = Uprawnienie
column-loses = Traci
column-gains = Zyskuje
column-before = Dzisiaj
column-after = Potem
the-right = samo uprawnienie
count-records = { $count ->
    [one] jeden rekord
    [few] { $count } rekordy
   *[many] { $count } rekordów
}
discard = Nie zapisuj
discarded = Niczego nie zapisano.
saved-plain = Zapisano. Obowiązuje od następnego kliknięcia.

# Osoby
people-title = Role osób
people-lead = Kto ma jakie role. Nazwa w ramce to rola osób, które nie mają własnej.
people-empty = Nie ma osób.
column-roles = Role
column-exceptions = Wyjątki
owner = Właściciel: wszystko
person-title = Uprawnienia osoby
person-of = { $user }: uprawnienia
person-owner = Właściciel konta może wszystko, cokolwiek mówią role.
person-default = Bez własnej roli, więc obowiązuje rola osób bez roli.
person-lead = { $count ->
    [one] Ma jedną rolę.
    [few] Ma { $count } role.
   *[many] Ma { $count } ról.
}
roles-heading = Role
exceptions-heading = Tylko dla tej osoby
exceptions-empty = Dla tej osoby nic nie jest inaczej.
remove = Usuń wyjątek
unknown-level = Nie ma takiego poziomu.
unknown-action = Nie ma takiego uprawnienia.
owner-refused = Właściciel konta może wszystko; nie da się tego ograniczyć.
effective-heading = Co z tego wynika
sees-none = nie widzi nic
sees-all = { $of ->
    [one] widzi jedyny
   *[other] widzi wszystkie: { $of }
}
sees-some = widzi { $count } z { $of }
rights-unknown = Wtyczka, która decyduje o uprawnieniach, nie odpowiedziała, więc ta osoba na razie nic nie widzi.

# Dlaczego
why-title = Dlaczego
why-lead = Zapytaj, dlaczego ktoś coś może albo nie może.
why-button = Zapytaj
why-record = O jednym rekordzie
why-record-label = Rekord
why-record-button = Zapytaj o ten rekord
why-rules = Reguły, które na to pozwalają
verdict-yes = { $user } może { $action ->
    [view] widzieć
    [create] tworzyć
    [edit] zmieniać
    [delete] usuwać
    [purge] usuwać na zawsze
    [export] eksportować
   *[import] importować
} rekordy tabeli „{ $table }”.
verdict-no = { $user } nie może { $action ->
    [view] widzieć
    [create] tworzyć
    [edit] zmieniać
    [delete] usuwać
    [purge] usuwać na zawsze
    [export] eksportować
   *[import] importować
} rekordów tabeli „{ $table }”.
verdict-yes-record = { $user } może { $action ->
    [view] widzieć
    [create] tworzyć
    [edit] zmieniać
    [delete] usuwać
    [purge] usuwać na zawsze
    [export] eksportować
   *[import] importować
} „{ $record }”.
verdict-no-record = { $user } nie może { $action ->
    [view] widzieć
    [create] tworzyć
    [edit] zmieniać
    [delete] usuwać
    [purge] usuwać na zawsze
    [export] eksportować
   *[import] importować
} „{ $record }”.
because-owner = Właściciel konta może wszystko.
because-suspended = Ta osoba jest zawieszona i nie może się zalogować.
because-nobody = Żadna wtyczka nie decyduje o uprawnieniach.
column-plugin = Wtyczka
column-reason = Ponieważ
column-scope = Których rekordów
no-rule = Żadna reguła na to nie pozwala.
policy-failed = Nie odpowiedziała: { $failure }
needs = Potrzebne też
need-met = { $action ->
    [view] widzieć rekord: może
   *[create] tworzyć rekordy: może
}
need-unmet = { $action ->
    [view] widzieć rekord: nie może
   *[create] tworzyć rekordy: nie może
}
belongs-to-unseen = Należy do rekordu, którego nie widzi

# Przeglądy
reviews-title = Przeglądy uprawnień
reviews-lead = Kto może co usuwać i eksportować i czy robił to w ostatnich 90 dniach. Każde uprawnienie zostaw albo cofnij; wynik zostaje podpisany w dzienniku.
review-begin = Zacznij przegląd
review-begun = { $count ->
    [one] Do przejrzenia jest jedno uprawnienie.
    [few] Do przejrzenia są { $count } uprawnienia.
   *[many] Do przejrzenia jest { $count } uprawnień.
}
reviews-empty = Nie było jeszcze przeglądu.
column-begun = Początek
column-rights = Uprawnienia
column-unused = Nieużywane
column-state = Stan
review-signed = Podpisany
review-open = { $left ->
    [0] Gotowy do podpisania
   *[other] Zostało { $left }
}
review-title = Przegląd uprawnień
review-lead = { $rights ->
    [one] Jedno uprawnienie,
    [few] { $rights } uprawnienia,
   *[many] { $rights } uprawnień,
} z tego nieużywane od 90 dni: { $unused }. { $left ->
    [0] O wszystkich zdecydowano.
   *[other] Bez decyzji: { $left }.
}
review-lead-signed = Podpisany { $at }. Zostawiono: { $kept }, cofnięto: { $revoked }.
review-empty = Nikt oprócz właściciela nie może niczego usuwać ani eksportować.
column-used = Ostatnio
column-decision = Decyzja
unused = nie w ciągu 90 dni
keep = Zostaw
revoke = Cofnij
kept = Zostaw
revoked = Cofnij
marked-kept = { $count ->
    [one] Jedno uprawnienie zostaje.
    [few] { $count } uprawnienia zostają.
   *[many] { $count } uprawnień zostaje.
}
marked-revoked = { $count ->
    [one] Jedno uprawnienie zostanie cofnięte, gdy podpiszesz.
    [few] { $count } uprawnienia zostaną cofnięte, gdy podpiszesz.
   *[many] { $count } uprawnień zostanie cofniętych, gdy podpiszesz.
}
nothing-selected = Najpierw wybierz uprawnienie.
sign = Podpisz wynik
sign-question = Podpisać ten przegląd?
sign-kept = { $count ->
    [one] Jedno uprawnienie zostaje.
    [few] { $count } uprawnienia zostają.
   *[many] { $count } uprawnień zostaje.
}
sign-revoked = { $count ->
    [one] Jedno uprawnienie zostaje od razu cofnięte.
    [few] { $count } uprawnienia zostają od razu cofnięte.
   *[many] { $count } uprawnień zostaje od razu cofniętych.
}
sign-final = Wynik zostaje w dzienniku. Cofnięte można przyznać ponownie na stronie osoby.
review-done = { $count ->
    [0] Podpisano. Niczego nie cofnięto.
    [one] Podpisano. Cofnięto jedno uprawnienie.
    [few] Podpisano. Cofnięto { $count } uprawnienia.
   *[many] Podpisano. Cofnięto { $count } uprawnień.
}
