//! The desk at which declarations are received: what is known of one without opening it, and finding it by what stands on
//! the paper.
//!
//! Owns: who may act on it, and finding it by its receipt (`papers` knows the prints). Must not: open a declaration.

use domain::access::{Facts, ListDeclarations, OpenRecord, Permit, PersonId, ReceiveDeclaration, UnitId, Visibility};
use domain::declarations::Step;
use domain::lang::Lang;
use store::{Timestamp, account, obligation, receipt, record, request_draft};
use uuid::Uuid;
use words::desk as w;

use super::own;
use super::papers::{self, Standing};
use super::receivers::{self, through_circles};
use super::register::{Registered, Sight};
use super::submitting::unit_of;
use crate::access::{authorise, is_open};
use crate::keys::invalid;
use crate::{Ctx, Error, Result};

/// Digits and letters of the number of a receipt.
const NUMBER: usize = 12;
/// Of them the year, and each of the two groups behind it.
const YEAR: usize = 4;
const GROUP: usize = 4;
/// More versions of one declaration than anybody submits.
const VERSIONS: i64 = 50;

/// The receipt of a version, as the desk lists it.
pub struct Given {
    /// The version.
    pub version: i64,
    /// Its number.
    pub number: String,
    /// When it was given.
    pub at: Timestamp,
}

/// What is known of a declaration without opening it.
pub struct Cover {
    /// The declaration.
    pub registered: Registered,
    /// Its year.
    pub year: i64,
    /// Whether a signed paper is asked for.
    pub paper: bool,
    /// Receipts, the newest first.
    pub receipts: Vec<Given>,
    /// Who received it.
    pub received_by: Option<String>,
    /// Names of those who may receive it.
    pub receivers: Vec<String>,
    /// Whether it is the actor's own.
    pub own: bool,
    /// Whether the actor may open it.
    pub opens: bool,
    /// Whether the actor may receive it, send it back, or undo a receipt.
    pub receives: bool,
    /// When the actor saved last what he writes of a request to complete.
    pub request_kept: Option<Timestamp>,
}

/// What is known of a declaration without opening it.
///
/// # Errors
/// [`Error::NotFound`] when it is outside what the actor sees, and not sealed to a circle of his.
pub async fn cover(ctx: &Ctx, id: Uuid) -> Result<Cover> {
    let permit: Permit<ListDeclarations> = authorise(ctx)?;
    let mut tx = ctx.db().read().await?;
    let sight = Sight::load(ctx, &mut tx).await?;
    let row = obligation::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let unit = unit_of(&mut tx, &row).await?;
    let recipients = match row.record {
        Some(record) => through_circles(ctx, &mut tx, record).await?.0,
        None => Vec::new(),
    };
    let is_within = |tops: &[UnitId]| tops.iter().any(|top| unit.is_within(*top));
    let is_shown = match permit.visibility() {
        Visibility::Agency => true,
        Visibility::Own => false,
        Visibility::Units(tops) => is_within(tops),
    };
    let round = store::declaration_round::find(&mut tx, row.round)
        .await?
        .ok_or(Error::NotFound)?;
    let is_asked = row.listed && round.state == store::declaration_round::RoundState::Approved;
    if !is_asked || !is_shown && recipients.is_empty() {
        return Err(Error::NotFound);
    }
    let facts = Facts {
        subject: Some(PersonId(row.person)),
        unit: Some(unit.clone()),
        recipients,
        ..Facts::default()
    };
    let can_be_opened = own::progress(&row)?.after(Step::Open, ctx.today()).is_ok();
    let author = account::find_by_person(&mut tx, row.person).await?;
    let receiver = match &author {
        Some(author) => receivers::receiver(ctx, &mut tx, &unit, author.id).await?,
        None => None,
    };
    let receipts = match row.record {
        Some(record) => receipt::of_record(&mut tx, record, VERSIONS).await?,
        None => Vec::new(),
    };
    let received_by = match row.received_by {
        Some(account) => account::named(&mut tx, &[account]).await?.pop(),
        None => None,
    };
    let own = facts.subject == own_person(ctx);
    let kept = request_draft::find(&mut tx, id, ctx.session()?.account()).await?;
    Ok(Cover {
        request_kept: kept.map(|kept| kept.saved_at),
        own,
        // His own he reads on his own pages.
        opens: can_be_opened && !own && is_open::<OpenRecord>(ctx, &facts),
        receives: can_be_opened && is_open::<ReceiveDeclaration>(ctx, &facts),
        receivers: match receiver {
            Some(receiver) => receiver.names(&mut tx).await?,
            None => Vec::new(),
        },
        receipts: receipts
            .into_iter()
            .map(|row| Given {
                version: row.version,
                number: row.number,
                at: row.issued_at,
            })
            .collect(),
        received_by: received_by.map(|listed| listed.person_name),
        year: round.year,
        paper: round.paper,
        registered: sight.registered(ctx, &mut tx, vec![row]).await?.remove(0),
    })
}

