//! Rows against the images that events have of them.
//!
//! Owns: which image is a row's last, and how a row differs from it. Must not: trust an event; the tree was verified
//! before.

use std::collections::HashMap;

use domain::ledger::Hash;
use domain::ledger::event::RowImage;
use serde::Serialize;
use store::Tx;
use store::ledger::{Place, RecordedTable, is_of_gone, rows};

use crate::Result;

const PAGE: usize = 500;
const FORGED: &str = "changed past the program: its MAC is wrong";
const PIECES: &str = "changed past the program: its pieces are others";

/// A row that is not as its last event left it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RowFault {
    /// Its table.
    pub table: &'static str,
    /// Its primary key; empty when the table holds a row that cannot be read.
    pub key: String,
    /// The last event that tells of it, if there is one that has a place.
    pub event: Option<u64>,
    /// What is wrong with it.
    pub what: String,
}

/// The last image of each row.
#[derive(Default)]
pub(super) struct Images(HashMap<RecordedTable, HashMap<String, Last>>);

struct Last {
    event: Option<u64>,
    version: i64,
    hash: Hash,
    gone: bool,
}

impl Last {
    fn told(&self) -> String {
        match self.event {
            Some(event) => format!("event {event}"),
            None => "a waiting event".to_owned(),
        }
    }
}

impl Images {
    /// Takes the images of an event; events come in the order of the tree.
    pub(super) fn note(&mut self, event: Option<u64>, images: &[RowImage]) {
        for image in images {
            // A table that this program does not know any more has no rows to compare.
            let Some(table) = RecordedTable::ALL.iter().find(|table| table.code() == image.table) else {
                continue;
            };
            let rows = self.0.entry(*table).or_default();
            // Two acts on one row come after each other, but their events may get their places the other way round:
            // the version tells. A row that was deleted begins again in few tables only.
            let is_older = |last: &Last| match last.gone {
                true => !table.begins_again(),
                false => image.version < last.version,
            };
            if !rows.get(&image.row).is_some_and(is_older) {
                let last = Last {
                    event,
                    version: image.version,
                    hash: image.hash,
                    gone: is_of_gone(image),
                };
                rows.insert(image.row.clone(), last);
            }
        }
    }

    /// All rows that differ, table by table.
    pub(super) async fn compare(mut self, tx: &mut Tx) -> Result<Vec<RowFault>> {
        let mut faults = Vec::new();
        for table in RecordedTable::ALL {
            let images = self.0.remove(table).unwrap_or_default();
            compare_table(tx, *table, images, &mut faults).await?;
        }
        Ok(faults)
    }
}

async fn compare_table(
    tx: &mut Tx,
    table: RecordedTable,
    mut images: HashMap<String, Last>,
    faults: &mut Vec<RowFault>,
) -> Result<()> {
    let mut from = Some(Place::first());
    while let Some(place) = from {
        let page = match rows(tx, table, &place, PAGE).await {
            Ok(page) => page,
            Err(store::Error::Inconsistent { .. }) => {
                faults.push(fault(
                    table,
                    String::new(),
                    None,
                    "a row holds a value that cannot be read".to_owned(),
                ));
                return Ok(());
            }
            Err(error) => return Err(error.into()),
        };
        for row in page.images {
            let last = images.remove(&row.row);
            let forged = || page.forged.contains(&row.row).then(|| false_text(table).to_owned());
            if let Some(what) = difference(&row, last.as_ref()).or_else(forged) {
                faults.push(fault(table, row.row, last.and_then(|last| last.event), what));
            }
        }
        from = page.next;
    }
    let mut deleted: Vec<_> = images.into_iter().filter(|(_, last)| !last.gone).collect();
    deleted.sort_unstable_by_key(|(_, last)| last.event);
    for (key, last) in deleted {
        let what = format!("deleted past the program after {}", last.told());
        faults.push(fault(table, key, last.event, what));
    }
    Ok(())
}

/// What is wrong with a row whose image is right.
const fn false_text(table: RecordedTable) -> &'static str {
    match table {
        RecordedTable::VersionFile => PIECES,
        _ => FORGED,
    }
}

fn difference(row: &RowImage, last: Option<&Last>) -> Option<String> {
    match last {
        None => Some("inserted past the program: no event tells of it".to_owned()),
        Some(last) if last.gone => Some(format!("inserted past the program: {} had deleted it", last.told())),
        Some(last) if last.version != row.version => Some(format!(
            "at version {}, but {} left it at version {}",
            row.version,
            last.told(),
            last.version
        )),
        Some(last) if last.hash != row.hash => Some(format!(
            "changed past the program: it differs from what {} recorded",
            last.told()
        )),
        Some(_) => None,
    }
}

fn fault(table: RecordedTable, key: String, event: Option<u64>, what: String) -> RowFault {
    RowFault {
        table: table.code(),
        key,
        event,
        what,
    }
}
