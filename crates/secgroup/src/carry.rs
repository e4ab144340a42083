use crate::GroupType;

/// Where rules of a group are carried to, seen from where they come from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Destination {
    /// The type of the group they are for.
    pub group_type: GroupType,
    /// Whether it is in the same VPC (or both are classic).
    pub is_same_network: bool,
    /// Whether it is in the same region.
    pub is_same_region: bool,
    /// Whether it is in the classic network.
    pub is_classic: bool,
}

/// What a rule relies on besides addresses and ports.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Reliance {
    /// Its peer is a group.
    pub on_group: bool,
    /// Its peer is a prefix list.
    pub on_prefix_list: bool,
    /// Its ports are a port range list's.
    pub on_port_range_list: bool,
    /// It is about the public card of the classic network.
    pub on_public_card: bool,
}

/// Why a rule cannot be carried to another group.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum CarryError {
    /// Its peer is a group, and the destination is an advanced one.
    #[error("an advanced group cannot name a group as peer; give its addresses instead")]
    GroupToAdvanced,
    /// Its peer is a group of the VPC it leaves.
    #[error("its peer group is in another network; name a group of the new one, or addresses")]
    GroupOutsideNetwork,
    /// It names a list of the region it leaves.
    #[error("its list is of another region; make the list there first")]
    ListOutsideRegion,
    /// The classic network has neither prefix lists nor port range lists.
    #[error("the classic network has no lists; give addresses and ports instead")]
    ListToClassic,
    /// The public card is the classic network's.
    #[error("it is about the public card of the classic network, which a VPC does not have")]
    PublicCardToVpc,
}

impl Destination {
    /// Whether a rule can be carried, going by what it relies on. What else stands against it (a limit, say) shows when
    /// it is added.
    ///
    /// Source: ECS guide, cloning of security groups; guide 001, types of security groups.
    ///
    /// # Errors
    /// The first obstacle.
    pub fn takes(self, rule: Reliance) -> Result<(), CarryError> {
        if rule.on_group && self.group_type == GroupType::Advanced {
            return Err(CarryError::GroupToAdvanced);
        }
        if rule.on_group && !(self.is_same_network && self.is_same_region) {
            return Err(CarryError::GroupOutsideNetwork);
        }
        let on_list = rule.on_prefix_list || rule.on_port_range_list;
        if on_list && !self.is_same_region {
            return Err(CarryError::ListOutsideRegion);
        }
        if on_list && self.is_classic {
            return Err(CarryError::ListToClassic);
        }
        if rule.on_public_card && !self.is_classic {
            return Err(CarryError::PublicCardToVpc);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_stays_behind_where_what_it_names_does_not_exist() {
        let same = Destination {
            group_type: GroupType::Basic,
            is_same_network: true,
            is_same_region: true,
            is_classic: false,
        };
        let other_vpc = Destination {
            is_same_network: false,
            ..same
        };
        let other_region = Destination {
            is_same_region: false,
            ..other_vpc
        };
        let advanced = Destination {
            group_type: GroupType::Advanced,
            ..same
        };
        let classic = Destination {
            is_classic: true,
            ..other_vpc
        };
        let addresses = Reliance::default();
        let group = Reliance {
            on_group: true,
            ..addresses
        };
        let prefixes = Reliance {
            on_prefix_list: true,
            ..addresses
        };
        let ports = Reliance {
            on_port_range_list: true,
            ..addresses
        };
        let public = Reliance {
            on_public_card: true,
            ..addresses
        };
        for (destination, rule, expected) in [
            (same, group, Ok(())),
            (same, prefixes, Ok(())),
            (other_region, addresses, Ok(())),
            (other_vpc, prefixes, Ok(())),
            (classic, public, Ok(())),
            (advanced, group, Err(CarryError::GroupToAdvanced)),
            (other_vpc, group, Err(CarryError::GroupOutsideNetwork)),
            (other_region, group, Err(CarryError::GroupOutsideNetwork)),
            (other_region, ports, Err(CarryError::ListOutsideRegion)),
            (classic, prefixes, Err(CarryError::ListToClassic)),
            (classic, ports, Err(CarryError::ListToClassic)),
            (same, public, Err(CarryError::PublicCardToVpc)),
        ] {
            assert_eq!(
                destination.takes(rule),
                expected,
                "{destination:?} {rule:?}"
            );
        }
    }
}