fn own_person(ctx: &Ctx) -> Option<PersonId> {
    match &ctx.actor {
        domain::access::Actor::Person(actor) => Some(actor.person),
        _ => None,
    }
}

/// Reads the number of a receipt, typed or as the last part of an address in a square code.
fn receipt_number(typed: &str) -> Option<String> {
    let typed = typed.trim().to_uppercase();
    let last = typed.rsplit(['=', '/', ':']).next().unwrap_or_default();
    let letters: String = last.chars().filter(char::is_ascii_alphanumeric).collect();
    let (year, rest) = letters.split_at_checked(YEAR)?;
    let is_number = letters.len() == NUMBER && year.bytes().all(|byte| byte.is_ascii_digit());
    let (first, second) = rest.split_at_checked(GROUP).filter(|_| is_number)?;
    Some(format!("{year}-{first}-{second}"))
}

/// What a paper was found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundPaper {
    /// The obligation that it answers.
    pub obligation: Uuid,
    /// Whether it is of a version that no longer counts.
    pub outdated: bool,
}

/// Finds a declaration by what stands on a print or a receipt.
///
/// # Errors
/// [`Error::Invalid`] when it is no such code, or of no declaration that the actor sees.
pub async fn find(ctx: &Ctx, lang: Lang, typed: &str) -> Result<FoundPaper> {
    if let Some(print) = papers::find_scanned(ctx, typed).await? {
        return Ok(FoundPaper {
            obligation: print.row.id,
            outdated: print.standing == Standing::Outdated,
        });
    }
    let unknown = || invalid("code", w::code_unknown, lang);
    let number = receipt_number(typed).ok_or_else(unknown)?;
    let found = by_receipt(ctx, &number).await?.ok_or_else(unknown)?;
    match cover(ctx, found.obligation).await {
        Ok(_) => Ok(found),
        Err(Error::NotFound) => Err(unknown()),
        Err(error) => Err(error),
    }
}

async fn by_receipt(ctx: &Ctx, number: &str) -> Result<Option<FoundPaper>> {
    let mut tx = ctx.db().read().await?;
    let Some(given) = receipt::by_number(&mut tx, number).await? else {
        return Ok(None);
    };
    let row = obligation::of_record(&mut tx, given.record).await?;
    let newest = record::current_version(&mut tx, given.record).await?;
    Ok(row.zip(newest).map(|(row, newest)| FoundPaper {
        obligation: row.id,
        outdated: given.version < newest.version,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_receipt_is_read_however_it_is_typed() {
        let number = Some("2026-7KQ4-M2PX");
        let cases = [
            ("2026-7KQ4-M2PX", number),
            (" 20267kq4m2px ", number),
            ("https://kekhai.example/bien-nhan?so=2026-7KQ4-M2PX", number),
            ("", None),
            ("2026-7KQ4", None),
            ("ABCD-7KQ4-M2PX", None),
            ("0123-4567-89AB-CDEF", None),
            ("Nguyễn Văn Ví Dụ", None),
        ];
        for (typed, expected) in cases {
            assert_eq!(receipt_number(typed).as_deref(), expected, "{typed:?}");
        }
    }
}
