use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// How often each peer may call without a signature: as often as an account may assume roles. Each such call costs the
/// verification of something that anybody can make up.
///
/// What all of an IPv6 /64 ask for counts together. Of more peers than are remembered, those that come last share one count.
/// Source: STS guide, limits. Choice: docs/decisions/0037-identity-federation.md
#[derive(Default)]
pub(crate) struct Peers {
    counts: Mutex<HashMap<Option<u64>, Count>>,
}

/// Calls in a minute of the clock that only goes forward.
#[derive(Clone, Copy)]
struct Count {
    minute: u64,
    calls: u32,
}

/// Calls a minute.
pub(crate) const EACH_MINUTE: u32 = 6_000;
/// How many peers are remembered at once.
const MOST: usize = 65_536;

impl Peers {
    /// Counts a call of a peer.
    ///
    /// # Errors
    /// There were too many in this minute; in so many seconds the next one begins.
    pub(crate) fn take(&self, peer: Option<IpAddr>, passed: Duration) -> Result<(), u64> {
        let minute = passed.as_secs() / 60;
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let mut peer = peer.map(network);
        if counts.len() >= MOST && !counts.contains_key(&peer) {
            counts.retain(|_, count| count.minute >= minute);
            if counts.len() >= MOST {
                peer = None;
            }
        }
        let count = counts.entry(peer).or_insert(Count { minute, calls: 0 });
        // Two calls may reach this in another order than they read the clock in.
        if minute > count.minute {
            *count = Count { minute, calls: 0 };
        }
        if count.calls >= EACH_MINUTE {
            return Err(60 - passed.as_secs() % 60);
        }
        count.calls += 1;
        Ok(())
    }
}

/// An IPv4 address, or the first half of an IPv6 address: whoever has one of those has all of the rest.
fn network(peer: IpAddr) -> u64 {
    match peer.to_canonical() {
        IpAddr::V4(address) => u64::from(u32::from(address)),
        // The first bits of global addresses are not all zero.
        IpAddr::V6(address) => u64::try_from(u128::from(address) >> 64).unwrap_or(u64::MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_peer_has_so_many_calls_a_minute_and_takes_none_of_anothers() {
        let peers = Peers::default();
        let peer = |text: &str| Some(text.parse().expect("an address"));
        let at = Duration::from_secs;
        for _ in 0..EACH_MINUTE {
            assert_eq!(peers.take(peer("192.0.2.1"), at(65)), Ok(()));
            assert_eq!(peers.take(peer("2001:db8::1"), at(65)), Ok(()));
        }
        assert_eq!(peers.take(peer("192.0.2.1"), at(65)), Err(55));
        assert_eq!(peers.take(peer("::ffff:192.0.2.1"), at(65)), Err(55));
        assert_eq!(peers.take(peer("2001:db8::ffff"), at(65)), Err(55));
        assert_eq!(peers.take(peer("2001:db8:0:1::1"), at(65)), Ok(()));
        assert_eq!(peers.take(peer("192.0.2.2"), at(65)), Ok(()));
        assert_eq!(peers.take(peer("192.0.2.1"), at(120)), Ok(()));
    }

    #[test]
    fn when_there_are_too_many_peers_the_last_share_a_count() {
        let peers = Peers::default();
        let peer = |at: u32| Some(IpAddr::V4(at.into()));
        for at in 0..u32::try_from(MOST).expect("a small number") {
            assert_eq!(peers.take(peer(at + 1), Duration::ZERO), Ok(()));
        }
        for at in 0..EACH_MINUTE {
            assert_eq!(peers.take(peer(1_000_000 + at), Duration::ZERO), Ok(()));
        }
        assert!(peers.take(peer(2_000_000), Duration::ZERO).is_err());
        assert_eq!(peers.take(peer(1), Duration::ZERO), Ok(()));
        // A minute later they are forgotten.
        assert_eq!(peers.take(peer(2_000_000), Duration::from_secs(60)), Ok(()));
    }
}
