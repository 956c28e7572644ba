//! Answers of the whole stack.

mod errors;
mod headers;
mod pages;
