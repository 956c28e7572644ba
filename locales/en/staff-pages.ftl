### The pages that bring the staff list in from an XLSX file, and take it out.

staff-pages-title = Import the staff list from an XLSX file
staff-pages-lead = Upload the file, see what it changes, then confirm. Until you confirm, nothing is written.
staff-pages-gone = The file is no longer kept. Look at the staff list; if the file was not imported, choose it again.
staff-pages-gone-why = A file is kept in memory for { $minutes } minutes after it was last looked at, one for each person.

## Choosing the file

staff-pages-how = How the file is read
staff-pages-how-file = An .xlsx file of Excel or LibreOffice, at most { $megabytes } MB and { $people } people, without password and macros.
staff-pages-how-columns = Columns are recognised by their headings, wherever they stand. Four are required: staff code, full name, unit, kind of person.
staff-pages-how-code = People are recognised by their staff code. Importing the same file again changes nothing.
staff-pages-how-all = If one row is faulty, no row is imported: all or nothing.
staff-pages-how-missing = People who are not in the file are not deleted and not taken for gone.
staff-pages-how-sealed = Of a date of birth only the year is taken; citizen numbers are not taken.
staff-pages-how-long = A list of 10,000 people is imported in less than ten seconds.
staff-pages-template = Download the template (.xlsx)
staff-pages-file = The list
staff-pages-file-hint = An .xlsx file of at most { $megabytes } MB.
staff-pages-file-missing = Choose the file with the list.
staff-pages-bring = Upload and read the file

## The columns

staff-pages-columns = The columns of the file
staff-pages-columns-text = Check which column of the system each column of the file is. Columns marked “Suggested” need a look.
staff-pages-columns-sheet = The sheet “{ $sheet }” is read.
staff-pages-sheets = Which sheet of the file?
staff-pages-sheets-hint = Several sheets of the file have a list. One is read at a time; hidden sheets are not read.
staff-pages-sheets-submit = Read this sheet
staff-pages-columns-table = Columns of the file and of the system
staff-pages-column-in-file = Column in the file
staff-pages-column-examples = Examples
staff-pages-column-is = Is the column
staff-pages-column-label = Column { $place } ({ $heading }) is
staff-pages-column-none = Leave this column out
staff-pages-column-suggested = Suggested
staff-pages-columns-none = There are no columns.
staff-pages-column-missing = The column “{ $column }” is not chosen. Choose it in the table.
staff-pages-column-twice = The columns { $first } and { $second } are both “{ $column }”. Keep one of them.
staff-pages-offers = Letters in the file
staff-pages-convert = Convert from the old code { $code } to Unicode
staff-pages-convert-hint = For example, “{ $before }” becomes “{ $after }”.
staff-pages-convert-missing = The letters in the file are in an old code. Agree to the conversion to Unicode.
staff-pages-small-letters = Give { $count } names in capitals small letters
staff-pages-small-letters-hint = For example, “{ $after }”. Look at names with capitals of their own.
staff-pages-to-preview = Preview the changes

## The preview

staff-pages-preview = Preview of the import
staff-pages-preview-nothing = This list changes nothing.
staff-pages-preview-changed = Not imported: the staff file has just changed or the system is busy. Nothing was written. Look again, then confirm once more.
staff-pages-preview-faults = { $faults } faults in { $rows } rows. Nobody can be imported yet.
staff-pages-preview-mend = Correct these faults in the file, then upload the file again.
staff-pages-faults-file = Download the list of faults (.xlsx)
staff-pages-other-file = Choose another file
staff-pages-back-to-columns = Change the choice of columns
staff-pages-parts = Parts of the list
staff-pages-part-faults = Faults ({ $count })
staff-pages-part-added = Added ({ $count })
staff-pages-part-changed = Changed ({ $count })
staff-pages-part-ended = Leaving ({ $count })
staff-pages-part-held = Not imported from a file ({ $count })
staff-pages-part-missing = Not in the file ({ $count })
staff-pages-part-unchanged = Unchanged ({ $count })
staff-pages-part-notes = Worth a look ({ $count })
staff-pages-empty = There is nobody.
staff-pages-row = Row
staff-pages-row-number = Row { $row }
staff-pages-what-changes = Changes
staff-pages-change = { $column }: { $old } → { $new }
staff-pages-nothing = (empty)
staff-pages-place = Where
staff-pages-what = What is wrong
staff-pages-how-to-mend = How to mend it
staff-pages-note = Worth a look
staff-pages-perhaps = Perhaps { $name }, code { $code }, who is in the system. If so, use that code in the file.
staff-pages-confirm = Confirm and import the list

## Importing, and imported

staff-pages-running = The list is being imported
staff-pages-running-done = { $done } of { $all } people are done.
staff-pages-running-counting = The list is being read and compared.
staff-pages-running-text = This page updates by itself. Closing it does not stop the import; everything is written at once when it is done.
staff-pages-running-again = See whether it is done
staff-pages-done = The list was imported
staff-pages-done-counts = { $added } people added, { $changed } changed, { $ended } recorded as leaving.
staff-pages-done-ledger = The import is recorded in the ledger.
staff-pages-to-list = See the staff list
staff-pages-again = Import another file

## On the page of the list

staff-pages-import = Import from an XLSX file
staff-pages-export = Export this list (XLSX)

## The file of faults

staff-pages-faults-sheet = Faults
staff-pages-faults-column = Column
