//! The ledger in words.
//!
//! Owns: the sentence for each code. Must not: hide a code that has none; it is shown as it is.

use domain::lang::Lang;
use domain::time;
use services::ledger::viewer::{Party, Said};
use words::audit as w;

/// The code by which confidential events are found.
pub(super) const CONFIDENTIAL: &str = "confidential";

/// An act's code and its name.
type Named = (&'static str, fn(Lang) -> String);

/// Every act that has a name, by its code.
pub(super) const ACTIONS: &[Named] = &[
    ("access.refused", w::action_access_refused),
    ("account.invited", w::action_account_invited),
    ("account.keys_changed", w::action_account_keys_changed),
    ("account.locked", w::action_account_locked),
    ("account.opened", w::action_account_opened),
    ("account.password_changed", w::action_account_password_changed),
    ("account.password_recovered", w::action_account_password_recovered),
    ("account.re_invited", w::action_account_re_invited),
    ("account.recovery_code_changed", w::action_account_recovery_code_changed),
    ("account.sessions_ended", w::action_account_sessions_ended),
    ("account.unlocked", w::action_account_unlocked),
    ("accounts.proposed", w::action_accounts_proposed),
    ("assignment.proposed", w::action_assignment_proposed),
    ("assignment.refused", w::action_assignment_refused),
    ("assignment.signed", w::action_assignment_signed),
    ("backup.made", w::action_backup_made),
    ("backup.restored", w::action_backup_restored),
    ("chief.proposed", w::action_chief_proposed),
    ("chief.refused", w::action_chief_refused),
    ("chief.signed", w::action_chief_signed),
    ("circle.admitted", w::action_circle_admitted),
    ("circle.alarm", w::action_circle_alarm),
    ("circle.founded", w::action_circle_founded),
    ("circle.rotated", w::action_circle_rotated),
    ("circle.settled", w::action_circle_settled),
    (CONFIDENTIAL, w::confidential),
    ("contact.changed", w::action_contact_changed),
    ("declaration.asked", w::action_declaration_asked),
    ("declaration.begun", w::action_declaration_begun),
    ("declaration.discarded", w::action_declaration_discarded),
    ("declaration.file_opened", w::action_declaration_file_opened),
    ("declaration.opened", w::action_declaration_opened),
    ("declaration.paper_in", w::action_declaration_paper_in),
    ("declaration.receipt_undone", w::action_declaration_receipt_undone),
    ("declaration.received", w::action_declaration_received),
    ("declaration.returned", w::action_declaration_returned),
    ("declaration.submitted", w::action_declaration_submitted),
    ("declaration.withdrawn", w::action_declaration_withdrawn),
    ("event.missing", w::action_event_missing),
    ("founding.imported", w::action_founding_imported),
    ("installation.founded", w::action_installation_founded),
    ("invitation.refused", w::action_invitation_refused),
    ("keyring.kept", w::action_keyring_kept),
    ("keys.endorsed", w::action_keys_endorsed),
    ("ledger.exported", w::action_ledger_exported),
    ("ledger.head_sent", w::action_ledger_head_sent),
    ("person.changed", w::action_person_changed),
    ("person.details_opened", w::action_person_details_opened),
    ("person.details_sealed", w::action_person_details_sealed),
    ("person.entered", w::action_person_entered),
    ("person.move_undone", w::action_person_move_undone),
    ("person.moved", w::action_person_moved),
    ("records.handed_over", w::action_records_handed_over),
    ("recovery.answered", w::action_recovery_answered),
    ("recovery.opened", w::action_recovery_opened),
    ("recovery.refused", w::action_recovery_refused),
    ("recovery.requested", w::action_recovery_requested),
    ("register.exported", w::action_register_exported),
    ("role.approved", w::action_role_approved),
    ("role.ended", w::action_role_ended),
    ("role.proposed", w::action_role_proposed),
    ("role.refused", w::action_role_refused),
    ("roles.bound", w::action_roles_bound),
    ("roles.reviewed", w::action_roles_reviewed),
    ("roster.corrected", w::action_roster_corrected),
    ("roster.exported", w::action_roster_exported),
    ("round.approved", w::action_round_approved),
    ("round.listed", w::action_round_listed),
    ("round.opened", w::action_round_opened),
    ("round.returned", w::action_round_returned),
    ("round.sent", w::action_round_sent),
    ("second_factor.begun", w::action_second_factor_begun),
    ("second_factor.code_used", w::action_second_factor_code_used),
    ("second_factor.confirmed", w::action_second_factor_confirmed),
    ("second_factor.removed", w::action_second_factor_removed),
    ("second_factor.reset", w::action_second_factor_reset),
    ("session.closed", w::action_session_closed),
    ("session.opened", w::action_session_opened),
    ("session.others_ended", w::action_session_others_ended),
    ("session.second_factor", w::action_session_second_factor),
    ("session.stepped_up", w::action_session_stepped_up),
    ("staff.exported", w::action_staff_exported),
    ("staff.imported", w::action_staff_imported),
    ("stand_in.appointed", w::action_stand_in_appointed),
    ("stand_in.ended", w::action_stand_in_ended),
    ("unit.changed", w::action_unit_changed),
    ("unit.invited", w::action_unit_invited),
];

/// Name of an act.
pub(super) fn action(lang: Lang, code: &str) -> String {
    let known = ACTIONS.iter().find(|(known, _)| *known == code);
    known.map_or_else(|| code.to_owned(), |(_, name)| name(lang))
}

/// Who somebody is.
pub(super) fn party(lang: Lang, party: &Party) -> String {
    match party {
        Party::Visitor => w::visitor(lang),
        Party::Worker => w::worker(lang),
        Party::Console => w::console(lang),
        Party::Account { name, login } => w::account(lang, name, login),
        Party::Other(text) => w::unknown(lang, text),
    }
}

/// What an event is about: what is nobody's account is named as the ledger names it.
pub(super) fn subject(lang: Lang, about: &Party) -> String {
    match about {
        Party::Other(text) => text.clone(),
        known => party(lang, known),
    }
}

/// What an event says, as texts of a row.
pub(super) struct Row {
    pub at: String,
    pub action: String,
    pub actor: String,
    pub subject: String,
}

impl Row {
    pub fn of(lang: Lang, said: &Said) -> Self {
        match said {
            Said::Ordinary {
                at,
                action: code,
                actor,
                subject,
                ..
            } => Self {
                at: time::exact(*at),
                action: action(lang, code),
                actor: party(lang, actor),
                subject: subject
                    .as_ref()
                    .map(|about| party(lang, &about.party))
                    .unwrap_or_default(),
            },
            Said::Confidential { hour } => {
                let clock = time::in_vietnam(*hour).format("%H").to_string();
                Self {
                    at: w::hour(lang, &clock, &time::date(*hour)),
                    ..Self::alone(w::confidential(lang))
                }
            }
            Said::Altered => Self::alone(w::altered(lang)),
        }
    }

    const fn alone(action: String) -> Self {
        Self {
            at: String::new(),
            action,
            actor: String::new(),
            subject: String::new(),
        }
    }
}

/// Whether a signed head contains an event.
pub(super) fn signed(lang: Lang, signed: bool) -> String {
    if signed {
        w::signed_yes(lang)
    } else {
        w::signed_no(lang)
    }
}
