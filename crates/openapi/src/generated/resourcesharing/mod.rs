//! ResourceSharing 2020-01-10.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

pub mod create_resource_share;

use crate::operation::Operation;

/// What the cloud documents and this region does not offer.
pub static DOCUMENTED: [Operation; 0] = [];
