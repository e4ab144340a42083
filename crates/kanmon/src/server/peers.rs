use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, PoisonError};

use super::Limits;

/// How many connections each peer has open.
///
/// A peer is an IPv4 address, or the /64 of an IPv6 address, of which one host has as many as it likes.
#[derive(Clone)]
pub(super) struct Peers {
    open: Arc<Mutex<HashMap<IpAddr, usize>>>,
    of_peer: usize,
    of_this_machine: usize,
}

/// A connection of a peer, until it is dropped.
pub(super) struct Place {
    peers: Peers,
    peer: IpAddr,
}

impl Peers {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            open: Arc::default(),
            of_peer: limits.connections_of_peer,
            of_this_machine: limits.connections_of_this_machine,
        }
    }

    /// Takes a place for a connection from an address, if its peer has not as many as it may.
    pub(super) fn take(&self, address: IpAddr) -> Option<Place> {
        let peer = peer_of(address);
        let most = match peer.is_loopback() {
            true => self.of_this_machine,
            false => self.of_peer,
        };
        let mut all = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let open = all.entry(peer).or_default();
        if *open >= most {
            return None;
        }
        *open += 1;
        drop(all);
        Some(Place {
            peers: self.clone(),
            peer,
        })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let open = &self.peers.open;
        let mut all = open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = all.get_mut(&self.peer) {
            *open -= 1;
            if *open == 0 {
                all.remove(&self.peer);
            }
        }
    }
}

fn peer_of(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) if !address.is_loopback() => {
            IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64))
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_peer_has_so_many_connections_and_this_machine_others() {
        let limits = Limits {
            connections_of_peer: 2,
            connections_of_this_machine: 3,
            ..Limits::default()
        };
        for (behaviour, same_peer, most) in [
            ("an address", ["203.0.113.7", "203.0.113.7"], 2),
            (
                "an address in its IPv6 form",
                ["203.0.113.7", "::ffff:203.0.113.7"],
                2,
            ),
            ("addresses of one /64", ["2001:db8::1", "2001:db8::2"], 2),
            ("this machine", ["127.0.0.1", "127.0.0.1"], 3),
            ("this machine by IPv6", ["::1", "::1"], 3),
        ] {
            let peers = Peers::new(&limits);
            let address = |number: usize| same_peer[number % 2].parse().expect("an address");
            let mut places: Vec<_> = (0..most).map(|it| peers.take(address(it))).collect();
            assert!(places.iter().all(Option::is_some), "{behaviour}");
            assert!(peers.take(address(most)).is_none(), "{behaviour}: one more");
            for other in ["198.51.100.1", "2001:db8:0:1::1"] {
                let other = other.parse().expect("an address");
                assert!(peers.take(other).is_some(), "{behaviour}: {other}");
            }
            places.pop();
            assert!(
                peers.take(address(0)).is_some(),
                "{behaviour}: one has gone"
            );
            drop(places);
            let open = peers.open.lock().expect("no test panicked with it");
            assert!(open.is_empty(), "{behaviour}: {open:?} is remembered");
        }
    }
}
