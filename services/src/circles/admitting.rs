//! Admitting somebody to a circle.
//!
//! Owns: a member's act of handing the key over, after typing the key code that he heard. Must not: happen by itself,
//! however right the rows look.

use domain::access::{AdmitToCircle, RoleCode};
use domain::lang::Lang;
use store::{Act, Tx, account_key};
use uuid::Uuid;
use vault::KeyCode;
use vault::account::{AccountKeys, AccountPublic};
use vault::endorsement::Standing;

use super::making::Maker;
use super::tending::entitled;
use super::{Chain, Place, Ring, believed, stand_for};
use crate::access::authorise_for_role;
use crate::accounts::record;
use crate::keys::invalid;
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
pub async fn admit(ctx: &Ctx, lang: Lang, role: Uuid, typed: &str) -> Result<()> {
    let keys = ctx.session()?.all_keys()?;
    let mut tx = ctx.db().begin().await?;
    let (subject, row, _permit) = authorise_for_role::<AdmitToCircle>(ctx, &mut tx, role).await?;
    let path = subject.facts.unit.as_ref().ok_or(Error::NotFound)?;
    let code = RoleCode::from_code(&row.role).ok_or(Error::NotFound)?;
    let place = Place::of(code, path).ok_or(Error::NotFound)?;
    let public = newest_public(&mut tx, row.account).await?;
    heard(ctx, &mut tx, lang, &keys, &public, typed).await?;
    let admission = admit_in(ctx, &mut tx, &keys, place, &public).await?;
    tx.commit(Act::Admitted).await?;
    match admission {
        Admission::Admitted => Ok(()),
        Admission::ByOthers => Err(Error::Forbidden),
        Admission::NeedsAnotherVoice => Err(invalid("code", words::circles::another_voice, lang)),
    }
}

/// The newest keys of an account, as a table shows them.
pub(crate) async fn newest_public(tx: &mut Tx, account: Uuid) -> Result<AccountPublic> {
    let row = account_key::newest(tx, account).await?.ok_or(Error::Conflict)?;
    record::public(&row)
}

/// Stands for keys whose code was typed, as those of somebody who holds others' keys.
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
) -> Result<()> {
    let wrong = || invalid("code", words::circles::wrong_code, lang);
    let code = KeyCode::read(typed).map_err(|_| wrong())?;
    stand_for(ctx, tx, keys, public, Standing::Holder, &code)
        .await?
        .map(|_| ())
        .map_err(|_| wrong())
}

/// The same in the transaction of an act that has decided it and heard the key code.
///
/// # Errors
/// [`Error::Internal`] when the circle is not what it was.
pub(crate) async fn admit_in(
    ctx: &Ctx,
    tx: &mut Tx,
    keys: &AccountKeys,
    place: Place,
    public: &AccountPublic,
) -> Result<Admission> {
    let Some(chain) = Chain::load(tx, place).await? else {
        return Ok(Admission::ByOthers);
    };
    let root = match &ctx.actor {
        domain::access::Actor::Person(person) => person.unit.root(),
        _ => return Err(Error::Unauthenticated),
    };
    let both = [keys.account, public.account].map(Uuid::from_bytes);
    let accounts: Vec<Uuid> = chain.accounts().into_iter().chain(both).collect();
    let trust = believed(ctx, tx, &accounts).await?;
    let mut ring = Ring::open(ctx, tx, keys).await?;
    let verified = chain.verify(&trust)?;
    ring.ring.pin_root(&trust)?;
    ring.ring.pin_circle(&verified)?;
    let newest = verified.newest().clone();
    let is_in = |fingerprint| newest.members.iter().any(|member| member.fingerprint == fingerprint);
    if !is_in(keys.public().fingerprint()) {
        return Ok(Admission::ByOthers);
    }
    if trust.holder(&public.fingerprint()).is_err() {
        return Ok(Admission::NeedsAnotherVoice);
    }
    ring.ring.pin_account(&trust, public)?;
    ring.save(ctx, tx, keys).await?;
    if is_in(public.fingerprint()) {
        return Ok(Admission::Admitted);
    }
    let secret = chain.secret(ctx, tx, place, &newest, keys).await?;
    let maker = Maker { ctx, place, keys };
    if newest.members.iter().any(|member| member.account == public.account) {
        // Still there under keys that he lost: the next epoch is without them.
        let mut members = entitled(ctx, tx, place, root, &newest, &trust).await?;
        members.push(*public);
        maker.rotate(tx, chain.row, &newest, &secret, &members).await?;
    } else {
        maker.admit(tx, chain.row, &newest, &secret, public).await?;
    }
    Ok(Admission::Admitted)
}
