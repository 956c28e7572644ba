//! How long a staff list of ten thousand people takes, and how far memory grows with it: numbers of this machine, for
//! `scripts/bench.sh`.
//!
//! Owns: an invented list in a store that is removed, on each engine that is there. Must not: judge the numbers.

#![expect(
    clippy::expect_used,
    reason = "a measurement whose ground is missing ends there and says which"
)]

mod clock;
mod seat;

use std::io::{Cursor, Seek, SeekFrom, Write, stdout};
use std::sync::Arc;
use std::time::Instant;

use domain::access::RoleCode;
use domain::law::Law;
use domain::people::staff_sheet::{Found, Offers, find};
use domain::workbook::Workbook;
use services::accounts::PasswordQueue;
use services::clock::{Clock, SystemClock};
use services::demo::{self, Order};
use services::keys::{Keys, ServerSecret};
use services::people::import::{self, Agreement, List};
use services::randomness::SystemRandomness;
use services::{Ctx, Platform};
use sheets::{Column, Field, Page};
use store::{Db, Location, migrations};

/// Address of a throw-away cluster, which `scripts/postgres.sh` sets.
const CLUSTER: &str = "LIEMCHINH_TEST_POSTGRES";
const PEOPLE: usize = 10_000;
/// Pages of a preview: the first one reads and compares the list, the others show what came of it.
const LOOKS: usize = 7;
/// Where the demonstration puts everybody who is new.
const UNIT: &str = "Văn phòng Sở";
const HEADINGS: [&str; 10] = [
    "Mã cán bộ",
    "Họ và tên",
    "Ngày sinh",
    "Đơn vị",
    "Đối tượng",
    "Ngạch",
    "Lĩnh vực công tác",
    "Đảng viên",
    "Điện thoại",
    "Thư điện tử",
];

#[tokio::main]
async fn main() {
    refused();
    let folder = tempfile::tempdir().expect("a temporary folder");
    measure("sqlite", &Location::File(folder.path().join("liemchinh.db"))).await;
    if let Ok(cluster) = std::env::var(CLUSTER) {
        measure("postgres", &Location::Postgres(format!("{cluster}/postgres"))).await;
    }
}

/// A file that is larger than what is read, and one that is no workbook: both are refused from the disk.
fn refused() {
    let mut file = tempfile::tempfile().expect("a temporary file");
    file.set_len(sheets::MAX_FILE + 1).expect("room on the disk");
    file.write_all(b"PK\x03\x04").expect("written");
    for what in ["over 50 MB", "50 MB that are no workbook"] {
        file.seek(SeekFrom::Start(0)).expect("sought");
        let before = forget_peak();
        let begun = Begun::now();
        assert!(sheets::read(&file).is_err(), "refused");
        said("-", &format!("refusing {what}"), begun);
        grown("-", &format!("refusing {what}"), before);
        file.set_len(sheets::MAX_FILE - 1).expect("cut");
    }
}

async fn measure(engine: &str, location: &Location) {
    let db = Db::open_or_create(location).await.expect("a new store");
    migrations::apply(&db).await.expect("migrated");
    let secret = ServerSecret::generate(&SystemRandomness);
    let again = ServerSecret::read(&secret.written()).expect("as it was written");
    let db = secret.guard(db);
    let law = Arc::new(Law::built_in().expect("the built-in law"));
    let order = Order {
        db: db.clone(),
        secret,
        randomness: Arc::new(SystemRandomness),
        today: SystemClock.now(),
        seed: 1,
        law: &law,
        rounds: false,
    };
    let accounts = demo::make(order).await.expect("an empty store takes it");
    let platform = Arc::new(Platform {
        db: db.clone(),
        clock: Arc::new(SystemClock),
        randomness: Arc::new(SystemRandomness),
        mailer: None,
        law: law.clone(),
        keys: Arc::new(Keys::load(&db, again).await.expect("the keys of the store")),
        passwords: PasswordQueue::new(1, 1, PasswordQueue::CHEAPEST),
        shelf: Arc::default(),
    });
    let mut officers = accounts.iter().filter(|account| account.role == RoleCode::CanBoToChuc);
    let (ctx, _) = seat::seated(&platform, officers.next().expect("somebody has it")).await;
    let list = workbook();
    let before = forget_peak();
    bring(engine, &ctx, &list).await;
    grown(engine, "from the file to the end", before);
    db.close().await;
}

