use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::Arc;

use cloud_id::{SecurityGroupId, SecurityGroupRuleId};
use estate::{Eni, Snapshot};
use header_space::{Direction, FiveTuple};
use secgroup::{
    EffectiveRules, Exemptions, Loser, Policy, Reason, RuleInPlace, Stage, Verdict, explain,
};

use super::rule_holder::rule_holder;
use super::rule_text::rule_text;

/// What one end says about a packet, in words.
#[derive(Debug, Default)]
pub(super) struct Side {
    pub(super) decider_eni_id: String,
    pub(super) policy: String,
    pub(super) stage: String,
    pub(super) reason: String,
    pub(super) winner_rule_id: String,
    pub(super) winner_group_id: String,
    pub(super) winner_rule: String,
    pub(super) losers: Vec<LostRule>,
    pub(super) witness: String,
    pub(super) accepts: bool,
}

/// A rule that did not decide.
#[derive(Debug)]
pub(super) struct LostRule {
    pub(super) rule_id: String,
    pub(super) group_id: String,
    pub(super) rule: String,
    pub(super) policy: String,
    pub(super) priority: i64,
    pub(super) why: String,
}

impl Side {
    /// What an ENI's groups say about a packet that starts a flow.
    pub(super) fn of(
        snapshot: &Snapshot,
        eni: &Eni,
        exemptions: Exemptions,
        direction: Direction,
        packet: &FiveTuple,
    ) -> Self {
        let groups: Vec<_> = eni
            .groups
            .iter()
            .filter_map(|id| snapshot.security_group(id).cloned())
            .collect();
        let rules = EffectiveRules::of(&groups, &|id| snapshot.prefix_list(id).cloned(), &|id| {
            snapshot.port_range_list(id).cloned()
        });
        let members = members_beside(snapshot, eni);
        let explanation = explain(&rules, &members, direction, packet, &exemptions);
        let Verdict { policy, reason } = explanation.verdict;
        let winner = explanation.winner.as_ref();
        Self {
            decider_eni_id: eni.id.to_string(),
            policy: policy_text(policy).to_owned(),
            stage: stage_text(reason.stage()).to_owned(),
            reason: reason_text(reason, winner),
            winner_rule_id: winner.map(|it| it.rule.to_string()).unwrap_or_default(),
            winner_group_id: winner.map(|it| it.group.to_string()).unwrap_or_default(),
            winner_rule: winner
                .map(|it| text_of(snapshot, &it.group, &it.rule))
                .unwrap_or_default(),
            losers: explanation
                .losers
                .iter()
                .map(|it| LostRule::of(snapshot, it))
                .collect(),
            witness: witness_text(packet),
            accepts: policy == Policy::Accept,
        }
    }
}

impl LostRule {
    fn of(snapshot: &Snapshot, loser: &Loser) -> Self {
        Self {
            rule_id: loser.rule.rule.to_string(),
            group_id: loser.rule.group.to_string(),
            rule: text_of(snapshot, &loser.rule.group, &loser.rule.rule),
            policy: policy_text(loser.rule.policy).to_owned(),
            priority: loser.rule.priority.number().into(),
            why: loser.why.to_string(),
        }
    }
}

/// Whose address is whose in the routing domain of an ENI: of ENIs that are attached, as hosts count them.
fn members_beside(snapshot: &Snapshot, eni: &Eni) -> BTreeMap<IpAddr, Vec<SecurityGroupId>> {
    let is_beside = |other: &&Arc<Eni>| {
        other.network == eni.network && other.region == eni.region && other.attachment.is_some()
    };
    let mut members = BTreeMap::new();
    for other in snapshot.enis().filter(is_beside) {
        let mut groups = other.groups.clone();
        groups.sort();
        for address in other.addresses() {
            members.insert(address, groups.clone());
        }
    }
    members
}

fn text_of(snapshot: &Snapshot, group: &SecurityGroupId, rule: &SecurityGroupRuleId) -> String {
    let group = snapshot.security_group(group);
    let rule = group.and_then(|group| group.rules.iter().find(|it| it.id == *rule));
    let Some(rule) = rule else {
        return String::new();
    };
    let text = rule_text(&rule.spec);
    match rule_holder(rule) {
        Some((holder, reason)) => format!("{text}, added by {holder}: {reason}"),
        None => text,
    }
}

fn reason_text(reason: Reason, winner: Option<&RuleInPlace>) -> String {
    match winner {
        Some(winner) => format!(
            "{}: the first that matches, in place {}",
            reason.sentence(),
            winner.index + 1
        ),
        None => reason.sentence().to_owned(),
    }
}

fn witness_text(packet: &FiveTuple) -> String {
    let FiveTuple {
        protocol,
        source,
        destination,
        source_port,
        destination_port,
    } = packet;
    if protocol.has_ports() {
        let end = |address: &IpAddr, port: u16| std::net::SocketAddr::new(*address, port);
        format!(
            "{protocol} {} -> {}",
            end(source, *source_port),
            end(destination, *destination_port)
        )
    } else {
        format!("{protocol} {source} -> {destination}")
    }
}

pub(super) fn policy_text(policy: Policy) -> &'static str {
    match policy {
        Policy::Accept => "Accept",
        Policy::Drop => "Drop",
    }
}

fn stage_text(stage: Stage) -> &'static str {
    match stage {
        Stage::Frame => "Frame",
        Stage::Exemption => "Exemption",
        Stage::Platform => "Platform",
        Stage::Flow => "Flow",
        Stage::InnerAccess => "InnerAccess",
        Stage::Rules => "Rules",
        Stage::Default => "Default",
    }
}
