/// A named set of limits, as the documentation gave them at one time.
///
/// Choice: docs/decisions/0001-decision-table.md, row 1.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Profile {
    /// The newest guide (`001`); the default.
    #[default]
    Guide,
    /// Today's cloud.
    Cloud,
    /// The trade-off of the 2019 guide with 5 groups per ENI.
    Y2019Groups5,
    /// The same with 10 groups per ENI.
    Y2019Groups10,
    /// The same with 16 groups per ENI.
    Y2019Groups16,
}

/// How many of each thing there may be.
///
/// Source: ECS guide, limits of security groups (`001` FAQ, `004` §1).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Limits {
    /// Groups one ENI may be in.
    pub groups_per_eni: u16,
    /// Rules of both directions together in one group; `None` is no limit of its own.
    pub rules_per_group: Option<u16>,
    /// Rules of both directions over all groups of one ENI.
    pub rules_per_eni: u16,
    /// Groups of one account in one region.
    pub groups_per_region: u32,
    /// Rules of a basic group whose peer is a group.
    pub group_peer_rules: u16,
    /// Private addresses in a basic group.
    pub addresses_per_basic_group: u32,
    /// ENIs in an advanced group.
    pub enis_per_advanced_group: u32,
    /// Prefix lists of one account in one region.
    pub prefix_lists_per_region: u32,
    /// Port range lists of one account in one region.
    pub port_range_lists_per_region: u32,
}

impl Profile {
    /// Every profile once, the default first.
    pub const ALL: [Self; 5] = [
        Self::Guide,
        Self::Cloud,
        Self::Y2019Groups5,
        Self::Y2019Groups10,
        Self::Y2019Groups16,
    ];

    /// Its name in settings, as `guide`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Guide => "guide",
            Self::Cloud => "cloud",
            Self::Y2019Groups5 => "2019-5",
            Self::Y2019Groups10 => "2019-10",
            Self::Y2019Groups16 => "2019-16",
        }
    }

    /// The profile of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// Its limits.
    #[must_use]
    pub fn limits(self) -> Limits {
        let guide = Limits {
            groups_per_eni: 5,
            rules_per_group: Some(200),
            rules_per_eni: 1_000,
            groups_per_region: 100,
            group_peer_rules: 20,
            addresses_per_basic_group: 6_000,
            enis_per_advanced_group: 65_536,
            prefix_lists_per_region: 100,
            port_range_lists_per_region: 1_000,
        };
        let y2019 = |groups_per_eni, rules_per_group| Limits {
            groups_per_eni,
            rules_per_group: Some(rules_per_group),
            rules_per_eni: 500,
            addresses_per_basic_group: 2_000,
            enis_per_advanced_group: 50_000,
            ..guide
        };
        match self {
            Self::Guide => guide,
            Self::Cloud => Limits {
                groups_per_eni: 10,
                rules_per_group: None,
                ..guide
            },
            Self::Y2019Groups5 => y2019(5, 100),
            Self::Y2019Groups10 => y2019(10, 50),
            Self::Y2019Groups16 => y2019(16, 30),
        }
    }
}
