use std::collections::BTreeMap;
use std::sync::Arc;

use cloud_id::Timestamp;
use openapi::generated::kanmon::propose_least_privilege::{
    Request, Response, ResponseCall, ResponseItem, ResponseNew, ResponseNewCondition,
    ResponseStatement, ResponseTrail, ResponseWidening,
};
use openapi::{ApiError, errors};
use ram::{
    AttachedPolicy, Catalogue, CompiledLayer, Dialect, DocumentKind, Effect, Layer, Observation,
    PlainLayer, PolicyDocument, TooMuchObserved, Widening, least_privilege, new_access,
};
use serde::{Deserialize, Serialize};

use super::audited_calls::{Asked, Calls, conditions, denials, is_incomplete, merged};
use super::holder;
use super::named_principal::NamedPrincipal;
use crate::audit::AuditEntry;
use crate::commit::unavailable;
use crate::key;
use crate::planner::Planner;
use crate::trail_archive::Reading;
use crate::trail_chain;

/// The smallest document that allows a user or a role what it did within some days by the audit trail, and what it
/// was denied stays denied; how often each statement was used; what it may do today and never did. Nothing is changed.
///
/// A call looks through a bounded part of the trail and gives a token while there is more: first to see what was
/// done, then to ask the document about each of those calls again. The last answer has the document. What a session
/// policy or a control policy lets through is not asked: those stay as they are.
///
/// Source: Kanmon API, `ProposeLeastPrivilege`. Choice: docs/decisions/0040-least-privilege.md
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let named = request.principal.as_deref().unwrap_or_default();
    let named = NamedPrincipal::read(planner, named)?;
    if named.principal().is_root() {
        return Err(errors::INVALID_PARAMETER.with("no policy binds the root of an account"));
    }
    let mut state = match request.next_token.as_deref().filter(|it| !it.is_empty()) {
        Some(token) => State::go_on(planner, &named, token)?,
        None => State::begin(planner, &named, request.days.unwrap_or(DEFAULT_DAYS)),
    };
    let calls = Calls::of(&named, state.from(), state.to());
    let mut reading = Reading::read(&state.reading).unwrap_or_default();
    let has_more = match state.replay.is_some() {
        false => state.observe(planner, &named, &calls, &mut reading)?,
        true => state.replay(planner, &named, &calls, &mut reading)?,
    };
    state.reading = reading.written();
    if !has_more && state.replay.is_none() {
        state.propose(planner, &named)?;
        state.reading = String::new();
    } else if !has_more {
        return state.answer(planner, &named);
    }
    let plain = serde_json::to_string(&state).expect("plain data");
    Ok(Response {
        looked_at: number(state.looked_at),
        next_token: planner.seal_token(&plain),
        principal_arn: named.principal().arn().to_owned(),
        ..Response::default()
    })
}

/// How far it is.
#[derive(Debug, Default, Deserialize, Serialize)]
struct State {
    principal: String,
    from: i64,
    to: i64,
    reading: String,
    looked_at: u64,
    /// Calls of which the trail does not say, or not fully, what policies allowed.
    incomplete: u64,
    /// Conditions of statements that grant something, as JSON; the first are none.
    conditions: Vec<String>,
    /// Action, resource, which of the conditions it is granted under today, and how often; none where it is not
    /// granted any more.
    observed: Vec<(String, String, Option<usize>, u64)>,
    /// What was proposed and is being asked.
    replay: Option<Replay>,
}

#[derive(Debug, Default, Deserialize, Serialize)]
struct Replay {
    document: String,
    is_extended: bool,
    /// The pattern, how many it stands for, what it allows besides.
    widenings: Vec<(String, usize, Vec<String>)>,
    /// Calls that are allowed today, and those of them that the document allows.
    calls: u64,
    allowed: u64,
    /// By statement: how many calls it allows something, and when the last one was.
    statements: Vec<(u64, i64)>,
}

impl State {
    fn begin(planner: &Planner<'_>, named: &NamedPrincipal, days: i64) -> Self {
        let to = planner.now().unix_secs;
        // Another one of the same name may have been there before.
        let created = named.created(planner).map_or(0, |it| it.unix_secs);
        Self {
            principal: named.relative_id.clone(),
            from: (to - days * 86_400).max(created),
            to,
            conditions: vec![String::new()],
            ..Self::default()
        }
    }

