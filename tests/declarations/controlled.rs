//! Under which control body somebody comes: named by the list, in force with the signature of the head who approves it.

use domain::access::RoleCode;
use domain::lang::Lang;
use services::Ctx;
use services::declarations::{Correction, list};
use services::people::{assignments, signing};
use store::assignment::{self, AssignmentKind, AssignmentRow};
use store::obligation::ObligationRow;
use uuid::Uuid;

use super::rounds::{approved, completed};
use super::story::told;
use super::{added, person_of, seat, this_year};
use crate::support::{TestApp, arranged};

async fn in_force(ctx: &Ctx, people: &[Uuid]) -> Vec<Option<String>> {
    let mut tx = ctx.db().read().await.expect("a transaction");
    let found = assignments::control_bodies(ctx, &mut tx, people, ctx.today())
        .await
        .expect("read");
    people.iter().map(|person| found.get(person).cloned()).collect()
}

/// The list of this year, approved; its rows.
async fn approved_list(app: &TestApp, officer: &Ctx, head: &Ctx) -> Vec<ObligationRow> {
    let round = this_year(app, officer).await;
    completed(officer, &list(officer, round, true, None).await.expect("seen")).await;
    let page = list(officer, round, true, None).await.expect("seen");
    let people: Vec<Uuid> = page.rows.iter().map(|listed| listed.row.person).collect();
    assert!(
        in_force(officer, &people).await.iter().all(Option::is_none),
        "a list alone puts nothing in force"
    );
    approved(head, round, page.round.row.version).await.expect("approved");
    told(app).await;
    page.rows.into_iter().map(|listed| listed.row).collect()
}

on_both_demo! {
    async fn the_head_signs_the_bodies_of_the_list_and_somebody_else_his_own(app: TestApp) {
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        let head = seat(app, RoleCode::ThuTruong).await;
        let rows = approved_list(app, &officer, &head).await;
        let own = person_of(app, "thutruong").await;
        let (his, others): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row.person == own);
        let people: Vec<Uuid> = others.iter().map(|row| row.person).collect();
        let named: Vec<_> = others.iter().map(|row| row.control_body.clone()).collect();
        assert!(named.len() > 5 && in_force(&officer, &people).await == named);
        let mut tx = app.database.db.read().await.expect("a transaction");
        let signed = assignment::of_subjects(&mut tx, AssignmentKind::ControlBody, &people, 500).await.expect("read");
        drop(tx);
        assert_eq!(signed.len(), people.len());
        assert!(signed.iter().all(|row| row.approved_by.is_some() && row.approved_by != row.proposed_by));

        // What the list says of the head waits for his deputy.
        assert_eq!(his.len(), 1, "he is on the list");
        assert_eq!(in_force(&officer, &[own]).await, [None]);
        assert!(signing::waiting(&head, Lang::Vi).await.expect("read").is_empty());
        let deputy = seat(app, RoleCode::PhoThuTruong).await;
        let waits = signing::waiting(&deputy, Lang::Vi).await.expect("read");
        assert_eq!(waits.len(), 1);
        signing::sign(&deputy, &[waits[0].id]).await.expect("signed");
        assert_eq!(in_force(&officer, &[own]).await, [his[0].control_body.clone()]);
    }

    async fn a_list_takes_the_body_that_was_signed_and_signs_it_no_second_time(app: TestApp) {
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        let head = seat(app, RoleCode::ThuTruong).await;
        let person = person_of(app, "truongphong").await;
        let form = services::people::assigning::AssignmentForm {
            lang: Lang::Vi,
            proposal: services::people::assigning::Proposal::Body,
            object: "UBKT_DANG_UY",
            from: "01/07/2026",
            number: "",
            signed: "",
        };
        let key = Uuid::from_u128(51);
        services::people::assigning::propose(&officer, key, person, &form, "/").await.expect("proposed");
        let waits = signing::waiting(&head, Lang::Vi).await.expect("read");
        signing::sign(&head, &[waits[0].id]).await.expect("signed");
        let round = this_year(app, &officer).await;
        let page = list(&officer, round, true, None).await.expect("seen");
        let listed = page.rows.iter().find(|listed| listed.row.person == person).expect("on the list");
        assert_eq!(listed.row.control_body.as_deref(), Some("UBKT_DANG_UY"), "not what the law's rows say");
        completed(&officer, &page).await;
        let page = list(&officer, round, true, None).await.expect("seen");
        approved(&head, round, page.round.row.version).await.expect("approved");
        told(app).await;
        let mut tx = app.database.db.read().await.expect("a transaction");
        let signed = assignment::of_subject(&mut tx, AssignmentKind::ControlBody, person, 10).await.expect("read");
        assert_eq!(signed.len(), 1);
    }

    async fn a_body_changed_by_hand_is_the_one_that_is_signed(app: TestApp) {
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        let head = seat(app, RoleCode::ThuTruong).await;
        let person = person_of(app, "kekhai").await;
        let round = this_year(app, &officer).await;
        let page = list(&officer, round, true, None).await.expect("seen");
        let version = page.rows.iter().find(|listed| listed.row.person == person).map_or(0, |listed| listed.row.version);
        let correction = Correction { version, control_body: "UBKT_TINH_UY", ..added(round, person) };
        services::declarations::correct(&officer, &correction).await.expect("corrected");
        completed(&officer, &list(&officer, round, true, None).await.expect("seen")).await;
        let page = list(&officer, round, true, None).await.expect("seen");
        approved(&head, round, page.round.row.version).await.expect("approved");
        told(app).await;
        assert_eq!(in_force(&officer, &[person]).await, [Some("UBKT_TINH_UY".to_owned())]);
    }

    async fn a_row_changed_in_the_database_sends_no_declaration_elsewhere(app: TestApp) {
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        let head = seat(app, RoleCode::ThuTruong).await;
        let rows = approved_list(app, &officer, &head).await;
        let own = person_of(app, "thutruong").await;
        let victim = rows.iter().find(|row| row.person != own).expect("somebody");
        let mut tx = app.database.db.begin().await.expect("a transaction");
        let genuine = assignment::of_subject(&mut tx, AssignmentKind::ControlBody, victim.person, 10).await.expect("read").remove(0);
        // Also the row of the list, with a check value as right as whoever has the system secret can make it.
        let elsewhere = Some("UBKT_TRUNG_UONG".to_owned());
        let stored = store::obligation::find(&mut tx, victim.id).await.expect("read").expect("there");
        store::obligation::update(&mut tx, ObligationRow { control_body: elsewhere.clone(), ..stored }).await.expect("written");
        assignment::update(&mut tx, AssignmentRow { object: "UBKT_TRUNG_UONG".to_owned(), ..genuine }).await.expect("written");
        arranged(app, tx, 0xb0d1).await;
        assert_eq!(in_force(&officer, &[victim.person]).await, [None], "better nowhere than elsewhere");
    }
}
