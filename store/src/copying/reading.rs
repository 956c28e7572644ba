//! Reading all tables in one transaction, a page at a time.
//!
//! Owns: the order of the parts and where the next page begins. Must not: hold more than a page, or one row that is
//! longer.

use super::Cell;
use super::tables::{TABLES, Treatment};
use crate::dialect::catalogue::{self, Column, Selection};
use crate::{Result, Tx, paging};

/// Rows that are in memory at the same time, when they are short.
const PAGE: usize = 256;

/// What is read in one go: a table, or a part of it.
#[derive(Clone, Copy)]
struct Part {
    table: &'static str,
    /// Which rows, where not all.
    condition: Option<&'static str>,
    /// By which columns pages follow each other, where not by the primary key.
    order: Option<&'static [&'static str]>,
}

const PLACED: Part = Part {
    table: "event",
    condition: Some("leaf IS NOT NULL"),
    order: Some(&["leaf"]),
};

/// After everything else: whoever writes them gives them their places, and needs the tree for that.
const WAITING: Part = Part {
    table: "event",
    condition: Some("leaf IS NULL"),
    order: Some(&["at", "id"]),
};

fn parts() -> impl Iterator<Item = Part> {
    TABLES
        .iter()
        .filter(|table| table.treatment == Treatment::Copied)
        .map(|table| match table.name {
            "event" => PLACED,
            name => Part {
                table: name,
                condition: None,
                order: None,
            },
        })
        .chain([WAITING])
}

/// Some rows of a table.
pub struct Page {
    /// The table.
    pub table: &'static str,
    /// Its columns.
    pub columns: Vec<String>,
    /// The rows, a cell for each column.
    pub rows: Vec<Vec<Cell>>,
    /// Whether another part of the store begins with it: a table, or the events that wait for their place.
    pub begins: bool,
}

/// Reads a store from its first table to its last.
pub struct Reader {
    /// What is still to be read, the next one last.
    parts: Vec<Part>,
    /// What is being read.
    open: Option<Open>,
}

struct Open {
    part: Part,
    columns: Vec<Column>,
    /// Places of the ordering columns among them.
    order: Vec<usize>,
    /// The ordering columns of the last row.
    last: Option<Vec<Cell>>,
}

impl Default for Reader {
    fn default() -> Self {
        let mut parts: Vec<_> = parts().collect();
        parts.reverse();
        Self { parts, open: None }
    }
}

impl Reader {
    /// The next page; of a part without rows an empty one. `None` when everything was read. Each call must be given the
    /// same transaction.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn next(&mut self, tx: &mut Tx) -> Result<Option<Page>> {
        let mut open = match self.open.take() {
            Some(open) => open,
            None => match self.parts.pop() {
                Some(part) => begin(tx, part).await?,
                None => return Ok(None),
            },
        };
        let selection = Selection {
            table: open.part.table,
            columns: &open.columns,
            condition: open.part.condition,
            order: &open.order,
            after: open.last.as_deref(),
            limit: PAGE,
        };
        let lengths = catalogue::lengths(tx, &selection).await?;
        let limit = paging::fitting(&lengths);
        let rows = catalogue::select(tx, &Selection { limit, ..selection }).await?;
        let goes_on = limit < lengths.len() || lengths.len() == PAGE;
        let begins = open.last.is_none();
        let page = Page {
            table: open.part.table,
            columns: open.columns.iter().map(|column| column.name.clone()).collect(),
            begins,
            rows,
        };
        if goes_on && let Some(row) = page.rows.last() {
            open.last = Some(open.order.iter().map(|place| row[*place].clone()).collect());
            self.open = Some(open);
        }
        Ok(Some(page))
    }
}

async fn begin(tx: &mut Tx, part: Part) -> Result<Open> {
    let columns = catalogue::columns(tx, part.table).await?;
    let order = match part.order {
        Some(names) => names
            .iter()
            .filter_map(|name| columns.iter().position(|column| column.name == **name))
            .collect(),
        None => catalogue::key(&columns),
    };
    Ok(Open {
        part,
        columns,
        order,
        last: None,
    })
}
