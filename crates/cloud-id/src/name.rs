use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// The name of a resource: 2 to 128 characters, a letter first, then letters, digits, `:` `_` `.` `-`.
///
/// Letters are Unicode letters, so Chinese names are fine. It does not begin with `http://` or `https://`.
/// Source: ECS API, `CreateSecurityGroup`, `SecurityGroupName`.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct ResourceName(Arc<str>);

/// Why a text is not the name of a resource.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ResourceNameError {
    /// Fewer than 2 or more than 128 characters.
    #[error("a name has 2 to 128 characters")]
    Length,
    /// The first character is no letter.
    #[error("a name begins with a letter")]
    Start,
    /// A character that names do not have.
    #[error("a name has letters, digits, ':', '_', '.' and '-'")]
    Character,
    /// It begins with `http://` or `https://`.
    #[error("a name does not begin with http:// or https://")]
    Link,
}

/// The description of a resource: 2 to 256 characters, not beginning with `http://` or `https://`.
///
/// Source: ECS API, `CreateSecurityGroup`, `Description`.
#[derive(Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Description(Arc<str>);

/// Why a text is not a description.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum DescriptionError {
    /// Fewer than 2 or more than 256 characters.
    #[error("a description has 2 to 256 characters")]
    Length,
    /// It begins with `http://` or `https://`.
    #[error("a description does not begin with http:// or https://")]
    Link,
}

impl ResourceName {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Description {
    /// The text; empty where none was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ResourceName {
    type Err = ResourceNameError;

    fn from_str(text: &str) -> Result<Self, ResourceNameError> {
        if begins_like_a_link(text) {
            return Err(ResourceNameError::Link);
        }
        if !(2..=128).contains(&text.chars().count()) {
            return Err(ResourceNameError::Length);
        }
        if !text.chars().next().is_some_and(char::is_alphabetic) {
            return Err(ResourceNameError::Start);
        }
        let legal = |c: char| c.is_alphanumeric() || matches!(c, ':' | '_' | '.' | '-');
        if text.chars().all(legal) {
            Ok(Self(text.into()))
        } else {
            Err(ResourceNameError::Character)
        }
    }
}

impl FromStr for Description {
    type Err = DescriptionError;

    /// The empty text stands for "none" and is accepted.
    fn from_str(text: &str) -> Result<Self, DescriptionError> {
        if text.is_empty() {
            return Ok(Self::default());
        }
        if begins_like_a_link(text) {
            return Err(DescriptionError::Link);
        }
        if !(2..=256).contains(&text.chars().count()) {
            return Err(DescriptionError::Length);
        }
        Ok(Self(text.into()))
    }
}

fn begins_like_a_link(text: &str) -> bool {
    let starts = |prefix: &str| {
        text.get(..prefix.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
    };
    starts("http://") || starts("https://")
}

impl fmt::Display for ResourceName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Description {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
