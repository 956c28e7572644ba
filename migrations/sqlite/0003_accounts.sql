-- Units of the agency, as a tree. Days are ISO text (2026-07-01); without a last day a row is in force.
CREATE TABLE unit (
    id         BLOB    NOT NULL PRIMARY KEY,
    parent     BLOB    REFERENCES unit (id),
    name       TEXT    NOT NULL,
    valid_from TEXT    NOT NULL,
    valid_to   TEXT,
    version    INTEGER NOT NULL CHECK (version > 0)
) STRICT;
CREATE INDEX unit_parent ON unit (parent);

-- People of the staff list. `name_sort` and `name_search` are computed from the name.
CREATE TABLE person (
    id          BLOB    NOT NULL PRIMARY KEY,
    unit        BLOB    NOT NULL REFERENCES unit (id),
    staff_code  TEXT    NOT NULL UNIQUE,
    name        TEXT    NOT NULL,
    name_sort   TEXT    NOT NULL,
    name_search TEXT    NOT NULL,
    birth_year  INTEGER,
    valid_from  TEXT    NOT NULL,
    valid_to    TEXT,
    version     INTEGER NOT NULL CHECK (version > 0)
) STRICT;
CREATE INDEX person_order ON person (name_sort, id);
CREATE INDEX person_unit ON person (unit, name_sort);

-- Who signs in. No creator: made at the server's console. `mac` here and below: see store::guard.
CREATE TABLE account (
    id         BLOB    NOT NULL PRIMARY KEY,
    person     BLOB    NOT NULL UNIQUE REFERENCES person (id),
    login      TEXT    NOT NULL UNIQUE,
    state      TEXT    NOT NULL CHECK (state IN ('INVITED', 'ACTIVE', 'LOCKED')),
    created_at INTEGER NOT NULL,
    created_by BLOB    REFERENCES account (id),
    version    INTEGER NOT NULL CHECK (version > 0),
    mac        BLOB    NOT NULL
) STRICT;
CREATE INDEX account_state ON account (state, person);

-- How the password is stretched, and what a right one gives.
CREATE TABLE credential (
    account    BLOB    NOT NULL PRIMARY KEY REFERENCES account (id),
    m_kib      INTEGER NOT NULL,
    t          INTEGER NOT NULL,
    p          INTEGER NOT NULL,
    salt       BLOB    NOT NULL,
    verifier   BLOB    NOT NULL,
    changed_at INTEGER NOT NULL,
    version    INTEGER NOT NULL CHECK (version > 0),
    mac        BLOB    NOT NULL
) STRICT;

-- The second factor; `last_step` only grows, so that a code counts once.
CREATE TABLE second_factor (
    account   BLOB    NOT NULL PRIMARY KEY REFERENCES account (id),
    secret    BLOB    NOT NULL,
    confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
    last_step INTEGER NOT NULL,
    version   INTEGER NOT NULL CHECK (version > 0),
    mac       BLOB    NOT NULL
) STRICT;

-- Recovery codes of the second factor.
CREATE TABLE second_factor_code (
    account BLOB    NOT NULL REFERENCES account (id),
    hash    BLOB    NOT NULL,
    used_at INTEGER,
    PRIMARY KEY (account, hash)
) STRICT;

-- Devices that an account signed in from before: they are counted apart when passwords are guessed.
CREATE TABLE device (
    hash     BLOB    NOT NULL,
    account  BLOB    NOT NULL REFERENCES account (id),
    first_at INTEGER NOT NULL,
    last_at  INTEGER NOT NULL,
    mac      BLOB    NOT NULL,
    PRIMARY KEY (hash, account)
) STRICT;

-- Sessions; deleted when they end. `general` and `step_up` are sealed under the token, which is not here.
CREATE TABLE session (
    token_hash         BLOB    NOT NULL PRIMARY KEY,
    account            BLOB    NOT NULL REFERENCES account (id),
    created_at         INTEGER NOT NULL,
    seen_at            INTEGER NOT NULL,
    step_up_until      INTEGER,
    used_second_factor INTEGER NOT NULL CHECK (used_second_factor IN (0, 1)),
    general            BLOB    NOT NULL,
    step_up            BLOB,
    device_hash        BLOB,
    agent              TEXT    NOT NULL,
    version            INTEGER NOT NULL CHECK (version > 0),
    mac                BLOB    NOT NULL,
    FOREIGN KEY (device_hash, account) REFERENCES device (hash, account)
) STRICT;
CREATE INDEX session_account ON session (account, seen_at);
CREATE INDEX session_seen ON session (seen_at);
CREATE INDEX session_made ON session (created_at);
CREATE INDEX session_step_up ON session (step_up_until);

-- Slips that open an account for the first time, or again; deleted when used. No issuer: the server's console.
CREATE TABLE invitation (
    id          BLOB    NOT NULL PRIMARY KEY,
    account     BLOB    NOT NULL UNIQUE REFERENCES account (id),
    secret_hash BLOB    NOT NULL,
    issued_by   BLOB    REFERENCES account (id),
    issued_at   INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL,
    failures    INTEGER NOT NULL CHECK (failures >= 0),
    version     INTEGER NOT NULL CHECK (version > 0),
    mac         BLOB    NOT NULL
) STRICT;

-- Failed attempts in a window of time; `subject` is a digest.
CREATE TABLE throttle (
    scope        TEXT    NOT NULL,
    subject      BLOB    NOT NULL,
    window_start INTEGER NOT NULL,
    last_at      INTEGER NOT NULL,
    failures     INTEGER NOT NULL CHECK (failures > 0),
    PRIMARY KEY (scope, subject)
) STRICT;
CREATE INDEX throttle_age ON throttle (window_start);

-- Roles: proposed by one, approved by another. No proposer: the founding.
CREATE TABLE role (
    id          BLOB    NOT NULL PRIMARY KEY,
    account     BLOB    NOT NULL REFERENCES account (id),
    role        TEXT    NOT NULL,
    unit        BLOB    NOT NULL REFERENCES unit (id),
    valid_from  TEXT    NOT NULL,
    valid_to    TEXT,
    state       TEXT    NOT NULL CHECK (state IN ('PROPOSED', 'ACTIVE', 'ENDED')),
    proposed_by BLOB    REFERENCES account (id),
    proposed_at INTEGER NOT NULL,
    approved_by BLOB    REFERENCES account (id),
    approved_at INTEGER,
    endorsement BLOB,
    reason      TEXT    NOT NULL,
    version     INTEGER NOT NULL CHECK (version > 0),
    mac         BLOB    NOT NULL
) STRICT;
CREATE INDEX role_account ON role (account, id);
CREATE INDEX role_state ON role (state, proposed_at, id);
CREATE INDEX role_unit ON role (unit, role, id);
