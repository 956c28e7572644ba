//! `law eval`: JSON lines in, JSON lines out.
//!
//! Owns: lines, ids and error codes. Must not: know a rule's keys (`rules` does), or stop at a wrong line.

use std::io::{self, BufRead, BufReader, BufWriter, Write};

use domain::law::Law;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use super::rules;
use crate::cli::{Answer, Failure};

/// Why a line has no answer: a code that programs read, and a sentence for people.
#[derive(Debug)]
pub(super) struct Fault {
    pub code: Code,
    pub sentence: String,
}

/// The codes of the contract.
#[derive(Clone, Copy, Debug)]
pub(super) enum Code {
    Json,
    Rule,
    Deadline,
    Input,
    NotApplicable,
}

impl Code {
    const fn name(self) -> &'static str {
        match self {
            Self::Json => "BAD_JSON",
            Self::Rule => "UNKNOWN_RULE",
            Self::Deadline => "UNKNOWN_CODE",
            Self::Input => "BAD_INPUT",
            Self::NotApplicable => "NOT_APPLICABLE",
        }
    }
}

impl Fault {
    pub fn new(code: Code, sentence: impl ToString) -> Self {
        Self {
            code,
            sentence: sentence.to_string(),
        }
    }

    pub fn input(sentence: impl ToString) -> Self {
        Self::new(Code::Input, sentence)
    }
}

#[derive(Deserialize)]
struct Question<'a> {
    #[serde(borrow, default)]
    id: Option<&'a RawValue>,
    #[serde(default)]
    rule: Value,
    #[serde(borrow, default)]
    input: Option<&'a RawValue>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Reply<'a> {
    Answered {
        id: Option<&'a RawValue>,
        output: Box<RawValue>,
    },
    Failed {
        id: Option<&'a RawValue>,
        error: String,
    },
}

/// Enough for many lines at a time; a longer line only takes more of it.
const BUFFER: usize = 1 << 16;

pub(super) fn run(law: &Law) -> Result<Answer, Failure> {
    let mut input = BufReader::with_capacity(BUFFER, io::stdin());
    let mut output = BufWriter::with_capacity(BUFFER, io::stdout().lock());
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line).map_err(Failure::run)? == 0 {
            return told(output.flush()).map(|_| Answer::Yes);
        }
        if !line.trim_ascii().is_empty() {
            let mut reply = answer(law, &line).map_err(Failure::run)?;
            reply.push(b'\n');
            if !told(output.write_all(&reply))? {
                return Ok(Answer::Yes);
            }
        }
        // Whoever asks one question at a time has the answer before this program waits for the next.
        let waits = !input.buffer().contains(&b'\n');
        if waits && !told(output.flush())? {
            return Ok(Answer::Yes);
        }
    }
}

/// Whether somebody still listens; there is nobody to tell when nobody does.
fn told(outcome: io::Result<()>) -> Result<bool, Failure> {
    match outcome {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(Failure::run(error)),
    }
}

/// One line of answer for one line of question.
fn answer(law: &Law, line: &[u8]) -> serde_json::Result<Vec<u8>> {
    // A list of values would pass for an object without keys.
    let object = line.trim_ascii_start().starts_with(b"{");
    let (id, result) = match serde_json::from_slice::<Question>(line) {
        Ok(_) if !object => (None, Err(Fault::new(Code::Json, "an object is expected"))),
        Ok(question) => match question.id.filter(|id| !is_scalar(id)) {
            Some(_) => (
                None,
                Err(Fault::input("id must be a string, a number, a boolean or null")),
            ),
            None => (question.id, evaluate(law, &question.rule, question.input)),
        },
        Err(error) => (None, Err(Fault::new(Code::Json, error))),
    };
    serde_json::to_vec(&match result {
        Ok(output) => Reply::Answered { id, output },
        Err(fault) => Reply::Failed {
            id,
            error: format!("{}: {}", fault.code.name(), fault.sentence),
        },
    })
}

fn is_scalar(id: &RawValue) -> bool {
    !id.get().starts_with(['{', '['])
}

fn evaluate(law: &Law, rule: &Value, input: Option<&RawValue>) -> Result<Box<RawValue>, Fault> {
    let Value::String(rule) = rule else {
        return Err(Fault::input("rule must be a text"));
    };
    let input = input.map_or("null", RawValue::get);
    rules::evaluate(law, rule, input)
}
