-- Settings of the agency; `value` is JSON, `version` grows by one with every change.
CREATE TABLE setting (
    key        TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    value      TEXT             NOT NULL,
    version    BIGINT           NOT NULL CHECK (version > 0),
    changed_at BIGINT           NOT NULL
);

-- Work to do after a commit. A finished job is deleted. Never holds content.
CREATE TABLE job (
    id           UUID             NOT NULL PRIMARY KEY,
    kind         TEXT             NOT NULL,
    payload      TEXT             NOT NULL,
    dedupe       TEXT COLLATE "C" NOT NULL UNIQUE,
    run_at       BIGINT           NOT NULL,
    leased_until BIGINT           NOT NULL,
    attempts     BIGINT           NOT NULL CHECK (attempts >= 0)
);
CREATE INDEX job_due ON job (run_at, id);

-- Forms already carried out, so that a repeat is answered like the first post. `key` and `content` are digests under the
-- form's own random key, which is not kept: they tell nothing about what was typed.
CREATE TABLE idempotency (
    key        BYTEA NOT NULL,
    content    BYTEA NOT NULL,
    account    TEXT COLLATE "C" NOT NULL,
    route      TEXT COLLATE "C" NOT NULL,
    location   TEXT             NOT NULL,
    created_at BIGINT           NOT NULL,
    PRIMARY KEY (key, account, route)
);
CREATE INDEX idempotency_age ON idempotency (created_at);
