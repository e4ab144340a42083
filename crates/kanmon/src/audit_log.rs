//! `kanmon audit-log`: whether the trail of calls is as it was left, and what is in it.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use cloud_id::Timestamp;
use control::{ArchiveDirectory, Clock, MasterKey, SystemClock, TrailReport};
use serde_json::{Value, json};
use store::StoreSnapshot;

use crate::client::Client;
use crate::failure::{Failure, chain};
use crate::output::{self, Output, Progress};
use crate::state_dir::{AUDIT_ARCHIVE, AUDIT_HEAD, StateDir};

/// What can be done with the audit trail.
#[derive(Clone, Debug, Subcommand)]
pub(crate) enum AuditLog {
    /// Check that no entry was changed, removed, added or moved, in the store and in the archive, and that the end is
    /// not cut off; whether the region runs or not
    Verify,
    /// The calls of an account, the newest first, from the store and the archive
    Show(Show),
}

/// Options of `kanmon audit-log show`.
#[derive(Args, Clone, Debug)]
pub(crate) struct Show {
    /// From when on: 2026-11-24T08:00:00Z, or so long ago as 30m, 12h or 90d
    #[arg(long, value_name = "TIME", default_value = "7d")]
    from: String,
    /// Until when; now when left out
    #[arg(long, value_name = "TIME")]
    to: Option<String>,
    /// Of a user, or of a session as ROLE/SESSION
    #[arg(long, value_name = "NAME")]
    user: Option<String>,
    /// Of an action, as StopInstance
    #[arg(long, value_name = "NAME")]
    action: Option<String>,
    /// About a resource, by its id or name
    #[arg(long, value_name = "NAME")]
    resource: Option<String>,
    /// Only what a policy refused
    #[arg(long)]
    denied: bool,
    /// Only what changes something
    #[arg(long)]
    writes: bool,
    /// The oldest first
    #[arg(long)]
    oldest_first: bool,
    /// How many at most
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    limit: u32,
    /// The account that asks: a letter, or an id
    #[arg(long, value_name = "ACCOUNT")]
    account: Option<String>,
}

/// Does one of the verbs.
///
/// # Errors
/// What cannot be read, or that something was tampered with.
pub(crate) fn run(
    state_dir: &StateDir,
    verb: &AuditLog,
    output: Output,
) -> Result<ExitCode, Failure> {
    match verb {
        AuditLog::Verify => verify(state_dir, output),
        AuditLog::Show(options) => show(state_dir, options, output),
    }
}

fn show(state_dir: &StateDir, options: &Show, output: Output) -> Result<ExitCode, Failure> {
    let client = Client::of_region(state_dir)?;
    let account = client.account(options.account.as_deref())?;
    let now = SystemClock.now();
    let mut parameters = vec![("StartTime", moment(&options.from, now)?)];
    if let Some(to) = &options.to {
        parameters.push(("EndTime", moment(to, now)?));
    }
    if options.oldest_first {
        parameters.push(("Direction", "FORWARD".to_owned()));
    }
    parameters.push(("MaxResults", "50".to_owned()));
    // One attribute is asked for, the one that most of them leaves out; the others are looked at here.
    let asked = [
        ("ResourceName", &options.resource),
        ("User", &options.user),
        ("EventName", &options.action),
    ];
    if let Some((key, Some(value))) = asked.into_iter().find(|(_, value)| value.is_some()) {
        parameters.push(("LookupAttribute.1.Key", key.to_owned()));
        parameters.push(("LookupAttribute.1.Value", value.clone()));
    }
    let limit = usize::try_from(options.limit).unwrap_or(usize::MAX);
    let progress = Progress::start("looking through the trail");
    let mut events: Vec<Value> = Vec::new();
    let mut token = String::new();
    let has_more = loop {
        let mut page: Vec<_> = { parameters.iter() }
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        page.push(("NextToken", &token));
        let mut answer = client.call("actiontrail", "LookupEvents", &page, account)?;
        if let Some(Value::Array(found)) = answer.get_mut("Events").map(Value::take) {
            events.extend(found.into_iter().filter(|event| options.asks_for(event)));
        }
        token = text_of(&answer, "NextToken").to_owned();
        if events.len() > limit || token.is_empty() {
            break events.len() > limit;
        }
    };
    drop(progress);
    events.truncate(limit);
    match output {
        Output::Json => output::print_json(&json!({"Events": events, "HasMore": has_more})),
        Output::Text => {
            let head = ["time", "who", "action", "from", "result", "decision"];
            let mut text = output::table(&head, events.iter().map(row));
            if has_more {
                text.push_str(&format!(
                    "\nthere are more than {limit}; see --limit, --from and --to"
                ));
            }
            output::print(&text);
        }
    }
    Ok(ExitCode::SUCCESS)
}

