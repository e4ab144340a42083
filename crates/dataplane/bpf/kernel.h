/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * What the programs take from the kernel: headers, and the few constants that headers older than Linux 6.6
 * lack. Nothing newer than 6.6 is used.
 */
#ifndef KANMON_KERNEL_H
#define KANMON_KERNEL_H

#include <linux/bpf.h>
#include <linux/types.h>
#include <stdbool.h>

#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

/* What a tcx program returns. */
#define VERDICT_NEXT -1 /* go on to the next program, and then on the way */
#define VERDICT_DROP 2

#define ETHERTYPE_IPV4 0x0800
#define ETHERTYPE_ARP 0x0806
#define ETHERTYPE_VLAN 0x8100
#define ETHERTYPE_IPV6 0x86dd
#define ETHERTYPE_QINQ 0x88a8

#define ETHERNET_BYTES 14
#define ARP_BYTES 28
#define IPV4_BYTES 20
#define IPV6_BYTES 40

#define PROTOCOL_ICMP 1
#define PROTOCOL_TCP 6
#define PROTOCOL_UDP 17
#define PROTOCOL_ICMPV6 58

#define EEXIST 17

#define INLINE static __always_inline
/* Verified on its own, once, whatever calls it. */
#define VERIFIED_ALONE __noinline

/* A load that the compiler neither moves behind a later one nor repeats. */
#define READ_ONCE(place) (*(const volatile typeof(place) *)&(place))

/*
 * Reads a header that starts at a bounded offset: from the linear part where it lies there, else by the
 * helper. The copy makes every later look at it cheap for the verifier. Not 0: the frame ends before.
 */
#define MAX_LINEAR_OFFSET 1023
#define LOAD(skb, offset, to)                                                                     \
	({                                                                                        \
		long _result;                                                                     \
		__u32 _at = (offset);                                                             \
		void *_data = (void *)(long)(skb)->data;                                          \
		void *_end = (void *)(long)(skb)->data_end;                                       \
		if (_at <= MAX_LINEAR_OFFSET && _data + _at + sizeof(*(to)) <= _end) {            \
			*(to) = *(typeof(to))(_data + _at);                                       \
			_result = 0;                                                              \
		} else {                                                                          \
			_result = bpf_skb_load_bytes(skb, _at, to, sizeof(*(to)));                \
		}                                                                                 \
		_result;                                                                          \
	})

#endif
