# Name in the authenticator app on the phone.
second-factor-issuer = { -service } – { $agency }
second-factor-code-missing = Enter the 6 digits that your authenticator app shows now, or a backup code.
second-factor-code-wrong = The code is wrong or was used before. Wait until the app shows a new one and enter it, check that the phone sets its time by itself, or enter an unused backup code.
second-factor-first-code-wrong = The code does not match. Check that the phone sets its time by itself, scan the QR code on this page again and enter a new code.
