### The start page before there is a sign-in.

home-title = Integrity in public service
home-lead = { -service } helps an agency handle asset and income declarations, self-inspection and disciplinary proceedings as the law requires, on time and in confidence.

## Three parts

home-declarations-title = Asset and income declarations
home-declarations-text = Write, sign, submit and receive declarations in the official form and on time.
home-inspection-title = Self-inspection
home-inspection-text = Make plans, record findings and follow each one until it is put right.
home-discipline-title = Disciplinary proceedings
home-discipline-text = Follow every step and deadline of a case; only those assigned to it can see it.

## This version

home-not-yet-heading = This version contains the groundwork only
home-not-yet-text = There are accounts and sign-in. The parts above are not installed yet, so no data can be entered. Everybody can look up deadlines, the working calendar and legal parameters, and look at the system status and the interface gallery.
home-lookup-link = Look up a deadline
home-calendar-link = See the working calendar
home-parameters-link = See the legal parameters
home-status-link = See the system status
home-gallery-link = See the interface gallery
