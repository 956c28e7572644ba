-- Units and people decide who may do what with whom, so their rows carry a MAC from here on (see store::guard). A row that
-- was written before has none and is refused: a store from before this migration is founded anew.
ALTER TABLE unit ADD COLUMN short_name TEXT NOT NULL DEFAULT '';
ALTER TABLE unit ADD COLUMN kind TEXT NOT NULL DEFAULT 'CO_QUAN';
ALTER TABLE unit ADD COLUMN position INTEGER NOT NULL DEFAULT 1;
ALTER TABLE unit ADD COLUMN mac BLOB NOT NULL DEFAULT x'';

-- What a unit was called, what kind it was and where it stood, from when to when; `change` is how that began. Old records
-- keep the name of their day, and a search finds both. Without decision: the founding, an import.
CREATE TABLE unit_history (
    id              BLOB    NOT NULL PRIMARY KEY,
    unit            BLOB    NOT NULL REFERENCES unit (id),
    change          TEXT    NOT NULL,
    valid_from      TEXT    NOT NULL,
    valid_to        TEXT,
    name            TEXT    NOT NULL,
    name_search     TEXT    NOT NULL,
    short_name      TEXT    NOT NULL,
    kind            TEXT    NOT NULL,
    parent          BLOB    REFERENCES unit (id),
    merged_into     BLOB    REFERENCES unit (id),
    decision_number TEXT,
    decision_day    TEXT,
    recorded_by     BLOB    REFERENCES account (id),
    recorded_at     INTEGER NOT NULL,
    version         INTEGER NOT NULL CHECK (version > 0)
) STRICT;
CREATE INDEX unit_history_unit ON unit_history (unit, valid_from, id);

-- Who heads a unit from when to when. Takes effect when a holder has signed it: decides who receives.
CREATE TABLE unit_chief (
    id              BLOB    NOT NULL PRIMARY KEY,
    unit            BLOB    NOT NULL REFERENCES unit (id),
    person          BLOB    NOT NULL REFERENCES person (id),
    valid_from      TEXT    NOT NULL,
    valid_to        TEXT,
    state           TEXT    NOT NULL CHECK (state IN ('PROPOSED', 'ACTIVE', 'ENDED')),
    decision_number TEXT,
    decision_day    TEXT,
    proposed_by     BLOB    REFERENCES account (id),
    proposed_at     INTEGER NOT NULL,
    approved_by     BLOB    REFERENCES account (id),
    approved_at     INTEGER,
    endorsement     BLOB,
    version         INTEGER NOT NULL CHECK (version > 0),
    mac             BLOB    NOT NULL
) STRICT;
CREATE INDEX unit_chief_unit ON unit_chief (unit, valid_from, id);
CREATE INDEX unit_chief_person ON unit_chief (person, valid_from, id);
CREATE INDEX unit_chief_state ON unit_chief (state, proposed_at, id);

-- People. Codes are those of domain::people; `fields` are codes with one space between; `on_staff` follows from the status.
ALTER TABLE person ADD COLUMN name_initials TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN post TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN level TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN rank TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN fields TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN party_member INTEGER NOT NULL DEFAULT 0 CHECK (party_member IN (0, 1));
ALTER TABLE person ADD COLUMN managed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN state_capital INTEGER NOT NULL DEFAULT 0 CHECK (state_capital IN (0, 1));
ALTER TABLE person ADD COLUMN phone TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN extension TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN mail TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN status TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN status_from TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN status_to TEXT;
ALTER TABLE person ADD COLUMN on_staff INTEGER NOT NULL DEFAULT 1 CHECK (on_staff IN (0, 1));
ALTER TABLE person ADD COLUMN mac BLOB NOT NULL DEFAULT x'';
CREATE INDEX person_unit_count ON person (unit, on_staff);
-- Holds every condition of the staff list, so that a rare one is found without fetching each row.
CREATE INDEX person_filter ON person (name_sort, id, on_staff, unit, status, kind, level, managed_by, party_member,
    state_capital, fields, name_search, name_initials, staff_code);

