-- What a receiver has written so far of a request to complete a declaration, sealed to himself alone: one for each receiver and
-- declaration, until it is sent, thrown away, or the declaration stands elsewhere.
CREATE TABLE request_draft (
    obligation BLOB    NOT NULL REFERENCES obligation (id),
    author     BLOB    NOT NULL REFERENCES account (id),
    revision   INTEGER NOT NULL CHECK (revision > 0),
    generation INTEGER NOT NULL CHECK (generation > 0),
    wrapped    BLOB    NOT NULL,
    sealed     BLOB    NOT NULL,
    saved_at   INTEGER NOT NULL,
    PRIMARY KEY (obligation, author)
) STRICT;
