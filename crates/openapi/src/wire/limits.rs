/// Longest request target, in bytes. A hundred rules in a query fit several times.
pub const MAX_TARGET_BYTES: usize = 256 * 1024;

/// Longest body, in bytes.
pub const MAX_BODY_BYTES: usize = 1024 * 1024;

/// Most parameters of a request, query and body together.
pub const MAX_PARAMS: usize = 5_000;

/// Longest name of a parameter, in bytes.
pub(crate) const MAX_NAME_BYTES: usize = 512;

/// Most headers of a request.
pub(crate) const MAX_HEADERS: usize = 100;

/// Most bytes of names and values of all headers together.
pub(crate) const MAX_HEADER_BYTES: usize = 64 * 1024;

/// Longest nonce, in bytes.
pub(crate) const MAX_NONCE_BYTES: usize = 128;

/// How far a timestamp may be from the clock, either way.
///
/// Source: RPC protocol, `Timestamp`; `InvalidTimeStamp.Expired`.
pub const CLOCK_WINDOW_SECS: i64 = 15 * 60;
