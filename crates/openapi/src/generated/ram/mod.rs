//! Ram 2015-05-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.
