//! Answers of the whole stack.

mod errors;
mod headers;
mod law_pages;
mod pages;
