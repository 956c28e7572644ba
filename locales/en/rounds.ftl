### Rounds of declarations and the lists of those who have to declare.

## Rounds

rounds-nav = Declarations
rounds-title = Rounds of declarations
rounds-none = There is no round yet. Open the round of this year.
rounds-none-to-see = There is no round yet. The personnel officer opens one; when its list is sent, its approval appears on the page My tasks.
rounds-list = Rounds
rounds-name = Name of the round
rounds-year = Year
rounds-unit = Scope
rounds-kind = Kind of declaration
rounds-kind-annual = Annual declarations, with the first declarations of the year
rounds-kind-first = First declarations alone
rounds-state = State
rounds-state-listing = List being made
rounds-state-sent = Sent to the head
rounds-state-returned = Returned by the head
rounds-state-approved = Approved
rounds-to-register = To the declarations

## Opening

rounds-open = Open a round
rounds-open-text = The list is made at once from the staff file, by the reading that you choose. You look it over, correct it and send it to the head; nobody is told before the head approves.
rounds-name-example = Annual round { $year }
rounds-unit-hint = The list has the people of this unit and of those below it
rounds-reading = Who declares every year is decided by
rounds-reading-hint = The decree of 2026 is read in two ways. Choose the one that the control body asks for; the list names it.
rounds-reference-day = Day on which the list is determined
rounds-reference-day-hint = The staff file is held against the rules in force on that day. Left empty, it is today
rounds-paper = Paper
rounds-paper-choice = A signed paper is handed in besides (2 copies, every page signed)
rounds-open-button = Open the round and make the list

## The list

rounds-roster = Who has to declare
rounds-people = { $count } people on the list
rounds-people-first = { $first } make a first declaration
rounds-opened-by = Made by
rounds-by-on = { $name }, on { $day }
rounds-approved-by = Approved by
rounds-reading-short = Reading
rounds-paper-short = Paper
rounds-paper-yes = A signed paper is handed in
rounds-paper-no = No paper
rounds-number = No.
rounds-person = Name
rounds-code = Staff code
rounds-birth-year = Year of birth
rounds-post = Post, unit
rounds-why = Why on the list
rounds-declares = Declares
rounds-declares-annual = Annually
rounds-declares-first = For the first time
rounds-control-body = Control body
rounds-due = Due
rounds-planned = planned: { $day }
rounds-due-missing = Missing
rounds-since = counted from { $day }
rounds-by-hand = Changed by hand
rounds-presumed = Concluded from the staff file: check whether a first declaration was made
rounds-note = Note
rounds-empty = Nobody of the staff file has to declare by this reading, or they are in another round of the year. Add people if the staff file lacks them.
rounds-empty-found = Nobody on the list fits what was typed.
rounds-empty-off = Nobody was taken off the list.
rounds-search = Search the list
rounds-search-hint = Name without marks, initials or staff code
rounds-search-button = Search
rounds-search-clear = Show the whole list
rounds-tab-on = On the list
rounds-tab-off = Taken off
rounds-views = Two parts of the list
rounds-next = Next page
rounds-first-page = Back to the first page
rounds-pages = Pages of the list
rounds-export = Download the list (XLSX)
rounds-lacking = { $count } people lack their last day or their control body. Complete them before you send the list.
rounds-correct = Correct
rounds-correct-whom = Correct { $name }

## Corrections

rounds-correct-title = Correct the list
rounds-add = Add somebody
rounds-add-title = Add somebody to the list
rounds-add-text = Enter who is to be added. The reason is chosen from a list and recorded in the ledger.
rounds-add-button = Continue
rounds-take-off = Take off the list
rounds-take-off-text = This person will not have to declare in this round. Name and reason stay under “Taken off”, from where they can be put back until the head approves.
rounds-keep-on = Keep on the list, correct the details
rounds-since-field = First day with the duty to declare
rounds-since-hint = For a first declaration only: the day of being received, recruited, assigned
rounds-reason = Reason of the correction
rounds-reason-da-ke-khai-lan-dau = Made a first declaration already (on paper or at another agency)
rounds-reason-chua-ke-khai-lan-dau = Never made a first declaration
rounds-reason-thuoc-linh-vuc = Works in a field that declares every year
rounds-reason-khong-thuoc-linh-vuc = Does not work in a field that declares every year
rounds-reason-thuoc-dien-khac = Has the duty for a reason that the staff file does not know
rounds-reason-co-quan-kiem-soat-khac = Belongs to another control body
rounds-reason-ke-khai-noi-khac = Declares at another agency in this year
rounds-reason-ho-so-sai = The staff file is wrong and will be mended
rounds-correct-button = Save the correction
rounds-corrected = The correction is saved.
rounds-changed-meanwhile = The list has just changed. Look at it as it is now and try again.
rounds-by-rule = By the rules
rounds-now = At present
rounds-now-none = Not on the list

## Sending and approving

rounds-send = Send to the head for approval
rounds-send-text = The head is asked to approve. The list can still be corrected; the head always approves exactly the list that is shown.
rounds-sent = The list is sent. The head finds it on the page My tasks.
rounds-opened = The round is open, and its list is made from the staff file.
rounds-sent-on = Sent at { $when }
rounds-returned-on = Returned by the head at { $when }: { $reason }
rounds-decide = Approve the list
rounds-decide-asked = Approve { $people } declarants of “{ $name }”
rounds-decide-why = Why
rounds-decide-kinds = { $annual } annual declarations, { $first } first declarations
rounds-decide-by-hand = { $count } changed by hand, with the reasons in the list
rounds-decide-taken-off = { $count } taken off the list, under the tab of those taken off
rounds-decide-law = The head approves the list, which goes to the control body ({ $source })
rounds-decide-source = Article 37 clause 1 point a of the Law on Anti-Corruption
rounds-decide-due = Last day of the round
rounds-decide-after = After the approval everybody on the list finds a task on the page My tasks, and gets a mail that says no more than that.
rounds-approve = Approve the list
rounds-give-back = Return
rounds-return-reason = Why it is returned
rounds-return-thieu-nguoi = Somebody is missing
rounds-return-thua-nguoi = Somebody on it need not declare
rounds-return-sai-co-quan-kiem-soat = A control body is wrong
rounds-return-sai-thoi-han = A last day is wrong
rounds-return-can-cu-khac = The other reading applies
rounds-ask-back = To ask back: { $name }, telephone { $phone }
rounds-ask-back-no-phone = To ask back: { $name }
rounds-approved = Approved. The people on the list are being told.
rounds-returned = Returned to the personnel officer.
rounds-maker-approves-not = Whoever opened the round does not approve it. The head approves this list.

## Files

rounds-sheet = List
rounds-sheet-title = People who have to declare – { $name }
rounds-sheet-reading = Reading: { $reading }
rounds-control-reason = Why this control body
rounds-source = Provision
rounds-unit-column = Unit
rounds-post-column = Post
rounds-correction = Reason of the correction
rounds-kind-column = Kind
