-- A circle of the whole agency has no unit, and NULL counts as different from NULL in UNIQUE (kind, unit).
CREATE UNIQUE INDEX circle_of_agency ON circle (kind) WHERE unit IS NULL;
-- Hash of the newest manifest: another chain of the same length is another circle's. Nothing was written before.
ALTER TABLE circle ADD COLUMN current_hash BYTEA NOT NULL DEFAULT '';
-- Who holds an office, in whichever unit.
CREATE INDEX role_office ON role (role, state, id);

-- A ring is sealed to one generation of its owner's keys: when they are lost, it waits for what the custodians open.
-- Nothing was ever written into the one before.
DROP TABLE keyring;
CREATE TABLE keyring (
    account    UUID   NOT NULL,
    generation BIGINT NOT NULL,
    version    BIGINT NOT NULL CHECK (version > 0),
    sealed     BYTEA  NOT NULL,
    PRIMARY KEY (account, generation),
    FOREIGN KEY (account, generation) REFERENCES account_key (account, generation)
);

-- What the custodians are asked to open: the older keys of an account, for its newer ones. The answer is sealed to
-- the newer keys and opened by their owner, not before `opens_at`.
CREATE TABLE recovery (
    id             UUID             NOT NULL PRIMARY KEY,
    account        UUID             NOT NULL,
    old_generation BIGINT           NOT NULL,
    new_generation BIGINT           NOT NULL CHECK (new_generation > old_generation),
    state          TEXT COLLATE "C" NOT NULL CHECK (state IN ('REQUESTED', 'ANSWERED', 'OPENED', 'REFUSED')),
    requested_at   BIGINT           NOT NULL,
    opens_at       BIGINT,
    answer         BYTEA,
    version        BIGINT           NOT NULL CHECK (version > 0),
    mac            BYTEA            NOT NULL,
    FOREIGN KEY (account, old_generation) REFERENCES account_key (account, generation),
    FOREIGN KEY (account, new_generation) REFERENCES account_key (account, generation)
);
CREATE UNIQUE INDEX recovery_waiting ON recovery (account) WHERE state IN ('REQUESTED', 'ANSWERED');

-- Refusals of somebody signed in, counted until the worker writes one event for each minute.
CREATE TABLE refusal (
    account UUID             NOT NULL REFERENCES account (id),
    route   TEXT COLLATE "C" NOT NULL,
    minute  BIGINT           NOT NULL,
    count   BIGINT           NOT NULL CHECK (count > 0),
    PRIMARY KEY (account, route, minute)
);
CREATE INDEX refusal_minute ON refusal (minute);
