//! Location 2015-06-12.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

pub mod describe_endpoints;
