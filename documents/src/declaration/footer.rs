//! What stands at the foot of every page, so that paper and data can be told to be the same.
//!
//! Owns: the codes and the place for the signature of the page. Must not: know how a hash or a commitment is made.

use domain::declarations::content_code;
use typst::foundations::{Array, Dict, IntoValue, dict};
use words::paper as say;

use super::{DeclarationPaper, VI};
use crate::qr;
use crate::typesetting::{text, texts};

/// Tells the readers of codes what they have before them: a declaration, and its content hash.
const PREFIX: &str = "LC-KKTS:";

/// What the square code of a declaration holds: capital letters, digits and two marks, so that it stays small.
pub fn code(paper: &DeclarationPaper<'_>) -> String {
    format!("{PREFIX}{}", paper.hash.to_string().to_uppercase())
}

pub fn footer(paper: &DeclarationPaper<'_>) -> Dict {
    let mut lines = Array::new();
    match &paper.seal {
        Some(seal) => {
            lines.push(texts([say::receipt(VI).as_str(), seal.receipt]));
            lines.push(texts([say::commitment(VI).as_str(), seal.commitment]));
        }
        None => lines.push(texts([say::not_submitted(VI).as_str(), ""])),
    }
    lines.push(texts([say::content_hash(VI).as_str(), &paper.hash.to_string()]));
    dict! {
        "picture" => qr::svg(&code(paper)).into_value(),
        "picture-name" => text(&say::code_picture(VI)),
        "code" => texts([say::content_code(VI).as_str(), &content_code(&paper.hash)]),
        "lines" => lines.into_value(),
        "page" => text(&say::page(VI)),
        "signature" => text(&say::page_signature(VI)),
    }
}
