use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// Why a text is not an id.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not an id of its kind")]
pub struct IdError;

/// Declares ids of 18 digits, by their first digit.
macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident: $first:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub struct $name(u64);

        impl $name {
            /// A new id, from random bits.
            #[must_use]
            pub fn from_random(random: u128) -> Self {
                let rest = random % u128::from(DIGITS_17);
                Self($first * DIGITS_17 + u64::try_from(rest).expect("less than 17 digits"))
            }

            /// The number itself.
            #[must_use]
            pub fn number(self) -> u64 {
                self.0
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                let is_id = text.len() == 18 && text.bytes().all(|byte| byte.is_ascii_digit());
                is_id.then_some(()).ok_or(IdError)?;
                text.parse().map(Self).map_err(|_| IdError)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:018}", self.0)
            }
        }
    )*};
}

const DIGITS_17: u64 = 100_000_000_000_000_000;

numbers! {
    /// A RAM user. It stays when the user gets another name.
    UserId: 2;
    /// A role.
    RoleId: 3;
    /// A user group. It stays when the group gets another name.
    GroupId: 4;
}

/// A resource group: `rg-` and small letters and digits.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct ResourceGroupId(Arc<str>);

impl ResourceGroupId {
    /// A new id, from random bits.
    #[must_use]
    pub fn from_random(random: u128) -> Self {
        Self(format!("rg-{}", small_text(random, 15)).into())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ResourceGroupId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let legal = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let rest = text.strip_prefix("rg-").ok_or(IdError)?;
        if (1..=48).contains(&rest.len()) && rest.bytes().all(legal) {
            Ok(Self(text.into()))
        } else {
            Err(IdError)
        }
    }
}

impl fmt::Display for ResourceGroupId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Small letters and digits from random bits, 24 at most.
pub(super) fn small_text(random: u128, length: usize) -> String {
    const SMALL: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut rest = random;
    let mut text = String::with_capacity(length);
    for _ in 0..length.min(24) {
        text.push(char::from(
            SMALL[usize::try_from(rest % 36).expect("less than 36")],
        ));
        rest /= 36;
    }
    text
}
