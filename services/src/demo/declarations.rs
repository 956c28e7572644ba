//! The declarations of a demonstration.
//!
//! Owns: the round of last year, in which some people declared, and that of this year, in which most have still to.
//! Must not: do anything past the use cases.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use domain::access::{Actor, RoleCode};
use domain::day;
use domain::declarations::{Kind, content_code, content_hash};
use domain::lang::Lang;
use store::account;
use uuid::Uuid;

use super::seats::Seats;
use crate::declarations::{
    Approval, Correction, Outcome, Receipt, Return, RoundForm, Submission, Writing, approve, correct, draft, list,
    open, open_submitted, own, readers, receive, save, send_back, start, submit,
};
use crate::{Ctx, Error, Result, idempotency};

/// What was declared last year, with names and numbers to fill in.
const DECLARED: &str = include_str!("declared.json");
/// Who declared last year.
const LAST_YEAR: [&str; 4] = ["kekhai", "truongphong", "congdoan", "photruong"];
/// Put on the list of this year by hand: who declared last year, whose last declaration is on paper, and who is new.
const ADDED: [(&str, Kind, &str); 5] = [
    ("kekhai", Kind::HangNam, "THUOC_LINH_VUC"),
    ("truongphong", Kind::HangNam, "THUOC_LINH_VUC"),
    ("congdoan", Kind::HangNam, "THUOC_LINH_VUC"),
    ("tiepnhan", Kind::HangNam, "THUOC_LINH_VUC"),
    ("giumanh", Kind::LanDau, "CHUA_KE_KHAI_LAN_DAU"),
];
/// Has declared this year, and waits to be received.
const SUBMITTED: &str = "truongphong";
/// Was asked to complete what he submitted.
const SENT_BACK: &str = "congdoan";
/// The year of those whose staff file does not know it.
const BORN: i64 = 1980;

/// A day of last year on which people declare.
pub(super) fn last_december(today: DateTime<Utc>) -> DateTime<Utc> {
    let day = NaiveDate::from_ymd_opt(today.year() - 1, 12, 10).unwrap_or_default();
    day.and_time(NaiveTime::from_hms_opt(3, 0, 0).unwrap_or_default())
        .and_utc()
}

/// The round of last year: some declared, and all that came in was received.
pub(super) async fn last_year(ctx: &Ctx, seats: &Seats<'_>) -> Result<()> {
    let round = listed(
        ctx,
        seats,
        &LAST_YEAR.map(|login| (login, Kind::HangNam, "THUOC_LINH_VUC")),
        true,
    )
    .await?;
    for (login, n) in LAST_YEAR.into_iter().zip(11..) {
        let declarant = seats.of(ctx, login).await?;
        let id = asked(&declarant, round).await?;
        start(&declarant, id).await?;
        let writing = declared(&declarant, n).await?;
        let begun = draft(&declarant, id).await?.revision;
        let revision = save(&declarant, id, begun, &writing).await?;
        submitted(&declarant, id, revision).await?;
        received(&seats.of_role(ctx, RoleCode::CanBoToChuc).await?, id).await?;
    }
    Ok(())
}

/// The round of this year: most have still to begin.
pub(super) async fn this_year(ctx: &Ctx, seats: &Seats<'_>) -> Result<()> {
    let round = listed(ctx, seats, &ADDED, false).await?;
    for login in [SUBMITTED, SENT_BACK] {
        let declarant = seats.of(ctx, login).await?;
        let id = asked(&declarant, round).await?;
        start(&declarant, id).await?;
        let copy = draft(&declarant, id).await?;
        let mut writing = copy.writing;
        earned(&mut writing)?;
        let revision = save(&declarant, id, copy.revision, &writing).await?;
        submitted(&declarant, id, revision).await?;
    }
    let id = asked(&seats.of(ctx, SENT_BACK).await?, round).await?;
    let officer = seats.of_role(ctx, RoleCode::CanBoToChuc).await?;
    let opened = open_submitted(&officer, id).await?;
    let back = Return {
        lang: Lang::Vi,
        obligation: id,
        version: opened.row.version,
        reasons: &[(
            "residential_land/dat-1/area_m2",
            &words::founding::demo_return(Lang::Vi),
        )],
    };
    send_back(&officer, &back).await
}

