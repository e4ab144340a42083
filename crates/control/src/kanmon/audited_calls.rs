//! The calls of one principal in the audit trail, and what they were granted, asked again.

use cloud_id::{AccountId, Timestamp};
use ram::{
    ActionName, AttachedPolicy, CompiledLayer, ConditionKey, Context, Effect, KnownKey, Layer,
    PoliciesInForce, Principal, Request, Resource, Statement, Value, Values,
};
use store::ReadError;

use super::named_principal::NamedPrincipal;
use crate::audit::AuditEntry;
use crate::circumstances;
use crate::granted::Granted;
use crate::key;
use crate::planner::Planner;
use crate::trail_archive::{Direction, Reading, Window};

/// Which calls are meant.
pub(super) struct Calls {
    account: AccountId,
    /// The ARN of a user, or what those of all sessions of a role begin with.
    who: String,
    is_role: bool,
    window: Window,
}

impl Calls {
    /// Those of a user or a role within a span of time.
    pub(super) fn of(named: &NamedPrincipal, from: Timestamp, to: Timestamp) -> Self {
        let account = named.principal().account();
        let role = named.relative_id.strip_prefix("role/");
        Self {
            account,
            who: match role {
                Some(role) => format!("acs:ram::{account}:assumed-role/{role}/"),
                None => named.principal().arn().to_owned(),
            },
            is_role: role.is_some(),
            window: Window {
                first: key::audit_before(from),
                over: key::audit_before(Timestamp::from_unix_secs(to.unix_secs + 1)),
            },
        }
    }

    /// Looks through the next part of the trail, the oldest first, and answers how many entries that were and
    /// whether there are more.
    pub(super) fn read(
        &self,
        planner: &Planner<'_>,
        reading: &mut Reading,
        mut see: impl FnMut(&AuditEntry),
    ) -> Result<(usize, bool), ReadError> {
        let mut looked_at = 0;
        loop {
            let step = reading.step(
                planner.trail(),
                planner.archive(),
                &self.window,
                Direction::OldestFirst,
            )?;
            looked_at += step.looked_at;
            for found in &step.found {
                let entry = AuditEntry::read(&found.entry.key, &found.entry.value);
                if let Ok(entry) = entry
                    && self.is_one(&entry)
                {
                    see(&entry);
                }
            }
            if !step.has_more || looked_at >= LOOKED_AT_EACH_CALL {
                return Ok((looked_at, step.has_more));
            }
        }
    }

    fn is_one(&self, entry: &AuditEntry) -> bool {
        let is_theirs = match self.is_role {
            true => entry.principal.starts_with(&self.who),
            false => entry.principal == self.who,
        };
        is_theirs && entry.account == Some(self.account) && entry.outcome == "OK"
    }
}

/// Whether a policy allowed a call of which the trail does not say, or not fully, what.
pub(super) fn is_incomplete(entry: &AuditEntry) -> bool {
    let by_policy = entry.decision.strip_prefix("Allow by ");
    let by_policy = by_policy.is_some_and(|by| !by.is_empty() && by != "the security preference");
    entry.granted.is_cut || (by_policy && entry.granted.all.is_empty())
}

/// A grant as it is asked about again: with what its call was told, as far as the trail says.
pub(super) struct Asked<'g> {
    granted: &'g Granted,
    action: ActionName,
    known: Vec<(ConditionKey, Vec<Value<'g>>)>,
    principal: &'g Principal,
}

impl<'g> Asked<'g> {
    pub(super) fn of(
        principal: &'g Principal,
        entry: &'g AuditEntry,
        granted: &'g Granted,
    ) -> Self {
        let mut known: Vec<(ConditionKey, Vec<Value<'g>>)> = vec![
            (KnownKey::CurrentTime.into(), vec![entry.time.into()]),
            (
                KnownKey::PrincipalArn.into(),
                vec![Value::Text(principal.arn())],
            ),
        ];
        if let Some(source) = entry.source {
            known.push((KnownKey::SourceIp.into(), vec![source.into()]));
        }
        for (key, values) in &granted.conditions {
            let key = ConditionKey::of(key);
            let values = values.iter().map(|it| Value::Text(it)).collect();
            match known.iter_mut().find(|(held, _)| *held == key) {
                Some((_, held)) => *held = values,
                None => known.push((key, values)),
            }
        }
        Self {
            granted,
            action: ActionName::new(&granted.action),
            known,
            principal,
        }
    }

