//! The two macros of the store.
//!
//! Owns: choosing the engine of a transaction, and the list of statements. Must not: contain SQL.

/// Runs one query on the engine of a transaction: `on!(tx, |c| query(SQL).bind(x).execute(c).await)`.
///
/// The body is compiled once for each engine; its result has the engine's own types, so it ends in something both
/// share (a row struct, a count).
macro_rules! on {
    ($tx:expr, |$connection:ident| $body:expr) => {
        match $tx.connection() {
            $crate::tx::Connection::Sqlite($connection) => $body,
            $crate::tx::Connection::Postgres($connection) => $body,
        }
    };
}

/// Declares the SQL statements of a module as constants and lists them in `STATEMENTS`, so that none escapes the
/// test that prepares all of them.
macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident = $sql:expr;)+) => {
        $($(#[$doc])* const $name: &str = $sql;)+

        /// Name and text of every statement of this module.
        pub(crate) const STATEMENTS: &[(&str, &str)] = &[$((concat!(module_path!(), "::", stringify!($name)), $name)),+];
    };
}
