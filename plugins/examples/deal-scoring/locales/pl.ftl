plugin-name = Ocena szans
plugin-summary = Ocenia szanse sprzedaży według wartości, etapu, pracy i kompletności danych, aby obiecujące były widoczne.
plugin-description = Utwórz w tabeli szans pole z liczbą całkowitą, na przykład „Ocena” z kluczem score, a potem sortuj i filtruj według niego. Ocena od razu podąża za tym, co ludzie robią z szansami, zadaniami i notatkami. Panel na stronie szansy mówi, z czego się składa.
why-records = Aby pokazać na szansie, z czego składa się ocena, w granicach tego, co widzisz.
why-records-all = Aby oceniać szanse niezależnie od tego, kto je widzi.
why-records-all-write = Aby zapisywać ocenę w polu szansy.
why-settings = Aby wiedzieć, ile znaczy każda część.
why-storage = Aby pamiętać, które szanse czekają na ocenę. Przechowuje ich numery.
why-event-listener = Aby śledzić, co dzieje się z szansami, zadaniami i notatkami.
why-job-runner = Aby ocenić wiele szans naraz, na przykład po imporcie.
why-panels = Aby pokazać na stronie szansy, z czego składa się ocena.
setting-field = Pole oceny
setting-field-hint = Klucz pola z liczbą całkowitą w tabeli szans.
setting-weight-value = Punkty za wartość
setting-big-value = Wartość dająca wszystkie punkty
setting-big-value-hint = W całych jednostkach waluty szansy. Mniejsze szanse dostają swoją część.
setting-weight-stage = Punkty za etap
setting-dead-stages = Etapy bez punktów
setting-dead-stages-hint = Klucze etapów oddzielone przecinkami. Pozostałe liczą się według kolejności.
setting-weight-work = Punkty za pracę
setting-weight-work-hint = Pięć zadań i notatek daje wszystkie punkty.
setting-weight-known = Punkty za kompletność danych
setting-weight-known-hint = Firma, kontakt i właściciel dają po jednej trzeciej.
panel-title = Ocena
panel-score = Ocena
points = { $points } z { $most }
part-value = Wartość
part-stage = Etap
part-work = Praca
part-known = Kompletność danych
no-field = Szanse nie mają jeszcze pola { $field }: gdy administrator je utworzy jako liczbę całkowitą, ocena będzie w nim stała.
job-catch-up = Oceń czekające szanse
caught-up = { $count ->
    [0] Żadna szansa nie czekała na ocenę.
    [one] Oceniono { $count } szansę.
    [few] Oceniono { $count } szanse.
   *[many] Oceniono { $count } szans.
 }
changes-0-1-0 = Pierwsza wersja.
