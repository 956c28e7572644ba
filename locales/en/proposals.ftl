### Proposing, approving and ending roles.

proposals-title = Roles waiting for approval
proposals-text = The administrator proposes, whoever is competent approves. A proposal gives nothing until it is approved.
proposals-list = Proposals, the oldest first
proposals-none = No proposal waits for you.
proposals-name = Name
proposals-role = Role
proposals-unit = Unit
proposals-works-in = Works in
proposals-open = Look
# $name (String) - name of the person
proposals-open-of = Look at the proposal for { $name }
proposals-form-title = Propose a role
proposals-form-text = A proposal gives the person nothing. Whoever is competent approves it, and for a role that reads the records of others hears the key code from the person.
proposals-link = Propose a role
proposals-for = For
proposals-role-missing = Choose a role.
proposals-unit-missing = Choose the unit in which the role counts; for the whole agency, the agency.
proposals-from = From
proposals-to = Up to and including
proposals-day-hint = Day/month/year, for example 01/09/2026
# $example (String) - a day
proposals-from-wrong = Enter the first day, for example { $example }.
# $example (String) - a day
proposals-to-wrong = Enter the last day, for example { $example }, or leave it empty.
proposals-to-before-from = The last day must not be before the first.
proposals-reason = Ground
proposals-reason-hint = Number and day of the decision, for example Quyết định số 12/QĐ-SKHCN ngày 01/09/2026
proposals-reason-missing = Enter the ground: number and day of the decision.
# $max (Number) - longest accepted length, in characters
proposals-reason-long = The ground is longer than { $max } characters. Shorten it.
proposals-submit = Send the proposal
proposals-done = The proposal was sent. The role gives nothing until it is approved.

## Decision

proposals-decide-title = Approve a role
proposals-proposer = Proposed by
proposals-proposer-founding = The founding
proposals-login = Login
proposals-period = Period
# $from (String) - a day
proposals-period-open = From { $from }, without an end yet
# $from (String) - a day
# $to (String) - a day
proposals-period-closed = From { $from } up to and including { $to }
proposals-circle = Circle
proposals-circle-text = This role opens the records of others. Call the person on a number you know and hear the key code from the page My account. The code is not shown here.
proposals-no-keys = The person has never signed in and has no keys yet. The role can be approved after the first sign-in.
proposals-approve = Approve
proposals-refuse-text = If you refuse, the proposal is gone and the administrator has to propose again.
proposals-refuse = Refuse
proposals-approved = Approved. The role counts on the days of the proposal. If it belongs to a circle, somebody in the circle hands the key over on the page My circles.
proposals-refused = The proposal was refused.

## Ending

proposals-end = End
# $role (String) - name of the role
proposals-end-of = End the role { $role }
proposals-end-title = End a role
proposals-end-text = The person loses the role at once and open sessions end. The key of the circle is changed in the next session of a member.
proposals-end-day = Last day
proposals-end-day-today = { $day }, as soon as you confirm
proposals-end-reason = Ground for ending it
proposals-end-submit = End the role
proposals-end-last = It cannot be ended yet: this person is the last who holds the key of the circle, and without him nobody could open its records. Let him hand the key over to a successor first.
proposals-ended = The role was ended.
