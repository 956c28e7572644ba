//! Lists that travel as one parameter, JSON.
//!
//! Owns: the statements that take one, in the words of each engine, and the form of the lists. Must not: be used where
//! a value or a range of values says the same.

use domain::system::Engine;
use uuid::Uuid;

use crate::Tx;
use crate::account_key::columns;

/// One statement in two dialects.
pub(crate) struct Statement {
    pub(super) sqlite: &'static str,
    pub(super) postgres: &'static str,
}

impl Statement {
    /// The words for the engine of this transaction.
    pub(crate) fn of(&self, tx: &Tx) -> &'static str {
        match tx.engine() {
            Engine::Sqlite => self.sqlite,
            Engine::Postgres => self.postgres,
        }
    }
}

/// Account, then hashes.
pub(crate) const INSERT_CODES: Statement = Statement {
    sqlite: "INSERT INTO second_factor_code (account, hash) SELECT $1, unhex(value) FROM json_each($2)",
    postgres: "INSERT INTO second_factor_code (account, hash) \
               SELECT $1, decode(value, 'hex') FROM json_array_elements_text($2::JSON)",
};

/// Logins.
pub(crate) const LOGINS: Statement = Statement {
    sqlite: "SELECT login FROM account WHERE login IN (SELECT value FROM json_each($1))",
    postgres: "SELECT login FROM account WHERE login IN (SELECT json_array_elements_text($1::JSON))",
};

/// Ids of accounts, then the greatest number of rows.
pub(crate) const ENDORSEMENTS: Statement = Statement {
    sqlite: "SELECT id, subject, generation, body, made_at FROM endorsement \
             WHERE subject IN (SELECT unhex(value) FROM json_each($1)) ORDER BY subject, id LIMIT $2",
    postgres: "SELECT id, subject, generation, body, made_at FROM endorsement \
               WHERE subject IN (SELECT value::UUID FROM json_array_elements_text($1::JSON)) \
               ORDER BY subject, id LIMIT $2",
};

/// Ids of accounts.
pub(crate) const NEWEST_ACCOUNT_KEYS: Statement = Statement {
    sqlite: concat!(
        "SELECT ",
        columns!(),
        " FROM account_key k WHERE account IN (SELECT unhex(value) FROM json_each($1)) \
         AND generation = (SELECT MAX(generation) FROM account_key WHERE account = k.account) ORDER BY account"
    ),
    postgres: concat!(
        "SELECT ",
        columns!(),
        " FROM account_key k WHERE account IN (SELECT value::UUID FROM json_array_elements_text($1::JSON)) \
         AND generation = (SELECT MAX(generation) FROM account_key WHERE account = k.account) ORDER BY account"
    ),
};

/// Ids of roles.
pub(crate) const ROLES: Statement = Statement {
    sqlite: crate::role::select!("id IN (SELECT unhex(value) FROM json_each($1))"),
    postgres: crate::role::select!("id IN (SELECT value::UUID FROM json_array_elements_text($1::JSON))"),
};

/// Fingerprints.
pub(crate) const KEY_OWNERS: Statement = Statement {
    sqlite: "SELECT DISTINCT account FROM account_key WHERE fingerprint IN (SELECT unhex(value) FROM json_each($1)) \
             ORDER BY account",
    postgres: "SELECT DISTINCT account FROM account_key \
               WHERE fingerprint IN (SELECT decode(value, 'hex') FROM json_array_elements_text($1::JSON)) \
               ORDER BY account",
};

/// Ids of accounts.
pub(crate) const LISTED_ACCOUNTS: Statement = Statement {
    sqlite: "SELECT a.id, a.person, a.login, a.state, a.created_at, a.created_by, a.version, a.mac, \
             p.name AS person_name, p.birth_year, p.name_sort, u.name AS unit_name \
             FROM account a JOIN person p ON p.id = a.person JOIN unit u ON u.id = p.unit \
             WHERE a.id IN (SELECT unhex(value) FROM json_each($1))",
    postgres: "SELECT a.id, a.person, a.login, a.state, a.created_at, a.created_by, a.version, a.mac, \
               p.name AS person_name, p.birth_year, p.name_sort, u.name AS unit_name \
               FROM account a JOIN person p ON p.id = a.person JOIN unit u ON u.id = p.unit \
               WHERE a.id IN (SELECT value::UUID FROM json_array_elements_text($1::JSON))",
};