    fn go_on(
        planner: &Planner<'_>,
        named: &NamedPrincipal,
        token: &str,
    ) -> Result<Self, ApiError> {
        let refuse = || errors::INVALID_PARAMETER_NEXT_TOKEN.with("it was not given for this principal");
        let plain = planner.open_token(token).map_err(|_| refuse())?;
        let state: Self = serde_json::from_str(&plain).map_err(|_| refuse())?;
        match state.principal == named.relative_id {
            true => Ok(state),
            false => Err(refuse()),
        }
    }

    fn from(&self) -> Timestamp {
        Timestamp::from_unix_secs(self.from)
    }

    fn to(&self) -> Timestamp {
        Timestamp::from_unix_secs(self.to)
    }

    /// Sees what was done, in the next part of the trail.
    fn observe(
        &mut self,
        planner: &Planner<'_>,
        named: &NamedPrincipal,
        calls: &Calls,
        reading: &mut Reading,
    ) -> Result<bool, ApiError> {
        let authorities = named.authorities(planner);
        let in_force = authorities.in_force();
        let mut known: BTreeMap<(String, String, Option<usize>), u64> =
            { std::mem::take(&mut self.observed).into_iter() }
                .map(|(action, resource, at, count)| ((action, resource, at), count))
                .collect();
        // Reading a document for the conditions of a statement is slow beside asking it.
        let mut conditions_of: Vec<(Arc<PolicyDocument>, usize, usize)> = Vec::new();
        let mut see = |entry: &AuditEntry| {
            self.incomplete += u64::from(is_incomplete(entry));
            for granted in &entry.granted.all {
                let asked = Asked::of(named.principal(), entry, granted);
                let by = asked.granting(planner, &in_force).map(|(policy, statement)| {
                    let is_it = |it: &&(Arc<PolicyDocument>, usize, usize)| {
                        Arc::ptr_eq(&it.0, &policy.document) && it.1 == statement
                    };
                    if let Some(found) = conditions_of.iter().find(is_it) {
                        return found.2;
                    }
                    let text = conditions(policy, statement);
                    let at = { self.conditions.iter() }.position(|it| *it == text);
                    let at = at.unwrap_or_else(|| {
                        self.conditions.push(text);
                        self.conditions.len() - 1
                    });
                    conditions_of.push((Arc::clone(&policy.document), statement, at));
                    at
                });
                let key = (granted.action.clone(), granted.resource.clone(), by);
                let is_new = !known.contains_key(&key);
                let key = match is_new && known.len() >= MOST_OBSERVED {
                    true => (key.0, kind_of(&key.1), by),
                    false => key,
                };
                *known.entry(key).or_default() += 1;
            }
        };
        let (looked_at, has_more) = calls
            .read(planner, reading, &mut see)
            .map_err(|_| unavailable())?;
        self.looked_at += looked_at as u64;
        if known.len() > 2 * MOST_OBSERVED {
            return Err(errors::INVALID_PARAMETER
                .with("it did too many different things for one policy; ask about fewer Days"));
        }
        self.observed = { known.into_iter() }
            .map(|((action, resource, at), count)| (action, resource, at, count))
            .collect();
        Ok(has_more)
    }

    /// Makes the document of what was seen.
    fn propose(&mut self, planner: &Planner<'_>, named: &NamedPrincipal) -> Result<(), ApiError> {
        let authorities = named.authorities(planner);
        let today = merged(&authorities.in_force());
        let observed: Vec<Observation> = { self.observed.iter() }
            .filter_map(|(action, resource, at, _)| {
                Some(Observation {
                    action: action.clone(),
                    resource: resource.clone(),
                    conditions: self.conditions.get((*at)?)?.clone(),
                })
            })
            .collect();
        let proposal = least_privilege(&observed, &denials(&today), &Catalogue::documented());
        let proposal = proposal.map_err(|too_much: TooMuchObserved| {
            errors::INVALID_PARAMETER.with(format_args!("{too_much}; ask about fewer Days"))
        })?;
        let (document, is_extended) = read(&proposal.document)?;
        self.replay = Some(Replay {
            document: proposal.document,
            is_extended,
            widenings: { proposal.widenings.into_iter() }
                .map(|it: Widening| (it.pattern, it.observed.len(), it.also_allows))
                .collect(),
            statements: vec![(0, 0); document.statements().len()],
            ..Replay::default()
        });
        Ok(())
    }

