entry-sign-in-title = Sign in
entry-sign-in-login = User name
entry-sign-in-password = Password
entry-sign-in-submit = Sign in
entry-sign-in-first = This is my first time, I have a slip
entry-sign-in-trouble = Cannot sign in?
entry-sign-in-trouble-text = If you forgot your password, use the recovery code that you wrote down when you first signed in. Without it ask the personnel office for a new invitation; nothing that you submitted is lost.
entry-sign-in-forgotten = Reset the password with the recovery code
entry-sign-in-expired = Your session has ended. What you typed is still here: sign in to the same account and send it on with one button.
entry-sign-in-not-kept = You are not signed in, or have signed out: what you typed was not sent and could not be kept. Sign in and enter it again.
entry-sign-in-wait = Too many wrong attempts. Wait { $seconds } seconds and try again. The account is not locked.
entry-sign-in-locked = The account is locked. Please contact the administrator of your agency.
entry-step-up-title = Confirm your password
entry-step-up-text = This act must certainly be yours. After confirming you have 15 minutes for acts like this without being asked again.
entry-step-up-submit = Confirm
entry-carried-title = Send on what you typed
entry-carried-text = You have been recognised. Press the button to send on exactly what you typed before.
entry-carried-send = Send on
entry-carried-lost-title = It cannot be sent on
entry-carried-lost-text = What was typed before belongs to another account, so it is not shown here. If that account is yours, sign out and sign in to it.
entry-carried-lost-again = Open the page again

## First sign-in

entry-first-title = Sign in for the first time
entry-first-text = Have at hand the slip from the personnel office, a sheet of paper and a pen. It takes about five minutes.
entry-first-login-hint = Exactly as printed on the slip.
entry-first-secret = Code on the slip
entry-first-secret-hint = 16 letters and digits in four groups. Capitals and hyphens do not matter.
entry-first-submit = Continue
entry-first-stale = The page before was out of date, so nothing was saved. Enter the slip again to get a new recovery code; the one shown before is worth nothing.
entry-first-again = You have a password? Sign in
entry-complete-title = Write down the recovery code and choose a password
entry-complete-greeting = This slip belongs to { $name }. If that is not you, stop and tell the personnel office.
entry-complete-code-heading = 1. Write the recovery code on paper
entry-complete-password-heading = 2. Choose a password
entry-complete-submit = Open the account
entry-code-purpose = This is your recovery code. If you forget your password, only this code opens the account at once; the agency has no copy. Write it on paper now (or print this page with Ctrl + P), keep it at home, not in the office, and take no photograph of it.
entry-code-caption = Recovery code
entry-code-paper = This paper opens your account when you forget your password. Keep it at home.
entry-code-end = Last four characters of the recovery code
entry-code-end-hint = They are the last group. Read them from your paper: then you know that you wrote it right.
entry-new-password = New password
entry-new-password-hint = At least 12 characters. A short sentence that you remember is enough, for example four or five unrelated words.
entry-new-password-again = New password again

## Second factor

entry-factor-title = Enter your code
entry-factor-text = The password is right. To enter the account you also need the code from the authenticator app on your phone.
entry-factor-code = Code or backup code
entry-factor-code-hint = The 6 digits that your authenticator app shows now. Without your phone enter a backup code from your paper.
entry-factor-submit = Enter the account
entry-factor-sign-out = Sign out

## Forgotten password

entry-forgotten-title = Reset the password
entry-forgotten-text = Take the paper with the recovery code from your first sign-in. After the new password is set, all open sessions of the account end.
entry-forgotten-code = Recovery code
entry-forgotten-code-hint = Groups of four letters and digits. Capitals and hyphens do not matter.
entry-forgotten-submit = Set the new password
entry-forgotten-stale = The account was changed elsewhere a moment ago, so the password was not set. Please enter everything again.
entry-forgotten-done = The new password is set. Sign in with it.
entry-forgotten-done-code = The recovery code that you used stays good until you replace it. After signing in, open My account and make a new one.
entry-keys-changed = Your keys are changed and all sessions have ended. Sign in again with your present password.
entry-keys-changed-next = The recovery code before is worth nothing; the one that you just wrote down counts. If you fear that somebody knows your password, change it at once in My account.
entry-lost-summary = No recovery code any more?
entry-lost-declarant = If you only make declarations of your own: go to the personnel office with your papers and be invited again. Nothing that you submitted is lost: an officer makes it readable to you again.
entry-lost-officer = If you read what others wrote: be invited again in the same way; then somebody of the same circle or case grants you access again.
entry-lost-sole = If you alone hold a case: the custodians of the agency's key open it together. Tell the head of the agency.
entry-lost-rest = Nobody can open your account alone, the administrator neither.
entry-demo-title = Accounts to try
entry-demo-text = This is an invented agency to try things out; nobody in it is real. The passwords were printed when it was made; the codes below change every 30 seconds, reload the page to see new ones.
entry-demo-caption = One account for each role
entry-demo-role = Role
entry-demo-name = Name
entry-demo-code = Code at present
entry-demo-no-code = not needed
