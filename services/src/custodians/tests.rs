//! The custodians' papers there and back, and what is refused.

use domain::access::RoleCode;
use serde_json::{Value, json};
use uuid::Uuid;
use vault::account::{AccountKeys, AccountPublic};
use vault::endorsement::{Endorsement, Standing};
use vault::purpose::House;
use vault::recovery::{RecoveryPublic, open_answer};
use vault::trust::Trust;

use super::*;
use crate::randomness::SystemRandomness;

const INSTALLATION: Uuid = Uuid::from_u128(1);
const AGENCY: Uuid = Uuid::from_u128(2);
const HOUSE: House = House {
    installation: INSTALLATION.into_bytes(),
    agency: AGENCY.into_bytes(),
};

fn rng() -> VaultRng<'static> {
    VaultRng(&SystemRandomness)
}

fn account(number: u8, generation: u32) -> AccountKeys {
    AccountKeys::random([number; 16], generation, &mut rng())
}

fn member(role: RoleCode, keys: &AccountKeys) -> Member {
    Member {
        role,
        name: "Tran Vi Du".to_owned(),
        login: format!("vi.du-{}", keys.account[0]),
        public: keys.public(),
    }
}

fn founders() -> [AccountKeys; 3] {
    [1, 2, 3].map(|number| account(number, 1))
}

fn founding(members: Vec<Member>) -> Result<FoundingRequest, Fault> {
    FoundingRequest::new(INSTALLATION, AGENCY, members)
}

fn founding_of_three() -> FoundingRequest {
    let [head, personnel, auditor] = founders();
    founding(vec![
        member(RoleCode::ThuTruong, &head),
        member(RoleCode::CanBoToChuc, &personnel),
        member(RoleCode::KiemToanNoiBo, &auditor),
    ])
    .expect("a founding")
}

fn custodians() -> (Custodians, RecoveryPublic) {
    let new = new_keys(&SystemRandomness);
    let public = RecoveryPublic::read_file(&new.public_file).expect("a file that checks");
    let together = Custodians::together(&new.shares[2], &new.shares[0]);
    (together.unwrap_or_else(|fault| panic!("{fault}")), public)
}

/// The paper with the value at `pointer` replaced.
fn with(paper: &str, pointer: &str, value: Value) -> String {
    let mut paper: Value = serde_json::from_str(paper).expect("JSON");
    *paper.pointer_mut(pointer).expect("a value there") = value;
    paper.to_string()
}

#[test]
fn any_two_sheets_are_the_custodians_and_their_code_stands_in_the_public_file() {
    let new = new_keys(&SystemRandomness);
    let public = RecoveryPublic::read_file(&new.public_file).expect("a file that checks");
    assert_eq!(public.key_code(), new.code);
    for (one, other) in [(0, 1), (1, 2), (2, 0)] {
        let together = Custodians::together(&new.shares[one], &new.shares[other]);
        assert_eq!(together.map(|custodians| custodians.code()).ok(), Some(new.code));
    }
}

#[test]
fn shares_that_do_not_belong_together_are_told_apart() {
    let [new, strange] = [new_keys(&SystemRandomness), new_keys(&SystemRandomness)];
    let fault = |one, other| Custodians::together(one, other).err();
    assert_eq!(fault(&new.shares[0], &new.shares[0]), Some(Fault::SameShare));
    assert_eq!(fault(&new.shares[0], &strange.shares[0]), Some(Fault::OtherSet));
    assert_eq!(fault(&new.shares[0], &strange.shares[1]), Some(Fault::OtherSet));
}

#[test]
fn a_founding_comes_back_as_it_was_asked_for_and_signed() {
    let request = founding_of_three();
    assert_eq!(FoundingRequest::read(&request.text()), Ok(request.clone()));
    let (custodians, public) = custodians();
    let now = "2026-11-24T17:05:09.123456Z".parse().expect("an instant");
    let answer = custodians.sign(&request, now);
    let endorsed = read_founding(&answer, HOUSE, &public).expect("signed");
    let found: Vec<(RoleCode, AccountPublic)> = endorsed
        .iter()
        .map(|(role, endorsement)| (*role, endorsement.subject))
        .collect();
    let asked: Vec<(RoleCode, AccountPublic)> = request
        .members
        .iter()
        .map(|member| (member.role, member.public))
        .collect();
    assert_eq!(found, asked);
    for (_, endorsement) in &endorsed {
        assert_eq!(endorsement.at, now.timestamp_micros());
        assert_eq!(endorsement.standing, Standing::Holder);
    }
}

