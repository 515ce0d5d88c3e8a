# Tabele i pola w ustawieniach.
settings-tables = Tabele i pola
settings-tables-about = Jakie są tabele, jak nazywają się ich pola, co zawierają i co jest wymagane.
table-new = Nowa tabela
table-create = Utwórz tabelę
table-created-notice = Tabela jest gotowa. Teraz dodaj jej pola.
table-column-name = Tabela
table-column-key = Klucz
table-column-fields = Pola
table-column-records = Rekordy
table-column-origin = Skąd
origin-standard = Bailey
origin-own = to konto
table-plural = Nazwa listy
table-plural-hint = Jak nazywa się wiele rekordów: Produkty.
table-singular = Nazwa jednego rekordu
table-singular-hint = Jak nazywa się jeden rekord: Produkt.
table-named-by = Pole z nazwą rekordu
table-named-by-hint = Listy i odwołania pokazują jego zawartość.
table-named-by-default = Nazwa
table-names = Jak się nazywa
table-fields = Pola
table-standard-stays = Ta tabela jest częścią Bailey: można zmienić jej nazwę, ale nie można jej usunąć.
table-delete = Usuń tabelę
table-deleted-notice = Usunięto tabelę.
table-delete-weight = { $count ->
    [0] Tabela nie ma rekordów.
    [one] Razem z tabelą zniknie jeden rekord.
    [few] Razem z tabelą znikną { $count } rekordy.
   *[many] Razem z tabelą zniknie { $count } rekordów.
}
table-delete-along = { $count ->
    [0] Razem z nią zniknie pole „{ $field }” ({ $table }), które się do niej odwołuje; nigdzie nie jest wypełnione.
    [one] Razem z nią zniknie pole „{ $field }” ({ $table }), które się do niej odwołuje, wypełnione w jednym rekordzie.
   *[other] Razem z nią zniknie pole „{ $field }” ({ $table }), które się do niej odwołuje, wypełnione w { $count } rekordach.
}
schema-delete-title = Usunąć „{ $name }”?
schema-delete-until = Do { $date } pozostanie w koszu; do tego czasu można przywrócić całą zawartość.
schema-delete-forever = Pozostanie w koszu, dopóki ktoś nie usunie tego na stałe; do tego czasu można przywrócić całą zawartość.
field-one = Pole
field-new = Nowe pole
field-add = Dodaj pole
field-added-notice = Dodano pole.
field-label = Nazwa
field-kind = Zawiera
field-demands = Wymagania
field-order = Kolejność
field-up = Przesuń pole „{ $field }” w górę
field-down = Przesuń pole „{ $field }” w dół
field-names = nazwa rekordu
field-is-required = wymagane
field-is-unique = bez powtórzeń
field-is-multiple = wiele wartości
field-is-along = usuwane razem
field-required = Wymagane
field-required-hint = Bez niego nie można zapisać rekordu.
field-unique = Bez powtórzeń
field-unique-hint = Żadne dwa używane rekordy nie mają tej samej wartości. Dla tekstu, liczb całkowitych, dat i odwołań.
field-multiple = Wiele wartości
field-along = Rekordy należą do tego, do czego się odwołują
field-along-hint = Gdy usunie się to, do czego się odwołują, znikną razem z tym i razem wrócą.
field-scale = Miejsca po przecinku
field-target = Odwołuje się do
field-choices = Opcje
field-choices-hint = Po jednej w wierszu.
field-key = Klucz
field-key-hint = Dla programów i API: małe litery łacińskie, cyfry i podkreślenia. Zostaw puste, a powstanie z nazwy.
field-standard-stays = To pole jest częścią Bailey: można zmienić jego nazwę, ale nie można go usunąć.
field-naming-stays = To pole nadaje rekordom nazwy: można zmienić jego nazwę, ale nie można go usunąć.
field-delete = Usuń pole
field-deleted-notice = Usunięto pole.
field-delete-weight = { $count ->
    [0] Nie jest wypełnione w żadnym rekordzie.
    [one] Jest wypełnione w jednym rekordzie.
   *[other] Jest wypełnione w { $count } rekordach.
}
holds-text = Tekst
holds-long-text = Długi tekst
holds-integer = Liczba całkowita
holds-decimal = Liczba dziesiętna
holds-money = Kwota
holds-boolean = Tak lub nie
holds-date = Data
holds-datetime = Data i godzina
holds-reference = Odwołanie
holds-choice = Wybór z listy
holds-file = Plik
choice-place = Miejsce
choice-label = Nazwa
choice-state = Stan
choice-offered = dostępna
choice-retired = wycofana
choice-deleted = usuń
choice-states-hint = Rekordy, które mają wycofaną opcję, zachowują ją, ale nikt nie może jej już wybrać. Usunąć można tylko opcję, której nie ma żaden rekord.
choices-new = Nowe opcje

# What the journal tells of tables and fields.
table-bailey_table = Tabele
table-bailey_field = Pola
field-bailey_field-table = Tabela
field-bailey_field-key = Klucz
field-bailey_field-label = Nazwa
field-bailey_field-kind = Zawiera
field-bailey_field-scale = Miejsca po przecinku
field-bailey_field-target = Odwołuje się do
field-bailey_field-choices = Opcje
field-bailey_field-retired = Wycofane opcje
field-bailey_field-required = Wymagane
field-bailey_field-unique = Bez powtórzeń
field-bailey_field-multiple = Wiele wartości
field-bailey_field-along = Usuwane razem
field-bailey_field-keep_until = Przechowywane do
field-bailey_table-key = Klucz
field-bailey_table-singular = Nazwa jednego rekordu
field-bailey_table-plural = Nazwa listy
field-bailey_table-order = Kolejność pól
field-bailey_table-keep_until = Przechowywana do
