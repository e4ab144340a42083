//! What an identity provider outside says about somebody, and whether it was the provider who said so.
//!
//! Knows tokens of OpenID Connect and the keys they are signed with, assertions of SAML 2.0 and the metadata documents that
//! their keys are in. Does not know accounts, roles or policies, nor any network: keys, time and expectations are arguments.
//!
//! Start from [`oidc::verify`] with an [`oidc::KeySet`], and from [`saml::verify`] with a [`saml::Metadata`].

pub mod oidc;
pub mod saml;

/// How far ahead of us a clock may be that says since when something holds, in seconds.
///
/// Choice: docs/decisions/0037-identity-federation.md
const CLOCK_SECS: i64 = 60;
