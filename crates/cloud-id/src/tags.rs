use std::collections::BTreeMap;

/// One tag. The key is 1 to 128 characters without the prefixes `aliyun` and `acs:` and without
/// `http://` or `https://`; the value 0 to 128 characters.
///
/// Source: ECS API, `TagResources`, `Tag.N`.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Tag {
    key: String,
    value: String,
}

/// The tags of one resource, by key: at most [`Tags::MAX`].
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Tags(BTreeMap<String, String>);

/// Why tags are not acceptable.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum TagError {
    /// The key is empty, too long, reserved, or looks like a link.
    #[error(
        "the tag key is not acceptable: 1 to 128 characters, no aliyun, acs:, http:// or https://"
    )]
    Key,
    /// The value is too long or looks like a link.
    #[error("the tag value is not acceptable: at most 128 characters, no http:// or https://")]
    Value,
    /// The same key twice in one request.
    #[error("the tag key {key} is given twice")]
    DuplicateKey {
        /// The key.
        key: String,
    },
    /// More tags than a resource may have.
    #[error("a resource has at most {limit} tags")]
    TooMany {
        /// The limit.
        limit: usize,
    },
}

impl Tag {
    /// A tag.
    ///
    /// # Errors
    /// `Key` or `Value`, by the rules on [`Tag`].
    pub fn new(key: &str, value: &str) -> Result<Self, TagError> {
        let lower = key.to_lowercase();
        let reserved = ["aliyun", "acs:"]
            .iter()
            .any(|prefix| lower.starts_with(prefix));
        if reserved || looks_like_a_link(key) || !(1..=128).contains(&key.chars().count()) {
            return Err(TagError::Key);
        }
        if looks_like_a_link(value) || value.chars().count() > 128 {
            return Err(TagError::Value);
        }
        Ok(Self {
            key: key.into(),
            value: value.into(),
        })
    }

    /// The key.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The value; may be empty.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }
}

impl Tags {
    /// How many tags a resource may have.
    ///
    /// Source: ECS API, `TagResources`.
    pub const MAX: usize = 20;

    /// The tags of a creating request.
    ///
    /// # Errors
    /// `DuplicateKey`, `TooMany`.
    pub fn new(tags: Vec<Tag>) -> Result<Self, TagError> {
        let mut all = Self::default();
        for tag in tags {
            if all.0.contains_key(&tag.key) {
                return Err(TagError::DuplicateKey { key: tag.key });
            }
            all = all.with(tag)?;
        }
        Ok(all)
    }

    /// These tags and one more; a tag of the same key is replaced.
    ///
    /// # Errors
    /// `TooMany`.
    pub fn with(mut self, tag: Tag) -> Result<Self, TagError> {
        self.0.insert(tag.key, tag.value);
        if self.0.len() > Self::MAX {
            Err(TagError::TooMany { limit: Self::MAX })
        } else {
            Ok(self)
        }
    }

    /// These tags without one key.
    #[must_use]
    pub fn without(mut self, key: &str) -> Self {
        self.0.remove(key);
        self
    }

    /// The value of a key.
    #[must_use]
    pub fn value_of(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    /// Key and value of every tag, by key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn looks_like_a_link(text: &str) -> bool {
    text.contains("http://") || text.contains("https://")
}
