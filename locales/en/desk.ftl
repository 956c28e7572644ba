### Declarations in the agency: the register, receiving, reminding.

## Common

desk-pages = Pages about declarations
desk-nav-register = Register
desk-nav-queue = To receive
desk-nav-not-filed = Not submitted
desk-nav-rounds = Rounds
desk-stage-chua-ke-khai = Not begun
desk-stage-nhap = Being written
desk-stage-da-nop = Submitted
desk-stage-yeu-cau-bo-sung = To be completed
desk-stage-da-nop-lai = Submitted again
desk-stage-da-tiep-nhan = Received
desk-waits-for-paper = Waits for the paper
desk-paper-is-there = Signed paper is here

## The register

desk-register-title = Declarations of { $year }
desk-register-past = You are looking at { $year }. The register of a past year is read only.
desk-years = Years
desk-list = Register of declarations
desk-total = { $count } declarations
desk-person = Name
desk-code = Staff code
desk-unit = Unit
desk-kind = Declares
desk-round = Round
desk-state = State
desk-due = Due
desk-days-left = { $days } days left
desk-due-today = today
desk-days-late = { $days } days late
desk-filed-on = submitted on { $day }
desk-filed-late-on = submitted late, on { $day }
desk-received-on = received on { $day }
desk-due-on = { $weekday } { $day }
desk-due-complete = to complete by
desk-hand-over-by = To the control body { $day } ({ $left })
desk-filter = Filter
desk-search = Search by name or code
desk-search-hint = Without marks; initials will do
desk-any = All
desk-only-late = Only late ones
desk-late = Late
desk-yes = Yes
desk-next = Next page
desk-first-page = Back to the first page
desk-pages-of-list = Pages of the register
desk-none = Nobody is in the register of this year. Declarants come into it when the head approves the list of a round.
desk-none-found = No declaration fits these conditions.
desk-export = Download what is shown (XLSX)
desk-summary = By state
desk-sheet = Register
desk-sheet-title = Register of declarations of { $year }
desk-number = No.
desk-birth-year = Year of birth
desk-filed = Submitted on
desk-received = Received on
desk-control-body = Control body
desk-paper-column = Paper
desk-late-column = Late

## Receiving

desk-queue-title = Receiving declarations
desk-queue-text = Declarations submitted for you to receive. Your own is received by somebody else and is not here.
desk-queue-waiting = { $count } wait to be received
desk-queue-empty = None waits to be received. New ones appear here and on the page My work.
desk-queue-begin = Open the first
desk-queue-list = Waiting to be received
desk-queue-keys = Keys: J down, K up, Enter opens. Scan a code at any time.
desk-scan = Scan or type the code on the paper
desk-scan-hint = The square code or the content code at the foot of a page, or the number of the receipt
desk-scan-button = Find it
desk-code-unknown = No declaration with this code is found among those that you see. Check the code on the paper.
desk-place = { $number }/{ $total }
desk-place-after = { $total } still wait
desk-queue-next = Next
desk-queue-previous = Previous
desk-queue-nav = Moving through what waits
desk-back-to-list = Back to the list
desk-keys-reading = Keys: J next, K previous

## One declaration

desk-declaration = Declaration
desk-facts-round = Round, year
desk-facts-control-body = Control body
desk-facts-receipts = Receipts
desk-facts-receipt = { $number } (submission { $version }, { $at })
desk-facts-received-by = Received by
desk-facts-receivers = Who may receive it
desk-open-warning = Each opening is recorded with your name; the declarant sees who opened it and when. After that the declarant cannot take it back any more.
desk-open-again-warning = Each opening is recorded with your name; the declarant sees who opened it and when.
desk-open = Open the declaration
desk-own = This is your own declaration. Nobody receives his own.
desk-own-goes-to = Who may receive it: { $names }.
desk-goes-to = It goes to somebody else. Who may open and receive it: { $names }.
desk-goes-to-nobody = Nobody can open it yet to receive it. Ask the head to name somebody who receives.
desk-nothing-filed = Nothing is submitted yet. Only the declarant sees the draft.
desk-old-print = This paper is a print of an earlier submission, not of the newest. Do not receive it; ask the declarant to print the newest.
desk-call = Telephone
desk-extension = extension { $extension }

## Reading

