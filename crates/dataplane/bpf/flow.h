/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * The flow table: steps 11 and 12 of crates/secgroup/src/flow.rs, and the sweep of dead flows.
 *
 * The kernel may use the memory of a deleted entry for another flow at once, so a pointer from a look-up can come to
 * show another, live flow. Nothing is concluded from a second look at it; a mark that lands in the wrong flow
 * can only shorten or lengthen its idle timeout.
 */
#ifndef KANMON_FLOW_H
#define KANMON_FLOW_H

#include "policy.h"

/* Idle timeouts that no ENI changes. */
#define HALF_OPEN_SECS 20
#define OTHER_SECS 30

union flow_key {
	struct flow_v4_key v4;
	struct flow_v6_key v6;
};

/* The key of the flow of a packet. `egress`: its source is the local side. */
INLINE void flow_key_of(union flow_key *key, __u32 eni, const struct packet *packet, bool egress)
{
	const union address *local = egress ? &packet->source : &packet->destination;
	const union address *remote = egress ? &packet->destination : &packet->source;
	__u16 local_port = egress ? packet->source_port : packet->destination_port;
	__u16 remote_port = egress ? packet->destination_port : packet->source_port;

	if (packet->is_v6) {
		key->v6.eni_protocol = eni << 8 | packet->protocol;
		__builtin_memcpy(key->v6.local, local->bytes, 16);
		__builtin_memcpy(key->v6.remote, remote->bytes, 16);
		key->v6.local_port = local_port;
		key->v6.remote_port = remote_port;
	} else {
		key->v4.eni_protocol = eni << 8 | packet->protocol;
		key->v4.local = local->words[3];
		key->v4.remote = remote->words[3];
		key->v4.local_port = local_port;
		key->v4.remote_port = remote_port;
	}
}

INLINE struct flow *flow_at(const union flow_key *key, bool is_v6)
{
	if (is_v6)
		return bpf_map_lookup_elem(&flows_v6, &key->v6);
	return bpf_map_lookup_elem(&flows_v4, &key->v4);
}

INLINE bool is_dead(const struct flow *flow, __u8 protocol, __u32 now)
{
	__u32 timeout = flow->idle_secs;

	if (protocol == PROTOCOL_TCP) {
		__u8 both = FLOW_FIN_LOCAL | FLOW_FIN_REMOTE;

		if (flow->state & FLOW_RESET || (flow->state & both) == both)
			timeout = flow->closed_secs;
		else if (flow->state & FLOW_ESTABLISHED)
			timeout = flow->established_secs;
	}
	/* Signed: another CPU may have seen the flow a second later. */
	return (__s32)(now - flow->last_seen_secs) >= (__s32)timeout;
}

INLINE bool is_closed(const struct flow *flow)
{
	__u8 both = FLOW_FIN_LOCAL | FLOW_FIN_REMOTE;

	return flow->state & FLOW_RESET || (flow->state & both) == both;
}

INLINE struct flow_room *flow_room_of(bool is_v6)
{
	__u32 family = is_v6;

	return bpf_map_lookup_elem(&flow_rooms, &family);
}

INLINE void count_one_less(__u32 eni, bool is_v6)
{
	__s32 *flows = bpf_map_lookup_elem(&flow_counts, &eni);
	struct flow_room *room = flow_room_of(is_v6);

	if (flows)
		__sync_fetch_and_sub(flows, 1);
	if (room)
		__sync_fetch_and_sub(&room->flows, 1);
}

/* Who deletes it counts it out; the kernel lets only one delete. */
INLINE void forget(const union flow_key *key, bool is_v6)
{
	__u32 eni;

	if (is_v6) {
		if (bpf_map_delete_elem(&flows_v6, &key->v6))
			return;
		eni = key->v6.eni_protocol >> 8;
	} else {
		if (bpf_map_delete_elem(&flows_v4, &key->v4))
			return;
		eni = key->v4.eni_protocol >> 8;
	}
	count_one_less(eni, is_v6);
}

INLINE void mark(struct flow *flow, const struct packet *packet, bool egress, __u32 now)
{
	__u8 state = READ_ONCE(flow->state);
	__u8 marked = state;
	bool initiating = !!(state & FLOW_EGRESS) == egress;

	if (flow->last_seen_secs != now)
		flow->last_seen_secs = now;
	if (!initiating)
		marked |= FLOW_REPLIED;
	if (packet->protocol == PROTOCOL_TCP) {
		if (packet->tcp_flags & TCP_RST) {
			/* Only the reset is marked. */
			marked = state | FLOW_RESET;
		} else {
			marked &= ~FLOW_RESET;
			if (initiating && state & FLOW_REPLIED && packet->tcp_flags & TCP_ACK)
				marked |= FLOW_ESTABLISHED;
			if (packet->tcp_flags & TCP_FIN)
				marked |= egress ? FLOW_FIN_LOCAL : FLOW_FIN_REMOTE;
		}
	}
	if (marked != state)
		flow->state = marked;
}

