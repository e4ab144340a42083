//! Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

pub mod get_account_summary;
