//! Control bodies, relatives and whose an account is: proposed by one, signed by another, believed by the signature alone.

use domain::access::RoleCode::{CanBoToChuc, PhoThuTruong, QuanTri, ThuTruong};
use domain::lang::Lang;
use domain::routes;
use services::people::assigning::{self, AssignmentForm, Proposal};
use services::people::{assignments, relations, signing};
use services::{Ctx, Error};
use store::assignment::{self, AssignmentKind, AssignmentRow, AssignmentState};
use uuid::Uuid;

use super::{as_role, found, person_of, shows};
use crate::circles::seat;
use crate::support::{TestApp, arranged};

const BODY: &str = "UBKT_DANG_UY";

async fn proposed(ctx: &Ctx, key: u128, person: Uuid, proposal: Proposal, object: &str) -> Result<String, Error> {
    let form = AssignmentForm {
        lang: Lang::Vi,
        proposal,
        object,
        from: "01/07/2026",
        number: "",
        signed: "",
    };
    assigning::propose(ctx, Uuid::from_u128(key), person, &form, "/").await
}

async fn of(app: &TestApp, kind: AssignmentKind, subject: Uuid) -> Vec<AssignmentRow> {
    let mut tx = app.database.db.read().await.expect("a transaction");
    assignment::of_subject(&mut tx, kind, subject, 10).await.expect("read")
}

/// The body in force for somebody today, as whoever hands declarations over asks for it.
async fn body_of(ctx: &Ctx, person: Uuid) -> Option<String> {
    let mut tx = ctx.db().read().await.expect("a transaction");
    let found = assignments::control_bodies(ctx, &mut tx, &[person], ctx.today()).await;
    found.expect("read").remove(&person)
}

/// Writes a row over the one with its id, with an event of its own.
async fn written(app: &TestApp, row: AssignmentRow, event: u128) {
    let mut tx = app.database.db.begin().await.expect("a transaction");
    let before = assignment::find_many(&mut tx, &[row.id]).await.expect("read").remove(0);
    let version = before.version;
    assignment::update(&mut tx, AssignmentRow { version, ..row })
        .await
        .expect("written");
    arranged(app, tx, event).await;
}

