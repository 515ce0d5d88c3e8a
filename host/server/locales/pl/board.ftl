# Rekordy tabeli w kolumnach według wartości pola.
layout = Układ
layout-list = Lista
layout-board = Tablica
board-none = Nie podano
board-more = Więcej
board-more-of = Więcej z kolumny „{ $column }”
board-whole = Cała tablica
board-move = Przenieś
board-move-card = Przenieś: { $label }
board-move-to = Dokąd przenieść
board-moved = { $label }: { $from } → { $to }.
board-conflict = Nie przeniesiono: ktoś zmienił rekord w międzyczasie i jest on teraz w kolumnie „{ $column }”. Sprawdź i wybierz jeszcze raz.
board-keys = Strzałki przechodzą, Shift z ← lub → przenosi kartę.
board-lanes = Kolumny według
