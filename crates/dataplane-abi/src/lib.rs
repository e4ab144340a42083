//! Plain structures shared with the kernel programs, and the version both sides check.
//!
//! The twin of this crate is `crates/dataplane/bpf/abi.h`, which explains every field; a test compares
//! size, alignment and offsets. Zeroed memory means drop everywhere. This crate knows bytes, not rules.
//!
//! Start from [`EniLine`], [`TableHeader`] and [`Row`].

/// Number of the layout. Programs and user space refuse another one.
pub const ABI_VERSION: u32 = 1;

/// 64-bit words of a row.
pub const ROW_WORDS: usize = 16;
/// Bytes of a row.
pub const ROW_BYTES: usize = 128;
/// Rules that a table can hold.
pub const MAX_RULES: usize = 1000;
/// Intervals that a section can have.
pub const MAX_INTERVALS: usize = 131_072;

/// No bit: accept instead of drop.
pub const TABLE_DEFAULT_ACCEPT: u8 = 1;
/// The identity of the remote address is looked up.
pub const TABLE_NAMES_GROUPS: u8 = 2;

/// Packets must carry an address of the ENI on its side.
pub const ENI_SOURCE_DEST_CHECK: u32 = 1;
/// Flows accepted before a change live on.
pub const ENI_GRANDFATHER: u32 = 2;
/// TCP 25 out is left to the rules.
pub const ENI_SMTP_EXEMPT: u32 = 4;
/// Some table of the ENI names groups.
pub const ENI_NAMES_GROUPS: u32 = 8;
/// TCP in the middle of a flow may start one, where rules accept it.
pub const ENI_MID_STREAM: u32 = 16;

/// The interface index of the ENI in slot 0.
pub const ENI_IFINDEX_FIRST: u32 = 4096;
/// How many ENIs a host can have.
pub const ENI_SLOTS: u32 = 4096;
/// The largest number of an ENI.
pub const MAX_ENI: u32 = 0x00ff_ffff;
/// The interface index of the uplink of routing domain 0.
pub const UPLINK_IFINDEX_FIRST: u32 = 16384;
/// How many routing domains a host can have; numbers start at 1.
pub const DOMAINS: u32 = 4096;
/// Kinds of reasons.
pub const REASON_COUNT: usize = 31;

/// A bit vector of 1,024 bits, or packed keys.
#[repr(C, align(8))]
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub struct Row {
    /// Bit b is bit b % 64 of word b / 64.
    pub words: [u64; ROW_WORDS],
}

/// Where a field of the packet is looked up. Row numbers count from the table's header.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Section {
    /// First row of the sorted interval starts; the first start is zero.
    pub keys: u32,
    /// How many; 0 = the table does not look at this field.
    pub key_count: u32,
    /// First row of the classes, u16, 64 a row.
    pub classes: u32,
    /// First row of the bit vectors.
    pub rows: u32,
}

/// The first row of a table.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct TableHeader {
    /// [`ABI_VERSION`].
    pub version: u32,
    /// How many rules.
    pub rule_count: u16,
    /// Words of a row in use, 1 to 16.
    pub word_count: u8,
    /// `TABLE_*`.
    pub flags: u8,
    /// The remote address: u32, 32 a row, or 16 bytes big-endian, 8 a row.
    pub remote: Section,
    /// The local address, likewise.
    pub local: Section,
    /// The destination port, u16, 64 a row.
    pub port: Section,
    /// The source port, likewise.
    pub source_port: Section,
    /// First of two rows with 256 u8.
    pub protocol_classes: u32,
    /// First row of the bit vectors of the protocol classes.
    pub protocol_rows: u32,
    /// The row of the bits that accept.
    pub accept: u32,
    /// Rows of the table, header included.
    pub row_count: u32,
    /// Zero.
    pub reserved: [u32; 10],
}

/// Key of the map `identity_rows`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub struct IdentityRowKey {
    /// Row number of the table's header in `policy_rows`.
    pub table: u32,
    /// The identity; never 0.
    pub identity: u32,
}

/// Key of the map `addresses`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub struct AddressKey {
    /// The routing domain.
    pub domain: u32,
    /// IPv6, or IPv4 as `::ffff:a.b.c.d`.
    pub address: [u8; 16],
}

/// Value of the map `addresses`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct AddressValue {
    /// The set of groups; 0 is none.
    pub identity: u32,
    /// The ENI that has the address; 0 if it is on another host.
    pub eni: u32,
}

/// What a program knows of the ENI behind a device: one element of `eni_lines`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct EniLine {
    /// [`ABI_VERSION`]; written last when an ENI is bound, zeroed first when unbound.
    pub version: u32,
    /// Number of the ENI, 1 to [`MAX_ENI`], not reused while flows of it can live.
    pub eni: u32,
    /// Its routing domain.
    pub domain: u32,
    /// `ENI_*`.
    pub flags: u32,
    /// Written after the tables.
    pub generation: u32,
    /// Header rows: ingress IPv4, ingress IPv6, egress IPv4, egress IPv6; 0 = drop.
    pub tables: [u32; 4],
    /// Live flows it may have, below 2^31.
    pub flow_quota: u32,
    /// Idle timeout of established TCP.
    pub tcp_established_secs: u16,
    /// Idle timeout of closed TCP.
    pub tcp_closed_secs: u16,
    /// Idle timeout of UDP.
    pub udp_secs: u16,
    /// Its hardware address.
    pub mac: [u8; 6],
    /// The hardware address it sees as its gateway.
    pub router_mac: [u8; 6],
    /// Zero.
    pub reserved: [u8; 6],
    /// A short cut: an IPv4 address in `addresses` that the ENI keeps as long as it is bound, network byte
    /// order; 0 = none.
    pub primary_v4: u32,
    /// Likewise for IPv6.
    pub primary_v6: [u8; 16],
    /// Zero.
    pub reserved2: [u32; 11],
}

