use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use crate::RegionId;
use crate::region::BASE36;

/// Why a text is not the id of this kind of resource.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ResourceIdError {
    /// The prefix of another kind, no characters behind it, a character other than `a-z 0-9 -`, or
    /// more than 64 bytes.
    #[error("not an id of the form {prefix}…")]
    Malformed {
        /// The prefix that the kind asks for, as `sg-`.
        prefix: &'static str,
    },
}

/// One line per kind of resource: the type, the prefix, what it names.
macro_rules! resource_ids {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal;)*) => {$(
        $(#[$doc])*
        ///
        /// Cheap to clone. Ids made here have a region code and 17 characters behind the prefix; any
        /// id the cloud could have made is accepted.
        #[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub struct $name(Arc<str>);

        impl $name {
            /// What every id of this kind begins with.
            pub const PREFIX: &'static str = $prefix;

            /// A new id in a region, from 128 random bits.
            #[must_use]
            pub fn from_random(region: &RegionId, random: u128) -> Self {
                Self(text_of($prefix, region, random).into())
            }

            /// The text, prefix included.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = ResourceIdError;

            fn from_str(text: &str) -> Result<Self, ResourceIdError> {
                if is_well_formed(text, $prefix) {
                    Ok(Self(text.into()))
                } else {
                    Err(ResourceIdError::Malformed { prefix: $prefix })
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

resource_ids! {
    /// A security group.
    SecurityGroupId = "sg-";
    /// A rule of a security group.
    SecurityGroupRuleId = "sgr-";
    /// An elastic network interface (ENI).
    EniId = "eni-";
    /// A virtual private cloud.
    VpcId = "vpc-";
    /// A vSwitch: a subnet of a VPC in one zone.
    VSwitchId = "vsw-";
    /// An ECS instance.
    InstanceId = "i-";
    /// An elastic IP address; the cloud calls its id `AllocationId`.
    AllocationId = "eip-";
    /// A prefix list.
    PrefixListId = "pl-";
    /// A port range list.
    PortRangeListId = "prl-";
    /// A key pair. Requests name key pairs by their names.
    KeyPairId = "ssh-";
    /// A permission on an ENI that another account was given.
    EniPermissionId = "eni-perm-";
}

fn text_of(prefix: &str, region: &RegionId, random: u128) -> String {
    let mut text = String::with_capacity(prefix.len() + 20);
    text.push_str(prefix);
    text.extend(region.id_code().map(char::from));
    let mut rest = random;
    for _ in 0..17 {
        text.push(char::from(BASE36[(rest % 36) as usize]));
        rest /= 36;
    }
    text
}

fn is_well_formed(text: &str, prefix: &str) -> bool {
    let legal = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    text.len() <= 64
        && text
            .strip_prefix(prefix)
            .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(legal))
}
