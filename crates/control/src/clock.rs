use std::time::{SystemTime, UNIX_EPOCH};

use cloud_id::Timestamp;

/// What time it is.
pub trait Clock: Send + Sync + 'static {
    /// Now, in whole seconds.
    fn now(&self) -> Timestamp;
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
}
