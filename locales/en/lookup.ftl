### The page "Deadline lookup", and the words that the three pages about the law share.

lookup-title = Deadline lookup
lookup-lead = Choose a deadline and give the day of the event: this page tells when the term ends, why it is that day, and which article says so.
lookup-pages = Pages about the law
lookup-verify = (still to be compared with the gazette)
lookup-article = Source

## Choosing a deadline

lookup-choose-heading = Choose a deadline
lookup-search = Find a deadline
lookup-search-hint = Code, event, act or name of the law; marks may be left out.
lookup-search-act = Search
lookup-found = { $count ->
    [one] { $count } deadline matches “{ $words }”
   *[other] { $count } deadlines match “{ $words }”
 }
lookup-found-none = No deadline matches
lookup-found-none-text = “{ $words }” was not found in code, event, act and name of the law. Use fewer words, or the beginnings of words.
lookup-show-all = Show all deadlines
lookup-topic-count = { $topic } ({ $count })
lookup-unknown-code = There is no deadline with the code “{ $code }”. Search and choose from the list.
lookup-entry-detail = { $event } · { $length }
lookup-change = Choose another deadline

## Groups of deadlines

lookup-topic-declarations = Asset and income declarations
lookup-topic-denunciations = Denunciations
lookup-topic-complaints = Complaints
lookup-topic-reception = Reception of citizens, letters
lookup-topic-prevention = Prevention of corruption: explanation, gifts, conflicts of interest, rotation
lookup-topic-discipline = Discipline
lookup-topic-administration = One-stop shop, information, saving, data
lookup-topic-reports = Reports
lookup-topic-others = Other deadlines

## Lengths

lookup-length-days = { $amount ->
    [one] { $amount } day
   *[other] { $amount } days
 }
lookup-length-working-days = { $amount ->
    [one] { $amount } working day
   *[other] { $amount } working days
 }
lookup-length-months = { $amount ->
    [one] { $amount } month
   *[other] { $amount } months
 }
lookup-length-years = { $amount ->
    [one] { $amount } year
   *[other] { $amount } years
 }
lookup-length-before = at least { $length } before
lookup-length-posted = posted for { $length }
lookup-length-yearly = before { $date }
lookup-length-prolonged = { $length }, plus { $times ->
    [one] one extension
   *[other] { $times } extensions
 } of { $by }
lookup-length-report = by reporting period

## The question

lookup-form-heading = The question
lookup-form-heading-again = Change the question
lookup-variant = Case
lookup-date = Day of the event
lookup-date-hint = { $event }. For example: 23 4 2026.
lookup-date-example = For example: 23 4 2026.
lookup-year-report = Year of the report
lookup-year-hint = Four digits, for example 2026.
lookup-calculate = Work out the deadline
lookup-stops = Time that is not counted
lookup-stops-hint = Where a decision or another reason keeps a period from counting, enter each period; its first and last day both do not count. Write days like 01/05/2026.
lookup-stop = Period { $number }
lookup-stop-from = From
lookup-stop-to = To the end of
lookup-stop-ground = Reason
lookup-stop-ground-none = Choose a reason
lookup-ground-not-considered = Discipline not yet considered
lookup-ground-criminal = Criminal proceedings
lookup-ground-complaint = Complaint or lawsuit against the discipline decision
lookup-ground-suspended = Settlement suspended

## Errors

lookup-error-variant = Choose a case.
lookup-error-variant-unknown = The case in the address does not belong to this deadline. Choose again.
lookup-error-variant-none = The deadline { $code } has no cases. Press “Work out the deadline” to drop the case from the address.
lookup-error-date-empty = Enter the day of the event.
lookup-error-date-incomplete = The date is not complete. Enter day, month and year.
lookup-error-date-unreadable = Write day, month and year in digits, for example 23 4 2026.
lookup-error-date-none = This day is not in the calendar. Check day and month.
lookup-error-date-range = The year must be from { $first } to { $last }.
lookup-error-year = Enter a year of four digits, from { $first } to { $last }.
lookup-error-stop-from = Period { $number }: write its first day like 01/05/2026.
lookup-error-stop-to = Period { $number }: write its last day like 31/05/2026.
lookup-error-stop-order = Period { $number }: the last day must not be before the first one.
lookup-error-stop-ground = Period { $number }: choose a reason.
lookup-error-stops-too-many = The address has more than { $most } periods that are not counted. Join those that touch.
lookup-error-stops-not-applicable = Nothing can stop this term. Empty the periods below.

## The result

lookup-result = Result
lookup-ends = The term ends
lookup-legal-latest = To be done no later than
lookup-posted-through = Posted through
lookup-yearly-latest = Last day on time
lookup-unit-to-province = Unit to province or ministry: no later than
lookup-province-to-ttcp = Province or ministry to the Government Inspectorate: no later than
lookup-days-left = { $days ->
    [one] { $days } day left
   *[other] { $days } days left
 }
