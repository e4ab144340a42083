/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * The bench's rig: frames made in the kernel and counted at the far end, so that nothing but the path between
 * two devices is timed.
 *
 * `inject` is run by the kernel's test run with live frames; each frame it lets pass enters the stack as if the
 * device had received it. The kernel hands frames out again after forwarding has changed them, so every one is
 * written anew. `sink` sits where the frames arrive, counts them and ends them.
 */
#include "kernel.h"

struct rig_settings {
	__u8 destination_mac[6];
	__u8 source_mac[6];
	__u32 source;      /* network byte order */
	__u32 destination; /* network byte order */
	__u16 destination_port;
	__u16 header_checksum; /* of the IPv4 header, which is the same for every frame */
	__u32 flows;           /* so many source ports and addresses in turn */
	__u32 first_flow;      /* where to begin */
	__u32 is_reply;        /* the port that differs is the destination's */
};

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct rig_settings);
} rig_settings SEC(".maps");

/* 0: frames made in this run; 1: frames arrived. */
struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 2);
	__type(key, __u32);
	__type(value, __u64);
} rig_counts SEC(".maps");

struct rig_frame {
	__u8 destination_mac[6];
	__u8 source_mac[6];
	__u16 ethertype;
	__u8 version_and_length;
	__u8 service;
	__u16 total_length;
	__u16 identification;
	__u16 fragment;
	__u8 ttl;
	__u8 protocol;
	__u16 header_checksum;
	__u32 source;
	__u32 destination;
	__u16 source_port;
	__u16 destination_port;
	__u16 udp_length;
	__u16 udp_checksum;
} __attribute__((packed));

#define RIG_FRAME_BYTES 64
#define PROTOCOL_UDP 17
#define FIRST_PORT 1024
#define PORTS 64000

static __always_inline __u64 count(__u32 which)
{
	__u64 *counter = bpf_map_lookup_elem(&rig_counts, &which);

	return counter ? (*counter)++ : 0;
}

SEC("xdp")
int inject(struct xdp_md *context)
{
	void *data = (void *)(long)context->data;
	void *end = (void *)(long)context->data_end;
	struct rig_frame *frame = data;
	__u32 zero = 0;
	struct rig_settings *settings = bpf_map_lookup_elem(&rig_settings, &zero);
	__u64 made = count(0);
	__u16 near, far;
	__u32 flow;

	if (!settings || !settings->flows || data + RIG_FRAME_BYTES > end)
		return XDP_DROP;
	flow = (settings->first_flow + made) % settings->flows;
	__builtin_memcpy(frame->destination_mac, settings->destination_mac, 6);
	__builtin_memcpy(frame->source_mac, settings->source_mac, 6);
	frame->ethertype = bpf_htons(ETHERTYPE_IPV4);
	frame->version_and_length = 0x45;
	frame->service = 0;
	frame->total_length = bpf_htons(RIG_FRAME_BYTES - ETHERNET_BYTES);
	frame->identification = 0;
	frame->fragment = 0;
	frame->ttl = 64;
	frame->protocol = PROTOCOL_UDP;
	frame->header_checksum = settings->header_checksum;
	frame->source = settings->source;
	frame->destination = settings->destination;
	near = bpf_htons(FIRST_PORT + flow % PORTS);
	far = bpf_htons(settings->destination_port + flow / PORTS);
	frame->source_port = settings->is_reply ? far : near;
	frame->destination_port = settings->is_reply ? near : far;
	frame->udp_length = bpf_htons(RIG_FRAME_BYTES - ETHERNET_BYTES - IPV4_BYTES);
	frame->udp_checksum = 0;
	return XDP_PASS;
}

SEC("tc")
int sink(struct __sk_buff *packet)
{
	if (packet->protocol == bpf_htons(ETHERTYPE_IPV4))
		count(1);
	return VERDICT_DROP;
}

char LICENSE[] SEC("license") = "GPL";
