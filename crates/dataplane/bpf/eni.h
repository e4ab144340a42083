/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * How a packet of an ENI is judged: steps 1 to 12 of crates/secgroup/src/flow.rs, in its order. Its plain twin
 * is secgroup::FlowTable::judge, and a differential test compares the two packet by packet.
 */
#ifndef KANMON_ENI_H
#define KANMON_ENI_H

#include "flow.h"

#define FRAGMENT_SECS 10

/* What a judgement needs. */
struct hook {
	struct eni_line *line;
	__u32 eni;
	__u32 now;
	__u32 generation; /* read before the tables, as user space writes it after them */
	__u32 epoch;	  /* likewise, of the addresses */
	bool egress;
};

struct mac {
	__u8 bytes[6];
};

INLINE bool is_same_mac(const __u8 *a, const __u8 *b)
{
	return a[0] == b[0] && a[1] == b[1] && a[2] == b[2] && a[3] == b[3] && a[4] == b[4] &&
	       a[5] == b[5];
}

INLINE bool is_same_address(const union address *a, const union address *b)
{
	return a->longs[0] == b->longs[0] && a->longs[1] == b->longs[1];
}

/* An IPv4 address as the maps hold it. */
INLINE union address mapped(__u32 address)
{
	union address mapped = {};

	mapped.words[2] = bpf_htonl(0xffff);
	mapped.words[3] = address;
	return mapped;
}

INLINE bool is_mapped(const union address *address)
{
	return !address->longs[0] && address->words[2] == bpf_htonl(0xffff);
}

/* Whether the ENI has the address. */
VERIFIED_ALONE __u32 is_own(const union address *address, __u32 domain, __u32 eni)
{
	struct address_key key = { .domain = domain };
	struct address_value *value;

	if (!address || !eni)
		return false;
	__builtin_memcpy(key.address, address->bytes, 16);
	value = bpf_map_lookup_elem(&addresses, &key);
	return value && value->eni == eni;
}

INLINE bool is_own_of(const struct hook *hook, const union address *address)
{
	const struct eni_line *line = hook->line;

	if (is_mapped(address)) {
		if (line->primary_v4 && address->words[3] == line->primary_v4)
			return true;
	} else {
		const union address *primary = (const union address *)line->primary_v6;

		if ((primary->longs[0] || primary->longs[1]) && is_same_address(address, primary))
			return true;
	}
	return is_own(address, line->domain, hook->eni);
}

INLINE bool is_link_local(const union address *address)
{
	return address->bytes[0] == 0xfe && (address->bytes[1] & 0xc0) == 0x80;
}

/* fe80:: with the modified EUI-64 of the ENI's MAC. */
INLINE bool is_link_local_name(const struct hook *hook, const union address *address)
{
	const __u8 *mac = hook->line->mac;
	const __u8 *id = address->bytes + 8;

	return address->words[0] == bpf_htonl(0xfe800000) && !address->words[1] &&
	       id[0] == (mac[0] ^ 2) && id[1] == mac[1] && id[2] == mac[2] && id[3] == 0xff &&
	       id[4] == 0xfe && id[5] == mac[3] && id[6] == mac[4] && id[7] == mac[5];
}

/* ---- 1, 3: ARP ---------------------------------------------------------------------------------------- */

struct arp {
	__u16 hardware;
	__u16 protocol;
	__u8 hardware_length;
	__u8 protocol_length;
	__u16 operation;
	__u8 sender_mac[6];
	__u8 sender[4];
	__u8 target_mac[6];
	__u8 target[4];
};

