//! A founding from its slips to its offices, with the custodians at hand.

use domain::access::{Actor, RoleCode};
use services::Ctx;
use services::accounts::NewSession;
use services::accounts::first::{self, Completion, Slip};
use services::accounts::{administration, second_factor};
use services::custodians::{Custodians, FoundingRequest};
use services::founders::{self, Why};

use super::{LANG, code_of, membership, names, request, stranger, visitor};
use crate::support::{TestApp, founding};

pub(super) const PASSWORD: &str = "ba con mèo mướp nằm phơi nắng";
const OFFICES: [(&str, RoleCode); 3] = [
    ("thutruong", RoleCode::ThuTruong),
    ("tochuc", RoleCode::CanBoToChuc),
    ("kiemtoan", RoleCode::KiemToanNoiBo),
];

/// Somebody of the founding with what he needs to come in again.
pub(super) struct Officer {
    pub login: &'static str,
    /// Secret of his second factor, in groups.
    secret: String,
}

impl Officer {
    /// In a session of his own, with all keys.
    pub(super) async fn seated(&self, app: &TestApp, password: &str) -> Ctx {
        app.clock.advance(chrono::TimeDelta::minutes(2));
        let visitor = visitor();
        let attempt = services::accounts::sign_in::Attempt {
            lang: LANG,
            login: self.login,
            password,
            visitor: &visitor,
        };
        let new = services::accounts::sign_in::sign_in(&stranger(app), &attempt).await;
        let new = new.expect("the password is right");
        self.proved(app, &new).await
    }

    /// The session, with the second factor proved.
    pub(super) async fn proved(&self, app: &TestApp, new: &NewSession) -> Ctx {
        let code = code_of(app, &self.secret);
        let ctx = request(app, new).await;
        let proved = second_factor::prove(&ctx, LANG, &code, &visitor()).await;
        proved.expect("the code is right");
        request(app, new).await
    }
}

pub(super) fn together() -> Custodians {
    let [one, two, _] = &founding::custodians().shares;
    Custodians::together(one, two).expect("two of three")
}

async fn opened(app: &TestApp, login: &'static str) -> Officer {
    app.clock.advance(chrono::TimeDelta::minutes(1));
    let slips = founding::slips();
    let printed = slips.iter().find(|slip| slip.login == login).expect("a founder");
    let visitor = visitor();
    let slip = || Slip {
        lang: LANG,
        login,
        secret: &printed.secret,
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
    let ctx = request(app, &new).await;
    let secret = second_factor::begin(&ctx).await.expect("begun").secret;
    second_factor::confirm(&ctx, LANG, &code_of(app, &secret))
        .await
        .expect("confirmed");
    Officer { login, secret }
}

/// Head, personnel officer and auditor, in office by the word of the custodians.
pub(super) async fn in_office(app: &TestApp) -> [Officer; 3] {
    let mut officers = Vec::new();
    for (login, _) in OFFICES {
        officers.push(opened(app, login).await);
    }
    let console = Ctx::new(app.state.platform.clone(), Actor::Console);
    let asked = founders::request(&console).await.expect("three wait");
    assert!(asked.left_out.is_empty());
    let text = asked.text.expect("somebody is named");
    let asked = FoundingRequest::read(&text).expect("a request");
    let signed = together().sign(&asked, console.now());
    assert_eq!(
        founders::import(&console, &signed)
            .await
            .expect("signed by the root key"),
        3
    );
    officers.try_into().ok().expect("three")
}

on_both! {
    async fn a_request_says_whom_it_leaves_out_and_why(app: TestApp) {
        let console = Ctx::new(app.state.platform.clone(), Actor::Console);
        let told = |asked: &founders::Asked| {
            asked.left_out.iter().map(|one| (one.login.clone(), one.role, one.why)).collect::<Vec<_>>()
        };
        let asked = founders::request(&console).await.expect("read");
        assert!(asked.text.is_none(), "it would name nobody");
        let everybody = [
            ("kiemtoan".to_owned(), RoleCode::KiemToanNoiBo, Why::NotSignedIn),
            ("thutruong".to_owned(), RoleCode::ThuTruong, Why::NotSignedIn),
            ("tochuc".to_owned(), RoleCode::CanBoToChuc, Why::NotSignedIn),
        ];
        assert_eq!(told(&asked), everybody);

        opened(app, "thutruong").await;
        opened(app, "kiemtoan").await;
        let locked = administration::find(&console, "kiemtoan").await.expect("there is one");
        administration::lock(&console, locked).await.expect("locked");
        let asked = founders::request(&console).await.expect("read");
        assert_eq!(told(&asked), [
            ("kiemtoan".to_owned(), RoleCode::KiemToanNoiBo, Why::Locked),
            ("tochuc".to_owned(), RoleCode::CanBoToChuc, Why::NotSignedIn),
        ]);
        let text = asked.text.expect("somebody is named");
        assert!(FoundingRequest::read(&text).is_ok());
        assert!(text.contains("thutruong") && !text.contains("kiemtoan") && !text.contains("tochuc"));

        // A name that hides letters of another direction could be read as somebody else's.
        let account = administration::find(&console, "thutruong").await.expect("there is one");
        let mut tx = app.database.db.begin().await.expect("a transaction");
        let row = store::account::find(&mut tx, account).await.expect("read").expect("there");
        let person = store::person::find(&mut tx, row.person).await.expect("read").expect("there");
        let name = format!("{}\u{202e}", person.name);
        store::person::update(&mut tx, store::person::PersonRow { name, ..person }).await.map(drop).expect("written");
        super::attacked::arranged(app, tx).await;
        let asked = founders::request(&console).await.expect("read");
        assert!(asked.text.is_none());
        assert!(told(&asked).contains(&("thutruong".to_owned(), RoleCode::ThuTruong, Why::Name)));
    }

    async fn the_first_of_an_office_founds_its_circle_when_he_comes_in(app: TestApp) {
        let officers = in_office(app).await;
        for (officer, (_, role)) in officers.iter().zip(OFFICES) {
            let ctx = officer.seated(app, PASSWORD).await;
            let circle = membership(&ctx).await;
            assert_eq!(Some(circle.kind), role.row().circle);
            assert!(circle.is_member && circle.is_sound);
            assert_eq!(names(&circle).len(), 1, "amber: one person alone");
        }
    }
}
