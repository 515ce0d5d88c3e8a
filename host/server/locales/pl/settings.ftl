# Ustawienia.
settings-plugins = Wtyczki
settings-plugins-about = Co jest zainstalowane, co potrafi, włączanie i wyłączanie.
settings-people = Użytkownicy
settings-people-about = Kto korzysta z tego konta i kto może zmieniać jego ustawienia.
settings-profile-about = Twoje imię i nazwisko, język i strefa czasowa.
person-name = Imię i nazwisko
person-department = Dział
person-role = Rola
person-suspended = zawieszony
role-owner = Właściciel
role-admin = Administrator
role-member = Użytkownik
time-zone = Strefa czasowa
time-zone-hint = Nazwa z bazy IANA, na przykład Europe/Warsaw.
settings-account = Konto
settings-account-about = Nazwa, strefa czasowa, waluta, język i odnotowywanie otwieranych rekordów.
settings-own = Osobiste
settings-of-account = Konto
account-name = Nazwa konta
account-time-zone-hint = Dla harmonogramów i osób, które nie wybrały własnej. Nazwa IANA, na przykład Europe/Warsaw.
account-currency = Waluta
account-currency-hint = Trzy litery, na przykład PLN. Od niej zaczynają się nowe kwoty.
account-language = Język nowych osób
account-files = Miejsce na pliki, w megabajtach
account-files-used = { $count ->
    [one] Obecnie { $count } plik zajmuje { $used }. Ta sama treść liczy się raz.
    [few] Obecnie { $count } pliki zajmują { $used }. Ta sama treść liczy się raz.
    [many] Obecnie { $count } plików zajmuje { $used }. Ta sama treść liczy się raz.
   *[other] Obecnie { $count } pliku zajmuje { $used }. Ta sama treść liczy się raz.
}
limits = Ile może używać to konto
limits-about = Decyduje o tym ten, kto prowadzi dla Was Bailey. Poproś go, jeśli potrzeba więcej.
limits-storage = Zajęte na dysku
limits-plugins = Czas procesora wtyczek w ostatniej godzinie
limits-requests = Żądań na minutę
limits-of = { $used } z { $allowed }
limits-seconds = { $used } z { $allowed } s
limits-seconds-until = { $used } z { $allowed } s; wznowią pracę o { $until }
limits-most = najwyżej { $allowed }
account-watched = Zapisuj w dzienniku, kto otwierał rekordy z tabel
account-watched-hint = Odnotowywany jest każdy rekord otwarty na stronie, przez API lub przez wtyczkę; w dzienniku pojawia się po kilku sekundach.
person-new = Nowa osoba
person-add = Dodaj
person-added-notice = { $person }: dodano.
person-admin = Administrator
person-admin-hint = Może zmieniać ustawienia, tabele, osoby i wtyczki i widzi cały dziennik.
person-moved = Ktoś w międzyczasie coś zmienił. Tak jest teraz; tego, co wpisano, nie zapisano.
person-suspend = Zawieś
person-reactivate = Wpuść ponownie
person-make-owner = Uczyń właścicielem
suspend-title = Zawiesić dostęp: { $person }?
suspend-text = Wszystkie sesje kończą się od razu i nie da się zalogować, dopóki nie wpuścisz ponownie ({ $person }). Rekordy, notatki i transakcje zostają bez zmian.
make-owner-title = Uczynić właścicielem: { $person }?
make-owner-text = Konto ma jednego właściciela. Zostaje nim { $person }, a Ty pozostajesz administratorem. Oddać konto może tylko nowy właściciel.
suspended-notice = { $person }: dostęp zawieszony.
reactivated-notice = { $person }: można się znów logować.
owner-made-notice = { $person }: teraz właściciel konta.
password-first = Pierwsze hasło
password-first-hint = Co najmniej 8 znaków. Przy pierwszym logowaniu trzeba wybrać własne.
password-new = Nowe hasło
password-new-hint = Co najmniej 8 znaków. Pozostałe sesje się kończą.
password-set = Ustaw hasło
password-set-notice = { $person }: hasło zmienione, sesje zakończone.
password-own-notice = Hasło zmienione. Pozostałe Twoje sesje zakończono.
sessions = Sesje
settings-sessions-about = Gdzie trwa Twoje zalogowanie i jak je zakończyć.
sessions-lead = { $count ->
    [0] Zalogowano tylko tutaj.
    [one] Zalogowano tutaj i w jednym innym miejscu.
    [few] Zalogowano tutaj i w { $count } innych miejscach.
   *[other] Zalogowano tutaj i w { $count } innych miejscach.
 }
sessions-none = Nigdzie nie zalogowano.
sessions-end-others = { $count ->
    [one] Zakończ drugą
    [few] Zakończ { $count } pozostałe
   *[other] Zakończ { $count } pozostałych
 }
