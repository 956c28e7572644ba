-- Who is meant in the register is found here, in the order of names, without reading the rows themselves.
CREATE INDEX obligation_filter ON obligation (person, round, listed, stage, unit, kind, due, completed_on, returned_on, versions,
                                              record, id);

-- The same, to count who stands where without looking at people.
CREATE INDEX obligation_counts ON obligation (round, listed, stage, unit, kind, due, completed_on, returned_on, versions, record,
                                              person);

-- What became of a list between the officer who makes it and the head who approves it. `reason` is a code: why it was
-- returned.
CREATE TABLE round_step (
    id      BLOB    NOT NULL PRIMARY KEY,
    round   BLOB    NOT NULL REFERENCES declaration_round (id),
    kind    TEXT    NOT NULL CHECK (kind IN ('SENT', 'RETURNED')),
    reason  TEXT,
    made_by BLOB    NOT NULL REFERENCES account (id),
    made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX round_step_round ON round_step (round, id);
