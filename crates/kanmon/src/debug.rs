use std::collections::BTreeMap;
use std::process::ExitCode;

use serde_json::{Value, json};

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
        Output::Text => output::print(&page(&answer)),
    }
    Ok(ExitCode::SUCCESS)
}

/// What hosts make real, side by side: ENIs and EIPs as they are stored, desired and applied; problems; and below
/// everything that is stored, in full.
fn page(answer: &Value) -> String {
    let lines = |title: &str| {
        let text = answer[title].as_str().unwrap_or_default();
        text.lines()
            .filter_map(|line| line.split_once(": "))
            .collect::<Vec<_>>()
    };
    let (stored, desired, applied) = (lines("Stored"), lines("Desired"), lines("Applied"));
    let mut rows: BTreeMap<String, [&str; 3]> = BTreeMap::new();
    for (key, _) in &stored {
        for kind in ["eni", "eip"] {
            if let Some(id) = key.strip_prefix(&format!("estate/{kind}/")) {
                rows.entry(format!("{kind} {id}")).or_insert(["-"; 3])[0] = "yes";
            }
        }
    }
    for (column, lines) in [(1, &desired), (2, &applied)] {
        for (key, what) in lines {
            if key.starts_with("eni ") || key.starts_with("eip ") {
                rows.entry((*key).to_owned()).or_insert(["-"; 3])[column] = what;
            }
        }
    }
    let rows = rows.into_iter().map(|(key, [stored, desired, applied])| {
        [&key, stored, applied, desired].map(str::to_owned).to_vec()
    });
    let head = ["", "stored", "applied", "desired"];
    let revision = |lines: &[(&str, &str)]| {
        let found = lines.iter().find(|(key, _)| *key == "revision");
        found.map_or("0", |(_, revision)| *revision).to_owned()
    };
    let mut page = format!(
        "stored at revision {}, desired {}, applied {}\n\n{}\n",
        answer["Revision"],
        revision(&desired),
        answer["AppliedRevision"],
        output::table(&head, rows)
    );
    for (key, what) in applied
        .iter()
        .filter(|(key, _)| key.starts_with("problem "))
    {
        page.push_str(&format!("\n{key}: {what}"));
    }
    page.push_str("\n== stored");
    for (key, value) in stored {
        page.push_str(&format!("\n{key}: {value}"));
    }
    page
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_desired_and_applied_stand_side_by_side() {
        let answer = json!({
            "Revision": 9,
            "Stored": "estate/vpc/vpc-1: {\"id\":\"vpc-1\"}\nestate/eni/eni-1: {\"id\":\"eni-1\"}\n\
                       estate/eni/eni-2: {\"id\":\"eni-2\"}\n",
            "Desired": "revision: 8\neni eni-1: groups sg-1 rules 2\neip eip-1: 47.100.0.1 to 10.0.0.1\n",
            "AppliedRevision": 7,
            "Applied": "revision: 7\neni eni-1: device v1 index 4 generation 3\n\
                        eni eni-9: device v9 index 5 generation 1\nproblem eni-2: no such device\n",
        });
        let expected = "\
stored at revision 9, desired 8, applied 7

           stored  applied                         desired
eip eip-1  -       -                               47.100.0.1 to 10.0.0.1
eni eni-1  yes     device v1 index 4 generation 3  groups sg-1 rules 2
eni eni-2  yes     -                               -
eni eni-9  -       device v9 index 5 generation 1  -

problem eni-2: no such device
== stored
estate/vpc/vpc-1: {\"id\":\"vpc-1\"}
estate/eni/eni-1: {\"id\":\"eni-1\"}
estate/eni/eni-2: {\"id\":\"eni-2\"}";
        assert_eq!(page(&answer), expected);
    }
}
