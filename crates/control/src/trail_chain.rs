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

pub(crate) use seal::{ChainKey, has_lost, sealed_upto};
#[cfg(test)]
pub(crate) use sealer::seal_once;
pub(crate) use sealer::{SealRequests, Sealing, sealing};
pub(crate) use sum::Sum;
pub(crate) use trim::{Trimmed, fold, trim};
pub(crate) use verify::for_each;
pub use verify::{Finding, Place, ReadPage, TrailReport, verify_trail};
