### The form "Person who helps users" and the mail to that person.

contact-title = Person who helps users
contact-intro = The name and number of this person stand at the foot of every page and on every error page.

## Fields of the form

contact-name-label = Full name
contact-name-hint = As in the staff list of your agency.
contact-room-label = Room (optional)
contact-room-hint = For example: room 204, building A.
contact-extension-label = Telephone number or extension
contact-extension-hint = For example: 024 3555 0123 or 204.
contact-mail-label = Email
contact-mail-hint = Receives notices of the system; they carry no content.
contact-save = Save this person

## Errors

contact-name-empty = Enter the full name.
contact-extension-empty = Enter the telephone number or extension.
contact-mail-empty = Enter the email address.
contact-too-long =
    { $max ->
        [one] Shorten this to { $max } character or fewer.
       *[other] Shorten this to { $max } characters or fewer.
    }
contact-not-a-telephone = Enter a telephone number of at least three digits; besides digits use spaces, dots, plus signs and hyphens only.
contact-not-a-mail = Enter a complete email address, for example name@agency.example.

## After saving

contact-saved = The person was saved. Every page shows the new details from now on.
contact-conflict = Somebody else changed these details while this page was open. What you typed is still in the form; look it over and save again.

## The mail: without content, because it leaves the system

contact-mail-subject = You have 1 task to attend to
contact-mail-body =
    You have 1 task to attend to in { -service }. Open the system to see it.

    This mail was sent automatically; no reply is needed.
