//! Reading a declaration file.
//!
//! Owns: which kinds these commands take, and the one line about a file they do not. Must not: ask whether the content is
//! complete.

use std::fs;
use std::io;
use std::path::Path;

use domain::declarations::{Declaration, Kind};
use domain::law::{Form, Law};

use crate::cli::Failure;

/// The kinds that are built.
pub const KINDS: [Kind; 2] = [Kind::LanDau, Kind::HangNam];

/// A declaration and its form.
pub struct Read<'a> {
    pub declaration: Declaration,
    pub form: &'a Form,
}

/// Reads a declaration that is to be judged.
///
/// # Errors
/// 2 when it is no declaration, does not fit its form, or is of a kind that is not built; 3 when it cannot be read.
pub fn read<'a>(law: &'a Law, path: &Path) -> Result<Read<'a>, Failure> {
    let read = read_any(law, path)?;
    let kind = read.declaration.kind;
    if kind != Kind::Unknown && !KINDS.contains(&kind) {
        return Err(Failure::input(format!(
            "{}: declarations of kind {} cannot be handled yet, only {}",
            path.display(),
            kind.code(),
            KINDS.map(Kind::code).join(" and ")
        )));
    }
    Ok(read)
}

/// Reads a declaration that another one comes after.
///
/// # Errors
/// As [`read`], but for any kind that is made on the same form.
pub fn read_previous<'a>(law: &'a Law, path: &Path) -> Result<Read<'a>, Failure> {
    let read = read_any(law, path)?;
    let kind = read.declaration.kind;
    if kind != Kind::Unknown && !read.form.kinds.contains(&kind) {
        return Err(Failure::input(format!(
            "{}: nothing can be compared with a declaration of kind {} yet",
            path.display(),
            kind.code()
        )));
    }
    Ok(read)
}

fn read_any<'a>(law: &'a Law, path: &Path) -> Result<Read<'a>, Failure> {
    let name = path.display();
    let bytes = fs::read(path).map_err(|error| {
        let message = format!("cannot read {name}: {error}");
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::IsADirectory | io::ErrorKind::NotADirectory => {
                Failure::input(message)
            }
            _ => Failure::run(message),
        }
    })?;
    let declaration: Declaration = serde_json::from_slice(&bytes).map_err(|error| {
        Failure::input(format!(
            "{name} is no declaration: {error}; `liemchinh declaration schema` says what a file looks like"
        ))
    })?;
    // A form that nobody knows is named by the first check; the content is read on the one there is.
    let form = law.form(&declaration.form_version).or_else(|| law.forms().last());
    let form = form.ok_or_else(|| Failure::run("the program knows no form"))?;
    declaration
        .conform(form)
        .map_err(|misfit| Failure::input(format!("{name} does not fit the form: {misfit}")))?;
    Ok(Read { declaration, form })
}
