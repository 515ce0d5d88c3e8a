plugin-name = Deal scoring
plugin-summary = Scores deals by value, stage, work and what is known, so that the promising ones stand out.
plugin-description = Make a whole-number field in the table of deals, such as “Score” with the key score, and sort and filter by it. The score follows at once what people do with deals, tasks and notes. A panel on each deal says what it is made of.
why-records = To show on a deal what its score is made of, as far as you may see it.
why-records-all = To score deals whoever may see them.
why-records-all-write = To write the score into its field of the deals.
why-settings = To know how much each part counts.
why-storage = To keep in mind which deals are still to be scored. It keeps their numbers.
why-event-listener = To follow what happens to deals, tasks and notes.
why-job-runner = To score many deals at once, such as after an import.
why-panels = To show on a deal’s page what its score is made of.
setting-field = Field of the score
setting-field-hint = The key of a whole-number field in the table of deals.
setting-weight-value = Points for the value
setting-big-value = Value with all points
setting-big-value-hint = In whole units of the deal’s currency. Smaller deals have their share.
setting-weight-stage = Points for the stage
setting-dead-stages = Stages without points
setting-dead-stages-hint = The keys of the stages, separated by commas. The others count by their order.
setting-weight-work = Points for work
setting-weight-work-hint = Five tasks and notes have all points.
setting-weight-known = Points for what is known
setting-weight-known-hint = Company, contact and owner count a third each.
panel-title = Score
panel-score = Score
points = { $points } of { $most }
part-value = Value
part-stage = Stage
part-work = Work
part-known = What is known
no-field = Deals have no field { $field } yet: once an admin makes it, as a whole number, the score stands there.
job-catch-up = Score waiting deals
caught-up = { $count ->
    [0] No deal waited for its score.
    [one] Scored one deal.
   *[other] Scored { $count } deals.
 }
changes-0-1-0 = The first version.
