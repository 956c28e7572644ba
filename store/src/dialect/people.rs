//! People in lists: many written at once, and few found among many.
//!
//! Owns: the statements about people that take a list, in the words of each engine. Must not: be used where a value or a
//! range of values says the same.

use super::lists::Statement;
use crate::person::columns;

/// Rows of all columns in the order of `person::columns`.
pub(crate) const INSERT: Statement = Statement {
    sqlite: concat!(
        "INSERT INTO person (",
        columns!(""),
        ") SELECT unhex(value ->> 0), value ->> 1, unhex(value ->> 2), \
         unhex(value ->> 3), value ->> 4, value ->> 5, value ->> 6, value ->> 7, value ->> 8, value ->> 9, \
         value ->> 10, value ->> 11, value ->> 12, value ->> 13, value ->> 14, value ->> 15, value ->> 16, \
         value ->> 17, value ->> 18, value ->> 19, value ->> 20, value ->> 21, value ->> 22, value ->> 23, \
         value ->> 24, value ->> 25, value ->> 26 FROM json_each($1) WHERE TRUE ON CONFLICT DO NOTHING"
    ),
    postgres: concat!(
        "INSERT INTO person (",
        columns!(""),
        ") SELECT (value ->> 0)::UUID, (value ->> 1)::BIGINT, \
         decode(value ->> 2, 'hex'), (value ->> 3)::UUID, value ->> 4, value ->> 5, value ->> 6, value ->> 7, \
         value ->> 8, (value ->> 9)::BIGINT, value ->> 10, value ->> 11, value ->> 12, value ->> 13, value ->> 14, \
         (value ->> 15)::BIGINT, value ->> 16, (value ->> 17)::BIGINT, value ->> 18, value ->> 19, value ->> 20, \
         value ->> 21, value ->> 22, value ->> 23, (value ->> 24)::BIGINT, value ->> 25, value ->> 26 \
         FROM json_array_elements($1::JSON) ON CONFLICT DO NOTHING"
    ),
};

/// The same, each at the version after the stored one.
pub(crate) const UPDATE: Statement = Statement {
    sqlite: "UPDATE person SET version = r.value ->> 1, mac = unhex(r.value ->> 2), unit = unhex(r.value ->> 3), \
             staff_code = r.value ->> 4, name = r.value ->> 5, name_sort = r.value ->> 6, \
             name_search = r.value ->> 7, name_initials = r.value ->> 8, birth_year = r.value ->> 9, \
             kind = r.value ->> 10, post = r.value ->> 11, level = r.value ->> 12, rank = r.value ->> 13, \
             fields = r.value ->> 14, party_member = r.value ->> 15, managed_by = r.value ->> 16, \
             state_capital = r.value ->> 17, phone = r.value ->> 18, extension = r.value ->> 19, \
             mail = r.value ->> 20, status = r.value ->> 21, status_from = r.value ->> 22, \
             status_to = r.value ->> 23, on_staff = r.value ->> 24, valid_from = r.value ->> 25, \
             valid_to = r.value ->> 26 \
             FROM json_each($1) r WHERE person.id = unhex(r.value ->> 0) AND person.version + 1 = r.value ->> 1",
    postgres: "UPDATE person SET version = (r.value ->> 1)::BIGINT, mac = decode(r.value ->> 2, 'hex'), \
               unit = (r.value ->> 3)::UUID, staff_code = r.value ->> 4, name = r.value ->> 5, \
               name_sort = r.value ->> 6, name_search = r.value ->> 7, name_initials = r.value ->> 8, \
               birth_year = (r.value ->> 9)::BIGINT, kind = r.value ->> 10, post = r.value ->> 11, \
               level = r.value ->> 12, rank = r.value ->> 13, fields = r.value ->> 14, \
               party_member = (r.value ->> 15)::BIGINT, managed_by = r.value ->> 16, \
               state_capital = (r.value ->> 17)::BIGINT, phone = r.value ->> 18, extension = r.value ->> 19, \
               mail = r.value ->> 20, status = r.value ->> 21, status_from = r.value ->> 22, \
               status_to = r.value ->> 23, on_staff = (r.value ->> 24)::BIGINT, valid_from = r.value ->> 25, \
               valid_to = r.value ->> 26 FROM json_array_elements($1::JSON) r \
               WHERE person.id = (r.value ->> 0)::UUID AND person.version + 1 = (r.value ->> 1)::BIGINT",
};

/// Ids of people.
pub(crate) const FIND: Statement = Statement {
    sqlite: concat!(
        "SELECT ",
        columns!(""),
        " FROM person WHERE id IN (SELECT unhex(value) FROM json_each($1))"
    ),
    postgres: concat!(
        "SELECT ",
        columns!(""),
        " FROM person WHERE id IN (SELECT value::UUID FROM json_array_elements_text($1::JSON))"
    ),
};

