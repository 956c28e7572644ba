//! Declarations on the official form.
//!
//! Owns: handing the file out, and counting its pages. Must not: lay it out, or put a name into the name of the file.

use axum::extract::RawQuery;
use axum::response::Response;
use chrono::{DateTime, Utc};
use documents::{DeclarationPaper, Pdf, Seal};
use domain::access::AccessRule;
use domain::declarations::{Declaration, content_hash};
use domain::law::{Form, Law};
use domain::ledger::Hash;
use domain::routes;
use services::Error;
use services::declarations::{Printable, print_own, print_theirs};
use uuid::Uuid;

use super::{Obligation, version_in};
use crate::form::RawForm;
use crate::render;
use crate::route::Route;
use crate::{Fault, Visit};

const NAME: &str = "ban-ke-khai.pdf";
/// Name of the field with the id of what was declared, on the officer's side.
pub(super) const ID: &str = "ma";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::DECLARATION_PDF, AccessRule::SignedIn, own),
        Route::get(routes::SUBMITTED_PDF, AccessRule::SignedIn, theirs),
    ]
}

async fn own(visit: Visit, Obligation(id): Obligation, query: RawQuery) -> Result<Response, Fault> {
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let printable = print_own(&visit.ctx, id, version_in(&query)?).await?;
    print(&visit, printable).await
}

async fn theirs(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let id: Uuid = query.get(ID).parse().map_err(|_| Error::NotFound)?;
    let printable = print_theirs(&visit.ctx, id).await?;
    print(&visit, printable).await
}

async fn print(visit: &Visit, printable: Printable) -> Result<Response, Fault> {
    let law = visit.state.platform.law.clone();
    let (form, written) = (form_of(&law, &printable.declaration)?, visit.ctx.now());
    let job = move || laid_out(&law, &law.forms()[form], &printable, written);
    let pdf = visit.state.press.print(job).await?;
    Ok(render::download(pdf.into_bytes(), "application/pdf", NAME))
}

/// Which of the forms it was made on.
fn form_of(law: &Law, declaration: &Declaration) -> Result<usize, Fault> {
    let mut forms = law.forms().iter();
    let found = forms.position(|form| form.code == declaration.form_version);
    found.ok_or_else(|| Fault::internal("the program knows no such form"))
}

fn laid_out(law: &Law, form: &Form, printable: &Printable, written: DateTime<Utc>) -> Result<Pdf, documents::Error> {
    let seal = printable.seal.as_ref().map(|seal| Seal {
        receipt: &seal.receipt,
        commitment: &seal.commitment,
    });
    documents::declaration(&DeclarationPaper {
        draft: seal.is_none(),
        seal,
        ..paper(law, form, &printable.declaration, printable.hash, written)
    })
}

/// How many pages the print of a submitted declaration has, which the officer compares with the paper before him.
///
/// # Errors
/// [`Fault`] when it cannot be laid out, or the press is busy.
pub(crate) async fn pages(visit: &Visit, declaration: &Declaration) -> Result<usize, Fault> {
    let law = visit.state.platform.law.clone();
    let (form, written) = (form_of(&law, declaration)?, visit.ctx.now());
    let hash = content_hash(declaration).map_err(Fault::internal)?;
    let declaration = declaration.clone();
    // The foot is as high with any receipt as with none.
    let job = move || documents::declaration_pages(&paper(&law, &law.forms()[form], &declaration, hash, written));
    Ok(visit.state.press.print(job).await?)
}

fn paper<'a>(
    law: &'a Law,
    form: &'a Form,
    declaration: &'a Declaration,
    hash: Hash,
    written: DateTime<Utc>,
) -> DeclarationPaper<'a> {
    DeclarationPaper {
        law,
        form,
        declaration,
        hash,
        seal: None,
        draft: false,
        written,
    }
}
