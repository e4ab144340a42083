/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * What user space and the kernel programs share. The twin of this file is crates/dataplane-abi; a test
 * there compares size, alignment and offset of every field.
 *
 * Zeroed memory means drop everywhere: a zero version, a zero table row and a zero ENI are "nothing".
 *
 * Changes of layout 1 while it was built: eni_line has primary_v4 and primary_v6 and is 128 bytes; ENI numbers are below 2^24; a verdict has now_secs; struct uplink_line,
 * the flow keys and struct flow are new.
 */
#ifndef KANMON_ABI_H
#define KANMON_ABI_H

#include <linux/types.h>

#define KANMON_ABI_VERSION 1

/* ---- policy tables ---------------------------------------------------------------------------------
 *
 * A policy table answers "which rule" for one set of groups, one direction and one family. It is a run of
 * rows in the policy_rows map. A row is 128 bytes: a bit vector of 1,024 bits, or packed keys. Row numbers
 * inside a table count from its first row, the header. Row 0 of the map is never used.
 *
 * Bit 0 stands for inner access (ingress), bit i + 1 for effective rule i. The first bit that is set in the
 * conjunction of all rows is the decision; no bit is the default.
 */
#define ROW_WORDS 16
#define ROW_BYTES 128
#define ROW_BITS 1024
#define MAX_RULES 1000

struct row {
	__u64 words[ROW_WORDS];
};

/*
 * Sorted starts of intervals that cover every value; the first start is zero. Interval k has class[k] (u16,
 * 64 a row), and class c has the bit vector at row rows + c.
 * Keys are u32 (32 a row) for IPv4, 16 bytes big-endian (8 a row) for IPv6, u16 (64 a row) for ports; u32 and
 * u16 are in host byte order.
 */
struct section {
	__u32 keys;      /* first row of the keys */
	__u32 key_count; /* 1 .. MAX_INTERVALS; 0 = the table does not look at this field */
	__u32 classes;   /* first row of the classes */
	__u32 rows;      /* first row of the bit vectors */
};

#define MAX_INTERVALS 131072

#define TABLE_DEFAULT_ACCEPT 1 /* no bit: accept instead of drop */
#define TABLE_NAMES_GROUPS 2   /* look up the identity of the remote address */

struct table_header {
	__u32 version; /* KANMON_ABI_VERSION */
	__u16 rule_count;
	__u8 word_count; /* words of a row in use, 1 .. 16 */
	__u8 flags;      /* TABLE_* */
	struct section remote;
	struct section local;
	struct section port;        /* destination port; asked for TCP and UDP only */
	struct section source_port; /* asked for TCP and UDP only */
	__u32 protocol_classes;     /* first of two rows with 256 u8: the class of each protocol */
	__u32 protocol_rows;        /* first row of the bit vectors of the classes */
	__u32 accept;               /* row with a bit set for every bit that accepts */
	__u32 row_count;            /* rows of the table, header included */
	__u32 reserved[10];
};

/* identity_rows: hash, the bits that an identity sets in one table. Absent: none. */
struct identity_row_key {
	__u32 table; /* row number of the table's header in policy_rows */
	__u32 identity;
};

/* ---- addresses -------------------------------------------------------------------------------------
 *
 * addresses: hash, every private address of a routing domain. IPv4 is written as ::ffff:a.b.c.d.
 * An identity stands for a set of groups; 0 is none.
 */
struct address_key {
	__u32 domain;
	__u8 address[16];
};

struct address_value {
	__u32 identity;
	__u32 eni; /* the ENI that has the address; 0 if it is on another host */
};

/* ---- ENIs ------------------------------------------------------------------------------------------
 *
 * eni_lines: array (mmapable), by interface index. Kanmon chooses the index of every device it filters, so it
 * is unique over all network namespaces: ENI_IFINDEX_FIRST + slot.
 */
