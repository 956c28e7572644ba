//! Rounds of declarations.
//!
//! Owns: opening a round with its list, showing the rounds, and the head's approval. Must not: say who has to declare
//! (`roster` asks the rules).

use domain::access::{
    AccountId, ApproveRoster, Facts, ListDeclarations, OpenRound, Permit, Proposer, UnitId, Visibility, decide,
};
use domain::declarations::Kind;
use domain::lang::Lang;
use serde_json::json;
use store::declaration_round::{RoundRow, RoundState};
use store::obligation::StageCount;
use store::{Act, Tx, declaration_round, obligation};
use uuid::Uuid;
use words::declaring as w;

use super::{controlling, roster};
use crate::access::{authorise, path};
use crate::idempotency::{self, Posting};
use crate::people::typed::Reading;
use crate::people::units::Units;
use crate::randomness::uuid_v7;
use crate::{Ctx, Error, Result, ledger};

/// Rounds on one page: more than an agency opens in twenty years.
const ROUNDS: i64 = 200;

/// What is typed to open a round.
#[derive(Clone, Copy, Debug)]
pub struct RoundForm<'a> {
    /// Language of the page.
    pub lang: Lang,
    /// The year that is declared.
    pub year: &'a str,
    /// The unit whose people, and those below it, are on the list.
    pub unit: &'a str,
    /// Name of the round.
    pub name: &'a str,
    /// Code of the kind that it collects: `HANG_NAM`, with the first declarations of the year, or `LAN_DAU` for these alone.
    pub kind: &'a str,
    /// Code of the reading of the rules about yearly declarants.
    pub reading: &'a str,
    /// Whether a signed paper is handed in besides.
    pub paper: bool,
}

/// The form, read.
struct Typed {
    year: i32,
    unit: Uuid,
    name: String,
    kind: Kind,
    reading: String,
}

fn read(ctx: &Ctx, form: &RoundForm<'_>) -> Result<Typed> {
    let lang = form.lang;
    let mut reading = Reading::new(ctx, lang);
    let year = domain::text::one_line(form.year).parse::<i32>().ok();
    // Somebody who types another year has mistyped it: a round is opened in its year or just before.
    let this_year = chrono::Datelike::year(&ctx.today());
    let year = year.filter(|year| (this_year - 1..=this_year + 1).contains(year));
    if year.is_none() {
        reading.fault("year", w::year_wrong(lang, &this_year.to_string()));
    }
    let unit = reading.chosen("unit", form.unit, words::people::unit_missing);
    let name = reading.name("name", form.name, w::name_missing);
    let kind = [Kind::HangNam, Kind::LanDau]
        .into_iter()
        .find(|kind| kind.code() == form.kind);
    if kind.is_none() {
        reading.fault("kind", w::kind_missing(lang));
    }
    let readings = ctx.platform.law.readings();
    let chosen = readings
        .iter()
        .find(|one| one.code == form.reading && year.is_none_or(|year| one.is_open_in(year)));
    if chosen.is_none() {
        reading.fault("reading", w::reading_missing(lang));
    }
    match (year, unit, name, kind, chosen) {
        (Some(year), Some(unit), Some(name), Some(kind), Some(chosen)) => {
            reading.finish()?;
            Ok(Typed {
                year,
                unit,
                name,
                kind,
                reading: chosen.code.clone(),
            })
        }
        _ => Err(reading.finish().err().unwrap_or(Error::NotFound)),
    }
}

/// Opens a round and makes its list from the staff file; tells where to go then.
///
/// # Errors
/// [`Error::Invalid`] with every faulty field; else as the decision about [`OpenRound`] says.
pub async fn open(ctx: &Ctx, key: Uuid, form: &RoundForm<'_>, location: impl Fn(Uuid) -> String) -> Result<String> {
    let typed = read(ctx, form)?;
    let mut tx = ctx.db().begin().await?;
    let units = Units::load(&mut tx).await?;
    units.row(typed.unit)?;
    let facts = Facts {
        unit: Some(units.tree.path(UnitId(typed.unit))),
        ..Facts::default()
    };
    let _permit: Permit<OpenRound> = decide(&ctx.actor, &facts, ctx.today())?;
    let id = uuid_v7(ctx.randomness(), ctx.now());
    let location = location(id);
    let fields = [
        form.year,
        form.unit,
        form.name,
        form.kind,
        form.reading,
        if form.paper { "1" } else { "0" },
    ];
    let posting = Posting {
        key,
        route: "declarations.open",
        typed: &fields,
        location: &location,
    };
    if let Some(earlier) = idempotency::claim(ctx, &mut tx, posting).await? {
        return Ok(earlier);
    }
    let row = RoundRow {
        id,
        year: typed.year.into(),
        unit: typed.unit,
        name: typed.name,
        kind: typed.kind.code().to_owned(),
        reading: typed.reading,
        reference_day: ctx.today().into(),
        paper: form.paper,
        state: RoundState::Listing,
        opened_by: ctx.session()?.account(),
        opened_at: ctx.now().into(),
        approved_by: None,
        approved_at: None,
        version: 0,
        mac: Vec::new(),
    };
    let row = declaration_round::insert(&mut tx, row).await?;
    let body = json!({ "year": row.year, "unit": row.unit, "kind": row.kind, "reading": row.reading });
    ledger::record(ctx, &mut tx, "round.opened", Some(&id.to_string()), body).await?;
    roster::make(ctx, &mut tx, &row, &units).await?;
    tx.commit(Act::RoundOpened).await?;
    Ok(location)
}