    /// Asks the document about the calls of the next part of the trail.
    fn replay(
        &mut self,
        planner: &Planner<'_>,
        named: &NamedPrincipal,
        calls: &Calls,
        reading: &mut Reading,
    ) -> Result<bool, ApiError> {
        let Some(replay) = &mut self.replay else {
            return Ok(false);
        };
        let authorities = named.authorities(planner);
        let in_force = authorities.in_force();
        let document = read(&replay.document)?.0;
        let itself = [AttachedPolicy::itself(PROPOSED, document)];
        let proposed = CompiledLayer::new(&itself, in_force.account.cidr_in_range());
        let mut see = |entry: &AuditEntry| {
            let (mut today, mut then) = (true, true);
            let mut used = Vec::new();
            for granted in &entry.granted.all {
                let asked = Asked::of(named.principal(), entry, granted);
                today &= asked.granting(planner, &in_force).is_some();
                match asked.answer(&proposed) {
                    ram::Answer::Allow(at) => used.push(at.statement),
                    ram::Answer::Deny(_) | ram::Answer::Silent => then = false,
                }
            }
            if entry.granted.all.is_empty() || !today {
                return;
            }
            replay.calls += 1;
            replay.allowed += u64::from(then);
            used.sort_unstable();
            used.dedup();
            for statement in used {
                if let Some((calls, last)) = replay.statements.get_mut(statement) {
                    *calls += 1;
                    *last = entry.time.unix_secs.max(*last);
                }
            }
        };
        let (looked_at, has_more) = calls
            .read(planner, reading, &mut see)
            .map_err(|_| unavailable())?;
        self.looked_at += looked_at as u64;
        Ok(has_more)
    }

    fn answer(&self, planner: &Planner<'_>, named: &NamedPrincipal) -> Result<Response, ApiError> {
        let empty = Replay::default();
        let replay = self.replay.as_ref().unwrap_or(&empty);
        let authorities = named.authorities(planner);
        let in_force = authorities.in_force();
        let layer = |policies| PlainLayer {
            policies,
            cidr_in_range: in_force.account.cidr_in_range(),
        };
        let document = read(&replay.document)?.0;
        let statements = { document.statements().iter() }
            .zip(&replay.statements)
            .enumerate()
            .map(|(at, (statement, (calls, last)))| ResponseStatement {
                calls: number(*calls),
                effect: match statement.effect {
                    Effect::Allow => "Allow",
                    Effect::Deny => "Deny",
                }
                .to_owned(),
                last_time: match calls {
                    0 => String::new(),
                    _ => Timestamp::from_unix_secs(*last).to_string(),
                },
                statement: number(at as u64 + 1),
            })
            .collect();
        let today = layer(merged(&in_force));
        let proposed = layer(vec![AttachedPolicy::itself(PROPOSED, document)]);
        let catalogue = Catalogue::documented();
        let more = new_access(&today, &proposed, named.principal(), &catalogue);
        let less = new_access(&proposed, &today, named.principal(), &catalogue);
        let undecided = more.undecided.len() + less.undecided.len();
        Ok(Response {
            allowed_calls: number(replay.allowed),
            calls: number(replay.calls),
            document: replay.document.clone(),
            is_complete: true,
            looked_at: number(self.looked_at),
            new_access: { more.new_access.into_iter().take(MOST_TOLD) }
                .map(|access| ResponseNew {
                    action: access.action,
                    conditions: { access.context.into_iter() }
                        .map(|(key, value)| ResponseNewCondition {
                            key: key.to_string(),
                            value,
                        })
                        .collect(),
                    resource: access.resource,
                    statement: number(access.statement.statement as u64 + 1),
                })
                .collect(),
            next_token: String::new(),
            not_allowed_any_more: { self.observed.iter() }
                .filter(|(_, _, by, _)| by.is_none())
                .take(MOST_TOLD)
                .map(|(action, resource, _, calls)| ResponseCall {
                    action: action.clone(),
                    calls: number(*calls),
                    resource: resource.clone(),
                })
                .collect(),
            policy_dialect: match replay.is_extended {
                true => "extended",
                false => "strict",
            }
            .to_owned(),
            principal_arn: named.principal().arn().to_owned(),
            statements,
            trail: self.trail(planner)?,
            undecided: number(undecided as u64),
            unused: self.unused(&today, less.new_access),
            widenings: { replay.widenings.iter() }
                .map(|(pattern, observed, also_allows)| ResponseWidening {
                    also_allows: also_allows.clone(),
                    observed: number(*observed as u64),
                    pattern: pattern.clone(),
                })
                .collect(),
        })
    }