#define ENI_IFINDEX_FIRST 4096
#define ENI_SLOTS 4096
#define MAX_ENI 0xffffff

#define ENI_SOURCE_DEST_CHECK 1
#define ENI_GRANDFATHER 2  /* flows accepted before a change live on */
#define ENI_SMTP_EXEMPT 4  /* TCP 25 out is left to the rules */
#define ENI_NAMES_GROUPS 8 /* some table of it names groups: flows follow the membership epoch */
#define ENI_MID_STREAM 16  /* TCP in the middle of a flow may start one, where rules accept it */

enum table_slot {
	TABLE_INGRESS_V4 = 0,
	TABLE_INGRESS_V6 = 1,
	TABLE_EGRESS_V4 = 2,
	TABLE_EGRESS_V6 = 3,
};

struct eni_line {
	__u32 version; /* KANMON_ABI_VERSION; written last when an ENI is bound, zeroed first when unbound */
	__u32 eni;     /* number of the ENI, 1 .. MAX_ENI, not reused while flows of it can live */
	__u32 domain;
	__u32 flags;      /* ENI_* */
	__u32 generation; /* written after the tables; a flow of another generation is judged again */
	__u32 tables[4];  /* enum table_slot -> row of the header; 0 = none = drop */
	__u32 flow_quota; /* live flows of the ENI, below 2^31 */
	__u16 tcp_established_secs; /* idle timeouts; a flow takes those of the moment it starts */
	__u16 tcp_closed_secs;
	__u16 udp_secs;
	__u8 mac[6];
	__u8 router_mac[6]; /* what the ENI sees as its gateway */
	__u8 reserved[6];
	/*
	 * A short cut: addresses of the ENI that are also in addresses. Only what the ENI keeps as long as it
	 * is bound may stand here; zero means none.
	 */
	__u32 primary_v4; /* network byte order */
	__u8 primary_v6[16];
	__u32 reserved2[11];
};

/* ---- settings ---------------------------------------------------------------------------------------*/

/* settings: array (mmapable) of one. */
struct settings {
	__u32 version;          /* KANMON_ABI_VERSION */
	__u32 membership_epoch; /* counts changes of addresses and identity_rows */
	__s32 clock_offset_secs;  /* added to the clock; tests make time pass with it */
	__u32 record_verdicts;    /* write the verdict of every packet to last_verdict */
	__u32 clock_stands;       /* the clock is the offset alone; for tests */
	__u32 reserved;
};

/* last_verdict: per-CPU array of one; counters: per-CPU array by slot of the ENI. */
struct verdict {
	__u8 accept;
	__u8 reason; /* secgroup::Reason::code */
	__u16 rule;  /* for Reason::Rule */
	__u32 packets; /* how many were recorded on this CPU */
	__u32 now_secs; /* the clock that the verdict was given by, offset included */
};

/* The codes of secgroup::Reason. */
enum reason {
	REASON_NO_POLICY,
	REASON_MALFORMED,
	REASON_UNKNOWN_ETHERTYPE,
	REASON_VLAN_TAGGED,
	REASON_SPOOFED_MAC,
	REASON_SPOOFED_SOURCE,
	REASON_OWN_SOURCE,
	REASON_FOREIGN_DESTINATION,
	REASON_MULTICAST,
	REASON_EXTENSION_HEADERS,
	REASON_FRAGMENT_TOO_SHORT,
	REASON_FRAGMENT_UNKNOWN,
	REASON_FRAGMENT_OVERLAP,
	REASON_FRAGMENT_FOLLOWS,
	REASON_ARP,
	REASON_ARP_SPOOFED,
	REASON_NEIGHBOUR_DISCOVERY,
	REASON_NEIGHBOUR_SPOOFED,
	REASON_DHCP,
	REASON_DHCP_SERVER,
	REASON_METADATA,
	REASON_RELATED_ICMP,
	REASON_UNRELATED_ICMP,
	REASON_PATH_MTU,
	REASON_SMTP,
	REASON_ESTABLISHED,
	REASON_MID_STREAM,
	REASON_FLOW_TABLE_FULL,
	REASON_INNER_ACCESS,
	REASON_RULE,
	REASON_DEFAULT,
};

