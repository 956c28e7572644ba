-- MAC over all other columns; empty only in a row that was never written with one, which is then refused.
ALTER TABLE setting ADD COLUMN mac BYTEA NOT NULL DEFAULT '';

-- The ledger. `content` is the canonical leaf and `hash` its leaf hash; the other columns repeat the clear part of
-- `content` so that it can be searched, and prove nothing. `leaf` is the event's place in the tree; the worker gives it
-- after the commit. A confidential event tells the hour alone.
CREATE TABLE event (
    id      UUID             NOT NULL PRIMARY KEY,
    leaf    BIGINT           UNIQUE CHECK (leaf >= 0),
    at      BIGINT           NOT NULL,
    action  TEXT COLLATE "C" NOT NULL,
    actor   TEXT COLLATE "C",
    subject TEXT COLLATE "C",
    class   TEXT             NOT NULL CHECK (class IN ('ordinary', 'confidential')),
    content BYTEA            NOT NULL,
    hash    BYTEA            NOT NULL,
    CHECK (class = 'ordinary' OR (action = 'confidential' AND actor IS NULL AND subject IS NULL))
);
CREATE INDEX event_at ON event (at, leaf);
CREATE INDEX event_action ON event (action, leaf);
CREATE INDEX event_actor ON event (actor, leaf);
-- Events that wait for their place.
CREATE INDEX event_waiting ON event (at, id) WHERE leaf IS NULL;

-- What the commitment of a leaf commits to. An approved destruction deletes it; the tree still verifies.
CREATE TABLE event_body (
    event UUID  NOT NULL PRIMARY KEY REFERENCES event (id),
    nonce BYTEA NOT NULL,
    body  BYTEA NOT NULL
);

-- Hashes of complete subtrees, in the numbering of domain::ledger::tree.
CREATE TABLE ledger_hash (
    position BIGINT NOT NULL PRIMARY KEY,
    hash     BYTEA  NOT NULL
);

-- Which log this is, how many leaves it has, and which worker may append to it.
CREATE TABLE ledger_head (
    one          BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
    installation UUID   NOT NULL,
    epoch        BIGINT NOT NULL CHECK (epoch > 0),
    size         BIGINT NOT NULL CHECK (size >= 0),
    fence        BIGINT NOT NULL CHECK (fence >= 0),
    leased_until BIGINT NOT NULL
);

-- Signed heads.
CREATE TABLE checkpoint (
    size    BIGINT NOT NULL PRIMARY KEY,
    note    TEXT   NOT NULL,
    made_at BIGINT NOT NULL
);

-- A guard rail against mistakes, not the proof: whoever may change the schema can take it away.
CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger only grows';
END
$$;

-- The one update there is: a place for an event that has none.
CREATE TRIGGER event_no_update BEFORE UPDATE ON event FOR EACH ROW
WHEN (
    OLD.leaf IS NOT NULL OR NEW.leaf IS NULL
    OR (OLD.id, OLD.at, OLD.action, OLD.actor, OLD.subject, OLD.class, OLD.content, OLD.hash)
       IS DISTINCT FROM (NEW.id, NEW.at, NEW.action, NEW.actor, NEW.subject, NEW.class, NEW.content, NEW.hash)
)
EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER event_no_delete BEFORE DELETE OR TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER event_body_no_update BEFORE UPDATE OR TRUNCATE ON event_body
FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_hash_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_hash
FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER checkpoint_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoint
FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
