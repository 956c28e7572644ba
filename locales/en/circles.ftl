### Circles: who holds the common key of an office.

circles-title = My circles
circles-link = My circles
circles-text = Each circle has one common key. Records sent to it can be opened by the people below and nobody else; the administrator cannot. When somebody leaves the office, the next session of a member changes the key by itself.
circles-none = Your roles belong to no circle.
circles-kind-unit = Circle of the unit
circles-kind-personnel = Personnel circle
circles-kind-leadership = Leadership circle
circles-kind-control = Circle of the control body
circles-kind-statistics = Statistics circle
circles-kind-audit = Audit circle
circles-of-agency = whole agency
circles-members = Who holds the key
circles-members-none = Nobody holds the key of this circle yet. The first person with the role whose keys are confirmed founds it when he signs in with two steps.
circles-name = Name
circles-unit = Unit
circles-member = You hold the key
circles-not-member = You do not hold the key yet. Call a member and read out the key code on the page My account; the member types it to hand the key over.
circles-alone = One person alone holds the key. If he loses password and recovery code, only the custodians can open it again. There should be a second one.
circles-unsound = The list of key holders does not match its signatures. Nothing is opened or sent with the key of this circle; tell the internal auditor.
circles-waiting = Waiting for the key
circles-waiting-role = Role
circles-admit = Hand over the key
# $name (String) - name of the person
circles-admit-of = Hand the key over to { $name }
circles-admit-title = Hand over the key of a circle
circles-admit-text = Call the person on a number you know and hear the key code from the page My account. By typing it you confirm that these keys are that person's, and hand over the key of the circle.
circles-code = Key code as you heard it
circles-code-hint = 16 letters and digits, with or without hyphens, for example ABCD-EFGH-JKMN-PQRS
circles-admit-submit = Hand over the key
circles-wrong-code = This is not that person's key code. Hear it once more; if it still differs, stop and tell the internal auditor.
circles-another-voice = Your word is recorded. This person made new keys after losing the old ones, so somebody else (head, personnel officer or internal auditor) must confirm them too before the key can be handed over.
circles-done = The key of the circle was handed over.
