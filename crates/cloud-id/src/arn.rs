use std::fmt;

use crate::{AccountId, RegionId};

/// A resource as RAM names it: `acs:{service}:{region}:{account}:{relative id}`.
///
/// Source: RAM, policy elements, Resource.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Arn {
    /// The product, lower case, as `ecs`.
    pub service: &'static str,
    /// The region; `None` prints as `*`.
    pub region: Option<RegionId>,
    /// The owner.
    pub account: AccountId,
    /// What follows, as `securitygroup/sg-…`; `*` where no single resource is meant.
    pub relative_id: String,
}

impl fmt::Display for Arn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let region = self.region.as_ref().map_or("*", RegionId::as_str);
        write!(
            f,
            "acs:{}:{}:{}:{}",
            self.service, region, self.account, self.relative_id
        )
    }
}
