### People and units.

## Faults of the forms

people-day-wrong = Enter day, month and year, for example { $example }.
people-number-missing = Enter the number of the decision, for example 12/QĐ-SKHCN.
people-number-long = The number is longer than { $max } characters. Enter a shorter one.
people-number-no-digit = The number of a decision has a digit in it, for example 12/QĐ-SKHCN.
people-signed-later = The day of signing is after today. Check the day on the decision.
people-text-long = This is longer than { $max } characters. Enter less.
people-code-missing = Enter the staff code.
people-code-wrong = A staff code consists of letters, digits and - . _ /
people-code-taken = Somebody else has this code. Check it, or look for that person in the list.
people-name-missing = Enter the full name.
people-name-wrong = A name consists of letters, spaces, hyphens and apostrophes. Take other characters out.
people-year-wrong = Enter the year of birth with four digits, for example 1985.
people-kind-missing = Choose the kind of person.
people-kind-differs = Kind of person and level of the post do not fit: who leads has a level, who does not has none. Change one of them.
people-choice-missing = Choose one from the list.
people-phone-wrong = Enter the telephone number in digits, for example 024 3555 0123; an extension is digits alone.
people-mail-wrong = Enter a mail address like name@agency.gov.vn.
people-unit-missing = Choose the unit.
people-unit-closed = This unit is closed or merged. Choose another.
people-from-later = The first day is after today. Enter the person when he has come.
people-place-missing = Enter the name of the agency to go to.
people-person-empty = Enter a staff code or a name.
people-person-missing = Choose the person who matches what was typed. If there is nobody, look at the code or the name again.
people-person-hint = Staff code, or the name without marks
people-person-other = Somebody else: type the code or the name again
people-substitute-same = Nobody stands in for himself. Enter the code of somebody else.
people-substitute-excluded = This person has a role that excludes the role to act in. Choose somebody else.
people-stand-in-to-missing = Replacing somebody on leave has a last day. Enter it.
people-chief-waits = Somebody is already proposed to head this unit. Wait until that is signed or refused.
people-move-before-unit = This unit exists since { $day }. The day must not be before it.
people-move-from-status = This move is not possible from the present status. Open the page of the person again.
people-move-before-last = The day must not be before { $day }, the day of the last change.
people-move-not-yet = The day is still to come. Record it on that day; until then the list stays as it is now.
people-move-ends-before = The last day must not be before the first.
people-move-nothing = Nothing would change. Check what you entered.
people-unit-people-later = The day must be { $day } or later: until then somebody came to the unit, moved or still worked there.
people-unit-namesake = There is a unit of this name in that place already. Give another name, so that the two can be told apart.
people-unit-name-missing = Enter the name of the unit.
people-unit-root = The agency itself is neither moved nor merged nor closed here.
people-unit-cycle = A unit cannot stand below itself. Choose another.
people-unit-kind-below = A unit of this kind cannot stand there.
people-unit-too-deep = Too many units one above the other. Choose one higher up.
people-unit-occupied = People still work in the unit. Move them first, or merge the unit.
people-unit-has-units = Units still stand below it. Move or close them first.

## Kinds of person

people-kind-can-bo-co-chuc-vu = Official with a post
people-kind-can-bo-khac = Other official
people-kind-cong-chuc-lanh-dao = Civil servant who leads
people-kind-cong-chuc-khong-lanh-dao = Civil servant
people-kind-vien-chuc-quan-ly = Public employee who manages
people-kind-vien-chuc-khong-quan-ly = Public employee
people-kind-da-nghi = Left or retired
people-kind-lao-dong-hop-dong = Under a labour contract

## Levels of a post

people-level-khong = No post
people-level-pho-truong-phong = Deputy head of division and equivalent
people-level-truong-phong = Head of division and equivalent
people-level-pho-giam-doc = Deputy director and equivalent
people-level-giam-doc = Director and equivalent
people-level-tren-giam-doc = Above director

## Fields of work

