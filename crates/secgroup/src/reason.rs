use crate::Policy;

/// What happens to a packet, and why.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Verdict {
    /// Accept or drop.
    pub policy: Policy,
    /// Why.
    pub reason: Reason,
}

/// Why a packet was accepted or dropped.
///
/// One list for the plain reading and for the kernel programs: [`Reason::code`] is the number that the
/// programs report, and zero is what zeroed memory says.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Reason {
    /// No policy is bound to the device: what zeroed memory says. Drop.
    NoPolicy,
    /// Cut short, or a header that contradicts itself. Drop.
    Malformed,
    /// Neither IPv4, IPv6 nor ARP. Drop.
    UnknownEthertype,
    /// A VLAN tag. Drop.
    VlanTagged,
    /// The frame's source MAC is not the ENI's. Drop.
    SpoofedMac,
    /// The packet's source is no address of the ENI and the source check is on. Drop.
    SpoofedSource,
    /// Towards the ENI, from one of the ENI's own addresses. Drop.
    OwnSource,
    /// Towards the ENI, to no address of it, and the destination check is on. Drop.
    ForeignDestination,
    /// Multicast or broadcast other than ND and DHCP. Drop.
    Multicast,
    /// More extension headers than are walked, or a routing header of type 0. Drop.
    ExtensionHeaders,
    /// A first fragment too short for its transport header. Drop.
    FragmentTooShort,
    /// A later fragment whose first one was not seen. Drop.
    FragmentUnknown,
    /// A fragment at offset 1, which would overwrite a checked header. Drop.
    FragmentOverlap,
    /// A later fragment of a packet whose first fragment was accepted. Accept.
    FragmentFollows,
    /// ARP from the ENI in its own name, or towards it about its own address. Accept.
    Arp,
    /// ARP in another's name, or about another's address. Drop.
    ArpSpoofed,
    /// Neighbour discovery in the ENI's own name or towards it. Accept.
    NeighbourDiscovery,
    /// Neighbour discovery in another's name or beyond the link, or a router advertisement or redirect from a guest. Drop.
    NeighbourSpoofed,
    /// DHCP between the ENI as a client and the host side. Accept.
    Dhcp,
    /// DHCP served by a guest. Drop.
    DhcpServer,
    /// To or from the metadata service 100.100.100.200. Accept.
    Metadata,
    /// An ICMP error about a flow of this ENI, or a path MTU message about a packet it sent. Accept.
    RelatedIcmp,
    /// An ICMP error about no flow of this ENI. Drop.
    UnrelatedIcmp,
    /// A path MTU message about a packet this ENI sent, without a flow. Accept.
    PathMtu,
    /// TCP to port 25 of an account without an exemption. Drop.
    Smtp,
    /// Of a flow that was accepted before. Accept.
    Established,
    /// TCP in the middle of a flow that is not known. Drop.
    MidStream,
    /// The ENI, or the host, has no room for one more flow. Drop.
    FlowTableFull,
    /// From a member of a common basic group with inner access. Accept.
    InnerAccess,
    /// A rule: `index` counts the effective rules of the direction from 0, in precedence order.
    Rule {
        /// Which rule.
        index: u16,
    },
    /// No rule matched: ingress drops; egress accepts for basic and drops for advanced groups.
    Default,
}

/// The step at which a packet was decided, in the order they are taken.
///
/// Choice: docs/decisions/0001-decision-table.md, row 2.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Stage {
    /// What the frame and its headers must be, spoofing included.
    Frame,
    /// Traffic that rules do not touch.
    Exemption,
    /// What the platform blocks whatever the rules say.
    Platform,
    /// A flow that is known, or cannot be.
    Flow,
    /// Member traffic of basic groups.
    InnerAccess,
    /// The rules of all groups, pooled.
    Rules,
    /// What holds when no rule matched.
    Default,
}

impl Reason {
    /// Every kind of reason once, with rule index 0.
    pub const ALL: [Self; 31] = [
        Self::NoPolicy,
        Self::Malformed,
        Self::UnknownEthertype,
        Self::VlanTagged,
        Self::SpoofedMac,
        Self::SpoofedSource,
        Self::OwnSource,
        Self::ForeignDestination,
        Self::Multicast,
        Self::ExtensionHeaders,
        Self::FragmentTooShort,
        Self::FragmentUnknown,
        Self::FragmentOverlap,
        Self::FragmentFollows,
        Self::Arp,
        Self::ArpSpoofed,
        Self::NeighbourDiscovery,
        Self::NeighbourSpoofed,
        Self::Dhcp,
        Self::DhcpServer,
        Self::Metadata,
        Self::RelatedIcmp,
        Self::UnrelatedIcmp,
        Self::PathMtu,
        Self::Smtp,
        Self::Established,
        Self::MidStream,
        Self::FlowTableFull,
        Self::InnerAccess,
        Self::Rule { index: 0 },
        Self::Default,
    ];

    /// The number of this kind of reason in reports of the kernel programs: its place in [`Reason::ALL`].
    #[must_use]
    pub fn code(self) -> u8 {
        let is_same_kind =
            |other: &Self| std::mem::discriminant(other) == std::mem::discriminant(&self);
        let place = Self::ALL
            .iter()
            .position(is_same_kind)
            .expect("ALL lists every kind");
        place as u8
    }

    /// The step at which it is given.
    #[must_use]
    pub fn stage(self) -> Stage {
        match self {
            Self::NoPolicy
            | Self::Malformed
            | Self::UnknownEthertype
            | Self::VlanTagged
            | Self::SpoofedMac
            | Self::SpoofedSource
            | Self::OwnSource
            | Self::ForeignDestination
            | Self::Multicast
            | Self::ExtensionHeaders
            | Self::FragmentTooShort
            | Self::FragmentUnknown
            | Self::FragmentOverlap
            | Self::ArpSpoofed
            | Self::NeighbourSpoofed
            | Self::DhcpServer => Stage::Frame,
            Self::Arp | Self::NeighbourDiscovery | Self::Dhcp | Self::Metadata | Self::PathMtu => {
                Stage::Exemption
            }
            Self::Smtp => Stage::Platform,
            Self::FragmentFollows
            | Self::RelatedIcmp
            | Self::UnrelatedIcmp
            | Self::Established
            | Self::MidStream
            | Self::FlowTableFull => Stage::Flow,
            Self::InnerAccess => Stage::InnerAccess,
            Self::Rule { .. } => Stage::Rules,
            Self::Default => Stage::Default,
        }
    }
}
