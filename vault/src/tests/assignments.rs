//! Who is put in which place: what is signed is what counts, and only a holder's word.

use proptest::prelude::*;

use super::*;
use crate::assignment::{Assignment, Kind, SignedAssignment};
use crate::withdrawal::Withdrawal;

fn chief(to: Option<i64>) -> Assignment {
    Assignment {
        house: HOUSE,
        kind: Kind::Chief,
        id: id(40),
        subject: id(41),
        object: id(42).to_vec(),
        from: 20_635,
        to,
        at: 5,
    }
}

#[test]
fn a_holders_word_is_believed_and_comes_back_as_stored() {
    let people = People::new();
    for said in [chief(None), chief(Some(20_999)), chief(Some(0))] {
        let signed = said.clone().sign(&people.head);
        let stored = SignedAssignment::decode(&signed.encode()).expect("as encoded");
        assert_eq!(stored.assignment, said);
        assert_eq!(stored.verify(&people.trust()), Ok(()));
    }
}

#[test]
fn nobody_elses_word_counts() {
    let people = People::new();
    let verify = |signed: &SignedAssignment| signed.verify(&people.trust());
    assert_eq!(
        verify(&chief(None).sign(&people.plain)),
        Err(Error::NotEndorsed),
        "plain keys"
    );
    assert_eq!(
        verify(&chief(None).sign(&keys(77, 1))),
        Err(Error::NotEndorsed),
        "a stranger"
    );
    for house in [OTHER_HOUSE, OTHER_AGENCY] {
        let elsewhere = Assignment { house, ..chief(None) };
        assert_eq!(
            verify(&elsewhere.sign(&people.head)),
            Err(Error::Elsewhere("the assignment"))
        );
    }
}

#[test]
fn withdrawn_keys_assign_nothing_and_what_is_kept_stays() {
    let people = People::new();
    let (kept, lost) = (chief(None).sign(&people.officer), chief(Some(1)).sign(&people.officer));
    let withdrawal = Withdrawal {
        house: HOUSE,
        fingerprint: people.officer.public().fingerprint(),
        from: 40,
        reason: "bị mất".to_owned(),
        at: 5,
        kept: vec![kept.hash()],
    };
    let signed = [withdrawal.sign(&people.head)];
    let (trust, _) = Trust::follow(people.root.public(), HOUSE, &people.endorsements, &signed);
    assert_eq!(kept.verify(&trust), Ok(()));
    assert_eq!(lost.verify(&trust), Err(Error::Withdrawn));
}

proptest! {
    #[test]
    fn no_byte_can_be_changed(at in any::<prop::sample::Index>(), bits in 1..=u8::MAX, is_open: bool) {
        let people = People::new();
        let bytes = chief((!is_open).then_some(20_999)).sign(&people.head).encode();
        let changed = changed(&bytes, at.index(bytes.len()), bits);
        let read = SignedAssignment::decode(&changed).and_then(|signed| signed.verify(&people.trust()));
        prop_assert!(read.is_err());
    }

    #[test]
    fn what_is_no_assignment_is_refused_without_panic(bytes: Vec<u8>) {
        prop_assert!(SignedAssignment::decode(&bytes).is_err());
    }
}
