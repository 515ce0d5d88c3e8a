plugin-name = @title@
plugin-summary = Shows the biggest deals that are still open
why-records = To read the deals that you may see
why-pages = To show them on a page
page-title = Biggest open deals
lead = { $count ->
    [0] No deal is open.
    [one] One deal is open.
   *[other] { $count } deals are open.
 }
column-deal = Deal
column-stage = Stage
column-value = Value
stage = { $stage }
nothing-open = Deals that nobody has closed yet stand here, the biggest first.
