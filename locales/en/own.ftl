### My account.

own-title = My account
own-name = Name
own-unit = Unit
own-login = User name
own-hats = Roles in force
own-hats-none = No role yet
own-factor = Second factor
own-factor-on = In use
own-factor-off = Not in use
own-key-heading = My key code
own-key-text = A colleague who grants you something calls you, hears you read this code and types it in. So he is sure that it is granted to you. The code is no secret.
own-key-caption = Key code
own-sessions = Open sessions
own-session-browser = Browser
own-session-since = Signed in
own-session-last = Last used
own-session-unknown = Unknown
own-session-this = { $browser } (this session)
own-sessions-text = If a session is not yours, end the other sessions and change your password at once.
own-sessions-end = End all other sessions
own-sessions-none = There is no session.
own-security = Security
own-link-password = Change the password
own-link-code = Make a new recovery code
own-link-factor = Second factor
own-done-password = The password is changed. Your other sessions have ended.
own-done-code = The new recovery code is in force. Destroy the paper with the old one.
own-done-sessions = Your other sessions have ended.
own-done-factor-removed = The second factor is removed.

## Change of password

own-password-title = Change the password
own-password-text = Afterwards your other sessions end. Your recovery code stays as it is.
own-password-present = Present password
own-password-submit = Change the password

## Recovery code

own-code-title = New recovery code
own-code-text = The old code stays good until you press the button at the end of this page.
own-code-submit = Use this new code
own-code-stale = The page before was out of date. This is another new code; write down this one.

## Second factor

own-factor-title = Second factor
own-factor-text = After the password the system asks for 6 digits that your phone shows. Whoever knows your password but does not hold your phone cannot sign in. Roles that read what others wrote can be used only with it.
own-factor-need = You need an authenticator app on your phone (any that follows TOTP), paper and a pen.
own-factor-begin = Begin
own-factor-scan-heading = 1. Scan with your authenticator app
own-factor-qr = QR code for the authenticator app
own-factor-typed = Cannot scan?
own-factor-typed-text = In the app choose to enter a key by hand, "time based", and enter this key:
own-factor-code-heading = 2. Enter the code that the app shows
own-factor-code = 6 digits
own-factor-confirm = Turn on the second factor
own-factor-codes-title = It is on. Write down your backup codes
own-factor-codes-text = If you lose your phone, each of these codes stands in for it once. They are shown only now: write them down or print them (Ctrl + P) and keep them at home.
own-factor-codes-caption = Backup codes
own-factor-codes-done = I have written them down
own-factor-in-force = This account uses a second factor.
own-factor-missed = No backup codes written down, or a new phone? Remove the second factor and turn it on again.
own-factor-remove-text = Afterwards roles that need a second factor cannot be used until it is on again.
own-factor-remove = Remove the second factor
own-factor-none = There is nothing to confirm. Begin again.

## Start page of those who are signed in

own-greeting = Welcome, { $name }
own-greeting-factor = Your role needs a second factor before it can be used.
own-greeting-factor-link = Turn on the second factor
own-home-work = Your work and account
own-home-public = Look-up and general information
own-link-keys = Sign out everywhere and change keys
own-greeting-keys = Your role ({ $roles }) cannot be used yet: you came back with a new slip, so you have new keys, and nobody has confirmed that they are yours.
own-greeting-keys-by = Ask two other people, each in one of these roles: { $by }. Read them your key code from the page My account; when they have typed it, the keys are confirmed and the role counts again.
own-greeting-keys-nobody = Nobody else is in a role that may confirm keys. Tell the head of the agency and the administrator.
own-greeting-keys-link = See my key code
own-greeting-recovery = Somebody asked to open your earlier keys. Look at it now: if it was not you, refuse.
own-greeting-recovery-link = Look at the request

## Changing keys

own-keys-title = Sign out everywhere and change keys
own-keys-text = For when you fear that somebody knows your password or recovery code. The system makes new keys for you; earlier records can still be opened with them. Before you press the button at the end of the page, write the new recovery code down.
own-keys-after = Afterwards all sessions are over, this one too. Sign in with your present password again, then change the password as well. Your key code is a new one.
own-keys-submit = Change keys and sign out everywhere
own-keys-recovery-waits = Keys cannot be changed now: the custodians are asked to open your earlier keys for the present ones. Open or refuse that first.

## Earlier keys opened by the custodians

own-recovery-title = Request to open earlier keys
# $clock (String) - time of day
# $date (String) - day
own-recovery-text = At { $clock } on { $date } a request was written at the server: the custodians are asked to open the keys that you lost, for your present keys.
own-recovery-asked = The custodians have not answered yet.
# $clock (String) - time of day
# $date (String) - day
own-recovery-waits = The custodians have answered. It can be opened from { $clock } on { $date }: the system waits 24 hours so that you can refuse if it was not you.
own-recovery-open = The custodians have answered and the 24 hours are over. You can open your earlier keys.
own-recovery-open-submit = Open the earlier keys
own-recovery-refuse-text = If it was not you who asked, refuse and tell the internal auditor. The answer is destroyed and nobody can open it.
own-recovery-refuse = Refuse, it was not me
own-done-recovery-opened = The earlier keys were opened. Your records of before can be used again.
own-done-recovery-refused = Refused. The custodians' answer was destroyed.
