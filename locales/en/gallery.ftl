### The gallery of the interface: names of components and states, and example content.

## Page and states

gallery-title = Interface gallery
gallery-lead = Every component of the system in every state. People and units on this page are invented.
gallery-contents = On this page
gallery-state-default = Default
gallery-state-hint = With a hint
gallery-state-error = With an error
gallery-state-disabled = Disabled
gallery-state-long = Long text
gallery-state-filled = Filled in
gallery-state-question = Needs clarification
gallery-state-primary = The main act of a page
gallery-state-secondary = Any other act
gallery-state-warning = Cannot be undone
gallery-state-link = A link to another page
gallery-state-no-visited = Without a visited colour
gallery-state-affixes = With a unit or a prefix
gallery-state-small = Small, for filters
gallery-state-inset = Quotation
gallery-state-caution = Warning
gallery-state-closed = Closed
gallery-state-open = Open

## Identity

gallery-identity = Identity
gallery-mark = Mark
gallery-mark-on-paper = On paper
gallery-mark-on-brand = On red
gallery-colours = Colours
gallery-colour-brand = Deep red: brand, main acts
gallery-colour-ink = Ink: text
gallery-colour-link = Ink blue: links
gallery-colour-green = Green: done
gallery-colour-amber = Amber: due soon, focus
gallery-colour-paper = Paper: quiet ground
gallery-type-sizes = Type
gallery-type-sample = Integrity in the public service
gallery-long-text = Land use rights are declared as on the certificate; for land without one, state its origin, since when it has been used and who manages it, even where it lies in several communes.

## Actions

gallery-actions = Buttons and links
gallery-button = Button
gallery-button-group = Button group
gallery-links = Link
gallery-link-sample = Read the guide
gallery-act-sign = Sign and file the declaration
gallery-act-save = Save the draft
gallery-act-delete = Delete the draft
gallery-act-long = Confirm that the whole declaration has been compared with the original papers shown
gallery-act-begin = Begin the declaration
gallery-act-continue = Save and continue
gallery-act-cancel = Cancel and go back
gallery-act-read = Read the amount

## Fields

gallery-fields = Fields
gallery-money = Amount of money
gallery-money-label = Value of the asset
gallery-money-hint = Write it as 1.500.000.000 or 1,5 tỷ.
gallery-money-paid = Purchase price
gallery-money-sold = Sale price
gallery-input = Text input
gallery-full-name = Full name
gallery-staff-code = Staff code
gallery-staff-code-hint = Six digits, printed on the staff card.
gallery-mail = Work mail
gallery-mail-hint = The address given by the agency.
gallery-mail-error = Write the whole address, for example name@agency.example.
gallery-unit = Unit
gallery-area = Area
gallery-telephone = Telephone
gallery-year = Year
gallery-long-question = Name and place of work of each person who shares the ownership or use of this asset
gallery-textarea = Textarea
gallery-explanation = Explanation of origin
gallery-explanation-hint = Say where the asset came from, and when.
gallery-opinion = Opinion
gallery-opinion-error = Write an opinion before sending the declaration back.
gallery-conclusion = Conclusion
gallery-select = Select
gallery-choose = Choose one
gallery-receiver = Receiving unit
gallery-receiver-hint = The staff office of your agency.
gallery-receiver-error = Choose the receiving unit.

## Choices

gallery-choices = Choices, dates and files
gallery-radios = Radios
gallery-occasion = Kind of declaration
gallery-occasion-hint = Choose one.
gallery-occasion-first = First declaration
gallery-occasion-yearly = Annual declaration
gallery-occasion-yearly-hint = Due before 31 December.
gallery-occasion-change = Supplementary declaration
gallery-changed = Have your assets changed this year?
gallery-changed-error = Say whether your assets have changed this year.
gallery-yes = Yes
gallery-no = No
gallery-checkboxes = Checkboxes
gallery-assets = Kinds of assets
gallery-assets-hint = Tick all that you have.
gallery-asset-land = Land use rights, houses
gallery-asset-vehicle = Cars, motorcycles, boats
gallery-asset-vehicle-hint = Only those that must be registered.
gallery-asset-deposit = Deposits, shares
gallery-asset-abroad = Assets abroad
gallery-promise = Promise
gallery-promise-error = Tick the promise before signing.
gallery-promise-text = I am responsible for the accuracy and completeness of this declaration.
gallery-date = Date
gallery-birthday = Date of birth
gallery-birthday-hint = For example 27 3 1985.
gallery-bought = Date of purchase
gallery-bought-error = February 2026 has no 31st. Check the date of purchase.
gallery-handed-in = Date filed
gallery-file-upload = File upload
gallery-scan = Signed scan
gallery-scan-hint = PDF or pictures, at most 10 MB each.
gallery-decision = Appointment decision
gallery-decision-error = The chosen file is empty. Choose the decision again.
gallery-receipt = Receipt
gallery-fieldset = Fieldset
gallery-address = Permanent address
gallery-street = House and street
gallery-commune = Commune or ward

