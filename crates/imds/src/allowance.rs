/// How much may still be asked: a bucket of places that fills again with time.
#[derive(Clone, Copy, Debug)]
pub struct Allowance {
    burst_millis: u64,
    millis_each: u64,
    /// Up to when everything is used up; a bucket that is full says a moment long ago.
    used_up_to: u64,
}

impl Allowance {
    /// `per_second` (1 to 1,000) for as long as one likes, and `burst` at once after a rest.
    #[must_use]
    pub fn new(per_second: u64, burst: u64) -> Self {
        let millis_each = (1_000 / per_second.clamp(1, 1_000)).max(1);
        Self {
            burst_millis: burst.saturating_mul(millis_each),
            millis_each,
            used_up_to: 0,
        }
    }

    /// Takes `weight` places at a moment, in milliseconds of a clock that never goes back. `false`, and nothing
    /// taken, when there are not so many.
    pub fn take(&mut self, now_millis: u64, weight: u64) -> bool {
        let from = self
            .used_up_to
            .max(now_millis.saturating_sub(self.burst_millis));
        let to = from.saturating_add(weight.saturating_mul(self.millis_each));
        if to > now_millis {
            return false;
        }
        self.used_up_to = to;
        true
    }

    /// After how many milliseconds there are `weight` places, if nobody else takes any.
    #[must_use]
    pub fn wait(&self, now_millis: u64, weight: u64) -> u64 {
        let from = self
            .used_up_to
            .max(now_millis.saturating_sub(self.burst_millis));
        from.saturating_add(weight.saturating_mul(self.millis_each))
            .saturating_sub(now_millis)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_and_then_so_many_a_second() {
        let mut allowance = Allowance::new(100, 5);
        let now = 1_000_000;
        assert_eq!((0..9).filter(|_| allowance.take(now, 1)).count(), 5);
        assert_eq!(allowance.wait(now, 1), 10);
        assert!(!allowance.take(now + 9, 1));
        assert!(allowance.take(now + 10, 1));
        let later = now + 3_600_000;
        assert!(
            !allowance.take(later, 6),
            "a rest gives no more than the burst"
        );
        assert!(allowance.take(later, 5));
        assert!(!allowance.take(later, 1));
    }
}
