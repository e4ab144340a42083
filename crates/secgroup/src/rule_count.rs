use crate::{Lists, Peer, Ports, Rule, RuleSpec, SecurityGroup, Traffic};

impl RuleSpec {
    /// As how many rules it counts against limits: one; a list counts as its `MaxEntries`, a prefix list
    /// with a port range list as the product of both.
    ///
    /// A list nobody knows counts as one.
    /// Source: ECS guide, limits of security groups. Choice: docs/decisions/0013-judging-frames.md
    #[must_use]
    pub fn weight(&self, lists: &(impl Lists + ?Sized)) -> u32 {
        let peers = match &self.peer {
            Peer::Cidr(_) | Peer::Group { .. } => 1,
            Peer::PrefixList(id) => lists
                .prefix_list(id)
                .map_or(1, |list| list.max_entries.into()),
        };
        let ports: u32 = match &self.traffic {
            Traffic::All
            | Traffic::Protocol(_)
            | Traffic::Ports {
                ports: Ports::Range(_),
                ..
            } => 1,
            Traffic::Ports {
                ports: Ports::List(id),
                ..
            } => lists
                .port_range_list(id)
                .map_or(1, |list| list.max_entries.into()),
        };
        peers * ports
    }

    /// Whether its peer is a group.
    #[must_use]
    pub fn names_a_group(&self) -> bool {
        matches!(self.peer, Peer::Group { .. })
    }
}

impl SecurityGroup {
    /// As how many rules its rules of both directions count; see [`RuleSpec::weight`].
    #[must_use]
    pub fn rule_weight(&self, lists: &(impl Lists + ?Sized)) -> u32 {
        weight_of(&self.rules, lists)
    }

    /// How many of its rules have a group as their peer. `GroupToGroupRuleCount` of the API.
    #[must_use]
    pub fn group_peer_rules(&self) -> u32 {
        group_peers_of(&self.rules)
    }
}

pub(crate) fn weight_of(rules: &[Rule], lists: &(impl Lists + ?Sized)) -> u32 {
    rules
        .iter()
        .map(|rule| rule.spec.weight(lists))
        .fold(0, u32::saturating_add)
}

pub(crate) fn group_peers_of(rules: &[Rule]) -> u32 {
    rules
        .iter()
        .filter(|rule| rule.spec.names_a_group())
        .count()
        .try_into()
        .unwrap_or(u32::MAX)
}
