//! ActionTrail 2020-07-06.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

pub mod lookup_events;
