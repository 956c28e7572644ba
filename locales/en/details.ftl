# Sealed details of a person: identity number, day of birth, relatives.

details-title = Sealed details
details-own-title = My sealed details
details-text = Identity number, day of birth and relatives are sealed: only the personnel circle and the person himself or herself can read them. Every opening stands in the ledger, and the person sees who opened them.
details-logged = This opening was recorded in the ledger.
details-own-text = The personnel office keeps these details sealed. If something is wrong, ask the personnel officer to change it.
details-none = Nothing has been sealed yet.
details-own-none = Nothing of yours has been sealed yet.
details-write = Enter sealed details
details-change = Change sealed details
details-open-link = Open sealed details
details-own-link = See my sealed details
details-sealed = Sealed.
details-identity = Identity number
details-identity-hint = 12 digits, spaces are accepted
details-birth = Day of birth
details-day-hint = For example 05/03/1980 or 5-3-80
details-relatives = Relatives
details-relatives-none = No relatives entered.
details-relatives-hint = Husband or wife, children, parents, brothers and sisters. Leave lines empty that are not needed.
details-relation = Relation
details-name = Full name
details-year = Year of birth
# $line (Number) - number of the line
details-line = Relative { $line }
details-more = More lines
details-seal = Seal and save
# $number (String) - the year in the identity number
details-other-year = The identity number says { $number } as year of birth, which is not the one entered. Please check.
details-same = Same identity number as:
details-same-hidden = somebody of another unit whose file you cannot see
details-owner-reads = The person can read these details.
details-owner-reads-not = The person cannot read these details yet: the keys were confirmed or changed after the sealing. Change and save again.
details-openings = Who opened them
details-openings-none = Nobody yet.
details-opened-by = Opened by
details-opened-at = At
details-somebody = An account that is gone
details-conflict = Somebody else has just changed these details. Below is what you typed; compare and save again.
details-identity-wrong = An identity number has 12 digits, and does not begin with 000.
details-birth-wrong = Enter the day of birth as day/month/year, for example 05/03/1980.
details-birth-young = That would be somebody under 15. Please check.
# $year (String) - year of birth in the staff file
details-birth-year = The staff file says { $year }. Change the day of birth, or the year in the staff file first.
details-relation-missing = Choose a relation.
details-name-wrong = Enter the full name, letters only.
details-year-wrong = A year of birth has four digits and is not after this year.
details-no-circle = There is no personnel circle to seal to. Found it first.
details-relation-vo-chong = Husband or wife
details-relation-con = Child
details-relation-cha-me = Father or mother
details-relation-cha-me-vo-chong = Father or mother of husband or wife
details-relation-anh-chi-em = Brother or sister
details-relation-khac = Another relative
