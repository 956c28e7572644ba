# Assignments that decide who receives: control body, relatives in the agency.

assignments-title = Control body and relatives in the agency
assignments-text = These assignments decide who receives a declaration, and who may not handle whose matters. What is proposed takes effect when a holder signs it.
assignments-none = Nothing assigned yet.
assignments-what = Assignment
assignments-standing = State
# $name (String) - name of the body
assignments-body-is = Control body: { $name }
# $name (String) - name of the other person
assignments-relative-is = Relative in the agency: { $name }
assignments-waits = Waits for a signature
assignments-in-force = Signed, in force
assignments-until-end-of = Until the end of { $day }
assignments-over = Ended
assignments-other = Signed, not in force today
assignments-unsigned = Without a valid signature
assignments-propose = Propose an assignment
assignments-body = Control body for assets and income
assignments-body-propose = Propose a control body
assignments-body-text = Needed only where it differs from what the law's rows say. The bodies of a list of declarants are signed when the head approves the list.
assignments-body-missing = Choose a control body.
assignments-relative = Staff code or name of the relative
assignments-relative-propose = Enter a relative in the agency
assignments-relative-text = Husband or wife, parents, children, brothers and sisters who work in the agency: they may not handle each other's matters. Only that the two are related is kept, not how.
assignments-relative-himself = Enter the code of somebody else.
# $name (String) - name of the other person
assignments-relative-is-over = No longer a relative in the agency: { $name }
assignments-end-propose = Propose the end of a relation
assignments-end-text = When two people are no longer relatives, for example after a divorce: behind the last day they may handle each other's matters again. It takes effect when a holder who is neither of the two signs it.
assignments-relation = Relation
# $name (String) - name of the other person
# $day (String) - the first day
assignments-relation-since = { $name } (from { $day })
assignments-relation-missing = Choose the relation that ends.
assignments-end-waits = The end of this relation was proposed already and waits for a signature.
assignments-last = Last day
# $day (String) - the first day of the relation
assignments-last-before = The last day cannot be before { $day }, the first one of the relation.
assignments-last-later = The last day cannot be after today.
assignments-from = From
assignments-submit = Send the proposal
assignments-done = The proposal was sent.
# $day (String) - the first day
assignments-signed-from = Signed, in force from { $day }.
assignments-not-signed = Concluded from the staff file, not signed yet.
# $unit (String) - name of the unit
assignments-place-chief = Heads { $unit }