/// Ids of events.
pub(crate) const EVENTS: Statement = Statement {
    sqlite: "SELECT id, leaf, hash FROM event WHERE id IN (SELECT unhex(value) FROM json_each($1))",
    postgres: "SELECT id, leaf, hash FROM event \
               WHERE id IN (SELECT value::UUID FROM json_array_elements_text($1::JSON))",
};

/// Rows of circle, epoch, account, generation, sealed.
pub(crate) const INSERT_CIRCLE_KEYS: Statement = Statement {
    sqlite: "INSERT INTO circle_key (circle, epoch, account, generation, sealed) \
             SELECT unhex(value ->> 0), value ->> 1, unhex(value ->> 2), value ->> 3, unhex(value ->> 4) \
             FROM json_each($1)",
    postgres: "INSERT INTO circle_key (circle, epoch, account, generation, sealed) \
               SELECT (value ->> 0)::UUID, (value ->> 1)::BIGINT, (value ->> 2)::UUID, (value ->> 3)::BIGINT, \
               decode(value ->> 4, 'hex') FROM json_array_elements($1::JSON)",
};

/// Day, then rows of id, account, sealed.
pub(crate) const INSERT_MESSAGES: Statement = Statement {
    sqlite: "INSERT INTO inbox (day, id, account, sealed) \
             SELECT $1, unhex(value ->> 0), unhex(value ->> 1), unhex(value ->> 2) FROM json_each($2)",
    postgres: "INSERT INTO inbox (day, id, account, sealed) \
               SELECT $1, (value ->> 0)::UUID, (value ->> 1)::UUID, decode(value ->> 2, 'hex') \
               FROM json_array_elements($2::JSON)",
};

/// Rows of record, key version, kind of recipient, recipient, generation, sealed.
pub(crate) const INSERT_WRAPS: Statement = Statement {
    sqlite: "INSERT INTO record_wrap (record, key_version, recipient_kind, recipient, generation, sealed) \
             SELECT unhex(value ->> 0), value ->> 1, value ->> 2, unhex(value ->> 3), value ->> 4, unhex(value ->> 5) \
             FROM json_each($1)",
    postgres: "INSERT INTO record_wrap (record, key_version, recipient_kind, recipient, generation, sealed) \
               SELECT (value ->> 0)::UUID, (value ->> 1)::BIGINT, value ->> 2, (value ->> 3)::UUID, \
               (value ->> 4)::BIGINT, decode(value ->> 5, 'hex') FROM json_array_elements($1::JSON)",
};

/// Record, account, then ids of circles.
pub(crate) const REACHABLE_WRAPS: Statement = Statement {
    sqlite: "SELECT record, key_version, recipient_kind, recipient, generation, sealed FROM record_wrap \
             WHERE record = $1 AND ((recipient_kind = 'account' AND recipient = $2) OR (recipient_kind = 'circle' \
             AND recipient IN (SELECT unhex(value) FROM json_each($3)))) \
             ORDER BY key_version DESC, recipient_kind, recipient, generation DESC LIMIT $4",
    postgres: "SELECT record, key_version, recipient_kind, recipient, generation, sealed FROM record_wrap \
               WHERE record = $1 AND ((recipient_kind = 'account' AND recipient = $2) OR (recipient_kind = 'circle' \
               AND recipient IN (SELECT value::UUID FROM json_array_elements_text($3::JSON)))) \
               ORDER BY key_version DESC, recipient_kind, recipient, generation DESC LIMIT $4",
};

/// Ids of accounts.
pub(crate) const INVITATIONS: Statement = Statement {
    sqlite: "SELECT id, account, secret_hash, issued_by, issued_at, expires_at, failures, version, mac \
             FROM invitation WHERE account IN (SELECT unhex(value) FROM json_each($1))",
    postgres: "SELECT id, account, secret_hash, issued_by, issued_at, expires_at, failures, version, mac \
               FROM invitation WHERE account IN (SELECT value::UUID FROM json_array_elements_text($1::JSON))",
};

/// Ids of invitations.
pub(crate) const DELETE_INVITATIONS: Statement = Statement {
    sqlite: "DELETE FROM invitation WHERE id IN (SELECT unhex(value) FROM json_each($1))",
    postgres: "DELETE FROM invitation WHERE id IN (SELECT value::UUID FROM json_array_elements_text($1::JSON))",
};

