-- Key pairs of an account, one row for each generation. `sealed_*` open with the password, `recovery_*` with the
-- recovery code, `escrow_*` with the recovery key; `carry` is the generation before, under this one.
CREATE TABLE account_key (
    account               UUID   NOT NULL REFERENCES account (id),
    generation            BIGINT NOT NULL CHECK (generation > 0),
    public_general        BYTEA  NOT NULL,
    public_confidential   BYTEA  NOT NULL,
    public_signing        BYTEA  NOT NULL,
    fingerprint           BYTEA  NOT NULL UNIQUE,
    sealed_general        BYTEA  NOT NULL,
    sealed_confidential   BYTEA  NOT NULL,
    sealed_signing        BYTEA  NOT NULL,
    recovery_general      BYTEA  NOT NULL,
    recovery_confidential BYTEA  NOT NULL,
    recovery_signing      BYTEA  NOT NULL,
    escrow_general        BYTEA  NOT NULL,
    escrow_confidential   BYTEA  NOT NULL,
    carry                 BYTEA,
    made_at               BIGINT NOT NULL,
    version               BIGINT NOT NULL CHECK (version > 0),
    mac                   BYTEA  NOT NULL,
    PRIMARY KEY (account, generation)
);

-- Signed statements that a key belongs to a person.
CREATE TABLE endorsement (
    id         UUID   NOT NULL PRIMARY KEY,
    subject    UUID   NOT NULL,
    generation BIGINT NOT NULL,
    body       BYTEA  NOT NULL,
    made_at    BIGINT NOT NULL,
    FOREIGN KEY (subject, generation) REFERENCES account_key (account, generation)
);
CREATE INDEX endorsement_subject ON endorsement (subject, id);

-- Group keys. No unit: the whole agency. The members stand in the signed manifests.
CREATE TABLE circle (
    id               UUID             NOT NULL PRIMARY KEY,
    kind             TEXT COLLATE "C" NOT NULL,
    unit             UUID             REFERENCES unit (id),
    current_epoch    BIGINT           NOT NULL CHECK (current_epoch > 0),
    current_sequence BIGINT           NOT NULL CHECK (current_sequence > 0),
    rotation_due     BIGINT           NOT NULL CHECK (rotation_due IN (0, 1)),
    version          BIGINT           NOT NULL CHECK (version > 0),
    mac              BYTEA            NOT NULL,
    UNIQUE (kind, unit)
);
CREATE INDEX circle_rotation ON circle (rotation_due, id);

-- The signed chain of who belongs to a circle.
CREATE TABLE circle_manifest (
    circle   UUID   NOT NULL REFERENCES circle (id),
    sequence BIGINT NOT NULL CHECK (sequence > 0),
    epoch    BIGINT NOT NULL CHECK (epoch > 0),
    body     BYTEA  NOT NULL,
    hash     BYTEA  NOT NULL,
    PRIMARY KEY (circle, sequence)
);

-- The secret of an epoch, wrapped to a member.
CREATE TABLE circle_key (
    circle     UUID   NOT NULL REFERENCES circle (id),
    epoch      BIGINT NOT NULL CHECK (epoch > 0),
    account    UUID   NOT NULL,
    generation BIGINT NOT NULL,
    sealed     BYTEA  NOT NULL,
    PRIMARY KEY (circle, epoch, account, generation),
    FOREIGN KEY (account, generation) REFERENCES account_key (account, generation)
);
CREATE INDEX circle_key_account ON circle_key (account, circle, epoch);

-- The secret of an epoch, under that of the next one.
CREATE TABLE circle_carry (
    circle UUID   NOT NULL REFERENCES circle (id),
    epoch  BIGINT NOT NULL CHECK (epoch > 0),
    sealed BYTEA  NOT NULL,
    PRIMARY KEY (circle, epoch)
);

-- What an account keeps of keys and pins, sealed.
CREATE TABLE keyring (
    account UUID   NOT NULL PRIMARY KEY REFERENCES account (id),
    version BIGINT NOT NULL CHECK (version > 0),
    sealed  BYTEA  NOT NULL
);

-- Messages to a keyring. Neither the id nor the day tells when in the day, from whom or about what.
CREATE TABLE inbox (
    id      UUID             NOT NULL PRIMARY KEY,
    account UUID             NOT NULL REFERENCES account (id),
    sealed  BYTEA            NOT NULL,
    day     TEXT COLLATE "C" NOT NULL
);
CREATE INDEX inbox_account ON inbox (account, id);

-- Ordinary records: what lists and clocks need in clear, the content in their sealed versions.
CREATE TABLE record (
    id         UUID             NOT NULL PRIMARY KEY,
    kind       TEXT COLLATE "C" NOT NULL,
    owner      UUID             NOT NULL REFERENCES account (id),
    unit       UUID             NOT NULL REFERENCES unit (id),
    state      TEXT COLLATE "C" NOT NULL,
    created_at BIGINT           NOT NULL,
    version    BIGINT           NOT NULL CHECK (version > 0)
);
CREATE INDEX record_owner ON record (owner, id);

-- The content of a record, one row for each version; never changed.
CREATE TABLE sealed_version (
    record     UUID   NOT NULL REFERENCES record (id),
    version    BIGINT NOT NULL CHECK (version > 0),
    author     UUID   NOT NULL REFERENCES account (id),
    header     BYTEA  NOT NULL,
    ciphertext BYTEA  NOT NULL,
    PRIMARY KEY (record, version)
);

-- The keys of a record, each wrapped to an account (generation of its keys) or to a circle (epoch).
CREATE TABLE record_wrap (
    record         UUID             NOT NULL REFERENCES record (id),
    key_version    BIGINT           NOT NULL CHECK (key_version > 0),
    recipient_kind TEXT COLLATE "C" NOT NULL CHECK (recipient_kind IN ('account', 'circle')),
    recipient      UUID             NOT NULL,
    generation     BIGINT           NOT NULL CHECK (generation > 0),
    sealed         BYTEA            NOT NULL,
    PRIMARY KEY (record, key_version, recipient_kind, recipient, generation)
);
