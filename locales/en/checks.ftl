### What the checks of a declaration found: each sentence says what is not right yet and how to mend it.

checks-placed = { $place }: { $sentence }

checks-place-whole = Declaration
checks-place-kind = Kind of declaration
checks-place-form = Form
checks-place-income-items = Items of income
checks-place-changes = Section III
checks-place-row = Section III, row { $row } { $label }
checks-place-print = Print
checks-place-procedure = Procedure

checks-kind-unknown = The kind is none of the four in the Law. Choose first, annual, supplementary or for personnel work.
checks-form-of-another-kind = This form is not used for the chosen kind. Choose the form of that kind.
checks-first-has-changes = A first declaration has no Section III. Remove it.
checks-first-has-income = A first declaration does not state the income between two declarations. Remove it.
checks-first-made-before = A first declaration is made once, and there is one already. Choose another kind.
checks-income-absent = From the second declaration on, the income between two declarations is stated. Enter it; enter 0 where there was none.
checks-changes-absent = Section III has no row and does not say “Không có biến động”. Enter the changes, or choose “Không có biến động”.
checks-changes-contradict = Section III says “Không có biến động” and has { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
 } of changes. Remove one of both.

checks-period-missing = Enter the first and the last day of the period of the income.
checks-period-start = The period of the income begins on { $given }; it begins on the day of the last declaration, { $expected }. Change the first day.
checks-period-end = The period of the income ends on { $given }; it ends on the day before completion, { $expected }. Change the last day.

checks-declarant-absent = The declarant is missing. Fill in this heading.
checks-field-empty = “{ $field }” is empty. Fill it in.
checks-identity-number-wrong = The number has { $digits } digits. A citizen card has 12, an old identity card 9, without anything between. Compare it with the paper.
checks-issued-after-completion = Issued on { $issued }, after the completion on { $completion }. Check the day of issue.
checks-born-after-completion = Born on { $born }, not before the completion on { $completion }. Check the day of birth.

checks-child-of-age = This child came of age on { $of_age_on } and is no minor on the day of completion. Remove the entry, or give a reason.
checks-child-missing = { $name }, a child of the last declaration, is still a minor and is missing now. Add the child, or give a reason.
checks-spouse-changed = The spouse differs from the last declaration (then: { $before }, now: { $now }). Check it, or give a reason.
checks-nobody = nobody

checks-heading-absent = This heading is missing. The form has all headings in order; add it, with “Không có” where there is nothing.
checks-not-said-none = This heading is empty. Fill it in, or choose “Không có”.
checks-said-none-above-entries = This heading says “Không có” above { $entries ->
    [one] { $entries } entry
   *[other] { $entries } entries
 }. Remove “Không có” or the entries.

checks-not-positive = { $given } was entered; it must be above 0. Enter it again.
checks-choice-unknown = “{ $given }” is none of the choices of the form. Choose one of them.
checks-certificate-absent = The number of the certificate is missing. Enter number and holder, or choose “chưa được cấp giấy chứng nhận”.
checks-holder-absent = The holder of the certificate, or who represents the holders, is missing. Enter the name.

checks-value-absent = The value is missing. Enter the amount, or choose “không xác định được giá trị” and give the reason.
checks-value-negative = The value is { $value } đồng; no value is below 0. Enter it again.
checks-basis-absent = How the value was found is missing. Choose: bought, made by oneself, given or inherited, or not to be told.
checks-reason-absent = “không xác định được giá trị” needs its reason. Enter it.
checks-value-contradicts = “không xác định được giá trị” stands beside { $value } đồng. Remove one of both.

checks-below-threshold = { $total } in all, below { $threshold }: need not be declared, and may be.

checks-currency-absent = The currency is missing. Enter its three letters, such as VND, USD.
checks-currency-unreadable = “{ $given }” is no code of a currency. Enter three capital letters, such as VND, USD.
checks-amount-absent = Foreign money needs its amount and its value in đồng. Enter the amount.

checks-registration-absent = The registration number is missing. Enter the number on the registration paper.
checks-plate-unusual = “{ $given }” does not look like a number plate. Compare it with the registration paper, or give a reason.
checks-number-twice = The number { $number } stands under another entry as well. Check whether something is declared twice, or give a reason.

