# Strona błędu i błędy w polach.
error-invalid = Tak się nie da
error-denied = Nie masz do tego prawa
error-foreign-origin = Wysłano z innej strony
error-foreign-origin-text = Formularz nie pochodzi ze strony tego konta albo strona była otwarta jeszcze przed zalogowaniem. Niczego nie zrobiono. Otwórz stronę ponownie i powtórz czynność.
error-not-found = Nic tu nie ma
error-not-found-text = Nie ma takiej strony ani rekordu albo nie masz do nich dostępu. Być może usunięto je na stałe.
error-method-not-allowed = Ten adres nie przyjmuje takich żądań
error-conflict = W międzyczasie coś się zmieniło
error-too-large = Za dużo danych
error-too-large-text = Wysłano więcej, niż ta strona przyjmuje. Niczego nie zrobiono. Wyślij dane w mniejszych częściach.
error-limit = Osiągnięto limit
error-throttled = Zbyt wiele prób
error-throttled-text = Odczekaj chwilę i spróbuj ponownie.
error-account-limit = Zbyt wiele żądań
error-account-limit-text = Wszyscy w tym koncie razem wysłali w ciągu minuty więcej żądań, niż wolno. Nic nie zostało zrobione. Odczekaj chwilę i spróbuj ponownie.
error-storage-limit = W tym koncie nie ma już miejsca
error-plugin-time-limit = Wtyczki tego konta czekają
error-policy-failed = Nie wiadomo, co możesz zobaczyć
error-policy-failed-text = Wtyczka, która decyduje o uprawnieniach, nie odpowiedziała. Dopóki nie odpowie, nic nie jest pokazywane. Właściciel konta i administratorzy mogą ją wyłączyć w ustawieniach.
error-barred = Nie masz wstępu
error-barred-text = Wtyczka, która strzeże tego konta, nie wpuszcza Cię stąd. Poproś administratora o zmianę reguły albo wejdź z innego miejsca. Właściciel może użyć kodu trybu bezpiecznego.
error-guard-failed = Nie wiadomo, kto może wejść
error-guard-failed-text = Wtyczka, która strzeże tego konta, nie odpowiedziała. Dopóki nie odpowie, wejdzie tylko właściciel. Dostał wiadomość i może ją wyłączyć.
error-account-suspended = To konto jest zawieszone
error-account-suspended-text = Operator Bailey zawiesił to konto. Nic nie zostało utracone. Poproś go o ponowne otwarcie.
error-safe-mode = Tryb bezpieczny tu nie sięga
error-safe-mode-text = Tryb bezpieczny daje dostęp do ustawień wtyczek i do dziennika. Aby zobaczyć resztę, wyloguj się i zaloguj ponownie.
error-plugins = Do wtyczek
error-plugin-failed = Wtyczka zawiodła
error-internal = Coś poszło nie tak po naszej stronie
error-internal-text = Niczego nie zmieniono. Operator znajdzie przyczynę w dzienniku serwera pod numerem żądania.
error-unavailable = Nie teraz
error-unavailable-text = Bailey jest zajęty albo się zatrzymuje; niczego nie zmieniono. Spróbuj za chwilę.
error-disk-full = Dysk serwera jest pełny
error-disk-full-text = Niczego nie zmieniono. Można dalej czytać, ale żeby coś zmienić, trzeba najpierw zwolnić miejsce. Powiadom osobę, która prowadzi dla was Bailey.
error-disk-failing = Dysku serwera nie da się użyć
error-disk-failing-text = Niczego nie zmieniono. Osoba, która prowadzi dla was Bailey, znajdzie przyczynę w dzienniku serwera. Spróbuj ponownie, gdy zostanie usunięta.
error-other = Nie udało się
error-request = Żądanie { $number }
error-home = Przejdź do strony startowej
undo-conflict = Całości nie da się już cofnąć: część zmieniono w międzyczasie. Niczego nie zrobiono.

