# Kto ręczy za pakiet. $publisher to nazwa wydawcy, $reason to słowa operatora,
# $given mówi, czy są.

standing-built-in = Jest wbudowana w program, niczego nie pobrano.
standing-approved = Operator zatwierdził dokładnie ten pakiet.
standing-signed = Podpisane przez wydawcę { $publisher }, którego operator zna.
standing-unsigned = Bez podpisu. Działa tylko w trybie deweloperskim.
standing-unknown-key = Podpisane przez kogoś, kogo operator nie zna. Działa tylko w trybie deweloperskim.
standing-foreign-key = Podpisane przez wydawcę { $publisher }, ale nosi nazwę innego wydawcy. Działa tylko w trybie deweloperskim.
standing-retired-key = Podpisane przez wydawcę { $publisher } kluczem, który zastąpiono nowszym. Działa tylko w trybie deweloperskim.
standing-modified = Zmienione po podpisaniu. Nie działa nigdzie.
standing-withdrawn = Wycofane przez operatora. Nie działa nigdzie.{ $given ->
    [yes] {" "}Powód: { $reason }
   *[no] {""}
}
standing-revoked-key = Operator wycofał klucz, którym to podpisano. Nie działa nigdzie.{ $given ->
    [yes] {" "}Powód: { $reason }
   *[no] {""}
}
