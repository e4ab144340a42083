//! What tests of several crates share: rules, packets and groups written as text, frames as bytes, random
//! worlds with traffic near the edges of their rules, and the cases made from the guides.
//!
//! A development crate: nothing that ships depends on it, and it panics where a test is written wrongly.
//! Randomness comes from [`Random`], so a run is repeated by its seed.
//!
//! Start from [`text::rules`], [`text::packet`], [`World`] and [`FrameSource`].

mod around;
pub mod frame;
mod kernel;
mod outcomes;
mod random;
pub mod scenarios;
/// Rules, groups and packets written as text.
pub mod text;
mod traffic;
mod world;

pub use around::{Around, port_range_list, prefix_list};
pub use kernel::kernel_suite_or_skip;
pub use outcomes::Outcomes;
pub use random::Random;
pub use traffic::FrameSource;
pub use world::{Edges, WORLD_MAC, WORLD_OWN_V4, WORLD_OWN_V6, World};
