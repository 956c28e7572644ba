//! No column of a recorded row is left out of its image. (Guarded tables are proven column by column through their MAC.)

use std::collections::BTreeSet;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::circle::ManifestRow;
use crate::endorsement::EndorsementRow;
use crate::guard::{Recorded, image};
use crate::person::PersonRow;
use crate::record::{RecordRow, SealedVersionRow};
use crate::recovery::{RecoveryRow, RecoveryState};
use crate::unit::UnitRow;
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
fn units_and_people() {
    let unit = UnitRow {
        id: Uuid::nil(),
        parent: None,
        name: String::new(),
        valid_from: day(),
        valid_to: None,
        version: 1,
    };
    told(
        &unit,
        &[
            |row| row.id = OTHER,
            |row| row.parent = Some(OTHER),
            |row| row.name = "x".to_owned(),
            |row| row.valid_from = NaiveDate::MAX.into(),
            |row| row.valid_to = Some(day()),
            |row| row.version = 2,
        ],
    );
    let person = PersonRow {
        id: Uuid::nil(),
        unit: Uuid::nil(),
        staff_code: String::new(),
        name: String::new(),
        name_sort: String::new(),
        name_search: String::new(),
        birth_year: None,
        valid_from: day(),
        valid_to: None,
        version: 1,
    };
    told(
        &person,
        &[
            |row| row.id = OTHER,
            |row| row.unit = OTHER,
            |row| row.staff_code = "x".to_owned(),
            |row| row.name = "x".to_owned(),
            |row| row.name_sort = "x".to_owned(),
            |row| row.name_search = "x".to_owned(),
            |row| row.birth_year = Some(1),
            |row| row.valid_from = NaiveDate::MAX.into(),
            |row| row.valid_to = Some(day()),
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