-- Posts that somebody had, from when to when.
CREATE TABLE person_post (
    id              BLOB    NOT NULL PRIMARY KEY,
    person          BLOB    NOT NULL REFERENCES person (id),
    unit            BLOB    NOT NULL REFERENCES unit (id),
    title           TEXT    NOT NULL,
    level           TEXT    NOT NULL,
    kind            TEXT    NOT NULL,
    valid_from      TEXT    NOT NULL,
    valid_to        TEXT,
    decision_number TEXT,
    decision_day    TEXT,
    version         INTEGER NOT NULL CHECK (version > 0)
) STRICT;
CREATE INDEX person_post_person ON person_post (person, valid_from, id);

-- Moves: one act each. `before` and `after` are domain::people::Standing as JSON, `ended` what it ended besides.
CREATE TABLE person_move (
    id              BLOB    NOT NULL PRIMARY KEY,
    person          BLOB    NOT NULL REFERENCES person (id),
    kind            TEXT    NOT NULL,
    first_day       TEXT    NOT NULL,
    place           TEXT    NOT NULL,
    decision_number TEXT,
    decision_day    TEXT,
    before          TEXT    NOT NULL,
    after           TEXT    NOT NULL,
    ended           TEXT    NOT NULL,
    recorded_by     BLOB    REFERENCES account (id),
    recorded_at     INTEGER NOT NULL,
    undone_by       BLOB    REFERENCES account (id),
    undone_at       INTEGER,
    version         INTEGER NOT NULL CHECK (version > 0)
) STRICT;
CREATE INDEX person_move_person ON person_move (person, first_day, id);

-- Who acts in whose place. The right itself is the role that was proposed with it.
CREATE TABLE stand_in (
    id              BLOB    NOT NULL PRIMARY KEY,
    absent          BLOB    NOT NULL REFERENCES person (id),
    substitute      BLOB    NOT NULL REFERENCES person (id),
    kind            TEXT    NOT NULL CHECK (kind IN ('REPLACEMENT', 'ACTING')),
    role            TEXT    NOT NULL,
    unit            BLOB    NOT NULL REFERENCES unit (id),
    valid_from      TEXT    NOT NULL,
    valid_to        TEXT,
    decision_number TEXT    NOT NULL,
    decision_day    TEXT    NOT NULL,
    granted         BLOB    REFERENCES role (id),
    ended_on        TEXT,
    recorded_by     BLOB    REFERENCES account (id),
    recorded_at     INTEGER NOT NULL,
    version         INTEGER NOT NULL CHECK (version > 0)
) STRICT;
CREATE INDEX stand_in_absent ON stand_in (absent, valid_from, id);
CREATE INDEX stand_in_substitute ON stand_in (substitute, valid_from, id);
CREATE INDEX stand_in_order ON stand_in (valid_from, id);

-- Identity number, birth date and names of relatives, sealed to the personnel circle. The keyed index finds a number that
-- is there twice, without being one.
CREATE TABLE person_detail (
    person         BLOB    NOT NULL PRIMARY KEY REFERENCES person (id),
    identity_index BLOB,
    sealed         BLOB    NOT NULL,
    version        INTEGER NOT NULL CHECK (version > 0)
) STRICT;
CREATE INDEX person_detail_identity ON person_detail (identity_index);

-- What somebody has to do, written by the use case that asks for it and closed by the one that does it. `subject` is the
-- key of what it is about.
CREATE TABLE task (
    id         BLOB    NOT NULL PRIMARY KEY,
    account    BLOB    NOT NULL REFERENCES account (id),
    kind       TEXT    NOT NULL,
    hat        TEXT,
    subject    TEXT    NOT NULL,
    due        TEXT,
    created_at INTEGER NOT NULL,
    done_at    INTEGER
) STRICT;
CREATE UNIQUE INDEX task_open ON task (account, kind, subject) WHERE done_at IS NULL;
CREATE INDEX task_subject ON task (kind, subject, done_at);