/// Opens the round of the year, puts people on its list, and lets the head approve it; with `alone`, everybody else
/// declared elsewhere, on paper.
async fn listed(ctx: &Ctx, seats: &Seats<'_>, added: &[(&str, Kind, &str)], alone: bool) -> Result<Uuid> {
    let officer = seats.of_role(ctx, RoleCode::CanBoToChuc).await?;
    let year = ctx.today().year();
    let readings = ctx.platform.law.readings();
    let reading = readings
        .iter()
        .rev()
        .find(|reading| reading.is_open_in(year))
        .ok_or(Error::NotFound)?;
    let Actor::Person(person) = &officer.actor else {
        return Err(Error::Unauthenticated);
    };
    let unit = person.unit.root().0.to_string();
    let form = RoundForm {
        lang: Lang::Vi,
        year: &year.to_string(),
        unit: &unit,
        name: &words::founding::demo_round(Lang::Vi, &year.to_string()),
        kind: Kind::HangNam.code(),
        reading: &reading.code,
        reference_day: "",
        paper: true,
    };
    let opened = open(&officer, idempotency::new_key(ctx), &form, |id| id.to_string()).await?;
    let round = opened.parse().map_err(|error| Error::Internal(Box::new(error)))?;
    let since = day::vietnamese(ctx.today() - Days::new(3));
    for (login, kind, reason) in added {
        put_on(
            &officer,
            login,
            &Correction {
                lang: Lang::Vi,
                round,
                person: Uuid::nil(),
                version: 0,
                listed: true,
                kind: kind.code(),
                since: if *kind == Kind::LanDau { &since } else { "" },
                control_body: "THANH_TRA_TINH",
                reason,
            },
        )
        .await?;
    }
    let head = seats.of_role(ctx, RoleCode::ThuTruong).await?;
    if alone {
        take_off_others(&officer, &head, round, added).await?;
    }
    let version = list(&head, round, true, None).await?.round.row.version;
    let approval = Approval {
        lang: Lang::Vi,
        round,
        version,
    };
    approve(&head, &approval).await?;
    Ok(round)
}

/// Takes everybody off the list who is not among these. Nobody corrects what concerns himself.
async fn take_off_others(officer: &Ctx, head: &Ctx, round: Uuid, kept: &[(&str, Kind, &str)]) -> Result<()> {
    let mut people = Vec::new();
    for (login, ..) in kept {
        let mut tx = officer.db().read().await?;
        people.extend(
            account::find_by_login(&mut tx, login)
                .await?
                .map(|account| account.person),
        );
    }
    let own = officer.session()?.account.person;
    for other in list(officer, round, true, None).await?.rows {
        let person = other.row.person;
        if people.contains(&person) {
            continue;
        }
        let correction = Correction {
            lang: Lang::Vi,
            round,
            person,
            version: other.row.version,
            listed: false,
            kind: Kind::HangNam.code(),
            since: "",
            control_body: "THANH_TRA_TINH",
            reason: "KE_KHAI_NOI_KHAC",
        };
        correct(if person == own { head } else { officer }, &correction).await?;
    }
    Ok(())
}

/// Puts somebody on the list whom the rules did not find, or for another kind.
async fn put_on(officer: &Ctx, login: &str, correction: &Correction<'_>) -> Result<()> {
    let mut tx = officer.db().read().await?;
    let person = account::find_by_login(&mut tx, login)
        .await?
        .ok_or(Error::NotFound)?
        .person;
    drop(tx);
    let rows = list(officer, correction.round, true, None).await?.rows;
    let present = rows.iter().find(|one| one.row.person == person);
    if present.is_some_and(|one| one.row.kind == correction.kind) {
        return Ok(());
    }
    let correction = Correction {
        person,
        version: present.map_or(0, |one| one.row.version),
        ..*correction
    };
    correct(officer, &correction).await
}

