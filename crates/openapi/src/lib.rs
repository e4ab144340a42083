//! The cloud's API on the wire: which operations there are, what their requests and answers look like, how
//! requests are signed, which errors are answered, and JSON and XML.
//!
//! This crate knows forms. It does not know what an operation does, who may call it, or where anything is
//! kept; and it has no clock and no sockets. An operation is declared once: facts (`facts/`, what the
//! documentation states) and a decision (`decisions/`, what we make of it). `cargo xtask gen` writes
//! `src/generated/` from both.
//!
//! Start from [`Operation`], [`wire::Unverified`] and [`generated`].

mod catalogue;
mod declare;
mod error;
pub mod generated;
mod operation;
mod params;
pub mod render;
mod response;
pub mod rule_file;
pub mod sign;
pub mod wire;

pub use catalogue::{operation, operations};
pub use error::{AccessDenied, ApiError, ErrorRow};
pub use generated::errors;
pub use operation::{Kind, Operation, Param, Status};
pub use params::{Params, RequestFields};
pub use response::{Fields, ResponseWriter, write_list, write_object, write_texts};
