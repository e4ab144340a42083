use header_space::Cidr;

/// What `CIDRInRange` means: no document defines it, so it is a setting.
///
/// The policy holds blocks P, the request a block R of the same family; host bits do not count.
/// Choice: docs/decisions/0001-decision-table.md, row 10.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum CidrInRange {
    /// R lies in P; but a P of length 0 means "anywhere" and matches only an R of length 0.
    #[default]
    Hybrid,
    /// R lies in P.
    Subset,
    /// R covers P.
    Cover,
    /// R is P.
    Equal,
}

impl CidrInRange {
    /// All readings.
    pub const ALL: [Self; 4] = [Self::Hybrid, Self::Subset, Self::Cover, Self::Equal];

    /// The name in settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Hybrid => "hybrid",
            Self::Subset => "subset",
            Self::Cover => "cover",
            Self::Equal => "equal",
        }
    }

    /// The reading of this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reading| reading.name() == name)
    }

    /// Whether a block of a request is in range of a block of a policy.
    #[must_use]
    pub fn matches(self, policy: Cidr, request: Cidr) -> bool {
        match self {
            Self::Hybrid if policy.length() == 0 => policy.range() == request.range(),
            Self::Hybrid | Self::Subset => policy.covers(request),
            Self::Cover => request.covers(policy),
            Self::Equal => policy.range() == request.range(),
        }
    }
}
