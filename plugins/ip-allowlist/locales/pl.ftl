plugin-name = Dozwolone adresy
plugin-summary = Wpuszcza ludzi i programy z adresów, które wymienisz, i znikąd indziej.
why-directory = Aby podpowiadać osoby i grupy oraz wiedzieć, kto jest w grupie, której dotyczy wpis.
why-journal = Aby pokazać, kogo z niedawno logujących się zmiana by nie wpuściła i komu lista odmówiła.
why-journal-note = Aby każda zmiana listy była w dzienniku.
why-storage = Aby przechowywać listę.
why-clock = Aby zakończyć próbę po dziesięciu minutach.
why-request-guard = Aby odmawiać tym, którzy przychodzą z adresu spoza listy.
why-pages = Aby pokazywać listę i ją zmieniać.

page-title = Adresy
refusals-title = Odmowy według adresu
entry-title = Wpis

# Pierwsza strona
lead-off = Twój adres to { $address }. Lista nikogo jeszcze nie obowiązuje.
lead-programs = Twój adres to { $address }. Lista obowiązuje tylko programy.
lead-allowed = Twój adres to { $address } i jest dozwolony.
lead-refused = Twój adres to { $address } i nie jest dozwolony. Dodaj go, zanim się wylogujesz.
lead-nowhere = Nie wiadomo, z jakiego adresu przychodzisz. Zanim włączysz listę, poproś operatora o wskazanie jego serwerów pośredniczących.
column-address = Adres lub sieć
column-whom = Dla kogo
column-with = Z czym
column-note = Uwaga
list-empty = Nie ma jeszcze adresów. Dodaj adresy biur i tych, którzy pracują gdzie indziej, zobacz, kogo by to nie wpuściło, i włącz listę.
everybody = Wszyscy
group-gone = Grupa { $group }, której już nie ma
with-anything = Sesje i tokeny
with-sessions = Sesje
with-tokens = Tokeny API
remove = Usuń
nothing-selected = Najpierw zaznacz wpis.

add-heading = Kolejny wpis
add = Dodaj
network-hint = Na przykład 203.0.113.7, 203.0.113.0/24 albo 2001:db8::/32.
note-hint = Czyj to adres, żeby inni wiedzieli.
only-user = Tylko dla tej osoby
only-user-hint = Puste: dla wszystkich albo dla wybranej grupy.
unknown-user = Nie ma takiej osoby.
unknown-group = Nie ma takiej grupy.
unknown-with = Wybierz sesje, tokeny API albo jedno i drugie.
entry-lead = To, co tu zmienisz, dołączy do innych Twoich zmian i nie jest jeszcze zapisane.
entry-change = Zmień

rule-heading = Kogo lista obowiązuje
rule-people = Ludzi
rule-people-hint = Tych, którzy się logują, i tych, którzy są już zalogowani, od następnego kliknięcia.
rule-programs = Programy
rule-programs-hint = Wszystko, co używa API z tokenem.
rule-set = Ustaw

# Co jest nie tak z tym, co wpisano
not-an-address = „{ $typed }” nie jest adresem. Napisz na przykład 203.0.113.7 albo sieć 203.0.113.0/24.
zone-given = „{ $typed }” wskazuje kartę sieciową jednej maszyny. Opuść wszystko od znaku procentu.
host-bits = „{ $typed }” nie jest ani siecią, ani jednym adresem. Napisz { $network }, jeśli chodzi o sieć, albo { $address }, jeśli o adres.
note-too-long = Uwaga ma najwyżej 200 znaków.
too-many = Lista ma najwyżej { $most } wpisów. Połącz adresy w sieci.

# Co nie jest jeszcze zapisane
draft = Twoje zmiany nie są jeszcze zapisane
draft-added = Wpis jest wśród Twoich zmian. Nic nie jest jeszcze zapisane.
draft-changed = Wpis jest zmieniony. Nic nie jest jeszcze zapisane.
draft-removed = Wpisy są usunięte. Nic nie jest jeszcze zapisane.
draft-rule = To jest wśród Twoich zmian. Nic nie jest jeszcze zapisane.
replay = { $people ->
    [0] W ciągu ostatnich { $days } dni nikt się nie logował, więc nie ma na kim tego sprawdzić.
    [one] W ciągu ostatnich { $days } dni logowała się jedna osoba i { $refused ->
        [0] za każdym razem by weszła.
       *[other] nie weszłaby { $times ->
            [one] raz
           *[other] { $times } razy
        }.
    }
   *[other] Z { $people } osób, które logowały się w ciągu ostatnich { $days } dni, { $refused ->
        [0] żadna nie spotkałaby się z odmową.
        [one] jedna spotkałaby się z odmową, { $times ->
            [one] raz
           *[other] { $times } razy
        }.
        [few] { $refused } spotkałyby się z odmową, łącznie { $times } razy.
       *[other] { $refused } spotkałoby się z odmową, łącznie { $times } razy.
    }
}
replay-off = Lista nie obowiązywałaby ludzi, więc nikt z logujących się nie spotkałby się z odmową.
replay-table = Kto spotkałby się z odmową
column-person = Osoba
column-times = Razy
column-last = Ostatnio
save = Zapisz
try = Wypróbuj przez dziesięć minut
discard = Odrzuć
wide-question = Wpuścić tyle adresów?
wide-fact = { $networks } to miliony adresów, w większości nie Twoich.
wide-refused = { $networks } to miliony adresów. Jeśli tak ma być, przekaż razem z tym „wide: yes”.
shut-out = Ta lista nie wpuściłaby Ciebie
shut-out-text = Nie ma w niej Twojego adresu, więc nie da się jej zapisać. Dodaj swój adres albo wypróbuj listę przez dziesięć minut: cofnie się sama, jeśli nie potwierdzi jej ktoś, kogo wpuszcza.
add-mine = Dodaj mój adres
locks-you-out = Twój adres to { $address }, a ta lista go nie wpuszcza: po zapisaniu nie można by już wejść. Dodaj swój adres albo wypróbuj listę przez dziesięć minut.
locks-you-out-nowhere = Nie wiadomo, z jakiego adresu przychodzisz, więc ta lista nie wpuściłaby Ciebie.
nothing-changed = Nie ma czego zapisać: lista jest taka, jak była.
saved = Lista jest zapisana i obowiązuje od następnego kliknięcia.
tried = Lista obowiązuje przez dziesięć minut. Potwierdź ją z adresu, który wpuszcza, albo cofnie się sama.
discarded = Twoje zmiany są odrzucone.

# Próba
trial-on = Do { $until } trwa próba listy
trial-text = Próbuje { $who }. Jeśli lista nie zostanie potwierdzona, potem znów obowiązuje poprzednia.
trial-confirm = Zostaw na stałe
trial-end = Zakończ próbę
trial-ended = Próba jest zakończona i obowiązuje poprzednia lista.
trial-over = Próby już nie ma: obowiązuje poprzednia lista.
trial-was = Próba skończyła się { $until } bez potwierdzenia. Obowiązuje poprzednia lista.

# Odmowy
refused = Adresu { $address } nie ma na liście.
refused-nowhere = Nie wiadomo, z jakiego adresu przychodzisz.
refusals-lead = Kto przyszedł z właściwym hasłem, sesją lub tokenem z adresu spoza listy.
refusals-empty = Nikomu nie odmówiono.
column-when = Kiedy
allow = Dopuść ten adres
