use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// Why a text is not a name.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum NameError {
    /// Empty, or longer than names of its kind are.
    #[error("the name has 1 to {max} characters")]
    Length {
        /// The longest.
        max: usize,
    },
    /// A character that names of its kind do not have.
    #[error("the name has letters, digits and {others:?} only")]
    Characters {
        /// What they have besides letters and digits.
        others: &'static str,
    },
}

/// Declares the types of names: what is named, the longest, and what names have besides letters and digits.
///
/// Two names that differ in case only name the same thing: policies tell identities apart without regard to case.
macro_rules! names {
    ($($(#[$doc:meta])* $name:ident: $max:literal, $others:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Eq, Hash, PartialEq)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The text, as it was given.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// What is the same for all names of one thing.
            #[must_use]
            pub fn folded(&self) -> String {
                self.0.to_ascii_lowercase()
            }
        }

        impl FromStr for $name {
            type Err = NameError;

            fn from_str(text: &str) -> Result<Self, NameError> {
                if !(1..=$max).contains(&text.chars().count()) {
                    return Err(NameError::Length { max: $max });
                }
                let is_legal = |it: char| it.is_ascii_alphanumeric() || $others.contains(it);
                if text.chars().all(is_legal) {
                    Ok(Self(text.into()))
                } else {
                    Err(NameError::Characters { others: $others })
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

names! {
    /// The name of a RAM user.
    ///
    /// Source: RAM API, `CreateUser`, `UserName`.
    UserName: 64, "._-";
    /// The name of a user group.
    ///
    /// Source: RAM API, `CreateGroup`, `GroupName`.
    GroupName: 64, "-";
    /// The name of a role. In ARNs it is lower case.
    ///
    /// Source: RAM API, `CreateRole`, `RoleName`.
    RoleName: 64, ".-";
    /// The name of a policy.
    ///
    /// Source: RAM API, `CreatePolicy`, `PolicyName`.
    PolicyName: 128, "-";
    /// The name of a virtual MFA device.
    ///
    /// Source: RAM API, `CreateVirtualMFADevice`, `VirtualMFADeviceName`.
    MfaDeviceName: 64, "-";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_the_documented_lengths_and_characters() {
        let longest = "x".repeat(64);
        let longer = "x".repeat(65);
        for (text, is_user, is_group, is_role) in [
            ("alice", true, true, true),
            ("a.b-c", true, false, true),
            ("a_b", true, false, false),
            ("a@b", false, false, false),
            ("", false, false, false),
            ("älter", false, false, false),
            (longest.as_str(), true, true, true),
            (longer.as_str(), false, false, false),
        ] {
            assert_eq!(text.parse::<UserName>().is_ok(), is_user, "user {text}");
            assert_eq!(text.parse::<GroupName>().is_ok(), is_group, "group {text}");
            assert_eq!(text.parse::<RoleName>().is_ok(), is_role, "role {text}");
        }
        assert!("x".repeat(128).parse::<PolicyName>().is_ok());
        assert!("x".repeat(129).parse::<PolicyName>().is_err());
    }
}
