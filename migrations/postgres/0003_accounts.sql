-- Units of the agency, as a tree. Days are ISO text (2026-07-01); without a last day a row is in force.
CREATE TABLE unit (
    id         UUID             NOT NULL PRIMARY KEY,
    parent     UUID             REFERENCES unit (id),
    name       TEXT             NOT NULL,
    valid_from TEXT COLLATE "C" NOT NULL,
    valid_to   TEXT COLLATE "C",
    version    BIGINT           NOT NULL CHECK (version > 0)
);
CREATE INDEX unit_parent ON unit (parent);

-- People of the staff list. `name_sort` and `name_search` are computed from the name.
CREATE TABLE person (
    id          UUID             NOT NULL PRIMARY KEY,
    unit        UUID             NOT NULL REFERENCES unit (id),
    staff_code  TEXT COLLATE "C" NOT NULL UNIQUE,
    name        TEXT             NOT NULL,
    name_sort   TEXT COLLATE "C" NOT NULL,
    name_search TEXT COLLATE "C" NOT NULL,
    birth_year  BIGINT,
    valid_from  TEXT COLLATE "C" NOT NULL,
    valid_to    TEXT COLLATE "C",
    version     BIGINT           NOT NULL CHECK (version > 0)
);
CREATE INDEX person_order ON person (name_sort, id);
CREATE INDEX person_unit ON person (unit, name_sort);

-- Who signs in. No creator: made at the server's console. `mac` here and below: see store::guard.
CREATE TABLE account (
    id         UUID             NOT NULL PRIMARY KEY,
    person     UUID             NOT NULL UNIQUE REFERENCES person (id),
    login      TEXT COLLATE "C" NOT NULL UNIQUE,
    state      TEXT COLLATE "C" NOT NULL CHECK (state IN ('INVITED', 'ACTIVE', 'LOCKED')),
    created_at BIGINT           NOT NULL,
    created_by UUID             REFERENCES account (id),
    version    BIGINT           NOT NULL CHECK (version > 0),
    mac        BYTEA            NOT NULL
);
CREATE INDEX account_state ON account (state, person);

-- How the password is stretched, and what a right one gives.
CREATE TABLE credential (
    account    UUID   NOT NULL PRIMARY KEY REFERENCES account (id),
    m_kib      BIGINT NOT NULL,
    t          BIGINT NOT NULL,
    p          BIGINT NOT NULL,
    salt       BYTEA  NOT NULL,
    verifier   BYTEA  NOT NULL,
    changed_at BIGINT NOT NULL,
    version    BIGINT NOT NULL CHECK (version > 0),
    mac        BYTEA  NOT NULL
);

-- The second factor; `last_step` only grows, so that a code counts once.
CREATE TABLE second_factor (
    account   UUID   NOT NULL PRIMARY KEY REFERENCES account (id),
    secret    BYTEA  NOT NULL,
    confirmed BIGINT NOT NULL CHECK (confirmed IN (0, 1)),
    last_step BIGINT NOT NULL,
    version   BIGINT NOT NULL CHECK (version > 0),
    mac       BYTEA  NOT NULL
);

-- Recovery codes of the second factor.
CREATE TABLE second_factor_code (
    account UUID   NOT NULL REFERENCES account (id),
    hash    BYTEA  NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (account, hash)
);

-- Devices that an account signed in from before: they are counted apart when passwords are guessed.
CREATE TABLE device (
    hash     BYTEA  NOT NULL,
    account  UUID   NOT NULL REFERENCES account (id),
    first_at BIGINT NOT NULL,
    last_at  BIGINT NOT NULL,
    mac      BYTEA  NOT NULL,
    PRIMARY KEY (hash, account)
);

-- Sessions; deleted when they end. `general` and `step_up` are sealed under the token, which is not here.
CREATE TABLE session (
    token_hash         BYTEA  NOT NULL PRIMARY KEY,
    account            UUID   NOT NULL REFERENCES account (id),
    created_at         BIGINT NOT NULL,
    seen_at            BIGINT NOT NULL,
    step_up_until      BIGINT,
    used_second_factor BIGINT NOT NULL CHECK (used_second_factor IN (0, 1)),
    general            BYTEA  NOT NULL,
    step_up            BYTEA,
    device_hash        BYTEA,
    agent              TEXT   NOT NULL,
    version            BIGINT NOT NULL CHECK (version > 0),
    mac                BYTEA  NOT NULL,
    FOREIGN KEY (device_hash, account) REFERENCES device (hash, account)
);
CREATE INDEX session_account ON session (account, seen_at);
CREATE INDEX session_seen ON session (seen_at);
CREATE INDEX session_made ON session (created_at);
CREATE INDEX session_step_up ON session (step_up_until);

-- Slips that open an account for the first time, or again; deleted when used. No issuer: the server's console.
CREATE TABLE invitation (
    id          UUID   NOT NULL PRIMARY KEY,
    account     UUID   NOT NULL UNIQUE REFERENCES account (id),
    secret_hash BYTEA  NOT NULL,
    issued_by   UUID   REFERENCES account (id),
    issued_at   BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL,
    failures    BIGINT NOT NULL CHECK (failures >= 0),
    version     BIGINT NOT NULL CHECK (version > 0),
    mac         BYTEA  NOT NULL
);

-- Failed attempts in a window of time; `subject` is a digest.
CREATE TABLE throttle (
    scope        TEXT COLLATE "C" NOT NULL,
    subject      BYTEA            NOT NULL,
    window_start BIGINT           NOT NULL,
    last_at      BIGINT           NOT NULL,
    failures     BIGINT           NOT NULL CHECK (failures > 0),
    PRIMARY KEY (scope, subject)
);
CREATE INDEX throttle_age ON throttle (window_start);

-- Roles: proposed by one, approved by another. No proposer: the founding.
CREATE TABLE role (
    id          UUID             NOT NULL PRIMARY KEY,
    account     UUID             NOT NULL REFERENCES account (id),
    role        TEXT COLLATE "C" NOT NULL,
    unit        UUID             NOT NULL REFERENCES unit (id),
    valid_from  TEXT COLLATE "C" NOT NULL,
    valid_to    TEXT COLLATE "C",
    state       TEXT COLLATE "C" NOT NULL CHECK (state IN ('PROPOSED', 'ACTIVE', 'ENDED')),
    proposed_by UUID             REFERENCES account (id),
    proposed_at BIGINT           NOT NULL,
    approved_by UUID             REFERENCES account (id),
    approved_at BIGINT,
    endorsement BYTEA,
    reason      TEXT             NOT NULL,
    version     BIGINT           NOT NULL CHECK (version > 0),
    mac         BYTEA            NOT NULL
);
CREATE INDEX role_account ON role (account, id);
CREATE INDEX role_state ON role (state, proposed_at, id);
CREATE INDEX role_unit ON role (unit, role, id);
