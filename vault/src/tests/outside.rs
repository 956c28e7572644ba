//! What another program made from `docs/formats.md` alone (`outside.json` says with which libraries), opened by ours, and
//! made again byte by byte where the randomness is known.

use hpke::aead::AesGcm256;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::*;
use crate::account::{SealedKeys, Which};
use crate::encoding::Fields;
use crate::password::{Cost, Hashing, RecoveryCode};
use crate::signature::SigningPublic;
use crate::stream::{Opener, PIECE, PREFIX, SEALED_PIECE, Sealer};
use crate::system::{SessionToken, SystemSecret};
use crate::wrap::{self, PrivateKey};
use crate::{content, parcel};

mod archives;
mod signed;

/// The other program's file, or a part of it.
#[derive(Clone)]
struct Made(Value);

fn made() -> Made {
    Made(serde_json::from_str(include_str!("outside.json")).expect("JSON"))
}

impl Made {
    fn get(&self, name: &str) -> Self {
        Self(self.0.get(name).cloned().expect(name))
    }

    fn list(&self, name: &str) -> Vec<Self> {
        let list = self.get(name).0.as_array().cloned().expect(name);
        list.into_iter().map(Self).collect()
    }

    fn has(&self, name: &str) -> bool {
        self.0.get(name).is_some()
    }

    fn itself(&self) -> &str {
        self.0.as_str().expect("text")
    }

    fn text(&self, name: &str) -> String {
        self.get(name).itself().to_owned()
    }

    fn number(&self, name: &str) -> u64 {
        self.get(name).0.as_u64().expect(name)
    }

    fn small(&self, name: &str) -> u32 {
        self.number(name).try_into().expect(name)
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        unhex(&self.text(name))
    }

    fn array<const N: usize>(&self, name: &str) -> [u8; N] {
        self.bytes(name).try_into().expect(name)
    }

    fn secret(&self, name: &str) -> Secret {
        Secret::new(self.array(name))
    }

    /// The keys of somebody whom this part names.
    fn account(&self, name: &str) -> AccountKeys {
        account(&self.text(name))
    }
}

fn house() -> House {
    let house = made().get("house");
    House {
        installation: house.array("installation"),
        agency: house.array("agency"),
    }
}

fn account(name: &str) -> AccountKeys {
    let made = made().get("accounts").get(name);
    AccountKeys {
        account: made.array("account"),
        generation: made.small("generation"),
        general: PrivateKey::from_secret(made.secret("general")),
        confidential: PrivateKey::from_secret(made.secret("confidential")),
        signing: SigningKey::from_secret(made.secret("signing")),
    }
}

fn sealed_keys(made: &Made) -> SealedKeys {
    let [general, confidential, signing] = made.list("sealed").try_into().ok().expect("three");
    SealedKeys {
        general: unhex(general.itself()),
        confidential: unhex(confidential.itself()),
        signing: unhex(signing.itself()),
    }
}

fn sha(bytes: &[u8]) -> Vec<u8> {
    Sha256::digest(bytes).to_vec()
}

/// A long text, as the other program made it from a short piece.
fn long(made: &Made) -> Vec<u8> {
    let length = usize::try_from(made.number("length")).expect("short");
    made.bytes("unit").into_iter().cycle().take(length).collect()
}

fn root() -> SigningPublic {
    SigningPublic(made().get("recovery").array("root"))
}

fn trust() -> Trust {
    let all: Vec<_> = made().list("endorsements");
    let all: Result<Vec<_>> = all
        .iter()
        .map(|one| Endorsement::decode(&unhex(one.itself())))
        .collect();
    let (trust, rejected) = Trust::follow(root(), house(), &all.expect("well formed"), &[]);
    assert_eq!(rejected, [], "nothing is forged");
    trust
}

