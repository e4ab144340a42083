//! What is set for all identities of an account.

use std::sync::Arc;

use ram::directory::{Entity, IdentitySettings};

use crate::caller::Permit;
use crate::planner::Planner;

/// Writes them anew.
pub(crate) fn put(planner: &mut Planner<'_>, permit: &Permit, settings: IdentitySettings) {
    let settings = IdentitySettings {
        updated: planner.now(),
        ..settings
    };
    planner.put_identity(permit, Entity::Settings(Arc::new(settings)));
}
