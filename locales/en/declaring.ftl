### Rounds of declarations, their lists, writing and submitting a declaration.

declaring-year-wrong = Enter the year that is declared: this year, the one before or the next, for example { $year }.
declaring-reference-day-far = The day on which the list is determined must lie in this year, the one before or the next.
declaring-name-missing = Enter the name of the round.
declaring-kind-missing = Choose the kind of declaration.
declaring-declares-already = This person is on another list of this year for the same kind of declaration. Take them off that list first, or do not add them here.
declaring-reading-missing = Choose the reading of the rules about yearly declarants that holds for this year.
declaring-since-missing = Enter the day on which the person was received, recruited or assigned to a post with the duty to declare: the term for a first declaration runs from it.
declaring-body-missing = Choose the control body.
declaring-reason-missing = Choose why the list is corrected.
declaring-reason-unfit = This reason does not fit what is being done, adding or taking off. Choose one of the reasons below.
declaring-list-lacking = { $count } people on the list have no last day or no control body yet. Add them before you approve.
declaring-list-empty = There is nobody on the list yet. Add those who have to declare before you approve.
declaring-keys-unconfirmed = The personnel officer has not confirmed your key code yet. Call the personnel officer, read out the key code from the page of your account, then submit again. What you wrote is kept.
declaring-nobody-receives = Nobody at the agency can open your declaration yet to receive it. Tell the personnel officer. What you wrote is kept.
declaring-readers-changed = Who can read the declaration, or the day of signing, has changed since this page was opened. Please look again, then sign.
declaring-return-reason-missing = Write what is to be completed or made anew.
declaring-paper-code-missing = Scan the square code, or type the content code at the foot of the paper.
declaring-text-too-long = Please write at most { $max } characters. Put the rest into an attached file.
declaring-paper-other = This print is not the version that was submitted. Ask for a new print, or check the content code at the foot of the page.
declaring-paper-unsigned = Confirm that there are two copies and that every page is signed before you receive it.
