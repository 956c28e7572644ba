//! Adding somebody to the staff file, and changing what it says.
//!
//! Owns: the form of a person outside of moves. Must not: change unit, post, status or name of somebody who is there;
//! that takes a decision, and is a move.

use domain::access::{CreatePerson, EditPerson, Facts, Permit, UnitId, decide};
use domain::lang::Lang;
use domain::people::{Decision, Entry, EntryFault, EntryField, FieldOfWork, Fields, Typed};
use serde_json::json;
use store::person::PersonRow;
use store::person_post::PostRow;
use store::{Act, person, person_post};
use uuid::Uuid;

use super::rows;
use super::typed::Reading;
use super::units::Units;
use crate::access::{authorise_about, path};
use crate::idempotency::{self, Posting};
use crate::randomness::uuid_v7;
use crate::{Ctx, Error, Result, ledger};

/// The form as typed.
#[derive(Clone, Debug, Default)]
#[expect(
    missing_docs,
    reason = "the fields are those of `domain::people::Typed`, and the two that a new person has"
)]
pub struct PersonForm<'a> {
    pub lang: Lang,
    pub staff_code: &'a str,
    pub name: &'a str,
    pub birth_year: &'a str,
    pub kind: &'a str,
    pub post: &'a str,
    pub level: &'a str,
    pub rank: &'a str,
    pub fields: Vec<&'a str>,
    pub party_member: bool,
    pub managed_by: &'a str,
    pub state_capital: bool,
    pub phone: &'a str,
    pub extension: &'a str,
    pub mail: &'a str,
    /// Id of the unit; only of a new person.
    pub unit: &'a str,
    /// First day in the agency; only of a new person.
    pub from: &'a str,
}

impl PersonForm<'_> {
    fn entry(&self, reading: &mut Reading<'_>, ctx: &Ctx) -> Option<Entry> {
        let fields: Fields = self
            .fields
            .iter()
            .filter_map(|code| FieldOfWork::from_code(code))
            .collect();
        let typed = Typed {
            staff_code: self.staff_code,
            name: self.name,
            birth_year: self.birth_year,
            kind: self.kind,
            post: self.post,
            level: self.level,
            rank: self.rank,
            fields,
            party_member: self.party_member,
            managed_by: self.managed_by,
            state_capital: self.state_capital,
            phone: self.phone,
            extension: self.extension,
            mail: self.mail,
        };
        match Entry::read(&typed, ctx.today()) {
            Ok(entry) => Some(entry),
            Err(faults) => {
                for (field, fault) in faults {
                    reading.fault(field_name(field), sentence(self.lang, field, fault));
                }
                None
            }
        }
    }

    fn typed(&self) -> Vec<&str> {
        let mut typed = vec![
            self.staff_code,
            self.name,
            self.birth_year,
            self.kind,
            self.post,
            self.level,
            self.rank,
            self.managed_by,
            self.phone,
            self.extension,
            self.mail,
            self.unit,
            self.from,
        ];
        typed.extend(self.fields.iter().copied());
        typed.push(if self.party_member { "1" } else { "" });
        typed.push(if self.state_capital { "1" } else { "" });
        typed
    }
}

/// Name of a field in forms.
#[must_use]
pub const fn field_name(field: EntryField) -> &'static str {
    match field {
        EntryField::StaffCode => "staff_code",
        EntryField::Name => "name",
        EntryField::BirthYear => "birth_year",
        EntryField::Kind => "kind",
        EntryField::Post => "post",
        EntryField::Level => "level",
        EntryField::Rank => "rank",
        EntryField::ManagedBy => "managed_by",
        EntryField::Phone => "phone",
        EntryField::Extension => "extension",
        EntryField::Mail => "mail",
    }
}

