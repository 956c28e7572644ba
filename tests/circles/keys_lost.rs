//! Keys that were lost: a re-invited member, a re-invited declarant and his records.

use domain::access::RoleCode::{self, CanBoToChuc, KiemToanNoiBo, NguoiKeKhai, PhoThuTruong, ThuTruong};
use domain::routes;
use domain::task::TaskKind::{self, AdmitToCircle, ConfirmKeys};
use services::accounts::first::{self, Completion, Slip};
use services::accounts::{endorsing, invitations};
use services::circles;
use services::{Ctx, Error};
use uuid::Uuid;

use super::{
    LANG, epoch, events, id_of, key_code, membership, names, names_field, newest_role, request, seat, stranger, visitor,
};
use crate::support::app::Browser;
use crate::support::{TestApp, founding};

pub(super) const PASSWORD: &str = "bảy con dê gặm cỏ trên đồi";

/// The officer re-invites somebody who lost password and recovery code; he comes back with new keys.
pub(super) async fn re_invited(app: &TestApp, by: RoleCode, login: &str) -> Ctx {
    let issuer = seat(app, by).await;
    let slip = invitations::invite(&issuer, id_of(app, login).await)
        .await
        .expect("a slip");
    come_back(app, login, &slip.secret).await
}

pub(super) async fn come_back(app: &TestApp, login: &str, secret: &str) -> Ctx {
    let visitor = visitor();
    let slip = || Slip {
        lang: LANG,
        login,
        secret,
        visitor: &visitor,
    };
    let ctx = stranger(app);
    let offer = first::check(&ctx, &slip()).await.expect("the slip is right").offer;
    let letters: String = offer.code.chars().filter(char::is_ascii_alphanumeric).collect();
    let completion = Completion {
        slip: slip(),
        password: PASSWORD,
        again: PASSWORD,
        sealed_code: &offer.sealed,
        code_end: &letters[letters.len() - 4..],
    };
    let new = first::complete(&ctx, &completion).await.expect("everything is right");
    request(app, &new).await
}

/// Opens an account from a slip at a browser.
async fn opened_from(browser: &Browser<'_>, login: &str, secret: &str) {
    let slip = [("login", login), ("secret", secret)];
    let page = browser.post(routes::FIRST_SIGN_IN, &slip).await;
    let groups = page.text().split("lc-written__group\">").skip(1);
    let code: String = groups.map(|rest| rest.split('<').next().unwrap_or_default()).collect();
    let rest = [
        ("sealed", page.field("sealed")),
        ("code_end", &code[code.len() - 4..]),
        ("password", PASSWORD),
        ("again", PASSWORD),
    ];
    browser
        .post(routes::FIRST_SIGN_IN_COMPLETE, &[&slip[..], &rest[..]].concat())
        .await;
}

/// Whether the list of what is to be done has this about an account.
async fn asks(ctx: &Ctx, kind: TaskKind, account: Uuid) -> bool {
    let tasks = services::tasks::own(ctx).await.expect("signed in");
    tasks.iter().any(|task| task.kind == kind && task.subject == account)
}

