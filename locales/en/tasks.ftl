### What somebody has to do.

## What I must do

tasks-title = My work
tasks-none = There is nothing for you to do now. New work appears here when it is your turn.
tasks-heading = My work: { $count } to do
tasks-own-hat = For yourself
tasks-as-hat = As { $role }
tasks-due = Due
tasks-due-on = { $weekday } { $day }
tasks-days-left = { $days } days left
tasks-today = today
tasks-late = { $days } days late
tasks-no-due = No deadline
tasks-approve-role = Approve a role for { $name }
tasks-sign-chief = Sign { $name } as chief of a unit
tasks-sign-assignment = Sign an assignment of { $name } (control body, relatives)
tasks-confirm-keys = Confirm the new keys of { $name }
tasks-admit-to-circle = Hand the key of the circle to { $name }
tasks-lock-account = Lock the account of { $name }, who has left
tasks-review-roles = Look at the roles of { $name } after a move
tasks-return-due = The leave of { $name } ends: record the return, or prolong it
tasks-declare = Declare your assets and income
tasks-complete-declaration = Complete your declaration of assets and income as requested
tasks-approve-roster = Approve the list of those who declare
tasks-correct-roster = Correct the list of those who declare, which the head returned
tasks-receive-declaration = Receive a declaration
tasks-receive-declaration-of = Receive the declaration of { $name }
tasks-something = Something to do
tasks-reviewed = The roles still fit
tasks-reviewed-for = The roles of { $name } still fit
tasks-password-recovered = The password of this account was set anew with the recovery code
tasks-re-invited = A new invitation slip was made for this account
tasks-second-factor-reset = The second factor of this account was taken away on request
tasks-not-me = If neither you did nor asked for this, change your keys at once and tell the personnel officer.
tasks-seen = I know
