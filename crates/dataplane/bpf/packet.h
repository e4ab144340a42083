/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * Step 1 of crates/secgroup/src/flow.rs: what the headers say, or why they cannot be believed. The same
 * functions read the packet that an ICMP error quotes.
 */
#ifndef KANMON_PACKET_H
#define KANMON_PACKET_H

#include "verdict.h"

union address {
	__u8 bytes[16];
	__u32 words[4];
	__u64 longs[2];
};

#define NO_FRAGMENT 0
#define FIRST_FRAGMENT 1
#define LATER_FRAGMENT 2

struct packet {
	union address source; /* IPv4 as ::ffff:a.b.c.d */
	union address destination;
	__u32 transport; /* where the transport header starts */
	__u32 end;       /* where the packet ends; padding may follow */
	__u32 identification;
	__u16 source_port; /* host byte order; the identifier of an ICMP echo */
	__u16 destination_port;
	__u8 is_v6;
	__u8 protocol;
	__u8 fragment; /* NO_, FIRST_ or LATER_FRAGMENT */
	__u8 hop_limit;
	__u8 tcp_flags;
	__u8 icmp_type;
	__u8 icmp_code;
	__u8 quoted; /* it is the inside of an ICMP error */
	__u8 has_fragment_header;
	__u8 reserved[3];
};

#define TCP_FIN 0x01
#define TCP_SYN 0x02
#define TCP_RST 0x04
#define TCP_ACK 0x10

struct ethernet_header {
	__u8 destination[6];
	__u8 source[6];
	__u16 ethertype;
};

struct ipv4_header {
	__u8 version_length;
	__u8 service;
	__u16 total_length;
	__u16 identification;
	__u16 fragment;
	__u8 hop_limit;
	__u8 protocol;
	__u16 checksum;
	__u32 source;
	__u32 destination;
};

struct ipv6_header {
	__u32 version_class_flow;
	__u16 payload_length;
	__u8 next;
	__u8 hop_limit;
	__u32 source[4];
	__u32 destination[4];
};

struct transport_start {
	__u16 words[4];
};

struct tcp_header {
	__u16 source_port;
	__u16 destination_port;
	__u32 sequence;
	__u32 acknowledged;
	__u8 offset;
	__u8 flags;
	__u16 window;
	__u16 checksum;
	__u16 urgent;
};

INLINE bool is_icmp(const struct packet *packet)
{
	return packet->protocol == (packet->is_v6 ? PROTOCOL_ICMPV6 : PROTOCOL_ICMP);
}

INLINE __u32 does_not_fit(const struct packet *packet)
{
	return packet->fragment == FIRST_FRAGMENT ? DROP(REASON_FRAGMENT_TOO_SHORT)
						  : DROP(REASON_MALFORMED);
}

VERIFIED_ALONE __u32 parse_transport(struct __sk_buff *skb, struct packet *packet)
{
	struct transport_start start;
	struct tcp_header header;
	bool icmp, tcp, udp;
	__u32 size;

	if (!packet)
		return DROP(REASON_MALFORMED);
	icmp = is_icmp(packet);
	tcp = packet->protocol == PROTOCOL_TCP;
	udp = packet->protocol == PROTOCOL_UDP;
	size = packet->end - packet->transport;
	if (!icmp && !tcp && !udp)
		return CONTINUE;
	if (tcp && !packet->quoted) {
		__u32 length;

		if (size < sizeof(header) || LOAD(skb, packet->transport, &header))
			return does_not_fit(packet);
		length = (header.offset >> 4) * 4;
		if (length < sizeof(header))
			return DROP(REASON_MALFORMED);
		if (length > size)
			return does_not_fit(packet);
		packet->source_port = bpf_ntohs(header.source_port);
		packet->destination_port = bpf_ntohs(header.destination_port);
		packet->tcp_flags = header.flags;
		return CONTINUE;
	}
	if (size < sizeof(start) || LOAD(skb, packet->transport, &start))
		return does_not_fit(packet);
	if (icmp) {
		__u16 first = bpf_ntohs(start.words[0]);
		__u8 type = first >> 8;
		bool echo = packet->is_v6 ? type == 128 || type == 129 : type == 8 || type == 0;

		packet->icmp_type = type;
		packet->icmp_code = first & 0xff;
		if (echo) {
			packet->source_port = bpf_ntohs(start.words[2]);
			packet->destination_port = packet->source_port;
		}
		return CONTINUE;
	}
	if (udp && !packet->quoted) {
		__u32 length = bpf_ntohs(start.words[2]);

		if (length < sizeof(start) ||
		    (length > size && packet->fragment != FIRST_FRAGMENT))
			return DROP(REASON_MALFORMED);
	}
	packet->source_port = bpf_ntohs(start.words[0]);
	packet->destination_port = bpf_ntohs(start.words[1]);
	return CONTINUE;
}

