# Wyszukiwanie wszędzie.
search-title = „{ $text }”
search-hint = Wpisz słowa z nazwy, adresu albo notatki: przeszukiwane są wszystkie tabele.
search-none = Nic nie znaleziono. Archiwum i kosz nie są przeszukiwane.
