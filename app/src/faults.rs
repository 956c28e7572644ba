//! Field faults of a use case as a form shows them.
//!
//! Owns: finding the fault of a field, and the links of the error summary. Must not: word a fault; the use case did.

use services::FieldFault;

use crate::components::ErrorLink;

/// The faults of one form.
#[derive(Clone, Default)]
pub struct Faults(Vec<FieldFault>);

impl Faults {
    /// What to tell about `field`.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<String> {
        let fault = self.0.iter().find(|fault| fault.field == field);
        fault.map(|fault| fault.message.clone())
    }

    /// All faults, each with a link to its field.
    #[must_use]
    pub fn links(&self) -> Vec<ErrorLink> {
        let link = |fault: &FieldFault| ErrorLink {
            field_id: fault.field.to_owned(),
            text: fault.message.clone(),
        };
        self.0.iter().map(link).collect()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<Vec<FieldFault>> for Faults {
    fn from(faults: Vec<FieldFault>) -> Self {
        Self(faults)
    }
}
