# What plugins' pages are drawn with.
confirm-selected = { $count ->
    [one] { $count } row is selected.
   *[other] { $count } rows are selected.
}
confirm-typed = To go on, type { $word }
confirm-mistyped = This is not what was asked for. Nothing was done.
action-gone = The page no longer offers this: something changed in between. Nothing was done.
rows-selected = Selected: { $count }
with-selected = With the selected rows:
select-all = Select all rows on this page
select-row = Select row { $row }
select-named = Select { $row }
actions = Actions
rows-total = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
next-page = Next page
first-page = First page
filter-clear = Clear
filter-any = all
filter-anyone = anyone
filter-every-table = every table
step-done = done
step-current = now
step-waiting = later
diff-field = Field
diff-before = Before
diff-after = After
diff-withheld = The values are erased, or you may not see them.
qr-as-text = Show as text
chart-empty = There is nothing to draw yet.
chart-as-table = Show as a table
leaving-title = You are leaving Bailey
leaving-text = The link leads to { $host }, which is no part of Bailey.
leaving-go = Go to { $host }
row-actions = What can be done
running-of = { $done } of { $total }
running-goes-on = It goes on when you leave this page.
running-look = Look again
running-failed = The work failed.
running-cut-short = The work was cut short when the server stopped. What was not finished was not done.
running-already = This goes on already. Wait until it has ended, then try again.
