use std::fmt;
use std::str::FromStr;

/// What tells the things of one region from those of another on the same host: four hexadecimal digits,
/// part of every name that Kanmon gives.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Tag(String);

/// Why a text is not a tag.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum TagError {
    /// Not four digits of `0-9 a-f`.
    #[error("a tag is four hexadecimal digits")]
    Malformed,
}

impl Tag {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Tag {
    type Err = TagError;

    fn from_str(text: &str) -> Result<Self, TagError> {
        let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if text.len() == 4 && text.bytes().all(is_hex) {
            Ok(Self(text.to_owned()))
        } else {
            Err(TagError::Malformed)
        }
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
