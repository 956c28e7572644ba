//! Charts drawn on the server as SVG, each with a table of the same numbers.
//!
//! Owns: how numbers become bars and lines, and the frame of a chart: title, description, figures behind a disclosure.
//! Positions are percentages of the width and pixels of the height, so text keeps its size on every screen. Colours
//! come from classes, and every series has a shape of its own. Must not: hold a sentence, or know what is counted.

mod bar;
mod frame;
mod line;
mod scale;

pub use bar::{Bar, BarChart};
pub use line::{LineChart, Series};
