//! What the engines say about their own tables, and statements made from it.
//!
//! Owns: columns and keys as the database knows them, reading and writing rows of any table, and references that are
//! checked at the end of a transaction. Must not: be given a name that does not come from the list of tables or from
//! the database itself.

use domain::system::Engine;
use sqlx::error::DatabaseError;
use sqlx::{AssertSqlSafe, Row as _, query, query_as, query_scalar};
use uuid::Uuid;

use crate::copying::Cell;
use crate::tx::Connection;
use crate::{Error, Result, Tx};

const COLUMNS_SQLITE: &str = "SELECT name, lower(type), CAST(pk AS INTEGER) FROM pragma_table_info($1) ORDER BY cid";
const COLUMNS_POSTGRES: &str = "SELECT a.attname::TEXT, format_type(a.atttypid, NULL), \
    COALESCE((SELECT k.place FROM pg_index i CROSS JOIN unnest(i.indkey) WITH ORDINALITY k (number, place) \
    WHERE i.indrelid = a.attrelid AND i.indisprimary AND k.number = a.attnum), 0) \
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid \
    WHERE c.relname = $1 AND c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace \
    AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum";
const TABLES_SQLITE: &str = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' \
                             AND name <> '_sqlx_migrations' ORDER BY name";
const TABLES_POSTGRES: &str = "SELECT tablename::TEXT FROM pg_tables WHERE schemaname = current_schema() \
                               AND tablename <> '_sqlx_migrations' ORDER BY tablename";
const DEFER_SQLITE: &str = "PRAGMA defer_foreign_keys = ON";
const BROKEN_SQLITE: &str = "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1";
/// What takes each reference away, and what puts it back.
const REFERENCES_POSTGRES: &str = "SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname), \
    format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) \
    FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY oid";
const TOO_BIG_SQLITE: u32 = 18;
const CONSTRAINT_SQLITE: u32 = 19;
const MISMATCH_SQLITE: u32 = 20;
/// Values in one statement: fewer than either engine takes.
const MOST_VALUES: usize = 16_000;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Number,
    Text,
    Bytes,
    Id,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) name: String,
    kind: Kind,
    /// Place in the primary key, from 1; 0 when it is none of it.
    key: i64,
}

/// Columns of a table in their order; none when there is no such table.
pub(crate) async fn columns(tx: &mut Tx, table: &'static str) -> Result<Vec<Column>> {
    let rows: Vec<(String, String, i64)> = match tx.connection() {
        Connection::Sqlite(c) => query_as(COLUMNS_SQLITE).bind(table).fetch_all(c).await?,
        Connection::Postgres(c) => query_as(COLUMNS_POSTGRES).bind(table).fetch_all(c).await?,
    };
    rows.into_iter()
        .map(|(name, declared, key)| {
            let kind = match declared.as_str() {
                "integer" | "bigint" => Kind::Number,
                "text" => Kind::Text,
                "blob" | "bytea" => Kind::Bytes,
                "uuid" => Kind::Id,
                _ => return Err(Error::Inconsistent { table, column: "*" }),
            };
            Ok(Column { name, kind, key })
        })
        .collect()
}

/// The places of the columns of the primary key, in its order.
pub(crate) fn key(columns: &[Column]) -> Vec<usize> {
    let mut places: Vec<_> = (0..columns.len()).filter(|place| columns[*place].key > 0).collect();
    places.sort_unstable_by_key(|place| columns[*place].key);
    places
}

/// Names of all tables but the engine's own and the history of migrations.
pub(crate) async fn tables(tx: &mut Tx) -> Result<Vec<String>> {
    Ok(match tx.connection() {
        Connection::Sqlite(c) => query_scalar(TABLES_SQLITE).fetch_all(c).await?,
        Connection::Postgres(c) => query_scalar(TABLES_POSTGRES).fetch_all(c).await?,
    })
}