#[test]
fn hpke_with_our_suite() {
    for vector in made().list("hpke_suite_1") {
        let public = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(&vector.bytes("pkRm")).expect("a key");
        let private = <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(&vector.bytes("skRm")).expect("a key");
        let (enc, sealed) = hpke::single_shot_seal_with_rng::<AesGcm256, HkdfSha256, X25519HkdfSha256>(
            &OpModeS::Base,
            &public,
            &vector.bytes("info"),
            &vector.bytes("pt"),
            &vector.bytes("aad"),
            &mut Tape(vector.bytes("ikmE")),
        )
        .expect("sealed");
        assert_eq!(
            (enc.to_bytes().to_vec(), &sealed),
            (vector.bytes("enc"), &vector.bytes("ct"))
        );
        let opened = hpke::single_shot_open::<AesGcm256, HkdfSha256, X25519HkdfSha256>(
            &OpModeR::Base,
            &private,
            &enc,
            &vector.bytes("info"),
            &sealed,
            &vector.bytes("aad"),
        );
        assert_eq!(opened.expect("opens"), vector.bytes("pt"));
    }
}

#[test]
fn contents() {
    for vector in made().list("content") {
        let columns = Fields::labelled(&vector.text("clear_label")).bytes(&vector.bytes("clear_field"));
        let place = Place::new(house(), Purpose::RecordContent, vector.array("record"))
            .part(vector.small("part"))
            .version(vector.number("version"))
            .epoch(vector.small("epoch"))
            .beside(&columns);
        assert_eq!(vector.number("purpose"), Purpose::RecordContent as u64);
        let text = long(&vector);
        let sealed = content::seal(&vector.secret("secret"), &place, &text, &mut Tape(vector.bytes("salt")));
        assert_eq!(sha(&sealed), vector.bytes("ciphertext_sha256"), "{} bytes", text.len());
        if vector.has("ciphertext") {
            let opened = content::open(&vector.secret("secret"), &place, &vector.bytes("ciphertext"));
            assert_eq!(opened.expect("opens").as_slice(), text);
        }
    }
}

#[test]
fn files() {
    for vector in made().list("files") {
        let (key, text) = (vector.secret("secret"), long(&vector));
        let place = Place::new(house(), Purpose::File, vector.array("file"));
        let (mut sealer, mut sealed) = Sealer::begin(&key, &place, &mut Tape(vector.bytes("salt")));
        let mut rest = &text[..];
        while rest.len() > PIECE {
            let (piece, after) = rest.split_at(PIECE);
            sealed.extend(sealer.piece(piece).expect("whole"));
            rest = after;
        }
        for piece in sealer.finish(rest).expect("the last") {
            sealed.extend(piece.expect("sealed"));
        }
        assert_eq!(sealed.len() as u64, vector.number("ciphertext_length"));
        assert_eq!(sha(&sealed), vector.bytes("ciphertext_sha256"), "{} bytes", text.len());

        let mut opener = Opener::begin(&key, &place, &sealed[..PREFIX]).expect("begins");
        let mut rest = &sealed[PREFIX..];
        let mut opened = Vec::new();
        while rest.len() > SEALED_PIECE {
            let (piece, after) = rest.split_at(SEALED_PIECE);
            opened.extend_from_slice(&opener.piece(piece).expect("whole"));
            rest = after;
        }
        opened.extend_from_slice(&opener.finish(rest).expect("the last"));
        assert_eq!(opened, text);
    }
}

#[test]
fn a_wrap_and_a_parcel() {
    let made_ = made();
    let vector = made_.get("wrap");
    let reader = vector.account("to");
    let place = Place::new(house(), Purpose::RecordKey, vector.array("record")).epoch(vector.small("epoch"));
    let code = reader.public().key_code();
    for name in ["wrapped", "seeded"] {
        let opened = wrap::unwrap(&reader.general, &code, &place, &vector.bytes(name));
        assert_eq!(opened.expect(name).expose(), vector.secret("secret").expose());
    }
    let seed = &mut Tape(vector.bytes("seeded_ephemeral_ikm"));
    let recipient = reader.public().general_recipient();
    let again = wrap::wrap(&vector.secret("secret"), &recipient, &place, seed);
    assert_eq!(again, Ok(vector.bytes("seeded")));

    let vector = made_.get("parcel");
    let reader = vector.account("to");
    let place = Place::new(house(), Purpose::Parcel, vector.array("parcel"));
    let opened = parcel::open(
        &reader.confidential,
        &reader.public().key_code(),
        &place,
        &vector.bytes("sealed"),
    );
    assert_eq!(opened.expect("opens").as_slice(), vector.bytes("plaintext"));
}

