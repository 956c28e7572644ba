//! What stands under "Việc của tôi" is what the declarations ask, whatever happened to them and in whatever order.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use domain::access::RoleCode;
use domain::declarations::Step;
use domain::task::TaskKind;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use services::accounts::proposing::propose_unit;
use services::clock::Clock;
use services::declarations::{
    Return, ShownList, UndoReason, discard, draft, list, open_submitted, receive, return_list, save, send_back,
    send_list, start, undo_receipt, withdraw,
};
use services::{circles, idempotency, roles, tasks};
use store::declaration_round::RoundState;
use store::obligation::ObligationRow;
use store::{Day, account, declaration_round, job, obligation, task};
use uuid::Uuid;

use super::rounds::{approved, completed};
use super::story::{asked, asked_of, code, done, done_by, paper, row, submitted, told, writing};
use super::{seat, this_year};
use crate::circles::{LANG, id_of, key_code, proposed};
use crate::ledger::dba::Dba;
use crate::support::{TestApp, founding};

const STEPS: usize = 70;
/// More than a test has of anything.
const MANY: i64 = 500;

/// What an account is asked, with its last day.
type Asked = BTreeSet<(String, String, Option<String>)>;

/// The tasks of an account about declarations, as they are stored.
async fn stored(app: &TestApp, account: Uuid) -> Asked {
    let mut tx = app.database.db.read().await.expect("a transaction");
    let rows = task::open(&mut tx, account, MANY).await.expect("read");
    let own = [TaskKind::Declare, TaskKind::CompleteDeclaration].map(TaskKind::code);
    rows.into_iter()
        .filter(|row| own.contains(&row.kind.as_str()))
        .map(|row| (row.kind, row.subject, row.due.map(String::from)))
        .collect()
}

/// What an obligation asks of its person, by its row alone.
fn due_of(app: &TestApp, row: &ObligationRow) -> Option<(TaskKind, Option<Day>)> {
    let ctx = app.worker_ctx();
    match row.stage.as_str() {
        "CHUA_KE_KHAI" | "NHAP" => Some((TaskKind::Declare, row.due)),
        "YEU_CAU_BO_SUNG" => {
            let question = domain::deadlines::Question {
                code: "TS05".to_owned(),
                variant: None,
                event: row.returned_on.expect("it was sent back").date(),
                stops: None,
            };
            let answer = domain::deadlines::answer(&ctx.platform.law, &question).expect("a term of the law");
            Some((TaskKind::CompleteDeclaration, Some(answer.dates.due().into())))
        }
        _ => None,
    }
}

/// What the approved lists ask of a person.
async fn expected(app: &TestApp, person: Uuid) -> Asked {
    let mut tx = app.database.db.read().await.expect("a transaction");
    let mut asked = Asked::new();
    for row in obligation::of_person(&mut tx, person, MANY).await.expect("read") {
        let round = declaration_round::find(&mut tx, row.round).await.expect("read");
        if !row.listed || round.expect("there is one").state != RoundState::Approved {
            continue;
        }
        let due = due_of(app, &row);
        asked.extend(due.map(|(kind, due)| (kind.code().to_owned(), row.id.to_string(), due.map(String::from))));
    }
    asked
}

/// Everybody with an account is asked exactly that; tells how many tasks there are.
async fn agreed(app: &TestApp) -> usize {
    let mut tx = app.database.db.read().await.expect("a transaction");
    let units = store::unit::all(&mut tx, MANY).await.expect("read");
    let mut people = Vec::new();
    for unit in &units {
        let of_unit = store::person::of_unit(&mut tx, unit.id, Uuid::nil(), MANY).await;
        people.extend(of_unit.expect("read").into_iter().map(|row| row.id));
    }
    let accounts = account::of_people(&mut tx, &people).await.expect("read");
    drop(tx);
    let mut count = 0;
    for one in accounts {
        let found = stored(app, one.id).await;
        assert_eq!(found, expected(app, one.person).await, "{}", one.person);
        count += found.len();
    }
    count
}

