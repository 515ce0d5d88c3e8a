# Reports: what is counted of a table's records.
report = Report
reports = Reports
reports-empty = No report yet. A report counts the records that you choose, by stage, owner or month, and shows it as a table or a chart. Make one here, or from any list with “Report”.
report-new = New report
report-which = Of which records?
report-of = Records
report-name = Name
report-owner = Made by
report-by = Counted by
report-by-day = { $field }: by day
report-by-week = { $field }: by week
report-by-month = { $field }: by month
report-by-quarter = { $field }: by quarter
report-by-year = { $field }: by year
report-figure = Figure
report-count-alone = How many there are
report-sum = Sum of { $field }
report-average = Average of { $field }
report-drawing = Shown as
report-bars = Bars
report-line = Line
report-table = Table
report-show = Show
report-now = What it comes to now
report-total = Total
report-empty = No record matches, so there is nothing to count.
report-left-out = { $count ->
    [one] { $count } more group is counted in the total but not shown.
   *[other] { $count } more groups are counted in the total but not shown.
}
report-unfit = A field by which this report counts was deleted, or you may not see it. Restore the field, or choose another one.
report-for = Who may see it
report-for-owner = Only me
report-for-everybody = Everybody in this account
report-for-chosen = Chosen people and departments
report-for-means = Everyone sees the numbers of the records that they themselves may see.
report-saved = Saved: report “{ $name }”.
report-conflict = Somebody changed this report meanwhile, so yours was not saved. What you put together is still here: save it again to keep yours.
report-delete = Delete this report
report-delete-whom = It is for: { $whom }.
report-delete-means = No record is deleted. The report can be brought back, by “Undo” or from the audit log.
report-deleted = Deleted: report “{ $name }”.
