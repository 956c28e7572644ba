### The ledger of events: the sheet of paper that carries its head out of the house.

ledger-sheet-title = Sheet of the event ledger's head
ledger-sheet-subject = Made at { $time }
ledger-sheet-intro = The event ledger records everything that was done in the { -service } system; it only grows and is never changed. This sheet fixes the number of its events and its root at the time it was made. It holds no personal data.
ledger-sheet-log = Log and epoch
ledger-sheet-size = Number of events
ledger-sheet-events =
    { $count ->
        [one] { $count } event
       *[other] { $count } events
    }
ledger-sheet-root = Root
ledger-sheet-key = Key that checks the signature
ledger-sheet-note = The whole signed checkpoint
ledger-sheet-picture = QR code with exactly the checkpoint above
ledger-sheet-keep = Whoever receives this sheet keeps it where the server's administrator cannot reach it. To check, copy or scan the whole checkpoint into a file and run the command below: if the ledger was cut, changed or replaced by an older one, the command says so.
ledger-sheet-file = FILE