INLINE __u32 judge_arp(struct __sk_buff *skb, const struct hook *hook, const __u8 *source_mac)
{
	struct arp arp;
	union address sender, target;
	__u32 word;
	bool is_request;

	if (LOAD(skb, ETHERNET_BYTES, &arp) || arp.hardware != bpf_htons(1) ||
	    arp.protocol != bpf_htons(ETHERTYPE_IPV4) || arp.hardware_length != 6 ||
	    arp.protocol_length != 4 ||
	    (arp.operation != bpf_htons(1) && arp.operation != bpf_htons(2)))
		return DROP(REASON_MALFORMED);
	if (hook->egress && !is_same_mac(source_mac, hook->line->mac))
		return DROP(REASON_SPOOFED_MAC);
	is_request = arp.operation == bpf_htons(1);
	__builtin_memcpy(&word, arp.sender, 4);
	sender = mapped(word);
	__builtin_memcpy(&word, arp.target, 4);
	target = mapped(word);
	if (hook->egress) {
		if (!is_same_mac(arp.sender_mac, hook->line->mac))
			return DROP(REASON_ARP_SPOOFED);
		/* An address probe has no sender. */
		if ((is_request && !sender.words[3]) || is_own_of(hook, &sender))
			return ACCEPT(REASON_ARP);
	} else if ((!is_request && !target.words[3]) || is_own_of(hook, &target)) {
		return ACCEPT(REASON_ARP);
	}
	return DROP(REASON_ARP_SPOOFED);
}

/* ---- 4: neighbour discovery ---------------------------------------------------------------------------- */

#define ROUTER_SOLICITATION 133
#define ROUTER_ADVERTISEMENT 134
#define NEIGHBOUR_SOLICITATION 135
#define NEIGHBOUR_ADVERTISEMENT 136
#define REDIRECT 137

/* Whether a router keeps what is sent there to the link it came from. */
INLINE bool is_on_the_link(const union address *destination)
{
	return is_link_local(destination) ||
	       (destination->bytes[0] == 0xff && destination->bytes[1] == 0x02);
}

struct neighbour_message {
	__u32 start;
	__u32 flags;
	__u32 target[4];
};

INLINE __u32 judge_neighbour(struct __sk_buff *skb, const struct hook *hook,
			     const struct packet *packet)
{
	__u8 type = packet->icmp_type;
	bool has_target = type == NEIGHBOUR_SOLICITATION || type == NEIGHBOUR_ADVERTISEMENT;
	const union address *source = &packet->source;
	union address target = {};

	if (!packet->is_v6 || packet->protocol != PROTOCOL_ICMPV6 ||
	    packet->fragment != NO_FRAGMENT || type < ROUTER_SOLICITATION || type > REDIRECT)
		return CONTINUE;
	if (has_target) {
		struct neighbour_message message;

		if (packet->end - packet->transport < sizeof(message) ||
		    LOAD(skb, packet->transport, &message))
			return DROP(REASON_MALFORMED);
		__builtin_memcpy(target.words, message.target, 16);
	}
	if (packet->icmp_code || packet->hop_limit != 255)
		return DROP(REASON_NEIGHBOUR_SPOOFED);
	if (hook->egress) {
		bool may_have_no_source = type == ROUTER_SOLICITATION ||
					  type == NEIGHBOUR_SOLICITATION;

		if (type == ROUTER_ADVERTISEMENT || type == REDIRECT ||
		    !is_on_the_link(&packet->destination))
			return DROP(REASON_NEIGHBOUR_SPOOFED);
		if (!(may_have_no_source && !source->longs[0] && !source->longs[1]) &&
		    !is_link_local_name(hook, source) && !is_own_of(hook, source))
			return DROP(REASON_NEIGHBOUR_SPOOFED);
		if (type != NEIGHBOUR_ADVERTISEMENT)
			return ACCEPT(REASON_NEIGHBOUR_DISCOVERY);
	} else if (type != NEIGHBOUR_SOLICITATION) {
		return ACCEPT(REASON_NEIGHBOUR_DISCOVERY);
	}
	if (!is_link_local_name(hook, &target) && !is_own_of(hook, &target))
		return DROP(REASON_NEIGHBOUR_SPOOFED);
	return ACCEPT(REASON_NEIGHBOUR_DISCOVERY);
}

/* ---- 5, 6: DHCP, multicast ------------------------------------------------------------------------------ */

