use std::process::ExitCode;

use openapi::rule_file::{MOST_RULES, RuleFile, RuleFileForm};

use super::caller::Caller;
use super::{Export, Form};
use crate::failure::Failure;
use crate::output;
use crate::state_dir::StateDir;

/// Writes the rules of a group to standard output, as a file that can be imported.
///
/// # Errors
/// No region, no such part, or what the API refused.
pub(super) fn run(state_dir: &StateDir, options: &Export) -> Result<ExitCode, Failure> {
    let caller = Caller::of_group(state_dir, &options.who, &options.group)?;
    let rules = caller.rules(&options.group)?;
    let parts: Vec<_> = rules.chunks(MOST_RULES).collect();
    let part = usize::from(options.part);
    let rows = match parts.get(part - 1) {
        Some(rows) => *rows,
        None if part == 1 => &[],
        None => {
            return Err(Failure::Other(format!(
                "{} has {} parts",
                options.group,
                parts.len().max(1)
            )));
        }
    };
    if parts.len() > 1 {
        eprintln!(
            "kanmon: part {part} of {}: {} has {} rules, and a file has at most {MOST_RULES}; --part N writes the others",
            parts.len(),
            options.group,
            rules.len()
        );
    }
    let form = match options.format {
        Form::Json => RuleFileForm::Json,
        Form::Csv => RuleFileForm::Csv,
    };
    output::print(RuleFile::write(rows, form).trim_end());
    Ok(ExitCode::SUCCESS)
}
