//! What every change of a group's rules does beside the change itself.

use std::collections::BTreeSet;
use std::sync::Arc;

use estate::{GroupSurroundings, Object, ObjectKey, Snapshot};
use secgroup::{Peer, Ports, SecurityGroup, Surroundings, Traffic};

use crate::caller::Permit;
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// What a change of the group's rules must know.
pub(super) fn surroundings<'a>(
    planner: &Planner<'a>,
    group: &'a SecurityGroup,
) -> GroupSurroundings<'a> {
    planner
        .snapshot()
        .surroundings(&group.id, planner.limits_of(group.owner))
}

/// Writes a group with other rules, and takes part in every invariant that its new rules touch: what they name
/// stays, and no ENI gets more rules than it may have. A group that did not change is not written.
pub(super) fn put(
    planner: &mut Planner<'_>,
    permit: &Permit,
    before: &SecurityGroup,
    after: SecurityGroup,
) {
    if after == *before {
        return;
    }
    let known = named_by(before);
    for guard in named_by(&after).difference(&known) {
        planner.bump(guard.clone());
    }
    let snapshot = planner.snapshot();
    if after.rule_weight(snapshot) > before.rule_weight(snapshot) {
        // The count rests on who is in the group and on the other groups of those ENIs.
        planner.bump(GuardKey::Membership(after.id.clone()));
        for other in groups_beside(snapshot, before) {
            planner.depends_on(other);
        }
    }
    planner.put(permit, Object::SecurityGroup(Arc::new(after)));
}

/// The ENIs in a group that would have more rules than they may have, where the fullest would have `wanted`.
pub(super) fn overfull_enis(
    snapshot: &Snapshot,
    group: &SecurityGroup,
    surroundings: &GroupSurroundings<'_>,
    wanted: u32,
    limit: u32,
) -> String {
    let of_group = wanted.saturating_sub(surroundings.rules_beside());
    let others = |groups: &[cloud_id::SecurityGroupId]| {
        let others = groups.iter().filter(|id| **id != group.id);
        let groups = others.filter_map(|id| snapshot.security_group(id));
        groups
            .map(|group| group.rule_weight(snapshot))
            .fold(0, u32::saturating_add)
    };
    let overfull = snapshot
        .enis_in(&group.id)
        .filter(|eni| of_group.saturating_add(others(&eni.groups)) > limit)
        .map(|eni| eni.id.as_str());
    few(overfull)
}

/// The first ten of some names, and how many more there are.
pub(super) fn few<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut names = names.peekable();
    let first: Vec<&str> = names.by_ref().take(10).collect();
    match names.count() {
        0 => first.join(", "),
        more => format!("{} and {more} more", first.join(", ")),
    }
}

/// The guards of what a group's rules name.
fn named_by(group: &SecurityGroup) -> BTreeSet<GuardKey> {
    let mut guards = BTreeSet::new();
    for rule in &group.rules {
        match &rule.spec.peer {
            Peer::Group { group, .. } => {
                guards.insert(GuardKey::GroupReferences(group.clone()));
            }
            Peer::PrefixList(list) => {
                guards.insert(GuardKey::PrefixListAssociations(list.clone()));
            }
            Peer::Cidr(_) => {}
        }
        if let Traffic::Ports {
            ports: Ports::List(list),
            ..
        } = &rule.spec.traffic
        {
            guards.insert(GuardKey::PortRangeListAssociations(list.clone()));
        }
    }
    guards
}

fn groups_beside(snapshot: &Snapshot, group: &SecurityGroup) -> BTreeSet<ObjectKey> {
    let groups = snapshot.group_sets_with(&group.id).flatten();
    groups
        .filter(|id| **id != group.id)
        .cloned()
        .map(ObjectKey::SecurityGroup)
        .collect()
}