/// Some rows of a table, in the order of some of its columns.
pub(crate) struct Selection<'a> {
    pub(crate) table: &'static str,
    pub(crate) columns: &'a [Column],
    pub(crate) condition: Option<&'static str>,
    /// Places of the ordering columns.
    pub(crate) order: &'a [usize],
    /// The ordering columns of the row before the first.
    pub(crate) after: Option<&'a [Cell]>,
    pub(crate) limit: usize,
}

impl Selection<'_> {
    /// All columns.
    fn sql(&self) -> String {
        let columns: Vec<_> = self.columns.iter().map(|column| quoted(&column.name)).collect();
        self.sql_of(&columns.join(", "))
    }

    /// The bytes of each row, without reading them.
    fn lengths_sql(&self) -> String {
        let lengths: Vec<_> = self
            .columns
            .iter()
            .map(|column| match column.kind {
                Kind::Number | Kind::Id => "16".to_owned(),
                Kind::Text | Kind::Bytes => {
                    format!("COALESCE(CAST(octet_length({}) AS BIGINT), 0)", quoted(&column.name))
                }
            })
            .collect();
        self.sql_of(&format!("CAST({} AS BIGINT)", lengths.join(" + ")))
    }

    fn sql_of(&self, what: &str) -> String {
        let names = |places: &mut dyn Iterator<Item = usize>| {
            let names: Vec<_> = places.map(|place| quoted(&self.columns[place].name)).collect();
            names.join(", ")
        };
        let order = names(&mut self.order.iter().copied());
        let after = self.after.map(|_| {
            let values: Vec<_> = (1..=self.order.len()).map(|number| format!("${number}")).collect();
            format!("({order}) > ({})", values.join(", "))
        });
        let conditions: Vec<_> = self.condition.map(str::to_owned).into_iter().chain(after).collect();
        let filter = if conditions.is_empty() {
            String::new()
        } else {
            format!(" WHERE {}", conditions.join(" AND "))
        };
        format!(
            "SELECT {what} FROM {}{filter} ORDER BY {order} LIMIT {}",
            quoted(self.table),
            self.limit
        )
    }
}

/// Names of ours have no quotes in them.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Reads a cell of a row of either engine.
macro_rules! cell {
    ($row:expr, $place:expr, $column:expr) => {
        match $column.kind {
            Kind::Number => $row.try_get::<Option<i64>, _>($place)?.map(Cell::Number),
            Kind::Text => $row.try_get::<Option<String>, _>($place)?.map(Cell::Text),
            Kind::Bytes => $row.try_get::<Option<Vec<u8>>, _>($place)?.map(Cell::Bytes),
            Kind::Id => $row
                .try_get::<Option<Uuid>, _>($place)?
                .map(|id| Cell::Bytes(id.into_bytes().to_vec())),
        }
        .unwrap_or(Cell::Null)
    };
}

/// Binds a cell as the column wants it; gives an error when it cannot hold it.
macro_rules! bind {
    ($query:expr, $table:expr, $column:expr, $cell:expr) => {
        match ($column.kind, $cell) {
            (Kind::Number, Cell::Null) => $query.bind(None::<i64>),
            (Kind::Number, Cell::Number(number)) => $query.bind(*number),
            (Kind::Text, Cell::Null) => $query.bind(None::<&str>),
            (Kind::Text, Cell::Text(text)) => $query.bind(text.as_str()),
            (Kind::Bytes, Cell::Null) => $query.bind(None::<&[u8]>),
            (Kind::Bytes, Cell::Bytes(bytes)) => $query.bind(bytes.as_slice()),
            (Kind::Id, Cell::Null) => $query.bind(None::<Uuid>),
            (Kind::Id, Cell::Bytes(bytes)) => $query.bind(id($table, bytes)?),
            _ => return Err(misfit($table)),
        }
    };
}

fn id(table: &'static str, bytes: &[u8]) -> Result<Uuid> {
    Uuid::from_slice(bytes).map_err(|_| misfit(table))
}

