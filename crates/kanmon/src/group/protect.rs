use std::process::ExitCode;

use super::Protect;
use super::caller::{Caller, param};
use crate::failure::Failure;
use crate::output::{self, Output};
use crate::state_dir::StateDir;

/// Refuses the deletion of a group from now on, or no longer.
///
/// # Errors
/// No region, or what the API refused.
pub(super) fn run(
    state_dir: &StateDir,
    options: &Protect,
    output: Output,
) -> Result<ExitCode, Failure> {
    let caller = Caller::of_group(state_dir, &options.who, &options.group)?;
    let group = [param("SecurityGroupId", &options.group)];
    let wanted = [param("DeletionProtection", !options.off)];
    caller.kanmon(
        "ModifySecurityGroupProtection",
        group.clone().into_iter().chain(wanted),
    )?;
    match output {
        Output::Json => {
            output::print_json(&caller.kanmon("DescribeSecurityGroupProtection", group)?)
        }
        Output::Text if options.off => output::print(&format!("{} can be deleted", options.group)),
        Output::Text => output::print(&format!(
            "{} cannot be deleted; kanmon group protect {} --off lifts it",
            options.group, options.group
        )),
    }
    Ok(ExitCode::SUCCESS)
}
