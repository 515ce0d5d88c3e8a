# Importing a file.
import-title = Import into { $table }
import-file = File
import-file-hint = CSV with a line of column names first. Encoding and separator are recognised.
import-read = Read the file
import-seen = { $file }: { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}, read as { $encoding }. Nothing is imported yet.
import-columns = Columns
import-column = Column
import-samples = Some values
import-holds = Seems to hold
import-field = Goes into
import-field-of = Field for the column { $column }
import-leave-out = leave out
import-skip = Import the other rows even if some are refused
import-check = Check without importing
import-run = Import
import-all-ready = { $rows ->
    [one] The row can be imported.
   *[other] All { $rows } rows can be imported.
}
import-some-refused = { $ready } of { $rows } rows can be imported; refused: { $refused }. Nothing was imported.
import-refused = Refused
import-line = Line
import-value = Value
import-reason = Why
import-more-refused = And { $count } more.
import-spellings = Names that are not known
import-spellings-about = Say what each one means, then check again. What stays empty is refused.
import-spelling = In the file
import-rows = Rows
import-meaning = Means
import-meaning-of = What “{ $spelling }” means
imported-notice = Imported: { $what }.
imported-some-notice = Imported: { $what }. Rows left out: { $refused }.
guess-empty = nothing
guess-text = text
guess-integer = whole numbers
guess-decimal = numbers
guess-money = amounts
guess-boolean = yes and no
guess-date = dates
guess-datetime = dates with times
import-runs = { $file } is being imported.
import-checks = { $file } is being checked.

# Why a row is refused
problem-import-no-file = Files can’t be imported from a cell.
problem-import-no-whole-number = This is no whole number.
problem-import-no-number = This is no number.
problem-import-no-amount = This is no amount.
problem-import-no-yes-or-no = This is neither yes nor no.
problem-import-no-moment = This is no date with a time.
problem-import-no-date = { $order ->
    [ymd] This is no date. Days are written year-month-day here.
    [dmy] This is no date. Days are written day.month.year here.
   *[mdy] This is no date. Days are written month/day/year here.
}
problem-import-too-many-digits = { $currency } has no amount with so many digits.
problem-import-in-this-file = “{ $name }” is in this file, too: import that row first.
problem-import-several-records = Several records have this name: say which one is meant.
problem-import-several-choices = Several choices have this name: say which one is meant.
problem-import-unknown-record = No record has this name.
problem-import-unknown-choice = No choice has this name.
problem-import-not-filled = This is required, and no column goes into it.
problem-import-taken = Another record, or an earlier row, has this already. It must be unique.
problem-import-refers = It refers to line { $line }, which is refused or refers back to it.