/// Issuer, moment of issue, moment of expiry, then rows of id, MAC, account, hash of the secret.
pub(crate) const INSERT_INVITATIONS: Statement = Statement {
    sqlite: "INSERT INTO invitation (id, version, mac, account, secret_hash, issued_by, issued_at, expires_at, failures) \
             SELECT unhex(value ->> 0), 1, unhex(value ->> 1), unhex(value ->> 2), unhex(value ->> 3), $1, $2, $3, 0 \
             FROM json_each($4)",
    postgres: "INSERT INTO invitation (id, version, mac, account, secret_hash, issued_by, issued_at, expires_at, \
               failures) SELECT (value ->> 0)::UUID, 1, decode(value ->> 1, 'hex'), (value ->> 2)::UUID, \
               decode(value ->> 3, 'hex'), $1, $2, $3, 0 FROM json_array_elements($4::JSON)",
};

/// Ids of people.
pub(crate) const POSTS_OF_PEOPLE: Statement = Statement {
    sqlite: "SELECT id, person, unit, title, level, kind, valid_from, valid_to, decision_number, decision_day, version \
             FROM person_post WHERE person IN (SELECT unhex(value) FROM json_each($1)) \
             ORDER BY person, valid_from, id LIMIT $2",
    postgres: "SELECT id, person, unit, title, level, kind, valid_from, valid_to, decision_number, decision_day, version \
               FROM person_post WHERE person IN (SELECT value::UUID FROM json_array_elements_text($1::JSON)) \
               ORDER BY person, valid_from, id LIMIT $2",
};

/// Ids of people.
pub(crate) const OBLIGATIONS_OF_PEOPLE: Statement = Statement {
    sqlite: "SELECT o.person, r.year, o.kind, o.stage FROM obligation o JOIN declaration_round r ON r.id = o.round \
             WHERE o.listed = 1 AND o.person IN (SELECT unhex(value) FROM json_each($1)) \
             ORDER BY o.person, r.year, o.id LIMIT $2",
    postgres: "SELECT o.person, r.year, o.kind, o.stage FROM obligation o JOIN declaration_round r ON r.id = o.round \
               WHERE o.listed = 1 AND o.person IN (SELECT value::UUID FROM json_array_elements_text($1::JSON)) \
               ORDER BY o.person, r.year, o.id LIMIT $2",
};

/// Ids of records.
pub(crate) const NEWEST_RECEIPTS: Statement = Statement {
    sqlite: "SELECT record, version, number, issued_at, commitment, event, checkpoint, signature FROM receipt AS one \
             WHERE record IN (SELECT unhex(value) FROM json_each($1)) \
             AND version = (SELECT max(version) FROM receipt AS newest WHERE newest.record = one.record)",
    postgres: "SELECT record, version, number, issued_at, commitment, event, checkpoint, signature FROM receipt AS one \
               WHERE record IN (SELECT value::UUID FROM json_array_elements_text($1::JSON)) \
               AND version = (SELECT max(version) FROM receipt AS newest WHERE newest.record = one.record)",
};

/// Ids of obligations.
pub(crate) const DRAFTS_SAVED: Statement = Statement {
    sqlite: "SELECT obligation, max(saved_at) AS saved_at FROM declaration_draft \
             WHERE obligation IN (SELECT unhex(value) FROM json_each($1)) GROUP BY obligation",
    postgres: "SELECT obligation, max(saved_at) AS saved_at FROM declaration_draft \
               WHERE obligation IN (SELECT value::UUID FROM json_array_elements_text($1::JSON)) GROUP BY obligation",
};

/// Ids of records.
pub(crate) const NEWEST_PAPERS: Statement = Statement {
    sqlite: "SELECT record, number, code, handed_at, handed_to, version FROM declaration_paper AS one \
             WHERE record IN (SELECT unhex(value) FROM json_each($1)) \
             AND number = (SELECT max(number) FROM declaration_paper AS newest WHERE newest.record = one.record)",
    postgres: "SELECT record, number, code, handed_at, handed_to, version FROM declaration_paper AS one \
               WHERE record IN (SELECT value::UUID FROM json_array_elements_text($1::JSON)) \
               AND number = (SELECT max(number) FROM declaration_paper AS newest WHERE newest.record = one.record)",
};