problem-required = To pole jest wymagane.
problem-not-unique = Inny rekord ma już tę wartość.
problem-unknown-record = Takiego rekordu już nie ma.
problem-wrong-type = To pole przechowuje coś innego.
problem-unknown-field = Tabela nie ma takiego pola.
problem-not-a-choice = Nie ma takiej wartości do wyboru.
problem-too-long = To jest za długie.
problem-not-text = Są tu znaki, których nie da się pokazać: usuń je.
problem-not-an-email = To nie jest adres e-mail: zapisz go tak: nazwa@example.com.
problem-not-a-time-zone = To nie jest strefa czasowa: zapisz ją tak: Europe/Warsaw.
problem-not-a-currency = To nie jest waluta: wpisz jej trzy litery, na przykład EUR.
problem-out-of-range = Wartość wykracza poza dopuszczalny zakres.
problem-taken = To jest już zajęte.
problem-one-value = To pole mieści tylko jedną wartość.
problem-too-many = To za dużo wartości.
problem-not-a-date = To nie jest data.
problem-not-a-decimal = Pole nie mieści takiej liczby: sprawdź cyfry po przecinku.
problem-wrong-operator = Tego pola nie da się tak porównać.
problem-unknown-column = W pliku nie ma takiej kolumny.
problem-empty-file = Plik jest pusty. Wybierz plik z wierszem nazw kolumn i co najmniej jednym wierszem danych.
problem-not-csv = To nie jest plik CSV. Zapisz tabelę jako CSV i wybierz ten plik.
problem-wrong-encoding = Tekstu pliku nie da się odczytać w żadnym znanym kodowaniu. Zapisz go jako UTF-8.
problem-nothing-mapped = Żadna kolumna nie trafia do pola. Wybierz pole przynajmniej dla jednej.
whole-number-unreadable = Wpisz liczbę całkowitą.
problem-missing-values = { $count ->
    [one] Pole nie może jeszcze być wymagane: w jednym rekordzie jest puste: { $records }. Najpierw je uzupełnij.
   *[other] Pole nie może jeszcze być wymagane: w { $count } rekordach jest puste: { $records }. Najpierw je uzupełnij.
}
problem-shared-values = { $count ->
    [one] Nie można jeszcze zabronić powtórzeń: jeden rekord ma tę samą wartość co inny: { $records }. Najpierw ją zmień.
   *[other] Nie można jeszcze zabronić powtórzeń: w { $count } rekordach wartości się powtarzają: { $records }. Najpierw je zmień.
}
problem-in-use = { $count ->
    [one] Nie można usunąć opcji „{ $choice }”: ma ją jeden rekord: { $records }. Można ją wycofać.
   *[other] Nie można usunąć opcji „{ $choice }”: liczba rekordów, które ją mają: { $count } ({ $records }). Można ją wycofać.
}
and-more = { $named } i jeszcze { $count }
problem-in-bin = Ten klucz należy do czegoś, co jest w koszu: przywróć to, usuń na stałe albo wybierz inny klucz.
problem-retired-choice = Ta opcja jest już wycofana.
problem-deleted-field = To pole usunięto.
problem-deleted-table = Tę tabelę usunięto: najpierw ją przywróć.
problem-not-a-label = Wpisz nazwę od 1 do 100 znaków.
problem-not-a-key = Klucz to od 1 do 40 małych liter łacińskich, cyfr i pojedynczych podkreśleń; zaczyna się literą.
problem-reserved-key = To słowo nie może być kluczem: wybierz inne.
problem-cannot-be-unique = Bez powtórzeń może być tylko pole z jednym tekstem, liczbą całkowitą, datą lub odwołaniem.
problem-cannot-be-multiple = Długi tekst, kwota oraz „tak lub nie” mają jedną wartość.
problem-not-choices = Wpisz od 1 do 500 opcji.
problem-not-empty = W dziale są jeszcze osoby lub inne działy: najpierw je przenieś.
problem-circle = Dział nie może być częścią samego siebie.
problem-not-possible = Tak się nie da: to już właściciel albo dostęp jest zawieszony.
problem-too-short = Za krótkie: potrzeba co najmniej 8 znaków.
problem-not-revertible = To dotyczyło tabel i pól, więc można to cofnąć tylko w całości.
problem-too-weak = Łatwo to zgadnąć. Weź kilka słów niezwiązanych ze sobą.
problem-wrong-password = To nie jest Twoje hasło.
problem-same-password = To Twoje obecne hasło. Wybierz inne.
problem-stale-link = Ten link już nie działa: został użyty albo minęło zbyt wiele czasu. Poproś o nowy.
problem-storage-limit = Konto zajmuje { $used } z dozwolonych { $allowed } i to się już nie zmieści. Nic nie zostało zrobione. Usuń na zawsze to, co leży w koszu, razem z plikami, albo poproś o więcej miejsca tego, kto prowadzi dla Was Bailey. Czytać, usuwać i eksportować można nadal.
problem-plugin-time-limit = To konto wykorzystało czas wtyczek na tę godzinę; wznowią pracę o { $until }. Nic nie przepadło: to, co czeka, zostanie wtedy zrobione.
error-password-change-required = Najpierw wybierz nowe hasło
error-sign-in-step-required = Do zalogowania brakuje jeszcze jednego kroku
error-sign-in-step-denied = Nie wpuszczono
error-sign-in-step-failed = Nie można się teraz zalogować
error-confirmation-required = Najpierw potwierdź, że to Ty
error-confirmation-required-text = To działanie jest niebezpieczne, dlatego hasło trzeba wpisać jeszcze raz. Nic jeszcze nie zostało zrobione.
