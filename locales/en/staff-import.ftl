### Importing the staff list from a workbook: columns, faults of the file, faults of each row.

## Names of columns

staff-import-column-staff-code = Staff code
staff-import-column-name = Full name
staff-import-column-birth = Date or year of birth
staff-import-column-unit = Unit
staff-import-column-kind = Kind of person
staff-import-column-post = Post
staff-import-column-post-from = In post since
staff-import-column-level = Level of post
staff-import-column-rank = Rank
staff-import-column-fields = Fields of work
staff-import-column-party-member = Party member
staff-import-column-managed-by = Managed by
staff-import-column-state-capital = Represents state capital
staff-import-column-phone = Telephone
staff-import-column-extension = Extension
staff-import-column-mail = E-mail
staff-import-column-status = Status
staff-import-column-status-from = Status since
staff-import-column-joined = Joined on
staff-import-column-citizen-id = Identity number

## Hints for each column, shown beside the selected cell of the template (255 characters at most)

staff-import-hint-staff-code = Required. The agency's own code, one for each person, for example CB-00123. Zeros in front are kept.
staff-import-hint-name = Required. Full name, with its marks.
staff-import-hint-birth = Write 05/03/1980, day before month, or only the year 1980. Only the year is taken.
staff-import-hint-unit = Required. Name or short name of the unit. If several have it, put the unit above in front: Trung tâm A / Phòng Hành chính.
staff-import-hint-kind = Required. Choose from the list.
staff-import-hint-post = Title of the post; empty for none.
staff-import-hint-post-from = First day in the post, for example 01/02/2020.
staff-import-hint-level = Choose from the list; empty for people who neither lead nor manage.
staff-import-hint-rank = For example: Chuyên viên chính, Kế toán viên, Thanh tra viên.
staff-import-hint-fields = Fields that decide the yearly duty to declare. Several are separated by semicolons. Their names are on the sheet of choices.
staff-import-hint-party-member = Write x for members of the Party.
staff-import-hint-managed-by = Choose from the list; empty for the agency.
staff-import-hint-state-capital = Write x for people who represent state capital in an enterprise.
staff-import-hint-phone = Telephone number, for example 0912 345 678.
staff-import-hint-extension = Extension, digits only.
staff-import-hint-mail = For example: name@agency.example.
staff-import-hint-status = Choose from the list. Empty leaves what is there; a new person is at work.
staff-import-hint-status-from = First day of the present status.
staff-import-hint-joined = First day in the agency.
staff-import-hint-citizen-id = Twelve digits. Only compared within the file, to find who is there twice; it is not taken.

## Refused files: one sentence for each reason, and what to do next

staff-import-refused-not-a-workbook = This file is not an Excel workbook (.xlsx). Open it in Excel or LibreOffice, save it as .xlsx, and choose it again.
staff-import-refused-old-format = This file is in the old Excel format (.xls). Open it in Excel or LibreOffice, save it as .xlsx, and choose it again.
staff-import-refused-encrypted = This file is protected by a password and cannot be read. Open it, remove the password, save it, and choose it again.
staff-import-refused-macros = This file contains macros (programs) and is not accepted. Save it as .xlsx, which has no macros, and choose it again.
staff-import-refused-bomb = This file grows too large when it is opened and is not accepted. Copy the list alone into a new file and choose that.
staff-import-refused-too-large = This file is larger than { $megabytes } MB. Remove pictures and sheets that are not needed, or split the list into several files.
staff-import-refused-too-many-cells = This file has more than { $cells } cells with something in them. Remove sheets that are not needed, or split the list into several files.
staff-import-refused-long-text = A cell of this file holds more than { $characters } characters. Shorten its text, or copy the list alone into a new file, and choose it again.
staff-import-refused-damaged = This file is damaged or did not arrive whole. Open it in Excel or LibreOffice, save it, and choose it again.

## Tables that cannot be read