on_both_demo! {
    async fn a_member_who_lost_his_keys_is_admitted_again_when_two_people_stand_for_him(app: TestApp) {
        let back = re_invited(app, CanBoToChuc, "photruong").await;
        let code = key_code(&back);
        assert_eq!(back.session().expect("signed in").keys().generation, 2);
        let hats = |ctx: &Ctx| ctx.session().expect("signed in").hats(ctx.today());
        assert!(hats(&back).is_empty(), "somebody else could have used the slip");
        let head = seat(app, ThuTruong).await;
        assert_eq!(epoch(app, "LEADERSHIP").await, 2, "the key that he lost is worth nothing any more");
        let circle = membership(&head).await;
        assert_eq!(names(&circle).len(), 1);
        let role = newest_role(app, id_of(app, "photruong").await, PhoThuTruong).await;
        let one = circles::admit(&head, LANG, role, &code).await;
        assert!(names_field(one, "code"), "one voice is not enough");
        assert_eq!(names(&membership(&head).await).len(), 1);
        let officer = seat(app, CanBoToChuc).await;
        let endorsed = endorsing::endorse(&officer, LANG, id_of(app, "photruong").await, &code).await;
        assert!(endorsed.expect("his code").is_confirmed);
        circles::admit(&head, LANG, role, &code).await.expect("two voices");
        assert_eq!(names(&membership(&head).await).len(), 2);
    }

    async fn whoever_came_back_reads_why_his_role_waits_and_who_can_confirm_it(app: TestApp) {
        let head = seat(app, ThuTruong).await;
        assert_eq!(endorsing::own_waiting(&head).await.expect("signed in"), None);
        let issuer = seat(app, CanBoToChuc).await;
        let slip = invitations::invite(&issuer, id_of(app, "photruong").await).await.expect("a slip");
        let browser = Browser::new(app);
        opened_from(&browser, "photruong", &slip.secret).await;
        // His second factor is not part of a key, and stays.
        app.clock.advance(chrono::TimeDelta::minutes(2));
        let secret = founding::wearer(PhoThuTruong).second_factor.as_deref().expect("a second factor");
        browser.post(routes::SECOND_FACTOR, &[("code", &super::code_of(app, secret))]).await;
        let start = browser.get(routes::HOME).await;
        let told = [
            "Vai trò Phó thủ trưởng của anh/chị chưa dùng được",
            "Cán bộ tổ chức, Thủ trưởng, Kiểm toán nội bộ.",
        ];
        for sentence in told {
            assert!(start.text().contains(sentence), "{sentence}");
        }

        let account = id_of(app, "photruong").await;
        let code = {
            let mut tx = app.database.db.read().await.expect("a transaction");
            let keys = store::account_key::newest(&mut tx, account).await.expect("read").expect("in use");
            founding::public(&keys).key_code().to_string()
        };
        assert!(!start.text().contains(&code), "the code is heard, not read from here");
        for (witness, is_confirmed) in [(ThuTruong, false), (KiemToanNoiBo, true)] {
            let endorsed = endorsing::endorse(&seat(app, witness).await, LANG, account, &code).await.expect("his code");
            assert_eq!(endorsed.is_confirmed, is_confirmed);
            let start = browser.get(routes::HOME).await;
            assert_eq!(start.text().contains(told[0]), !is_confirmed, "{witness:?}");
        }
    }

    async fn whoever_may_stand_for_new_keys_is_asked_until_they_are_believed(app: TestApp) {
        let back = re_invited(app, CanBoToChuc, "kiemtoan").await;
        let (account, code) = (id_of(app, "kiemtoan").await, key_code(&back));
        let (officer, head, deputy) = (seat(app, CanBoToChuc).await, seat(app, ThuTruong).await, seat(app, PhoThuTruong).await);
        for witness in [&officer, &head, &deputy] {
            assert!(asks(witness, ConfirmKeys, account).await);
        }
        assert!(!asks(&back, ConfirmKeys, account).await, "not himself");
        assert!(!endorsing::endorse(&officer, LANG, account, &code).await.expect("his code").is_confirmed);
        assert!(!asks(&officer, ConfirmKeys, account).await, "he has done his part");
        assert!(asks(&head, ConfirmKeys, account).await, "a second voice is needed");
        assert!(endorsing::endorse(&head, LANG, account, &code).await.expect("his code").is_confirmed);
        assert!(!asks(&deputy, ConfirmKeys, account).await, "nobody is needed any more");
    }

    async fn the_members_of_a_circle_are_asked_to_hand_its_key_over(app: TestApp) {
        let newcomer = super::proposed(app, "kekhai", CanBoToChuc).await;
        let declarant = seat(app, NguoiKeKhai).await;
        let (account, code) = (id_of(app, "kekhai").await, key_code(&declarant));
        services::roles::approve(&seat(app, ThuTruong).await, LANG, newcomer, &code).await.expect("approved");
        let officer = seat(app, CanBoToChuc).await;
        assert!(asks(&officer, AdmitToCircle, account).await);
        circles::admit(&officer, LANG, newcomer, &code).await.expect("his code");
        assert!(!asks(&officer, AdmitToCircle, account).await);
    }

    async fn two_voices_of_one_branch_are_one(app: TestApp) {
        let clerk = super::proposed(app, "kekhai", PhoThuTruong).await;
        let head = seat(app, ThuTruong).await;
        let declarant = seat(app, NguoiKeKhai).await;
        services::roles::approve(&head, LANG, clerk, &key_code(&declarant)).await.expect("approved by the head");
        let back = re_invited(app, CanBoToChuc, "kiemtoan").await;
        let auditor = id_of(app, "kiemtoan").await;
        let first = endorsing::endorse(&head, LANG, auditor, &key_code(&back)).await.expect("his code");
        assert!(!first.is_confirmed);
        let said = events(app, "keys.endorsed").await;
        let same = endorsing::endorse(&head, LANG, auditor, &key_code(&back)).await.expect("his code");
        assert!(!same.is_confirmed, "the same person twice");
        assert_eq!(events(app, "keys.endorsed").await, said, "and written once");
        let officer = seat(app, CanBoToChuc).await;
        let other = endorsing::endorse(&officer, LANG, auditor, &key_code(&back)).await.expect("his code");
        assert!(other.is_confirmed);
    }

    async fn only_witnesses_stand_for_keys_and_nobody_for_his_own(app: TestApp) {
        let back = re_invited(app, CanBoToChuc, "kekhai").await;
        let (account, code) = (id_of(app, "kekhai").await, key_code(&back));
        for role in [RoleCode::QuanTri, RoleCode::TruongPhong, RoleCode::ThongKe] {
            let endorsed = endorsing::endorse(&seat(app, role).await, LANG, account, &code).await;
            assert!(matches!(endorsed, Err(Error::Forbidden)), "{role:?}");
        }
        let officer = seat(app, CanBoToChuc).await;
        let own = id_of(app, "tochuc").await;
        let endorsed = endorsing::endorse(&officer, LANG, own, &key_code(&officer)).await;
        assert!(matches!(endorsed, Err(Error::Forbidden)));
        let auditor = seat(app, KiemToanNoiBo).await;
        assert!(names_field(endorsing::endorse(&auditor, LANG, account, "0000-0000-0000-0000").await, "code"));
        let endorsed = endorsing::endorse(&auditor, LANG, account, &code).await.expect("his code");
        assert!(endorsed.is_confirmed, "one voice is enough for somebody who reads nothing of others");
        assert_eq!(endorsed.records, 0, "an auditor opens no record");
        assert!(founding::wearer(NguoiKeKhai).second_factor.is_none());
    }
}
