-- What is put in its place by the signature of a holder, besides who heads a unit: which body controls somebody's assets and
-- income (subject: the person, object: the code of the body), whose account it is (subject: the account, object: the id of
-- the person), and who is related to whom (subject and object: ids of people).
CREATE TABLE assignment (
    id              UUID             NOT NULL PRIMARY KEY,
    kind            TEXT COLLATE "C" NOT NULL CHECK (kind IN ('CONTROL_BODY', 'PERSON', 'RELATION')),
    subject         UUID             NOT NULL,
    object          TEXT COLLATE "C" NOT NULL,
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
CREATE INDEX assignment_subject ON assignment (kind, subject, valid_from, id);
CREATE INDEX assignment_object ON assignment (kind, object, valid_from, id);
CREATE INDEX assignment_proposed ON assignment (state, proposed_at, id);

-- Whoever asks who opened something asks by what it was.
CREATE INDEX event_subject_action ON event (subject, action, at);
