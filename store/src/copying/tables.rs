//! Every table, and whether a copy takes it along.
//!
//! Owns: that list; a test compares it with the schema, so that no new table is forgotten. Must not: depend on the order
//! of tables: references are checked when all of them are there.

/// A table of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// What a copy does with it.
    pub treatment: Treatment,
}

/// What a copy does with a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Treatment {
    /// All of its rows are taken along.
    Copied,
    /// None is, for this reason.
    LeftOut(&'static str),
}

const fn copied(name: &'static str) -> Table {
    Table {
        name,
        treatment: Treatment::Copied,
    }
}

const fn left_out(name: &'static str, because: &'static str) -> Table {
    Table {
        name,
        treatment: Treatment::LeftOut(because),
    }
}

/// All tables, by name. A new migration adds a line for each table that it makes.
pub const TABLES: &[Table] = &[
    copied("account"),
    copied("account_key"),
    copied("assignment"),
    copied("blob_chunk"),
    copied("checkpoint"),
    copied("circle"),
    copied("circle_carry"),
    copied("circle_key"),
    copied("circle_manifest"),
    copied("credential"),
    copied("declaration_draft"),
    copied("declaration_paper"),
    copied("declaration_round"),
    copied("device"),
    copied("draft_file"),
    copied("endorsement"),
    copied("event"),
    copied("event_body"),
    copied("idempotency"),
    copied("inbox"),
    copied("invitation"),
    copied("job"),
    copied("keyring"),
    copied("ledger_hash"),
    copied("ledger_head"),
    copied("obligation"),
    copied("person"),
    copied("person_detail"),
    copied("person_move"),
    copied("person_post"),
    copied("receipt"),
    copied("record"),
    copied("record_wrap"),
    copied("recovery"),
    copied("refusal"),
    copied("request_draft"),
    copied("role"),
    copied("round_step"),
    copied("sealed_version"),
    copied("second_factor"),
    copied("second_factor_code"),
    left_out(
        "session",
        "a session holds keys for its length only; whoever was signed in signs in again",
    ),
    copied("setting"),
    copied("stand_in"),
    copied("task"),
    left_out(
        "throttle",
        "failed attempts count for hours, and tell who tried from where",
    ),
    copied("unit"),
    copied("unit_chief"),
    copied("unit_history"),
    copied("version_file"),
];

/// The table of this name, when it is one that a copy takes along.
pub(super) fn copied_table(name: &str) -> Option<&'static str> {
    TABLES
        .iter()
        .find(|table| table.name == name && table.treatment == Treatment::Copied)
        .map(|table| table.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_names_no_table_twice() {
        assert!(TABLES.is_sorted_by(|one, other| one.name < other.name));
    }

    #[test]
    fn what_is_left_out_has_a_reason() {
        for table in TABLES {
            if let Treatment::LeftOut(because) = table.treatment {
                assert!(because.len() > 20, "{}", table.name);
                assert_eq!(copied_table(table.name), None);
            }
        }
        assert_eq!(copied_table("account"), Some("account"));
        assert_eq!(copied_table("_sqlx_migrations"), None);
    }
}