staff-import-file-no-table = No visible sheet of this file has a staff list. Check that its heading row has the columns “Mã cán bộ” and “Họ và tên”, or use the template.
staff-import-file-old-text = The text of this file is in the old code { $code }. Agree to the conversion to Unicode to have it read.
staff-import-file-missing = The column “{ $column }” is missing. Add it to the file.
staff-import-file-missing-suggested = The column “{ $column }” is missing. Is it column { $place }? If so, correct the heading of that column.
staff-import-file-twice = The column “{ $column }” is there twice, at { $first } and { $second }. Remove one of them or correct its heading.
staff-import-file-no-rows = The table has no row about a person. Check the rows below the headings.
staff-import-file-too-many-rows = The list has more than { $people } people. Split it into several files.

staff-import-code-tcvn3 = TCVN3 (ABC)
staff-import-code-vni = VNI-Windows

## Faults of a cell: what is wrong, and how to mend it

staff-import-at = Row { $row }, column { $place } ({ $column })
staff-import-at-row = Row { $row } ({ $column })

staff-import-what-empty = This cell is empty.
staff-import-how-empty = Enter “{ $column }” for the person in this row.
staff-import-what-too-long = The text is longer than { $max } characters.
staff-import-how-too-long = Shorten it.
staff-import-what-code-character = The code has a character that cannot be used.
staff-import-how-code-character = Use letters, digits and - . _ / only, 30 characters at most, for example CB-00123.
staff-import-what-name-character = The name has the character “{ $character }”.
staff-import-how-name-character = Use letters, spaces, hyphens, apostrophes and dots only; put notes into another column.
staff-import-what-name-without-letters = The name has no letter.
staff-import-how-name-without-letters = Enter the full name.
staff-import-what-not-a-day = The date cannot be read.
staff-import-how-not-a-day = Write day/month/year, for example 05/03/1980; a date of birth may be the year alone.
staff-import-what-no-such-day = This day is not in the calendar.
staff-import-how-no-such-day = Check it: the day stands before the month, for example 25/03/1980.
staff-import-what-year-alone = This cell has a year only.
staff-import-how-year-alone = Write day, month and year, for example 01/02/2020, or leave it empty.
staff-import-what-implausible = This date or year cannot be right.
staff-import-how-implausible = Check the year.
staff-import-what-not-yet = This day is still to come.
staff-import-how-not-yet = Import the list again when it has come, or check the year.
staff-import-what-unknown = No choice has this name.
staff-import-how-unknown = Choose one from the sheet of choices in the template.
staff-import-how-unknown-suggested = Is it “{ $meant }”? If not, choose one from the sheet of choices in the template.
staff-import-what-unknown-unit = No unit has this name.
staff-import-how-unknown-unit = Write the name that the unit has in the system, or create the unit first.
staff-import-how-unknown-unit-suggested = Is it “{ $meant }”? Write the name that the unit has in the system.
staff-import-what-closed-unit = This unit was closed or merged.
staff-import-how-closed-unit = Write a unit that is open. Only those who left the agency while they were in this unit stay in it.
staff-import-what-ambiguous-unit = { $count } units have this name.
staff-import-how-ambiguous-unit = Put the unit above in front, for example Trung tâm A / Phòng Hành chính.
staff-import-what-not-yes-or-no = It is not clear whether this is yes or no.
staff-import-how-not-yes-or-no = Write x for yes; leave it empty for no.
staff-import-what-kind-differs = Kind of person and level of post do not fit.
staff-import-how-kind-differs = People who lead or manage have a level; for others it stays empty. Correct one of the two columns.
staff-import-what-telephone = This is not a telephone number.
staff-import-how-telephone = Write three digits at least; besides digits only spaces, dots, plus signs and hyphens.
staff-import-what-extension = This is not an extension.
staff-import-how-extension = Write digits only, for example 12.
staff-import-what-mail = This is not an e-mail address.
staff-import-how-mail = Write the full address, for example name@agency.example, or leave it empty.
staff-import-what-citizen-digits = This number has characters that are no digits.
staff-import-what-citizen-length = This number has { $found } digits; identity numbers have 12.
staff-import-what-citizen-province = 000 at the beginning is no province.
staff-import-how-citizen = Write the 12 digits of the identity card, or leave it empty.
staff-import-what-formula-error = The formula in this cell ends in an error.
staff-import-how-formula-error = Correct the formula, or enter the value itself.
staff-import-what-not-calculated = The formula in this cell has not been calculated.
staff-import-how-not-calculated = Open the file in Excel or LibreOffice, save it, and choose it again.
staff-import-what-twice = This value is in row { $row } already.
staff-import-how-twice = Each person has one “{ $column }” alone. Correct or remove one of the two rows.

