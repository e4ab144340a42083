//! Effective rules as a table that a kernel program can look up: bit vectors per field, first set bit wins.
//!
//! [`compile`] turns the rules of one direction and family into a [`TableImage`], a run of rows as
//! `crates/dataplane/bpf/abi.h` lays them out. [`identity_row`] says which bits a set of groups sets in that
//! table. [`TableImage::lookup`] reads the image the way the kernel does. This crate knows the shape of
//! tables and what `secgroup` says a rule matches; it knows neither maps nor packets.
//!
//! Start from [`compile`] and [`TableImage`].

mod compile;
mod identity;
mod image;
mod intervals;
mod rows;

pub use compile::{CompileError, Part, compile};
pub use identity::identity_row;
pub use image::TableImage;