#[test]
fn public_keys_and_their_codes() {
    for name in ["an", "binh", "chi", "dung", "an_2"] {
        let vector = made().get("accounts").get(name);
        let public = account(name).public();
        assert_eq!(public.encode().into_public(), vector.bytes("public"), "{name}");
        assert_eq!(public.fingerprint(), vector.array("fingerprint"), "{name}");
        assert_eq!(public.key_code().to_string(), vector.text("key_code"), "{name}");
    }
}

#[test]
fn keys_under_a_password_and_a_recovery_code() {
    let made_ = made();
    let vector = made_.get("password");
    let system = SystemSecret::new(vector.array("system"));
    assert_eq!(system.pepper().expose(), vector.secret("pepper").expose());
    let cost = Cost {
        memory_kib: vector.small("memory_kib"),
        passes: vector.small("passes"),
        lanes: vector.small("lanes"),
    };
    let salt = vector.array("salt");
    let derive = |cost, vector: &Made| {
        let keys = Hashing { cost, salt }
            .derive(&vector.text("password"), &system.pepper())
            .expect("allowed");
        assert_eq!(keys.verifier, vector.array("verifier"));
        assert!(keys.matches(&vector.bytes("verifier")));
        assert_eq!(keys.key.expose(), vector.secret("key").expose());
        keys.key
    };
    let key = derive(cost, &vector);
    derive(Cost { lanes: 4, ..cost }, &made_.get("password_four_lanes"));
    let own = vector.account("of");
    let open = |vector: &Made, key, purpose| {
        let opened = AccountKeys::open(&sealed_keys(vector), key, house(), purpose, &own.public()).expect("opens");
        assert_eq!(opened.signing.secret().expose(), own.signing.secret().expose());
    };
    open(&vector, &key, Purpose::KeysUnderPassword);

    let vector = made_.get("recovery_code");
    let key = RecoveryCode::read(&vector.text("written"))
        .expect("a code")
        .key(&own.account);
    assert_eq!(key.expose(), vector.secret("key").expose());
    open(&vector, &key, Purpose::KeysUnderRecoveryCode);
}

#[test]
fn keys_carried_and_in_a_session() {
    let made_ = made();
    let vector = made_.get("carried");
    let (newer, older) = (vector.account("newer"), vector.account("older"));
    let opened = newer
        .readers()
        .open_carried(Which::General, house(), &vector.bytes("general"))
        .expect("opens");
    assert_eq!(opened.secret().expose(), older.general.secret().expose());
    let opened = newer
        .readers()
        .open_carried(Which::Confidential, house(), &vector.bytes("confidential"))
        .expect("opens");
    assert_eq!(opened.secret().expose(), older.confidential.secret().expose());

    let vector = made_.get("session");
    let token = SessionToken::new(vector.array("token"));
    assert_eq!(token.hash(), vector.array("row"));
    let session = SystemSecret::new(made_.get("password").array("system")).session(&token);
    let (part, version) = (vector.small("part"), vector.number("version"));
    let owner = vector.account("account").account;
    let opened = session
        .open(owner, part, version, house(), &vector.bytes("sealed"))
        .expect("opens");
    assert_eq!(opened.expose(), vector.secret("secret").expose());
}

#[test]
fn keys_of_the_server() {
    let vector = made().get("system");
    let system = SystemSecret::new(made().get("password").array("system"));
    assert_eq!(system.row_key().expose(), vector.secret("row_key").expose());
    assert_eq!(
        system.second_factor_key().expose(),
        vector.secret("second_factor_key").expose()
    );
    assert_eq!(
        system.ledger_key().public(),
        SigningPublic(vector.array("ledger_public"))
    );
    let index = vector.get("blind_index");
    assert_eq!(
        system.blind_index(&index.text("kind"), index.text("value").as_bytes()),
        index.array("hash")
    );
    let carried = vector.get("carry_over");
    let owner = carried.account("account").account;
    let opened = system.open_carry_over(owner, &carried.text("form"), house(), &carried.bytes("sealed"));
    assert_eq!(opened.expect("opens").as_slice(), carried.bytes("typed"));
}
