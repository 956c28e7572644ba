//! No column of a recorded row is left out of its image. (Guarded tables are proven column by column through their MAC.)

use std::collections::BTreeSet;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::circle::{CarryRow, CircleKeyRow, ManifestRow};
use crate::declaration_paper::PaperRow;
use crate::endorsement::EndorsementRow;
use crate::guard::{Recorded, image};
use crate::keyring::KeyringRow;
use crate::person_detail::DetailRow;
use crate::person_move::MoveRow;
use crate::person_post::PostRow;
use crate::receipt::ReceiptRow;
use crate::record::{RecipientKind, RecordRow, SealedVersionRow, WrapRow};
use crate::recovery::{RecoveryRow, RecoveryState};
use crate::stand_in::{StandInKind, StandInRow};
use crate::unit_history::UnitHistoryRow;
use crate::version_file::VersionFileRow;
use crate::{Day, Timestamp};

const OTHER: Uuid = Uuid::max();

fn day() -> Day {
    NaiveDate::default().into()
}

fn at(seconds: i64) -> Timestamp {
    chrono::DateTime::from_timestamp(seconds, 0).expect("an instant").into()
}

/// Each change alone gives an image of its own.
fn told<R: Recorded + Clone>(row: &R, changes: &[fn(&mut R)]) {
    let changed = changes.iter().map(|change| {
        let mut row = row.clone();
        change(&mut row);
        image(&row).hash.to_string()
    });
    let images: BTreeSet<_> = changed.chain([image(row).hash.to_string()]).collect();
    assert_eq!(images.len(), changes.len() + 1, "{}", R::TABLE);
}

#[test]
fn histories_posts_and_moves() {
    let stretch = UnitHistoryRow {
        id: Uuid::nil(),
        unit: Uuid::nil(),
        change: String::new(),
        valid_from: day(),
        valid_to: None,
        name: String::new(),
        name_search: String::new(),
        short_name: String::new(),
        kind: String::new(),
        parent: None,
        merged_into: None,
        decision_number: None,
        decision_day: None,
        recorded_by: None,
        recorded_at: at(0),
        version: 1,
    };
    told(
        &stretch,
        &[
            |row| row.id = OTHER,
            |row| row.unit = OTHER,
            |row| row.change = "x".to_owned(),
            |row| row.valid_from = NaiveDate::MAX.into(),
            |row| row.valid_to = Some(day()),
            |row| row.name = "x".to_owned(),
            |row| row.name_search = "x".to_owned(),
            |row| row.short_name = "x".to_owned(),
            |row| row.kind = "x".to_owned(),
            |row| row.parent = Some(OTHER),
            |row| row.merged_into = Some(OTHER),
            |row| row.decision_number = Some("x".to_owned()),
            |row| row.decision_day = Some(day()),
            |row| row.recorded_by = Some(OTHER),
            |row| row.recorded_at = at(1),
            |row| row.version = 2,
        ],
    );
    let post = PostRow {
        id: Uuid::nil(),
        person: Uuid::nil(),
        unit: Uuid::nil(),
        title: String::new(),
        level: String::new(),
        kind: String::new(),
        valid_from: day(),
        valid_to: None,
        decision_number: None,
        decision_day: None,
        version: 1,
    };
    told(
        &post,
        &[
            |row| row.id = OTHER,
            |row| row.person = OTHER,
            |row| row.unit = OTHER,
            |row| row.title = "x".to_owned(),
            |row| row.level = "x".to_owned(),
            |row| row.kind = "x".to_owned(),
            |row| row.valid_from = NaiveDate::MAX.into(),
            |row| row.valid_to = Some(day()),
            |row| row.decision_number = Some("x".to_owned()),
            |row| row.decision_day = Some(day()),
            |row| row.version = 2,
        ],
    );
    let step = MoveRow {
        id: Uuid::nil(),
        person: Uuid::nil(),
        kind: String::new(),
        first_day: day(),
        place: String::new(),
        decision_number: None,
        decision_day: None,
        before: String::new(),
        after: String::new(),
        ended: String::new(),
        recorded_by: None,
        recorded_at: at(0),
        undone_by: None,
        undone_at: None,
        version: 1,
    };
    told(
        &step,
        &[
            |row| row.id = OTHER,
            |row| row.person = OTHER,
            |row| row.kind = "x".to_owned(),
            |row| row.first_day = NaiveDate::MAX.into(),
            |row| row.place = "x".to_owned(),
            |row| row.decision_number = Some("x".to_owned()),
            |row| row.decision_day = Some(day()),
            |row| row.before = "x".to_owned(),
            |row| row.after = "x".to_owned(),
            |row| row.ended = "x".to_owned(),
            |row| row.recorded_by = Some(OTHER),
            |row| row.recorded_at = at(1),
            |row| row.undone_by = Some(OTHER),
            |row| row.undone_at = Some(at(1)),
            |row| row.version = 2,
        ],
    );
}

