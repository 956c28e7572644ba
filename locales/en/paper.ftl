### A declaration on paper: words that are not of the decree's form. The paper itself is Vietnamese.

paper-dated = { $day }/{ $month }/{ $year }
paper-undated = Date: ..... / ..... / .........
paper-dong = { $amount } đồng
paper-certificate = number { $number }, holder or representative: { $holder }
paper-with-reason = { $phrase } ({ $reason })
paper-nothing = none
paper-period = from { $from } to { $to }

paper-page = Page
paper-page-signature = The declarant signs every page
paper-content-code = Content code
paper-content-hash = SHA-256 of the content
paper-receipt = Receipt number
paper-commitment = Content commitment
paper-draft-mark = Draft
paper-not-submitted = Printed without a receipt
paper-code-picture = Square code with the hash of the content