## Errors

gallery-errors = Errors
gallery-error-summary = Error summary
gallery-field-parts = Label, hint and error
gallery-signer = Signer
gallery-signer-hint = The person entitled to sign the minutes.
gallery-signer-error = Write the name of the signer.

## Messages

gallery-messages = Messages
gallery-banner = Notification banner
gallery-banner-important = The system is under maintenance from 22:00 to 23:00 on Friday, 18/12/2026. Drafts are kept.
gallery-banner-success = The declaration of 2026 has been filed.
gallery-banner-success-more = The staff office will receive it within 20 days.
gallery-alert = Alert
gallery-alert-information = The list was made on 01/12/2026
gallery-alert-success = 12 declarations were received
gallery-alert-warning = 3 days left until publication
gallery-alert-error = 2 people could not be notified
gallery-alert-body = Open the list to see each person.
gallery-panel = Panel
gallery-panel-title = Declaration filed
gallery-panel-reference = Reference
gallery-asides = Inset and warning text
gallery-inset-sample = Whoever must declare does so for own assets and income and those of spouse and minor children.
gallery-warning-sample = An untrue declaration may lead to disciplinary measures.
gallery-details = Details
gallery-details-summary = How to write it

## Progress

gallery-progress = Progress
gallery-tag = Tag
gallery-badge = Badge
gallery-tag-not-begun = Not begun
gallery-tag-going-on = In progress
gallery-tag-due = Due soon
gallery-tag-problem = Problem
gallery-tag-done = Done
gallery-tag-closed = Not open yet
gallery-task-list = Task list
gallery-task-person = I. General information
gallery-task-assets = II. Assets and income
gallery-task-assets-hint = 3 of 10 parts saved at 10:42 on 12/12/2026.
gallery-task-income = Income between two declarations
gallery-task-debts = Debts
gallery-task-sign = Check, sign and file
gallery-summary-list = Summary list
gallery-timeline = Timeline
gallery-event-received = Paper copy received
gallery-event-received-more = The paper copy matches the one filed.
gallery-event-filed = Declaration filed
gallery-event-opened = Declarations of 2026 opened

## List

gallery-list = Working list
gallery-list-component = Filter, sorting and pages
gallery-list-caption = Declarations of 2026
gallery-list-filter = Filter
gallery-list-search = Search
gallery-list-search-hint = Name or unit; marks are not needed.
gallery-list-state = State
gallery-list-empty = No declaration matches. Remove a condition.
gallery-not-yet = None yet
gallery-value-in-dong = Value (đồng)

## Navigation

gallery-navigation = Navigation
gallery-service-navigation = Main parts
gallery-sub-navigation = Pages of a case
gallery-steps-back = Ways back
gallery-breadcrumbs = Breadcrumbs
gallery-back-link = Back link
gallery-skip-link = Skip link, seen on keyboard focus
gallery-pagination = Sample pages
gallery-nav-tasks = My tasks
gallery-nav-declarations = Declarations
gallery-nav-inspections = Inspections
gallery-nav-reports = Reports

## Tables and charts

gallery-figures = Tables and charts
gallery-table = Table
gallery-table-empty = There is no unit yet. Add one in the settings.
gallery-table-without-rows = A table without rows
gallery-bar-chart = Bar chart
gallery-line-chart = Line chart
gallery-count-due = Due
gallery-count-filed = Filed
gallery-count-returned = Returned
gallery-month = Month
gallery-asset = Asset
gallery-chart-units = Declarations by unit
gallery-chart-units-description = Phòng Thí dụ số 1 filed most; one team filed none.
gallery-chart-values = Declared value by kind of asset
gallery-chart-values-description = Land and houses are more than three quarters of the total.
gallery-chart-empty = Period not started
gallery-chart-empty-description = Figures begin with the first day of the period.
gallery-chart-months = Declarations by month of 2026
gallery-chart-months-description = Filings rise from September; returns fall in December.
gallery-chart-one = One month only
gallery-chart-one-description = The first month has 7 declarations.

## Month calendar

gallery-months = Month calendar
gallery-month-plain = Without special days
gallery-month-kinds = Days off and Saturdays worked
gallery-month-roles = From the event to the end, with time not counted
gallery-month-legend = Legend
gallery-month-day = Example day
