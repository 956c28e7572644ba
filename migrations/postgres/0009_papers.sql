-- The print of each submitted version: what its square code says, as a keyed digest, so that a paper that is scanned is found
-- and nobody who has the table can guess content by it; and when both signed copies were handed in, and to whom.
CREATE TABLE declaration_paper (
    record    UUID   NOT NULL,
    number    BIGINT NOT NULL,
    code      BYTEA  NOT NULL,
    handed_at BIGINT,
    handed_to UUID   REFERENCES account (id),
    version   BIGINT NOT NULL CHECK (version > 0),
    PRIMARY KEY (record, number),
    FOREIGN KEY (record, number) REFERENCES sealed_version (record, version)
);
CREATE INDEX declaration_paper_code ON declaration_paper (code, number);

-- Files that a declarant puts to his draft: their key is wrapped to himself alone, and name, kind and length are sealed under
-- it. Without `pieces` a file has not arrived whole. What was removed stays until the draft is submitted or thrown away.
CREATE TABLE draft_file (
    id         UUID   NOT NULL PRIMARY KEY,
    obligation UUID   NOT NULL REFERENCES obligation (id),
    generation BIGINT NOT NULL CHECK (generation > 0),
    wrapped    BYTEA  NOT NULL,
    sealed     BYTEA  NOT NULL,
    pieces     BIGINT CHECK (pieces > 0),
    hash       BYTEA,
    added_at   BIGINT NOT NULL,
    removed_at BIGINT
);
CREATE INDEX draft_file_obligation ON draft_file (obligation, id);

-- Files of a submitted version; their keys and names are in its sealed content. `hash` is that of the sealed pieces, so that
-- a changed one is named without any key.
CREATE TABLE version_file (
    file   UUID   NOT NULL,
    number BIGINT NOT NULL,
    record UUID   NOT NULL,
    pieces BIGINT NOT NULL CHECK (pieces > 0),
    hash   BYTEA  NOT NULL,
    PRIMARY KEY (file, number),
    FOREIGN KEY (record, number) REFERENCES sealed_version (record, version)
);
CREATE INDEX version_file_version ON version_file (record, number);

-- The sealed pieces of files; number 0 is what stands before the first piece.
CREATE TABLE blob_chunk (
    file   UUID   NOT NULL,
    number BIGINT NOT NULL CHECK (number >= 0),
    sealed BYTEA  NOT NULL,
    PRIMARY KEY (file, number)
);
