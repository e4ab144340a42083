/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * What a packet that starts a flow gets: the twin of secgroup::decide. Five look-ups give five bit vectors; the
 * first bit of their conjunction is the decision.
 */
#ifndef KANMON_POLICY_H
#define KANMON_POLICY_H

#include "packet.h"

/* A packet from the ENI's side. */
struct question {
	union address local;
	union address remote;
	__u32 domain;
	__u32 table; /* row of the header; 0 = none */
	__u16 source_port; /* host byte order */
	__u16 destination_port;
	__u8 protocol;
	__u8 is_v6;
	__u8 egress;
	__u8 smtp_exempt;
};

#define SMTP_PORT 25
#define NO_ROW 0xffffffff /* beyond every map */
#define SEARCH_STEPS 18 /* MAX_INTERVALS is 2^17 */

INLINE struct row *row_at(__u32 number)
{
	return bpf_map_lookup_elem(&policy_rows, &number);
}

/* Whether a < b. Without a branch, for the processor's sake and the verifier's: 1 or 0. */
INLINE __u64 is_less(__u64 a, __u64 b, __u64 borrow)
{
	return ((~a & b) | ((~a | b) & (a - b - borrow))) >> 63;
}

INLINE __u64 is_less_address(const union address *a, const union address *b)
{
	__u64 borrow = is_less(bpf_be64_to_cpu(a->longs[1]), bpf_be64_to_cpu(b->longs[1]), 0);

	return is_less(bpf_be64_to_cpu(a->longs[0]), bpf_be64_to_cpu(b->longs[0]), borrow);
}

/*
 * The last of the sorted starts that is at most the value. The answer lies in [low, low + size), which a step
 * halves. A row has `per_row` starts, and `less` says whether the value is below `*start`.
 */
#define LAST_AT_MOST(keys, count, type, per_row, less)                                            \
	({                                                                                        \
		__u32 _low = 0, _size = (count);                                                  \
		for (int _step = 0; _step < SEARCH_STEPS && _size > 1; _step++) {                 \
			__u32 _half = _size / 2, _middle = _low + _half;                          \
			struct row *_row = row_at((keys) + _middle / (per_row));                  \
			if (!_row)                                                                \
				return NO_ROW;                                                    \
			const type *start = &((const type *)_row)[_middle % (per_row)];           \
			_low += _half & ((__u32)(less) - 1);                                      \
			_size -= _half;                                                           \
		}                                                                                 \
		_low;                                                                             \
	})

/* The row of the bit vector of an interval. */
INLINE __u32 vector_of(__u32 table, const struct section *section, __u32 interval)
{
	struct row *classes = row_at(table + section->classes + interval / 64);

	if (!classes)
		return NO_ROW;
	return table + section->rows + ((__u16 *)classes)[interval % 64];
}

VERIFIED_ALONE __u32 v4_vector(__u32 table, const struct section *section, __u32 address)
{
	__u32 interval;

	if (!section)
		return NO_ROW;
	interval = LAST_AT_MOST(table + section->keys, section->key_count, __u32, 32,
				is_less(address, *start, 0));
	return vector_of(table, section, interval);
}

VERIFIED_ALONE __u32 v6_vector(__u32 table, const struct section *section,
			       const union address *address)
{
	__u32 interval;

	if (!section || !address)
		return NO_ROW;
	interval = LAST_AT_MOST(table + section->keys, section->key_count, union address, 8,
				is_less_address(address, start));
	return vector_of(table, section, interval);
}

VERIFIED_ALONE __u32 port_vector(__u32 table, const struct section *section, __u16 port)
{
	__u32 interval;

	if (!section)
		return NO_ROW;
	interval = LAST_AT_MOST(table + section->keys, section->key_count, __u16, 64,
				is_less(port, *start, 0));
	return vector_of(table, section, interval);
}

INLINE __u32 address_vector(__u32 table, const struct section *section,
			    const union address *address, __u8 is_v6)
{
	return is_v6 ? v6_vector(table, section, address)
		     : v4_vector(table, section, bpf_ntohl(address->words[3]));
}

