//! The last door, opened by two custodians together.
//!
//! Owns: the recovery key and the root signing key, both made from one seed; its three shares on paper; what the
//! custodians answer. Must not: be used on a machine that holds a store: it is born and used offline.

use blahaj::{Share as Point, Sharks};
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::account::{AccountKeys, AccountPublic, Which, place};
use crate::encoding::{Fields, Reader};
use crate::key_code::KeyCode;
use crate::purpose::{House, Place, Purpose};
use crate::secret::Secret;
use crate::signature::{LENGTH, SigningKey, SigningPublic, Statement};
use crate::wrap::{self, PrivateKey, PublicKey, Recipient};
use crate::{Error, Result, crockford, parcel};

const LABEL: &str = "liemchinh/1/recovery-keys";
const ANSWER: &str = "liemchinh/1/recovery-answer";
/// Any two shares give the seed, one alone tells nothing about it.
const THRESHOLD: u8 = 2;
/// One for each custodian.
pub const CUSTODIANS: usize = 3;
const SHARE_VERSION: u8 = 1;
/// Version, number, set, point, check.
const SHARE_LENGTH: usize = 1 + 1 + 4 + 32 + 4;

/// The secret keys of the custodians. They exist only while an offline command runs.
pub struct RecoveryKeys {
    seed: Secret,
}

/// The public halves, which a new installation is founded on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecoveryPublic {
    /// What keys are escrowed to.
    pub exchange: PublicKey,
    /// What every endorsement leads back to.
    pub root: SigningPublic,
}

/// One custodian's part of the seed.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Share([u8; SHARE_LENGTH]);

impl RecoveryKeys {
    /// New random keys.
    #[must_use]
    pub fn random(rng: &mut impl CryptoRng) -> Self {
        Self {
            seed: Secret::random(rng),
        }
    }

    /// The root key of all endorsements.
    #[must_use]
    pub fn root(&self) -> SigningKey {
        SigningKey::from_secret(self.seed.derive(&[], "liemchinh/1/root-key", &[]))
    }

    fn exchange(&self) -> PrivateKey {
        PrivateKey::from_secret(self.seed.derive(&[], "liemchinh/1/recovery-key", &[]))
    }

    /// The public halves.
    #[must_use]
    pub fn public(&self) -> RecoveryPublic {
        RecoveryPublic {
            exchange: self.exchange().public(),
            root: self.root().public(),
        }
    }

    /// The file that names the public halves, signed by the root key itself.
    #[must_use]
    pub fn public_file(&self) -> Vec<u8> {
        let body = self.public().body();
        let signature = self.root().sign(Statement::RecoveryKeys, body.as_slice());
        body.bytes(&signature).into_public()
    }

    /// The shares, one for each custodian.
    #[must_use]
    pub fn shares(&self, rng: &mut impl CryptoRng) -> [Share; CUSTODIANS] {
        let set = self.public().set();
        let mut points = Sharks(THRESHOLD).dealer_rng(self.seed.expose(), rng);
        std::array::from_fn(|_| {
            #[expect(clippy::expect_used, reason = "there are 255 points")]
            let point = points.next().expect("more points than custodians");
            Share::of(&point, set)
        })
    }

    /// The keys again, from any two different shares of one set.
    ///
    /// # Errors
    /// [`Error::Shares`] when they are of different sets, or the same one twice.
    pub fn combine(one: &Share, other: &Share) -> Result<Self> {
        if one.number() == other.number() || one.set() != other.set() {
            return Err(Error::Shares);
        }
        let points = [one.point()?, other.point()?];
        let seed = Zeroizing::new(Sharks(THRESHOLD).recover(&points).map_err(|_| Error::Shares)?);
        let keys = Self {
            seed: Secret::new(seed.as_slice().try_into().map_err(|_| Error::Shares)?),
        };
        if keys.public().set() == one.set() {
            Ok(keys)
        } else {
            Err(Error::Shares)
        }
    }

    /// Opens what was escrowed for the generation `old` of an account, and seals it to the new keys of the same account,
    /// whose key code the custodians `heard` from that person: a request file alone could name anybody's keys. It is
    /// sealed to C, because the older C is inside.
    ///
    /// # Errors
    /// [`Error::Elsewhere`] when the code is not that of the new keys, they are another account's, or the escrowed ones are not those of `old`; as
    /// [`wrap::unwrap`] when the escrow was changed.
    pub fn answer(
        &self,
        escrow: [&[u8]; 2],
        old: &AccountPublic,
        new: &AccountPublic,
        heard: &KeyCode,
        house: House,
        rng: &mut impl CryptoRng,
    ) -> Result<Vec<u8>> {
        if *heard != new.key_code() {
            return Err(Error::Elsewhere("the key code"));
        }
        if new.account != old.account || new.generation <= old.generation {
            return Err(Error::Elsewhere("the new key"));
        }
        let code = self.public().recipient().code;
        let open = |which, sealed: &[u8]| {
            let place = place(house, Purpose::KeysInEscrow, old.account, old.generation, which);
            wrap::unwrap(&self.exchange(), &code, &place, sealed).map(PrivateKey::from_secret)
        };
        let general = open(Which::General, escrow[0])?;
        let confidential = open(Which::Confidential, escrow[1])?;
        if general.public() != old.general || confidential.public() != old.confidential {
            return Err(Error::Elsewhere("the escrowed key"));
        }
        let body = Fields::labelled(ANSWER)
            .bytes(old.encode().as_slice())
            .bytes(new.encode().as_slice())
            .bytes(general.secret().expose())
            .bytes(confidential.secret().expose());
        let signature = self.root().sign(Statement::RecoveryAnswer, body.as_slice());
        let message = Fields::bare().bytes(body.as_slice()).bytes(&signature);
        parcel::seal(
            message.as_slice(),
            &new.confidential_recipient(),
            &answer_place(new, house),
            rng,
        )
    }
}