/// The way of a list: opened, looked at page by page, imported, and brought again.
async fn bring(engine: &str, ctx: &Ctx, list: &[u8]) {
    let begun = Begun::now();
    let brought = import::bring(ctx, list.to_vec()).await.expect("his to bring");
    let id = brought.unwrap_or_else(|refused| panic!("{refused}"));
    said(engine, "bringing the file", begun);
    for page in 1..=LOOKS {
        let begun = Begun::now();
        let looked = import::preview(ctx, id).await.expect("looked").expect("it waits");
        let looked = looked.expect("a table");
        assert_eq!((looked.plan.added.len(), looked.digest().len()), (PEOPLE, 64));
        if page <= 2 || page == LOOKS {
            said(engine, &format!("page {page} of the preview"), begun);
        }
    }
    let (book, found) = opened(list);
    let begun = Begun::now();
    let done = import::carry_out(ctx, list_of(&book, &found), Agreement::Unseen, |_, _| {}).await;
    assert!(done.expect("imported").is_ok_and(|done| done.added == PEOPLE));
    said(engine, "import", begun);
    let begun = Begun::now();
    let again = import::look(ctx, list_of(&book, &found)).await.expect("looked");
    assert!(again.expect("a table").plan.is_empty());
    said(engine, "the same list again: nothing changes", begun);
}

fn opened(list: &[u8]) -> (Workbook, Found) {
    let book = sheets::read(Cursor::new(list)).expect("a workbook");
    let found = find(&book).expect("a table");
    (book, found)
}

const fn list_of<'a>(book: &'a Workbook, found: &'a Found) -> List<'a> {
    List {
        book,
        found,
        offers: Offers {
            convert: false,
            small_letters: false,
        },
    }
}

fn workbook() -> Vec<u8> {
    const NAMES: [&str; 4] = [
        "Trần Văn Ví Dụ",
        "Lê Thị Thí Dụ",
        "Phạm Minh Giả Định",
        "Hoàng Ví Dụ Yến",
    ];
    let text = |value: String| Field::Text(value);
    let row = |number: usize| -> Vec<Field> {
        vec![
            text(format!("VC-{number:05}")),
            text(NAMES[number % NAMES.len()].to_owned()),
            text(format!(
                "{:02}/{:02}/{}",
                number % 28 + 1,
                number % 12 + 1,
                1970 + number % 30
            )),
            text(UNIT.to_owned()),
            text("VIEN_CHUC_KHONG_QUAN_LY".to_owned()),
            text("Chuyên viên".to_owned()),
            text("KHOA_HOC_CONG_NGHE".to_owned()),
            text(if number.is_multiple_of(3) { "x" } else { "" }.to_owned()),
            text("0200 355 0100".to_owned()),
            text(format!("vidu{number}@so.example")),
        ]
    };
    let column = |heading: &&str| Column {
        heading: (*heading).to_owned(),
        ..Column::default()
    };
    let page = Page {
        name: "Danh sách".to_owned(),
        columns: HEADINGS.iter().map(column).collect(),
        rows: (0..PEOPLE).map(row).collect(),
        ..Page::default()
    };
    let day = domain::time::local_day(SystemClock.now());
    sheets::write(&[page], "Danh mục", day).expect("written")
}

/// When something began, by the clock and by what this process had used of its processors.
struct Begun {
    clock: Instant,
    used: u64,
}

impl Begun {
    fn now() -> Self {
        Self {
            clock: Instant::now(),
            used: clock::used(),
        }
    }
}

fn said(engine: &str, what: &str, begun: Begun) {
    let milliseconds = begun.clock.elapsed().as_secs_f64() * 1_000.0;
    let used = clock::used().saturating_sub(begun.used);
    writeln!(
        stdout(),
        "import: {engine}: {what}: {milliseconds:.0} ms, of processors {used} ms"
    )
    .expect("written");
}

fn grown(engine: &str, what: &str, before: u64) {
    let more = status("VmHWM:").saturating_sub(before) / 1024;
    writeln!(stdout(), "import: {engine}: {what}: memory grew by {more} MiB at most").expect("written");
}

/// Lets the highest size of this process begin anew; the present one in KiB, 0 where the system does not tell.
fn forget_peak() -> u64 {
    let reset = std::fs::write("/proc/self/clear_refs", "5");
    if reset.is_err() {
        writeln!(stdout(), "import: -: the system keeps the highest size").expect("written");
    }
    status("VmRSS:")
}

fn status(field: &str) -> u64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix(field));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok())
        .unwrap_or(0)
}