on_both_demo! {
    async fn a_control_body_counts_when_another_holder_signs(app: TestApp) {
        let officer = seat(app, CanBoToChuc).await;
        let person = found(app, "CC-024").await;
        assert_eq!(body_of(&officer, person.id).await, None, "nobody has signed anything");
        proposed(&officer, 46, person.id, Proposal::Body, BODY).await.expect("proposed");
        assert_eq!(body_of(&officer, person.id).await, None, "a proposal gives nothing");
        assert!(signing::waiting(&officer, Lang::Vi).await.expect("read").is_empty(), "his own");
        let [waits] = of(app, AssignmentKind::ControlBody, person.id).await.try_into().ok().expect("one");
        for role in [CanBoToChuc, QuanTri] {
            let refused = signing::sign(&seat(app, role).await, &[waits.id]).await;
            assert!(matches!(refused, Err(Error::NotFound | Error::Forbidden)), "{role:?} {refused:?}");
        }
        let browser = as_role(app, ThuTruong).await;
        assert!(shows(&browser.get(routes::HOME).await, &["Ký phân công về", &person.name]));
        let file = browser.get(&format!("{}?ma={}", routes::PERSON, person.id)).await;
        assert!(shows(&file, &["Chờ ký", "Suy ra từ dữ liệu hồ sơ, chưa được ký."]), "{}", file.text());
        let page = browser.get(routes::ASSIGNMENTS).await;
        assert!(shows(&page, &["Cơ quan kiểm soát: Ủy ban kiểm tra của đảng ủy", &waits.id.to_string()]), "{}", page.text());
        // Both buttons of a row say to whoever hears them alone what they sign.
        let of = format!("đề nghị về {}: Cơ quan kiểm soát: Ủy ban kiểm tra của đảng ủy", person.name);
        let plain = page.text().replace("<!>", "");
        for act in ["Ký", "Không ký"] {
            let button = format!("{act}<span class=\"govuk-visually-hidden\"> {of}");
            assert!(plain.contains(&button), "{act}: {}", page.text());
        }
        let id = waits.id.to_string();
        for _ in 0..2 {
            let done = browser.post(routes::ASSIGNMENTS, &[("viec", "ky"), ("ma", &id)]).await;
            assert!(shows(&done, &["Đã ký."]), "{}", done.text());
        }
        assert_eq!(browser.post(routes::ASSIGNMENTS, &[("viec", "khong-ky"), ("ma", &id)]).await.status, 409, "too late");
        assert_eq!(body_of(&officer, person.id).await.as_deref(), Some(BODY));
        let file = browser.get(&format!("{}?ma={}", routes::PERSON, person.id)).await;
        assert!(shows(&file, &["Đã ký, áp dụng từ 01/07/2026.", "Đã ký, đang có hiệu lực"]), "{}", file.text());
        assert!(!browser.get(routes::HOME).await.text().contains("Ký phân công về"), "no task is left");
    }

    async fn what_is_refused_gives_nothing_and_a_faulty_form_says_why(app: TestApp) {
        let officer = seat(app, CanBoToChuc).await;
        let person = found(app, "CC-024").await;
        proposed(&officer, 46, person.id, Proposal::Body, BODY).await.expect("proposed");
        let waits = of(app, AssignmentKind::ControlBody, person.id).await.remove(0);
        let head = seat(app, ThuTruong).await;
        for _ in 0..2 {
            signing::refuse(&head, &[waits.id]).await.expect("refused");
        }
        assert!(matches!(signing::sign(&head, &[waits.id]).await, Err(Error::Conflict)));
        assert_eq!(body_of(&head, person.id).await, None);
        for (proposal, object) in [(Proposal::Body, "KHONG_CO"), (Proposal::Relation, ""), (Proposal::Relation, "CC-024")] {
            let refused = proposed(&officer, 47, person.id, proposal, object).await;
            assert!(matches!(refused, Err(Error::Invalid(_))), "{object:?}");
        }
        // Nobody proposes for himself.
        let (own, _) = person_of(app, CanBoToChuc).await;
        assert!(matches!(proposed(&officer, 48, own, Proposal::Body, BODY).await, Err(Error::Forbidden)));
    }

    async fn neither_of_two_relatives_signs_that_they_are(app: TestApp) {
        let officer = seat(app, CanBoToChuc).await;
        let person = found(app, "CC-024").await;
        // With the deputy head: the head signs, the deputy does not.
        let code = found(app, "CC-002").await.staff_code;
        proposed(&officer, 46, person.id, Proposal::Relation, &code).await.expect("proposed");
        let waits = of(app, AssignmentKind::Relation, person.id).await.remove(0);
        let deputy = seat(app, PhoThuTruong).await;
        assert!(signing::waiting(&deputy, Lang::Vi).await.expect("read").is_empty());
        let refused = signing::sign(&deputy, &[waits.id]).await;
        assert!(matches!(refused, Err(Error::NotFound | Error::Forbidden)), "{refused:?}");
        signing::sign(&seat(app, ThuTruong).await, &[waits.id]).await.expect("signed");
        let (other, _) = person_of(app, PhoThuTruong).await;
        let browser = as_role(app, CanBoToChuc).await;
        for (one, named) in [(person.id, "Người thân trong cơ quan: "), (other, &*format!("Người thân trong cơ quan: {}", person.name))] {
            let file = browser.get(&format!("{}?ma={one}", routes::PERSON)).await;
            assert!(shows(&file, &[named, "Đã ký, đang có hiệu lực"]), "{}", file.text());
        }
    }

    async fn a_relation_ends_when_another_holder_signs_its_last_day(app: TestApp) {
        let officer = seat(app, CanBoToChuc).await;
        let person = found(app, "CC-024").await;
        let other = found(app, "CC-025").await;
        proposed(&officer, 46, person.id, Proposal::Relation, &other.staff_code).await.expect("proposed");
        let relation = of(app, AssignmentKind::Relation, person.id).await.remove(0);
        let end = async |object: &str, key, about, last: &str| {
            let form = AssignmentForm {
                lang: Lang::Vi, proposal: Proposal::End, object, from: last, number: "", signed: "",
            };
            assigning::propose(&officer, Uuid::from_u128(key), about, &form, "/").await
        };
        let id = relation.id.to_string();
        assert!(matches!(end(&id, 47, person.id, "02/07/2026").await, Err(Error::Invalid(_))), "nobody signed it yet");
        let head = seat(app, ThuTruong).await;
        signing::sign(&head, &[relation.id]).await.expect("signed");
        let tomorrow = domain::day::vietnamese(officer.today() + chrono::Days::new(1));
        for (object, last) in [("", "02/07/2026"), (&*id, "30/06/2026"), (&*id, ""), (&*id, &*tomorrow)] {
            assert!(matches!(end(object, 48, person.id, last).await, Err(Error::Invalid(_))), "{object} {last}");
        }
        let today = domain::day::vietnamese(officer.today());
        // From the page of the other one as well: it is one relation.
        end(&id, 49, other.id, &today).await.expect("proposed");
        assert!(matches!(end(&id, 50, person.id, &today).await, Err(Error::Invalid(_))), "it waits already");
        let browser = as_role(app, ThuTruong).await;
        assert!(shows(&browser.get(routes::HOME).await, &["Ký phân công về", &person.name]));
        let page = browser.get(routes::ASSIGNMENTS).await;
        let until = format!("Đến hết ngày {today}");
        assert!(shows(&page, &["Không còn là người thân trong cơ quan: ", &other.name, &until]), "{}", page.text());
        let file = browser.get(&format!("{}?ma={}", routes::PERSON, person.id)).await;
        assert!(shows(&file, &["Không còn là người thân trong cơ quan: ", &until, "Đã ký, đang có hiệu lực"]), "{}", file.text());
        assert!(relations::related(&officer, other.id).await.expect("his to see").is_empty(), "its end waits already");
        let waits = of(app, AssignmentKind::Relation, person.id).await;
        let waits = waits.iter().find(|row| row.state == AssignmentState::Proposed).expect("the end").id.to_string();
        for _ in 0..2 {
            let done = browser.post(routes::ASSIGNMENTS, &[("viec", "ky"), ("ma", &waits)]).await;
            assert!(shows(&done, &["Đã ký."]), "{}", done.text());
        }
        assert!(!browser.get(routes::HOME).await.text().contains("Ký phân công về"), "no task is left");
        let rows = of(app, AssignmentKind::Relation, person.id).await;
        let lasting: Vec<_> = rows.iter().filter(|row| row.state == AssignmentState::Active).collect();
        assert_eq!(lasting.len(), 1, "the end took the place of the relation");
        assert_eq!((lasting[0].valid_from, lasting[0].valid_to), (relation.valid_from, Some(officer.today().into())));
        let file = browser.get(&format!("{}?ma={}", routes::PERSON, person.id)).await;
        assert!(shows(&file, &["Đã ký, đang có hiệu lực"]), "its last day: {}", file.text());
        app.clock.advance(chrono::TimeDelta::days(1));
        let browser = as_role(app, ThuTruong).await;
        let file = browser.get(&format!("{}?ma={}", routes::PERSON, person.id)).await;
        assert!(shows(&file, &["Đã chấm dứt"]), "{}", file.text());
        // What is over is not ended again.
        let officer = seat(app, CanBoToChuc).await;
        assert!(relations::related(&officer, person.id).await.expect("his to see").is_empty());
    }

    async fn about_a_relative_of_the_head_the_deputy_is_asked(app: TestApp) {
        let officer = seat(app, CanBoToChuc).await;
        let person = found(app, "CC-024").await;
        let code = found(app, "CC-001").await.staff_code;
        proposed(&officer, 46, person.id, Proposal::Relation, &code).await.expect("proposed");
        let asks = |page: &crate::support::Answer| page.text().contains("Ký phân công về");
        assert!(!asks(&as_role(app, ThuTruong).await.get(routes::HOME).await), "she is one of the two");
        assert!(asks(&as_role(app, PhoThuTruong).await.get(routes::HOME).await));
    }

    async fn whoever_can_write_rows_sends_nobody_elsewhere(app: TestApp) {
        let officer = seat(app, CanBoToChuc).await;
        let (person, other) = (found(app, "CC-024").await, found(app, "CC-025").await);
        let head = seat(app, ThuTruong).await;
        for (key, of_whom) in [(46, &person), (47, &other)] {
            proposed(&officer, key, of_whom.id, Proposal::Body, BODY).await.expect("proposed");
            let waits = of(app, AssignmentKind::ControlBody, of_whom.id).await.remove(0);
            signing::sign(&head, &[waits.id]).await.expect("signed");
        }
        let genuine = of(app, AssignmentKind::ControlBody, person.id).await.remove(0);
        let earlier = store::Day::from(genuine.valid_from.date() - chrono::Days::new(1));
        let forged = [
            AssignmentRow { object: "THANH_TRA_TINH".to_owned(), ..genuine.clone() },
            AssignmentRow { valid_from: earlier, ..genuine.clone() },
            AssignmentRow { endorsement: None, ..genuine.clone() },
            AssignmentRow { kind: AssignmentKind::Relation, ..genuine.clone() },
            AssignmentRow { state: AssignmentState::Proposed, ..genuine.clone() },
            AssignmentRow { subject: Uuid::from_u128(9), ..genuine.clone() },
            AssignmentRow { endorsement: of(app, AssignmentKind::ControlBody, other.id).await.remove(0).endorsement, ..genuine.clone() },
        ];
        for (number, row) in (46..).zip(forged) {
            // Whoever has the system secret can even make the row's own check value.
            written(app, row, number).await;
            assert_eq!(body_of(&head, person.id).await, None, "forgery {number}");
            written(app, genuine.clone(), number << 32).await;
        }
        assert_eq!(body_of(&head, person.id).await.as_deref(), Some(BODY), "as it was");
    }
}