#define REASON_COUNT 31

struct eni_counters {
	__u64 packets[2][REASON_COUNT]; /* [drop, accept][reason] */
};

/* ---- flows -------------------------------------------------------------------------------------------
 *
 * flows_v4, flows_v6: preallocated hashes, one entry for both directions of a flow. flow_counts: hash, how many
 * flows an ENI has (s32), by its number; an ENI without an entry cannot start flows.
 */
struct flow_v4_key {
	__u32 eni_protocol; /* number of the ENI << 8 | protocol */
	__u32 local;        /* network byte order, as is remote */
	__u32 remote;
	__u16 local_port; /* host byte order, as is remote_port */
	__u16 remote_port;
};

struct flow_v6_key {
	__u32 eni_protocol;
	__u8 local[16];
	__u8 remote[16];
	__u16 local_port;
	__u16 remote_port;
};

#define FLOW_EGRESS 1       /* the ENI started it */
#define FLOW_REPLIED 2      /* the other side answered */
#define FLOW_ESTABLISHED 4  /* TCP: SYN, its answer and the ACK were seen */
#define FLOW_FIN_LOCAL 8    /* TCP: the ENI has sent its FIN */
#define FLOW_FIN_REMOTE 16  /* TCP: the other side has */
#define FLOW_RESET 32       /* TCP: a valid RST was seen */

struct flow {
	__u32 last_seen_secs;
	__u32 generation; /* of the ENI, when it was last judged */
	__u32 epoch;      /* membership epoch, likewise; looked at only where the ENI names groups */
	__u16 established_secs;
	__u16 closed_secs;
	__u16 idle_secs; /* before it is established, and where the protocol is not TCP */
	__u8 state;      /* FLOW_* */
	__u8 reserved[5];
};

/*
 * flow_rooms: array (mmapable) of two, by family: 0 IPv4, 1 IPv6. An ENI that has fewer flows than its share always
 * gets another one; beyond it, it gets one while the table has fewer than `open` of all ENIs. `open` leaves room for
 * the shares of all other ENIs.
 */
struct flow_room {
	__s32 flows; /* in the table, of all ENIs; below zero for a moment */
	__u32 share; /* of one ENI, below 2^31; its flows of both families count */
	__u32 open;  /* below 2^31 */
	__u32 reserved[13];
};

/* ---- uplink ------------------------------------------------------------------------------------------
 *
 * An EIP is a public address mapped one to one on the uplink device of a routing domain. Uplink devices have
 * the index UPLINK_IFINDEX_FIRST + domain.
 */
#define UPLINK_IFINDEX_FIRST 16384
#define DOMAINS 4096

/* eips: hash, both ways. */
struct eip_key {
	__u32 domain;
	__u32 address;   /* network byte order */
	__u32 is_public; /* 1: address is the EIP and the value private; 0: the reverse */
};

/* uplink_lines: array (mmapable), by domain. */
struct uplink_line {
	__u32 version;        /* KANMON_ABI_VERSION */
	__u32 v6_prefix_bits; /* of the domain's IPv6 block; 0 = it has none */
	__u8 v6_block[16];
};

/* uplink_counters: per-CPU array, by domain. */
struct uplink_counters {
	__u64 translated_in;
	__u64 translated_out;
	__u64 passed;      /* ARP, neighbour discovery, IPv6 of the block */
	__u64 no_eip;      /* dropped: a private source without an EIP, a destination that is none, IPv6 outside the block, a name of the other side */
	__u64 malformed;   /* dropped */
	__u64 not_bound;   /* dropped: no line */
};

#endif