people-field-to-chuc-can-bo = Personnel
people-field-tai-chinh-ngan-hang = Finance, banking
people-field-cong-thuong = Industry and trade
people-field-xay-dung = Construction
people-field-giao-thong = Transport
people-field-y-te = Health
people-field-van-hoa = Culture, sports, tourism
people-field-thong-tin = Information, communications
people-field-moi-truong = Natural resources, environment
people-field-nong-nghiep = Agriculture, rural development
people-field-dau-tu = Investment, foreign affairs
people-field-tu-phap = Justice
people-field-lao-dong = Labour, social affairs
people-field-khoa-hoc = Science, technology
people-field-giao-duc = Education, training
people-field-quoc-phong = Defence
people-field-cong-an = Public security
people-field-thanh-tra = Inspection, anti-corruption

## Status

people-status-dang-cong-tac = At work
people-status-nghi-thai-san = Maternity leave
people-status-nghi-dai-han = Long leave
people-status-di-hoc = On a course
people-status-biet-phai = Seconded
people-status-tam-dinh-chi = Suspended
people-status-nghi-huu = Retired
people-status-thoi-viec = Resigned
people-status-chuyen-di = Transferred out
people-status-da-mat = Died

## Managed by

people-managed-co-quan = The agency
people-managed-dang-uy-cap-tren = Party committee above grassroots
people-managed-tinh-uy = Provincial standing committee
people-managed-trung-uong = Central level

## Kinds of move

people-move-dieu-dong = Transfer
people-move-chuc-vu = Change of post
people-move-nghi = Leave
people-move-biet-phai = Secondment
people-move-tro-lai = Return
people-move-nghi-huu = Retirement
people-move-thoi-viec = Resignation
people-move-chuyen-di = Transfer to another agency
people-move-tu-tran = Death
people-move-doi-ten = Change of name
people-move-sap-nhap = Merger of the unit

## The staff list

people-nav = Staff
people-title = Staff list
people-list = People
people-none = Nobody is in the list yet. The personnel officer adds people one by one, or from a spreadsheet.
people-none-found = Nobody fits these conditions. Take some of them away.
people-total = { $count } people
people-name = Full name
people-birth-year = Year of birth
people-born = born { $year }
people-code = Staff code
people-unit = Unit
people-post = Post
people-level = Level of the post
people-kind = Kind of person
people-status = Status
people-field = Field of work
people-managed-by = Managed by
people-phone = Telephone
people-extension = Extension
people-extension-of = extension { $number }
people-mail = Mail
people-rank = Rank
people-rank-hint = For example: Chuyên viên chính, Nghiên cứu viên
people-search = Search by name, initials or code
people-search-hint = Without marks: "dung", "nvd" or "VC-012"
people-filter = Filter the list
people-more-conditions = More conditions
people-any = All
people-on-staff = On the staff
people-gone = Have left
people-party-member = Party member
people-state-capital = Represents state capital
people-flags = Other
people-next = Next page
people-first-page = Back to the first page
people-pages = Pages
people-add = Add a person
people-print = To print
people-print-title = List of staff
people-print-day = As of { $day }
people-print-too-long = The list has more than { $max } people. Go back, choose a unit and print unit by unit.
people-print-back = Back to the list
people-number = No.
people-to-units = Tree of units
people-to-stand-ins = Stand-ins

## The page of a person

people-person = Staff file
people-since = Since
people-since-day = since { $day }
people-until = until { $day }, as foreseen
people-account = Account
people-account-none = No account
people-heads = Heads
people-control-body = Control body of assets and income
people-control-because = { $body }, because: { $why }
people-yes = Yes
people-no = No
people-acts = What you can do
people-edit = Edit
people-record-move = Record a move
people-record-stand-in = Record a stand-in
people-timeline = History
people-timeline-none = No move has been recorded.
people-posts = Posts
people-posts-none = No post has been recorded.
people-no-post = No post
people-from = From
people-to = Until
people-still = to the present
people-decision = Decision
people-decision-of = { $number } of { $day }
people-recorded = Recorded by { $name } at { $when }
people-undone = Taken back at { $when }
people-undo = Take the last move back
people-undo-text = The person stands as before the move. Roles and offices that ended are proposed again and need approval; stand-ins that ended are recorded anew.
people-undo-record = It cannot be taken back: something was recorded since.
people-undo-role = It cannot be taken back: a role or an office was given or proposed since.
people-undo-unit = It cannot be taken back: the former unit is closed.
people-undo-changed = It cannot be taken back: the file was changed since.
people-namesakes = Others have the same name
people-entered = The person is in the list now.
people-changed = Saved.
people-moved = The move is recorded.
people-move-undone = The move is taken back.
people-sealed-note = Identity number, day of birth and relatives are sealed to the personnel circle. Every opening is recorded.

