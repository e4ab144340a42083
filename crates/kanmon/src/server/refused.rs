use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Why the listener let no request through: no action was known yet, so nothing else counts these.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Refused {
    /// The address has as many connections as one may have.
    Connection,
    /// A TLS handshake that failed, was none, or took too long.
    Handshake,
    /// Bytes that are no HTTP: 400.
    Malformed,
    /// A target or a head beyond the limit: 414, 431.
    Head,
    /// A head that did not come in time, idle connections among them.
    LateHead,
    /// A body beyond the limit: 413.
    Body,
    /// A body that did not come in time: 408.
    LateBody,
    /// A body that was cut short: 400.
    CutBody,
}

impl Refused {
    /// All of them, each at its own place.
    pub(crate) const ALL: [Self; 8] = [
        Self::Connection,
        Self::Handshake,
        Self::Malformed,
        Self::Head,
        Self::LateHead,
        Self::Body,
        Self::LateBody,
        Self::CutBody,
    ];

    /// Its name among the metrics.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Connection => "connections_of_peer",
            Self::Handshake => "handshake",
            Self::Malformed => "malformed",
            Self::Head => "head_too_large",
            Self::LateHead => "head_late",
            Self::Body => "body_too_large",
            Self::LateBody => "body_late",
            Self::CutBody => "body_cut",
        }
    }
}

/// How often the listener refused, by reason. Clones count together.
#[derive(Clone, Debug, Default)]
pub(crate) struct Refusals(Arc<[AtomicU64; Refused::ALL.len()]>);

impl Refusals {
    pub(super) fn count(&self, refused: Refused) {
        self.0[refused as usize].fetch_add(1, Ordering::Relaxed);
    }

    /// How often it refused for a reason.
    pub(crate) fn of(&self, refused: Refused) -> u64 {
        self.0[refused as usize].load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_is_counted_by_itself() {
        let refusals = Refusals::default();
        for (times, refused) in Refused::ALL.into_iter().enumerate() {
            (0..times).for_each(|_| refusals.count(refused));
        }
        for (times, refused) in Refused::ALL.into_iter().enumerate() {
            assert_eq!(refusals.of(refused), times as u64, "{}", refused.name());
        }
    }
}
