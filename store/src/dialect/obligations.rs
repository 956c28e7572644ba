//! Who has to declare, found among many.
//!
//! Owns: the statements of the register, in the words of each engine. Must not: be used where a value or a range of values
//! says the same.

use super::lists::Statement;

/// Id. Nobody else changes the row until the transaction ends; SQLite has one writer anyway.
pub(crate) const HELD: Statement = Statement {
    sqlite: concat!(
        "SELECT ",
        crate::obligation::columns!(""),
        " FROM obligation WHERE id = $1"
    ),
    postgres: concat!(
        "SELECT ",
        crate::obligation::columns!(""),
        " FROM obligation WHERE id = $1 FOR UPDATE"
    ),
};

/// Ids.
pub(crate) const FIND: Statement = Statement {
    sqlite: concat!(
        "SELECT ",
        crate::obligation::columns!(""),
        " FROM obligation WHERE id IN (SELECT unhex(value) FROM json_each($1))"
    ),
    postgres: concat!(
        "SELECT ",
        crate::obligation::columns!(""),
        " FROM obligation WHERE id IN (SELECT value::UUID FROM json_array_elements_text($1::JSON))"
    ),
};

/// Who is meant. Nothing asked is said by an empty text, by an empty list, or by the id of nobody.
macro_rules! conditions {
    ($named:expr, $rounds:literal, $units:literal, $stages:literal, $circles:literal) => {
        concat!(
            $named,
            " AND o.listed = 1 AND o.round IN (",
            $rounds,
            ") AND ($2 = '[]' OR o.unit IN (",
            $units,
            ")) AND ($3 = '[]' OR o.stage IN (",
            $stages,
            ")) AND ($4 = '' OR o.kind = $4) \
             AND ($5 = '' OR (o.stage IN ('CHUA_KE_KHAI', 'NHAP') AND o.due < $5) \
             OR (o.stage = 'YEU_CAU_BO_SUNG' AND o.returned_on <= $6) \
             OR (o.stage IN ('DA_NOP', 'DA_NOP_LAI', 'DA_TIEP_NHAN') AND o.completed_on > o.due)) \
             AND ($12 = '[]' OR (o.person <> $13 AND EXISTS (SELECT 1 FROM record_wrap w WHERE w.record = o.record \
             AND w.recipient_kind = 'circle' AND w.recipient IN (",
            $circles,
            "))))"
        )
    };
}

/// Whom what was typed means.
macro_rules! typed {
    () => {
        "o.person = p.id AND ($7 = '' OR ' ' || p.name_search LIKE $7 AND ' ' || p.name_search LIKE $8 \
         AND ' ' || p.name_search LIKE $9 OR p.name_initials = $10 OR p.staff_code = $11)"
    };
}

/// Nothing was typed.
macro_rules! nothing_typed {
    () => {
        "$7 || $8 || $9 || $10 || $11 = ''"
    };
}

macro_rules! chosen {
    ($what:expr, $end:expr) => {
        chosen!($what, typed!(), $end)
    };
    ($what:expr, $named:expr, $end:expr) => {
        Statement {
            sqlite: concat!(
                $what,
                conditions!(
                    $named,
                    "SELECT unhex(value) FROM json_each($1)",
                    "SELECT unhex(value) FROM json_each($2)",
                    "SELECT value FROM json_each($3)",
                    "SELECT unhex(value) FROM json_each($12)"
                ),
                $end
            ),
            postgres: concat!(
                $what,
                conditions!(
                    $named,
                    "SELECT value::UUID FROM json_array_elements_text($1::JSON)",
                    "SELECT value::UUID FROM json_array_elements_text($2::JSON)",
                    "SELECT json_array_elements_text($3::JSON)",
                    "SELECT value::UUID FROM json_array_elements_text($12::JSON)"
                ),
                $end
            ),
        }
    };
}

// Who is meant is found in the two indexes that hold all conditions, in the order of names; the rest of a row is fetched for
// the page alone. CROSS JOIN keeps SQLite from beginning with the rounds and sorting all of their people.
macro_rules! listed {
    ($end:literal, $order:literal) => {
        chosen!(
            concat!(
                "SELECT ",
                crate::obligation::columns!("o."),
                " FROM (SELECT o.id FROM person p CROSS JOIN obligation o WHERE "
            ),
            concat!(
                $end,
                " ORDER BY ",
                $order,
                " LIMIT $16) f JOIN obligation o ON o.id = f.id JOIN person p ON p.id = o.person ORDER BY ",
                $order
            )
        )
    };
}

/// Conditions, then sort key and id to go on behind, then the greatest number of rows.
pub(crate) const BY_NAME: Statement = listed!(" AND (p.name_sort, o.id) > ($14, $15)", "p.name_sort, o.id");
/// The same backwards.
pub(crate) const BY_NAME_DOWN: Statement =
    listed!(" AND (p.name_sort, o.id) < ($14, $15)", "p.name_sort DESC, o.id DESC");
/// Conditions, then sort key and id up to which is counted.
pub(crate) const PLACE: Statement = chosen!(
    "SELECT COUNT(*) FROM person p CROSS JOIN obligation o WHERE ",
    " AND (p.name_sort, o.id) <= ($14, $15)"
);
/// Conditions alone: how many stand where.
pub(crate) const COUNTS: Statement = chosen!(
    "SELECT o.stage, COUNT(*) AS count FROM person p CROSS JOIN obligation o WHERE ",
    " GROUP BY o.stage ORDER BY o.stage"
);
/// The same where nothing was typed: the index of a round's obligations alone tells it.
pub(crate) const COUNTS_OF_ALL: Statement = chosen!(
    "SELECT o.stage, COUNT(*) AS count FROM obligation o WHERE ",
    nothing_typed!(),
    " GROUP BY o.stage ORDER BY o.stage"
);
