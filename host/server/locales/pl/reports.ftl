# Raporty: co policzono w rekordach tabeli.
report = Raport
reports = Raporty
reports-empty = Nie ma jeszcze raportów. Raport liczy wybrane rekordy według etapu, opiekuna lub miesiąca i pokazuje je jako tabelę albo wykres. Utwórz go tutaj lub z dowolnej listy przyciskiem „Raport”.
report-new = Nowy raport
report-which = O których rekordach?
report-of = Rekordy
report-name = Nazwa
report-owner = Autor
report-by = Podział
report-by-day = { $field }: według dni
report-by-week = { $field }: według tygodni
report-by-month = { $field }: według miesięcy
report-by-quarter = { $field }: według kwartałów
report-by-year = { $field }: według lat
report-figure = Wartość
report-count-alone = Tylko liczba rekordów
report-sum = Suma: { $field }
report-average = Średnia: { $field }
report-drawing = Postać
report-bars = Słupki
report-line = Linia
report-table = Tabela
report-show = Pokaż
report-now = Wynik w tej chwili
report-total = Razem
report-empty = Żaden rekord nie pasuje, więc nie ma czego liczyć.
report-left-out = { $count ->
    [one] Jeszcze { $count } grupa jest wliczona do sumy, ale nie jest pokazana.
    [few] Jeszcze { $count } grupy są wliczone do sumy, ale nie są pokazane.
   *[many] Jeszcze { $count } grup jest wliczonych do sumy, ale nie są pokazane.
}
report-unfit = Pole, według którego liczy ten raport, zostało usunięte albo nie masz do niego dostępu. Przywróć pole albo wybierz inne.
report-for = Kto widzi raport
report-for-owner = Tylko ja
report-for-everybody = Wszyscy na tym koncie
report-for-chosen = Wybrane osoby i działy
report-for-means = Każdy widzi liczby dotyczące rekordów, do których sam ma dostęp.
report-saved = Zapisano raport „{ $name }”.
report-conflict = Ktoś zmienił ten raport w międzyczasie, więc Twój nie został zapisany. Wszystko, co wybrano, nadal tu jest: zapisz ponownie, aby zachować swoją wersję.
report-delete = Usuń raport
report-delete-whom = Kto go widzi: { $whom }.
report-delete-means = Rekordy zostaną. Raport można przywrócić przyciskiem „Cofnij” albo z dziennika zdarzeń.
report-deleted = Usunięto raport „{ $name }”.
