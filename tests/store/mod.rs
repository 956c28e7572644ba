//! The store on both engines.

mod migrations;
mod opening;
mod schema;
