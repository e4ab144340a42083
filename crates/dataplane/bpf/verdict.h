/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/* A verdict in one number, and how it is counted. */
#ifndef KANMON_VERDICT_H
#define KANMON_VERDICT_H

#include "maps.h"

/* Zero is "drop, no policy". */
#define ACCEPT_BIT (1u << 24)
#define DROP(reason) ((__u32)(reason) << 16)
#define ACCEPT(reason) (ACCEPT_BIT | DROP(reason))
#define CONTINUE (1u << 31) /* not decided yet */

INLINE __u32 reason_of(__u32 verdict)
{
	return verdict >> 16 & 0xff;
}

INLINE bool accepts(__u32 verdict)
{
	return verdict & ACCEPT_BIT;
}

INLINE void count(__u32 slot, __u32 verdict)
{
	struct eni_counters *counters = bpf_map_lookup_elem(&eni_counters, &slot);
	__u32 reason = reason_of(verdict);

	if (counters && reason < REASON_COUNT)
		counters->packets[accepts(verdict) ? 1 : 0][reason]++;
}

INLINE void record(__u32 now, __u32 verdict)
{
	__u32 only = 0;
	struct verdict *last = bpf_map_lookup_elem(&last_verdict, &only);

	if (!last)
		return;
	last->accept = accepts(verdict);
	last->reason = reason_of(verdict);
	last->rule = verdict & 0xffff;
	last->now_secs = now;
	last->packets++;
}

#endif