/// A round with what its list says.
pub struct Round {
    /// The round.
    pub row: RoundRow,
    /// Name of its unit.
    pub unit_name: String,
    /// How many of its list stand where.
    pub counts: Vec<StageCount>,
    /// How many lack their last day or their control body, so that the list cannot be approved.
    pub lacking: i64,
}

/// The rounds that the actor may see, the newest first.
///
/// # Errors
/// As the decision about [`ListDeclarations`] says.
pub async fn rounds(ctx: &Ctx) -> Result<Vec<RoundRow>> {
    let permit = authorise::<ListDeclarations>(ctx)?;
    let mut tx = ctx.db().read().await?;
    let units = Units::load(&mut tx).await?;
    let rows = declaration_round::list(&mut tx, None, ROUNDS).await?;
    let shown = units.shown(permit.visibility());
    let may_see = |row: &RoundRow| shown.as_ref().is_none_or(|units| units.contains(&row.unit));
    Ok(rows.into_iter().filter(may_see).collect())
}

/// A round that the actor may see, with what its list says.
///
/// # Errors
/// [`Error::NotFound`] when there is none for him.
pub(super) async fn seen(ctx: &Ctx, tx: &mut Tx, id: Uuid) -> Result<Round> {
    let permit = authorise::<ListDeclarations>(ctx)?;
    let row = declaration_round::find(tx, id).await?.ok_or(Error::NotFound)?;
    let path = path(tx, row.unit).await?;
    let is_shown = match permit.visibility() {
        Visibility::Agency => true,
        Visibility::Own => false,
        Visibility::Units(tops) => tops.iter().any(|top| path.is_within(*top)),
    };
    if !is_shown {
        return Err(Error::NotFound);
    }
    let unit_name = store::unit::find(tx, row.unit).await?.map(|unit| unit.name);
    Ok(Round {
        counts: obligation::counts(tx, id).await?,
        lacking: obligation::lacking(tx, id).await?,
        unit_name: unit_name.unwrap_or_default(),
        row,
    })
}

/// What the head approves.
#[derive(Clone, Copy, Debug)]
pub struct Approval {
    /// Language of the page.
    pub lang: Lang,
    /// The round.
    pub round: Uuid,
    /// Its version, as it was shown.
    pub version: i64,
}

/// Approves the list of a round: from then on its people may declare.
///
/// # Errors
/// [`Error::Invalid`] while somebody lacks a last day or a control body, and for an empty list; [`Error::Conflict`] when it
/// was changed or approved meanwhile; else as the decision about [`ApproveRoster`] says.
pub async fn approve(ctx: &Ctx, approval: &Approval) -> Result<()> {
    let mut tx = ctx.db().begin().await?;
    let row = declaration_round::find(&mut tx, approval.round)
        .await?
        .ok_or(Error::NotFound)?;
    let facts = Facts {
        unit: Some(path(&mut tx, row.unit).await?),
        proposer: Some(Proposer::Account(AccountId(row.opened_by))),
        ..Facts::default()
    };
    let _permit: Permit<ApproveRoster> = decide(&ctx.actor, &facts, ctx.today())?;
    if row.version != approval.version || row.state != RoundState::Listing {
        return Err(Error::Conflict);
    }
    let reading = Reading::new(ctx, approval.lang);
    let lacking = obligation::lacking(&mut tx, row.id).await?;
    if lacking > 0 {
        return Err(reading.refused("list", w::list_lacking(approval.lang, lacking)));
    }
    let people: i64 = obligation::counts(&mut tx, row.id)
        .await?
        .iter()
        .map(|count| count.count)
        .sum();
    if people == 0 {
        return Err(reading.refused("list", w::list_empty(approval.lang)));
    }
    let id = row.id;
    controlling::sign(ctx, &mut tx, &row).await?;
    let approved = RoundRow {
        state: RoundState::Approved,
        approved_by: Some(ctx.session()?.account()),
        approved_at: Some(ctx.now().into()),
        ..row
    };
    declaration_round::update(&mut tx, approved).await?;
    let body = json!({ "people": people });
    ledger::record(ctx, &mut tx, "round.approved", Some(&id.to_string()), body).await?;
    Ok(tx.commit(Act::RosterApproved).await?)
}