INLINE __u32 judge_dhcp(const struct hook *hook, const struct packet *packet)
{
	__u16 from = packet->source_port, to = packet->destination_port;
	const union address *destination = &packet->destination;

	if (packet->protocol != PROTOCOL_UDP || packet->fragment != NO_FRAGMENT)
		return CONTINUE;
	if (packet->is_v6) {
		bool to_servers = destination->words[0] == bpf_htonl(0xff020000) &&
				  !destination->words[1] && !destination->words[2] &&
				  destination->words[3] == bpf_htonl(0x00010002);

		if (hook->egress && from == 547 && to == 546)
			return DROP(REASON_DHCP_SERVER);
		if (hook->egress && from == 546 && to == 547 && to_servers)
			return ACCEPT(REASON_DHCP);
		if (!hook->egress && from == 547 && to == 546 && is_link_local(&packet->source))
			return ACCEPT(REASON_DHCP);
		return CONTINUE;
	}
	if (hook->egress && from == 67 && to == 68)
		return DROP(REASON_DHCP_SERVER);
	if (destination->words[3] == 0xffffffff &&
	    (hook->egress ? from == 68 && to == 67 : from == 67 && to == 68))
		return ACCEPT(REASON_DHCP);
	return CONTINUE;
}

INLINE bool is_multicast(const struct packet *packet)
{
	const union address *destination = &packet->destination;

	if (packet->is_v6)
		return destination->bytes[0] == 0xff;
	return (destination->bytes[12] & 0xf0) == 0xe0 || destination->words[3] == 0xffffffff;
}

/* ---- 7: addresses ---------------------------------------------------------------------------------------- */

INLINE bool is_metadata(const struct packet *packet, const union address *address)
{
	return !packet->is_v6 && address->words[3] == bpf_htonl(0x646464c8);
}

INLINE __u32 judge_addresses(const struct hook *hook, const struct packet *packet)
{
	bool check = hook->line->flags & ENI_SOURCE_DEST_CHECK;

	if (hook->egress) {
		if (is_metadata(packet, &packet->source) ||
		    (packet->is_v6 && is_link_local(&packet->source)))
			return DROP(REASON_SPOOFED_SOURCE);
		if (check && !is_own_of(hook, &packet->source))
			return DROP(REASON_SPOOFED_SOURCE);
		return CONTINUE;
	}
	if (is_own_of(hook, &packet->source))
		return DROP(REASON_OWN_SOURCE);
	if (check && !is_own_of(hook, &packet->destination))
		return DROP(REASON_FOREIGN_DESTINATION);
	return CONTINUE;
}

/* ---- 8: fragments ------------------------------------------------------------------------------------------ */

INLINE void fragment_key_of(struct fragment_key *key, const struct hook *hook,
			    const struct packet *packet)
{
	key->eni = hook->eni;
	key->identification = packet->identification;
	__builtin_memcpy(key->source, packet->source.bytes, 16);
	__builtin_memcpy(key->destination, packet->destination.bytes, 16);
	key->protocol = packet->is_v6 ? 0 : packet->protocol;
	key->egress = hook->egress;
}

INLINE __u32 judge_later_fragment(const struct hook *hook, const struct packet *packet)
{
	struct fragment_key key = {};
	__u32 *accepted;

	fragment_key_of(&key, hook, packet);
	accepted = bpf_map_lookup_elem(&fragments, &key);
	if (accepted && (__s32)(hook->now - *accepted) < FRAGMENT_SECS)
		return ACCEPT(REASON_FRAGMENT_FOLLOWS);
	return DROP(REASON_FRAGMENT_UNKNOWN);
}

INLINE void remember_first_fragment(const struct hook *hook, const struct packet *packet)
{
	struct fragment_key key = {};
	__u32 now = hook->now;

	fragment_key_of(&key, hook, packet);
	bpf_map_update_elem(&fragments, &key, &now, BPF_ANY);
}

/* ---- 10: ICMP errors ------------------------------------------------------------------------------------------ */

#define ICMP_REDIRECT 5

INLINE bool is_icmp_error(const struct packet *packet)
{
	__u8 type = packet->icmp_type;

	if (!is_icmp(packet))
		return false;
	if (packet->is_v6)
		return type >= 1 && type <= 4;
	return type == 3 || type == 4 || type == ICMP_REDIRECT || type == 11 || type == 12;
}