/* Makes a flow of a packet that was accepted, or says that there is no room. */
INLINE __u32 start_flow(const union flow_key *key, const struct packet *packet,
			const struct eni_line *line, bool egress, __u32 generation, __u32 epoch,
			__u32 now, __u32 verdict)
{
	__u32 eni = line->eni, quota = line->flow_quota;
	__s32 *flows = bpf_map_lookup_elem(&flow_counts, &eni);
	struct flow_room *room = flow_room_of(packet->is_v6);
	__s32 own, all;
	struct flow flow = {
		.last_seen_secs = now,
		.generation = generation,
		.epoch = epoch,
		.established_secs = line->tcp_established_secs,
		.closed_secs = line->tcp_closed_secs,
		.idle_secs = packet->protocol == PROTOCOL_TCP	? HALF_OPEN_SECS
			     : packet->protocol == PROTOCOL_UDP ? line->udp_secs
								: OTHER_SECS,
		.state = egress ? FLOW_EGRESS : 0,
	};
	long error;

	if (!flows || !room)
		return DROP(REASON_FLOW_TABLE_FULL);
	/* Signed: they are below zero for a moment when flows outlive the count they were made under. */
	own = __sync_fetch_and_add(flows, 1);
	all = __sync_fetch_and_add(&room->flows, 1);
	if (own >= (__s32)(quota & 0x7fffffff) ||
	    (own >= (__s32)(READ_ONCE(room->share) & 0x7fffffff) &&
	     all >= (__s32)(READ_ONCE(room->open) & 0x7fffffff))) {
		__sync_fetch_and_sub(flows, 1);
		__sync_fetch_and_sub(&room->flows, 1);
		return DROP(REASON_FLOW_TABLE_FULL);
	}
	if (packet->protocol == PROTOCOL_TCP && packet->tcp_flags & TCP_FIN)
		flow.state |= egress ? FLOW_FIN_LOCAL : FLOW_FIN_REMOTE;
	if (packet->is_v6)
		error = bpf_map_update_elem(&flows_v6, &key->v6, &flow, BPF_NOEXIST);
	else
		error = bpf_map_update_elem(&flows_v4, &key->v4, &flow, BPF_NOEXIST);
	if (error) {
		__sync_fetch_and_sub(flows, 1);
		__sync_fetch_and_sub(&room->flows, 1);
		/* Another CPU made the same flow meanwhile: this packet was accepted as well. */
		if (error != -EEXIST)
			return DROP(REASON_FLOW_TABLE_FULL);
	}
	return verdict;
}

/* ---- the sweep --------------------------------------------------------------------------------------- */

/*
 * How long after a sweep the next one comes: some seconds, and longer where there is so much to sweep that it would take
 * more than a part of the time. A walk over a map cannot be resumed, so a sweep is as long as the table is
 * full: about a millisecond for 3,000 flows.
 */
#define SWEEP_NANOSECONDS 4000000000ull
#define SWEEP_PART 200

struct sweep_context {
	__u32 now;
};

static long sweep_v4(void *map, struct flow_v4_key *key, struct flow *flow,
		     struct sweep_context *context)
{
	if (is_dead(flow, key->eni_protocol & 0xff, context->now)) {
		union flow_key dead = { .v4 = *key };

		forget(&dead, false);
	}
	return 0;
}

static long sweep_v6(void *map, struct flow_v6_key *key, struct flow *flow,
		     struct sweep_context *context)
{
	if (is_dead(flow, key->eni_protocol & 0xff, context->now)) {
		union flow_key dead = { .v6 = *key };

		forget(&dead, true);
	}
	return 0;
}

INLINE __u32 now_secs(const struct settings *settings)
{
	if (settings->clock_stands)
		return settings->clock_offset_secs;
	return (__u32)(bpf_ktime_get_coarse_ns() / 1000000000ull) + settings->clock_offset_secs;
}

/* Says how long it took. */
INLINE __u64 sweep(void)
{
	__u32 only = 0;
	struct settings *settings_now = bpf_map_lookup_elem(&settings, &only);
	struct sweep_context context = {};
	__u64 start = bpf_ktime_get_ns();

	if (!settings_now)
		return 0;
	context.now = now_secs(settings_now);
	bpf_for_each_map_elem(&flows_v4, sweep_v4, &context, 0);
	bpf_for_each_map_elem(&flows_v6, sweep_v6, &context, 0);
	return bpf_ktime_get_ns() - start;
}

static int sweep_again(void *map, __u32 *key, struct sweep_timer *timer)
{
	__u64 pause = sweep() * SWEEP_PART;

	if (pause < SWEEP_NANOSECONDS)
		pause = SWEEP_NANOSECONDS;
	bpf_timer_start(&timer->timer, pause, 0);
	return 0;
}

#endif
