/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * Every map. All are pinned by user space, which also sets the sizes that depend on the host; the sizes here
 * are the defaults.
 */
#ifndef KANMON_MAPS_H
#define KANMON_MAPS_H

#include "kernel.h"

#include "abi.h"

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(map_flags, BPF_F_MMAPABLE);
	__uint(max_entries, 131072);
	__type(key, __u32);
	__type(value, struct row);
} policy_rows SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__uint(max_entries, 65536);
	__type(key, struct identity_row_key);
	__type(value, struct row);
} identity_rows SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__uint(max_entries, 131072);
	__type(key, struct address_key);
	__type(value, struct address_value);
} addresses SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(map_flags, BPF_F_MMAPABLE);
	__uint(max_entries, ENI_SLOTS);
	__type(key, __u32);
	__type(value, struct eni_line);
} eni_lines SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(map_flags, BPF_F_MMAPABLE);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct settings);
} settings SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct verdict);
} last_verdict SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, ENI_SLOTS);
	__type(key, __u32);
	__type(value, struct eni_counters);
} eni_counters SEC(".maps");

/* Preallocated: a flood of new flows meets a full table and a quota, never the allocator. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 262144);
	__type(key, struct flow_v4_key);
	__type(value, struct flow);
} flows_v4 SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 65536);
	__type(key, struct flow_v6_key);
	__type(value, struct flow);
} flows_v6 SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__uint(max_entries, 2 * ENI_SLOTS);
	__type(key, __u32);
	__type(value, __s32);
} flow_counts SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(map_flags, BPF_F_MMAPABLE);
	__uint(max_entries, 2);
	__type(key, __u32);
	__type(value, struct flow_room);
} flow_rooms SEC(".maps");

struct fragment_key {
	__u32 eni;
	__u32 identification;
	__u8 source[16];
	__u8 destination[16];
	__u8 protocol; /* zero in IPv6 */
	__u8 egress;
	__u8 reserved[2];
};

/* The second at which the first fragment was accepted. */
struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 8192);
	__type(key, struct fragment_key);
	__type(value, __u32);
} fragments SEC(".maps");

struct sweep_timer {
	struct bpf_timer timer;
};

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct sweep_timer);
} sweep_timers SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__uint(max_entries, 65536);
	__type(key, struct eip_key);
	__type(value, __u32); /* network byte order */
} eips SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(map_flags, BPF_F_MMAPABLE);
	__uint(max_entries, DOMAINS);
	__type(key, __u32);
	__type(value, struct uplink_line);
} uplink_lines SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, DOMAINS);
	__type(key, __u32);
	__type(value, struct uplink_counters);
} uplink_counters SEC(".maps");

#endif