#[test]
fn a_founding_of_others_is_refused() {
    let request = founding_of_three();
    let (custodians, public) = custodians();
    let answer = custodians.sign(&request, chrono::DateTime::UNIX_EPOCH);
    let (_, strangers) = self::custodians();
    let read = |text: &str, custodians| read_founding(text, HOUSE, custodians).err();
    assert_eq!(read(&answer, &strangers), Some(Fault::NotSigned));
    let of_others = |installation, agency| read_founding(&answer, House { installation, agency }, &public).err();
    assert_eq!(of_others([9; 16], HOUSE.agency), Some(Fault::Elsewhere));
    assert_eq!(of_others(HOUSE.installation, [9; 16]), Some(Fault::NotSigned));

    let first: Value = serde_json::from_str(&answer).expect("JSON");
    let first = first["endorsements"][0]["endorsement"].clone();
    let doubled = with(&answer, "/endorsements/1/endorsement", first);
    assert_eq!(read(&doubled, &public), Some(Fault::Members), "one account twice");
    let role = with(&answer, "/endorsements/1/role", json!("THU_TRUONG"));
    assert_eq!(read(&role, &public), Some(Fault::Members), "one role twice");
    let role = with(&answer, "/endorsements/1/role", json!("QUAN_TRI"));
    assert_eq!(read(&role, &public), Some(Fault::Members), "not the founding's to give");
}

#[test]
fn an_endorsement_of_a_founder_does_not_pass_for_one_of_the_root_key() {
    use super::paper::binary::Binary;
    use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine as _};

    let head = account(1, 1);
    let intruder = account(9, 1);
    let (custodians, public) = custodians();
    let request = founding(vec![
        member(RoleCode::ThuTruong, &head),
        member(RoleCode::CanBoToChuc, &account(2, 1)),
    ])
    .expect("a founding");
    let answer = custodians.sign(&request, chrono::DateTime::UNIX_EPOCH);
    let code = intruder.public().key_code();
    let by_head =
        Endorsement::by_holder(&head, HOUSE, intruder.public(), Standing::Holder, &code, 0).expect("endorsed");
    let chained = BASE64_URL_SAFE_NO_PAD.encode(by_head.bytes());
    let forged = with(&answer, "/endorsements/1/endorsement", json!(chained));
    assert_eq!(read_founding(&forged, HOUSE, &public).err(), Some(Fault::NotSigned));

    let by_root = read_founding(&answer, HOUSE, &public).expect("signed")[0].1.clone();
    let (believed, rejected) = Trust::follow(public.root, HOUSE, &[by_root, by_head], &[]);
    assert_eq!(rejected, [], "good signatures");
    assert_eq!(believed.check(&intruder.public()), Ok(()), "together they would pass");
}

#[test]
fn a_founding_is_only_of_distinct_founders_with_plain_names() {
    let [head, personnel, _] = founders();
    let one = member(RoleCode::ThuTruong, &head);
    assert!(founding(vec![one.clone()]).is_ok());
    let members = [
        vec![],
        vec![one.clone(), member(RoleCode::ThuTruong, &personnel)],
        vec![one.clone(), member(RoleCode::CanBoToChuc, &head)],
        vec![member(RoleCode::QuanTri, &head)],
        vec![member(RoleCode::NguoiGiuManh, &head)],
    ];
    for members in members {
        assert_eq!(founding(members), Err(Fault::Members));
    }
    for name in [
        "",
        " Vi Du",
        "Vi  Du",
        "Vi\nDu",
        "Vi\u{1b}[2KDu",
        "Vi\u{202e}Du",
        "Vi\u{301} Du",
    ] {
        let member = Member {
            name: name.to_owned(),
            ..one.clone()
        };
        assert_eq!(founding(vec![member]), Err(Fault::Names), "{name:?}");
    }
    for login in ["", "vi du", "vi\u{7}", "vi\u{2066}du", "vi\u{200b}du"] {
        let member = Member {
            login: login.to_owned(),
            ..one.clone()
        };
        assert_eq!(founding(vec![member]), Err(Fault::Names), "{login:?}");
    }
}

#[test]
fn papers_are_read_strictly() {
    let text = founding_of_three().text();
    assert!(text.starts_with("{\n  \"kind\": \"liemchinh/founding-request/1\""));
    let cut = &text[..text.len() / 2];
    let unknown = text.replacen("\"agency\"", "\"more\": 1, \"agency\"", 1);
    let missing = text.replacen("\"agency\"", "\"agentur\"", 1);
    let padded = with(&text, "/members/0/public", json!("AAAA===="));
    let short = with(&text, "/members/0/public", json!("AAAA"));
    let role = with(&text, "/members/0/role", json!("VUA"));
    for text in [
        "",
        "[]",
        "{}",
        "{\"kind\": 1}",
        cut,
        &unknown,
        &missing,
        &padded,
        &short,
        &role,
    ] {
        let fault = FoundingRequest::read(text).expect_err("no founding request");
        assert!(
            matches!(fault, Fault::Unreadable) || text == "{\"kind\": 1}",
            "{fault}: {text}"
        );
    }
    let later = with(&text, "/kind", json!("liemchinh/founding-request/2"));
    let other = RecoveryRequest::read(&text).expect_err("another kind");
    assert_eq!(
        other.to_string(),
        "this is a founding request, and a recovery request is needed here"
    );
    assert!(
        matches!(FoundingRequest::read(&later), Err(Fault::OtherKind { .. })),
        "a later version"
    );
}