/// What to tell about a faulty field, on a form as in a workbook.
#[must_use]
pub fn sentence(lang: Lang, field: EntryField, fault: EntryFault) -> String {
    use words::people as w;
    match (field, fault) {
        (EntryField::StaffCode, EntryFault::Empty) => w::code_missing(lang),
        (_, EntryFault::CodeCharacter) => w::code_wrong(lang),
        (EntryField::Name, EntryFault::Empty) => w::name_missing(lang),
        (_, EntryFault::Name(_)) => w::name_wrong(lang),
        (_, EntryFault::Year) => w::year_wrong(lang),
        (EntryField::Kind, EntryFault::Empty) => w::kind_missing(lang),
        (_, EntryFault::Telephone) => w::phone_wrong(lang),
        (_, EntryFault::Mail) => w::mail_wrong(lang),
        (_, EntryFault::KindDiffers) => w::kind_differs(lang),
        (_, EntryFault::TooLong(max)) => w::text_long(lang, i64::try_from(max).unwrap_or(i64::MAX)),
        (_, EntryFault::Empty | EntryFault::Unknown) => w::choice_missing(lang),
    }
}

/// Units to choose from for a new person.
///
/// # Errors
/// As the decision about [`CreatePerson`] says, asked for the units of the actor's own hats.
pub async fn offered(ctx: &Ctx) -> Result<Vec<(Uuid, String, usize)>> {
    let mut tx = ctx.db().read().await?;
    let units = Units::load(&mut tx).await?;
    let offered: Vec<_> = super::directory::choices(&units, None)
        .into_iter()
        .filter(|(unit, ..)| {
            let facts = Facts {
                unit: Some(units.tree.path(UnitId(*unit))),
                ..Facts::default()
            };
            decide::<CreatePerson>(&ctx.actor, &facts, ctx.today()).is_ok()
        })
        .collect();
    if offered.is_empty() {
        Err(Error::Forbidden)
    } else {
        Ok(offered)
    }
}

/// Adds somebody; tells where to go then.
///
/// # Errors
/// [`Error::Invalid`] with every faulty field, also for a staff code that is taken; else as the decision about
/// [`CreatePerson`] says.
pub async fn create(ctx: &Ctx, key: Uuid, form: &PersonForm<'_>, location: impl Fn(Uuid) -> String) -> Result<String> {
    let mut reading = Reading::new(ctx, form.lang);
    let entry = form.entry(&mut reading, ctx);
    let unit = reading.chosen("unit", form.unit, words::people::unit_missing);
    let from = reading.day("from", form.from);
    if from.is_some_and(|from| from > ctx.today()) {
        reading.fault("from", words::people::from_later(form.lang));
    }
    let (Some(entry), Some(unit), Some(from)) = (entry, unit, from) else {
        return Err(reading.finish().err().unwrap_or(Error::NotFound));
    };
    let mut tx = ctx.db().begin().await?;
    let facts = Facts {
        unit: Some(path(&mut tx, unit).await?),
        ..Facts::default()
    };
    let _permit: Permit<CreatePerson> = decide(&ctx.actor, &facts, ctx.today())?;
    let id = uuid_v7(ctx.randomness(), ctx.now());
    let location = location(id);
    let typed = form.typed();
    let posting = Posting {
        key,
        route: "people.create",
        typed: &typed,
        location: &location,
    };
    if let Some(earlier) = idempotency::claim(ctx, &mut tx, posting).await? {
        return Ok(earlier);
    }
    let there = store::unit::find(&mut tx, unit).await?.ok_or(Error::NotFound)?;
    if there.valid_to.is_some() {
        reading.fault("unit", words::people::unit_closed(form.lang));
    }
    if person::find_by_staff_code(&mut tx, &entry.staff_code).await?.is_some() {
        reading.fault("staff_code", words::people::code_taken(form.lang));
    }
    reading.finish()?;
    let row = person::insert(&mut tx, rows::new(id, unit, &entry, from)).await?;
    // Whoever was in the agency before the unit was formed has been in it since then.
    let first = there.valid_from.max(from.into());
    person_post::insert(&mut tx, new_post(ctx, &row, first, None)).await?;
    let body = json!({ "unit": unit });
    ledger::record(ctx, &mut tx, "person.entered", Some(&id.to_string()), body).await?;
    tx.commit(Act::PersonEntered).await?;
    Ok(location)
}