/// Rows of id, round, person, unit, kind, duty, rule, control body, obliged since, due, planned, presumed, listed, correction,
/// stage, instant, MAC.
pub(crate) const INSERT_OBLIGATIONS: Statement = Statement {
    sqlite: "INSERT INTO obligation (id, version, mac, round, person, unit, kind, duty, rule, control_body, obliged_since, \
             due, planned, presumed, listed, correction, stage, versions, opened, draft, changed_at) \
             SELECT unhex(value ->> 0), 1, unhex(value ->> 16), unhex(value ->> 1), unhex(value ->> 2), unhex(value ->> 3), \
             value ->> 4, value ->> 5, value ->> 6, value ->> 7, value ->> 8, value ->> 9, value ->> 10, value ->> 11, \
             value ->> 12, value ->> 13, value ->> 14, 0, 0, 0, value ->> 15 FROM json_each($1)",
    postgres: "INSERT INTO obligation (id, version, mac, round, person, unit, kind, duty, rule, control_body, \
               obliged_since, due, planned, presumed, listed, correction, stage, versions, opened, draft, changed_at) \
               SELECT (value ->> 0)::UUID, 1, decode(value ->> 16, 'hex'), (value ->> 1)::UUID, (value ->> 2)::UUID, \
               (value ->> 3)::UUID, value ->> 4, value ->> 5, value ->> 6, value ->> 7, value ->> 8, value ->> 9, \
               value ->> 10, (value ->> 11)::BIGINT, (value ->> 12)::BIGINT, value ->> 13, value ->> 14, 0, 0, 0, \
               (value ->> 15)::BIGINT FROM json_array_elements($1::JSON)",
};

/// Day and id behind which the page begins, the greatest number of rows, then ids of units.
pub(crate) const STAND_INS_OF_UNITS: Statement = Statement {
    sqlite: crate::stand_in::select!(
        "(valid_from, id) < ($1, $2) AND unit IN (SELECT unhex(value) FROM json_each($4)) \
         ORDER BY valid_from DESC, id DESC LIMIT $3"
    ),
    postgres: crate::stand_in::select!(
        "(valid_from, id) < ($1, $2) AND unit IN (SELECT value::UUID FROM json_array_elements_text($4::JSON)) \
         ORDER BY valid_from DESC, id DESC LIMIT $3"
    ),
};

/// Kind, ids of subjects, then the greatest number of rows.
pub(crate) const ASSIGNMENTS: Statement = Statement {
    sqlite: concat!(
        "SELECT ",
        crate::assignment::columns!(),
        " FROM assignment WHERE kind = $1 AND subject IN (SELECT unhex(value) FROM json_each($2)) AND state <> 'ENDED' \
         ORDER BY subject, valid_from DESC, id DESC LIMIT $3"
    ),
    postgres: concat!(
        "SELECT ",
        crate::assignment::columns!(),
        " FROM assignment WHERE kind = $1 AND subject IN (SELECT value::UUID FROM json_array_elements_text($2::JSON)) \
         AND state <> 'ENDED' ORDER BY subject, valid_from DESC, id DESC LIMIT $3"
    ),
};

/// Ids of assignments.
pub(crate) const ASSIGNMENTS_BY_ID: Statement = Statement {
    sqlite: concat!(
        "SELECT ",
        crate::assignment::columns!(),
        " FROM assignment WHERE id IN (SELECT unhex(value) FROM json_each($1)) ORDER BY id"
    ),
    postgres: concat!(
        "SELECT ",
        crate::assignment::columns!(),
        " FROM assignment WHERE id IN (SELECT value::UUID FROM json_array_elements_text($1::JSON)) ORDER BY id"
    ),
};

/// Assignments, each with its columns in the order of `assignment::columns`.
pub(crate) const INSERT_ASSIGNMENTS: Statement = Statement {
    sqlite: concat!(
        "INSERT INTO assignment (",
        crate::assignment::columns!(),
        ") SELECT unhex(value ->> 0), value ->> 1, unhex(value ->> 2), value ->> 3, unhex(value ->> 4), value ->> 5, \
         value ->> 6, value ->> 7, value ->> 8, value ->> 9, value ->> 10, unhex(value ->> 11), value ->> 12, \
         unhex(value ->> 13), value ->> 14, unhex(value ->> 15) FROM json_each($1) WHERE TRUE ON CONFLICT DO NOTHING"
    ),
    postgres: concat!(
        "INSERT INTO assignment (",
        crate::assignment::columns!(),
        ") SELECT (value ->> 0)::UUID, (value ->> 1)::BIGINT, decode(value ->> 2, 'hex'), value ->> 3, \
         (value ->> 4)::UUID, value ->> 5, value ->> 6, value ->> 7, value ->> 8, value ->> 9, value ->> 10, \
         (value ->> 11)::UUID, (value ->> 12)::BIGINT, (value ->> 13)::UUID, (value ->> 14)::BIGINT, \
         decode(value ->> 15, 'hex') FROM json_array_elements($1::JSON) ON CONFLICT DO NOTHING"
    ),
};