INLINE bool is_path_mtu(const struct packet *packet)
{
	return packet->is_v6 ? packet->icmp_type == 2
			     : packet->icmp_type == 3 && packet->icmp_code == 4;
}

VERIFIED_ALONE __u32 has_live_flow(const struct packet *packet, __u32 eni, __u32 now, __u8 egress)
{
	union flow_key key = {};
	struct flow *flow;

	if (!packet)
		return false;
	flow_key_of(&key, eni, packet, egress);
	flow = flow_at(&key, packet->is_v6);
	return flow && !is_dead(flow, packet->protocol, now);
}

INLINE __u32 judge_icmp_error(struct __sk_buff *skb, const struct hook *hook,
			      const struct packet *packet)
{
	struct packet quoted = { .is_v6 = packet->is_v6, .quoted = 1 };

	if (!packet->is_v6 && packet->icmp_type == ICMP_REDIRECT)
		return DROP(REASON_UNRELATED_ICMP);
	if (parse_ip(skb, &quoted, packet->transport + 8, packet->end) != CONTINUE ||
	    quoted.fragment == LATER_FRAGMENT ||
	    !is_same_address(&quoted.source, &packet->destination))
		return DROP(REASON_UNRELATED_ICMP);
	/* The quoted packet went the other way: towards the sender of the error. */
	if (has_live_flow(&quoted, hook->eni, hook->now, !hook->egress))
		return ACCEPT(REASON_RELATED_ICMP);
	if (!hook->egress && is_path_mtu(packet) && is_own_of(hook, &quoted.source))
		return ACCEPT(REASON_PATH_MTU);
	return DROP(REASON_UNRELATED_ICMP);
}

/* ---- 11, 12: flows ---------------------------------------------------------------------------------------------- */

/* Asks about the packet that starts or started the flow of `packet`, in direction `egress`. */
INLINE __u32 ask(const struct hook *hook, const struct packet *packet, bool egress)
{
	bool is_reply = egress != hook->egress;
	struct question question = {
		.domain = hook->line->domain,
		.table = hook->line->tables[(egress ? TABLE_EGRESS_V4 : TABLE_INGRESS_V4) +
					    (packet->is_v6 ? 1 : 0)],
		.protocol = packet->protocol,
		.is_v6 = packet->is_v6,
		.egress = egress,
		.smtp_exempt = !!(hook->line->flags & ENI_SMTP_EXEMPT),
		.source_port = is_reply ? packet->destination_port : packet->source_port,
		.destination_port = is_reply ? packet->source_port : packet->destination_port,
		.local = hook->egress ? packet->source : packet->destination,
		.remote = hook->egress ? packet->destination : packet->source,
	};

	return decide(&question);
}

INLINE bool is_opening(const struct packet *packet)
{
	return (packet->tcp_flags & (TCP_SYN | TCP_ACK | TCP_RST | TCP_FIN)) == TCP_SYN;
}

INLINE __u32 judge_flow(const struct hook *hook, const struct packet *packet)
{
	__u32 flags = hook->line->flags;
	bool tcp = packet->protocol == PROTOCOL_TCP;
	union flow_key key = {};
	struct flow *flow;
	__u32 verdict;

	flow_key_of(&key, hook->eni, packet, hook->egress);
	flow = flow_at(&key, packet->is_v6);
	if (flow) {
		bool judged, again = false;

		if (is_dead(flow, packet->protocol, hook->now) ||
		    (tcp && is_opening(packet) && is_closed(flow))) {
			forget(&key, packet->is_v6);
			goto new_flow;
		}
		judged = flow->generation == hook->generation &&
			 (!(flags & ENI_NAMES_GROUPS) || flow->epoch == hook->epoch);
		if (!judged && !(flags & ENI_GRANDFATHER)) {
			again = true;
			verdict = ask(hook, packet, !!(flow->state & FLOW_EGRESS));
			if (!accepts(verdict)) {
				forget(&key, packet->is_v6);
				return verdict;
			}
		}
		if (again) {
			flow->generation = hook->generation;
			flow->epoch = hook->epoch;
		}
		mark(flow, packet, hook->egress, hook->now);
		return ACCEPT(REASON_ESTABLISHED);
	}
new_flow:
	if (tcp && !is_opening(packet) &&
	    (packet->tcp_flags & TCP_RST || !(flags & ENI_MID_STREAM)))
		return DROP(REASON_MID_STREAM);
	verdict = ask(hook, packet, hook->egress);
	if (!accepts(verdict))
		return verdict;
	return start_flow(&key, packet, hook->line, hook->egress, hook->generation, hook->epoch,
			  hook->now, verdict);
}

