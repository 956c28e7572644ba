//! Names inside the legal data, in both languages. Owns: the choice between them. Must not: hold a sentence of a page.

use serde::{Deserialize, Serialize};

use crate::lang::Lang;

/// A name or phrase of the legal data.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// Vietnamese, the official one.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Wording {
    /// The phrase in the language of the reader.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}