sessions-ended-notice = Pozostałe Twoje sesje zakończono.
session-ended-notice = Sesja zakończona.
session-this = ta
session-used = użyta
session-begun = rozpoczęta
session-end = Zakończ
tokens = Tokeny API
settings-tokens-about = Dla programów, które korzystają z API w Twoim imieniu.
tokens-lead = Program z takim tokenem może to, co wymieniono w jego zakresie, z tego, co możesz Ty. Utwórz osobny dla każdego programu, aby móc go osobno unieważnić.
tokens-none = Nie masz tokenów.
token-new = Nowy token
token-name = Nazwa
token-name-hint = Co go używa, na przykład „Newsletter”.
token-ends = Ważny przez
token-days = { $count ->
    [one] { $count } dzień
    [few] { $count } dni
   *[other] { $count } dni
 }
token-never-ends = zawsze
token-make = Utwórz token
token-made = Twój nowy token
token-once = Skopiuj go teraz: więcej nie zostanie pokazany.
token-created = utworzony
token-unused = nieużywany
token-until = do
token-over = wygasł
token-revoke = Unieważnij
token-scopes = Co program może z nim robić
token-scope-read = Oglądać rekordy
token-scope-write = Tworzyć i zmieniać rekordy
token-scope-delete = Usuwać rekordy i je przywracać
token-scope-export = Eksportować rekordy
token-scope-settings = Zmieniać ustawienia
token-scopes-hint = Nigdy więcej, niż możesz Ty. Do zmieniania, usuwania i eksportu potrzebne jest też oglądanie.
token-tables = Które rekordy
token-tables-all = wszystkich tabel
token-tables-chosen = tylko tych tabel
token-scope-everything = wszystko, co możesz Ty
token-may-read = oglądanie
token-may-write = zmienianie
token-may-delete = usuwanie
token-may-export = eksport
token-may-settings = ustawienia
token-revoked-notice = Token unieważniony.
departments = Działy
settings-departments-about = Drzewo działów i kto nimi kieruje.
departments-empty = Nie ma jeszcze działów. Dodaj pierwszy, a potem wskaż go na stronach osób.
department-new = Nowy dział
department-add = Dodaj
department-added-notice = Dodano dział { $department }.
department-name = Nazwa
department-parent = Część działu
department-head = Kierownik
department-top = żaden: najwyższy poziom
department-none = brak
department-headless = nikt
department-delete = Usuń dział
department-delete-hint = Dział można usunąć, gdy nie ma w nim osób ani innych działów.
department-deleted-notice = Usunięto dział { $department }.
person-invite = Zaproś pocztą
person-invite-hint = Dostanie link, pod którym sama wybierze hasło. W przeciwnym razie wpisz poniżej pierwsze hasło.
person-invite-about = Nie ma jeszcze hasła. Dostanie pocztą link do jego wyboru; wcześniejsze linki przestaną działać.
person-invited = jeszcze bez hasła
person-invited-notice = { $person }: osoba dodana, zaproszenie jest w drodze.
invited-notice = { $person }: zaproszenie jest w drodze.
person-ask-password = Zażądaj nowego hasła
person-ask-password-about = Zanim ta osoba zrobi cokolwiek innego, musi wybrać inne hasło. Ty go nie poznasz.
password-asked = Przed czymkolwiek innym trzeba wybrać nowe hasło.
password-asked-notice = { $person }: teraz potrzebne jest nowe hasło.
proof-about = Zanim ta osoba zrobi cokolwiek innego, w każdej sesji poda hasło i to, o co jeszcze pyta logowanie. Do tego czasu jej tokeny API nie działają. Nic więcej się nie zmienia.
proof-reason = Powód
proof-ask = Zażądaj potwierdzenia tożsamości
proof-asked-notice = { $person }: zażądano potwierdzenia tożsamości.
password-for-hint = Co najmniej 8 znaków. Sesje się kończą, a przy logowaniu trzeba wybrać inne hasło.
activity = Aktywność
settings-activity-about = Kto kiedy pracuje i kto się loguje.
activity-period = Okres
activity-days = { $count ->
    [one] { $count } dzień
   *[other] { $count } dni
}
activity-first = { $count ->
    [one] { $count } działanie w ciągu { $days } dni. Najaktywniejsza osoba: { $who }.
    [few] { $count } działania w ciągu { $days } dni. Najaktywniejsza osoba: { $who }.
   *[many] { $count } działań w ciągu { $days } dni. Najaktywniejsza osoba: { $who }.
}
activity-none = W tym czasie nikt nic nie robił.
activity-cut = Działań jest zbyt wiele: liczone są tylko najnowsze.
activity-by-hour = Według godzin
activity-acts = Działania
activity-who = Kto
activity-nobody = Bez udziału osoby
activity-sign-ins = Logowania według dni
activity-signed-in = Zalogowano
activity-refused = Odmowa
safe-mode-banner = Wszystkie wtyczki są pominięte; dostępne są tylko ich ustawienia i dziennik. Tryb kończy się { $until } albo po wylogowaniu; wszyscy administratorzy dostali wiadomość.
settings-safe-mode-about = Kody, które wpuszczą Cię, gdy wtyczka nie wpuszcza nikogo.
safe-codes-left = { $count ->
    [0] Nie masz kodów trybu bezpiecznego.
    [one] Został Ci jeden kod trybu bezpiecznego.
    [few] Zostały Ci { $count } kody trybu bezpiecznego.
   *[many] Zostało Ci { $count } kodów trybu bezpiecznego.
}
safe-codes-what = Gdyby wtyczka kiedyś nie wpuściła i Ciebie, jeden z tych kodów razem z hasłem zaprowadzi Cię do ustawień wtyczek, gdzie można ją wyłączyć. Każdy działa raz.
safe-codes-made = Dziesięć nowych kodów. Zapisz je albo wydrukuj teraz.
safe-codes-once = Więcej nie zostaną pokazane. Trzymaj je tam, gdzie nikt inny ich nie znajdzie, i nie na tym koncie.
safe-codes-replace = Nowe kody zastąpią pozostałe.
safe-codes-make = Utwórz dziesięć nowych kodów
devices = Zaufane przeglądarki
devices-about = Do zalogowania w nich wystarczy hasło.
device-by = ufa jej { $plugin }
device-until = do
device-forget = Przestań ufać
device-forgotten-notice = Ta przeglądarka nie jest już zaufana.