/// What somebody is asked in a round.
async fn asked(declarant: &Ctx, round: Uuid) -> Result<Uuid> {
    let rows = own(declarant).await?;
    let row = rows.iter().find(|row| row.round == round);
    row.map(|row| row.id).ok_or(Error::NotFound)
}

async fn submitted(declarant: &Ctx, obligation: Uuid, revision: i64) -> Result<()> {
    let submission = Submission {
        lang: Lang::Vi,
        obligation,
        revision,
        key: idempotency::new_key(declarant),
        shown: &readers(declarant, obligation).await?.stamp,
    };
    match submit(declarant, &submission).await? {
        Outcome::Submitted(_) => Ok(()),
        Outcome::Unready(findings) => Err(Error::Internal(format!("{findings:?}").into())),
    }
}

async fn received(officer: &Ctx, obligation: Uuid) -> Result<()> {
    let opened = open_submitted(officer, obligation).await?;
    let hash = content_hash(&opened.declaration).map_err(|error| Error::Internal(Box::new(error)))?;
    let receipt = Receipt {
        lang: Lang::Vi,
        obligation,
        version: opened.row.version,
        code: &content_code(&hash),
        signed: true,
    };
    receive(officer, &receipt).await
}

/// The declaration of somebody; `n` tells his things from those of the others.
async fn declared(ctx: &Ctx, n: u32) -> Result<Writing> {
    let session = ctx.session()?;
    let mut tx = ctx.db().read().await?;
    let person = store::person::find(&mut tx, session.account.person)
        .await?
        .ok_or(Error::NotFound)?;
    let to = ctx.today() - TimeDelta::days(1);
    let post = if person.post.is_empty() {
        &person.rank
    } else {
        &person.post
    };
    let born = person.birth_year.unwrap_or(BORN).to_string();
    let filled = [
        ("{n}", n.to_string().as_str()),
        ("{name}", session.person_name()),
        ("{birth_year}", &born),
        ("{post}", post),
        ("{agency}", session.unit_name()),
        ("{from}", &day::iso(to - TimeDelta::days(364))),
        ("{to}", &day::iso(to)),
    ]
    .into_iter()
    .fold(DECLARED.to_owned(), |text, (mark, value)| text.replace(mark, value));
    let declaration = serde_json::from_str(&filled).map_err(|error| Error::Internal(Box::new(error)))?;
    Ok(Writing {
        declaration,
        reasons: Default::default(),
        unread: Default::default(),
        set_aside: Default::default(),
        laid_by: Default::default(),
    })
}

/// The income of the year, all else as it was.
fn earned(writing: &mut Writing) -> Result<()> {
    use domain::declarations::{EntryId, FieldKey, HeadingKey, IncomeItem, Origin, Value};
    let declaration = &mut writing.declaration;
    let income = declaration.content.get_mut(&HeadingKey::Income);
    let entry = income
        .and_then(|list| list.entries.first_mut())
        .ok_or(Error::NotFound)?;
    let amounts = [
        (FieldKey::DeclarantVnd, 228_000_000),
        (FieldKey::SpouseVnd, 150_000_000),
        (FieldKey::MinorChildrenVnd, 0),
        (FieldKey::JointVnd, 0),
    ];
    for (field, amount) in amounts {
        entry.set(field, Value::whole(amount), Origin::Typed);
    }
    let item = |id: &str, description: String, value_vnd| {
        Some(IncomeItem {
            id: EntryId::new(id)?,
            description,
            value_vnd,
            sold_entry: None,
        })
    };
    declaration.income_items = [
        item("luong", words::founding::demo_salary(Lang::Vi), 228_000_000),
        item(
            "luong-vo-chong",
            words::founding::demo_salary_spouse(Lang::Vi),
            150_000_000,
        ),
    ]
    .into_iter()
    .flatten()
    .collect();
    Ok(())
}
