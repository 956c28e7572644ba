### The page "System status" and its PDF.

status-title = System status
status-intro = What to read out when you report a fault; no personal data.
status-column-item = Detail
status-column-value = Value

## Rows of the table

status-version = Software version
status-schema = Data structure version
status-engine = Database system
status-clock = Server clock
status-store-clock = Database clock
status-clocks = Comparison of the clocks
status-clocks-agree = The clocks agree
status-clocks-differ =
    { $seconds ->
        [one] The clocks are { $seconds } second apart: set them right, because deadlines and receipts depend on them
       *[other] The clocks are { $seconds } seconds apart: set them right, because deadlines and receipts depend on them
    }
status-clocks-apart =
    { $seconds ->
        [one] { $seconds } second apart
       *[other] { $seconds } seconds apart
    }
status-law = Legal parameters
status-law-parameters =
    { $count ->
        [one] { $count } parameter
       *[other] { $count } parameters
    }
status-request = Reference

## PDF

status-download-pdf = Download as PDF
# Official papers carry these two lines in Vietnamese, whatever the language.
status-national-title = CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
status-national-motto = Độc lập - Tự do - Hạnh phúc
status-pdf-agency = The { -service } system
status-pdf-title = System status sheet
status-pdf-dated = Date: { $day }/{ $month }/{ $year }
status-pdf-intro = The { -service } system made this sheet by itself from the running server and database, to be kept on file or sent along when a fault is reported. It holds no personal data.
status-pdf-closing = Times on this sheet are Viet Nam time (UTC+7).
status-pdf-generated = Made at { $time }
