### The custodians' sheets of paper, and what the commands say that they run on an offline machine.

## The sheet

custodians-sheet-title = Recovery key share
custodians-sheet-warning = DO NOT COPY
custodians-sheet-number = Share { $number } of { $of }
custodians-sheet-gist = Recovery key, share { $number } of { $of }. Two of the three together open everything that was escrowed to these keys; one alone opens nothing. Never copy or photograph it; type it on an offline machine only.
custodians-sheet-set = Key code (the same on all three sheets)
custodians-sheet-made = Made on
custodians-sheet-row = Row { $row }
custodians-sheet-reading = The code of the share has { $groups } groups of 4 characters. It has no letters I, L, O or U: what looks like an O is the number 0 (with a dot in it), what looks like an I is the number 1. The square on the right is a QR code of the same characters.
custodians-sheet-picture = QR code of the characters in the rows beside it
custodians-sheet-opens-title = What this share opens
custodians-sheet-opens = Two of the three shares together open everything that was escrowed to these keys. One alone opens nothing and tells nothing.
custodians-sheet-holder-title = Who may hold it
custodians-sheet-holder = Nobody holds more than one share. The head, a deputy head and an administrator never hold any.
custodians-sheet-duty-title = What its custodian has to do
custodians-sheet-duty-keep = Sign for it, seal it in an envelope, sign across the flap and lock it away, not in one place with another share.
custodians-sheet-duty-copies = Do not photograph it, copy it or send it. Delete the PDF file of the sheet when it is printed.
custodians-sheet-duty-use = Type or scan the code only on an offline machine, together with another custodian, after reading what is about to be done and for whom, and comparing the key code with that person.
custodians-sheet-duty-lost = If it is lost, may have been seen, or you hand it back: tell the agency at once, so that new keys are made.
custodians-sheet-holder-name = Name of the custodian
custodians-sheet-received = Received on
custodians-sheet-signature = Signature

## What the commands say

custodians-founding-title = ABOUT TO BE SIGNED: the first people whose keys the installation { $installation } believes, and through them everybody else's.
custodians-founding-check = Before you agree, hear each of them read out the key code from the page of their own, and compare every character.
custodians-founding-member = { $role } ({ $code }): { $name }, account { $login }
custodians-member-code = key code { $code }
custodians-head = Head
custodians-personnel = Personnel officer
custodians-auditor = Internal auditor
custodians-recovery-title = ABOUT TO BE OPENED: the escrowed keys of somebody in the installation { $installation }. Whoever holds the new keys below will read everything of this person.
custodians-recovery-check = Meet this very person, or call a number that you knew before, and hear the new key code read out. Do not take it from a letter or from somebody beside you.
custodians-recovery-person = { $name }, account { $login }
custodians-old-code = old key code { $code }
custodians-ask-share = Share { $which }: type or scan the whole code, then Enter (it is not shown):
custodians-ask-code = Type the new key code as this very person reads it out:
custodians-wrong-code = That is not the code of the new keys: it was misheard, or the request names somebody else's keys. Ask this very person again.
custodians-mistyped = Something in that code is wrong. Type the whole code of that share again.
custodians-ask-consent = Type { $word } to agree:
custodians-consent-word = AGREE