/// Ids of people.
pub(crate) const ACCOUNTS_OF_PEOPLE: Statement = Statement {
    sqlite: "SELECT id, person FROM account WHERE person IN (SELECT unhex(value) FROM json_each($1)) ORDER BY person",
    postgres: "SELECT id, person FROM account \
               WHERE person IN (SELECT value::UUID FROM json_array_elements_text($1::JSON)) ORDER BY person",
};

/// Rows of id, account, kind, hat, subject, last day, instant. One open task for one thing that somebody is asked.
pub(crate) const INSERT_TASKS: Statement = Statement {
    sqlite: "INSERT INTO task (id, account, kind, hat, subject, due, created_at) \
             SELECT unhex(value ->> 0), unhex(value ->> 1), value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6 \
             FROM json_each($1) WHERE TRUE \
             ON CONFLICT (account, kind, subject) WHERE done_at IS NULL DO UPDATE SET hat = excluded.hat, due = excluded.due",
    postgres: "INSERT INTO task (id, account, kind, hat, subject, due, created_at) \
               SELECT (value ->> 0)::UUID, (value ->> 1)::UUID, value ->> 2, value ->> 3, value ->> 4, value ->> 5, \
               (value ->> 6)::BIGINT FROM json_array_elements($1::JSON) \
               ON CONFLICT (account, kind, subject) WHERE done_at IS NULL \
               DO UPDATE SET hat = excluded.hat, due = excluded.due",
};

/// Codes of stages, ids of people, then the greatest number of rows. The engine with several writers keeps what was found, and
/// its rounds, from being changed until the transaction ends.
pub(crate) const OPEN_OF_PEOPLE: Statement = Statement {
    sqlite: concat!(
        "SELECT ",
        crate::obligation::columns!("o."),
        ", r.state AS round_state FROM obligation o JOIN declaration_round r ON r.id = o.round \
         WHERE o.person IN (SELECT unhex(value) FROM json_each($2)) AND o.listed = 1 \
         AND o.stage IN (SELECT value FROM json_each($1)) ORDER BY o.person, o.id LIMIT $3"
    ),
    postgres: concat!(
        "SELECT ",
        crate::obligation::columns!("o."),
        ", r.state AS round_state FROM obligation o JOIN declaration_round r ON r.id = o.round \
         WHERE o.person IN (SELECT value::UUID FROM json_array_elements_text($2::JSON)) AND o.listed = 1 \
         AND o.stage IN (SELECT json_array_elements_text($1::JSON)) ORDER BY o.person, o.id LIMIT $3 FOR SHARE OF o, r"
    ),
};

/// Kind, instant, then rows of id, payload, cause. One job for one cause.
pub(crate) const INSERT_JOBS: Statement = Statement {
    sqlite: "INSERT INTO job (id, kind, payload, dedupe, run_at, leased_until, attempts) \
             SELECT unhex(value ->> 0), $1, value ->> 1, value ->> 2, $2, 0, 0 FROM json_each($3) WHERE TRUE \
             ON CONFLICT (dedupe) DO NOTHING",
    postgres: "INSERT INTO job (id, kind, payload, dedupe, run_at, leased_until, attempts) \
               SELECT (value ->> 0)::UUID, $1, value ->> 1, value ->> 2, $2, 0, 0 FROM json_array_elements($3::JSON) \
               ON CONFLICT (dedupe) DO NOTHING",
};

/// Bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|half| char::from(DIGITS[usize::from(half)]))
        .collect()
}

/// A list of ids.
pub(crate) fn ids(ids: &[Uuid]) -> String {
    list(ids.iter().map(|id| format!("\"{}\"", id.simple())))
}

/// A list of codes, which have neither quotes nor backslashes.
pub(crate) fn codes(codes: &[&str]) -> String {
    list(codes.iter().map(|code| format!("\"{code}\"")))
}

/// A list of bytes.
pub(crate) fn bytes(values: &[Vec<u8>]) -> String {
    list(values.iter().map(|value| format!("\"{}\"", hex(value))))
}

/// A list of what is written already: rows, or values in their quotes.
pub(crate) fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_json() {
        assert_eq!(hex(&[0, 0x0f, 0xa5, 0xff]), "000fa5ff");
        assert_eq!(bytes(&[]), "[]");
        assert_eq!(bytes(&[vec![1], vec![]]), "[\"01\",\"\"]");
        assert_eq!(
            ids(&[Uuid::from_u128(1), Uuid::max()]),
            "[\"00000000000000000000000000000001\",\"ffffffffffffffffffffffffffffffff\"]"
        );
    }
}
