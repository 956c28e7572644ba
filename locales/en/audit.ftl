### The ledger of events, for internal audit.

audit-nav = Log
audit-title = Ledger of events
audit-lead = Who did what, and when. The content of records is not here.
audit-home-link = Read the ledger of events

## The head

audit-head = State of the ledger
audit-head-size = Events in the ledger
audit-head-signed = Signed
audit-head-signed-count =
    { $count ->
        [one] The first event
       *[other] The first { $count } events
    }
audit-head-signed-none = No signed head yet
audit-head-root = Root (its beginning)
audit-head-at = Signed at
audit-head-pdf = Download the sheet of the head (PDF)

## The filter

audit-filter = Filter the ledger
audit-from = From
audit-to = To
audit-action = Act
audit-action-all = All acts
audit-login = Login of who did it
audit-about = Whom or what it is about
audit-about-hint = The login or staff code of somebody (his account included), or the code as it stands in the column "Whom or what".
audit-selected-from = From { $day }
audit-selected-to = To { $day }
audit-selected-subject = About { $subject }
audit-error-subject = There is nobody, and no event, for "{ $typed }". Check it, or follow the link in the column "Whom or what".
audit-error-login = No account has the login "{ $login }". Check the spelling.

## The list

audit-list = Events, newest first
audit-number = Number
audit-at = Time
audit-actor = Who
audit-subject = Whom or what
audit-about-link = Only what is about this
audit-about-link-row = (event number { $number })
audit-id = Id of the event
audit-code = Code of the act
audit-signed = Signed head
audit-signed-yes = Signed
audit-signed-no = Not yet
audit-confidential = Confidential event
audit-hour = { $hour } o'clock, { $day }
audit-altered = This event was changed after it was recorded. Tell the head of the agency at once and run liemchinh ledger verify.
audit-empty = There is no such event. Take a condition away.
audit-older = Older
audit-newest = Back to the newest

## People

audit-visitor = Somebody not signed in
audit-worker = Server
audit-console = Console of the server
audit-account = { $name } ({ $login })
audit-unknown = Unknown ({ $text })

## Export

audit-export = Export as CSV
audit-export-text = The file has exactly the events of this filter, the newest { $most } at most. The export is recorded in the ledger too.
audit-export-cut = This file has the newest { $most } events only. There are older ones: filter by date and export again.

## Names of acts

audit-action-account-invited = Invitation slip issued
audit-action-unit-invited = Invitation slips issued for a unit
audit-action-accounts-proposed = Accounts of a unit proposed
audit-action-assignment-proposed = Propose a control body or a relative
audit-action-assignment-refused = Refuse a control body or a relative
audit-action-assignment-signed = Sign a control body or a relative
audit-action-chief-proposed = Chief of a unit proposed
audit-action-chief-refused = Chief of a unit refused
audit-action-chief-signed = Chief of a unit signed for
audit-action-person-changed = Staff file changed
audit-action-person-details-opened = Open the sealed details of a person
audit-action-person-details-sealed = Sensitive details sealed
audit-action-person-entered = Person added to the staff list
audit-action-person-move-undone = Move taken back
audit-action-person-moved = Move recorded
audit-action-roles-reviewed = Roles looked at after a move
audit-action-stand-in-appointed = Stand-in recorded
audit-action-stand-in-ended = Stand-in ended
audit-action-unit-changed = Decision about a unit recorded
audit-action-account-keys-changed = Own keys changed, signed out everywhere
audit-action-circle-admitted = Key of a circle handed over
audit-action-circle-alarm = ALARM: a circle does not match its signatures
audit-action-circle-founded = Circle founded
audit-action-circle-rotated = Key of a circle changed
audit-action-circle-settled = Circle needed no new key
audit-action-keyring-kept = Kept the own keyring
audit-action-keys-endorsed = Keys confirmed
audit-action-records-handed-over = Records handed over to new keys
audit-action-recovery-answered = Custodians' answer received
audit-action-recovery-opened = Earlier keys opened
audit-action-recovery-refused = Opening of earlier keys refused
audit-action-recovery-requested = Custodians asked for earlier keys
audit-action-role-approved = Role approved
audit-action-role-ended = Role ended
audit-action-role-proposed = Role proposed
audit-action-role-refused = Role refused
audit-action-roles-bound = Roles go with the new keys
audit-action-access-refused = Access refused
audit-action-account-locked = Account locked
audit-action-account-opened = Account opened for the first time
audit-action-account-password-changed = Password changed
audit-action-account-password-recovered = Password set again with the recovery code
audit-action-account-re-invited = New invitation slip issued
audit-action-account-recovery-code-changed = Recovery code changed
audit-action-account-sessions-ended = All sessions of the account ended
audit-action-account-unlocked = Account unlocked
audit-action-backup-made = Backup made
audit-action-backup-restored = Store restored from a backup
audit-action-contact-changed = Person to call changed
audit-action-event-missing = Event found to be missing
audit-action-founding-imported = First roles set up
audit-action-installation-founded = System founded
audit-action-invitation-refused = Wrong invitation slip typed
audit-action-ledger-head-sent = Head of the day sent
audit-action-ledger-exported = Ledger exported
audit-action-second-factor-begun = Setting up a second factor begun
audit-action-second-factor-code-used = Backup code used
audit-action-second-factor-confirmed = Second factor set up
audit-action-second-factor-removed = Second factor removed
audit-action-second-factor-reset = Second factor of somebody else removed
audit-action-session-closed = Signed out
audit-action-session-opened = Signed in
audit-action-session-others-ended = Own other sessions ended
audit-action-session-second-factor = Code of the second factor typed
audit-action-session-stepped-up = Password proved again
audit-action-declaration-asked = What a declaration lacks was signed
audit-action-declaration-begun = Declaration begun
audit-action-declaration-discarded = Draft declaration thrown away
audit-action-declaration-file-opened = File of a declaration opened
audit-action-declaration-opened = Declaration opened
audit-action-declaration-paper-in = Signed copies of a declaration handed in
audit-action-declaration-receipt-undone = Receipt of a declaration undone
audit-action-declaration-received = Declaration received
audit-action-declaration-returned = Declaration sent back
audit-action-declaration-submitted = Declaration submitted
audit-action-declaration-withdrawn = Declaration taken back
audit-action-roster-corrected = List of declarants corrected
audit-action-round-approved = List of declarants approved
audit-action-round-listed = List of declarants made
audit-action-round-opened = Round of declarations opened
audit-action-roster-exported = List of declarants taken out
audit-action-round-returned = List of declarants returned
audit-action-round-sent = List of declarants sent to the head
audit-action-register-exported = Register of declarations taken out
audit-action-staff-exported = Staff list exported
audit-action-staff-imported = Staff list imported

## Daily mail with the head of the log

# $day (String) - the day
audit-mail-subject = Head of the log of { $day }
# $note (String) - the signed head
# $key (String) - the key that verifies it
audit-mail-body =
    This is the signed head of the log of { -service }. Keep this mail outside the server: should the log be cut or replaced by an older one later, the command ledger verify --checkpoint finds it with the lines below.

    { $note }
    Key: { $key }

    This mail was sent automatically; no answer is needed.
