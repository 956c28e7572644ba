//! Papers as text.
//!
//! Owns: JSON, the `kind` at its head, and binary values in it. Must not: know what a paper is about.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::Fault;

/// One kind of paper in one version.
pub(super) trait Paper: Serialize + DeserializeOwned {
    /// Value of the key `kind`.
    const KIND: &'static str;
}

pub(super) const FOUNDING_REQUEST: &str = "liemchinh/founding-request/1";
pub(super) const FOUNDING: &str = "liemchinh/founding/1";
pub(super) const RECOVERY_REQUEST: &str = "liemchinh/recovery-request/1";
pub(super) const RECOVERY_ANSWER: &str = "liemchinh/recovery-answer/1";

/// Writes a paper, one key a line, its kind first.
pub(super) fn write<P: Paper>(paper: &P) -> String {
    #[derive(Serialize)]
    struct Headed<'a, P> {
        kind: &'static str,
        #[serde(flatten)]
        paper: &'a P,
    }
    let headed = Headed { kind: P::KIND, paper };
    #[expect(
        clippy::expect_used,
        reason = "papers hold texts, ids and bytes, and JSON has a form for each"
    )]
    let mut text = serde_json::to_string_pretty(&headed).expect("a paper has a form in JSON");
    text.push('\n');
    text
}

/// Reads a paper of exactly this kind.
pub(super) fn read<P: Paper>(text: &str) -> Result<P, Fault> {
    // What serde says may quote the paper, so only that it failed is told.
    let mut paper: Map<String, Value> = serde_json::from_str(text).map_err(|_| Fault::Unreadable)?;
    let kind = paper.remove("kind").ok_or(Fault::Unreadable)?;
    if kind != P::KIND {
        return Err(Fault::OtherKind {
            found: kind.as_str().map_or(UNKNOWN, name),
            wanted: name(P::KIND),
        });
    }
    serde_json::from_value(Value::Object(paper)).map_err(|_| Fault::Unreadable)
}

const UNKNOWN: &str = "something that this program does not know";

fn name(kind: &str) -> &'static str {
    match kind {
        FOUNDING_REQUEST => "a founding request",
        FOUNDING => "a signed founding",
        RECOVERY_REQUEST => "a recovery request",
        RECOVERY_ANSWER => "a recovery answer",
        _ => UNKNOWN,
    }
}

/// A value that is bytes elsewhere, as text in a paper; for `#[serde(with)]`.
pub(super) mod binary {
    use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine as _};
    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serializer};
    use vault::account::AccountPublic;
    use vault::endorsement::Endorsement;

    /// What has a form in bytes.
    pub(in super::super) trait Binary: Sized {
        fn bytes(&self) -> Vec<u8>;
        fn from_bytes(bytes: Vec<u8>) -> Option<Self>;
    }

    impl Binary for Vec<u8> {
        fn bytes(&self) -> Vec<u8> {
            self.clone()
        }

        fn from_bytes(bytes: Vec<u8>) -> Option<Self> {
            Some(bytes)
        }
    }

    impl Binary for AccountPublic {
        fn bytes(&self) -> Vec<u8> {
            self.encode().into_public()
        }

        fn from_bytes(bytes: Vec<u8>) -> Option<Self> {
            Self::decode(&bytes).ok()
        }
    }

    impl Binary for Endorsement {
        fn bytes(&self) -> Vec<u8> {
            self.encode()
        }

        fn from_bytes(bytes: Vec<u8>) -> Option<Self> {
            Self::decode(&bytes).ok()
        }
    }

    pub(in super::super) fn serialize<B: Binary, S: Serializer>(value: &B, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64_URL_SAFE_NO_PAD.encode(value.bytes()))
    }

    pub(in super::super) fn deserialize<'de, B: Binary, D: Deserializer<'de>>(deserializer: D) -> Result<B, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).map_err(D::Error::custom)?;
        B::from_bytes(bytes).ok_or_else(|| D::Error::custom("not what it should be"))
    }
}

/// The code of a role; for `#[serde(with)]`.
pub(super) mod role {
    use domain::access::RoleCode;
    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(in super::super) fn serialize<S: Serializer>(role: &RoleCode, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(role.code())
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<RoleCode, D::Error> {
        let code = String::deserialize(deserializer)?;
        RoleCode::from_code(&code).ok_or_else(|| D::Error::custom("not a role"))
    }
}

/// Whether a name and a login look like what they are: custodians decide by reading them.
pub(crate) fn are_plain(name: &str, login: &str) -> bool {
    const LONGEST_LOGIN: usize = 120;
    let is_name = domain::person_name::PersonName::read(name).is_ok_and(|read| read.as_str() == name);
    let stands_in_a_login = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '@' | '+');
    let length = login.chars().count();
    is_name && (1..=LONGEST_LOGIN).contains(&length) && login.chars().all(stands_in_a_login)
}
