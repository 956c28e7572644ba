-- What is put in its place by the signature of a holder, besides who heads a unit: which body controls somebody's assets and
-- income (subject: the person, object: the code of the body), whose account it is (subject: the account, object: the id of
-- the person), and who is related to whom (subject and object: ids of people).
CREATE TABLE assignment (
    id              BLOB    NOT NULL PRIMARY KEY,
    kind            TEXT    NOT NULL CHECK (kind IN ('CONTROL_BODY', 'PERSON', 'RELATION')),
    subject         BLOB    NOT NULL,
    object          TEXT    NOT NULL,
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
CREATE INDEX assignment_subject ON assignment (kind, subject, valid_from, id);
CREATE INDEX assignment_object ON assignment (kind, object, valid_from, id);
CREATE INDEX assignment_proposed ON assignment (state, proposed_at, id);

-- Whoever asks who opened something asks by what it was.
CREATE INDEX event_subject_action ON event (subject, action, at);