/// Who is asked to receive something, by login, with the role.
async fn asked_to_receive(app: &TestApp, id: Uuid, logins: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for login in logins {
        let account = id_of(app, login).await;
        let mut tx = app.database.db.read().await.expect("a transaction");
        let rows = task::open(&mut tx, account, MANY).await.expect("read");
        let about = rows
            .into_iter()
            .filter(|row| row.kind == TaskKind::ReceiveDeclaration.code() && row.subject == id.to_string());
        found.extend(about.map(|row| ((*login).to_owned(), row.hat.unwrap_or_default())));
    }
    found
}

/// One step of whoever takes it; whether it was possible.
async fn taken(app: &TestApp, id: Uuid, step: Step) -> bool {
    let by = match step {
        Step::Start | Step::Discard | Step::Submit | Step::Withdraw => RoleCode::NguoiKeKhai,
        Step::Open | Step::Return | Step::Receive | Step::UndoReceipt => RoleCode::CanBoToChuc,
    };
    let ctx = seat(app, by).await;
    let version = row(app, id).await.version;
    match step {
        Step::Start => start(&ctx, id).await.is_ok(),
        Step::Discard => discard(&ctx, id).await.is_ok(),
        Step::Submit => {
            let Ok(open) = draft(&ctx, id).await else { return false };
            let revision = save(&ctx, id, open.revision, &writing()).await.expect("saved");
            submitted(&ctx, id, revision, idempotency::new_key(&ctx)).await.is_ok()
        }
        Step::Withdraw => withdraw(&ctx, id).await.is_ok(),
        Step::Open => open_submitted(&ctx, id).await.is_ok(),
        Step::Return => {
            let reasons = [("residential_land", "Ghi đúng diện tích")];
            let back = Return {
                lang: LANG,
                obligation: id,
                version,
                reasons: &reasons,
            };
            send_back(&ctx, &back).await.is_ok()
        }
        Step::Receive => {
            let Ok(opened) = open_submitted(&ctx, id).await else {
                return false;
            };
            let code = code(&opened.declaration);
            receive(&ctx, &paper(id, opened.row.version, &code)).await.is_ok()
        }
        Step::UndoReceipt => undo_receipt(&ctx, id, version, UndoReason::Mistake).await.is_ok(),
    }
}

/// A round with whoever the rules find, approved; nobody is told yet.
async fn approved_round(app: &TestApp) -> Uuid {
    let officer = seat(app, RoleCode::CanBoToChuc).await;
    let round = this_year(app, &officer).await;
    completed(&officer, &list(&officer, round, true, None).await.expect("his to see")).await;
    let head = seat(app, RoleCode::ThuTruong).await;
    let seen = list(&head, round, true, None)
        .await
        .expect("hers to see")
        .round
        .row
        .version;
    approved(&head, round, seen).await.expect("approved");
    round
}

fn kinds(found: &[tasks::Task], id: Uuid) -> Vec<TaskKind> {
    found
        .iter()
        .filter(|task| task.subject == id)
        .map(|task| task.kind)
        .collect()
}