/// A request to open the escrow of an account at `recovery.pub`.
fn recovery(old: &AccountKeys, new: &AccountKeys, custodians: &RecoveryPublic) -> RecoveryRequest {
    let [general, confidential] = old
        .escrow(&custodians.recipient(), HOUSE, &mut rng())
        .expect("escrowed");
    RecoveryRequest {
        installation: INSTALLATION,
        agency: AGENCY,
        name: "Le Thi Du".to_owned(),
        login: "thi.du".to_owned(),
        old: old.public(),
        new: new.public(),
        escrow: [Sealed(general), Sealed(confidential)],
    }
}

/// Opened by custodians who heard the right code.
fn open(custodians: &Custodians, request: &RecoveryRequest) -> Result<String, Fault> {
    let heard = request.heard(&request.new.key_code().to_string())?;
    custodians.open(&heard, &SystemRandomness)
}

#[test]
fn what_was_escrowed_opens_with_the_new_keys_alone() {
    let (custodians, public) = custodians();
    let [old, new] = [account(5, 1), account(5, 2)];
    let request = recovery(&old, &new, &public);
    assert_eq!(RecoveryRequest::read(&request.text()), Ok(request.clone()));
    let text = open(&custodians, &request).expect("opened");
    let account = Uuid::from_bytes([5; 16]);
    let (of, answer) = read_recovery_answer(&text).expect("an answer");
    assert_eq!(of, account);
    let [general, confidential] =
        open_answer(&answer, &new, &old.public(), &public.root, HOUSE).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(general.public(), old.public().general);
    assert_eq!(confidential.public(), old.public().confidential);
}

#[test]
fn custodians_open_nothing_that_was_changed_or_is_not_theirs() {
    let (custodians, public) = custodians();
    let (strangers, _) = self::custodians();
    let [old, new] = [account(5, 1), account(5, 2)];
    let request = recovery(&old, &new, &public);
    let open = |custodians: &Custodians, request: &RecoveryRequest| open(custodians, request).err();
    assert_eq!(open(&strangers, &request), Some(Fault::Escrow));
    let mut changed = request.clone();
    changed.escrow[1].0[60] ^= 1;
    assert_eq!(open(&custodians, &changed), Some(Fault::Escrow));
    let mut swapped = request.clone();
    swapped.escrow.swap(0, 1);
    assert_eq!(open(&custodians, &swapped), Some(Fault::Escrow));
    let mut elsewhere = request.clone();
    elsewhere.agency = Uuid::from_u128(3);
    assert_eq!(open(&custodians, &elsewhere), Some(Fault::Escrow));
    for keys in [account(6, 2), account(5, 1)] {
        let mut other = request.clone();
        other.new = keys.public();
        assert_eq!(open(&custodians, &other), Some(Fault::NewKeys));
        assert_eq!(RecoveryRequest::read(&other.text()), Err(Fault::NewKeys));
    }
}

#[test]
fn the_code_of_the_new_keys_must_be_heard() {
    let (_, public) = custodians();
    let request = recovery(&account(5, 1), &account(5, 2), &public);
    let code = request.new.key_code().to_string();
    assert!(request.heard(&code).is_ok());
    assert!(
        request.heard(&code.to_lowercase().replace('-', " ")).is_ok(),
        "as people type"
    );
    for typed in ["", &code[1..], &request.old.key_code().to_string()] {
        assert_eq!(request.heard(typed).err(), Some(Fault::Code), "{typed:?}");
    }
}

#[test]
fn the_screen_names_everybody_with_the_key_code() {
    let request = founding_of_three();
    let told = request.told();
    for member in &request.members {
        let code = member.public.key_code().to_string();
        let shown = [member.role.code(), &member.name, &member.login, &code];
        assert!(shown.iter().all(|fact| told.contains(fact)), "{told}");
    }
    let (_, public) = custodians();
    let request = recovery(&account(5, 1), &account(5, 2), &public);
    let told = request.told();
    let [old, new] = [request.old, request.new].map(|keys| keys.key_code().to_string());
    assert!(
        told.contains(&request.name) && told.contains(&request.login) && told.contains(&old),
        "{told}"
    );
    assert!(!told.contains(&new), "it is to be heard, not read: {told}");
}

#[test]
fn consent_is_a_word_and_nothing_else() {
    for typed in ["DONG Y", "\u{111}\u{1ed3}ng ý\n", " Dong  y ", "agree"] {
        assert!(is_consent(typed), "{typed:?}");
    }
    for typed in ["", "\n", "y", "yes", "dong", "khong dong y", "disagree"] {
        assert!(!is_consent(typed), "{typed:?}");
    }
}
