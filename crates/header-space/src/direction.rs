/// Which way a packet goes, seen from the ENI.
///
/// Source: ECS API, `AuthorizeSecurityGroup` and `AuthorizeSecurityGroupEgress`.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Direction {
    /// Towards the ENI; the peer is the source.
    Ingress,
    /// Away from the ENI; the peer is the destination.
    Egress,
}

impl Direction {
    /// Both, ingress first.
    pub const BOTH: [Self; 2] = [Self::Ingress, Self::Egress];

    /// The other one.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::Ingress => Self::Egress,
            Self::Egress => Self::Ingress,
        }
    }
}