## Forms

people-new-title = Add a person
people-edit-title = Edit
people-edit-text = Name, unit, post and status change by decision only: record a move.
people-code-hint = The code that only this person has, for example VC-012
people-name-hint = With capitals and marks, for example Trần Văn Ví Dụ
people-post-hint = For example: Phó Trưởng phòng
people-day-hint = Day/month/year, for example { $example }
people-in-agency-from = First day in the agency
people-save = Save
people-add-submit = Add to the list
people-conflict = Somebody has just changed this file. Look at it again before you go on.

## Moves

people-move-title = Record a move
people-move-kind = Kind of move
people-move-choose = Continue
people-move-first = Takes effect on
people-move-until = Last day foreseen
people-move-unit = New unit
people-move-unit-back = Unit he comes back to (none chosen: the one he left)
people-move-post = New post
people-move-leave = Reason
people-move-name = New full name
people-move-place = Agency to go to
people-move-number = Number of the decision
people-move-signed = Day of signing
people-move-death-number = Number of the death notice or decision
people-move-preview = See what changes
people-confirm-title = Confirm the move
people-confirm-text = Nothing is recorded yet. Compare with the decision, then confirm.
people-confirm-changes = What changes
people-confirm-what = What
people-confirm-before = Now
people-confirm-after = Afterwards
people-confirm-touches = What follows
people-confirm-nothing = No role, circle or duty is touched.
people-confirm = Confirm and record
people-confirm-undo = It can be taken back until something else depends on it.
people-back-to-edit = Change it
people-touch-role-ends = The role { $role } at { $unit } ends at once.
people-touch-role-stays = The role { $role } at { $unit } cannot end yet: nobody else holds the key of its circle. Appoint a successor; the head is reminded.
people-touch-role-review = The role { $role } at { $unit } stays; the head is asked to look at it.
people-touch-circle = Leaves the circle ({ $circle }, { $unit }); its key is changed by the next member who comes.
people-touch-chief = { $unit } has no chief any more.
people-touch-stand-ins = { $count } stand-ins end.
people-touch-account = The administrator is asked to lock the account.
people-touch-duty = The duty to declare assets is seen again at the next declaration round.

## Stand-ins

people-stand-ins-title = Stand-ins
people-stand-ins-text = Who acts gets the role for these days alone, once the head has approved it; keys are handed over with the approval.
people-stand-ins-none = No stand-in has been recorded.
people-stand-in-kind = Kind
people-stand-in-replacement = Replaces somebody on leave
people-stand-in-acting = Acting head
people-stand-in-absent = In place of
people-stand-in-substitute = Who acts
people-stand-in-code = Who acts
people-stand-in-role = Role
people-stand-in-days = Days
people-stand-in-waits = Waits for approval
people-stand-in-active = In force
people-stand-in-over = Over
people-stand-in-coming = To come
people-stand-in-no-account = No account
people-stand-in-cancel = Cancel
people-stand-in-end = End it today
people-stand-in-end-of = of { $substitute } standing in for { $absent }
people-stand-in-ended = The stand-in has ended.
people-stand-in-done = Recorded. The role waits for the head's approval.
people-stand-in-title = Record a stand-in
people-stand-in-preview = See what happens
people-stand-in-confirm-title = Confirm the stand-in
people-stand-in-confirm = Confirm and send for approval
people-stand-in-without = This person has no account: the stand-in is recorded, but no role is proposed.
people-stand-in-proposes = The role { $role } at { $unit } is proposed to this person for these days.
people-stand-in-no-office = This person has no role in which another could act.

