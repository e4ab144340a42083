//! `kanmon ram least-privilege`: the smallest policy for what somebody did, and what shows that it is enough.

use std::process::ExitCode;

use clap::Args;
use serde_json::Value;

use super::{call, list, statement, text};
use crate::client::Client;
use crate::failure::Failure;
use crate::output::{self, Output, Progress};

/// Options of `kanmon ram least-privilege`.
#[derive(Args, Clone, Debug)]
pub(crate) struct LeastPrivilege {
    /// Who: user/NAME, role/NAME, or an ARN
    principal: String,
    /// How many days back
    #[arg(long, value_name = "N", default_value_t = 90, value_parser = clap::value_parser!(u32).range(1..=3650))]
    days: u32,
    /// Print the policy and nothing else
    #[arg(long)]
    document: bool,
    /// The account that asks: a letter, or an id
    #[arg(long, value_name = "ACCOUNT")]
    account: Option<String>,
}

/// Asks until the answer is complete. The exit code is 1 when the policy does not allow all that was done, or more
/// than is allowed today.
///
/// # Errors
/// What the API refused.
pub(super) fn run(
    client: &Client,
    options: &LeastPrivilege,
    output: Output,
) -> Result<ExitCode, Failure> {
    let progress = Progress::start("looking through the audit trail");
    let mut token = String::new();
    let answer = loop {
        let parameters = [
            ("Principal", options.principal.clone()),
            ("Days", options.days.to_string()),
            ("NextToken", token),
        ];
        let parameters = parameters.map(|(name, value)| (name.to_owned(), value));
        let account = options.account.as_deref();
        let answer = call(client, account, "ProposeLeastPrivilege", &parameters)?;
        token = text(&answer, "NextToken").to_owned();
        if token.is_empty() {
            break answer;
        }
        progress.say(format!("{} entries looked at", answer["LookedAt"]));
    };
    drop(progress);
    match output {
        Output::Json => output::print_json(&answer),
        Output::Text if options.document => output::print(&indented(text(&answer, "Document"))),
        Output::Text => output::print(&shown(&answer)),
    }
    let is_enough = answer["Calls"] == answer["AllowedCalls"];
    Ok(
        match is_enough && list(&answer["NewAccess"]["New"]).is_empty() {
            true => ExitCode::SUCCESS,
            false => ExitCode::FAILURE,
        },
    )
}

fn indented(document: &str) -> String {
    serde_json::from_str::<Value>(document)
        .and_then(|it| serde_json::to_string_pretty(&it))
        .unwrap_or_else(|_| document.to_owned())
}

fn shown(answer: &Value) -> String {
    let mut lines = vec![indented(text(answer, "Document")), String::new()];
    let statements = list(&answer["Statements"]["Statement"]).iter();
    let rows = statements.map(|it| {
        vec![
            it["Statement"].to_string(),
            text(it, "Effect").to_owned(),
            it["Calls"].to_string(),
            text(it, "LastTime").to_owned(),
        ]
    });
    let head = ["statement", "effect", "calls", "last"];
    lines.push(output::table(&head, rows));
    lines.push(format!(
        "\nshown       {} of {} calls since {} are allowed by it",
        answer["AllowedCalls"],
        answer["Calls"],
        text(&answer["Trail"], "From"),
    ));
    let more = list(&answer["NewAccess"]["New"]);
    lines.push(match more.len() {
        0 => "no more     it allows nothing that is not allowed today".to_owned(),
        _ => "more        it allows what is not allowed today:".to_owned(),
    });
    let of_more = |it: &Value| format!("  + {} on {}", text(it, "Action"), text(it, "Resource"));
    lines.extend(more.iter().map(of_more));
    if answer["Undecided"] != 0 {
        lines.push(format!(
            "undecided   of {} actions it was not found out whether they are allowed more or less",
            answer["Undecided"]
        ));
    }
    for it in list(&answer["Widenings"]["Widening"]) {
        let (pattern, observed) = (text(it, "Pattern"), &it["Observed"]);
        lines.push(format!(
            "wider       {pattern} stands for {observed} that were used"
        ));
    }
    for it in list(&answer["NotAllowedAnyMore"]["Call"]) {
        let (action, resource) = (text(it, "Action"), text(it, "Resource"));
        lines.push(format!(
            "left out    {action} on {resource}: used {} times and not allowed today",
            it["Calls"]
        ));
    }
    for it in list(&answer["Unused"]["Item"]) {
        for (what, names) in [
            ("never used", &it["Actions"]),
            ("used less", &it["Narrowed"]),
        ] {
            let names = list(&names["Action"]).iter().filter_map(Value::as_str);
            let names = names.collect::<Vec<_>>().join(" ");
            if !names.is_empty() {
                lines.push(format!("{what:10}  {}: {names}", statement(it)));
            }
        }
    }
    lines.extend(of_trail(&answer["Trail"]));
    lines.join("\n")
}

fn of_trail(trail: &Value) -> Vec<String> {
    let gone = match trail["IsTrimmed"] == true {
        true => ", what was before is gone",
        false => "",
    };
    let mut lines = vec![format!(
        "the trail   begins {}{gone}",
        text(trail, "Oldest")
    )];
    if trail["IncompleteCalls"] != 0 {
        lines.push(format!(
            "incomplete  of {} calls the trail does not say what they were granted",
            trail["IncompleteCalls"]
        ));
    }
    lines
}
