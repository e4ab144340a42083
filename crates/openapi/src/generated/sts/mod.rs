//! Sts 2015-04-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

pub mod assume_role;
pub mod assume_role_with_oidc;
pub mod assume_role_with_saml;
pub mod get_caller_identity;
