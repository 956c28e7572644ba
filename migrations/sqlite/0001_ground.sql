-- Settings of the agency; `value` is JSON, `version` grows by one with every change.
CREATE TABLE setting (
    key        TEXT    NOT NULL PRIMARY KEY,
    value      TEXT    NOT NULL,
    version    INTEGER NOT NULL CHECK (version > 0),
    changed_at INTEGER NOT NULL
) STRICT;

-- Work to do after a commit. A finished job is deleted. Never holds content.
CREATE TABLE job (
    id           BLOB    NOT NULL PRIMARY KEY,
    kind         TEXT    NOT NULL,
    payload      TEXT    NOT NULL,
    dedupe       TEXT    NOT NULL UNIQUE,
    run_at       INTEGER NOT NULL,
    leased_until INTEGER NOT NULL,
    attempts     INTEGER NOT NULL CHECK (attempts >= 0)
) STRICT;
CREATE INDEX job_due ON job (run_at, id);

-- Forms already carried out, so that a repeat is answered like the first post. `key` and `content` are digests under the
-- form's own random key, which is not kept: they tell nothing about what was typed.
CREATE TABLE idempotency (
    key        BLOB NOT NULL,
    content    BLOB NOT NULL,
    account    TEXT    NOT NULL,
    route      TEXT    NOT NULL,
    location   TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (key, account, route)
) STRICT;
CREATE INDEX idempotency_age ON idempotency (created_at);
