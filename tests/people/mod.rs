//! The staff list and units over HTTP, as the officer, the administrator and the head use them.

mod any_order;
mod assignments;
mod attacks;
mod bringing;
mod chiefs;
mod details;
mod journeys;
mod moving;
mod undoing;
mod units;

use domain::access::RoleCode;
use store::person::PersonRow;
use store::person_list::{Filter, Order};
use store::{account, person_list, unit};
use uuid::Uuid;

use crate::access::seated;
use crate::support::app::Browser;
use crate::support::{Answer, TestApp, founding};

/// A browser in which the wearer of a role sits.
async fn as_role(app: &TestApp, role: RoleCode) -> Browser<'_> {
    seated(app, founding::wearer(role)).await
}

/// The person who has this account.
async fn person_of(app: &TestApp, role: RoleCode) -> (Uuid, Uuid) {
    let mut tx = app.database.db.read().await.expect("a transaction");
    let login = &founding::wearer(role).login;
    let found = account::find_by_login(&mut tx, login)
        .await
        .expect("read")
        .expect("there is one");
    (found.person, found.id)
}

/// The first of those whom the list finds.
async fn found(app: &TestApp, typed: &str) -> PersonRow {
    let mut tx = app.database.db.read().await.expect("a transaction");
    let filter = Filter {
        typed,
        ..Filter::default()
    };
    let rows = person_list::list(&mut tx, &filter, Order::Name, None, 5)
        .await
        .expect("read");
    rows.into_iter().next().expect("somebody").person
}

/// The unit with this name.
async fn unit_named(app: &TestApp, name: &str) -> Uuid {
    let mut tx = app.database.db.read().await.expect("a transaction");
    let units = unit::all(&mut tx, 100).await.expect("read");
    units
        .into_iter()
        .find(|unit| unit.name == name)
        .expect("there is one")
        .id
}

/// Whether a page shows all of these.
fn shows(page: &Answer, texts: &[&str]) -> bool {
    texts.iter().all(|text| page.text().contains(text))
}
