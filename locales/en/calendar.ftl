### Weekdays, the month calendar and the page "Working calendar".

## Weekdays

calendar-monday = Monday
calendar-tuesday = Tuesday
calendar-wednesday = Wednesday
calendar-thursday = Thursday
calendar-friday = Friday
calendar-saturday = Saturday
calendar-sunday = Sunday
calendar-short-monday = Mo
calendar-short-tuesday = Tu
calendar-short-wednesday = We
calendar-short-thursday = Th
calendar-short-friday = Fr
calendar-short-saturday = Sa
calendar-short-sunday = Su
calendar-date = { $weekday }, { $date }

## The month calendar

calendar-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[other] December
 } { $year }
calendar-working-days = { $count ->
    [one] { $count } working day
   *[other] { $count } working days
 }
calendar-legend = Legend

## Kinds of days, and their letters in the cells

calendar-holiday = public holiday
calendar-makeup-off = made-up day off
calendar-swap-off = swapped day off
calendar-swap-on = Saturday worked
calendar-weekend = weekly rest day
calendar-event = day of the event
calendar-due = last day of the term
calendar-target = best done by
calendar-stopped = time not counted
calendar-letter-holiday = H
calendar-letter-makeup-off = M
calendar-letter-swap-off = S
calendar-letter-swap-on = W

## The page "Working calendar"

calendar-title = Working calendar
calendar-lead = Working days and days off of the public sector, with the source of each day. Every deadline of the system is counted by this calendar.
calendar-year-heading = Year { $year }
calendar-year = Year
calendar-year-hint = Four digits, from { $first } to { $last }.
calendar-year-error = Enter a year of four digits, from { $first } to { $last }.
calendar-show = Show the calendar of the year
calendar-years = Change the year
calendar-previous-year = Previous year
calendar-next-year = Next year
calendar-year-total = { $year } has { $count ->
    [one] { $count } working day
   *[other] { $count } working days
 }.
calendar-papers = Source: { $source }.
calendar-provisional = The calendar of { $year } is provisional: the system does not have the papers on the days off of this year. Only the holidays fixed by law are here; the Lunar New Year, the day beside National Day and swapped days are missing. Deadlines that cross this year must be checked.
calendar-open-year = Further days off or swapped days may still be announced for { $year }. Deadlines that cross this year must be checked.
calendar-special-days = Days off and Saturdays worked in { $year }
calendar-special-none = This year has no days off but the weekly ones.
calendar-column-day = Day
calendar-column-name = Name
calendar-column-kind = Kind
calendar-column-source = Source