/* The packet starts at `offset`, and there are bytes up to `end`. */
INLINE __u32 parse_ipv4(struct __sk_buff *skb, struct packet *packet, __u32 offset, __u32 end)
{
	struct ipv4_header header;
	__u32 rest = end - offset, length, fragment;

	if (rest < sizeof(header) || LOAD(skb, offset, &header))
		return DROP(REASON_MALFORMED);
	length = (header.version_length & 0xf) * 4;
	if (header.version_length >> 4 != 4 || length < sizeof(header) || length > rest)
		return DROP(REASON_MALFORMED);
	if (!packet->quoted) {
		__u32 total = bpf_ntohs(header.total_length);

		if (total < length || total > rest)
			return DROP(REASON_MALFORMED);
		end = offset + total;
	}
	packet->is_v6 = 0;
	packet->end = end;
	packet->transport = offset + length;
	packet->protocol = header.protocol;
	packet->hop_limit = header.hop_limit;
	packet->source.longs[0] = 0;
	packet->source.words[2] = bpf_htonl(0xffff);
	packet->source.words[3] = header.source;
	packet->destination.longs[0] = 0;
	packet->destination.words[2] = bpf_htonl(0xffff);
	packet->destination.words[3] = header.destination;
	packet->identification = header.identification;
	fragment = bpf_ntohs(header.fragment);
	if ((fragment & 0x1fff) == 1)
		return DROP(REASON_FRAGMENT_OVERLAP);
	if (fragment & 0x1fff) {
		packet->fragment = LATER_FRAGMENT;
		return CONTINUE;
	}
	packet->fragment = fragment & 0x2000 ? FIRST_FRAGMENT : NO_FRAGMENT;
	return parse_transport(skb, packet);
}

#define MAX_EXTENSION_HEADERS 8
#define EXTENSION_HOP_BY_HOP 0
#define EXTENSION_ROUTING 43
#define EXTENSION_FRAGMENT 44
#define EXTENSION_DESTINATION 60

struct extension_start {
	__u8 next;
	__u8 length; /* in 8 bytes, the first 8 not counted; reserved in a fragment header */
	__u16 offset; /* of a fragment header; a routing header has its type in the first byte */
	__u32 identification;
};

INLINE bool is_extension(__u8 next)
{
	return next == EXTENSION_HOP_BY_HOP || next == EXTENSION_ROUTING ||
	       next == EXTENSION_FRAGMENT || next == EXTENSION_DESTINATION;
}

/*
 * Steps over one extension header: the next header and its place are kept as protocol and transport. The walk ends
 * with a later fragment.
 */
VERIFIED_ALONE __u32 step_over_extension(struct __sk_buff *skb, struct packet *packet)
{
	struct extension_start start;
	__u32 length, left;

	if (!packet)
		return DROP(REASON_MALFORMED);
	left = packet->end - packet->transport;
	if (left < sizeof(start) || LOAD(skb, packet->transport, &start))
		return does_not_fit(packet);
	length = (start.length + 1) * 8;
	if (packet->protocol == EXTENSION_ROUTING && !(bpf_ntohs(start.offset) >> 8))
		return DROP(REASON_EXTENSION_HEADERS);
	if (packet->protocol == EXTENSION_FRAGMENT) {
		__u16 place = bpf_ntohs(start.offset);

		if (packet->has_fragment_header)
			return DROP(REASON_EXTENSION_HEADERS);
		packet->has_fragment_header = 1;
		packet->identification = start.identification;
		if (place >> 3 == 1)
			return DROP(REASON_FRAGMENT_OVERLAP);
		if (place >> 3)
			packet->fragment = LATER_FRAGMENT;
		else if (place & 1)
			packet->fragment = FIRST_FRAGMENT;
		length = sizeof(start);
	} else if (length > left) {
		return does_not_fit(packet);
	}
	packet->protocol = start.next;
	packet->transport += length;
	return CONTINUE;
}

INLINE __u32 parse_ipv6(struct __sk_buff *skb, struct packet *packet, __u32 offset, __u32 end)
{
	struct ipv6_header header;
	__u32 rest = end - offset;

	if (rest < sizeof(header) || LOAD(skb, offset, &header))
		return DROP(REASON_MALFORMED);
	if (bpf_ntohl(header.version_class_flow) >> 28 != 6)
		return DROP(REASON_MALFORMED);
	if (!packet->quoted) {
		__u32 length = bpf_ntohs(header.payload_length);

		if (length > rest - sizeof(header))
			return DROP(REASON_MALFORMED);
		end = offset + sizeof(header) + length;
	}
	packet->is_v6 = 1;
	packet->end = end;
	packet->hop_limit = header.hop_limit;
	__builtin_memcpy(packet->source.words, header.source, 16);
	__builtin_memcpy(packet->destination.words, header.destination, 16);
	packet->fragment = NO_FRAGMENT;
	packet->protocol = header.next;
	packet->transport = offset + sizeof(header);
	for (int walked = 0; is_extension(packet->protocol); walked++) {
		__u32 verdict;

		if (walked == MAX_EXTENSION_HEADERS)
			return DROP(REASON_EXTENSION_HEADERS);
		verdict = step_over_extension(skb, packet);
		if (verdict != CONTINUE)
			return verdict;
		if (packet->fragment == LATER_FRAGMENT)
			return CONTINUE;
	}
	return parse_transport(skb, packet);
}

/*
 * Reads the IP packet between two offsets of the frame. `packet` comes in zeroed but for `is_v6` and `quoted`.
 */
VERIFIED_ALONE __u32 parse_ip(struct __sk_buff *skb, struct packet *packet, __u32 offset, __u32 end)
{
	if (!packet)
		return DROP(REASON_MALFORMED);
	if (packet->is_v6)
		return parse_ipv6(skb, packet, offset, end);
	return parse_ipv4(skb, packet, offset, end);
}

#endif
