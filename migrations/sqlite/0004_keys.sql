-- Key pairs of an account, one row for each generation. `sealed_*` open with the password, `recovery_*` with the
-- recovery code, `escrow_*` with the recovery key; `carry` is the generation before, under this one.
CREATE TABLE account_key (
    account               BLOB    NOT NULL REFERENCES account (id),
    generation            INTEGER NOT NULL CHECK (generation > 0),
    public_general        BLOB    NOT NULL,
    public_confidential   BLOB    NOT NULL,
    public_signing        BLOB    NOT NULL,
    fingerprint           BLOB    NOT NULL UNIQUE,
    sealed_general        BLOB    NOT NULL,
    sealed_confidential   BLOB    NOT NULL,
    sealed_signing        BLOB    NOT NULL,
    recovery_general      BLOB    NOT NULL,
    recovery_confidential BLOB    NOT NULL,
    recovery_signing      BLOB    NOT NULL,
    escrow_general        BLOB    NOT NULL,
    escrow_confidential   BLOB    NOT NULL,
    carry                 BLOB,
    made_at               INTEGER NOT NULL,
    version               INTEGER NOT NULL CHECK (version > 0),
    mac                   BLOB    NOT NULL,
    PRIMARY KEY (account, generation)
) STRICT;

-- Signed statements that a key belongs to a person.
CREATE TABLE endorsement (
    id         BLOB    NOT NULL PRIMARY KEY,
    subject    BLOB    NOT NULL,
    generation INTEGER NOT NULL,
    body       BLOB    NOT NULL,
    made_at    INTEGER NOT NULL,
    FOREIGN KEY (subject, generation) REFERENCES account_key (account, generation)
) STRICT;
CREATE INDEX endorsement_subject ON endorsement (subject, id);

-- Group keys. No unit: the whole agency. The members stand in the signed manifests.
CREATE TABLE circle (
    id               BLOB    NOT NULL PRIMARY KEY,
    kind             TEXT    NOT NULL,
    unit             BLOB    REFERENCES unit (id),
    current_epoch    INTEGER NOT NULL CHECK (current_epoch > 0),
    current_sequence INTEGER NOT NULL CHECK (current_sequence > 0),
    rotation_due     INTEGER NOT NULL CHECK (rotation_due IN (0, 1)),
    version          INTEGER NOT NULL CHECK (version > 0),
    mac              BLOB    NOT NULL,
    UNIQUE (kind, unit)
) STRICT;
CREATE INDEX circle_rotation ON circle (rotation_due, id);

-- The signed chain of who belongs to a circle.
CREATE TABLE circle_manifest (
    circle   BLOB    NOT NULL REFERENCES circle (id),
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    epoch    INTEGER NOT NULL CHECK (epoch > 0),
    body     BLOB    NOT NULL,
    hash     BLOB    NOT NULL,
    PRIMARY KEY (circle, sequence)
) STRICT;

-- The secret of an epoch, wrapped to a member.
CREATE TABLE circle_key (
    circle     BLOB    NOT NULL REFERENCES circle (id),
    epoch      INTEGER NOT NULL CHECK (epoch > 0),
    account    BLOB    NOT NULL,
    generation INTEGER NOT NULL,
    sealed     BLOB    NOT NULL,
    PRIMARY KEY (circle, epoch, account, generation),
    FOREIGN KEY (account, generation) REFERENCES account_key (account, generation)
) STRICT;
CREATE INDEX circle_key_account ON circle_key (account, circle, epoch);

-- The secret of an epoch, under that of the next one.
CREATE TABLE circle_carry (
    circle BLOB    NOT NULL REFERENCES circle (id),
    epoch  INTEGER NOT NULL CHECK (epoch > 0),
    sealed BLOB    NOT NULL,
    PRIMARY KEY (circle, epoch)
) STRICT;

-- What an account keeps of keys and pins, sealed.
CREATE TABLE keyring (
    account BLOB    NOT NULL PRIMARY KEY REFERENCES account (id),
    version INTEGER NOT NULL CHECK (version > 0),
    sealed  BLOB    NOT NULL
) STRICT;

-- Messages to a keyring. Neither the id nor the day tells when in the day, from whom or about what.
CREATE TABLE inbox (
    id      BLOB NOT NULL PRIMARY KEY,
    account BLOB NOT NULL REFERENCES account (id),
    sealed  BLOB NOT NULL,
    day     TEXT NOT NULL
) STRICT;
CREATE INDEX inbox_account ON inbox (account, id);

-- Ordinary records: what lists and clocks need in clear, the content in their sealed versions.
CREATE TABLE record (
    id         BLOB    NOT NULL PRIMARY KEY,
    kind       TEXT    NOT NULL,
    owner      BLOB    NOT NULL REFERENCES account (id),
    unit       BLOB    NOT NULL REFERENCES unit (id),
    state      TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    version    INTEGER NOT NULL CHECK (version > 0)
) STRICT;
CREATE INDEX record_owner ON record (owner, id);

-- The content of a record, one row for each version; never changed.
CREATE TABLE sealed_version (
    record     BLOB    NOT NULL REFERENCES record (id),
    version    INTEGER NOT NULL CHECK (version > 0),
    author     BLOB    NOT NULL REFERENCES account (id),
    header     BLOB    NOT NULL,
    ciphertext BLOB    NOT NULL,
    PRIMARY KEY (record, version)
) STRICT;

-- The keys of a record, each wrapped to an account (generation of its keys) or to a circle (epoch).
CREATE TABLE record_wrap (
    record         BLOB    NOT NULL REFERENCES record (id),
    key_version    INTEGER NOT NULL CHECK (key_version > 0),
    recipient_kind TEXT    NOT NULL CHECK (recipient_kind IN ('account', 'circle')),
    recipient      BLOB    NOT NULL,
    generation     INTEGER NOT NULL CHECK (generation > 0),
    sealed         BLOB    NOT NULL,
    PRIMARY KEY (record, key_version, recipient_kind, recipient, generation)
) STRICT;