impl Show {
    fn asks_for(&self, event: &Value) -> bool {
        let is =
            |given: &Option<String>, value: &str| given.as_deref().is_none_or(|it| it == value);
        let decision = text_of(&event["additionalEventData"], "decision");
        let mut resources = text_of(&event["additionalEventData"], "resourceNames").split(';');
        let names = |id: &str| id.split_once('/').map_or(id, |(_, name)| name).to_owned();
        is(&self.user, text_of(&event["userIdentity"], "userName"))
            && is(&self.action, text_of(event, "eventName"))
            && { self.resource.as_ref() }
                .is_none_or(|wanted| resources.any(|id| names(id) == *wanted))
            && (!self.denied || (!decision.is_empty() && !decision.starts_with("Allow")))
            && (!self.writes || text_of(event, "eventRW") == "Write")
    }
}

/// A moment as the API takes it.
fn moment(text: &str, now: Timestamp) -> Result<String, Failure> {
    if Timestamp::from_second_text(text).is_some() {
        return Ok(text.to_owned());
    }
    let wrong = || {
        Failure::Other(format!(
            "{text} is no time: 2026-11-24T08:00:00Z, or so long ago as 30m, 12h or 90d"
        ))
    };
    let unit = match text.chars().last() {
        Some('s') => 1,
        Some('m') => 60,
        Some('h') => 3_600,
        Some('d') => 86_400,
        _ => return Err(wrong()),
    };
    let count: u32 = text[..text.len() - 1].parse().map_err(|_| wrong())?;
    let ago = i64::from(count).saturating_mul(unit);
    Ok(Timestamp::from_unix_secs(now.unix_secs.saturating_sub(ago).max(0)).to_string())
}

fn row(event: &Value) -> Vec<String> {
    let who = &event["userIdentity"];
    let name = match text_of(who, "userName") {
        "" => text_of(who, "accessKeyId"),
        name => name,
    };
    let result = match text_of(event, "errorCode") {
        "" => "OK",
        code => code,
    };
    vec![
        text_of(event, "eventTime").to_owned(),
        name.to_owned(),
        format!(
            "{}:{}",
            text_of(event, "serviceName"),
            text_of(event, "eventName")
        ),
        text_of(event, "sourceIpAddress").to_owned(),
        result.to_owned(),
        text_of(&event["additionalEventData"], "decision").to_owned(),
    ]
}

fn text_of<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

fn verify(state_dir: &StateDir, output: Output) -> Result<ExitCode, Failure> {
    let path = state_dir.file("master.key");
    let bytes =
        std::fs::read(&path).map_err(Failure::doing(format!("cannot read {}", path.display())))?;
    let key = <[u8; 32]>::try_from(&*bytes)
        .map_err(|_| Failure::Other(format!("{} is not 32 bytes", path.display())))?;
    // Before the store: the newest seal that is read is not older than this one.
    let head = std::fs::read(state_dir.file(AUDIT_HEAD)).ok();
    let progress = Progress::start("looking at each entry");
    let unreadable = |why: String| Failure::Other(format!("the trail cannot be read: {why}"));
    let snapshot = StoreSnapshot::open(state_dir.file("store.db"))
        .map_err(|error| unreadable(chain(&error)))?;
    let archive = ArchiveDirectory::new(state_dir.file(AUDIT_ARCHIVE));
    let page = |prefix: &str, after: Option<&str>, limit| snapshot.page(prefix, after, limit);
    let report = control::verify_trail(&page, &MasterKey::new(key), head.as_deref(), &archive)
        .map_err(|error| unreadable(chain(&error)))?;
    drop(progress);
    match output {
        Output::Json => output::print_json(&json!({
            "ok": report.findings.is_empty(),
            "entries": report.entries,
            "unsealed": report.unsealed,
            "forgotten": report.forgotten,
            "archived": report.archived,
            "rotated": report.rotated,
            "newest_seal": report.newest,
            "findings": report.findings.iter().map(ToString::to_string).collect::<Vec<_>>(),
        })),
        Output::Text => output::print(&text(&report)),
    }
    Ok(match report.findings.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

fn text(report: &TrailReport) -> String {
    let newest = report.newest.map_or_else(
        || "no seal".to_owned(),
        |newest| format!("the newest seal is {newest}"),
    );
    let mut text = format!(
        "{} entries, {} of them not under a seal yet; {newest}",
        report.entries, report.unsealed
    );
    if report.forgotten > 0 {
        text.push_str(&format!(
            "\n{} older ones left the store: {} are in the archive, {} were and went with its oldest files",
            report.forgotten, report.archived, report.rotated
        ));
    }
    for finding in &report.findings {
        text.push_str(&format!("\nwrong: {finding}"));
    }
    if report.findings.is_empty() {
        text.push_str("\nnothing was changed, removed, added or moved");
    }
    text
}
