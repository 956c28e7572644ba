-- What a receiver has written so far of a request to complete a declaration, sealed to himself alone: one for each receiver and
-- declaration, until it is sent, thrown away, or the declaration stands elsewhere.
CREATE TABLE request_draft (
    obligation UUID   NOT NULL REFERENCES obligation (id),
    author     UUID   NOT NULL REFERENCES account (id),
    revision   BIGINT NOT NULL CHECK (revision > 0),
    generation BIGINT NOT NULL CHECK (generation > 0),
    wrapped    BYTEA  NOT NULL,
    sealed     BYTEA  NOT NULL,
    saved_at   BIGINT NOT NULL,
    PRIMARY KEY (obligation, author)
);
