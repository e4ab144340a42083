use std::collections::HashMap;
use std::net::IpAddr;

use header_space::{Direction, Family, FiveTuple, Protocol};

/// First fragments that were accepted, so that the others of their packets can follow.
#[derive(Clone, Debug)]
pub(super) struct FragmentCache {
    entries: HashMap<FragmentKey, Seen>,
    capacity: usize,
    uses: u64,
}

/// What all fragments of one packet have in common.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) struct FragmentKey {
    direction: Direction,
    source: IpAddr,
    destination: IpAddr,
    identification: u32,
    /// Zero in IPv6, where fragments need not agree on it.
    protocol: Protocol,
}

#[derive(Clone, Copy, Debug)]
struct Seen {
    at_secs: u64,
    last_use: u64,
}

/// How long the fragments of one packet may take.
const LIFETIME_SECS: u64 = 10;

impl FragmentKey {
    pub(super) fn of(direction: Direction, packet: &FiveTuple, identification: u32) -> Self {
        let protocol = match packet.family() {
            Family::V4 => packet.protocol,
            Family::V6 => Protocol(0),
        };
        let FiveTuple {
            source,
            destination,
            ..
        } = *packet;
        Self {
            direction,
            source,
            destination,
            identification,
            protocol,
        }
    }
}

impl FragmentCache {
    pub(super) fn new(capacity: usize) -> Self {
        Self {
            entries: HashMap::new(),
            capacity,
            uses: 0,
        }
    }

    /// Whether the first fragment was accepted a short while ago.
    pub(super) fn has(&mut self, key: &FragmentKey, now_secs: u64) -> bool {
        self.uses += 1;
        let Some(seen) = self.entries.get_mut(key) else {
            return false;
        };
        seen.last_use = self.uses;
        now_secs.saturating_sub(seen.at_secs) < LIFETIME_SECS
    }

    /// A first fragment was accepted.
    pub(super) fn remember(&mut self, key: FragmentKey, now_secs: u64) {
        self.uses += 1;
        if !self.entries.contains_key(&key) && self.entries.len() >= self.capacity {
            let oldest = self.entries.iter().min_by_key(|(_, seen)| seen.last_use);
            let Some(oldest) = oldest.map(|(key, _)| *key) else {
                return;
            };
            self.entries.remove(&oldest);
        }
        self.entries.insert(
            key,
            Seen {
                at_secs: now_secs,
                last_use: self.uses,
            },
        );
    }
}
