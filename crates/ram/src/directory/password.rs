use super::PasswordPolicy;

/// Why a password is too weak.
///
/// Source: RAM API, `SetPasswordPolicy`; error code `InvalidParameter.Password.TooWeak`.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum WeakPassword {
    /// Too few characters, or more than passwords have.
    #[error("it has {least} to {most} characters")]
    Length {
        /// The fewest.
        least: u8,
        /// The most.
        most: u8,
    },
    /// No character of a kind that is asked for.
    #[error("it has {0}")]
    Lacks(&'static str),
    /// A character that is not printable ASCII.
    #[error("it has letters, digits and signs of ASCII only")]
    Characters,
}

impl PasswordPolicy {
    /// The most characters that a password has.
    pub const MOST_CHARACTERS: u8 = 32;
    /// The least that `MinimumPasswordLength` may be.
    pub const LEAST_CHARACTERS: u8 = 8;
    /// The most that `MaxPasswordAge` may be.
    pub const MOST_DAYS: u16 = 1_095;
    /// The most that `PasswordReusePrevention` may be.
    pub const MOST_REMEMBERED: u8 = 24;
    /// The most that `MaxLoginAttemps` may be.
    pub const MOST_ATTEMPTS: u8 = 32;

    /// Whether a password is what the policy asks for.
    ///
    /// # Errors
    /// `WeakPassword`; it tells nothing of the password.
    pub fn accepts(&self, password: &str) -> Result<(), WeakPassword> {
        let (least, most) = (self.minimum_length, Self::MOST_CHARACTERS);
        let count = password.chars().count();
        if !(usize::from(least)..=usize::from(most)).contains(&count) {
            return Err(WeakPassword::Length { least, most });
        }
        if !password.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
            return Err(WeakPassword::Characters);
        }
        let has = |kind: fn(&u8) -> bool| password.as_bytes().iter().any(kind);
        for (is_asked_for, is_there, what) in [
            (
                self.requires_lowercase,
                has(u8::is_ascii_lowercase),
                "a small letter",
            ),
            (
                self.requires_uppercase,
                has(u8::is_ascii_uppercase),
                "a capital letter",
            ),
            (self.requires_digits, has(u8::is_ascii_digit), "a digit"),
            (
                self.requires_symbols,
                has(|it| !it.is_ascii_alphanumeric()),
                "a sign",
            ),
        ] {
            if is_asked_for && !is_there {
                return Err(WeakPassword::Lacks(what));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_has_its_length_and_a_character_of_each_kind_that_is_asked_for() {
        let strict = PasswordPolicy {
            minimum_length: 10,
            requires_lowercase: true,
            requires_uppercase: true,
            requires_digits: true,
            requires_symbols: true,
            ..PasswordPolicy::default()
        };
        for (password, by_default, by_strict) in [
            ("Aa1!aaaaaa", true, true),
            ("aa1!aaaaaa", true, false),
            ("AA1!AAAAAA", true, false),
            ("Aa!!aaaaaa", true, false),
            ("Aa11aaaaaa", true, false),
            ("Aa1!aaaaa", true, false),
            ("aaaaaaaa", true, false),
            ("aaaaaaa", false, false),
            ("", false, false),
            ("Aa1!Aa1!Aa1!Aa1!Aa1!Aa1!Aa1!Aa1!", true, true),
            ("Aa1!Aa1!Aa1!Aa1!Aa1!Aa1!Aa1!Aa1!x", false, false),
            ("Aa1!äaaaaa", false, false),
            ("Aa1!\taaaaa", false, false),
        ] {
            let lax = PasswordPolicy::default().accepts(password);
            assert_eq!(lax.is_ok(), by_default, "{password:?}");
            assert_eq!(strict.accepts(password).is_ok(), by_strict, "{password:?}");
        }
    }
}
