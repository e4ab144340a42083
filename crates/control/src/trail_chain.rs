//! The chain of seals over the audit trail, by which tampering is found.
//!
//! Choice: docs/decisions/0035-the-audit-chain.md

mod seal;
mod sealer;
mod sum;
mod trim;
mod verify;

#[cfg(test)]
mod tests;

pub(crate) use seal::{ChainKey, sealed_upto};
pub(crate) use sealer::{SealRequests, Sealing, sealing};
pub(crate) use trim::{fold, trim};
pub use verify::{Finding, Place, ReadPage, TrailReport, verify_trail};