/* ---- the order ---------------------------------------------------------------------------------------------------- */

INLINE __u32 judge_ip(struct __sk_buff *skb, const struct hook *hook, struct packet *packet)
{
	__u32 verdict;

	verdict = judge_neighbour(skb, hook, packet);
	if (verdict != CONTINUE)
		return verdict;
	verdict = judge_dhcp(hook, packet);
	if (verdict != CONTINUE)
		return verdict;
	if (is_multicast(packet))
		return DROP(REASON_MULTICAST);
	verdict = judge_addresses(hook, packet);
	if (verdict != CONTINUE)
		return verdict;
	if (packet->fragment == LATER_FRAGMENT)
		return judge_later_fragment(hook, packet);
	if (is_metadata(packet, hook->egress ? &packet->destination : &packet->source))
		verdict = ACCEPT(REASON_METADATA);
	else if (is_icmp_error(packet))
		verdict = judge_icmp_error(skb, hook, packet);
	else
		verdict = judge_flow(hook, packet);
	if (packet->fragment == FIRST_FRAGMENT && accepts(verdict))
		remember_first_fragment(hook, packet);
	return verdict;
}

INLINE __u32 judge_frame(struct __sk_buff *skb, const struct hook *hook)
{
	struct ethernet_header ethernet;
	struct packet packet = {};
	__u32 verdict;
	__u16 type;

	if (LOAD(skb, 0, &ethernet))
		return DROP(REASON_MALFORMED);
	type = bpf_ntohs(ethernet.ethertype);
	if (skb->vlan_present || type == ETHERTYPE_VLAN || type == ETHERTYPE_QINQ)
		return DROP(REASON_VLAN_TAGGED);
	if (type == ETHERTYPE_ARP)
		return judge_arp(skb, hook, ethernet.source);
	if (type != ETHERTYPE_IPV4 && type != ETHERTYPE_IPV6)
		return DROP(REASON_UNKNOWN_ETHERTYPE);
	packet.is_v6 = type == ETHERTYPE_IPV6;
	verdict = parse_ip(skb, &packet, ETHERNET_BYTES, skb->len);
	if (verdict != CONTINUE)
		return verdict;
	if (hook->egress && !is_same_mac(ethernet.source, hook->line->mac))
		return DROP(REASON_SPOOFED_MAC);
	return judge_ip(skb, hook, &packet);
}

/* Both programs: `egress` is the direction seen from the ENI. */
INLINE int judge(struct __sk_buff *skb, bool egress)
{
	__u32 only = 0, slot = skb->ifindex - ENI_IFINDEX_FIRST, verdict;
	struct settings *settings_now = bpf_map_lookup_elem(&settings, &only);
	struct eni_line *line = bpf_map_lookup_elem(&eni_lines, &slot);
	struct hook hook = { .line = line, .egress = egress };

	if (!settings_now || settings_now->version != KANMON_ABI_VERSION)
		return VERDICT_DROP;
	hook.now = now_secs(settings_now);
	if (!line || line->version != KANMON_ABI_VERSION || !line->eni) {
		verdict = DROP(REASON_NO_POLICY);
	} else {
		hook.eni = line->eni;
		hook.generation = READ_ONCE(line->generation);
		hook.epoch = READ_ONCE(settings_now->membership_epoch);
		verdict = judge_frame(skb, &hook);
	}
	count(slot, verdict);
	if (settings_now->record_verdicts)
		record(hook.now, verdict);
	return accepts(verdict) ? VERDICT_NEXT : VERDICT_DROP;
}

#endif