/// The one element of `settings`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Settings {
    /// [`ABI_VERSION`].
    pub version: u32,
    /// Counts changes of `addresses` and `identity_rows`.
    pub membership_epoch: u32,
    /// Added to the clock; tests make time pass with it.
    pub clock_offset_secs: i32,
    /// Whether the verdict of every packet is written to `last_verdict`.
    pub record_verdicts: u32,
    /// Whether the clock is the offset alone; for tests.
    pub clock_stands: u32,
    /// Zero.
    pub reserved: u32,
}

/// The one element of `last_verdict`, per CPU.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct RawVerdict {
    /// 1 for accept.
    pub accept: u8,
    /// `secgroup::Reason::code`.
    pub reason: u8,
    /// The index of the rule, where a rule decided.
    pub rule: u16,
    /// How many were recorded on this CPU.
    pub packets: u32,
    /// The clock that the verdict was given by, offset included.
    pub now_secs: u32,
}

/// One element of `counters`, per CPU.
#[repr(C)]
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct EniCounters {
    /// `[drop, accept][reason]`.
    pub packets: [[u64; REASON_COUNT]; 2],
}

/// The ENI started the flow.
pub const FLOW_EGRESS: u8 = 1;
/// The other side answered.
pub const FLOW_REPLIED: u8 = 2;
/// TCP: SYN, its answer and the ACK were seen.
pub const FLOW_ESTABLISHED: u8 = 4;
/// TCP: the ENI has sent its FIN.
pub const FLOW_FIN_LOCAL: u8 = 8;
/// TCP: the other side has sent its FIN.
pub const FLOW_FIN_REMOTE: u8 = 16;
/// TCP: a valid RST was seen.
pub const FLOW_RESET: u8 = 32;

/// Key of the map `flows_v4`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub struct FlowV4Key {
    /// Number of the ENI `<< 8 |` protocol.
    pub eni_protocol: u32,
    /// Address on the ENI's side, network byte order.
    pub local: u32,
    /// The other address, network byte order.
    pub remote: u32,
    /// Port on the ENI's side, host byte order.
    pub local_port: u16,
    /// The other port, host byte order.
    pub remote_port: u16,
}

/// Key of the map `flows_v6`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub struct FlowV6Key {
    /// Number of the ENI `<< 8 |` protocol.
    pub eni_protocol: u32,
    /// Address on the ENI's side.
    pub local: [u8; 16],
    /// The other address.
    pub remote: [u8; 16],
    /// Port on the ENI's side, host byte order.
    pub local_port: u16,
    /// The other port, host byte order.
    pub remote_port: u16,
}

/// Value of the maps `flows_v4` and `flows_v6`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Flow {
    /// When its last packet passed, to the second.
    pub last_seen_secs: u32,
    /// Generation of the ENI when it was last judged.
    pub generation: u32,
    /// Membership epoch when it was last judged.
    pub epoch: u32,
    /// Idle timeout once established.
    pub established_secs: u16,
    /// Idle timeout once closed.
    pub closed_secs: u16,
    /// Idle timeout before it is established, and where the protocol is not TCP.
    pub idle_secs: u16,
    /// `FLOW_*`.
    pub state: u8,
    /// Zero.
    pub reserved: [u8; 5],
}

/// Key of the map `eips`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub struct EipKey {
    /// The routing domain.
    pub domain: u32,
    /// Network byte order.
    pub address: u32,
    /// 1: the address is the EIP and the value private; 0: the reverse.
    pub is_public: u32,
}

/// One element of `flow_rooms`: how the flow table of a family is shared. Zeros let no flow in.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct FlowRoom {
    /// In the table, of all ENIs.
    pub flows: i32,
    /// How many an ENI may have, whatever others have.
    pub share: u32,
    /// An ENI may have more while the table has fewer than these.
    pub open: u32,
    /// Zero.
    pub reserved: [u32; 13],
}

/// One element of `uplink_lines`, by domain.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct UplinkLine {
    /// [`ABI_VERSION`].
    pub version: u32,
    /// Prefix length of the domain's IPv6 block; 0 = it has none.
    pub v6_prefix_bits: u32,
    /// The block.
    pub v6_block: [u8; 16],
}

/// One element of `uplink_counters`, per CPU.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct UplinkCounters {
    /// Public to private.
    pub translated_in: u64,
    /// Private to public.
    pub translated_out: u64,
    /// ARP, neighbour discovery, IPv6 of the block.
    pub passed: u64,
    /// Dropped: no EIP on the near side, IPv6 outside the block, or whoever speaks in the name of the other side.
    pub no_eip: u64,
    /// Dropped: cut short or contradictory.
    pub malformed: u64,
    /// Dropped: the domain has no line.
    pub not_bound: u64,
}

/// An address as the maps hold it.
#[must_use]
pub fn address_bytes(address: std::net::IpAddr) -> [u8; 16] {
    match address {
        std::net::IpAddr::V4(address) => address.to_ipv6_mapped().octets(),
        std::net::IpAddr::V6(address) => address.octets(),
    }
}
