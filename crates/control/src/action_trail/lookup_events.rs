use cloud_id::{AccountId, Timestamp};
use openapi::generated::actiontrail::lookup_events::{
    Request, Response, ResponseEvents, ResponseEventsAdditionalEventData,
    ResponseEventsUserIdentity,
};
use openapi::{ApiError, errors};
use store::{Entry, ReadError};

use crate::action;
use crate::audit::AuditEntry;
use crate::commit::unavailable;
use crate::key;
use crate::planner::Planner;
use crate::trail_archive::{Direction, Found, Reading, Step, Window};

/// What the account's own calls in the region were, allowed or refused, the newest first unless told otherwise.
///
/// A call looks through a bounded part of the trail, of what is in the store and then of what is in the archive. When that is over, or the page is full, a token goes on behind it.
///
/// Source: ActionTrail API, `LookupEvents`.
/// Choice: docs/decisions/0035-the-audit-chain.md
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("*", planner.account())?;
    let max = match request.max_results.as_deref().map(str::parse) {
        None => DEFAULT_EVENTS,
        Some(Ok(max @ 0..=MAX_EVENTS)) => max,
        Some(_) => return Err(errors::INVALID_PARAMETER_MAX_RESULTS.with("it may be 0 to 50")),
    };
    let (question, mut reading) = match request.next_token.as_deref().filter(|it| !it.is_empty()) {
        Some(token) => Question::go_on(planner, request, token)?,
        None => (Question::of(planner, request)?, Reading::default()),
    };
    let mut events = Vec::new();
    let mut looked_at = 0;
    let mut has_more = max > 0;
    while has_more && events.len() < max && looked_at < LOOKED_AT_EACH_CALL {
        let step = question.step(planner, &mut reading).map_err(|_| unavailable())?;
        has_more = step.has_more;
        looked_at += step.looked_at;
        let mut last: Option<&Found> = None;
        for found in &step.found {
            if events.len() == max {
                has_more = true;
                last.into_iter().for_each(|last| reading.go_on_behind(last));
                break;
            }
            events.extend(question.event(planner, &found.entry));
            last = Some(found);
        }
    }
    Ok(Response {
        end_time: question.end.to_string(),
        events,
        next_token: has_more.then(|| planner.seal_token(&question.token(&reading))),
        start_time: question.start.to_string(),
    })
}

/// Which events are meant.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Question {
    start: Timestamp,
    end: Timestamp,
    is_forward: bool,
    /// Key and value of the attribute asked for.
    attribute: Option<(String, String)>,
}

impl Question {
    fn of(planner: &Planner<'_>, request: &Request) -> Result<Self, ApiError> {
        let read = |text: &Option<String>| match text.as_deref() {
            None => Ok(None),
            Some(text) => Timestamp::from_second_text(text).map(Some).ok_or(TIME_FORM),
        };
        let now = planner.now();
        let end = read(&request.end_time)
            .map_err(|why| errors::INVALID_PARAMETER_END_TIME.with(why))?
            .unwrap_or(now);
        let start = read(&request.start_time)
            .map_err(|why| errors::INVALID_PARAMETER_START_TIME.with(why))?
            .unwrap_or_else(|| Timestamp::from_unix_secs(now.unix_secs - DEFAULT_SECS));
        if start > end {
            return Err(errors::INVALID_PARAMETER_START_TIME.with("it is later than EndTime"));
        }
        let attribute = request.lookup_attribute.first().map(|it| {
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            (text(&it.key), text(&it.value))
        });
        if let Some((key, _)) = &attribute
            && !ATTRIBUTES.contains(&key.as_str())
        {
            let known = ATTRIBUTES.join(", ");
            return Err(errors::INVALID_PARAMETER_LOOKUP_ATTRIBUTE.with(format_args!("Key may be {known}")));
        }
        Ok(Self {
            start,
            end,
            is_forward: request.direction.as_deref() == Some("FORWARD"),
            attribute,
        })
    }

    /// The question that a token was given for, and behind which entry it goes on.
    fn go_on(
        planner: &Planner<'_>,
        request: &Request,
        token: &str,
    ) -> Result<(Self, Reading), ApiError> {
        let refuse = |why: &str| errors::INVALID_PARAMETER_NEXT_TOKEN.with(why);
        let plain = planner
            .open_token(token)
            .map_err(|_| refuse("it was not given by this operation"))?;
        let parts: Vec<&str> = plain.splitn(3, '|').collect();
        let [start, end, at] = parts[..] else {
            return Err(refuse("it was not given by this operation"));
        };
        let (Ok(start), Ok(end)) = (start.parse(), end.parse()) else {
            return Err(refuse("it was not given by this operation"));
        };
        let (told, at) = at.rsplit_once('|').unwrap_or_default();
        // Times that are left out mean the same as at the first page.
        let text = |secs| Timestamp::from_unix_secs(secs).to_string();
        let again = Request {
            start_time: Some(request.start_time.clone().unwrap_or_else(|| text(start))),
            end_time: Some(request.end_time.clone().unwrap_or_else(|| text(end))),
            ..request.clone()
        };
        let question = Self::of(planner, &again)?;
        let is_same = question.start.unix_secs == start
            && question.end.unix_secs == end
            && question.told() == told;
        match Reading::read(at).filter(|_| is_same) {
            Some(reading) => Ok((question, reading)),
            None => Err(refuse("the other parameters are not those of the page before")),
        }
    }

    fn token(&self, reading: &Reading) -> String {
        let (start, end) = (self.start.unix_secs, self.end.unix_secs);
        format!("{start}|{end}|{}|{}", self.told(), reading.written())
    }

