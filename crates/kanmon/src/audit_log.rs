//! `kanmon audit-log`: whether the trail of calls is as it was left, and what is in it.

use std::process::ExitCode;

use clap::Subcommand;
use control::{MasterKey, TrailReport};
use serde_json::json;
use store::StoreSnapshot;

use crate::failure::{Failure, chain};
use crate::output::{self, Output, Progress};
use crate::state_dir::{AUDIT_HEAD, StateDir};

/// What can be done with the audit trail.
#[derive(Clone, Debug, Subcommand)]
pub(crate) enum AuditLog {
    /// Check that no entry was changed, removed, added or moved, and that the end is not cut off; whether the region
    /// runs or not
    Verify,
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
    }
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
    let page = |prefix: &str, after: Option<&str>, limit| snapshot.page(prefix, after, limit);
    let report = control::verify_trail(&page, &MasterKey::new(key), head.as_deref())
        .map_err(|error| unreadable(chain(&error)))?;
    drop(progress);
    match output {
        Output::Json => output::print_json(&json!({
            "ok": report.findings.is_empty(),
            "entries": report.entries,
            "unsealed": report.unsealed,
            "forgotten": report.forgotten,
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
    for finding in &report.findings {
        text.push_str(&format!("\nwrong: {finding}"));
    }
    if report.findings.is_empty() {
        text.push_str("\nnothing was changed, removed, added or moved");
    }
    text
}
