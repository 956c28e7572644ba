### Words that the components of the design system say by themselves.

components-optional = (optional)
components-error-prefix = Error:
components-error-summary-title = There is a problem
components-none = None
components-choose = Choose
components-change = Change
components-warning = Warning
components-important = Important
components-success = Success
components-information = Information
components-error = Error

components-day = Day
components-month = Month
components-year = Year

components-skip-link = Skip to main content
components-back = Back
components-acts = Action
components-breadcrumbs = Breadcrumb

components-pagination = Pages
components-previous-page = Previous page
components-next-page = Next page
components-page-number = Page { $number }
components-results = Showing { $first }–{ $last } of { $count } results

components-filter-apply = Apply filters
components-filter-selected = Filtered by
components-filter-clear = Clear all filters
components-filter-remove = Remove this filter

components-chart-data = Show the figures
components-chart-empty = There are no figures to draw yet.

components-money-unit = đồng
components-money-not-a-number = Write the amount in digits, for example 1.500.000.000 or 1,5 tỷ.
components-money-ambiguous = The amount is unclear: write all digits (1.500.000) or add a unit (1,5 triệu).
components-money-fraction = The amount must be in whole đồng.
components-money-too-large = The amount is too large: at most 999.999 tỷ đồng. Check the number of digits.