## Worth a look, and no fault

staff-import-note-same-name = The same name as the person in row { $row }. If they are two people, nothing is to be done.
staff-import-note-capitals = The name is in capitals.
staff-import-note-short-year = The year has two digits and is taken as { $year }.
staff-import-note-zeros = The zeros that the spreadsheet had dropped from “{ $column }” were put back.
staff-import-note-other-birth-year = The identity number says the year of birth { $year }, another than this row.
staff-import-note-two-readings-converted = A cell reads as Vietnamese in Unicode and in the old code; it was converted like the other cells of the row. Check name, post and rank.
staff-import-note-two-readings-kept = A cell reads as Vietnamese in Unicode and in the old code; it was left as it is in the file. Check name, post and rank.
staff-import-note-hidden = This row is hidden in the file; it is read all the same.

## Template and exported list

staff-import-sheet-list = List
staff-import-sheet-notes = Instructions
staff-import-sheet-choices = Choices
staff-import-title = Staff list
staff-import-notes-title = How to fill in the staff list
staff-import-notes-column = Column
staff-import-notes-meaning = How to fill it in
staff-import-notes-example = Example
staff-import-notes-other-example = Another example
staff-import-note-required = Four columns are required: staff code, full name, unit, kind of person. Others may be empty, left out or moved.
staff-import-note-again = Importing the same file again changes nothing: people are recognised by their staff code.
staff-import-note-empty = An empty cell for post, rank, telephone and the like removes what is there; an empty cell for a date or the status leaves it.
staff-import-note-gone = People who are not in the file are neither removed nor taken for gone.
staff-import-yes = x
staff-import-example-code = CB-00123
staff-import-example-name = Trần Văn Ví Dụ
staff-import-example-unit = Văn phòng
staff-import-example-post = Trưởng phòng
staff-import-example-rank = Chuyên viên chính
staff-import-example-mail = vidu@so.example
staff-import-other-example-code = CB-00124
staff-import-other-example-name = Nguyễn Thị Mẫu
staff-import-other-example-unit = Trung tâm A / Phòng Hành chính
staff-import-other-example-rank = Kế toán viên

## What came of it

staff-import-nothing-done = { $count } faults. Nobody was imported: correct the file and import it again.
staff-import-done = Imported: { $added } added, { $changed } changed, { $ended } recorded as leaving.
staff-import-would-do = { $added } would be added, { $changed } changed, { $ended } recorded as leaving. Nothing was written.
staff-import-unchanged = { $count } unchanged.
staff-import-missing = { $count } on the staff are not in the list. Nobody is taken for gone: record a move for those who have left.
staff-import-held = Changes of name, unit, post or status of { $count } were not taken from the file, because they have an account, an office or moves in the system. Record a move with its decision.
staff-import-held-back-for-good = { $count } who retired or died are on the staff according to the file. This is not imported: correct their status in the file; where somebody who retired has a new contract, add a new person with another code.
staff-import-sensitive = { $count } rows have a date of birth or an identity number. Only the year of birth is taken; enter the rest in the file of each person, where it is sealed.
staff-import-skipped = Rows that are nobody and were passed over: { $rows }.
staff-import-notes = { $count } things worth a look.
