//! ResourceSharing 2020-01-10.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

pub mod create_resource_share;
