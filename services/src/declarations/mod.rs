//! Declarations of assets and income, from the list of people to the receipt, and the words for what the checks found.
//!
//! Owns: rounds with their lists; drafts, submitting, receiving as use cases. Must not: check a declaration or decide who has
//! to make one (`domain::declarations` does).

mod asking;
mod controlling;
pub mod desk;
mod drafts;
mod exporting;
pub mod files;
mod filling;
mod findings;
mod judging;
mod merging;
pub mod names;
mod opening;
mod other_kinds;
mod own;
mod papers;
mod places;
mod prints;
pub mod reading;
pub mod receipts;
mod receivers;
mod receiving;
pub mod register;
mod requesting;
mod roster;
mod roster_pages;
mod rounds;
mod sealing;
mod seen;
mod sending;
mod submitting;
mod telling;

pub use drafts::{OpenDraft, OwnVersion, discard, draft, earlier_exists, form, form_of, save, start, submitted};
pub use exporting::{export_register, export_roster};
pub use filling::{Item, Kept, MOST_ENTRIES, Put, Row, act, earn, explain, justify, put, undo};
pub use findings::{sentence, told};
pub use judging::{Reviewed, review, stops};
pub use opening::{Opened, open_submitted};
pub use own::{Asked, asked, own, standing};
pub use papers::{Handed, PaperState, Scanned, Standing, find_scanned, hand_in};
pub use places::{Reader, place_name};
pub use prints::{PrintSeal, Printable, print_own, print_theirs};
pub use receipts::is_genuine;
pub use receiving::{Receipt, Return, UndoReason, receive, send_back, undo_receipt};
pub use requesting::{UnsentRequest, discard_request, keep_request, kept_request};
pub use roster::{Correction, correct};
pub use roster_pages::{Listed, OneListed, RosterPage, found, list, one};
pub use rounds::{Approval, ListedRound, Round, RoundActs, RoundForm, Rounds, approve, open, overview, round};
pub use sealing::{Request, SetAside, Writing};
pub use seen::{Opening, Purpose, Seen, seen};
pub use sending::{Decision, ShownList, decision, return_list, send_list};
pub use store::declaration_round::RoundState;
pub use store::obligation::ObligationRow;
pub use store::obligation_list::Direction;
pub use store::round_step::RoundStep;
pub use submitting::{Outcome, Readers, Submission, finding_name, readers, submit, withdraw};

pub(crate) use asking::{ask_declarants, ask_newcomer};
pub(crate) use receivers::{RECEIVING, receiver};
pub(crate) use sealing::{Opener, Reader as KeyReader};
pub(crate) use telling::tell;
