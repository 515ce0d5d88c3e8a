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
