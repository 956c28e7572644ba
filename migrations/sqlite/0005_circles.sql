-- A circle of the whole agency has no unit, and NULL counts as different from NULL in UNIQUE (kind, unit).
CREATE UNIQUE INDEX circle_of_agency ON circle (kind) WHERE unit IS NULL;
-- Hash of the newest manifest: another chain of the same length is another circle's. Nothing was written before.
ALTER TABLE circle ADD COLUMN current_hash BLOB NOT NULL DEFAULT x'';
-- Who holds an office, in whichever unit.
CREATE INDEX role_office ON role (role, state, id);

-- A ring is sealed to one generation of its owner's keys: when they are lost, it waits for what the custodians open.
-- Nothing was ever written into the one before.
DROP TABLE keyring;
CREATE TABLE keyring (
    account    BLOB    NOT NULL,
    generation INTEGER NOT NULL,
    version    INTEGER NOT NULL CHECK (version > 0),
    sealed     BLOB    NOT NULL,
    PRIMARY KEY (account, generation),
    FOREIGN KEY (account, generation) REFERENCES account_key (account, generation)
) STRICT;

-- What the custodians are asked to open: the older keys of an account, for its newer ones. The answer is sealed to
-- the newer keys and opened by their owner, not before `opens_at`.
CREATE TABLE recovery (
    id             BLOB    NOT NULL PRIMARY KEY,
    account        BLOB    NOT NULL,
    old_generation INTEGER NOT NULL,
    new_generation INTEGER NOT NULL CHECK (new_generation > old_generation),
    state          TEXT    NOT NULL CHECK (state IN ('REQUESTED', 'ANSWERED', 'OPENED', 'REFUSED')),
    requested_at   INTEGER NOT NULL,
    opens_at       INTEGER,
    answer         BLOB,
    version        INTEGER NOT NULL CHECK (version > 0),
    mac            BLOB    NOT NULL,
    FOREIGN KEY (account, old_generation) REFERENCES account_key (account, generation),
    FOREIGN KEY (account, new_generation) REFERENCES account_key (account, generation)
) STRICT;
CREATE UNIQUE INDEX recovery_waiting ON recovery (account) WHERE state IN ('REQUESTED', 'ANSWERED');

-- Refusals of somebody signed in, counted until the worker writes one event for each minute.
CREATE TABLE refusal (
    account BLOB    NOT NULL REFERENCES account (id),
    route   TEXT    NOT NULL,
    minute  INTEGER NOT NULL,
    count   INTEGER NOT NULL CHECK (count > 0),
    PRIMARY KEY (account, route, minute)
) STRICT;
CREATE INDEX refusal_minute ON refusal (minute);