/// Who is meant besides what was typed. Nothing asked is said by an empty text, by -1, or by an empty list of units.
macro_rules! conditions {
    ($units:literal) => {
        concat!(
            "($1 = '[]' OR p.unit IN (",
            $units,
            ")) AND ($2 = -1 OR p.on_staff = $2) \
             AND ($3 = '' OR p.status = $3) AND ($4 = '' OR p.kind = $4) AND ($5 = '' OR p.level = $5) \
             AND ($6 = '' OR p.managed_by = $6) AND ($7 = -1 OR p.party_member = $7) \
             AND ($8 = -1 OR p.state_capital = $8) AND ($9 = '' OR ' ' || p.fields || ' ' LIKE $9)"
        )
    };
}

macro_rules! chosen {
    ($what:expr, $end:expr) => {
        chosen!($what, $what, $end)
    };
    ($sqlite:expr, $postgres:expr, $end:expr) => {
        Statement {
            sqlite: concat!($sqlite, conditions!("SELECT unhex(value) FROM json_each($1)"), $end),
            postgres: concat!(
                $postgres,
                conditions!("SELECT value::UUID FROM json_array_elements_text($1::JSON)"),
                $end
            ),
        }
    };
}

// The rest of a row is fetched for the page alone.
macro_rules! rows {
    ($order:literal) => {
        concat!(
            " ORDER BY ",
            $order,
            " LIMIT $12) f JOIN person p ON p.id = f.id JOIN unit u ON u.id = p.unit ORDER BY ",
            $order
        )
    };
}

// Who is meant is found in the index that holds all conditions.
macro_rules! listed {
    ($behind:literal, $order:literal) => {
        chosen!(
            concat!(
                "SELECT ",
                columns!("p."),
                ", u.name AS unit_name FROM (SELECT p.id FROM person p WHERE "
            ),
            concat!(" AND ", $behind, rows!($order))
        )
    };
}

/// Whom the typed words mean.
macro_rules! typed {
    () => {
        "(' ' || p.name_search LIKE $13 AND ' ' || p.name_search LIKE $14 AND ' ' || p.name_search LIKE $15 \
         OR p.name_initials = $16 OR p.staff_code = $17)"
    };
}

// All who are found are counted with the page. What was typed is asked first, because it leaves few to be asked the rest:
// SQLite asks in the order written and looks at everybody once; PostgreSQL finds in its indexes who comes into question, and
// asks the rest behind OFFSET alone.
macro_rules! searched {
    ($behind:literal, $order:literal) => {
        chosen!(
            concat!(
                "WITH found AS MATERIALIZED (SELECT p.id, p.name_sort, p.staff_code FROM person p WHERE ",
                typed!(),
                " AND "
            ),
            concat!(
                "WITH found AS MATERIALIZED (SELECT p.id, p.name_sort, p.staff_code FROM (SELECT p.* FROM person p \
                 WHERE array_to_tsvector(string_to_array(p.name_search, ' ')) \
                 @@ ('''' || replace($16, ' ', ''':* & ''') || ''':*')::TSQUERY \
                 OR p.name_initials = $16 OR p.staff_code = $17 OFFSET 0) p WHERE ",
                typed!(),
                " AND "
            ),
            concat!(
                ") SELECT ",
                columns!("p."),
                ", u.name AS unit_name, (SELECT COUNT(*) FROM found) AS total FROM (SELECT p.id FROM found p WHERE ",
                $behind,
                rows!($order)
            )
        )
    };
}

/// A list in one order: conditions, then sort key and id to go on behind, then the greatest number of rows.
pub(crate) struct Ordered {
    /// Everybody whom the conditions mean.
    pub(crate) listed: Statement,
    /// Of them those whom the typed words mean, which come last; each row with their number.
    pub(crate) searched: Statement,
}

macro_rules! ordered {
    ($behind:literal, $order:literal) => {
        Ordered {
            listed: listed!($behind, $order),
            searched: searched!($behind, $order),
        }
    };
}

/// By given name.
pub(crate) const BY_NAME: Ordered = ordered!("(p.name_sort, p.id) > ($10, $11)", "p.name_sort, p.id");
/// The same backwards.
pub(crate) const BY_NAME_DOWN: Ordered = ordered!("(p.name_sort, p.id) < ($10, $11)", "p.name_sort DESC, p.id DESC");
/// By staff code.
pub(crate) const BY_CODE: Ordered = ordered!("(p.staff_code, p.id) > ($10, $11)", "p.staff_code, p.id");
/// The same backwards.
pub(crate) const BY_CODE_DOWN: Ordered = ordered!("(p.staff_code, p.id) < ($10, $11)", "p.staff_code DESC, p.id DESC");
/// How many the conditions mean.
pub(crate) const COUNT: Statement = chosen!("SELECT COUNT(*) FROM person p WHERE ", "");
