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
#[derive(Clone, Debug)]
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
    /// A region with three zones, the limits of the newest guide and the default address pools.
    #[must_use]
    pub fn new(id: RegionId) -> Self {
        let zone = |letter| {
            format!("{id}-{letter}")
                .parse()
                .expect("a region id and a letter")
        };
        let block = |text: &str| text.parse().expect("a block written here");
        Self {
            local_name: id.to_string(),
            zones: ["h", "i", "j"].into_iter().map(zone).collect(),
            profile: Profile::default(),
            eip_pool: block("47.100.0.0/16"),
            ipv6_pool: block("2408:4321::/32"),
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
