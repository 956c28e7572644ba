-- Units and people decide who may do what with whom, so their rows carry a MAC from here on (see store::guard). A row that
-- was written before has none and is refused: a store from before this migration is founded anew.
ALTER TABLE unit ADD COLUMN short_name TEXT NOT NULL DEFAULT '';
ALTER TABLE unit ADD COLUMN kind TEXT COLLATE "C" NOT NULL DEFAULT 'CO_QUAN';
ALTER TABLE unit ADD COLUMN position BIGINT NOT NULL DEFAULT 1;
ALTER TABLE unit ADD COLUMN mac BYTEA NOT NULL DEFAULT '';

-- What a unit was called, what kind it was and where it stood, from when to when; `change` is how that began. Old records
-- keep the name of their day, and a search finds both. Without decision: the founding, an import.
CREATE TABLE unit_history (
    id              UUID             NOT NULL PRIMARY KEY,
    unit            UUID             NOT NULL REFERENCES unit (id),
    change          TEXT COLLATE "C" NOT NULL,
    valid_from      TEXT COLLATE "C" NOT NULL,
    valid_to        TEXT COLLATE "C",
    name            TEXT             NOT NULL,
    name_search     TEXT COLLATE "C" NOT NULL,
    short_name      TEXT             NOT NULL,
    kind            TEXT COLLATE "C" NOT NULL,
    parent          UUID             REFERENCES unit (id),
    merged_into     UUID             REFERENCES unit (id),
    decision_number TEXT,
    decision_day    TEXT COLLATE "C",
    recorded_by     UUID             REFERENCES account (id),
    recorded_at     BIGINT           NOT NULL,
    version         BIGINT           NOT NULL CHECK (version > 0)
);
CREATE INDEX unit_history_unit ON unit_history (unit, valid_from, id);

-- Who heads a unit from when to when. Takes effect when a holder has signed it: decides who receives.
CREATE TABLE unit_chief (
    id              UUID             NOT NULL PRIMARY KEY,
    unit            UUID             NOT NULL REFERENCES unit (id),
    person          UUID             NOT NULL REFERENCES person (id),
    valid_from      TEXT COLLATE "C" NOT NULL,
    valid_to        TEXT COLLATE "C",
    state           TEXT COLLATE "C" NOT NULL CHECK (state IN ('PROPOSED', 'ACTIVE', 'ENDED')),
    decision_number TEXT,
    decision_day    TEXT COLLATE "C",
    proposed_by     UUID             REFERENCES account (id),
    proposed_at     BIGINT           NOT NULL,
    approved_by     UUID             REFERENCES account (id),
    approved_at     BIGINT,
    endorsement     BYTEA,
    version         BIGINT           NOT NULL CHECK (version > 0),
    mac             BYTEA            NOT NULL
);
CREATE INDEX unit_chief_unit ON unit_chief (unit, valid_from, id);
CREATE INDEX unit_chief_person ON unit_chief (person, valid_from, id);
CREATE INDEX unit_chief_state ON unit_chief (state, proposed_at, id);

-- People. Codes are those of domain::people; `fields` are codes with one space between; `on_staff` follows from the status.
ALTER TABLE person ADD COLUMN name_initials TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN kind TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN post TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN level TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN rank TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN fields TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN party_member BIGINT NOT NULL DEFAULT 0 CHECK (party_member IN (0, 1));
ALTER TABLE person ADD COLUMN managed_by TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN state_capital BIGINT NOT NULL DEFAULT 0 CHECK (state_capital IN (0, 1));
ALTER TABLE person ADD COLUMN phone TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN extension TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN mail TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN status TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN status_from TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN status_to TEXT COLLATE "C";
ALTER TABLE person ADD COLUMN on_staff BIGINT NOT NULL DEFAULT 1 CHECK (on_staff IN (0, 1));
ALTER TABLE person ADD COLUMN mac BYTEA NOT NULL DEFAULT '';
CREATE INDEX person_unit_count ON person (unit, on_staff);
-- Holds every condition of the staff list, so that a rare one is found without fetching each row.
CREATE INDEX person_filter ON person (name_sort, id, on_staff, unit, status, kind, level, managed_by, party_member,
    state_capital, fields, name_search, name_initials, staff_code);

