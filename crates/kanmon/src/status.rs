use std::process::ExitCode;

use serde_json::{Value, json};

use crate::client::Client;
use crate::failure::Failure;
use crate::output::{self, Output};
use crate::state_dir::StateDir;

/// Tells what runs, at which revision, and what is enforced.
///
/// # Errors
/// `NotRunning`, or what the API refused.
pub(crate) fn run(state_dir: &StateDir, output: Output) -> Result<ExitCode, Failure> {
    let region = state_dir.running_region()?;
    let answer = Client::of_region(state_dir)?.ask("DescribeRegionStatus", &[])?;
    if output == Output::Json {
        output::print_json(&json!({"Region": region, "Status": answer}));
        return Ok(ExitCode::SUCCESS);
    }
    let enforced = match region.enforce.as_str() {
        "none" => "NO PACKET IS FILTERED (--enforce none)",
        _ => "packets are filtered in the kernel",
    };
    let mut lines = vec![format!("{} up; {enforced}", region.named())];
    lines.extend(
        region
            .enforce_reasons
            .iter()
            .map(|reason| format!("  {reason}")),
    );
    lines.push(format!("  endpoint    {}", region.endpoint));
    lines.extend(
        region
            .metrics
            .iter()
            .map(|it| format!("  metrics     {it}")),
    );
    lines.push(format!(
        "  process     {}, version {}",
        region.pid, region.version
    ));
    lines.push(format!("  state       {state_dir}"));
    let (stored, applied) = (&answer["Revision"], &answer["AppliedRevision"]);
    lines.push(match region.enforce.as_str() {
        "none" => format!("  revision    {stored} stored, none in force"),
        _ => format!("  revision    {stored} stored, {applied} in force"),
    });
    let problems = list(&answer["Problems"]["Problem"]).map(|it| {
        format!(
            "  problem     {}: {}",
            text(&it["Subject"]),
            text(&it["Message"])
        )
    });
    lines.extend(problems);
    let items = list(&answer["Items"]["Item"]).map(|it| {
        ["Name", "State", "Text", "Mend"]
            .map(|name| text(&it[name]).to_owned())
            .to_vec()
    });
    let items: Vec<_> = items.collect();
    if !items.is_empty() {
        lines.push(String::new());
        lines.push(output::table(&["item", "state", "found", "mend"], items));
    }
    output::print(&lines.join("\n"));
    Ok(ExitCode::SUCCESS)
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