#[test]
fn stand_ins_and_details() {
    let stand_in = StandInRow {
        id: Uuid::nil(),
        absent: Uuid::nil(),
        substitute: Uuid::nil(),
        kind: StandInKind::Acting,
        role: String::new(),
        unit: Uuid::nil(),
        valid_from: day(),
        valid_to: None,
        decision_number: String::new(),
        decision_day: day(),
        granted: None,
        ended_on: None,
        recorded_by: None,
        recorded_at: at(0),
        version: 1,
    };
    told(
        &stand_in,
        &[
            |row| row.id = OTHER,
            |row| row.absent = OTHER,
            |row| row.substitute = OTHER,
            |row| row.kind = StandInKind::Replacement,
            |row| row.role = "x".to_owned(),
            |row| row.unit = OTHER,
            |row| row.valid_from = NaiveDate::MAX.into(),
            |row| row.valid_to = Some(day()),
            |row| row.decision_number = "x".to_owned(),
            |row| row.decision_day = NaiveDate::MAX.into(),
            |row| row.granted = Some(OTHER),
            |row| row.ended_on = Some(day()),
            |row| row.recorded_by = Some(OTHER),
            |row| row.recorded_at = at(1),
            |row| row.version = 2,
        ],
    );
    let detail = DetailRow {
        person: Uuid::nil(),
        identity_index: None,
        sealed: Vec::new(),
        version: 1,
    };
    told(
        &detail,
        &[
            |row| row.person = OTHER,
            |row| row.identity_index = Some(vec![1]),
            |row| row.sealed = vec![1],
            |row| row.version = 2,
        ],
    );
}

#[test]
fn endorsements_and_manifests() {
    let endorsement = EndorsementRow {
        id: Uuid::nil(),
        subject: Uuid::nil(),
        generation: 1,
        body: Vec::new(),
        made_at: at(0),
    };
    told(
        &endorsement,
        &[
            |row| row.id = OTHER,
            |row| row.subject = OTHER,
            |row| row.generation = 2,
            |row| row.body = vec![1],
            |row| row.made_at = at(1),
        ],
    );
    let manifest = ManifestRow {
        circle: Uuid::nil(),
        sequence: 1,
        epoch: 1,
        body: Vec::new(),
        hash: Vec::new(),
    };
    told(
        &manifest,
        &[
            |row| row.circle = OTHER,
            |row| row.sequence = 2,
            |row| row.epoch = 2,
            |row| row.body = vec![1],
            |row| row.hash = vec![1],
        ],
    );
}

#[test]
fn recoveries() {
    let recovery = RecoveryRow {
        id: Uuid::nil(),
        account: Uuid::nil(),
        old_generation: 1,
        new_generation: 2,
        state: RecoveryState::Requested,
        requested_at: at(0),
        opens_at: None,
        answer: None,
        version: 1,
        mac: Vec::new(),
    };
    told(
        &recovery,
        &[
            |row| row.id = OTHER,
            |row| row.account = OTHER,
            |row| row.old_generation = 0,
            |row| row.new_generation = 3,
            |row| row.state = RecoveryState::Answered,
            |row| row.requested_at = at(1),
            |row| row.opens_at = Some(at(1)),
            |row| row.answer = Some(Vec::new()),
            |row| row.version = 2,
        ],
    );
}

