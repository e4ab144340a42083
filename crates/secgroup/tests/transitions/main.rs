//! What authorize, revoke, modify and configure make of a group.

mod authorize;
mod limits;
mod requests;
mod revoke_and_modify;
mod whole_groups;