lookup-days-past = { $days ->
    [one] { $days } day ago
   *[other] { $days } days ago
 }
lookup-days-today = Today
lookup-days-as-of = as of today, { $date }
lookup-why = Why it is this day
lookup-details = Details
lookup-event = Event
lookup-event-on = { $event }: { $date }
lookup-act = Act
lookup-length = Length
lookup-rule = How it is counted
lookup-validity = Provision in force
lookup-target = Best done by the working day that is not later
lookup-target-of = { $which }: best done by the working day
lookup-removable-from = May be taken down from
lookup-window = Data of the period
lookup-window-days = from { $from } through { $to }
lookup-further-base = Without an extension
lookup-further-one = After one extension
lookup-further-two = After two extensions
lookup-further-longest = Longest, when prolonged
lookup-further-complex = Longest, in a complex case
lookup-stopped-days = Not counted
lookup-stopped-sum = { $days ->
    [one] { $days } day
   *[other] { $days } days
 }
lookup-stops-without-effect = 0 days: the periods entered lie outside the term
lookup-stops-beyond = 0 days within the term itself; the longer terms here already count those that fall into them
lookup-planned = Earlier day by the plan of this agency
lookup-stop-said = { $from } – { $to }: { $ground }
lookup-doubts = To be verified before anybody relies on this result
lookup-share = To send this result to a colleague, copy the address from the address bar of the browser: it holds the whole question.

## The sentence that explains

lookup-why-days = The term of { $length } runs from { $first }, the day after the event “{ $event }”.
lookup-why-working-days = The term of { $length } runs from { $first }, the day after the event “{ $event }”; only working days count, weekly rest days do not.
lookup-why-months = The term of { $length } runs from { $date }, the day of the event “{ $event }”.
lookup-why-skipped = Not counted: { $days }.
lookup-why-worked = Counted: { $days }.
lookup-why-stopped = { $days ->
    [one] { $days } day was stopped and is not counted
   *[other] { $days } days were stopped and are not counted
 }: { $periods }.
lookup-why-period = { $from } to { $to }
lookup-why-ends = The term ends on { $date }.
lookup-why-rolled = The count comes to { $nominal }, a day off, so the term ends on the next working day: { $date }.
lookup-why-rolled-over = The count comes to { $nominal }, a day off; over { $days } the next working day is { $date }: the term ends on that day.
lookup-why-not-rolled = This term is not moved when its last day is a day off.
lookup-why-backward = Counted back { $length } from { $date } (“{ $event }”), which is not counted itself, it comes to { $latest }.
lookup-why-target = That is a day off, and it may not be moved later: the act is best done by { $target }, the last working day before.
lookup-why-posted = Posted for { $length } after { $date }: it stays up through { $last } and may come down from { $removable }. It is not moved by days off.
lookup-why-yearly = The law says “before { $limit }”, so the last day on time is { $latest }; it is not moved by days off.
lookup-why-report = The law says “no later than”: the day itself is still on time, and it is not moved by days off.
lookup-special-day = { $date } ({ $name })
lookup-special-kind = { $kind }: { $name }

## What must be verified

lookup-doubt-row = This provision must be checked against the gazette before it is applied.
lookup-doubt-day = { $date }: this day of the calendar must still be checked against the papers.
lookup-doubt-counting = The way of counting must be checked: the law does not say it in so many words.
lookup-doubt-not-in-force = On this day the provision was not in force ({ $validity }); the result follows the nearest version.
lookup-doubt-stop = The provision does not name “{ $ground }” as a reason for not counting time.
lookup-doubt-provisional = The system does not have the papers on the days off of { $years }: the Lunar New Year and swapped days are missing, so the result is provisional.
lookup-doubt-open = Further days off or swapped days may still be announced for { $years }.

## Months

lookup-months = On the calendar
lookup-months-left-out = The months from { $first } to { $last } are left out: only the first two and the last two are shown.

## Limitation, and provisions that make no date

lookup-limitation-heading = Limitation is not looked up here
lookup-limitation-text = “{ $event }”: after the time below, counted from the end of the act, discipline is no longer considered. For a day one must know the decree that applies, new acts within that time, the time not counted, and the day of the notice or conclusion; that is done in the file of the case.
lookup-limitation-caption = Limitation under each decree
lookup-uncounted-heading = This provision makes no date
lookup-uncounted-text = Event: { $event }. The law wants: { $act }, { $length }.
lookup-uncounted-use = There is no day to work out; the provision is shown when the act is done and in self-inspections.
