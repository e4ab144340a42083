//! Ram 2015-05-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

pub mod attach_policy_to_user;
pub mod create_access_key;
pub mod create_policy;
pub mod create_user;
