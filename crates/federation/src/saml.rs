//! Assertions of SAML 2.0.

mod canonical;
mod certificate;
mod document;
mod metadata;
mod moment;
mod response;
mod signature;

pub use document::DocumentError;
pub use metadata::{Metadata, MetadataError};
pub use response::{Assertion, AssertionError, verify};
pub use signature::SignatureError;

#[cfg(test)]
mod tests;
