//! Deadlines: the working-day calendar, the rules of counting, and answers that can say why they are what they are.
//!
//! Owns: every date that this product computes from the law. Must not: hold a legal number (`law` does) or a sentence
//! (crate `words` does).

mod answer;
mod calendar;
mod counting;
mod explanation;
pub mod lunar;
mod reports;
mod stops;
mod yearly;

pub use answer::{Answer, Dates, Forward, Further, FurtherEnd, Question, Refusal, Stop, answer};
pub use calendar::{Calendar, CalendarDay, is_weekend};
pub use counting::{Before, End, Posting, backward, before_date, forward, posting};
pub(crate) use explanation::doubtful_years;
pub use explanation::{Counting, Doubt, Explanation};
pub use reports::{ReportDue, ReportName, report_due, report_periods};
pub use stops::{Interval, merge};
pub use yearly::{Yearly, yearly};

#[cfg(test)]
mod tests;