fn misfit(table: &'static str) -> Error {
    Error::Misfit {
        table: table.to_owned(),
        reason: "a value is of another kind than its column",
    }
}

/// About how many bytes each row has.
pub(crate) async fn lengths(tx: &mut Tx, selection: &Selection<'_>) -> Result<Vec<i64>> {
    macro_rules! run {
        ($connection:expr) => {{
            let mut statement = query_scalar(AssertSqlSafe(selection.lengths_sql()));
            for (place, cell) in selection.order.iter().zip(selection.after.into_iter().flatten()) {
                statement = bind!(statement, selection.table, selection.columns[*place], cell);
            }
            Ok(statement.fetch_all($connection).await?)
        }};
    }
    match tx.connection() {
        Connection::Sqlite(c) => run!(c),
        Connection::Postgres(c) => run!(c),
    }
}

/// Reads rows.
pub(crate) async fn select(tx: &mut Tx, selection: &Selection<'_>) -> Result<Vec<Vec<Cell>>> {
    macro_rules! run {
        ($connection:expr) => {{
            let mut statement = query(AssertSqlSafe(selection.sql()));
            for (place, cell) in selection.order.iter().zip(selection.after.into_iter().flatten()) {
                statement = bind!(statement, selection.table, selection.columns[*place], cell);
            }
            let rows = statement.fetch_all($connection).await?;
            let mut read = Vec::with_capacity(rows.len());
            for row in rows {
                let mut cells = Vec::with_capacity(selection.columns.len());
                for (place, column) in selection.columns.iter().enumerate() {
                    cells.push(cell!(row, place, column));
                }
                read.push(cells);
            }
            Ok(read)
        }};
    }
    match tx.connection() {
        Connection::Sqlite(c) => run!(c),
        Connection::Postgres(c) => run!(c),
    }
}

/// Writes rows with a cell for each of these columns.
pub(crate) async fn insert(tx: &mut Tx, table: &'static str, columns: &[Column], rows: &[Vec<Cell>]) -> Result<()> {
    for rows in rows.chunks((MOST_VALUES / columns.len().max(1)).max(1)) {
        let sql = insertion(tx.engine(), table, columns, rows.len());
        macro_rules! run {
            ($connection:expr) => {{
                // Nearly every statement is another one: none is worth keeping.
                let mut statement = query(AssertSqlSafe(sql)).persistent(false);
                for row in rows {
                    for (column, cell) in columns.iter().zip(row) {
                        statement = bind!(statement, table, column, cell);
                    }
                }
                statement.execute($connection).await.map(|_| ())?;
            }};
        }
        match tx.connection() {
            Connection::Sqlite(c) => run!(c),
            Connection::Postgres(c) => run!(c),
        }
    }
    Ok(())
}

fn insertion(engine: Engine, table: &'static str, columns: &[Column], rows: usize) -> String {
    let names: Vec<_> = columns.iter().map(|column| quoted(&column.name)).collect();
    let mut number = 0;
    let mut value = || match engine {
        // A number would be looked for among all before it.
        Engine::Sqlite => "?".to_owned(),
        Engine::Postgres => {
            number += 1;
            format!("${number}")
        }
    };
    let rows: Vec<_> = (0..rows)
        .map(|_| {
            let values: Vec<_> = columns.iter().map(|_| value()).collect();
            format!("({})", values.join(", "))
        })
        .collect();
    format!(
        "INSERT INTO {} ({}) VALUES {}",
        quoted(table),
        names.join(", "),
        rows.join(", ")
    )
}

/// Whether the database refused a row for what is in it: a constraint, a trigger that guards the table, or a value that
/// the engine does not keep. The engine itself is well then.
pub(crate) fn is_of_the_row(reported: &dyn DatabaseError) -> bool {
    let Some(code) = reported.code() else { return false };
    // SQLite's extended codes carry the code in their lowest byte. PostgreSQL's are classes of five letters.
    match code.parse::<u32>() {
        Ok(number) if code.len() < 5 => matches!(number & 0xff, TOO_BIG_SQLITE | CONSTRAINT_SQLITE | MISMATCH_SQLITE),
        _ => code.starts_with("22") || code.starts_with("23"),
    }
}

