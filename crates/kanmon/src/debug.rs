use std::process::ExitCode;

use serde_json::json;

use crate::client::Client;
use crate::failure::Failure;
use crate::output::{self, Output};
use crate::state_dir::StateDir;

/// Shows what is stored, what the host was asked for, and what it has made real.
///
/// # Errors
/// No region, or what the API refused.
pub(crate) fn dump(state_dir: &StateDir, output: Output) -> Result<ExitCode, Failure> {
    let answer = Client::of_region(state_dir)?.ask("DebugDump", &[])?;
    match output {
        Output::Json => output::print_json(&answer),
        Output::Text => {
            for (title, revision) in [
                ("Stored", "Revision"),
                ("Desired", "Revision"),
                ("Applied", "AppliedRevision"),
            ] {
                output::print(&format!(
                    "== {} at revision {}",
                    title.to_lowercase(),
                    answer[revision]
                ));
                output::print(answer[title].as_str().unwrap_or_default().trim_end());
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Shows how many packets of every ENI met which verdict, and why, as the kernel counted them.
///
/// # Errors
/// No region filters packets here, or this user may not look.
pub(crate) fn counters(state_dir: &StateDir, output: Output) -> Result<ExitCode, Failure> {
    if let Ok(region) = state_dir.running_region() {
        region.must_filter()?;
    }
    let counts = crate::host::counters(state_dir)?;
    match output {
        Output::Json => {
            let rows = counts.iter().map(|it| {
                json!({
                    "instance": it.instance,
                    "eni": it.eni,
                    "policy": format!("{:?}", it.policy),
                    "stage": format!("{:?}", it.reason.stage()),
                    "reason": reason(it),
                    "packets": it.packets,
                })
            });
            output::print_json(&rows.collect::<Vec<_>>());
        }
        Output::Text => {
            let rows = counts.iter().map(|it| {
                let policy = format!("{:?}", it.policy).to_lowercase();
                vec![
                    it.instance.clone(),
                    it.eni.clone(),
                    policy,
                    reason(it),
                    it.packets.to_string(),
                ]
            });
            output::print(&output::table(
                &["instance", "interface", "verdict", "reason", "packets"],
                rows,
            ));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The reason's name; all rules have one.
pub(crate) fn reason(count: &host_agent::VerdictCount) -> String {
    match count.reason {
        secgroup::Reason::Rule { .. } => "Rule".to_owned(),
        other => format!("{other:?}"),
    }
}
