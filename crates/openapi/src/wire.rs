//! A request from the wire up to a verified caller: reading, merging of parameters, signatures.
//!
//! Nothing here reads a clock, looks up a key or remembers a nonce: the control plane does, and asks
//! [`Unverified`] to check with what it knows.

mod authorization;
mod encoding;
mod form;
mod http;
mod json_body;
mod limits;
mod region;
mod signature_v1;
mod signature_v3;
mod unverified;

pub use encoding::percent_encoded;
pub use http::{Format, HttpAnswer, HttpRequest, Refusal};
pub use limits::{CLOCK_WINDOW_SECS, MAX_BODY_BYTES, MAX_PARAMS, MAX_TARGET_BYTES};
pub use unverified::{Anonymous, Received, Unverified};

pub(crate) use encoding::hex;
pub(crate) use signature_v3::{ALGORITHM, canonical_query, canonical_request, signature};

/// The entries that fuzzing starts from: each takes any bytes and must not panic.
pub mod entry {
    pub use super::authorization::Authorization;
    pub use super::form::read as form;
    pub use super::json_body::read as json_body;
}