INLINE __u32 protocol_vector(__u32 table, const struct table_header *header, __u8 protocol)
{
	struct row *classes = row_at(table + header->protocol_classes + protocol / 128);

	if (!classes)
		return NO_ROW;
	return table + header->protocol_rows + ((__u8 *)classes)[protocol % 128];
}

INLINE struct row *identity_vector(const struct question *question)
{
	struct address_key address = { .domain = question->domain };
	struct identity_row_key key = { .table = question->table };
	struct address_value *value;

	__builtin_memcpy(address.address, question->remote.bytes, 16);
	value = bpf_map_lookup_elem(&addresses, &address);
	if (!value)
		return 0;
	key.identity = READ_ONCE(value->identity);
	if (!key.identity)
		return 0;
	return bpf_map_lookup_elem(&identity_rows, &key);
}

/* Without a branch, which the verifier would follow for every word. */
INLINE __u32 lowest_bit(__u64 word)
{
	return __builtin_popcountll((word & -word) - 1);
}

/* The rows whose conjunction is looked at. A mask of ones makes its row count as all ones. */
struct vectors {
	struct row *remote, *identity, *local, *port, *source_port, *protocol, *accept;
	__u64 any_remote, identity_counts, any_local, any_port, any_source_port;
};

VERIFIED_ALONE __u32 decide(const struct question *question)
{
	struct table_header *header;
	struct vectors v = {};
	__u32 table;
	bool has_ports;

	if (!question || !question->table)
		return DROP(REASON_NO_POLICY);
	if (question->egress && question->protocol == PROTOCOL_TCP &&
	    question->destination_port == SMTP_PORT && !question->smtp_exempt)
		return DROP(REASON_SMTP);
	table = question->table;
	header = (struct table_header *)row_at(table);
	if (!header || header->version != KANMON_ABI_VERSION)
		return DROP(REASON_NO_POLICY);
	has_ports = question->protocol == PROTOCOL_TCP || question->protocol == PROTOCOL_UDP;

	v.remote = v.local = v.port = v.source_port = v.identity = (struct row *)header;
	v.any_remote = v.any_local = v.any_port = v.any_source_port = ~0ull;
	if (header->remote.key_count) {
		v.remote = row_at(address_vector(table, &header->remote, &question->remote,
						 question->is_v6));
		v.any_remote = 0;
	}
	if (header->local.key_count) {
		v.local = row_at(address_vector(table, &header->local, &question->local,
						question->is_v6));
		v.any_local = 0;
	}
	if (has_ports && header->port.key_count) {
		v.port = row_at(port_vector(table, &header->port, question->destination_port));
		v.any_port = 0;
	}
	if (has_ports && header->source_port.key_count) {
		v.source_port =
			row_at(port_vector(table, &header->source_port, question->source_port));
		v.any_source_port = 0;
	}
	v.protocol = row_at(protocol_vector(table, header, question->protocol));
	v.accept = row_at(table + header->accept);
	if (!v.remote || !v.local || !v.port || !v.source_port || !v.protocol || !v.accept)
		return DROP(REASON_NO_POLICY);
	if (header->flags & TABLE_NAMES_GROUPS) {
		struct row *identity = identity_vector(question);

		if (identity) {
			v.identity = identity;
			v.identity_counts = ~0ull;
		}
	}

	for (__u32 word = 0; word < ROW_WORDS; word++) {
		__u64 bits;

		if (word >= header->word_count)
			break;
		bits = (v.remote->words[word] | v.any_remote |
			(v.identity->words[word] & v.identity_counts)) &
		       (v.local->words[word] | v.any_local) &
		       (v.port->words[word] | v.any_port) &
		       (v.source_port->words[word] | v.any_source_port) &
		       v.protocol->words[word];
		if (bits) {
			__u32 bit = lowest_bit(bits), accept = 0;
			__u32 place = word * 64 + bit;

			if (v.accept->words[word] >> bit & 1)
				accept = ACCEPT_BIT;
			if (!place)
				return accept | DROP(REASON_INNER_ACCESS);
			return accept | DROP(REASON_RULE) | ((place - 1) & 0xffff);
		}
	}
	return header->flags & TABLE_DEFAULT_ACCEPT ? ACCEPT(REASON_DEFAULT)
						    : DROP(REASON_DEFAULT);
}

#endif
