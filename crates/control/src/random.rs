/// Where random bits come from.
pub trait Random: Send + Sync + 'static {
    /// 128 random bits.
    fn next(&self) -> u128;
}

/// The operating system's random source.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemRandom;

impl Random for SystemRandom {
    fn next(&self) -> u128 {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)
            .expect("the operating system has random bytes once it has booted");
        u128::from_le_bytes(bytes)
    }
}
