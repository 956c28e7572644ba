### The frame of every page: header, navigation, footer, the person to call.

layout-service-name = { -service }
layout-service-tagline = Asset declarations, self-inspection, discipline: confidential and on time
layout-page-title = { $page } – { $service }
# Stands before the title of a page with errors; the space at the end belongs to it.
layout-error-title-prefix = Error:{ " " }

## Navigation

layout-navigation-label = Main navigation
layout-nav-home = Home
layout-nav-lookup = Look up
layout-nav-system-status = System status
layout-nav-gallery = Interface gallery

## Footer

layout-footer-heading = Help and language
layout-language-label = Language
layout-language-vi = Tiếng Việt
layout-language-en = English

## The person to call

layout-contact-heading = Need help?
layout-contact-line = Call { $name }, { $room }, extension { $extension }
layout-contact-line-no-room = Call { $name }, extension { $extension }
layout-contact-none = Please tell the IT department of your agency.

## Old browsers

layout-unsupported-browser = This browser is old: everything still works, but nothing is saved automatically. Press the save button before you leave a page.

## Account

layout-account-label = Account
layout-sign-in = Sign in
layout-sign-out = Sign out
layout-session-ends = The session ends in about two minutes unless a page is opened.
# $time (String) - the time of day
layout-session-closes = This session ends at { $time } even while it is used.
layout-session-kept = What is being typed is not lost: if the session ends, send the form, sign in again and go on.