-- Posts that somebody had, from when to when.
CREATE TABLE person_post (
    id              UUID             NOT NULL PRIMARY KEY,
    person          UUID             NOT NULL REFERENCES person (id),
    unit            UUID             NOT NULL REFERENCES unit (id),
    title           TEXT             NOT NULL,
    level           TEXT COLLATE "C" NOT NULL,
    kind            TEXT COLLATE "C" NOT NULL,
    valid_from      TEXT COLLATE "C" NOT NULL,
    valid_to        TEXT COLLATE "C",
    decision_number TEXT,
    decision_day    TEXT COLLATE "C",
    version         BIGINT           NOT NULL CHECK (version > 0)
);
CREATE INDEX person_post_person ON person_post (person, valid_from, id);

-- Moves: one act each. `before` and `after` are domain::people::Standing as JSON, `ended` what it ended besides.
CREATE TABLE person_move (
    id              UUID             NOT NULL PRIMARY KEY,
    person          UUID             NOT NULL REFERENCES person (id),
    kind            TEXT COLLATE "C" NOT NULL,
    first_day       TEXT COLLATE "C" NOT NULL,
    place           TEXT             NOT NULL,
    decision_number TEXT,
    decision_day    TEXT COLLATE "C",
    before          TEXT             NOT NULL,
    after           TEXT             NOT NULL,
    ended           TEXT             NOT NULL,
    recorded_by     UUID             REFERENCES account (id),
    recorded_at     BIGINT           NOT NULL,
    undone_by       UUID             REFERENCES account (id),
    undone_at       BIGINT,
    version         BIGINT           NOT NULL CHECK (version > 0)
);
CREATE INDEX person_move_person ON person_move (person, first_day, id);

-- Who acts in whose place. The right itself is the role that was proposed with it.
CREATE TABLE stand_in (
    id              UUID             NOT NULL PRIMARY KEY,
    absent          UUID             NOT NULL REFERENCES person (id),
    substitute      UUID             NOT NULL REFERENCES person (id),
    kind            TEXT COLLATE "C" NOT NULL CHECK (kind IN ('REPLACEMENT', 'ACTING')),
    role            TEXT COLLATE "C" NOT NULL,
    unit            UUID             NOT NULL REFERENCES unit (id),
    valid_from      TEXT COLLATE "C" NOT NULL,
    valid_to        TEXT COLLATE "C",
    decision_number TEXT             NOT NULL,
    decision_day    TEXT COLLATE "C" NOT NULL,
    granted         UUID             REFERENCES role (id),
    ended_on        TEXT COLLATE "C",
    recorded_by     UUID             REFERENCES account (id),
    recorded_at     BIGINT           NOT NULL,
    version         BIGINT           NOT NULL CHECK (version > 0)
);
CREATE INDEX stand_in_absent ON stand_in (absent, valid_from, id);
CREATE INDEX stand_in_substitute ON stand_in (substitute, valid_from, id);
CREATE INDEX stand_in_order ON stand_in (valid_from, id);

-- Identity number, birth date and names of relatives, sealed to the personnel circle. The keyed index finds a number that
-- is there twice, without being one.
CREATE TABLE person_detail (
    person         UUID   NOT NULL PRIMARY KEY REFERENCES person (id),
    identity_index BYTEA,
    sealed         BYTEA  NOT NULL,
    version        BIGINT NOT NULL CHECK (version > 0)
);
CREATE INDEX person_detail_identity ON person_detail (identity_index);

-- What somebody has to do, written by the use case that asks for it and closed by the one that does it. `subject` is the
-- key of what it is about.
CREATE TABLE task (
    id         UUID             NOT NULL PRIMARY KEY,
    account    UUID             NOT NULL REFERENCES account (id),
    kind       TEXT COLLATE "C" NOT NULL,
    hat        TEXT COLLATE "C",
    subject    TEXT COLLATE "C" NOT NULL,
    due        TEXT COLLATE "C",
    created_at BIGINT           NOT NULL,
    done_at    BIGINT
);
CREATE UNIQUE INDEX task_open ON task (account, kind, subject) WHERE done_at IS NULL;
CREATE INDEX task_subject ON task (kind, subject, done_at);
