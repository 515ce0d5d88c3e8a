plugin-name = @title@
plugin-summary = Pokazuje największe z otwartych szans sprzedaży
why-records = Aby odczytywać szanse sprzedaży, które możesz zobaczyć
why-pages = Aby pokazywać je na stronie
page-title = Największe otwarte szanse
lead = { $count ->
    [0] Nie ma otwartych szans sprzedaży.
    [one] Jest { $count } otwarta szansa sprzedaży.
    [few] Są { $count } otwarte szanse sprzedaży.
   *[many] Jest { $count } otwartych szans sprzedaży.
 }
column-deal = Szansa
column-stage = Etap
column-value = Wartość
stage = { $stage }
nothing-open = Tu pojawią się szanse, których nikt jeszcze nie zamknął, od największej.