#[test]
fn records_and_their_versions() {
    let record = RecordRow {
        id: Uuid::nil(),
        kind: String::new(),
        owner: Uuid::nil(),
        unit: Uuid::nil(),
        state: String::new(),
        created_at: at(0),
        version: 1,
    };
    told(
        &record,
        &[
            |row| row.id = OTHER,
            |row| row.kind = "x".to_owned(),
            |row| row.owner = OTHER,
            |row| row.unit = OTHER,
            |row| row.state = "x".to_owned(),
            |row| row.created_at = at(1),
            |row| row.version = 2,
        ],
    );
    let version = SealedVersionRow {
        record: Uuid::nil(),
        version: 1,
        author: Uuid::nil(),
        header: Vec::new(),
        ciphertext: Vec::new(),
    };
    told(
        &version,
        &[
            |row| row.record = OTHER,
            |row| row.version = 2,
            |row| row.author = OTHER,
            |row| row.header = vec![1],
            |row| row.ciphertext = vec![1],
        ],
    );
}

#[test]
fn receipts() {
    let receipt = ReceiptRow {
        record: Uuid::nil(),
        version: 1,
        number: String::new(),
        issued_at: at(0),
        commitment: Vec::new(),
        event: Uuid::nil(),
        checkpoint: None,
        signature: Vec::new(),
    };
    told(
        &receipt,
        &[
            |row| row.record = OTHER,
            |row| row.version = 2,
            |row| row.number = "x".to_owned(),
            |row| row.issued_at = at(1),
            |row| row.commitment = vec![1],
            |row| row.event = OTHER,
            |row| row.checkpoint = Some(String::new()),
            |row| row.signature = vec![1],
        ],
    );
}

#[test]
fn wrapped_keys() {
    let key = CircleKeyRow {
        circle: Uuid::nil(),
        epoch: 1,
        account: Uuid::nil(),
        generation: 1,
        sealed: Vec::new(),
    };
    told(
        &key,
        &[
            |row| row.circle = OTHER,
            |row| row.epoch = 2,
            |row| row.account = OTHER,
            |row| row.generation = 2,
            |row| row.sealed = vec![1],
        ],
    );
    let carry = CarryRow {
        circle: Uuid::nil(),
        epoch: 1,
        sealed: Vec::new(),
    };
    told(
        &carry,
        &[
            |row| row.circle = OTHER,
            |row| row.epoch = 2,
            |row| row.sealed = vec![1],
        ],
    );
    let ring = KeyringRow {
        account: Uuid::nil(),
        generation: 1,
        version: 1,
        sealed: Vec::new(),
    };
    told(
        &ring,
        &[
            |row| row.account = OTHER,
            |row| row.generation = 2,
            |row| row.version = 2,
            |row| row.sealed = vec![1],
        ],
    );
    let wrap = WrapRow {
        record: Uuid::nil(),
        key_version: 1,
        recipient_kind: RecipientKind::Account,
        recipient: Uuid::nil(),
        generation: 1,
        sealed: Vec::new(),
    };
    told(
        &wrap,
        &[
            |row| row.record = OTHER,
            |row| row.key_version = 2,
            |row| row.recipient_kind = RecipientKind::Circle,
            |row| row.recipient = OTHER,
            |row| row.generation = 2,
            |row| row.sealed = vec![1],
        ],
    );
}

#[test]
fn papers_and_files() {
    let paper = PaperRow {
        record: Uuid::nil(),
        number: 1,
        code: Vec::new(),
        handed_at: None,
        handed_to: None,
        version: 1,
    };
    told(
        &paper,
        &[
            |row| row.record = OTHER,
            |row| row.number = 2,
            |row| row.code = vec![1],
            |row| row.handed_at = Some(at(1)),
            |row| row.handed_to = Some(OTHER),
            |row| row.version = 2,
        ],
    );
    let file = VersionFileRow {
        file: Uuid::nil(),
        number: 1,
        record: Uuid::nil(),
        pieces: 1,
        hash: Vec::new(),
    };
    told(
        &file,
        &[
            |row| row.file = OTHER,
            |row| row.number = 2,
            |row| row.record = OTHER,
            |row| row.pieces = 2,
            |row| row.hash = vec![1],
        ],
    );
}
