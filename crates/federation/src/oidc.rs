//! Tokens of OpenID Connect.

mod algorithm;
mod key_set;
mod token;

pub use algorithm::Algorithm;
pub use key_set::{KeySet, KeySetError};
pub use token::{Expected, Token, TokenError, verify};

#[cfg(test)]
mod tests;
