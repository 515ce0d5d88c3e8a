# Z czego rysowane są strony wtyczek.
confirm-selected = { $count ->
    [one] Zaznaczono { $count } wiersz.
    [few] Zaznaczono { $count } wiersze.
   *[many] Zaznaczono { $count } wierszy.
}
confirm-typed = Aby kontynuować, wpisz { $word }
confirm-mistyped = Wpisano coś innego. Niczego nie zmieniono.
action-gone = Tej czynności już tu nie ma: w międzyczasie coś się zmieniło. Niczego nie zmieniono.
rows-selected = Zaznaczono: { $count }
with-selected = Z zaznaczonymi wierszami:
select-all = Zaznacz wszystkie wiersze na stronie
select-row = Zaznacz wiersz { $row }
select-named = Zaznacz: { $row }
actions = Czynności
rows-total = { $count ->
    [one] { $count } pozycja
    [few] { $count } pozycje
   *[many] { $count } pozycji
}
next-page = Następna strona
first-page = Pierwsza strona
filter-clear = Wyczyść
filter-any = wszystkie
filter-anyone = ktokolwiek
filter-every-table = wszystkie tabele
step-done = gotowe
step-current = teraz
step-waiting = później
diff-field = Pole
diff-before = Przed
diff-after = Po
diff-withheld = Wartości wymazano albo nie masz do nich dostępu.
qr-as-text = Pokaż jako tekst
chart-empty = Nie ma jeszcze czego narysować.
chart-as-table = Pokaż jako tabelę
leaving-title = Opuszczasz Bailey
leaving-text = Odnośnik prowadzi do { $host }; ta strona nie należy do Bailey.
leaving-go = Przejdź do { $host }
row-actions = Działania
running-of = { $done } z { $total }
running-goes-on = Praca trwa dalej także po opuszczeniu tej strony.
running-look = Sprawdź ponownie
running-failed = Praca się nie powiodła.
running-cut-short = Praca została przerwana, bo serwer się zatrzymał. To, czego nie dokończono, nie zostało zrobione.
running-already = Taka praca już trwa. Poczekaj, aż się skończy, i spróbuj ponownie.
