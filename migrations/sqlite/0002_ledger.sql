-- MAC over all other columns; empty only in a row that was never written with one, which is then refused.
ALTER TABLE setting ADD COLUMN mac BLOB NOT NULL DEFAULT x'';

-- The ledger. `content` is the canonical leaf and `hash` its leaf hash; the other columns repeat the clear part of
-- `content` so that it can be searched, and prove nothing. `leaf` is the event's place in the tree. A confidential event
-- tells the hour alone. Without row numbers, because REPLACE could hit a row by its number.
CREATE TABLE event (
    id      BLOB    NOT NULL PRIMARY KEY,
    leaf    INTEGER UNIQUE CHECK (leaf >= 0),
    at      INTEGER NOT NULL,
    action  TEXT    NOT NULL,
    actor   TEXT,
    subject TEXT,
    class   TEXT    NOT NULL CHECK (class IN ('ordinary', 'confidential')),
    content BLOB    NOT NULL,
    hash    BLOB    NOT NULL,
    CHECK (class = 'ordinary' OR (action = 'confidential' AND actor IS NULL AND subject IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX event_at ON event (at, leaf);
CREATE INDEX event_action ON event (action, leaf);
CREATE INDEX event_actor ON event (actor, leaf);
-- Events that wait for their place; the embedded engine has none.
CREATE INDEX event_waiting ON event (at, id) WHERE leaf IS NULL;

-- What the commitment of a leaf commits to. An approved destruction deletes it; the tree still verifies.
CREATE TABLE event_body (
    event BLOB NOT NULL PRIMARY KEY REFERENCES event (id),
    nonce BLOB NOT NULL,
    body  BLOB NOT NULL
) STRICT;

-- Hashes of complete subtrees, in the numbering of domain::ledger::tree.
CREATE TABLE ledger_hash (
    position INTEGER NOT NULL PRIMARY KEY,
    hash     BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

-- Which log this is, how many leaves it has, and which worker may append to it.
CREATE TABLE ledger_head (
    one          INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    installation BLOB    NOT NULL,
    epoch        INTEGER NOT NULL CHECK (epoch > 0),
    size         INTEGER NOT NULL CHECK (size >= 0),
    fence        INTEGER NOT NULL CHECK (fence >= 0),
    leased_until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Signed heads.
CREATE TABLE checkpoint (
    size    INTEGER NOT NULL PRIMARY KEY,
    note    TEXT    NOT NULL,
    made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A guard rail against mistakes, not the proof: whoever may change the schema can take it away.
CREATE TRIGGER event_no_update BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER event_no_replace BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM event WHERE leaf = NEW.leaf)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

CREATE TRIGGER event_body_no_update BEFORE UPDATE ON event_body
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER event_body_no_replace BEFORE INSERT ON event_body
WHEN EXISTS (SELECT 1 FROM event_body WHERE event = NEW.event)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

CREATE TRIGGER ledger_hash_no_update BEFORE UPDATE ON ledger_hash
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER ledger_hash_no_delete BEFORE DELETE ON ledger_hash
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER ledger_hash_no_replace BEFORE INSERT ON ledger_hash
WHEN EXISTS (SELECT 1 FROM ledger_hash WHERE position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

CREATE TRIGGER checkpoint_no_update BEFORE UPDATE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER checkpoint_no_delete BEFORE DELETE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER checkpoint_no_replace BEFORE INSERT ON checkpoint
WHEN EXISTS (SELECT 1 FROM checkpoint WHERE size = NEW.size)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