desk-reading-title = Reading a declaration
desk-version = submission { $version }
desk-logged = This opening is recorded; the declarant sees it on the page Who has read it.
desk-logged-compare = The last declaration was opened too for comparison, and that is recorded as well.
desk-hide-money = Hide amounts
desk-findings = Findings
desk-findings-none = No errors, warnings or notes.
desk-severity-h = Error
desk-severity-w = Warning
desk-severity-i = Note
desk-reason = The declarant explains: { $reason }
desk-since-last = Unlike the last declaration
desk-since-last-none = Nothing is unlike the last declaration.
desk-since-last-first = There is no last declaration in the system to compare with.
desk-since-returned = Unlike what was sent back
desk-since-returned-none = What was submitted again is not unlike what was sent back.
desk-asked = Asked to complete
desk-asked-whole = The whole declaration
desk-fate-new = New
desk-fate-gone = Gone
desk-fate-changed = Changed
desk-before = Before
desk-now = Now
desk-field = Content
desk-nothing = (empty)
desk-missing = (not declared)
desk-ask = Ask to complete
desk-ask-about = Ask to complete: { $place }
desk-ask-whole = About the declaration as a whole
desk-jump-receive = To receiving
desk-sheet-heading = The declaration

## Acts

desk-receive = Receiving
desk-receive-text = Check that the paper is this one: the content code at the foot of its pages must be the one below.
desk-receive-text-no-paper = This round asks for no paper.
desk-receive-text-handed-in = The signed copies of this submission were handed in already.
desk-content-code = Content code
desk-content-hash = Fingerprint of the content (SHA-256)
desk-open-print = Open the print (PDF)
desk-print-pages = Pages
desk-print-pages-each = { $pages ->
    [one] { $pages } page in each copy
   *[other] { $pages } pages in each copy
}
desk-pages-count = Pages
desk-paper-code = Code on the paper
desk-paper-code-hint = Scan the square code at the foot of a page, or type the content code (4 groups) printed there
desk-signed = Paper
desk-signed-choice = 2 copies, every page signed
desk-receive-button = Receive the declaration
desk-paper-button = Note the paper only, receive later
desk-give-back = Sending back
desk-return-text = Write what is asked at the very place (open “Ask to complete” beside a line), or about the whole below. The declarant and those who receive read it, nobody else.
desk-return-due = If it is sent back today, it is to be completed by the end of { $day } ({ $source }).
desk-return-button = Send back with what is asked
desk-request-keep = Save draft, go on later
desk-request-kept = What you were writing, saved at { $time } on { $date }, is still in the fields below. It was sent to nobody; only you can read it.
desk-request-unsent = You have an unfinished request to complete, saved at { $time } on { $date }. It was sent to nobody; only you can read it. Open the declaration to go on.
desk-request-discard = Throw the unfinished request away
desk-request-failed = Could not be saved by itself. Press “Save draft, go on later”: what you typed is still there.
desk-request-conflict = This was saved differently in another window, or the declaration changed its state. Press “Save draft, go on later” to see.
desk-request-merged = The request or the declaration has just changed elsewhere. Where two texts differ the field holds both: delete what is too much before you go on.
desk-request-left = The declaration changed its state, so what is below was not sent. Copy it if you still need it.
desk-jump-return = To sending back
desk-undo = Undo the receipt
desk-undo-text = Only on the day of the receipt. The declaration is submitted again.
desk-undo-reason = Why it is undone
desk-undo-nham-ban-giay = The paper is that of another submission or person
desk-undo-ban-giay-thieu = Signatures or the second copy are missing
desk-undo-bam-nham = Clicked by mistake
desk-undo-reason-missing = Choose why the receipt is undone.
desk-undo-button = Undo the receipt
desk-done-received = The declaration of { $name } is received.
desk-done-paper-in = The paper of { $name } is noted; the declaration waits to be received.
desk-done-returned = The declaration of { $name } is sent back; the declarant is told.
desk-done-undone = The receipt of the declaration of { $name } is undone.
desk-done-request-kept = The draft of the request is saved. It was sent to nobody.
desk-done-request-discarded = The unfinished request is thrown away.
desk-changed-meanwhile = The declaration has just changed its state. Look again before you go on.

## Not submitted

desk-not-filed-title = Not submitted in { $year }
desk-not-filed-total = { $count } have not submitted or completed
desk-not-filed-none = Everybody in the register has submitted.
desk-not-filed-phone = Telephone
desk-not-filed-note = Called
desk-not-filed-print = This page prints as a list for calling: use the print command of the browser.
desk-not-filed-day = As of { $day }
desk-not-filed-text = Reminder
desk-not-filed-text-hint = Neutral, names nobody; copy it into a message
desk-not-filed-message = { $agency }: those who have to declare assets and income for { $year } and have not submitted are reminded that the last day is { $day }. Please sign in and open the page My work. The personnel officer helps. If you have submitted, please disregard this.
desk-not-filed-unit = { $unit }: { $count }
