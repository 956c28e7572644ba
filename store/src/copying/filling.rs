//! Filling an empty database with the rows of another.
//!
//! Owns: the transaction in which all of it happens, and places for events that had none. Must not: leave anything
//! behind that was not committed, or take rows that do not fit the schema they are said to be of.

use std::collections::BTreeMap;

use domain::ledger::Hash;

use super::Cell;
use super::tables::copied_table;
use crate::dialect::catalogue::{self, Column, Deferred};
use crate::ledger::{head, tree};
use crate::{Db, Error, Result, Tx, dialect, migrations};

/// A database that is being filled. Dropped before the end, nothing of it stays.
pub struct Filling {
    tx: Tx,
    deferred: Deferred,
    /// Columns of each table that was begun.
    columns: BTreeMap<&'static str, Vec<Column>>,
}

impl Filling {
    /// Begins in an empty database with the tables of migration number `schema`.
    ///
    /// # Errors
    /// [`Error::NotEmpty`] when there is anything in it; [`Error::SchemaTooNew`] for a schema that this program does not
    /// know.
    pub async fn begin(db: &Db, schema: i64) -> Result<Self> {
        let known = migrations::known(db.engine());
        if !(1..=known).contains(&schema) {
            return Err(Error::SchemaTooNew { found: schema, known });
        }
        let mut tx = db.begin().await?;
        dialect::lock_migrations(&mut tx).await?;
        if dialect::has_history(&mut tx).await? || dialect::is_inhabited(&mut tx).await? {
            return Err(Error::NotEmpty);
        }
        migrations::apply_within(&mut tx, schema).await?;
        let deferred = catalogue::defer_references(&mut tx).await?;
        Ok(Self {
            tx,
            deferred,
            columns: BTreeMap::new(),
        })
    }

    /// Begins a table, or goes on with it: later rows have a cell for each of these columns.
    ///
    /// # Errors
    /// [`Error::Misfit`] when no such table is copied, or its columns are others.
    pub async fn table(&mut self, name: &str, columns: &[String]) -> Result<()> {
        let misfit = |reason| Error::Misfit {
            table: name.to_owned(),
            reason,
        };
        let table = copied_table(name).ok_or_else(|| misfit("this program does not know it"))?;
        let mut there = catalogue::columns(&mut self.tx, table).await?;
        let ordered: Option<Vec<_>> = columns
            .iter()
            .map(|name| {
                let place = there.iter().position(|column| column.name == *name)?;
                Some(there.swap_remove(place))
            })
            .collect();
        // A table of a later schema has no columns yet.
        let ordered = ordered.filter(|ordered| there.is_empty() && !ordered.is_empty());
        let ordered = ordered.ok_or_else(|| misfit("its columns are not those of its schema"))?;
        self.columns.insert(table, ordered);
        Ok(())
    }

    /// Writes rows of a table that was begun. Events without a place get the next ones, on both engines: the order is
    /// that in which they come.
    ///
    /// # Errors
    /// [`Error::Misfit`] when a row does not fit its table, or breaks one of its constraints.
    pub async fn rows(&mut self, table: &str, mut rows: Vec<Vec<Cell>>) -> Result<()> {
        let misfit = |reason| Error::Misfit {
            table: table.to_owned(),
            reason,
        };
        let (table, columns) = self
            .columns
            .get_key_value(table)
            .ok_or_else(|| misfit("its rows come before its columns"))?;
        if rows.iter().any(|row| row.len() != columns.len()) {
            return Err(misfit("a row has another number of values than there are columns"));
        }
        // Whatever the tables do not take was wrong with the rows: nobody else is in.
        write(&mut self.tx, table, columns, &mut rows)
            .await
            .map_err(|error| match error {
                Error::Database(sqlx::Error::Database(reported)) if catalogue::is_of_the_row(&*reported) => {
                    misfit("the database does not take one of its rows")
                }
                Error::NoLedger | Error::Inconsistent { .. } => misfit("its events do not follow each other"),
                other => other,
            })
    }

    /// Ends: every reference holds, every table that is copied was begun, and the schema is this program's. The
    /// transaction is handed on, for whatever must hold or be added before it is committed.
    ///
    /// # Errors
    /// [`Error::Misfit`] when a table is missing or a reference leads nowhere.
    pub async fn end(self) -> Result<Tx> {
        let Self {
            mut tx,
            deferred,
            columns,
        } = self;
        for table in catalogue::tables(&mut tx).await? {
            if copied_table(&table).is_some_and(|table| !columns.contains_key(table)) {
                return Err(Error::Misfit {
                    table,
                    reason: "it is missing",
                });
            }
        }
        catalogue::check_references(&mut tx, deferred).await?;
        let engine = tx.engine();
        migrations::apply_within(&mut tx, migrations::known(engine)).await?;
        Ok(tx)
    }
}

async fn write(tx: &mut Tx, table: &'static str, columns: &[Column], rows: &mut [Vec<Cell>]) -> Result<()> {
    let waiting = if table == "event" {
        place(tx, columns, rows).await?
    } else {
        None
    };
    catalogue::insert(tx, table, columns, rows).await?;
    if let Some((head, leaves)) = waiting {
        tree::extend(tx, &head, &leaves).await?;
    }
    Ok(())
}

/// Gives the events without a place, which come after all others, the next ones behind the head; returns the head and
/// the hashes by which the tree grows.
async fn place(tx: &mut Tx, columns: &[Column], rows: &mut [Vec<Cell>]) -> Result<Option<(head::HeadRow, Vec<Hash>)>> {
    let inconsistent = |column| Error::Inconsistent { table: "event", column };
    let place_of = |name: &'static str| {
        let place = columns.iter().position(|column| column.name == name);
        place.ok_or(inconsistent(name))
    };
    let (leaf, hash) = (place_of("leaf")?, place_of("hash")?);
    let waiting = rows.iter_mut().filter(|row| row[leaf] == Cell::Null);
    let mut head = None;
    let mut leaves = Vec::new();
    for row in waiting {
        let head: &head::HeadRow = match &head {
            Some(head) => head,
            // A batch is placed behind one head.
            None => head.insert(head::row(tx).await?),
        };
        let Cell::Bytes(bytes) = &row[hash] else {
            return Err(inconsistent("hash"));
        };
        let bytes = bytes.as_slice().try_into().map_err(|_| inconsistent("hash"))?;
        row[leaf] = Cell::Number(head.size + i64::try_from(leaves.len()).unwrap_or(i64::MAX));
        leaves.push(Hash::from_bytes(bytes));
    }
    Ok(head.map(|head| (head, leaves)))
}
