use std::fs::File;
use std::io::{Read, stdin};
use std::path::Path;
use std::process::ExitCode;

use openapi::rule_file::{RuleFile, RuleRow};
use serde_json::{Value, json};

use super::caller::Caller;
use super::{Import, add, warning};
use crate::failure::Failure;
use crate::output::{self, Output};
use crate::state_dir::StateDir;

/// Adds the rules of a file. Rules of priority 110 are the system's of an old group and stay so; those of any other
/// above 100 are skipped. Every rule that is refused is named, and then
/// the exit code is 1.
///
/// Source: ECS guide, export and import of security group rules.
///
/// # Errors
/// The file is not one of rules, no region, no such group.
pub(super) fn run(
    state_dir: &StateDir,
    options: &Import,
    output: Output,
) -> Result<ExitCode, Failure> {
    let name = options.file.display();
    let bytes = read(&options.file).map_err(Failure::doing(format!("cannot read {name}")))?;
    let file =
        RuleFile::read(&bytes).map_err(|error| Failure::Other(format!("{name}: {error}")))?;
    let caller = Caller::of_group(state_dir, &options.who, &options.group)?;
    let before = caller.rules(&options.group)?.len();
    let added = add::add(&caller, &options.group, &file.rows)?.and(add::add_system(
        &caller,
        &options.group,
        &file.system,
    )?);
    let new = caller.rules(&options.group)?.len().saturating_sub(before);
    let rules = file.rows.iter().chain(&file.system);
    let rows: Vec<RuleRow> = rules.map(|(_, row)| row.clone()).collect();
    let warnings = warning::about(&rows, caller.is_smtp_exempt()?);
    match output {
        Output::Json => {
            let skipped = file
                .skipped
                .iter()
                .map(|(number, priority)| json!({"Number": number, "Priority": priority}));
            output::print_json(&json!({
                "SecurityGroupId": options.group,
                "Added": new,
                "Accepted": added.accepted,
                "Skipped": skipped.collect::<Vec<Value>>(),
                "Refused": added.json(),
                "Warnings": warnings,
            }));
        }
        Output::Text => {
            let mut lines = vec![format!(
                "{new} rules added, {} there already, {} skipped, {} refused",
                added.accepted.saturating_sub(new),
                file.skipped.len(),
                added.refused.len()
            )];
            let skipped = file.skipped.iter();
            lines.extend(skipped.map(|(number, priority)| {
                format!("skipped: rule {number}: its priority is {priority}; 1 to 100 are imported, and 110 as the system's")
            }));
            lines.extend(added.lines());
            lines.extend(warning::lines(&warnings));
            output::print(&lines.join("\n"));
        }
    }
    Ok(ExitCode::from(u8::from(!added.refused.is_empty())))
}

/// No more than the parser looks at.
fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        stdin().take(MOST_BYTES).read_to_end(&mut bytes)?;
    } else {
        File::open(path)?.take(MOST_BYTES).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// One more than a file may have, so that a longer one is seen to be.
const MOST_BYTES: u64 = (1 << 20) + 1;
