//! Declarations from the list of people to the receipt: rounds, corrections, approval.
//!
//! Owns: people of a demonstration at work. Must not: reach behind a use case, but as somebody who attacks the tables.

mod attacked;
mod carried;
mod controlled;
mod crash;
mod desk;
mod dump;
mod files;
mod filling;
mod meanwhile;
mod memory;
mod papers;
mod receipts;
mod requesting;
mod rounds;
mod secrecy;
mod seen;
mod story;
mod tasks;
mod uploads;

use domain::access::RoleCode;
use services::declarations::{Correction, RoundForm};
use services::{Ctx, Error, declarations, idempotency};
use uuid::Uuid;

use crate::circles::{LANG, id_of};
use crate::support::TestApp;

/// What the officer types to open the round of the year for the whole agency.
fn form<'a>(unit: &'a str, year: &'a str) -> RoundForm<'a> {
    RoundForm {
        lang: LANG,
        year,
        unit,
        name: "Đợt kê khai hằng năm Ví Dụ",
        kind: "HANG_NAM",
        reading: "ND164",
        reference_day: "",
        paper: true,
    }
}

/// The agency itself.
async fn root(app: &TestApp) -> Uuid {
    let mut tx = app.database.db.read().await.expect("a transaction");
    let units = store::unit::all(&mut tx, 100).await.expect("read");
    let top = units.iter().find(|unit| unit.parent.is_none());
    top.expect("there is one").id
}

/// The person behind an account.
async fn person_of(app: &TestApp, login: &str) -> Uuid {
    let account = id_of(app, login).await;
    let mut tx = app.database.db.read().await.expect("a transaction");
    let row = store::account::find(&mut tx, account).await.expect("read");
    row.expect("there is one").person
}

/// Opens a round and tells its id.
async fn opened(ctx: &Ctx, form: &RoundForm<'_>) -> Result<Uuid, Error> {
    let key = idempotency::new_key(ctx);
    let location = declarations::open(ctx, key, form, |id| id.to_string()).await?;
    Ok(location.parse().expect("an id"))
}

/// A correction that puts somebody on the list for an annual declaration.
fn added(round: Uuid, person: Uuid) -> Correction<'static> {
    Correction {
        lang: LANG,
        round,
        person,
        version: 0,
        listed: true,
        kind: "HANG_NAM",
        since: "",
        control_body: "THANH_TRA_TINH",
        reason: "THUOC_LINH_VUC",
    }
}

/// A round of this year, as the officer opens it for the whole agency.
async fn this_year(app: &TestApp, officer: &Ctx) -> Uuid {
    let (unit, year) = (root(app).await.to_string(), year(app));
    opened(officer, &form(&unit, &year)).await.expect("opened")
}

fn year(app: &TestApp) -> String {
    app.worker_ctx().today().format("%Y").to_string()
}

async fn seat(app: &TestApp, role: RoleCode) -> Ctx {
    crate::circles::seat(app, role).await
}

/// The fields that a refusal names.
fn fields<T>(result: Result<T, Error>) -> Vec<&'static str> {
    match result {
        Err(Error::Invalid(faults)) => faults.iter().map(|fault| fault.field).collect(),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("nothing was wrong"),
    }
}

/// A round and a declaration of it that the declarant submitted.
pub(crate) async fn submitted_one(app: &TestApp) -> (Uuid, Uuid) {
    let id = story::asked(app).await;
    story::done(app, id).await;
    let mut tx = app.database.db.read().await.expect("a transaction");
    let row = store::obligation::find(&mut tx, id).await.expect("read");
    (row.expect("there is one").round, id)
}
