use std::mem::offset_of;
use std::net::IpAddr;

use dataplane_abi::{ROW_BYTES, Row, Section, TABLE_DEFAULT_ACCEPT, TableHeader};
use header_space::{Direction, Family, FiveTuple};
use secgroup::{Policy, Reason, Verdict};

use crate::rows::{row_of, u8_at, u16_at, u32_at, u128_at};

/// A policy table: the rows to write, header first. Row numbers in it count from its first row.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TableImage {
    direction: Direction,
    family: Family,
    header: TableHeader,
    rows: Vec<Row>,
}

impl TableImage {
    /// The image with these rows, the first of which becomes the header.
    pub(crate) fn new(
        direction: Direction,
        family: Family,
        header: TableHeader,
        mut rows: Vec<Row>,
    ) -> Self {
        rows[0] = header_row(&header);
        Self {
            direction,
            family,
            header,
            rows,
        }
    }

    /// Whose direction it decides.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// Which addresses it knows.
    #[must_use]
    pub fn family(&self) -> Family {
        self.family
    }

    /// What its first row says.
    #[must_use]
    pub fn header(&self) -> &TableHeader {
        &self.header
    }

    /// The rows.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// What a packet gets that starts a flow: the kernel's look-up, step by step.
    ///
    /// `identity` has the bits of the remote address, see [`crate::identity_row`]; zeros for a stranger. A
    /// packet of the other family is dropped. The answer covers member traffic, rules and default.
    #[must_use]
    pub fn lookup(&self, packet: &FiveTuple, identity: &Row) -> Verdict {
        let (local, remote) = match self.direction {
            Direction::Ingress => (packet.destination, packet.source),
            Direction::Egress => (packet.source, packet.destination),
        };
        let (remote, local) = match (self.family, remote, local) {
            (Family::V4, IpAddr::V4(remote), IpAddr::V4(local)) => (
                self.vector(&self.header.remote, remote.into(), u32_at),
                self.vector(&self.header.local, local.into(), u32_at),
            ),
            (Family::V6, IpAddr::V6(remote), IpAddr::V6(local)) => (
                self.vector(&self.header.remote, remote.into(), u128_at),
                self.vector(&self.header.local, local.into(), u128_at),
            ),
            _ => {
                return Verdict {
                    policy: Policy::Drop,
                    reason: Reason::NoPolicy,
                };
            }
        };
        let (port, source_port) = if packet.protocol.has_ports() {
            (
                self.vector(&self.header.port, packet.destination_port, u16_at),
                self.vector(&self.header.source_port, packet.source_port, u16_at),
            )
        } else {
            (&ALL, &ALL)
        };
        let class = u8_at(
            &self.rows,
            self.header.protocol_classes,
            packet.protocol.0.into(),
        );
        let protocol = &self.rows[self.header.protocol_rows as usize + usize::from(class)];

        for word in 0..usize::from(self.header.word_count) {
            let bits = (remote.words[word] | identity.words[word])
                & local.words[word]
                & port.words[word]
                & source_port.words[word]
                & protocol.words[word];
            if bits != 0 {
                return self.decision(word * 64 + bits.trailing_zeros() as usize);
            }
        }
        let default_accept = self.header.flags & TABLE_DEFAULT_ACCEPT != 0;
        let policy = if default_accept {
            Policy::Accept
        } else {
            Policy::Drop
        };
        Verdict {
            policy,
            reason: Reason::Default,
        }
    }

    /// The bit vector of the interval that a value lies in; all bits where the table does not look.
    fn vector<K: Ord>(
        &self,
        section: &Section,
        value: K,
        key_at: fn(&[Row], u32, usize) -> K,
    ) -> &Row {
        let mut size = section.key_count as usize;
        if size == 0 {
            return &ALL;
        }
        // The last start that is not above the value; the first start is zero.
        let mut found = 0;
        while size > 1 {
            let half = size / 2;
            if key_at(&self.rows, section.keys, found + half) <= value {
                found += half;
            }
            size -= half;
        }
        let class = u16_at(&self.rows, section.classes, found);
        &self.rows[section.rows as usize + usize::from(class)]
    }

    fn decision(&self, bit: usize) -> Verdict {
        let accept = &self.rows[self.header.accept as usize];
        let accepts = accept.words[bit / 64] >> (bit % 64) & 1 != 0;
        let reason = match bit.checked_sub(1) {
            None => Reason::InnerAccess,
            Some(index) => Reason::Rule {
                index: index as u16,
            },
        };
        Verdict {
            policy: if accepts {
                Policy::Accept
            } else {
                Policy::Drop
            },
            reason,
        }
    }
}

fn header_row(header: &TableHeader) -> Row {
    let mut bytes = [0; ROW_BYTES];
    let mut put = |at: usize, value: &[u8]| bytes[at..at + value.len()].copy_from_slice(value);
    put(
        offset_of!(TableHeader, version),
        &header.version.to_ne_bytes(),
    );
    put(
        offset_of!(TableHeader, rule_count),
        &header.rule_count.to_ne_bytes(),
    );
    put(offset_of!(TableHeader, word_count), &[header.word_count]);
    put(offset_of!(TableHeader, flags), &[header.flags]);
    for (at, section) in [
        (offset_of!(TableHeader, remote), &header.remote),
        (offset_of!(TableHeader, local), &header.local),
        (offset_of!(TableHeader, port), &header.port),
        (offset_of!(TableHeader, source_port), &header.source_port),
    ] {
        put(at + offset_of!(Section, keys), &section.keys.to_ne_bytes());
        put(
            at + offset_of!(Section, key_count),
            &section.key_count.to_ne_bytes(),
        );
        put(
            at + offset_of!(Section, classes),
            &section.classes.to_ne_bytes(),
        );
        put(at + offset_of!(Section, rows), &section.rows.to_ne_bytes());
    }
    put(
        offset_of!(TableHeader, protocol_classes),
        &header.protocol_classes.to_ne_bytes(),
    );
    put(
        offset_of!(TableHeader, protocol_rows),
        &header.protocol_rows.to_ne_bytes(),
    );
    put(
        offset_of!(TableHeader, accept),
        &header.accept.to_ne_bytes(),
    );
    put(
        offset_of!(TableHeader, row_count),
        &header.row_count.to_ne_bytes(),
    );
    row_of(&bytes)
}

/// The vector of a field that the table does not look at.
const ALL: Row = Row {
    words: [u64::MAX; 16],
};

const _: () = assert!(size_of::<TableHeader>() == ROW_BYTES, "a header is one row");