    /// Whether these policies allow it, and by which statement.
    pub(super) fn answer(&self, layer: &CompiledLayer) -> ram::Answer {
        let mut context = Context::new();
        for (key, values) in &self.known {
            context.set_key(key, Values::Many(values));
        }
        let resource = Resource::of(self.principal.account(), &self.granted.resource);
        let request = Request {
            principal: self.principal,
            action: &self.action,
            resources: &[resource],
            context: &context,
        };
        layer.answer(&request, &resource)
    }

    /// The policy and the statement that grant it today; nothing when none does.
    ///
    /// What is in no resource group any more, because it is gone, may have been in any.
    pub(super) fn granting<'p>(
        &self,
        planner: &Planner<'_>,
        in_force: &PoliciesInForce<'p, CompiledLayer>,
    ) -> Option<(&'p AttachedPolicy, usize)> {
        let of = |layer: &'p CompiledLayer| match self.answer(layer) {
            ram::Answer::Allow(at) => Some((&layer.policies()[at.policy], at.statement)),
            ram::Answer::Deny(_) | ram::Answer::Silent => None,
        };
        match self.answer(in_force.account) {
            ram::Answer::Deny(_) => return None,
            ram::Answer::Allow(_) => return of(in_force.account),
            ram::Answer::Silent => {}
        }
        let parts: Vec<&str> = self.granted.resource.splitn(5, ':').collect();
        let relative = parts.last().copied().unwrap_or_default();
        let region = parts.get(2).and_then(|it| it.parse().ok());
        let region = region.unwrap_or_else(|| planner.region().clone());
        let account = planner.account();
        let about = circumstances::about(
            planner.snapshot(),
            planner.directory(),
            account,
            &region,
            relative,
        );
        let groups = in_force.resource_groups.iter();
        groups
            .filter(|it| about.group.is_empty() || it.group == about.group)
            .find_map(|it| of(&it.layer))
    }
}

/// The statements of a policy as JSON, in order.
fn elements(policy: &AttachedPolicy) -> Vec<serde_json::Value> {
    let document: serde_json::Value =
        serde_json::from_str(policy.document.text()).unwrap_or_default();
    match &document["Statement"] {
        serde_json::Value::Array(all) => all.clone(),
        one => vec![one.clone()],
    }
}

/// The `Condition` of a statement as JSON; empty for none.
pub(super) fn conditions(policy: &AttachedPolicy, statement: usize) -> String {
    let elements = elements(policy);
    match elements.get(statement).and_then(|it| it.get("Condition")) {
        Some(condition) if condition.as_object().is_some_and(|it| !it.is_empty()) => {
            condition.to_string()
        }
        Some(_) | None => String::new(),
    }
}

/// Every statement that denies, as JSON, each once.
pub(super) fn denials(policies: &[AttachedPolicy]) -> Vec<String> {
    let mut all = Vec::new();
    for policy in policies {
        let is_denial = |it: &&Statement| it.effect == Effect::Deny;
        if !policy.document.statements().iter().any(|it| is_denial(&it)) {
            continue;
        }
        for element in elements(policy) {
            let text = element.to_string();
            if element["Effect"] == "Deny" && !all.contains(&text) {
                all.push(text);
            }
        }
    }
    all
}

/// All that a principal has today, as one: its own policies and, wherever they hold, those of resource groups.
pub(super) fn merged(in_force: &PoliciesInForce<'_, CompiledLayer>) -> Vec<AttachedPolicy> {
    let groups = in_force.resource_groups.iter().map(|it| &it.layer);
    let layers = std::iter::once(in_force.account).chain(groups);
    let mut all: Vec<AttachedPolicy> = Vec::new();
    for policy in layers.flat_map(Layer::policies) {
        if !all.contains(policy) {
            all.push(policy.clone());
        }
    }
    all
}

const LOOKED_AT_EACH_CALL: usize = 10_000;
