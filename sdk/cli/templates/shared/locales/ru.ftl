plugin-name = @title@
plugin-summary = Показывает самые крупные из незакрытых сделок
why-records = Чтобы читать сделки, которые вам доступны
why-pages = Чтобы показывать их на странице
page-title = Крупнейшие открытые сделки
lead = { $count ->
    [0] Открытых сделок нет.
    [one] Открыта { $count } сделка.
    [few] Открыты { $count } сделки.
   *[many] Открыто { $count } сделок.
 }
column-deal = Сделка
column-stage = Этап
column-value = Сумма
stage = { $stage }
nothing-open = Здесь появятся незакрытые сделки, начиная с самых крупных.
