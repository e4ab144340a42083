/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/* Every program, in one object, over one set of maps. */
#include "eni.h"
#include "uplink.h"

/* Ingress of the host's side of an ENI's device: what the ENI sends, under egress rules. */
SEC("tcx/ingress")
int from_eni(struct __sk_buff *skb)
{
	return judge(skb, true);
}

/* Egress of the host's side of an ENI's device: what the ENI is sent, under ingress rules. */
SEC("tcx/egress")
int to_eni(struct __sk_buff *skb)
{
	return judge(skb, false);
}

/* The router's side of an uplink, what comes from outside. */
SEC("tcx/ingress")
int uplink_in(struct __sk_buff *skb)
{
	return at_uplink(skb, true);
}

/* The router's side of an uplink, what goes outside. */
SEC("tcx/egress")
int uplink_out(struct __sk_buff *skb)
{
	return at_uplink(skb, false);
}

/* Run by user space: takes dead flows out now, and from then on every few seconds without user space. */
SEC("tc")
int start_sweep(struct __sk_buff *skb)
{
	__u32 only = 0;
	struct sweep_timer *timer = bpf_map_lookup_elem(&sweep_timers, &only);

	sweep();
	if (!timer)
		return 1;
	bpf_timer_init(&timer->timer, &sweep_timers, 1 /* CLOCK_MONOTONIC */);
	if (bpf_timer_set_callback(&timer->timer, sweep_again))
		return 2;
	if (bpf_timer_start(&timer->timer, SWEEP_NANOSECONDS, 0))
		return 3;
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
