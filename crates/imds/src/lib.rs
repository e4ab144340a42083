//! The metadata service of an instance: what is asked, by which rules, and what is answered.
//!
//! Values in, values out: an [`Instance`] as the service sees it, a [`Request`] read from bytes, a moment, and the
//! keys of the region make an [`Answer`]. Sockets, clocks and limits on time are the host's.
//!
//! Start from [`answer`].
//! Source: ECS guide, instance metadata.

mod allowance;
mod answer;
mod document;
mod instance;
mod json;
mod request;
mod token;
mod tree;

pub use allowance::Allowance;
pub use answer::{Answer, Authority, Unsigned, answer};
pub use document::identity_document;
pub use instance::{
    Credentials, Disk, Instance, Interface, Options, PublicKey, Role, Secret, Subnet, Vpc,
};
pub use request::{Body, MAX_HEAD, Method, Request, Unreadable};
pub use token::{MAX_TTL, TokenError};
