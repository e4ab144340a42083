use std::collections::BTreeMap;
use std::fmt;

use secgroup::{Policy, Reason, Verdict};

/// How often each kind of verdict came up: a test that is to cover them asks at its end.
#[derive(Clone, Debug, Default)]
pub struct Outcomes(BTreeMap<(Policy, Reason), u64>);

impl Outcomes {
    /// Counts a verdict.
    pub fn note(&mut self, verdict: Verdict) {
        *self
            .0
            .entry((verdict.policy, without_index(verdict.reason)))
            .or_default() += 1;
    }

    /// How often a reason came up; the index of a rule is not looked at.
    #[must_use]
    pub fn count(&self, reason: Reason) -> u64 {
        let is_it = |(key, _): &(&(Policy, Reason), &u64)| key.1 == without_index(reason);
        self.0.iter().filter(is_it).map(|(_, count)| count).sum()
    }

    /// The reasons that came up fewer times than this.
    #[must_use]
    pub fn rarer_than(&self, count: u64) -> Vec<Reason> {
        Reason::ALL
            .into_iter()
            .filter(|reason| self.count(*reason) < count)
            .collect()
    }
}

/// One line per kind of verdict.
impl fmt::Display for Outcomes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for ((policy, reason), count) in &self.0 {
            writeln!(f, "{count:>10} {policy:?} {reason:?}")?;
        }
        Ok(())
    }
}

fn without_index(reason: Reason) -> Reason {
    match reason {
        Reason::Rule { .. } => Reason::Rule { index: 0 },
        other => other,
    }
}
