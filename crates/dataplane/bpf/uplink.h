/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * The router's side of a domain's uplink: public and private IPv4 addresses are exchanged one to one, without
 * state, also inside ICMP errors. Whatever has no EIP stays out, and in, and so does whoever speaks outside in the
 * name of an address inside. IPv6 is not translated: addresses of the domain's block pass. Checksums are those of IPv4, TCP, UDP and ICMP; other protocols must not protect
 * addresses by theirs.
 */
#ifndef KANMON_UPLINK_H
#define KANMON_UPLINK_H

#include "packet.h"

#define IPV4_CHECKSUM_AT 10
#define IPV4_SOURCE_AT 12
#define IPV4_DESTINATION_AT 16
#define TCP_CHECKSUM_AT 16
#define UDP_CHECKSUM_AT 6
#define ICMP_CHECKSUM_AT 2
#define ICMP_QUOTE_AT 8

enum uplink_outcome {
	UPLINK_TRANSLATED,
	UPLINK_PASSED,
	UPLINK_NO_EIP,
	UPLINK_MALFORMED,
	UPLINK_NOT_BOUND,
};

#define METADATA_ADDRESS bpf_htonl(0x646464c8)

/* Whether an ENI of the domain has the address. */
INLINE bool is_inside(__u32 domain, __u32 address)
{
	struct address_key key = { .domain = domain };

	key.address[10] = 0xff;
	key.address[11] = 0xff;
	__builtin_memcpy(key.address + 12, &address, 4);
	return bpf_map_lookup_elem(&addresses, &key);
}

/*
 * Rules believe that a private address is its ENI's, and that the metadata service is the host's. So nobody outside
 * speaks in their name, and nobody inside is answered by a metadata service outside.
 */
INLINE bool is_of_another_side(__u32 domain, const struct ipv4_header *header, bool in)
{
	if (!in)
		return header->destination == METADATA_ADDRESS;
	return header->source == METADATA_ADDRESS || is_inside(domain, header->source);
}

/* What the address on the near side becomes: the EIP, or the private address. 0 = nothing. */
INLINE __u32 other_address(__u32 domain, __u32 address, bool is_public)
{
	struct eip_key key = { .domain = domain, .address = address, .is_public = is_public };
	__u32 *other = bpf_map_lookup_elem(&eips, &key);

	return other ? *other : 0;
}

/* Exchanges an address in the IPv4 header at `ip`; the transport header's checksum is the caller's. */
INLINE long store_address(struct __sk_buff *skb, __u32 ip, __u32 at, __u32 old, __u32 new)
{
	if (bpf_l3_csum_replace(skb, ip + IPV4_CHECKSUM_AT, old, new, 4))
		return 1;
	return bpf_skb_store_bytes(skb, ip + at, &new, 4, 0);
}

/*
 * The packet that an ICMP error quotes went the other way, so its other address is exchanged. The quoted IP header sums to the
 * same as before, so only a change of the quoted transport checksum shows in that of ICMP.
 */
INLINE enum uplink_outcome translate_quote(struct __sk_buff *skb, __u32 domain, __u32 icmp,
					   __u32 end, bool in)
{
	__u32 quote = icmp + ICMP_QUOTE_AT, at = in ? IPV4_SOURCE_AT : IPV4_DESTINATION_AT;
	__u32 length, checksum_at, old, new;
	struct ipv4_header header;
	__u64 flags = 4;
	__u16 before, after;

	if (quote + sizeof(header) > end || bpf_skb_load_bytes(skb, quote, &header, sizeof(header)))
		return UPLINK_MALFORMED;
	length = (header.version_length & 0xf) * 4;
	if (header.version_length >> 4 != 4 || length < sizeof(header))
		return UPLINK_MALFORMED;
	old = in ? header.source : header.destination;
	new = other_address(domain, old, in);
	if (!new)
		return UPLINK_NO_EIP;
	if (store_address(skb, quote, at, old, new))
		return UPLINK_MALFORMED;
	if (bpf_ntohs(header.fragment) & 0x1fff)
		return UPLINK_TRANSLATED;
	if (header.protocol == PROTOCOL_TCP) {
		checksum_at = quote + length + TCP_CHECKSUM_AT;
	} else if (header.protocol == PROTOCOL_UDP) {
		checksum_at = quote + length + UDP_CHECKSUM_AT;
		flags |= BPF_F_MARK_MANGLED_0;
	} else {
		return UPLINK_TRANSLATED;
	}
	if (checksum_at + 2 > end) /* not quoted so far */
		return UPLINK_TRANSLATED;
	if (bpf_skb_load_bytes(skb, checksum_at, &before, 2) ||
	    bpf_l4_csum_replace(skb, checksum_at, old, new, flags) ||
	    bpf_skb_load_bytes(skb, checksum_at, &after, 2) ||
	    bpf_l4_csum_replace(skb, icmp + ICMP_CHECKSUM_AT, before, after, 2))
		return UPLINK_MALFORMED;
	return UPLINK_TRANSLATED;
}

INLINE bool is_error_v4(__u8 type)
{
	return type == 3 || type == 4 || type == 5 || type == 11 || type == 12;
}

