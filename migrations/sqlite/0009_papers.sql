-- The print of each submitted version: what its square code says, as a keyed digest, so that a paper that is scanned is found
-- and nobody who has the table can guess content by it; and when both signed copies were handed in, and to whom.
CREATE TABLE declaration_paper (
    record    BLOB    NOT NULL,
    number    INTEGER NOT NULL,
    code      BLOB    NOT NULL,
    handed_at INTEGER,
    handed_to BLOB    REFERENCES account (id),
    version   INTEGER NOT NULL CHECK (version > 0),
    PRIMARY KEY (record, number),
    FOREIGN KEY (record, number) REFERENCES sealed_version (record, version)
) STRICT;
CREATE INDEX declaration_paper_code ON declaration_paper (code, number);

-- Files that a declarant puts to his draft: their key is wrapped to himself alone, and name, kind and length are sealed under
-- it. Without `pieces` a file has not arrived whole. What was removed stays until the draft is submitted or thrown away.
CREATE TABLE draft_file (
    id         BLOB    NOT NULL PRIMARY KEY,
    obligation BLOB    NOT NULL REFERENCES obligation (id),
    generation INTEGER NOT NULL CHECK (generation > 0),
    wrapped    BLOB    NOT NULL,
    sealed     BLOB    NOT NULL,
    pieces     INTEGER CHECK (pieces > 0),
    hash       BLOB,
    added_at   INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;
CREATE INDEX draft_file_obligation ON draft_file (obligation, id);

-- Files of a submitted version; their keys and names are in its sealed content. `hash` is that of the sealed pieces, so that
-- a changed one is named without any key.
CREATE TABLE version_file (
    file   BLOB    NOT NULL,
    number INTEGER NOT NULL,
    record BLOB    NOT NULL,
    pieces INTEGER NOT NULL CHECK (pieces > 0),
    hash   BLOB    NOT NULL,
    PRIMARY KEY (file, number),
    FOREIGN KEY (record, number) REFERENCES sealed_version (record, version)
) STRICT;
CREATE INDEX version_file_version ON version_file (record, number);

-- The sealed pieces of files; number 0 is what stands before the first piece.
CREATE TABLE blob_chunk (
    file   BLOB    NOT NULL,
    number INTEGER NOT NULL CHECK (number >= 0),
    sealed BLOB    NOT NULL,
    PRIMARY KEY (file, number)
) STRICT;