    /// What it has today and the document does not give: by statement, the actions that it never did, and those that
    /// it did to less, or under narrower conditions.
    fn unused(&self, today: &PlainLayer, lost: Vec<ram::NewAccess>) -> Vec<ResponseItem> {
        let was_done = |action: &str| {
            let mut observed = self.observed.iter();
            observed.any(|(it, ..)| it.eq_ignore_ascii_case(action))
        };
        let mut items: BTreeMap<(usize, usize), ResponseItem> = BTreeMap::new();
        for access in lost {
            let at = access.statement;
            let policy = &today.policies[at.policy];
            let item = items.entry((at.policy, at.statement)).or_insert_with(|| ResponseItem {
                attached_to: holder::text(&policy.holder),
                policy_name: policy.name.to_string(),
                policy_version: policy.version.to_string(),
                statement: number(at.statement as u64 + 1),
                ..ResponseItem::default()
            });
            match was_done(&access.action) {
                true => item.narrowed.push(access.action),
                false => item.actions.push(access.action),
            }
        }
        items.into_values().collect()
    }

    /// How far the trail reaches.
    fn trail(&self, planner: &Planner<'_>) -> Result<ResponseTrail, ApiError> {
        let failed = |_| unavailable();
        let oldest = planner.trail().page(key::AUDIT, None, 1).map_err(failed)?;
        let oldest = oldest.entries.first().map(|it| it.key.clone());
        let archived = planner.archive().map(|it| it.oldest(planner.trail()));
        let archived = archived.transpose().map_err(failed)?.flatten();
        let oldest = oldest.into_iter().chain(archived).min();
        let oldest = oldest.and_then(|key| key::time_of_audit(&key));
        Ok(ResponseTrail {
            from: self.from().to_string(),
            incomplete_calls: number(self.incomplete),
            is_trimmed: trail_chain::has_lost(planner.trail()).map_err(failed)?,
            oldest: oldest.map_or_else(String::new, |it| it.to_string()),
            to: self.to().to_string(),
        })
    }
}

/// A proposed document, in the strict dialect where that reads it: conditions that are kept may be of the other one.
fn read(text: &str) -> Result<(PolicyDocument, bool), ApiError> {
    let text = if text.is_empty() { NOTHING } else { text };
    let strict = PolicyDocument::parse(text, DocumentKind::Identity, Dialect::Strict);
    let parsed = strict.map(|it| (it, false)).or_else(|_| {
        PolicyDocument::parse(text, DocumentKind::Identity, Dialect::Extended).map(|it| (it, true))
    });
    parsed.map_err(|error| {
        tracing::error!(%error, "a policy was proposed that is none");
        errors::INTERNAL_ERROR.error()
    })
}

/// All of the kind of a resource.
fn kind_of(resource: &str) -> String {
    match resource.rsplit_once('/') {
        Some((kind, _)) => format!("{kind}/*"),
        None => resource.to_owned(),
    }
}

fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

const PROPOSED: &str = "proposed";
const NOTHING: &str = r#"{"Version":"1","Statement":[]}"#;
const DEFAULT_DAYS: i64 = 90;
/// How many different things are told apart; of more, resources of one kind are taken together.
const MOST_OBSERVED: usize = 1_000;
const MOST_TOLD: usize = 100;
