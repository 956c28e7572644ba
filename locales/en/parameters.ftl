### The page "Legal parameters".

parameters-title = Legal parameters
parameters-lead = Thresholds, shares and counts fixed by law, as they apply to the chosen day, with their sources and periods of validity.

## Choosing a day

parameters-date = Applied to the day
parameters-date-hint = For example: 1 7 2026. Left empty it is today.
parameters-show = Show the parameters of the day
parameters-on = Parameters for { $date }
parameters-on-today = Parameters for today, { $date }

## Groups

parameters-thresholds = Thresholds of asset and income declarations
parameters-draw = Random draw for verification
parameters-meetings = Meetings
parameters-others = Other parameters
parameters-column-name = Parameter
parameters-column-value = Value
parameters-column-source = Source
parameters-column-validity = In force
parameters-valid-from = from { $date }
parameters-valid-between = from { $from } to { $to }
parameters-none = The system has no parameter of this group for this day.
parameters-not-in-force = Not in force on this day

## Values

parameters-dong = { $amount } đồng
parameters-percent = { $number }%
parameters-years = { $number ->
    [one] { $number } year
   *[other] { $number } years
 }
parameters-no-threshold = No threshold: everything counts

## Changes

parameters-changes = What changed when
parameters-changes-text = Parameters that have changed, the latest version first.

## Rules of counting

parameters-rules = How terms are counted
parameters-rules-none = There is no rule yet.
parameters-column-code = Code
parameters-column-rule = Rule