/// The post that somebody has from a day on.
pub(crate) fn new_post(ctx: &Ctx, row: &PersonRow, from: store::Day, decision: Option<&Decision>) -> PostRow {
    PostRow {
        id: uuid_v7(ctx.randomness(), ctx.now()),
        person: row.id,
        unit: row.unit,
        title: row.post.clone(),
        level: row.level.clone(),
        kind: row.kind.clone(),
        valid_from: from,
        valid_to: None,
        decision_number: decision.map(|decision| decision.number.clone()),
        decision_day: decision.map(|decision| decision.day.into()),
        version: 0,
    }
}

/// What the form shows of somebody who is there.
pub struct Editable {
    /// The stored person.
    pub staff_code: String,
    /// Name, which only a move changes.
    pub name: String,
    /// Year of birth.
    pub birth_year: String,
    /// Rank.
    pub rank: String,
    /// Fields of work.
    pub fields: Fields,
    /// Whether a member of the Party.
    pub party_member: bool,
    /// Code of who manages him.
    pub managed_by: String,
    /// Whether he represents state capital.
    pub state_capital: bool,
    /// Telephone.
    pub phone: String,
    /// Extension.
    pub extension: String,
    /// Mail address.
    pub mail: String,
    /// Version that the form was made from.
    pub version: i64,
}

/// What may be changed about somebody.
///
/// # Errors
/// As the decision about [`EditPerson`] says.
pub async fn editable(ctx: &Ctx, id: Uuid) -> Result<Editable> {
    let mut tx = ctx.db().read().await?;
    let (row, ..) = authorise_about::<EditPerson>(ctx, &mut tx, id).await?;
    let read = rows::read(&row)?;
    Ok(Editable {
        staff_code: row.staff_code,
        name: row.name,
        birth_year: row.birth_year.map(|year| year.to_string()).unwrap_or_default(),
        rank: row.rank,
        fields: read.fields,
        party_member: row.party_member,
        managed_by: row.managed_by,
        state_capital: row.state_capital,
        phone: row.phone,
        extension: row.extension,
        mail: row.mail,
        version: row.version,
    })
}

/// Changes what was entered about somebody; name, kind and post of the form are left aside.
///
/// # Errors
/// [`Error::Invalid`] with every faulty field; [`Error::Conflict`] when it changed meanwhile; else as the decision about
/// [`EditPerson`] says.
pub async fn change(ctx: &Ctx, id: Uuid, version: i64, form: &PersonForm<'_>) -> Result<()> {
    let mut tx = ctx.db().begin().await?;
    let (row, ..) = authorise_about::<EditPerson>(ctx, &mut tx, id).await?;
    let kept = PersonForm {
        name: &row.name,
        kind: &row.kind,
        post: &row.post,
        level: &row.level,
        ..form.clone()
    };
    let mut reading = Reading::new(ctx, form.lang);
    let Some(entry) = kept.entry(&mut reading, ctx) else {
        return Err(reading.finish().err().unwrap_or(Error::NotFound));
    };
    let same_code = person::find_by_staff_code(&mut tx, &entry.staff_code).await?;
    if same_code.is_some_and(|other| other.id != id) {
        reading.fault("staff_code", words::people::code_taken(form.lang));
    }
    reading.finish()?;
    let changed = rows::entered(row.clone(), &entry);
    if changed == row {
        return Ok(());
    }
    person::update(&mut tx, PersonRow { version, ..changed }).await?;
    ledger::record(
        ctx,
        &mut tx,
        "person.changed",
        Some(&id.to_string()),
        serde_json::Value::Null,
    )
    .await?;
    Ok(tx.commit(Act::PersonChanged).await?)
}
