//! What somebody had typed when his session ended.
//!
//! Owns: sealing it into the sign-in form and giving it back after signing in. Must not: store it, or give it to anybody
//! but the account that typed it.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;

use crate::Ctx;
use crate::keys::VaultRng;

/// A form in flight.
#[derive(Clone, Copy)]
pub struct Form<'a> {
    /// Who typed it.
    pub account: Uuid,
    /// Where it was going.
    pub target: &'a str,
}

/// Seals the body of a form to its account and target, as text for a hidden field: in characters that grow no further on
/// their way.
#[must_use]
pub fn seal(ctx: &Ctx, form: Form<'_>, body: &[u8]) -> String {
    let keys = &ctx.platform.keys;
    let mut rng = VaultRng(ctx.randomness());
    let account = form.account.into_bytes();
    URL_SAFE_NO_PAD.encode(
        keys.system
            .seal_carry_over(account, form.target, keys.house, body, &mut rng),
    )
}

/// Opens a carried form for the account that was just proved; `None` when another one typed it, or it was changed.
#[must_use]
pub fn open(ctx: &Ctx, account: Uuid, target: &str, sealed: &str) -> Option<Vec<u8>> {
    let keys = &ctx.platform.keys;
    let sealed = URL_SAFE_NO_PAD.decode(sealed).ok()?;
    let opened = keys
        .system
        .open_carry_over(account.into_bytes(), target, keys.house, &sealed);
    opened.ok().map(|body| body.to_vec())
}
