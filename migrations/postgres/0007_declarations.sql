-- A round of declarations: one year, one agency or unit, the reading of the rules that was chosen, and its list of people. Its
-- kind is HANG_NAM, with the first declarations of the year in it, or LAN_DAU for these alone.
CREATE TABLE declaration_round (
    id            UUID             NOT NULL PRIMARY KEY,
    year          BIGINT           NOT NULL,
    unit          UUID             NOT NULL REFERENCES unit (id),
    name          TEXT             NOT NULL,
    kind          TEXT COLLATE "C" NOT NULL,
    reading       TEXT COLLATE "C" NOT NULL,
    reference_day TEXT COLLATE "C" NOT NULL,
    paper         BIGINT           NOT NULL CHECK (paper IN (0, 1)),
    state         TEXT COLLATE "C" NOT NULL CHECK (state IN ('LISTING', 'APPROVED')),
    opened_by     UUID             NOT NULL REFERENCES account (id),
    opened_at     BIGINT           NOT NULL,
    approved_by   UUID             REFERENCES account (id),
    approved_at   BIGINT,
    version       BIGINT           NOT NULL CHECK (version > 0),
    mac           BYTEA            NOT NULL
);
CREATE INDEX declaration_round_year ON declaration_round (year, id);

-- What one person has to do in a round, and how far it came. It decides who may declare what and who receives it, so it carries
-- a MAC. `correction` is a code: why somebody was put on the list, taken off it or changed by hand. What was declared stands
-- in the record, sealed; nothing of it is here.
CREATE TABLE obligation (
    id            UUID             NOT NULL PRIMARY KEY,
    round         UUID             NOT NULL REFERENCES declaration_round (id),
    person        UUID             NOT NULL REFERENCES person (id),
    unit          UUID             NOT NULL REFERENCES unit (id),
    kind          TEXT COLLATE "C" NOT NULL,
    duty          TEXT COLLATE "C",
    rule          TEXT COLLATE "C",
    control_body  TEXT COLLATE "C",
    obliged_since TEXT COLLATE "C",
    due           TEXT COLLATE "C",
    planned       TEXT COLLATE "C",
    presumed      BIGINT           NOT NULL CHECK (presumed IN (0, 1)),
    listed        BIGINT           NOT NULL CHECK (listed IN (0, 1)),
    correction    TEXT COLLATE "C",
    stage         TEXT COLLATE "C" NOT NULL,
    versions      BIGINT           NOT NULL CHECK (versions >= 0),
    opened        BIGINT           NOT NULL CHECK (opened IN (0, 1)),
    draft         BIGINT           NOT NULL CHECK (draft IN (0, 1)),
    record        UUID             REFERENCES record (id),
    request       UUID             REFERENCES record (id),
    completed_on  TEXT COLLATE "C",
    returned_on   TEXT COLLATE "C",
    received_on   TEXT COLLATE "C",
    received_by   UUID             REFERENCES account (id),
    changed_at    BIGINT           NOT NULL,
    version       BIGINT           NOT NULL CHECK (version > 0),
    mac           BYTEA            NOT NULL,
    UNIQUE (round, person)
);
CREATE INDEX obligation_round ON obligation (round, listed, id);
CREATE INDEX obligation_person ON obligation (person, id);
CREATE INDEX obligation_record ON obligation (record);

-- What a declarant has written so far, sealed to himself alone; the last revisions, until he submits.
CREATE TABLE declaration_draft (
    obligation UUID             NOT NULL REFERENCES obligation (id),
    revision   BIGINT           NOT NULL CHECK (revision > 0),
    generation BIGINT           NOT NULL CHECK (generation > 0),
    wrapped    BYTEA            NOT NULL,
    sealed     BYTEA            NOT NULL,
    saved_at   BIGINT           NOT NULL,
    PRIMARY KEY (obligation, revision)
);

-- What was given for a submitted version. `commitment` tells nothing without the nonce, which only the owner has.
CREATE TABLE receipt (
    record     UUID             NOT NULL,
    version    BIGINT           NOT NULL,
    number     TEXT COLLATE "C" NOT NULL UNIQUE,
    issued_at  BIGINT           NOT NULL,
    commitment BYTEA            NOT NULL,
    event      UUID             NOT NULL,
    checkpoint TEXT,
    signature  BYTEA            NOT NULL,
    PRIMARY KEY (record, version),
    FOREIGN KEY (record, version) REFERENCES sealed_version (record, version)
);
