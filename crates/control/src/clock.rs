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
