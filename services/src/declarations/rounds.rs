//! Rounds of declarations.
//!
//! Owns: opening a round with its list, showing the rounds, and the head's approval. Must not: say who has to declare
//! (`roster` asks the rules).

use chrono::{Datelike, NaiveDate};
use domain::access::{
    AccountId, ApproveRoster, Facts, ListDeclarations, OpenRound, Permit, Proposer, UnitId, Visibility, decide,
};
use domain::declarations::Kind;
use domain::lang::Lang;
use domain::task::TaskKind;
use serde_json::json;
use store::declaration_round::{RoundRow, RoundState};
use store::obligation::StageCount;
use store::round_step::{RoundStep, StepRow};
use store::{Act, Tx, account, declaration_round, obligation, round_step};
use uuid::Uuid;
use words::declaring as w;

use super::{controlling, own, roster, telling};
use crate::access::{authorise, is_open, path};
use crate::idempotency::{self, Posting};
use crate::people::directory;
use crate::people::typed::Reading;
use crate::people::units::Units;
use crate::randomness::uuid_v7;
use crate::{Ctx, Error, Result, ledger, tasks};

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
    /// The day on which the staff file is looked at; today where nothing was typed.
    pub reference_day: &'a str,
    /// Whether a signed paper is handed in besides.
    pub paper: bool,
}

/// The form, read.
struct Typed {
    year: i32,
    reference_day: NaiveDate,
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
    let this_year = ctx.today().year();
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
    let day = reading.optional_day("reference_day", form.reference_day);
    let is_near = |day: &NaiveDate| (this_year - 1..=this_year + 1).contains(&day.year());
    if day.is_some_and(|day| !is_near(&day)) {
        reading.fault("reference_day", w::reference_day_far(lang));
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
                reference_day: day.unwrap_or_else(|| ctx.today()),
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
        form.reference_day,
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
        reference_day: typed.reference_day.into(),
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
    /// What was last done with the list, between the officer and the head.
    pub step: Option<StepRow>,
    /// Name of whoever opened it.
    pub opened_by: String,
    /// Name of whoever approved it.
    pub approved_by: Option<String>,
    /// What the actor may do with it.
    pub acts: RoundActs,
}

/// What somebody may do with the list of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundActs {
    /// Make it: correct it, and send it to the head.
    pub make: bool,
    /// Approve it, or return it.
    pub approve: bool,
}

impl Round {
    /// How many are on the list.
    #[must_use]
    pub fn people(&self) -> i64 {
        self.counts.iter().map(|count| count.count).sum()
    }

    /// Whether it waits for the head.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.row.state == RoundState::Listing && self.step.as_ref().is_some_and(|step| step.kind == RoundStep::Sent)
    }
}

/// A round in the list of rounds.
pub struct ListedRound {
    /// The round.
    pub row: RoundRow,
    /// Name of its unit.
    pub unit_name: String,
}

/// The rounds that the actor may see, the newest first.
pub struct Rounds {
    /// The rounds.
    pub rows: Vec<ListedRound>,
    /// Whether he may open one.
    pub may_open: bool,
    /// Units to choose from, with their depth in the tree.
    pub units: Vec<(Uuid, String, usize)>,
}

/// The rounds that the actor may see, the newest first, and whether he may open another.
///
/// # Errors
/// As the decision about [`ListDeclarations`] says.
pub async fn overview(ctx: &Ctx) -> Result<Rounds> {
    let permit = authorise::<ListDeclarations>(ctx)?;
    let mut tx = ctx.db().read().await?;
    let units = Units::load(&mut tx).await?;
    let rows = declaration_round::list(&mut tx, None, own::ROUNDS).await?;
    let shown = units.shown(permit.visibility());
    let may_see = |row: &RoundRow| shown.as_ref().is_none_or(|units| units.contains(&row.unit));
    let named = |row: RoundRow| ListedRound {
        unit_name: units.name(row.unit),
        row,
    };
    let choices = directory::choices(&units, shown.as_deref());
    let facts = |unit: Uuid| Facts {
        unit: Some(units.tree.path(UnitId(unit))),
        ..Facts::default()
    };
    let choices: Vec<_> = choices
        .into_iter()
        .filter(|(unit, ..)| is_open::<OpenRound>(ctx, &facts(*unit)))
        .collect();
    Ok(Rounds {
        rows: rows.into_iter().filter(may_see).map(named).collect(),
        may_open: !choices.is_empty(),
        units: choices,
    })
}

/// A round that the actor may see, with what its list says.
///
/// # Errors
/// [`Error::NotFound`] when there is none for him.
pub async fn round(ctx: &Ctx, id: Uuid) -> Result<Round> {
    let mut tx = ctx.db().read().await?;
    seen(ctx, &mut tx, id).await
}

/// The same, inside a transaction of the caller.
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
    let facts = Facts {
        unit: Some(path),
        proposer: Some(Proposer::Account(AccountId(row.opened_by))),
        ..Facts::default()
    };
    let is_being_made = row.state == RoundState::Listing;
    let who: Vec<Uuid> = [Some(row.opened_by), row.approved_by].into_iter().flatten().collect();
    let who = account::named(tx, &who).await?;
    let name = |id: Uuid| {
        let found = who.iter().find(|listed| listed.account.id == id);
        found.map(|listed| listed.person_name.clone())
    };
    let unit_name = store::unit::find(tx, row.unit).await?.map(|unit| unit.name);
    Ok(Round {
        counts: obligation::counts(tx, id).await?,
        lacking: obligation::lacking(tx, id).await?,
        step: round_step::newest(tx, id).await?,
        unit_name: unit_name.unwrap_or_default(),
        opened_by: name(row.opened_by).unwrap_or_default(),
        approved_by: row.approved_by.and_then(name),
        acts: RoundActs {
            make: is_being_made && is_open::<OpenRound>(ctx, &facts),
            approve: is_being_made && is_open::<ApproveRoster>(ctx, &facts),
        },
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
    let people = refuse_lacking(ctx, &mut tx, approval.lang, row.id).await?;
    let id = row.id;
    controlling::sign(ctx, &mut tx, &row).await?;
    let approved = RoundRow {
        state: RoundState::Approved,
        approved_by: Some(ctx.session()?.account()),
        approved_at: Some(ctx.now().into()),
        ..row
    };
    declaration_round::update(&mut tx, approved).await?;
    telling::begin(ctx, &mut tx, approval.lang, id).await?;
    tasks::finish_both(ctx, &mut tx, [TaskKind::ApproveRoster, TaskKind::CorrectRoster], id).await?;
    let body = json!({ "people": people });
    ledger::record(ctx, &mut tx, "round.approved", Some(&id.to_string()), body).await?;
    Ok(tx.commit(Act::RosterApproved).await?)
}

/// Refuses a list that is empty, or in which somebody lacks his last day or his control body; tells how many are on it.
pub(super) async fn refuse_lacking(ctx: &Ctx, tx: &mut Tx, lang: Lang, round: Uuid) -> Result<i64> {
    let reading = Reading::new(ctx, lang);
    let lacking = obligation::lacking(tx, round).await?;
    if lacking > 0 {
        return Err(reading.refused("list", w::list_lacking(lang, lacking)));
    }
    let people: i64 = obligation::counts(tx, round)
        .await?
        .iter()
        .map(|count| count.count)
        .sum();
    if people == 0 {
        return Err(reading.refused("list", w::list_empty(lang)));
    }
    Ok(people)
}