on_both_demo! {
    async fn whatever_is_done_with_a_declaration_the_tasks_are_what_its_state_says(app: TestApp) {
        let id = asked(app).await;
        let mut random = StdRng::seed_from_u64(20_261_127);
        let mut seen = BTreeSet::new();
        for number in 0..STEPS {
            let mut stands = row(app, id).await;
            let today = app.worker_ctx().today();
            let progress = domain::declarations::Progress {
                stage: domain::declarations::Stage::from_code(&stands.stage).expect("a stage"),
                versions: u32::try_from(stands.versions).expect("few"),
                opened: stands.opened,
                draft: stands.draft,
                received_on: stands.received_on.map(Day::date),
            };
            let possible: Vec<Step> =
                Step::ALL.iter().copied().filter(|step| progress.after(*step, today).is_ok()).collect();
            // Now and then one that may not follow: it changes nothing.
            let any = random.random_range(0..6) == 0;
            let steps = if any { Step::ALL.to_vec() } else { possible };
            let step = *steps.choose(&mut random).expect("one");
            if taken(app, id, step).await {
                seen.insert(step.code());
            }
            stands = row(app, id).await;
            let found = stored(app, id_of(app, "kekhai").await).await;
            assert_eq!(found, expected(app, stands.person).await, "{number}: after {step:?} it is {}", stands.stage);
            let officers = asked_to_receive(app, id, &["tochuc"]).await.len();
            let waits = ["DA_NOP", "DA_NOP_LAI"].contains(&stands.stage.as_str());
            assert_eq!(officers, usize::from(waits), "{number}: after {step:?} it is {}", stands.stage);
        }
        assert_eq!(seen.len(), Step::ALL.len(), "every step was taken: {seen:?}");
        told(app).await;
    }

    async fn a_round_asks_everybody_on_it_once_though_the_worker_dies(app: TestApp) {
        approved_round(app).await;
        let mut tx = app.database.db.begin().await.expect("a transaction");
        let now = app.clock.now();
        let taken = job::claim(&mut tx, now.into(), (now + TimeDelta::minutes(5)).into(), MANY).await.expect("taken");
        assert!(!taken.is_empty(), "what is to be told was left with the approval");
        tx.commit(store::Act::JobsClaimed).await.expect("committed");
        // Whoever took it is gone; nobody was asked.
        assert_eq!(app.work().await, 0);
        let head = seat(app, RoleCode::ThuTruong).await;
        let hers = |found: &[tasks::Task]| found.iter().filter(|task| task.kind == TaskKind::Declare).count();
        assert_eq!(hers(&tasks::own(&head).await.expect("signed in")), 0);
        app.clock.advance(TimeDelta::minutes(6));
        told(app).await;
        let asked = agreed(app).await;
        assert!(asked > 3, "{asked}");
        assert_eq!(hers(&tasks::own(&head).await.expect("signed in")), 1, "she declares too");
    }

    async fn whoever_gets_an_account_later_is_asked_with_it(app: TestApp) {
        let round = approved_round(app).await;
        told(app).await;
        let before = agreed(app).await;
        let mut tx = app.database.db.read().await.expect("a transaction");
        let rows = obligation::list(&mut tx, round, true, Uuid::nil(), MANY).await.expect("read");
        let people: Vec<Uuid> = rows.iter().map(|row| row.person).collect();
        let with: BTreeSet<Uuid> =
            account::of_people(&mut tx, &people).await.expect("read").into_iter().map(|one| one.person).collect();
        drop(tx);
        let without: Vec<_> = rows.iter().filter(|row| !with.contains(&row.person)).collect();
        assert!(!without.is_empty(), "somebody of the demonstration declares and has no account");
        let units: BTreeSet<Uuid> = without.iter().map(|row| row.unit).collect();
        for unit in units {
            let administrator = seat(app, RoleCode::QuanTri).await;
            let key = idempotency::new_key(&administrator);
            propose_unit(&administrator, key, unit, "/").await.expect("proposed");
        }
        assert_eq!(agreed(app).await, before + without.len());
        // What an earlier version of the program left without tasks gets them from the migration, the same ones.
        let all = agreed(app).await;
        let mut dba = Dba::of(app).await;
        let (delete, fill) = match &dba {
            Dba::Sqlite(_) => ("DELETE FROM task", include_str!("../../migrations/sqlite/0011_asking.sql")),
            Dba::Postgres(_) => ("DELETE FROM task", include_str!("../../migrations/postgres/0011_asking.sql")),
        };
        dba.run(delete).await;
        dba.run(fill.split_inclusive(';').next().expect("a statement")).await;
        dba.close().await;
        assert_eq!(agreed(app).await, all);
    }

    async fn a_receipt_undone_asks_those_who_receive_and_nobody_else(app: TestApp) {
        let id = asked(app).await;
        done(app, id).await;
        let everybody = ["tochuc", "thutruong", "photruong", "kekhai"];
        let officer_alone = [("tochuc".to_owned(), "CAN_BO_TO_CHUC".to_owned())];
        assert_eq!(asked_to_receive(app, id, &everybody).await, officer_alone);
        assert!(taken(app, id, Step::Receive).await);
        assert!(asked_to_receive(app, id, &everybody).await.is_empty());
        // The leadership can read what was received; it is not asked to receive it.
        assert!(taken(app, id, Step::UndoReceipt).await);
        assert_eq!(asked_to_receive(app, id, &everybody).await, officer_alone);
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        assert_eq!(kinds(&tasks::own(&officer).await.expect("signed in"), id), [TaskKind::ReceiveDeclaration]);
    }

    async fn an_officers_own_is_asked_of_head_and_deputy_each_in_his_role(app: TestApp) {
        let since = domain::day::vietnamese(app.worker_ctx().today());
        let id = asked_of(app, "tochuc", "LAN_DAU", &since).await;
        done_by(app, id, RoleCode::CanBoToChuc).await;
        let asked = asked_to_receive(app, id, &["tochuc", "thutruong", "photruong"]).await;
        let roles: Vec<&str> = asked.iter().map(|(_, role)| role.as_str()).collect();
        assert_eq!(roles, ["THU_TRUONG", "PHO_THU_TRUONG"], "{asked:?}");
        for role in [RoleCode::ThuTruong, RoleCode::PhoThuTruong] {
            let found = tasks::own(&seat(app, role).await).await.expect("signed in");
            assert_eq!(kinds(&found, id), [TaskKind::ReceiveDeclaration], "{role:?}");
            let named = found.iter().find(|task| task.subject == id).and_then(|task| task.name.as_deref());
            assert_eq!(named, Some(founding::wearer(RoleCode::CanBoToChuc).name.as_str()), "whose it is");
        }
    }

    async fn whoever_comes_into_the_circle_is_asked_for_what_waits_there(app: TestApp) {
        let since = domain::day::vietnamese(app.worker_ctx().today());
        let own = asked(app).await;
        done(app, own).await;
        let login = &founding::wearer(RoleCode::TruongPhong).login;
        let id = asked_of(app, login, "LAN_DAU", &since).await;
        done_by(app, id, RoleCode::TruongPhong).await;
        let role = proposed(app, "kekhai", RoleCode::CanBoToChuc).await;
        let code = key_code(&seat(app, RoleCode::NguoiKeKhai).await);
        let head = seat(app, RoleCode::ThuTruong).await;
        roles::approve(&head, LANG, role, &code).await.expect("approved");
        assert!(asked_to_receive(app, id, &["kekhai"]).await.is_empty(), "approved is not admitted");
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        circles::admit(&officer, LANG, role, &code).await.expect("his code");
        let asked = asked_to_receive(app, id, &["kekhai"]).await;
        assert_eq!(asked, [("kekhai".to_owned(), "CAN_BO_TO_CHUC".to_owned())]);
        assert!(asked_to_receive(app, own, &["kekhai"]).await.is_empty(), "nobody receives his own");
        assert_eq!(asked_to_receive(app, own, &["tochuc"]).await.len(), 1);
    }

    async fn whoever_gets_a_role_is_asked_what_its_wearers_are(app: TestApp) {
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        let round = this_year(app, &officer).await;
        completed(&officer, &list(&officer, round, true, None).await.expect("his to see")).await;
        let version = list(&officer, round, true, None).await.expect("his to see").round.row.version;
        let shown = ShownList { lang: LANG, round, version };
        send_list(&officer, &shown).await.expect("sent");
        let head = seat(app, RoleCode::ThuTruong).await;
        return_list(&head, &shown, "THIEU_NGUOI").await.expect("returned");
        let role = proposed(app, "kekhai", RoleCode::CanBoToChuc).await;
        let code = key_code(&seat(app, RoleCode::NguoiKeKhai).await);
        roles::approve(&seat(app, RoleCode::ThuTruong).await, LANG, role, &code).await.expect("approved");
        let as_officer = async |login: &str| {
            let account = id_of(app, login).await;
            let mut tx = app.database.db.read().await.expect("a transaction");
            let rows = task::open(&mut tx, account, MANY).await.expect("read");
            // Who is let into a circle is asked of its members.
            let rows = rows.into_iter().filter(|row| {
                row.hat.as_deref() == Some("CAN_BO_TO_CHUC") && row.kind != TaskKind::AdmitToCircle.code()
            });
            rows.map(|row| (row.kind, row.subject, row.due)).collect::<Vec<_>>()
        };
        let asked = as_officer("kekhai").await;
        assert_eq!(asked, as_officer("tochuc").await);
        let corrects = |asked: &[(String, String, Option<Day>)]| {
            asked.iter().any(|(kind, subject, _)| kind == TaskKind::CorrectRoster.code() && *subject == round.to_string())
        };
        assert!(corrects(&asked), "{asked:?}");
        // Whoever does it has done it for all.
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        send_list(&officer, &shown).await.expect("sent again");
        assert!(!corrects(&as_officer("kekhai").await));
    }
}
