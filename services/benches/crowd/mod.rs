//! The last day of a round: several people submit at the same time.
//!
//! Owns: asking them, writing their drafts, and measuring what they submit. Must not: judge the numbers.

use std::io::{Write, stdout};
use std::time::Instant;

use domain::access::Actor;
use domain::declarations::Stage;
use domain::lang::Lang;
use services::declarations::{
    Outcome, Submission, Writing, draft, finding_name, own, readers, review, save, start, submit, submitted,
};
use services::{Ctx, idempotency};
use store::{Act, declaration_round, obligation, unit};
use uuid::Uuid;

use crate::province::record;
use crate::rounds::{asked, round};
use crate::told;

/// Each of them is asked in so many rounds: for the first time, as nearly everybody is.
const ROUNDS: usize = 10;

/// A draft that is ready to be submitted, and what its page was shown with.
struct Ready {
    obligation: Uuid,
    revision: i64,
    shown: String,
}

/// Lets all these people submit at the same time what `model` submitted once.
pub async fn submissions(engine: &str, people: &[Ctx], model: &Ctx) {
    let row = own(model).await.expect("his").into_iter().find(|one| one.versions > 0);
    let row = row.expect("he submitted");
    let writing = submitted(model, row.id).await.expect("his own").writing;
    let rounds = furnish(people).await;
    let mut lanes = Vec::new();
    for declarant in people {
        let mut ready = Vec::new();
        for one in own(declarant).await.expect("his") {
            if rounds.contains(&one.round) {
                ready.push(drafted(declarant, one.id, &writing).await);
            }
        }
        lanes.push((declarant.clone(), ready));
    }
    let begun = Instant::now();
    let lanes: Vec<_> = lanes
        .into_iter()
        .map(|(declarant, ready)| tokio::spawn(lane(declarant, ready)))
        .collect();
    let mut times = Vec::new();
    for lane in lanes {
        times.extend(lane.await.expect("every one of them was submitted"));
    }
    let each = times.len() as f64 / begun.elapsed().as_secs_f64();
    told(engine, "submission, in a crowd", &times);
    writeln!(
        stdout(),
        "{engine:9} submissions in a second: {each:.0} ({} of {} people at the same time)",
        times.len(),
        people.len(),
    )
    .expect("written");
}

/// Rounds in which each of these people is asked.
async fn furnish(people: &[Ctx]) -> Vec<Uuid> {
    let first = people.first().expect("somebody");
    let mut tx = first.db().begin().await.expect("a transaction");
    let units = unit::all(&mut tx, 100).await.expect("read");
    let root = units.iter().find(|unit| unit.parent.is_none()).expect("the agency").id;
    let account = first.session().expect("signed in").account();
    let mut rounds = Vec::new();
    for number in 0..ROUNDS {
        let row = round(root, account, &format!("Đợt Ví Dụ {number}"));
        let id = declaration_round::insert(&mut tx, row).await.expect("inserted").id;
        let rows = people.iter().map(|one| {
            let Actor::Person(person) = &one.actor else {
                panic!("somebody")
            };
            asked(id, (person.person.0, person.unit.unit().0), Stage::NotStarted)
        });
        obligation::insert_all(&mut tx, rows.collect()).await.expect("inserted");
        rounds.push(id);
    }
    record(&mut tx).await;
    tx.commit(Act::RoundOpened).await.expect("committed");
    rounds
}

/// Writes the draft, with a reason for every warning.
async fn drafted(declarant: &Ctx, id: Uuid, writing: &Writing) -> Ready {
    start(declarant, id).await.expect("he is asked");
    let begun = draft(declarant, id).await.expect("begun").revision;
    let mut writing = writing.clone();
    let revision = save(declarant, id, begun, &writing).await.expect("saved");
    let found = review(declarant, id).await.expect("judged").findings;
    let reason = |finding| (finding_name(finding), "Ví dụ".to_owned());
    writing.reasons = found.iter().map(reason).collect();
    Ready {
        obligation: id,
        revision: save(declarant, id, revision, &writing).await.expect("saved"),
        shown: readers(declarant, id).await.expect("his").stamp,
    }
}

/// One person, one declaration after the other.
async fn lane(declarant: Ctx, ready: Vec<Ready>) -> Vec<f64> {
    let mut times = Vec::new();
    for one in ready {
        let submission = Submission {
            lang: Lang::Vi,
            obligation: one.obligation,
            revision: one.revision,
            key: idempotency::new_key(&declarant),
            shown: &one.shown,
        };
        let begun = Instant::now();
        match submit(&declarant, &submission).await.expect("judged") {
            Outcome::Submitted(_) => times.push(begun.elapsed().as_secs_f64() * 1_000.0),
            Outcome::Unready(findings) => panic!("{findings:?}"),
        }
    }
    times
}