## Units

people-units-title = Tree of units
people-units-list = Units
people-units-people = People
people-units-search = Find a unit
people-units-search-hint = By its present, earlier or short name, without marks
people-units-search-submit = Find units
people-units-none-found = No unit has or had this name. Look at the name again.
people-units-found = Units that have or had this name:
people-units-former = earlier: { $names }
people-units-conflict = Somebody else has just recorded a decision about this unit. Compare again and preview once more; what was typed is kept.
people-units-people-below = With units below
people-units-chief = Chief
people-units-chief-none = None
people-units-chief-waits = waits for signature
people-units-chief-unsigned = no valid signature
people-units-chief-of = Heads
people-signing-title = Assignments to sign
people-signing-text = Who heads a unit, which body controls whom and who is related to whom decides where records go. So a proposal counts only when somebody else, neither the one who proposed it nor the one it is about, signs it with his own key. Compare it with the decision, where there is one, before you sign.
people-signing-list = Proposals waiting for a signature
people-signing-none = No proposal waits for your signature.
people-signing-sign = Sign
people-signing-of = the proposal for { $name }: { $what }
people-signing-sign-all = Sign all of these
people-signing-refuse = Refuse
people-signing-signed = Signed. The assignment counts from the day of the decision.
people-signing-refused = Refused.
people-units-closed = Closed
people-units-show-people = See the people
people-units-change = Change
people-units-below = Units below
people-units-above = Below
people-units-history = History of the unit
people-units-history-none = No decision has been recorded.
people-units-chiefs = Chiefs
people-units-chiefs-none = No chief has been recorded.
people-units-name = Name of the unit
people-units-short-name = Short name
people-units-kind = Kind
people-units-create = Add a unit below
people-units-rename = Rename
people-units-move = Move below another unit
people-units-merge = Merge into another unit
people-units-close = Close
people-units-chief-propose = Propose the chief
people-units-chief-code = Chief
people-units-chief-text = The proposal takes effect when a holder has signed it.
people-units-chief-submit = Send the proposal
people-units-chief-done = The chief is proposed.
people-units-other-under = New unit above
people-units-other-into = Unit that takes over
people-units-confirm-title = Confirm the change of the unit
people-units-confirm = Confirm and record
people-units-done = The decision is recorded.
people-units-touch-people = { $count ->
    [one] { $count } person goes to { $unit }.
   *[other] { $count } people go to { $unit }.
 }
people-units-touch-unit = { $name } goes below { $unit }.
people-units-touch-roles = { $count ->
    [one] Heads are asked to look at { $count } role of the unit.
   *[other] Heads are asked to look at { $count } roles of the unit.
 }
people-units-touch-chief = The chief of the unit holds that office no longer.
people-units-head-decides = Moving and merging units is decided by the head, because it decides who receives declarations.
people-units-receivers-stay = Declarations of the people of the unit, and of units below it without personnel officers of their own, are still received by { $names }.
people-units-receivers-change = Declarations submitted after this by the people of the unit, and of units below it without personnel officers of their own, are received by { $after }; before it by { $before }.
people-units-receivers-none = nobody yet
people-units-touch-nothing = Nobody goes to another unit, and no role has to be looked at.
people-units-keeps-name = Old records keep the old name of the unit.
people-unit-kind-co-quan = Agency
people-unit-kind-van-phong = Office
people-unit-kind-vu = Department
people-unit-kind-cuc = Authority
people-unit-kind-chi-cuc = Sub-authority
people-unit-kind-phong = Division
people-unit-kind-ban = Board
people-unit-kind-su-nghiep = Public service unit
people-unit-kind-doanh-nghiep = Enterprise
people-unit-kind-xa = Commune
people-unit-kind-phuong = Ward
people-unit-kind-dac-khu = Special zone
people-unit-kind-to-doi = Team
people-unit-kind-khac = Other
people-change-thanh-lap = Created
people-change-doi-ten = Renamed
people-change-chuyen = Moved
people-change-sap-nhap = Merged
people-change-giai-the = Closed
