//! Every sentence of the interface, as one function for each message.
//!
//! Owns: `locales/*/*.ftl` and the functions made of them at build time: the message `status-clocks-differ` of
//! `status.ftl` is `words::status::clocks_differ(lang, seconds)`. How to add one: write it in the Vietnamese and in the
//! English file; above the Vietnamese one, a comment line gives the type of each argument, and their order:
//!
//! ```text
//! # $seconds (Number) - how far the clocks are apart
//! status-clocks-differ = Hai đồng hồ lệch nhau { $seconds } giây.
//! ```
//!
//! Numbers are grouped by thousands (1.234 in Vietnamese); what must not be, a year or a reference, is a `String`.
//!
//! Must not: decide anything, or know HTML; texts are plain.
//!
//! ```
//! use words::Lang;
//! assert_eq!(words::contact::too_long(Lang::Vi, 1234), "Hãy rút gọn còn tối đa 1.234 ký tự.");
//! ```
//! An unknown message does not compile:
//! ```compile_fail
//! use words::Lang;
//! words::contact::too_lang(Lang::Vi, 1234);
//! ```
//! Nor does a missing argument:
//! ```compile_fail
//! use words::Lang;
//! words::contact::too_long(Lang::Vi);
//! ```
//! Nor one of the wrong type:
//! ```compile_fail
//! use words::Lang;
//! words::contact::too_long(Lang::Vi, "1234");
//! ```
//! Nor a missing language:
//! ```compile_fail
//! words::contact::too_long(1234);
//! ```

mod bundles;

// The generator belongs to the build script, where no test runs; its tests run here.
#[cfg(test)]
#[path = "../build/generator.rs"]
mod generator;
#[cfg(test)]
mod generator_tests;

pub use domain::lang::Lang;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));
