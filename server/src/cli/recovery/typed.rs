//! What custodians type.
//!
//! Owns: questions on a terminal, shares that are not echoed, and lines of a script. Must not: repeat a share.

use std::io::{self, BufRead, Read, Write, stderr};

use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
use services::custodians::{self as say, Custodians, HeardRequest, RecoveryRequest, Share};
use zeroize::Zeroizing;

use crate::cli::Failure;

/// More than any line of a script has; the buffer is never moved, so that no copy of a share stays behind.
const LONGEST: usize = 4096;

/// What custodians must see, whoever reads standard output.
pub(super) fn show(text: &str) {
    drop(writeln!(stderr(), "{text}"));
}

/// Two shares, put together.
pub(super) fn custodians(terminal: bool) -> Result<Custodians, Failure> {
    let [one, other] = if terminal { asked() } else { piped() }?;
    Custodians::together(&one, &other).map_err(Failure::input)
}

/// The request with the code that the custodians heard.
pub(super) fn heard(request: &RecoveryRequest) -> Result<HeardRequest<'_>, Failure> {
    loop {
        if let Ok(heard) = request.heard(&ask(&say::ask_code(), "the code of the new keys")?) {
            return Ok(heard);
        }
        show(&say::wrong_code());
    }
}

/// Whether the word of consent was typed.
pub(super) fn consent() -> Result<bool, Failure> {
    ask(&say::ask_consent(), "the word of consent").map(|typed| say::is_consent(&typed))
}

/// One share a line; empty lines do not count.
fn piped() -> Result<[Share; 2], Failure> {
    let mut text = Zeroizing::new(String::with_capacity(LONGEST));
    io::stdin()
        .take(LONGEST as u64)
        .read_to_string(&mut text)
        .map_err(|error| match error.kind() {
            io::ErrorKind::InvalidData => Failure::input("standard input is no text"),
            _ => Failure::run(error),
        })?;
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let [one, other] = lines[..] else {
        return Err(Failure::input(format!(
            "two shares are needed on standard input, one on each line; there are {}",
            lines.len()
        )));
    };
    Ok([read(one, "first")?, read(other, "second")?])
}

fn read(typed: &str, which: &str) -> Result<Share, Failure> {
    Share::read(typed).map_err(|_| {
        Failure::input(format!(
            "the {which} share is mistyped; compare every character with the sheet"
        ))
    })
}

/// Each share until it is typed without a mistake.
fn asked() -> Result<[Share; 2], Failure> {
    let _silent = Silent::begin()?;
    let share = |which| -> Result<Share, Failure> {
        loop {
            let typed = ask(&say::ask_share(which), "two shares")?;
            show("");
            match Share::read(&typed) {
                Ok(share) => return Ok(share),
                Err(_) => show(&say::mistyped()),
            }
        }
    };
    Ok([share(1)?, share(2)?])
}

/// One line of the terminal; `what` is missing when it ends.
fn ask(question: &str, what: &str) -> Result<Zeroizing<String>, Failure> {
    let mut out = stderr();
    drop(write!(out, "{question} ").and_then(|()| out.flush()));
    let mut line = Zeroizing::new(String::with_capacity(LONGEST));
    match io::stdin().lock().take(LONGEST as u64).read_line(&mut line) {
        Ok(0) => Err(Failure::input(format!("{what} was not typed"))),
        Ok(_) => Ok(line),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => Ok(Zeroizing::default()),
        Err(error) => Err(Failure::run(error)),
    }
}

/// While it lives, the terminal does not show what is typed.
struct Silent(Termios);

impl Silent {
    fn begin() -> Result<Self, Failure> {
        let before = tcgetattr(io::stdin()).map_err(Failure::run)?;
        let mut silent = before.clone();
        silent.local_modes.remove(LocalModes::ECHO);
        tcsetattr(io::stdin(), OptionalActions::Drain, &silent).map_err(Failure::run)?;
        Ok(Self(before))
    }
}

impl Drop for Silent {
    fn drop(&mut self) {
        // A terminal that went away needs nothing.
        tcsetattr(io::stdin(), OptionalActions::Drain, &self.0).ok();
    }
}
