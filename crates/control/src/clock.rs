use std::sync::LazyLock;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use cloud_id::Timestamp;

/// What time it is.
pub trait Clock: Send + Sync + 'static {
    /// Now, in whole seconds.
    fn now(&self) -> Timestamp;

    /// How much time has passed since some moment before. However the clock is set, this only goes forward: what
    /// has to last for a time is measured by it.
    fn passed(&self) -> Duration {
        static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);
        BEGAN.elapsed()
    }

    /// How far into the second of [`now`](Self::now) it is, in 65,536ths; `None` of a clock that has whole seconds
    /// only.
    fn fraction(&self) -> Option<u16> {
        None
    }
}

/// Time that goes on evenly from a beginning, however the clock is set meanwhile: what is kept for a time ends neither
/// early nor never.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EvenTime {
    began: Timestamp,
    passed: Duration,
}

impl EvenTime {
    /// From what the clock says now.
    pub(crate) fn begin(clock: &dyn Clock) -> Self {
        Self {
            began: clock.now(),
            passed: clock.passed(),
        }
    }

    /// What the clock would say had nobody set it since.
    pub(crate) fn now(&self, clock: &dyn Clock) -> Timestamp {
        let since = clock.passed().saturating_sub(self.passed).as_secs();
        let since = i64::try_from(since).unwrap_or(i64::MAX / 2);
        Timestamp::from_unix_secs(self.began.unix_secs.saturating_add(since))
    }
}

/// The clock of the operating system.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        Timestamp::from_unix_secs(i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
    }

    fn fraction(&self) -> Option<u16> {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
        u16::try_from((u64::from(since.subsec_nanos()) << 16) / 1_000_000_000).ok()
    }
}
