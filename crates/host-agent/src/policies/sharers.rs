//! Which ENIs share a set of groups.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use cloud_id::{EniId, SecurityGroupId};

use super::PolicyKey;

/// The sets of groups that ENIs have, by which a change finds those it concerns and looks at no other.
#[derive(Default)]
pub(super) struct Sharers {
    by_key: BTreeMap<Arc<PolicyKey>, Shared>,
    keys_with: BTreeMap<SecurityGroupId, BTreeSet<Arc<PolicyKey>>>,
}

#[derive(Default)]
struct Shared {
    enis: BTreeSet<EniId>,
    /// The number that stands for the set, once it has one.
    identity: Option<u32>,
}

impl Sharers {
    pub(super) fn add(&mut self, key: &Arc<PolicyKey>, eni: &EniId) {
        if !self.by_key.contains_key(key) {
            for group in &key.1 {
                let keys = self.keys_with.entry(group.clone()).or_default();
                keys.insert(Arc::clone(key));
            }
        }
        let shared = self.by_key.entry(Arc::clone(key)).or_default();
        shared.enis.insert(eni.clone());
    }

    /// Says whether nobody has the set any more.
    pub(super) fn remove(&mut self, key: &PolicyKey, eni: &EniId) -> bool {
        let Some(shared) = self.by_key.get_mut(key) else {
            return false;
        };
        shared.enis.remove(eni);
        if !shared.enis.is_empty() {
            return false;
        }
        self.by_key.remove(key);
        for group in &key.1 {
            if let Some(keys) = self.keys_with.get_mut(group) {
                keys.remove(key);
                if keys.is_empty() {
                    self.keys_with.remove(group);
                }
            }
        }
        true
    }

    /// Whether an ENI has exactly this set.
    pub(super) fn has(&self, key: &PolicyKey) -> bool {
        self.by_key.contains_key(key)
    }

    /// The ENIs that have exactly this set.
    pub(super) fn enis(&self, key: &PolicyKey) -> impl Iterator<Item = &EniId> {
        self.by_key.get(key).into_iter().flat_map(|it| &it.enis)
    }

    /// The sets that a group is in.
    pub(super) fn keys_with(
        &self,
        group: &SecurityGroupId,
    ) -> impl Iterator<Item = &Arc<PolicyKey>> {
        self.keys_with.get(group).into_iter().flatten()
    }

    pub(super) fn identity(&self, key: &PolicyKey) -> Option<u32> {
        self.by_key.get(key)?.identity
    }

    pub(super) fn set_identity(&mut self, key: &PolicyKey, identity: u32) {
        if let Some(shared) = self.by_key.get_mut(key) {
            shared.identity = Some(identity);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(groups: &[&str]) -> Arc<PolicyKey> {
        Arc::new((1, groups.iter().map(|id| id.parse().unwrap()).collect()))
    }

    #[test]
    fn a_set_is_found_by_its_groups_as_long_as_an_eni_has_it() {
        let mut sharers = Sharers::default();
        let (a, b) = ("eni-a".parse().unwrap(), "eni-b".parse().unwrap());
        let (one, both) = (key(&["sg-1"]), key(&["sg-1", "sg-2"]));
        sharers.add(&one, &a);
        sharers.add(&both, &a);
        sharers.add(&both, &b);
        sharers.set_identity(&both, 7);
        let with = |sharers: &Sharers, group: &str| {
            let group = group.parse().unwrap();
            sharers.keys_with(&group).cloned().collect::<Vec<_>>()
        };
        assert_eq!(with(&sharers, "sg-1"), [one.clone(), both.clone()]);
        assert_eq!(with(&sharers, "sg-2").len(), 1);
        assert!(!sharers.remove(&both, &a));
        assert_eq!(sharers.identity(&both), Some(7));
        assert_eq!(sharers.enis(&both).collect::<Vec<_>>(), [&b]);
        assert!(sharers.remove(&both, &b));
        assert!(!sharers.remove(&both, &b), "it is gone already");
        assert_eq!(with(&sharers, "sg-1"), [one]);
        assert_eq!(with(&sharers, "sg-2"), []);
        sharers.add(&both, &b);
        assert_eq!(
            sharers.identity(&both),
            None,
            "it has to be asked for again"
        );
    }
}
