### Accounts of the agency: the list, one account, the invitation slip.

administration-nav = Accounts
administration-link = See the accounts of the agency
administration-title = Accounts of the agency
administration-search = Search by name
administration-search-hint = The first letters of each part of the name, with or without marks, in any order, for example: lan ng
administration-search-submit = Search
administration-list = Accounts in the order of names
administration-name = Name
administration-unit = Unit
administration-login = User name
administration-state = State
administration-state-invited = Waiting for the first sign-in
administration-state-active = In use
administration-state-locked = Locked
administration-none = There is no account yet.
administration-none-found = Nobody has a name like "{ $words }". Type fewer letters, or see all.
administration-pages = Pages of the list
administration-next = See more
administration-first-page = Back to the beginning of the list
administration-show-all = See all

## One account

administration-account-title = Account
administration-key-heading = Key code
administration-key-text = The key code is not shown here. When you grant something, call the person and hear it read from the page My account: only then do you know for certain that it is granted to the right person.
administration-roles = Roles
administration-role = Role
administration-role-from = From
administration-role-to = To
administration-role-open = No end set
administration-role-proposed = Waiting for approval
administration-role-coming = Not begun yet
administration-role-in-force = In force
administration-role-over = Ended
administration-roles-none = No role yet.
administration-acts = What you can do
administration-own-text = This is your own account. Nobody locks himself or makes a slip for himself; your password and your sessions are on a page of their own.
administration-nothing-text = There is nothing more for you to do to this account. The administrator locks and unlocks; the personnel officer makes slips, and the head of the agency those for a personnel officer. A locked account must be unlocked first.
administration-lock-text = All open sessions end at once and nobody can sign in, not even with the right password. It can be unlocked at any time.
administration-lock = Lock the account
administration-unlock-text = The account will be as it was before it was locked: the old password is still good.
administration-unlock = Unlock the account
administration-end-text = For somebody who forgot to sign out on another machine, or lost one. All open sessions end at once; the person signs in again as usual.
administration-end = End all sessions
administration-invite-first-text = This person has never signed in. The slip carries the code that opens the account. A new slip makes the one before worthless.
administration-invite-first = Make a slip
administration-invite-again-text = For somebody who forgot the password and has no recovery code any more. Meet the person and see an identity document. The old password stays good until the slip is used; then all open sessions end.
administration-invite-again = Make a new slip
administration-done-lock = The account is locked. Its sessions have ended.
administration-done-unlock = The account is unlocked.
administration-done-end = All sessions of the account have ended.
administration-done-reset = The second factor is removed. They set up another at their next sign-in.
administration-reset = Remove the second factor
administration-reset-text = For somebody who lost the phone and has no backup code left: meet them in person to be sure who they are, then remove the second factor. Their open sessions end.

## The slip

administration-slip-title = Slip to open your account
administration-slip-once = The code on this slip is shown only now and kept nowhere. Print it at once (Ctrl + P). Reloading the page or pressing the button twice makes a new slip: the old one is void, only the newest is good.
administration-slip-hand = Hand the slip over in person; do not send it by mail or message, and do not photograph it.
administration-slip-until = Good until
administration-slip-until-value = { $clock } on { $date }
administration-slip-secret = Code on the slip
administration-slip-steps = How to open your account
administration-slip-need = Have at hand this slip, a sheet of paper and a pen. It takes about five minutes.
administration-slip-step-open = Open a browser and go to
administration-slip-step-type = Enter the user name and the code on this slip.
administration-slip-step-finish = Write the recovery code down on paper to keep at home, then choose a password of your own.
administration-slip-keep = This slip is handed over in person, never sent by mail. Give it to nobody else, and destroy it once your account is open.

## The slips of a unit

administration-slips-title = Slips by unit
# $most (String) - a number
administration-slips-text = People who have never signed in, by unit. Printing makes new slips for all of them in the unit, at most { $most } at a time; older slips of theirs are void.
administration-slips-units = Units with people who have never signed in
administration-slips-people = People
administration-slips-print = Slips
# $unit (String) - name of a unit
administration-slips-print-of = Make slips: { $unit }
administration-slips-none = Everybody has signed in.

## Keys of one person

administration-keys-absent = This person has no keys: he has never signed in.
administration-keys-unconfirmed = The present keys of this person are not confirmed, or not by enough people.
administration-keys-confirmed = The present keys of this person are confirmed.
administration-keys-link = Confirm the keys of this person
administration-keys-title = Confirm keys
administration-keys-text = Call the person on a number you know and hear the key code from the page My account. By typing it you sign that these keys are that person's. If you are a personnel officer, his submitted records are handed over to these keys.
administration-keys-submit = Sign the confirmation
administration-done-keys = The keys were confirmed.

## People without an account

administration-new-title = People without an account
# $most (String) - how many at one go
administration-new-text = Accounts are proposed for everybody of a unit who has none, at most { $most } at a time. A login is the given name with the initials of the rest. The personnel officer prints the slips and hands them over; making a slip approves that its owner declares.
administration-new-units = Units with people without an account
administration-new-act = Accounts
# $unit (String) - name of a unit
administration-new-of = Propose accounts: { $unit }
administration-new-none = Everybody on the staff has an account.
administration-new-done = Accounts are proposed. The personnel officer prints the slips on the page "Slips by unit".
