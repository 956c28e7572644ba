//! Declarations of assets and income, from the list of people to the receipt, and the words for what the checks found.
//!
//! Owns: rounds with their lists; drafts, submitting, receiving as use cases. Must not: check a declaration or decide who has
//! to make one (`domain::declarations` does).

mod controlling;
mod drafts;
pub mod files;
mod filling;
mod findings;
mod judging;
mod merging;
mod own;
mod papers;
mod places;
mod prints;
pub mod receipts;
mod receivers;
mod receiving;
mod roster;
mod rounds;
mod sealing;
mod seen;
mod submitting;

pub use drafts::{OpenDraft, OwnVersion, discard, draft, earlier_exists, form, save, start, submitted};
pub use filling::{Item, Kept, Put, Row, act, earn, explain, justify, put, undo};
pub use findings::{sentence, told};
pub use judging::{Reviewed, review, stops};
pub use own::{Asked, asked, own, standing};
pub use papers::{Handed, PaperState, Scanned, Standing, find_scanned, hand_in};
pub use places::{Reader, place_name};
pub use prints::{PrintSeal, Printable, print_own, print_theirs};
pub use receipts::is_genuine;
pub use receiving::{Opened, Receipt, Return, UndoReason, open_submitted, receive, send_back, undo_receipt};
pub use roster::{Correction, Listed, RosterPage, correct, list};
pub use rounds::{Approval, Round, RoundForm, approve, open, rounds};
pub use sealing::{Request, Writing};
pub use seen::{Opening, Purpose, seen};
pub use submitting::{Outcome, Submission, finding_name, readers, submit, withdraw};

pub(crate) use receivers::receiver;
pub(crate) use sealing::{Opener, Reader as KeyReader};