    fn told(&self) -> String {
        format!("{} {:?}", self.is_forward, self.attribute)
    }

    /// The next entries.
    fn step(&self, planner: &Planner<'_>, reading: &mut Reading) -> Result<Step, ReadError> {
        let window = Window {
            first: key::audit_before(self.start),
            over: key::audit_before(Timestamp::from_unix_secs(self.end.unix_secs + 1)),
        };
        let direction = match self.is_forward {
            true => Direction::OldestFirst,
            false => Direction::NewestFirst,
        };
        reading.step(planner.trail(), planner.archive(), &window, direction)
    }

    /// The event that an entry tells of, if it is of the account and asked for.
    fn event(&self, planner: &Planner<'_>, entry: &Entry) -> Option<ResponseEvents> {
        let (account, region) = (planner.account(), planner.region());
        if let Some((key, id)) = &self.attribute
            && key == "EventId"
            && !entry.key.ends_with(&**id)
        {
            return None;
        }
        let entry = AuditEntry::read(&entry.key, &entry.value).ok()?;
        // A call that got no further than its account is shown in every region.
        let is_here = entry.region.as_ref().is_none_or(|it| it == region);
        if entry.account != Some(account) || !is_here {
            return None;
        }
        let event = event_of(account, &entry);
        self.asks_for(&entry, &event).then_some(event)
    }

    fn asks_for(&self, entry: &AuditEntry, event: &ResponseEvents) -> bool {
        let Some((key, value)) = &self.attribute else {
            return true;
        };
        let mut resources = entry.resources.iter().filter_map(|it| it.split_once('/'));
        match key.as_str() {
            "ServiceName" => event.service_name.eq_ignore_ascii_case(value),
            "EventName" => event.event_name == *value,
            "User" => event.user_identity.user_name == *value,
            "EventId" => event.event_id == *value,
            "EventRW" => event.event_rw == *value,
            "EventAccessKeyId" => event.user_identity.access_key_id == *value,
            "ResourceName" => resources.any(|(_, name)| name == value),
            // `ACS::ECS::SecurityGroup` is `securitygroup/…` of Ecs.
            "ResourceType" => {
                let parts: Vec<&str> = value.split("::").collect();
                let [_, service, kind] = parts[..] else {
                    return false;
                };
                event.service_name.eq_ignore_ascii_case(service)
                    && resources.any(|(own, _)| own.eq_ignore_ascii_case(kind))
            }
            _ => false,
        }
    }
}

fn event_of(account: AccountId, entry: &AuditEntry) -> ResponseEvents {
    let (service, name) = entry.action.split_once(':').unwrap_or(("", &entry.action));
    let operation = action::all()
        .map(|action| action.operation)
        .find(|it| it.product == service && it.name == name);
    let is_write = operation.is_some_and(|operation| operation.is_mutating);
    let id = entry.request_id.to_string();
    let (kind, user_name) = who(&entry.principal);
    ResponseEvents {
        acs_region: entry.region.as_ref().map_or_else(String::new, ToString::to_string),
        additional_event_data: ResponseEventsAdditionalEventData {
            decision: entry.decision.clone(),
            resource_names: entry.resources.join(";"),
        },
        api_version: operation.map_or_else(String::new, |it| it.version.to_owned()),
        error_code: Some(entry.outcome.clone()).filter(|code| code != "OK"),
        event_id: id.clone(),
        event_name: name.to_owned(),
        event_rw: if is_write { "Write" } else { "Read" }.to_owned(),
        event_source: match service {
            "" => String::new(),
            service => format!("{}.aliyuncs.com", service.to_ascii_lowercase()),
        },
        event_time: entry.time.to_string(),
        event_type: "ApiCall".to_owned(),
        event_version: "1".to_owned(),
        request_id: id,
        service_name: service.to_owned(),
        source_ip_address: entry.source.map_or_else(String::new, |it| it.to_string()),
        user_agent: entry.user_agent.clone(),
        user_identity: ResponseEventsUserIdentity {
            access_key_id: entry.access_key_id.clone(),
            account_id: account.to_string(),
            principal_id: entry.principal.clone(),
            r#type: kind.to_owned(),
            user_name: user_name.to_owned(),
        },
    }
}

/// What kind of principal an ARN is of, and its name: of a session, that of the role and of the session.
fn who(arn: &str) -> (&'static str, &str) {
    let own = arn.splitn(5, ':').last().unwrap_or_default();
    match own.split_once('/') {
        Some(("user", name)) => ("ram-user", name),
        Some(("role" | "assumed-role", name)) => ("assumed-role", name),
        Some(("saml-provider", name)) => ("saml-user", name),
        Some(("oidc-provider", name)) => ("oidc-user", name),
        _ if own == "root" => ("root-account", own),
        _ => ("", own),
    }
}

/// Source: ActionTrail API, `LookupEvents`, `LookupAttribute.N.Key`.
const ATTRIBUTES: [&str; 8] = [
    "ServiceName",
    "EventName",
    "User",
    "EventId",
    "ResourceType",
    "ResourceName",
    "EventRW",
    "EventAccessKeyId",
];
/// Source: ActionTrail API, `LookupEvents`, `MaxResults`.
const MAX_EVENTS: usize = 50;
const DEFAULT_EVENTS: usize = 20;
/// Source: ActionTrail API, `LookupEvents`, `StartTime`.
const DEFAULT_SECS: i64 = 7 * 86_400;
const LOOKED_AT_EACH_CALL: usize = 10_000;
const TIME_FORM: &str = "it is not of the form YYYY-MM-DDThh:mm:ssZ";