INLINE enum uplink_outcome translate(struct __sk_buff *skb, __u32 domain, bool in)
{
	const __u32 ip = ETHERNET_BYTES;
	struct ipv4_header header;
	__u32 length, total, end, transport, old, new;
	long failed = 0;

	if (LOAD(skb, ip, &header))
		return UPLINK_MALFORMED;
	length = (header.version_length & 0xf) * 4;
	total = bpf_ntohs(header.total_length);
	if (header.version_length >> 4 != 4 || length < sizeof(header) || total < length ||
	    total > skb->len - ip)
		return UPLINK_MALFORMED;
	if (is_of_another_side(domain, &header, in))
		return UPLINK_NO_EIP;
	old = in ? header.destination : header.source;
	new = other_address(domain, old, in);
	if (!new)
		return UPLINK_NO_EIP;
	end = ip + total;
	transport = ip + length;
	/* A later fragment has no transport header. */
	if (!(bpf_ntohs(header.fragment) & 0x1fff)) {
		if (header.protocol == PROTOCOL_TCP) {
			if (transport + TCP_CHECKSUM_AT + 2 > end)
				return UPLINK_MALFORMED;
			failed = bpf_l4_csum_replace(skb, transport + TCP_CHECKSUM_AT, old, new,
						     BPF_F_PSEUDO_HDR | 4);
		} else if (header.protocol == PROTOCOL_UDP) {
			if (transport + UDP_CHECKSUM_AT + 2 > end)
				return UPLINK_MALFORMED;
			failed = bpf_l4_csum_replace(skb, transport + UDP_CHECKSUM_AT, old, new,
						     BPF_F_PSEUDO_HDR | BPF_F_MARK_MANGLED_0 | 4);
		} else if (header.protocol == PROTOCOL_ICMP) {
			enum uplink_outcome quoted = UPLINK_TRANSLATED;
			__u8 type = 0;

			if (transport + ICMP_QUOTE_AT > end ||
			    bpf_skb_load_bytes(skb, transport, &type, 1))
				return UPLINK_MALFORMED;
			if (is_error_v4(type))
				quoted = translate_quote(skb, domain, transport, end, in);
			if (quoted != UPLINK_TRANSLATED)
				return quoted;
		}
	}
	if (failed || store_address(skb, ip, in ? IPV4_DESTINATION_AT : IPV4_SOURCE_AT, old, new))
		return UPLINK_MALFORMED;
	return UPLINK_TRANSLATED;
}

INLINE __u64 mask_of(__u32 bits)
{
	return bits ? ~0ull << (64 - bits) : 0;
}

INLINE bool is_of_block(const struct uplink_line *line, const union address *address)
{
	const union address *block = (const union address *)line->v6_block;
	__u32 bits = line->v6_prefix_bits;
	__u64 high = mask_of(bits > 64 ? 64 : bits), low = mask_of(bits > 64 ? bits - 64 : 0);

	if (!bits || bits > 128)
		return false;
	return !((bpf_be64_to_cpu(block->longs[0]) ^ bpf_be64_to_cpu(address->longs[0])) & high) &&
	       !((bpf_be64_to_cpu(block->longs[1]) ^ bpf_be64_to_cpu(address->longs[1])) & low);
}

INLINE enum uplink_outcome pass_v6(struct __sk_buff *skb, const struct uplink_line *line, bool in)
{
	struct ipv6_header header;
	union address source, destination;

	if (LOAD(skb, ETHERNET_BYTES, &header) ||
	    bpf_ntohl(header.version_class_flow) >> 28 != 6)
		return UPLINK_MALFORMED;
	if (header.next == PROTOCOL_ICMPV6 && header.hop_limit == 255) {
		__u8 type;

		if (bpf_skb_load_bytes(skb, ETHERNET_BYTES + IPV6_BYTES, &type, 1))
			return UPLINK_MALFORMED;
		/* Between the router and its neighbour; a router does not forward this hop limit. */
		if (type >= 133 && type <= 136)
			return UPLINK_PASSED;
	}
	__builtin_memcpy(source.words, header.source, 16);
	__builtin_memcpy(destination.words, header.destination, 16);
	if (in && (is_of_block(line, &source) ||
		   (source.bytes[0] == 0xfe && (source.bytes[1] & 0xc0) == 0x80)))
		return UPLINK_NO_EIP;
	return is_of_block(line, in ? &destination : &source) ? UPLINK_PASSED : UPLINK_NO_EIP;
}

INLINE enum uplink_outcome judge_uplink(struct __sk_buff *skb, __u32 domain, bool in)
{
	struct uplink_line *line = bpf_map_lookup_elem(&uplink_lines, &domain);
	struct ethernet_header ethernet;

	if (!line || READ_ONCE(line->version) != KANMON_ABI_VERSION)
		return UPLINK_NOT_BOUND;
	if (LOAD(skb, 0, &ethernet) || skb->vlan_present)
		return UPLINK_MALFORMED;
	switch (bpf_ntohs(ethernet.ethertype)) {
	case ETHERTYPE_ARP:
		return UPLINK_PASSED;
	case ETHERTYPE_IPV4:
		return translate(skb, domain, in);
	case ETHERTYPE_IPV6:
		return pass_v6(skb, line, in);
	}
	return UPLINK_MALFORMED;
}

INLINE int at_uplink(struct __sk_buff *skb, bool in)
{
	__u32 domain = skb->ifindex - UPLINK_IFINDEX_FIRST;
	struct uplink_counters *counters = bpf_map_lookup_elem(&uplink_counters, &domain);
	enum uplink_outcome outcome = judge_uplink(skb, domain, in);

	if (counters) {
		if (outcome == UPLINK_TRANSLATED && in)
			counters->translated_in++;
		else if (outcome == UPLINK_TRANSLATED)
			counters->translated_out++;
		else if (outcome == UPLINK_PASSED)
			counters->passed++;
		else if (outcome == UPLINK_NO_EIP)
			counters->no_eip++;
		else if (outcome == UPLINK_NOT_BOUND)
			counters->not_bound++;
		else
			counters->malformed++;
	}
	return outcome == UPLINK_TRANSLATED || outcome == UPLINK_PASSED ? VERDICT_NEXT
									: VERDICT_DROP;
}

#endif
