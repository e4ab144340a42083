use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// A region, as in `cn-hangzhou`. Cheap to clone.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct RegionId(Arc<str>);

/// A zone of a region, as in `cn-hangzhou-h`. Cheap to clone.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct ZoneId(Arc<str>);

/// Why a text is not a region or zone id.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum RegionIdError {
    /// Not lower-case letters, digits and hyphens, or longer than 64 bytes.
    #[error("a region id has lower-case letters, digits and hyphens, at most 64")]
    Malformed,
}

impl RegionId {
    /// The text, as in `cn-hangzhou`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The three characters that stand for this region in resource ids, as `bp1` for `cn-hangzhou`.
    ///
    /// The codes of the larger regions are the cloud's; any other region gets a code made from its name.
    #[must_use]
    pub fn id_code(&self) -> [u8; 3] {
        match self.as_str() {
            "cn-hangzhou" => *b"bp1",
            "cn-shanghai" => *b"uf6",
            "cn-beijing" => *b"2ze",
            "cn-shenzhen" => *b"wz9",
            "ap-southeast-1" => *b"t4n",
            "us-west-1" => *b"rj9",
            "eu-central-1" => *b"gw8",
            other => {
                let sum = other.bytes().fold(7_u32, |sum, byte| {
                    sum.wrapping_mul(31).wrapping_add(byte.into())
                });
                let digit = |shift: u32| BASE36[((sum >> shift) % 36) as usize];
                [digit(0), digit(8), digit(16)]
            }
        }
    }
}

impl ZoneId {
    /// The text, as in `cn-hangzhou-h`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The region the zone belongs to: the text before the last hyphen, as the cloud names zones.
    #[must_use]
    pub fn region(&self) -> RegionId {
        let end = self.0.rfind('-').unwrap_or(self.0.len());
        RegionId(self.0[..end].into())
    }
}

fn is_well_formed(text: &str) -> bool {
    let legal = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let is_whole = !text.starts_with('-') && !text.ends_with('-');
    (1..=64).contains(&text.len()) && text.bytes().all(legal) && is_whole
}

impl FromStr for RegionId {
    type Err = RegionIdError;

    fn from_str(text: &str) -> Result<Self, RegionIdError> {
        if is_well_formed(text) {
            Ok(Self(text.into()))
        } else {
            Err(RegionIdError::Malformed)
        }
    }
}

impl FromStr for ZoneId {
    type Err = RegionIdError;

    fn from_str(text: &str) -> Result<Self, RegionIdError> {
        if is_well_formed(text) {
            Ok(Self(text.into()))
        } else {
            Err(RegionIdError::Malformed)
        }
    }
}

impl fmt::Display for RegionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for ZoneId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The digits of ids.
pub(crate) const BASE36: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
