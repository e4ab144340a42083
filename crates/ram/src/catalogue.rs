//! What is documented about actions: the resources they name and the condition keys they fill.

use std::collections::BTreeMap;

use crate::condition_key::{ConditionKey, KnownKey};
use crate::json::{self, Json, Member};

/// The documented actions.
///
/// Source: ECS RAM authorization; RAM API, authorization.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    by_folded_name: BTreeMap<String, ActionFacts>,
}

/// What is documented about one action.
#[derive(Clone, Debug, PartialEq)]
pub struct ActionFacts {
    /// Its name, as `ecs:StopInstance`.
    pub name: String,
    /// Templates of the resources it names, with `{…}` for ids; `*` where it is not authorised by resource.
    pub resources: Vec<String>,
    /// The keys of services it fills, besides the ones of every request.
    pub keys: Vec<ConditionKey>,
    /// Whether it fills the tags of the resource.
    pub fills_resource_tags: bool,
}

/// The keys that any request may have, tags aside.
const OF_EVERY_REQUEST: [KnownKey; 9] = [
    KnownKey::SourceIp,
    KnownKey::SourceVpc,
    KnownKey::SecureTransport,
    KnownKey::CurrentTime,
    KnownKey::MfaPresent,
    KnownKey::PrincipalArn,
    KnownKey::PrincipalRdId,
    KnownKey::PrincipalRdPath,
    KnownKey::TokenIssueTime,
];

/// Keys that Kanmon fills beyond the documentation, with those of written rules.
const OF_WRITTEN_RULES: [KnownKey; 4] = [
    KnownKey::PortRange,
    KnownKey::OpensToInternet,
    KnownKey::Ipv6SourceCidrIps,
    KnownKey::SecurityGroupId,
];

/// What a written rule is authorised against, where the documentation has `*`.
///
/// Choice: docs/decisions/0001-decision-table.md, row 12.
const GROUP: &str = "acs:ecs:{region}:{account}:securitygroup/{securityGroupId}";

const DOCUMENTED: &str = include_str!("../data/actions.json");

impl Catalogue {
    /// The documented actions of ECS, VPC, RAM and STS.
    ///
    /// # Panics
    /// Never: the file is part of the program, and a test reads it.
    #[must_use]
    pub fn documented() -> Self {
        let root = json::parse(DOCUMENTED).expect("the catalogue is JSON");
        let actions = member(members(&root.value), "actions").map_or(&[][..], members);
        let facts = actions.iter().map(|action| {
            let fields = members(&action.value.value);
            let keys: Vec<&str> = texts(member(fields, "condition_keys"));
            (
                action.name.to_ascii_lowercase(),
                facts_of(&action.name, fields, &keys),
            )
        });
        Self {
            by_folded_name: facts.collect(),
        }
    }

    /// Adds an action that is documented elsewhere.
    pub fn add(&mut self, facts: ActionFacts) {
        self.by_folded_name
            .insert(facts.name.to_ascii_lowercase(), facts);
    }

    /// What is known of an action; letter case does not count.
    #[must_use]
    pub fn facts(&self, action: &str) -> Option<&ActionFacts> {
        self.by_folded_name.get(&action.to_ascii_lowercase())
    }

    /// Every action, by name.
    pub fn actions(&self) -> impl Iterator<Item = &ActionFacts> {
        self.by_folded_name.values()
    }

    /// Whether the catalogue knows a service, as `ecs`.
    #[must_use]
    pub fn has_service(&self, service: &str) -> bool {
        let prefix = format!("{}:", service.to_ascii_lowercase());
        self.by_folded_name
            .keys()
            .any(|name| name.starts_with(&prefix))
    }
}

impl ActionFacts {
    /// Whether a request for this action may have the key.
    #[must_use]
    pub fn may_fill(&self, key: &ConditionKey) -> bool {
        match key {
            ConditionKey::RequestTag(_) => true,
            ConditionKey::ResourceTag(_) => {
                self.fills_resource_tags || self.resources.iter().any(|arn| arn != "*")
            }
            ConditionKey::Known(known) => {
                OF_EVERY_REQUEST.contains(known) || self.keys.contains(key)
            }
            ConditionKey::Other(_) => false,
        }
    }
}

fn facts_of(name: &str, fields: &[Member], keys: &[&str]) -> ActionFacts {
    let is_tag = |key: &&&str| key.ends_with(":tag");
    let mut filled: Vec<ConditionKey> = keys
        .iter()
        .filter(|key| !is_tag(key))
        .map(|key| ConditionKey::of(key))
        .collect();
    if filled.contains(&KnownKey::SecurityGroupIpProtocols.into()) {
        filled.extend(OF_WRITTEN_RULES.map(ConditionKey::Known));
    }
    let resources = member(fields, "resources").map_or(&[][..], list);
    let mut resources: Vec<String> = resources
        .iter()
        .filter_map(|resource| member(members(&resource.value), "arn").and_then(text))
        .map(str::to_owned)
        .collect();
    if filled.contains(&KnownKey::SecurityGroupIpProtocols.into()) {
        resources.push(GROUP.to_owned());
    }
    ActionFacts {
        name: name.to_owned(),
        resources,
        keys: filled,
        fills_resource_tags: keys.iter().any(|key| is_tag(&key)),
    }
}

fn members(value: &Json) -> &[Member] {
    match value {
        Json::Object(members) => members,
        _ => &[],
    }
}

fn member<'a>(members: &'a [Member], name: &str) -> Option<&'a Json> {
    let member = members.iter().find(|member| member.name == name)?;
    Some(&member.value.value)
}

fn list(value: &Json) -> &[json::Placed] {
    match value {
        Json::List(values) => values,
        _ => &[],
    }
}

fn text(value: &Json) -> Option<&str> {
    match value {
        Json::Text(text) => Some(text),
        _ => None,
    }
}

fn texts(value: Option<&Json>) -> Vec<&str> {
    let values = value.map_or(&[][..], list);
    values
        .iter()
        .filter_map(|value| text(&value.value))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documented_actions_are_read() {
        let catalogue = Catalogue::documented();
        assert_eq!(catalogue.actions().count(), 188);
        let write = catalogue
            .facts("ECS:authorizesecuritygroup")
            .expect("it is documented");
        assert_eq!(write.name, "ecs:AuthorizeSecurityGroup");
        assert!(write.may_fill(&ConditionKey::of("ecs:SecurityGroupIpProtocols")));
        assert!(write.may_fill(&ConditionKey::of("acs:SourceIp")));
        assert!(!write.may_fill(&ConditionKey::of("ecs:InstanceType")));
        assert!(!write.may_fill(&ConditionKey::of("x:y")));
        let stop = catalogue
            .facts("ecs:JoinSecurityGroup")
            .expect("it is documented");
        assert_eq!(stop.resources.len(), 2);
        assert!(stop.may_fill(&ConditionKey::of("acs:ResourceTag/x")));
        assert!(catalogue.facts("ecs:Nothing").is_none());
        assert!(catalogue.has_service("ECS") && !catalogue.has_service("oss"));
        let unknown: Vec<&ConditionKey> = catalogue
            .actions()
            .flat_map(|facts| &facts.keys)
            .filter(|key| matches!(key, ConditionKey::Other(_)))
            .collect();
        assert_eq!(unknown, [&ConditionKey::Other("resourceowner".into())]);
    }
}
