use cloud_id::{AccountId, RegionId, ZoneId};
use header_space::Cidr;
use secgroup::Profile;

/// What a control plane is told when it starts.
#[derive(Clone, Debug)]
pub struct Config {
    /// The regions it serves; the first one is meant when a request names none.
    pub regions: Vec<RegionConfig>,
    /// The host and port that clients reach it under, as `127.0.0.1:8080`. Told to clients that ask.
    pub endpoint: String,
    /// How many days audit entries are kept.
    pub audit_days: u32,
    /// How many requests a minute each account may send of each action; `None` is no limit.
    pub requests_each_minute: Option<u32>,
    /// The account that runs the region and may see the state of all accounts.
    pub operator: Option<AccountId>,
}

/// One region.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RegionConfig {
    /// Its id.
    pub id: RegionId,
    /// Its name for people.
    pub local_name: String,
    /// Its zones; never empty.
    pub zones: Vec<ZoneId>,
    /// The limits that hold in it.
    pub profile: Profile,
    /// Public IPv4 addresses that EIPs are taken from when the caller names none.
    pub eip_pool: Cidr,
    /// The block that IPv6 blocks of VPCs, each a /56, are taken from.
    pub ipv6_pool: Cidr,
    /// Whether it has a classic network beside its VPCs.
    pub classic: bool,
    /// The private block of the classic network.
    pub classic_block: Cidr,
}

impl RegionConfig {
    /// For so many regions there are pools.
    pub const MOST: u8 = 64;

    /// A region with three zones, the limits of the newest guide and the default address pools.
    #[must_use]
    pub fn new(id: RegionId) -> Self {
        Self::numbered(id, 0)
    }

    /// The same for the region of a number below [`MOST`](Self::MOST): its address pools are its own, so that
    /// regions with different numbers give no address twice.
    #[must_use]
    pub fn numbered(id: RegionId, number: u8) -> Self {
        let zone = |letter| {
            format!("{id}-{letter}")
                .parse()
                .expect("a region id and a letter")
        };
        let number = number % Self::MOST;
        let block = |text: &str| text.parse().expect("a block written here");
        let ipv6 = 0x4321 + u16::from(number);
        Self {
            local_name: id.to_string(),
            zones: ["h", "i", "j"].into_iter().map(zone).collect(),
            profile: Profile::default(),
            eip_pool: block(&format!("47.{}.0.0/16", 100 + number)),
            ipv6_pool: block(&format!("2408:{ipv6:x}::/32")),
            classic: false,
            classic_block: block("10.0.0.0/8"),
            id,
        }
    }
}

impl Config {
    /// One region under an endpoint.
    #[must_use]
    pub fn single(region: RegionId, endpoint: impl Into<String>) -> Self {
        Self {
            regions: vec![RegionConfig::new(region)],
            endpoint: endpoint.into(),
            audit_days: 90,
            requests_each_minute: None,
            operator: None,
        }
    }

    /// What keeps these regions from being served together, in words.
    ///
    /// # Errors
    /// No region, one twice, one without a zone or with one of another, or pools that overlap: an address would be
    /// given twice.
    pub fn check(&self) -> Result<(), String> {
        if self.regions.is_empty() {
            return Err("a control plane serves at least one region".to_owned());
        }
        for (number, region) in self.regions.iter().enumerate() {
            let id = &region.id;
            if region.zones.is_empty() {
                return Err(format!("region {id} has no zone"));
            }
            if let Some(zone) = region.zones.iter().find(|zone| zone.region() != *id) {
                return Err(format!("zone {zone} is not in region {id}"));
            }
            for other in &self.regions[..number] {
                if other.id == *id {
                    return Err(format!("region {id} is there twice"));
                }
                for (one, two) in [
                    (region.eip_pool, other.eip_pool),
                    (region.ipv6_pool, other.ipv6_pool),
                ] {
                    if one.covers(two) || two.covers(one) {
                        return Err(format!(
                            "the pools {one} of region {id} and {two} of region {} overlap",
                            other.id
                        ));
                    }
                }
            }
        }
        Ok(())
    }

    /// A region by its id.
    #[must_use]
    pub fn region(&self, id: &RegionId) -> Option<&RegionConfig> {
        self.regions.iter().find(|region| region.id == *id)
    }

    /// The region that is meant when none is named.
    ///
    /// # Panics
    /// When there is no region at all; a control plane does not open without one.
    #[must_use]
    pub fn default_region(&self) -> &RegionConfig {
        self.regions
            .first()
            .expect("a control plane serves at least one region")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn two() -> Config {
        let id = |text: &str| text.parse().expect("a region id");
        let mut config = Config::single(id("cn-hangzhou"), "127.0.0.1:80");
        config
            .regions
            .push(RegionConfig::numbered(id("cn-beijing"), 1));
        config
    }

    #[test]
    fn regions_are_served_together_when_nothing_would_be_given_twice() {
        assert_eq!(two().check(), Ok(()));
        let change = |change: fn(&mut Config)| {
            let mut config = two();
            change(&mut config);
            config.check().expect_err("they cannot be served together")
        };
        for (why, says) in [
            (change(|it| it.regions.clear()), "at least one"),
            (
                change(|it| it.regions[1].id = it.regions[0].id.clone()),
                "zone",
            ),
            (change(|it| it.regions[1] = it.regions[0].clone()), "twice"),
            (change(|it| it.regions[0].zones.clear()), "no zone"),
            (
                change(|it| it.regions[1].eip_pool = it.regions[0].eip_pool),
                "overlap",
            ),
            (
                change(|it| it.regions[1].ipv6_pool = "2408::/16".parse().expect("a block")),
                "overlap",
            ),
        ] {
            assert!(why.contains(says), "{why}");
        }
    }

    #[test]
    fn regions_of_all_numbers_have_pools_of_their_own() {
        let mut config = two();
        config.regions = (0..RegionConfig::MOST)
            .map(|n| RegionConfig::numbered(format!("cn-r{n}").parse().expect("a region id"), n))
            .collect();
        assert_eq!(config.check(), Ok(()));
    }
}
