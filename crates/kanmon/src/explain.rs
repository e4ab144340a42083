use std::process::ExitCode;

use serde_json::Value;

use crate::cli::Explain;
use crate::client::Client;
use crate::failure::Failure;
use crate::output::{self, Output};
use crate::state_dir::StateDir;

/// Tells which stage and rule decide about a packet, and what they beat.
///
/// # Errors
/// No region, or what the API refused.
pub(crate) fn run(
    state_dir: &StateDir,
    options: &Explain,
    output: Output,
) -> Result<ExitCode, Failure> {
    let client = Client::of_region(state_dir)?;
    let client = client.where_instance_is(&[&options.from, &options.to])?;
    let port = options.port.map(|port| port.to_string());
    let mut parameters = vec![
        ("From", &*options.from),
        ("To", &*options.to),
        ("Protocol", &*options.protocol),
    ];
    parameters.extend(port.as_deref().map(|port| ("Port", port)));
    let answer = client.ask("ExplainPath", &parameters)?;
    match output {
        Output::Json => output::print_json(&answer),
        Output::Text => output::print(&page(options, &answer)),
    }
    Ok(ExitCode::SUCCESS)
}

fn page(options: &Explain, answer: &Value) -> String {
    let port = options
        .port
        .map(|port| format!(" {port}"))
        .unwrap_or_default();
    let mut page = format!(
        "{} -> {} {}{port}: {}, decided at the {} side (revision {})\n",
        options.from,
        options.to,
        options.protocol,
        text(answer, "Policy").to_lowercase(),
        text(answer, "DecidedBy").to_lowercase(),
        answer["Revision"],
    );
    for side in ["Egress", "Ingress"] {
        if answer[side].is_object() && !text(&answer[side], "Policy").is_empty() {
            page.push('\n');
            page.push_str(&paragraph(side, &answer[side]));
        }
    }
    page.truncate(page.trim_end().len());
    page
}

fn paragraph(side: &str, verdict: &Value) -> String {
    let policy = text(verdict, "Policy").to_lowercase();
    let mut lines = format!("{side}, {}: {policy}\n", text(verdict, "DeciderEniId"));
    lines.push_str(&format!(
        "  stage    {}: {}\n",
        text(verdict, "Stage"),
        text(verdict, "Reason")
    ));
    if !text(verdict, "WinnerRuleId").is_empty() {
        lines.push_str(&format!(
            "  winner   {}  of {}: {}\n",
            text(verdict, "WinnerRuleId"),
            text(verdict, "WinnerGroupId"),
            text(verdict, "WinnerRule"),
        ));
    }
    if !text(verdict, "Witness").is_empty() {
        lines.push_str(&format!("  packet   {}\n", text(verdict, "Witness")));
    }
    let losers = verdict["Losers"]["Loser"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    if losers.is_empty() {
        return lines;
    }
    let rows = losers.iter().map(|it| {
        vec![
            text(it, "SecurityGroupRuleId").to_owned(),
            text(it, "SecurityGroupId").to_owned(),
            text(it, "Rule").to_owned(),
            text(it, "Why").to_owned(),
        ]
    });
    let table = output::table(&["lost", "of", "rule", "because"], rows);
    for line in table.lines() {
        lines.push_str(&format!("  {line}\n"));
    }
    lines
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}
