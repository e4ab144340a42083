use cloud_id::SecurityGroupId;
use dataplane_abi::Row;
use header_space::Direction;
use secgroup::{EffectiveRules, PeerMatch};

use crate::rows::{INNER_ACCESS_BIT, rule_bit, set};

/// The bits that a remote address sets in the tables of one direction, both families, when its ENI is in
/// these groups (ascending): inner access on ingress, and every rule whose peer is one of the groups.
///
/// A row of zeros need not be written: an identity without a row has no bits.
#[must_use]
pub fn identity_row(
    effective: &EffectiveRules,
    direction: Direction,
    groups: &[SecurityGroupId],
) -> Row {
    let mut row = Row::default();
    let is_in = |group: &SecurityGroupId| groups.binary_search(group).is_ok();
    if direction == Direction::Ingress && effective.inner_access_groups().iter().any(is_in) {
        set(&mut row, INNER_ACCESS_BIT);
    }
    for (index, rule) in effective.rules(direction).iter().enumerate() {
        match &rule.peer {
            PeerMatch::Group(group) if is_in(group) => set(&mut row, rule_bit(index)),
            PeerMatch::Group(_) | PeerMatch::Addresses(_) => {}
        }
    }
    row
}