checks-country-absent = The country of this asset or account is missing. Enter it.

checks-income-part-absent = The amount is missing. Enter it; enter 0 where there was none.
checks-income-part-negative = The income is { $value } đồng; no income is below 0. Enter it again.
checks-income-row-absent = Section III lacks the row of the total income. Add it with { $total } đồng.
checks-income-row-differs = Section III says { $row } đồng of income, the four amounts of item 10 come to { $total } đồng. Make them agree.
checks-income-items-differ = The listed items come to { $items } đồng, the total income is { $total } đồng. Check them, or give a reason.
checks-income-all-zero = All four amounts are 0. Check them, or give a reason.
checks-income-below-payroll = The total income of { $total } đồng is below the salary of { $payroll } đồng that was paid in the period. Check it, or give a reason.

checks-row-absent-more = “{ $description }” ({ $value } đồng) is new and has no row with (+). Add the row and explain the origin.
checks-row-absent-less = “{ $description }” (declared at { $value } đồng) is gone and has no row with (−). Add the row and explain why.
checks-row-unfounded = This row belongs to no difference between the two declarations. Check it, or remove it.
checks-quantity-absent = The quantity is missing. Enter the sign (+) or (−) and how much.
checks-sign-wrong-more = This row is an increase: its quantity has the sign (+). Change the sign.
checks-sign-wrong-less = This row is a decrease: its quantity has the sign (−). Change the sign.
checks-row-value-absent = The value is missing. Enter the amount.
checks-row-value-differs = This row says { $row } đồng, the declared value is { $recorded } đồng. What is gone is booked at its declared value, not at the price of the sale. Make them agree.
checks-explanation-absent = The explanation is missing. Explain the origin, or why it grew or shrank.
checks-difference-absent = “{ $description }” has another area or quantity, by { $difference }, and no row in Section III. Add the row with the difference.
checks-difference-wrong = This row says { $given }, the difference between the two declarations is { $difference }. Make them agree.
checks-value-changed = The value differs from the last declaration (then: { $before }, now: { $now }) although nothing else does. It is the original value, not valued anew each year. Check it, or give a reason.
checks-value-unknown = not to be told

checks-source-short = Assets grew by { $increases } đồng, the total income is { $income } đồng, so the source of { $missing } đồng is not clear. Check income and explanations, or give a reason.
checks-source-absent = The explanation rests on no item of income and nothing sold. Choose the source, or give a reason.

checks-not-listed = This person is not on the list of obliged persons. Ask the personnel unit to add them.
checks-list-not-approved = The head has not approved the list of obliged persons yet. Wait for it, then submit.
checks-kind-not-as-listed = The list asks for a declaration { $listed }. Make that one, or ask to correct the list.
checks-control-body-absent = The list names no control body for this person. Ask for it to be added.

checks-term-ts01 = Last day for the first declaration
checks-term-ts02 = Last day for the annual declaration
checks-term-ts05 = Last day to complete or redo it as the agency asked
checks-term-ts06 = Last day for the agency to hand a copy to the control body
checks-term-other = Last day
checks-late = { $term }: { $due }; on { $day } it was over. Give a reason. (Term { $clock })
checks-running = { $term }: { $due }, in { $left ->
    [one] { $left } day
   *[other] { $left } days
 }. (Term { $clock })

checks-received-changed = A received declaration is not changed. A correction needs a request and a new version.
checks-correction-reason-absent = This new version lacks the reason of the request. Enter it.
checks-correction-day-absent = This new version lacks the day of the request. Enter it.
checks-corrected-before-asked = This new version was completed on { $completion }, before the request of { $requested }. Check the days.
checks-print-of-another-content = The print shows another content. Print the declaration again.
checks-pages-differ = The footer announces { $announced } pages, { $found } were found. Print all pages again.

checks-kind-first = of the first kind
checks-kind-annual = of the annual kind
checks-kind-supplementary = of the supplementary kind
checks-kind-personnel = for personnel work
