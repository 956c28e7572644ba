//! Admitting somebody to a circle.
//!
//! Owns: a member's act of handing the key over, after typing the key code that he heard. Must not: happen by itself,
//! however right the rows look.

use chrono::NaiveDate;
use domain::access::{Actor, AdmitToCircle, RoleCode};
use domain::lang::Lang;
use domain::task::TaskKind;
use store::role::{RoleRow, RoleState};
use store::{Act, Tx, account_key, role};
use uuid::Uuid;
use vault::KeyCode;
use vault::account::{AccountKeys, AccountPublic};
use vault::endorsement::Standing;

use super::making::Maker;
use super::tending::entitled;
use super::{Chain, Place, Ring, believed, stand_for};
use crate::access::{authorise_for_role, path};
use crate::accounts::record;
use crate::declarations::{RECEIVING, ask_newcomer};
use crate::keys::invalid;
use crate::tasks::{self, Asked};
use crate::{Ctx, Error, Result};

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Admission {
    /// He is in.
    Admitted,
    /// The actor is no member, or there is no circle yet: somebody else does it.
    ByOthers,
    /// His keys came after a loss: a second person must stand for them first.
    NeedsAnotherVoice,
}

/// Hands the key of the circle that a role belongs to over to the wearer of that role. `typed` is his key code as the
/// actor heard it; with it the actor also stands for his keys.
///
/// # Errors
/// As the decision about [`AdmitToCircle`] says; [`Error::Invalid`] for a code that is not his, or when somebody else
/// must stand for his keys besides: then the actor's word is kept.
pub async fn admit(ctx: &Ctx, lang: Lang, id: Uuid, typed: &str) -> Result<()> {
    let keys = ctx.session()?.all_keys()?;
    let mut tx = ctx.db().begin().await?;
    let (subject, row, _permit) = authorise_for_role::<AdmitToCircle>(ctx, &mut tx, id).await?;
    let path = subject.facts.unit.as_ref().ok_or(Error::NotFound)?;
    let code = RoleCode::from_code(&row.role).ok_or(Error::NotFound)?;
    let place = Place::of(code, path).ok_or(Error::NotFound)?;
    if !counts_on(&row, ctx.today()) {
        return Err(Error::NotFound);
    }
    let public = newest_public(&mut tx, row.account).await?;
    heard(ctx, &mut tx, lang, &keys, &public, typed).await?;
    let admission = admit_in(ctx, &mut tx, &keys, place, &row, &public).await?;
    tasks::heard(ctx, &mut tx, row.account, admission == Admission::Admitted).await?;
    tx.commit(Act::Admitted).await?;
    match admission {
        Admission::Admitted => Ok(()),
        Admission::ByOthers => Err(Error::Forbidden),
        Admission::NeedsAnotherVoice => Err(invalid("code", words::circles::another_voice, lang)),
    }
}

/// Whether a role is in force on a day.
pub(crate) fn counts_on(row: &RoleRow, day: NaiveDate) -> bool {
    row.state == RoleState::Active && row.valid_from.date() <= day && row.valid_to.is_none_or(|last| day <= last.date())
}

/// The newest keys of an account, as a table shows them.
pub(crate) async fn newest_public(tx: &mut Tx, account: Uuid) -> Result<AccountPublic> {
    let row = account_key::newest(tx, account).await?.ok_or(Error::Conflict)?;
    record::public(&row)
}

/// Stands for keys whose code was typed, as those of somebody who holds others' keys; returns the signed statement.
///
/// # Errors
/// [`Error::Invalid`] when it is not their code.
pub(crate) async fn heard(
    ctx: &Ctx,
    tx: &mut Tx,
    lang: Lang,
    keys: &AccountKeys,
    public: &AccountPublic,
    typed: &str,
) -> Result<Vec<u8>> {
    let wrong = || invalid("code", words::circles::wrong_code, lang);
    let code = KeyCode::read(typed).map_err(|_| wrong())?;
    let word = stand_for(ctx, tx, keys, public, Standing::Holder, &code).await?;
    word.map(|word| word.statement).map_err(|_| wrong())
}

/// The same in the transaction of an act that has decided it and heard the key code of whoever wears `role`.
///
/// # Errors
/// [`Error::Internal`] when the circle is not what it was; [`Error::Conflict`] when the role ended meanwhile.
pub(crate) async fn admit_in(
    ctx: &Ctx,
    tx: &mut Tx,
    keys: &AccountKeys,
    place: Place,
    role: &RoleRow,
    public: &AccountPublic,
) -> Result<Admission> {
    let Some(chain) = Chain::load(tx, place).await? else {
        return Ok(Admission::ByOthers);
    };
    // Whoever ends a role changes the circle's row too: what is read after it is as new as that.
    let present = role::find(tx, role.id).await?.ok_or(Error::Conflict)?;
    if present.version != role.version {
        return Err(Error::Conflict);
    }
    let root = match &ctx.actor {
        Actor::Person(person) => person.unit.root(),
        _ => return Err(Error::Unauthenticated),
    };
    let both = [keys.account, public.account].map(Uuid::from_bytes);
    let accounts: Vec<Uuid> = chain.accounts().into_iter().chain(both).collect();
    let trust = &believed(ctx, tx, &accounts).await?;
    let mut ring = Ring::open(ctx, tx, keys).await?;
    let newest = {
        let verified = chain.verify(trust)?;
        ring.ring.pin_root(trust)?;
        ring.ring.pin_circle(&verified)?;
        verified.newest().clone()
    };
    let is_in = |fingerprint| newest.members.iter().any(|member| member.fingerprint == fingerprint);
    if !is_in(keys.public().fingerprint()) {
        return Ok(Admission::ByOthers);
    }
    if trust.holder(&public.fingerprint()).is_err() {
        return Ok(Admission::NeedsAnotherVoice);
    }
    ring.ring.pin_account(trust, public)?;
    if !is_in(public.fingerprint()) {
        let secret = chain.secret(ctx, tx, place, &newest, keys).await?;
        let mut members = entitled(ctx, tx, place, root, &newest, trust).await?;
        let mut maker = Maker {
            ctx,
            place,
            keys,
            ring: &mut ring.ring,
            trust,
        };
        if members.len() == newest.members.len() {
            maker.admit(tx, chain, &newest, &secret, public).await?;
        } else {
            // Somebody left, perhaps he himself under keys that he lost: the next epoch is without them.
            members.push(*public);
            maker.rotate(tx, chain, &newest, &secret, &members).await?;
        }
    }
    ring.keep(ctx, tx, keys).await?;
    tasks::finish(ctx, tx, TaskKind::AdmitToCircle, role.account).await?;
    if RECEIVING.contains(&place.kind) {
        ask_newcomer(ctx, tx, Uuid::from_bytes(newest.circle), place.kind, role).await?;
    }
    Ok(Admission::Admitted)
}

/// Asks the members of a role's circle to hand its key to the wearer; where the role has none, nobody.
pub(crate) async fn ask_fellows(ctx: &Ctx, tx: &mut Tx, role: &RoleRow) -> Result<()> {
    let kind = RoleCode::from_code(&role.role).and_then(|role| role.row().circle);
    let Some(kind) = kind else { return Ok(()) };
    let path = path(tx, role.unit).await?;
    let asked = Asked {
        kind: TaskKind::AdmitToCircle,
        subject: role.account,
        due: None,
    };
    for fellow in kind.roles() {
        tasks::ask(ctx, tx, fellow, &path, &asked).await?;
    }
    Ok(())
}
