//! Lists as workbooks.
//!
//! Owns: their columns, and that it is recorded who takes one out. Must not: hold anything of what was declared.

use domain::lang::Lang;
use domain::law::{Law, Mark};
use serde_json::{Value, json};
use sheets::{Column, Field, Kind, Page, write};
use store::Act;
use tokio::task::spawn_blocking;
use uuid::Uuid;
use words::rounds as w;

use super::names;
use super::register::{self, Registered, SignedPaper};
use super::roster_pages::{self, Listed};
use crate::{Ctx, Error, Result, ledger};

/// The list of a round, everybody who is on it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such round for the actor.
pub async fn export_roster(ctx: &Ctx, lang: Lang, id: Uuid) -> Result<Vec<u8>> {
    let mut tx = ctx.db().read().await?;
    let (round, rows) = roster_pages::whole(ctx, &mut tx, id).await?;
    drop(tx);
    let law = &ctx.platform.law;
    let page = Page {
        name: w::sheet(lang),
        title: w::sheet_title(lang, &round.row.name),
        notes: vec![w::sheet_reading(
            lang,
            &names::reading_name(lang, law, &round.row.reading),
        )],
        columns: columns(lang),
        rows: rows
            .iter()
            .zip(1..)
            .map(|(listed, number)| fields(lang, law, listed, number))
            .collect(),
        fixed_columns: 2,
    };
    let body = json!({ "people": rows.len() });
    taken_out(ctx, page, ("roster.exported", Some(id), body)).await
}

/// Makes a workbook, beside the threads that serve and while nobody else waits for the store, and records who takes it: a copy
/// that nobody knows of must not exist.
async fn taken_out(
    ctx: &Ctx,
    page: Page,
    (action, subject, body): (&'static str, Option<Uuid>, Value),
) -> Result<Vec<u8>> {
    let (name, today) = (page.name.clone(), ctx.today());
    let made = spawn_blocking(move || write(&[page], &name, today)).await;
    // What a panic says may quote what it worked on.
    let made = made.map_err(|_| Error::Internal("the making of a workbook panicked".into()))?;
    let workbook = made.map_err(|error| Error::Internal(Box::new(error)))?;
    let mut tx = ctx.db().begin().await?;
    let subject = subject.map(|id| id.to_string());
    ledger::record(ctx, &mut tx, action, subject.as_deref(), body).await?;
    tx.commit(Act::RosterExported).await?;
    Ok(workbook)
}

fn column(heading: String, width: u8, kind: Kind) -> Column {
    Column {
        heading,
        width,
        kind,
        wrapped: true,
        ..Column::default()
    }
}

fn columns(lang: Lang) -> Vec<Column> {
    let text = |heading: String, width| column(heading, width, Kind::Text);
    vec![
        text(w::number(lang), 6),
        text(w::person(lang), 28),
        text(w::birth_year(lang), 10),
        text(w::code(lang), 12),
        text(w::post_column(lang), 28),
        text(w::unit_column(lang), 28),
        text(w::kind_column(lang), 14),
        text(w::why(lang), 40),
        text(w::source(lang), 36),
        text(w::control_body(lang), 32),
        column(w::due(lang), 14, Kind::Day),
        text(w::correction(lang), 36),
    ]
}

fn fields(lang: Lang, law: &Law, listed: &Listed, number: i32) -> Vec<Field> {
    let row = &listed.row;
    let text = |text: Option<String>| text.filter(|text| !text.is_empty()).map_or(Field::Empty, Field::Text);
    let year = |year: i64| i32::try_from(year).map_or(Field::Empty, Field::Number);
    let why = names::why(lang, law, row);
    let source = why.source.map(|(source, mark)| match mark {
        Mark::Confirmed => source,
        Mark::Verify => format!("{source} {}", words::lookup::verify(lang)),
    });
    vec![
        Field::Number(number),
        text(Some(listed.name.clone())),
        listed.birth_year.map_or(Field::Empty, year),
        text(Some(listed.staff_code.clone())),
        text(Some(listed.post.clone())),
        text(Some(listed.unit_name.clone())),
        text(Some(names::kind_name(lang, &row.kind))),
        text(Some(why.text)),
        text(source),
        text(names::body_name(lang, law, row.control_body.as_deref())),
        row.due.map_or(Field::Empty, |due| Field::Day(due.date())),
        text(names::correction(lang, row)),
    ]
}

/// What the register shows, all of its pages.
///
/// # Errors
/// As the decision about [`domain::access::ListDeclarations`] says.
pub async fn export_register(ctx: &Ctx, lang: Lang, query: &register::Query<'_>) -> Result<Vec<u8>> {
    use words::desk as say;
    let mut tx = ctx.db().read().await?;
    let (choices, rows) = register::whole(ctx, &mut tx, query).await?;
    drop(tx);
    let text = |heading: String, width| column(heading, width, Kind::Text);
    let day = |heading: String| column(heading, 14, Kind::Day);
    let page = Page {
        name: say::sheet(lang),
        title: say::sheet_title(lang, &choices.year.to_string()),
        notes: Vec::new(),
        columns: vec![
            text(say::number(lang), 6),
            text(say::person(lang), 28),
            text(say::birth_year(lang), 10),
            text(say::code(lang), 12),
            text(say::unit(lang), 28),
            text(say::kind(lang), 12),
            text(say::round(lang), 30),
            text(say::control_body(lang), 32),
            text(say::state(lang), 20),
            text(say::paper_column(lang), 16),
            day(say::due(lang)),
            day(say::filed(lang)),
            day(say::received(lang)),
            text(say::late_column(lang), 8),
        ],
        rows: rows
            .iter()
            .zip(1..)
            .map(|(one, number)| registered(ctx, lang, one, number))
            .collect(),
        fixed_columns: 2,
    };
    let body = json!({ "people": rows.len(), "year": choices.year });
    taken_out(ctx, page, ("register.exported", None, body)).await
}

fn registered(ctx: &Ctx, lang: Lang, one: &Registered, number: i32) -> Vec<Field> {
    use words::desk as say;
    let (listed, row) = (&one.listed, &one.listed.row);
    let text = |text: String| {
        if text.is_empty() {
            Field::Empty
        } else {
            Field::Text(text)
        }
    };
    let day = |day: Option<store::Day>| day.map_or(Field::Empty, |day| Field::Day(day.date()));
    let year = |year: i64| i32::try_from(year).map_or(Field::Empty, Field::Number);
    let when = |yes: bool, word: String| if yes { Field::Text(word) } else { Field::Empty };
    let body = names::body_name(lang, &ctx.platform.law, row.control_body.as_deref());
    vec![
        Field::Number(number),
        text(listed.name.clone()),
        listed.birth_year.map_or(Field::Empty, year),
        text(listed.staff_code.clone()),
        text(listed.unit_name.clone()),
        text(names::kind_name(lang, &row.kind)),
        text(one.round_name.clone()),
        text(body.unwrap_or_default()),
        text(names::stage_name(lang, one.stage)),
        match one.paper {
            SignedPaper::NotAsked => Field::Empty,
            SignedPaper::Missing => text(say::waits_for_paper(lang)),
            SignedPaper::HandedIn => text(say::paper_is_there(lang)),
        },
        match one.stage {
            domain::declarations::Stage::Returned => one.due.map_or(Field::Empty, Field::Day),
            _ => day(row.due),
        },
        // A draft of what was taken back is not submitted.
        day(row.completed_on.filter(|_| row.versions > 0)),
        day(row.received_on),
        when(one.late, say::yes(lang)),
    ]
}