/// References that are out of force for the length of a transaction.
pub(crate) struct Deferred(Vec<String>);

/// Takes the references out of force, so that rows may come in any order.
pub(crate) async fn defer_references(tx: &mut Tx) -> Result<Deferred> {
    match tx.connection() {
        Connection::Sqlite(c) => {
            query(DEFER_SQLITE).execute(c).await?;
            Ok(Deferred(Vec::new()))
        }
        Connection::Postgres(c) => {
            let statements: Vec<(String, String)> = query_as(REFERENCES_POSTGRES).fetch_all(&mut *c).await?;
            let (away, back): (Vec<_>, Vec<_>) = statements.into_iter().unzip();
            for statement in away {
                query(AssertSqlSafe(statement)).execute(&mut *c).await?;
            }
            Ok(Deferred(back))
        }
    }
}

/// Puts the references in force again; every row must have what it refers to.
pub(crate) async fn check_references(tx: &mut Tx, deferred: Deferred) -> Result<()> {
    let broken = |table: String| Error::Misfit {
        table,
        reason: "a row refers to one that is not there",
    };
    match tx.connection() {
        Connection::Sqlite(c) => match query_scalar(BROKEN_SQLITE).fetch_optional(c).await? {
            Some(table) => Err(broken(table)),
            None => Ok(()),
        },
        Connection::Postgres(c) => {
            for statement in deferred.0 {
                query(AssertSqlSafe(statement))
                    .execute(&mut *c)
                    .await
                    .map_err(|error| match error {
                        sqlx::Error::Database(reported) if reported.is_foreign_key_violation() => {
                            broken(reported.table().unwrap_or("?").to_owned())
                        }
                        other => other.into(),
                    })?;
            }
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(name: &str, key: i64) -> Column {
        Column {
            name: name.to_owned(),
            kind: Kind::Number,
            key,
        }
    }

    #[test]
    fn pages_follow_each_other_by_the_key() {
        let columns = [column("b", 2), column("x", 0), column("a", 1)];
        let order = key(&columns);
        assert_eq!(order, [2, 0]);
        let mut selection = Selection {
            table: "probe",
            columns: &columns,
            condition: None,
            order: &order,
            after: None,
            limit: 7,
        };
        assert_eq!(
            selection.sql(),
            "SELECT \"b\", \"x\", \"a\" FROM \"probe\" ORDER BY \"a\", \"b\" LIMIT 7"
        );
        assert_eq!(
            selection.lengths_sql(),
            "SELECT CAST(16 + 16 + 16 AS BIGINT) FROM \"probe\" ORDER BY \"a\", \"b\" LIMIT 7"
        );
        let last = [Cell::Number(1), Cell::Number(2)];
        selection.after = Some(&last);
        selection.condition = Some("x IS NULL");
        assert_eq!(
            selection.sql(),
            "SELECT \"b\", \"x\", \"a\" FROM \"probe\" WHERE x IS NULL AND (\"a\", \"b\") > ($1, $2) \
             ORDER BY \"a\", \"b\" LIMIT 7"
        );
    }

    #[test]
    fn each_engine_has_its_own_marks_for_values() {
        let columns = [column("a", 1), column("b", 0)];
        assert_eq!(
            insertion(Engine::Sqlite, "probe", &columns, 2),
            "INSERT INTO \"probe\" (\"a\", \"b\") VALUES (?, ?), (?, ?)"
        );
        assert_eq!(
            insertion(Engine::Postgres, "probe", &columns, 2),
            "INSERT INTO \"probe\" (\"a\", \"b\") VALUES ($1, $2), ($3, $4)"
        );
        assert_eq!(quoted("a\"b"), "\"a\"\"b\"");
    }
}
