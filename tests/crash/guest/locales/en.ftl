plugin-name = Witness
plugin-summary = Counts what it is told and asked.
why = To count.