/// Opens the custodians' answer with the new keys: the older G and C.
///
/// # Errors
/// As [`parcel::open`]; [`Error::BadSignature`] when it is not from the custodians of this installation;
/// [`Error::Elsewhere`] when it is about other keys.
pub fn open_answer(
    answer: &[u8],
    keys: &AccountKeys,
    old: &AccountPublic,
    root: &SigningPublic,
    house: House,
) -> Result<[PrivateKey; 2]> {
    let new = keys.public();
    let message = parcel::open(&keys.confidential, &new.key_code(), &answer_place(&new, house), answer)?;
    let what = "recovery answer";
    let mut outer = Reader::bare(&message, what);
    let body = outer.bytes()?;
    let signature = outer.array::<LENGTH>()?;
    outer.end()?;
    root.verify(Statement::RecoveryAnswer, body, &signature)?;
    let mut fields = Reader::labelled(body, ANSWER, what)?;
    if AccountPublic::decode(fields.bytes()?)? != *old || AccountPublic::decode(fields.bytes()?)? != new {
        return Err(Error::Elsewhere("the answer"));
    }
    let general = PrivateKey::from_secret(Secret::new(fields.array()?));
    let confidential = PrivateKey::from_secret(Secret::new(fields.array()?));
    fields.end()?;
    if general.public() != old.general || confidential.public() != old.confidential {
        return Err(Error::Elsewhere("the answer"));
    }
    Ok([general, confidential])
}

fn answer_place(new: &AccountPublic, house: House) -> Place {
    Place::new(house, Purpose::RecoveryAnswer, new.account).epoch(new.generation)
}

impl RecoveryPublic {
    /// Reads and checks a file that names the public halves.
    ///
    /// # Errors
    /// [`Error::Malformed`], [`Error::BadSignature`].
    pub fn read_file(bytes: &[u8]) -> Result<Self> {
        let mut fields = Reader::labelled(bytes, LABEL, "recovery.pub")?;
        let public = Self {
            exchange: PublicKey(fields.array()?),
            root: SigningPublic(fields.array()?),
        };
        let signature = fields.array::<LENGTH>()?;
        fields.end()?;
        public
            .root
            .verify(Statement::RecoveryKeys, public.body().as_slice(), &signature)?;
        Ok(public)
    }

    /// The custodians as the reader of escrowed keys.
    #[must_use]
    pub fn recipient(&self) -> Recipient {
        Recipient {
            key: self.exchange,
            code: self.key_code(),
        }
    }

    /// The code that stands on every custodian's sheet and in the installation.
    #[must_use]
    pub fn key_code(&self) -> KeyCode {
        KeyCode::of(&self.fingerprint())
    }

    fn fingerprint(&self) -> [u8; 32] {
        Sha256::digest(self.body().as_slice()).into()
    }

    fn set(&self) -> [u8; 4] {
        let mut set = [0; 4];
        set.copy_from_slice(&self.fingerprint()[..4]);
        set
    }

    fn body(&self) -> Fields {
        Fields::labelled(LABEL).bytes(&self.exchange.0).bytes(&self.root.0)
    }
}

impl Share {
    fn of(point: &Point, set: [u8; 4]) -> Self {
        let point = Zeroizing::new(Vec::from(point));
        let mut share = Self([0; SHARE_LENGTH]);
        let bytes = &mut share.0;
        bytes[0] = SHARE_VERSION;
        bytes[1] = point[0];
        bytes[2..6].copy_from_slice(&set);
        bytes[6..38].copy_from_slice(&point[1..]);
        let check = check(&bytes[..38]);
        bytes[38..].copy_from_slice(&check);
        share
    }

    /// The share as its custodian typed it.
    ///
    /// # Errors
    /// [`Error::Mistyped`] when a character is wrong, missing or too many; its check tells.
    pub fn read(typed: &str) -> Result<Self> {
        let share = Self(*crockford::read(typed, "share")?);
        if share.0[38..] == check(&share.0[..38]) && share.0[0] == SHARE_VERSION && share.0[1] > 0 {
            Ok(share)
        } else {
            Err(Error::Mistyped("share"))
        }
    }

    /// The share as it stands on the sheet: groups of four characters.
    #[must_use]
    pub fn written(&self) -> Zeroizing<String> {
        Zeroizing::new(crockford::write(&self.0))
    }

    /// Number of the sheet, from 1.
    #[must_use]
    pub fn number(&self) -> u8 {
        self.0[1]
    }

    fn set(&self) -> &[u8] {
        &self.0[2..6]
    }

    fn point(&self) -> Result<Point> {
        let bytes = Zeroizing::new([&self.0[1..2], &self.0[6..38]].concat());
        Point::try_from(bytes.as_slice()).map_err(|_| Error::Shares)
    }
}

fn check(bytes: &[u8]) -> [u8; 4] {
    let digest = Sha256::digest(Fields::labelled("liemchinh/1/share").bytes(bytes).as_slice());
    [digest[0], digest[1], digest[2], digest[3]]
}
