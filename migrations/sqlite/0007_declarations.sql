-- A round of declarations: one year, one agency or unit, the reading of the rules that was chosen, and its list of people. Its
-- kind is HANG_NAM, with the first declarations of the year in it, or LAN_DAU for these alone.
CREATE TABLE declaration_round (
    id            BLOB    NOT NULL PRIMARY KEY,
    year          INTEGER NOT NULL,
    unit          BLOB    NOT NULL REFERENCES unit (id),
    name          TEXT    NOT NULL,
    kind          TEXT    NOT NULL,
    reading       TEXT    NOT NULL,
    reference_day TEXT    NOT NULL,
    paper         INTEGER NOT NULL CHECK (paper IN (0, 1)),
    state         TEXT    NOT NULL CHECK (state IN ('LISTING', 'APPROVED')),
    opened_by     BLOB    NOT NULL REFERENCES account (id),
    opened_at     INTEGER NOT NULL,
    approved_by   BLOB    REFERENCES account (id),
    approved_at   INTEGER,
    version       INTEGER NOT NULL CHECK (version > 0),
    mac           BLOB    NOT NULL
) STRICT;
CREATE INDEX declaration_round_year ON declaration_round (year, id);

-- What one person has to do in a round, and how far it came. It decides who may declare what and who receives it, so it carries
-- a MAC. `correction` is a code: why somebody was put on the list, taken off it or changed by hand. What was declared stands
-- in the record, sealed; nothing of it is here.
CREATE TABLE obligation (
    id            BLOB    NOT NULL PRIMARY KEY,
    round         BLOB    NOT NULL REFERENCES declaration_round (id),
    person        BLOB    NOT NULL REFERENCES person (id),
    unit          BLOB    NOT NULL REFERENCES unit (id),
    kind          TEXT    NOT NULL,
    duty          TEXT,
    rule          TEXT,
    control_body  TEXT,
    obliged_since TEXT,
    due           TEXT,
    planned       TEXT,
    presumed      INTEGER NOT NULL CHECK (presumed IN (0, 1)),
    listed        INTEGER NOT NULL CHECK (listed IN (0, 1)),
    correction    TEXT,
    stage         TEXT    NOT NULL,
    versions      INTEGER NOT NULL CHECK (versions >= 0),
    opened        INTEGER NOT NULL CHECK (opened IN (0, 1)),
    draft         INTEGER NOT NULL CHECK (draft IN (0, 1)),
    record        BLOB    REFERENCES record (id),
    request       BLOB    REFERENCES record (id),
    completed_on  TEXT,
    returned_on   TEXT,
    received_on   TEXT,
    received_by   BLOB    REFERENCES account (id),
    changed_at    INTEGER NOT NULL,
    version       INTEGER NOT NULL CHECK (version > 0),
    mac           BLOB    NOT NULL,
    UNIQUE (round, person)
) STRICT;
CREATE INDEX obligation_round ON obligation (round, listed, id);
CREATE INDEX obligation_person ON obligation (person, id);
CREATE INDEX obligation_record ON obligation (record);

-- What a declarant has written so far, sealed to himself alone; the last revisions, until he submits.
CREATE TABLE declaration_draft (
    obligation BLOB    NOT NULL REFERENCES obligation (id),
    revision   INTEGER NOT NULL CHECK (revision > 0),
    generation INTEGER NOT NULL CHECK (generation > 0),
    wrapped    BLOB    NOT NULL,
    sealed     BLOB    NOT NULL,
    saved_at   INTEGER NOT NULL,
    PRIMARY KEY (obligation, revision)
) STRICT;

-- What was given for a submitted version. `commitment` tells nothing without the nonce, which only the owner has.
CREATE TABLE receipt (
    record     BLOB    NOT NULL,
    version    INTEGER NOT NULL,
    number     TEXT    NOT NULL UNIQUE,
    issued_at  INTEGER NOT NULL,
    commitment BLOB    NOT NULL,
    event      BLOB    NOT NULL,
    checkpoint TEXT,
    signature  BLOB    NOT NULL,
    PRIMARY KEY (record, version),
    FOREIGN KEY (record, version) REFERENCES sealed_version (record, version)
) STRICT;
