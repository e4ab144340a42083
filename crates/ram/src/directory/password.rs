use cloud_id::Timestamp;

use super::{LoginProfile, PasswordPolicy};

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
    /// Too few different characters.
    #[error("it has at least {least} different characters")]
    Alike {
        /// The fewest.
        least: u8,
    },
    /// The name of its user is in it.
    #[error("the user's name is not in it")]
    NamesUser,
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
    /// The most that `InitialPasswordAge` may be.
    pub const MOST_INITIAL_DAYS: u8 = 90;
    /// The most that `MinimumPasswordDifferentCharacter` may be.
    pub const MOST_DIFFERENT: u8 = 8;

    /// Whether a password of a user is what the policy asks for.
    ///
    /// # Errors
    /// `WeakPassword`; it tells nothing of the password.
    pub fn accepts(&self, password: &str, user_name: &str) -> Result<(), WeakPassword> {
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
        let mut different: Vec<u8> = password.bytes().collect();
        different.sort_unstable();
        different.dedup();
        let least = self.different_characters;
        if different.len() < usize::from(least) {
            return Err(WeakPassword::Alike { least });
        }
        let folded = |text: &str| text.to_ascii_lowercase();
        if self.excludes_user_name && folded(password).contains(&folded(user_name)) {
            return Err(WeakPassword::NamesUser);
        }
        Ok(())
    }

    /// When a password is to be changed, if it is ever: by its age, or earlier where an administrator set it.
    ///
    /// Source: RAM API, `SetPasswordPolicy`, `MaxPasswordAge`; IMS API, `SetPasswordPolicy`, `InitialPasswordAge`.
    #[must_use]
    pub fn ends(&self, login: &LoginProfile) -> Option<Timestamp> {
        let after = |days: u16| {
            let secs = i64::from(days) * 86_400;
            (days > 0).then(|| {
                Timestamp::from_unix_secs(login.password_set.unix_secs.saturating_add(secs))
            })
        };
        let initial = after(self.initial_age_days.into()).filter(|_| login.password_reset_required);
        [after(self.max_age_days), initial]
            .into_iter()
            .flatten()
            .min()
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
            let lax = PasswordPolicy::default().accepts(password, "alice");
            assert_eq!(lax.is_ok(), by_default, "{password:?}");
            assert_eq!(
                strict.accepts(password, "alice").is_ok(),
                by_strict,
                "{password:?}"
            );
        }
    }

    #[test]
    fn a_password_may_have_to_vary_and_not_to_name_its_user() {
        let policy = PasswordPolicy {
            different_characters: 4,
            excludes_user_name: true,
            ..PasswordPolicy::default()
        };
        for (password, expected) in [
            ("aaaabbbb", Err(WeakPassword::Alike { least: 4 })),
            ("aaaabbcd", Ok(())),
            ("my-ALICE-1", Err(WeakPassword::NamesUser)),
            ("my-alic-1", Ok(())),
        ] {
            assert_eq!(policy.accepts(password, "Alice"), expected, "{password}");
        }
    }

    #[test]
    fn a_password_ends_by_its_age_or_earlier_where_it_is_to_be_changed() {
        let policy = |max_age_days, initial_age_days| PasswordPolicy {
            max_age_days,
            initial_age_days,
            ..PasswordPolicy::default()
        };
        let day = |days: i64| Timestamp::from_unix_secs(days * 86_400);
        for (max, initial, is_initial, ends) in [
            (0, 0, true, None),
            (0, 14, false, None),
            (0, 14, true, Some(114)),
            (90, 14, true, Some(114)),
            (90, 14, false, Some(190)),
            (10, 14, true, Some(110)),
        ] {
            let login = LoginProfile {
                is_active: true,
                password_reset_required: is_initial,
                mfa_bind_required: false,
                password_set: day(100),
                created: day(1),
                updated: day(200),
            };
            assert_eq!(
                policy(max, initial).ends(&login),
                ends.map(day),
                "{max} {initial}"
            );
        }
    }
}
