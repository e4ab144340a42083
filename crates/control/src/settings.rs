use secgroup::{Limits, Profile};

use crate::config::RegionConfig;

/// What is set for one account.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct AccountSettings {
    /// Whether its ENIs may send to TCP port 25.
    ///
    /// Source: guide 001, unblocking port 25.
    pub smtp_exempt: bool,
    /// The profile that holds for it in every region, in place of the region's own.
    ///
    /// Choice: docs/decisions/0001-decision-table.md, row 1.
    pub profile: Option<Profile>,
    /// Limits raised above the profile.
    pub raised: RaisedLimits,
}

impl AccountSettings {
    /// The profile of its limits in a region.
    #[must_use]
    pub fn profile_in(&self, region: &RegionConfig) -> Profile {
        self.profile.unwrap_or(region.profile)
    }

    /// Its limits in a region.
    #[must_use]
    pub fn limits_in(&self, region: &RegionConfig) -> Limits {
        self.raised.over(self.profile_in(region).limits())
    }
}

/// Limits raised for one account; `None` leaves the profile's.
///
/// Choice: docs/decisions/0001-decision-table.md, row 1.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct RaisedLimits {
    /// See [`Limits::groups_per_eni`].
    pub groups_per_eni: Option<u16>,
    /// See [`Limits::rules_per_group`].
    pub rules_per_group: Option<u16>,
    /// See [`Limits::rules_per_eni`].
    pub rules_per_eni: Option<u16>,
    /// See [`Limits::groups_per_region`].
    pub groups_per_region: Option<u32>,
    /// See [`Limits::group_peer_rules`].
    pub group_peer_rules: Option<u16>,
    /// See [`Limits::addresses_per_basic_group`].
    pub addresses_per_basic_group: Option<u32>,
    /// See [`Limits::enis_per_advanced_group`].
    pub enis_per_advanced_group: Option<u32>,
    /// See [`Limits::prefix_lists_per_region`].
    pub prefix_lists_per_region: Option<u32>,
    /// See [`Limits::port_range_lists_per_region`].
    pub port_range_lists_per_region: Option<u32>,
}

impl RaisedLimits {
    /// The limits of a profile, raised. What would lower a limit has no effect.
    #[must_use]
    pub fn over(&self, profile: Limits) -> Limits {
        let more = |limit: u16, raised: Option<u16>| limit.max(raised.unwrap_or(0));
        let many = |limit: u32, raised: Option<u32>| limit.max(raised.unwrap_or(0));
        Limits {
            groups_per_eni: more(profile.groups_per_eni, self.groups_per_eni),
            rules_per_group: profile
                .rules_per_group
                .map(|limit| more(limit, self.rules_per_group)),
            rules_per_eni: more(profile.rules_per_eni, self.rules_per_eni),
            groups_per_region: many(profile.groups_per_region, self.groups_per_region),
            group_peer_rules: more(profile.group_peer_rules, self.group_peer_rules),
            addresses_per_basic_group: many(
                profile.addresses_per_basic_group,
                self.addresses_per_basic_group,
            ),
            enis_per_advanced_group: many(
                profile.enis_per_advanced_group,
                self.enis_per_advanced_group,
            ),
            prefix_lists_per_region: many(
                profile.prefix_lists_per_region,
                self.prefix_lists_per_region,
            ),
            port_range_lists_per_region: many(
                profile.port_range_lists_per_region,
                self.port_range_lists_per_region,
            ),
        }
    }
}
