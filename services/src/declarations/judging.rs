//! What the checks say about a draft.
//!
//! Owns: the facts that the checks are given, and which findings stop a submission. Must not: check anything itself.

use domain::access::Declare;
use domain::declarations::{Case, Facts, Finding, Place, Problem, Provision, Roster, Severity, check, complete};
use uuid::Uuid;

use super::drafts::{self, Earlier, OpenDraft, form};
use super::own::{self, Own};
use super::sealing::Writing;
use super::submitting::finding_name;
use crate::{Ctx, Result};

/// The check whose answer says that a field is empty.
const FIELDS: u8 = 8;

/// A draft with what the checks found, as if it were submitted today.
pub struct Reviewed {
    /// The draft.
    pub open: OpenDraft,
    /// Everything that was found, in the order of the checks.
    pub findings: Vec<Finding>,
    /// Year of the round.
    pub year: i64,
    /// Whether a signed paper is handed in besides.
    pub paper: bool,
}

/// The draft of an obligation as it would be if it were submitted today, with everything that the checks find.
///
/// # Errors
/// [`crate::Error::NotFound`] when there is none, or it is somebody else's.
pub async fn review(ctx: &Ctx, id: Uuid) -> Result<Reviewed> {
    let mut open = drafts::draft(ctx, id).await?;
    let mut tx = ctx.db().read().await?;
    let (own, _permit) = own::load::<Declare>(ctx, &mut tx, id).await?;
    let earlier = Earlier {
        received: open.made_before,
        declaration: open.previous.clone(),
    };
    let findings = judged(ctx, &own, &earlier, &mut open.writing)?;
    Ok(Reviewed {
        open,
        findings,
        year: own.round.year,
        paper: own.round.paper,
    })
}

/// Gives the draft the day on which it would be completed, and tells everything that the checks find.
pub(super) fn judged(ctx: &Ctx, own: &Own, earlier: &Earlier, writing: &mut Writing) -> Result<Vec<Finding>> {
    let (law, form) = (&ctx.platform.law, form(ctx)?);
    let previous = earlier.declaration.as_ref();
    complete(form, previous, &mut writing.declaration, ctx.today());
    drafts::fits(ctx, &own.row, &writing.declaration)?;
    let facts = facts(ctx, own, earlier)?;
    let mut found = check(&Case {
        law,
        form,
        declaration: &writing.declaration,
        previous,
        facts: &facts,
        today: ctx.today(),
    });
    found.extend(unread(ctx, writing, &found));
    Ok(found)
}

/// What is known about the declaration besides its content. What the payroll paid nobody has told the program.
pub(super) fn facts(ctx: &Ctx, own: &Own, earlier: &Earlier) -> Result<Facts> {
    let code = own.row.control_body.as_deref();
    let mut bodies = ctx.platform.law.control_bodies().iter();
    let body = bodies.find(|body| Some(body.code.as_str()) == code);
    Ok(Facts {
        made_first_before: earlier.received.then_some(true),
        roster: Some(Roster::Listed {
            approved: true,
            kind: own::kind(&own.row)?,
            control_body: body.map(|body| body.body.vi.clone()).unwrap_or_default(),
        }),
        assigned: own.row.obliged_since.map(store::Day::date),
        year: i32::try_from(own.round.year).ok(),
        request_received: own.row.returned_on.map(store::Day::date),
        ..Facts::default()
    })
}

/// Fields in which something stands that could not be read: for the checks they are empty, and where they may be, nobody
/// would notice.
fn unread(ctx: &Ctx, writing: &Writing, found: &[Finding]) -> Vec<Finding> {
    let declaration = &writing.declaration;
    let places = writing.unread.keys().filter_map(|name| match Place::read(name) {
        Some(Place::Field(key, entry, field)) => {
            let there = declaration.entry(key, &entry).is_some();
            there.then_some(Place::Field(key, entry, field))
        }
        _ => name.starts_with("income_items/").then_some(Place::IncomeItems),
    });
    places
        .filter(|place| {
            !found
                .iter()
                .any(|finding| finding.place == *place && finding.severity == Severity::H)
        })
        .map(|place| Finding {
            rule: FIELDS,
            severity: Severity::H,
            place,
            problem: Problem::FieldEmpty,
            law: ctx
                .platform
                .law
                .check_basis(FIELDS)
                .map(|basis| Provision {
                    source: basis.source.clone(),
                    mark: basis.mark,
                })
                .into_iter()
                .collect(),
        })
        .collect()
}

/// Whether a finding stops the submission: it blocks, or it is a warning without a reason.
#[must_use]
pub fn stops(writing: &Writing, finding: &Finding) -> bool {
    match finding.severity {
        Severity::H => true,
        Severity::W => {
            let reason = writing.reasons.get(&finding_name(finding));
            reason.is_none_or(|reason| reason.trim().is_empty())
        }
        Severity::I => false,
    }
}