# Kopie zapasowe: klucz, kto przywraca, magazyny, pliki
settings-backups = Kopie zapasowe
settings-backups-about = Klucz, który je otwiera, kto może przywracać, dokąd trafiają, oraz same pliki.
backups-lead = Kopie są zaszyfrowane kluczem konta. O tym, kiedy powstają, decyduje wtyczka, która je tworzy.
backups-key = Klucz
backups-key-about = Kto go ma, otworzy każdą kopię tego konta, tutaj i gdziekolwiek. Bailey przechowuje go w postaci zaszyfrowanej. Proszę trzymać jego kopię w innym miejscu: bez niej nikt nie otworzy kopii, jeśli ta instalacja przepadnie.
backups-recipient = Zaszyfrowano dla
backups-key-proven = Właściciel otworzył nim próbę
backups-key-download = Pobierz klucz
backups-owner-only = Sam klucz jest dla właściciela.
backups-test-about = Proszę zapisać poniższy tekst jako test.age, otworzyć go pobranym kluczem i wpisać, co w nim jest. Wtedy wiadomo, że kopię da się otworzyć bez Bailey.
backups-test-word = Co w nim jest
backups-test-send = Sprawdź
backups-proven-notice = Zgadza się: kopie da się otworzyć bez Bailey.
backups-restorers = Kto może przywracać
backups-restorers-about = Właściciel i osoby, które tu wskaże. Za każdym razem trzeba potwierdzić tożsamość.
backups-no-admins = Nie ma innego administratora.
backups-restorers-save = Zapisz
backups-restorers-notice = Zapisano, kto może przywracać.
backups-stores = Dokąd
backups-stores-about = Oprócz katalogu operatora kopie mogą trafiać do magazynów zgodnych z S3. Wtyczka nazywa je tak jak poniżej.
backups-store-new = Dodaj magazyn
backups-store-label = Nazwa
backups-store-endpoint = Adres
backups-store-endpoint-hint = Na przykład https://s3.eu-central-1.amazonaws.com
backups-store-region = Region
backups-store-bucket = Zasobnik
backups-store-prefix = Początek nazw plików
backups-store-prefix-hint = Może pozostać pusty.
backups-store-key-id = Identyfikator klucza dostępu
backups-store-secret = Tajny klucz dostępu
backups-store-secret-hint = Jest przechowywany w postaci zaszyfrowanej i nie będzie więcej pokazany.
backups-store-add = Wypróbuj i dodaj
backups-store-notice = Magazyn wypróbowano i dodano.
backups-store-forget = Zapomnij
backups-store-forgotten = Magazyn zapomniano. To, co w nim jest, tam zostaje.
backups-files = Pliki
backups-files-about = Każdy to archiwum tar z opisem i danymi konta; otwiera się kluczem i wolnymi programami. Pobrania są w dzienniku.
backups-files-none = Nie ma jeszcze kopii.
backups-file-bad = Nie wiadomo, czy jest dobra
backups-file-download = Pobierz
backups-file-of = kopię { $number }
