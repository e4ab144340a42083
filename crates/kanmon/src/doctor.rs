use std::process::ExitCode;

use serde::Serialize;

use crate::cli::Doctor;
use crate::failure::Failure;
use crate::host::{self, Item};
use crate::output::{self, Output};
use crate::state_dir::StateDir;

#[derive(Serialize)]
struct Report {
    can_enforce: bool,
    /// `ebpf` or `none`, of the region that runs.
    running: Option<String>,
    items: Vec<Item>,
}

/// Tells what the kernel and the privileges allow, item by item.
///
/// # Errors
/// With `--can-enforce`, when packets cannot be filtered.
pub(crate) fn run(
    state_dir: &StateDir,
    options: &Doctor,
    output: Output,
) -> Result<ExitCode, Failure> {
    let items = host::doctor();
    let missing = host::missing(&items);
    if options.can_enforce {
        return match missing.first() {
            None => Ok(ExitCode::SUCCESS),
            Some(item) => Err(Failure::Unable(item.line())),
        };
    }
    let can_enforce = missing.is_empty();
    let running = state_dir.running_region().ok().map(|region| region.enforce);
    match output {
        Output::Json => output::print_json(&Report {
            can_enforce,
            running,
            items,
        }),
        Output::Text => {
            let rows = items.iter().map(|it| {
                let state = if it.is_fine { "ok" } else { "missing" };
                vec![
                    it.name.clone(),
                    state.to_owned(),
                    it.text.clone(),
                    it.mend.clone(),
                ]
            });
            output::print(&output::table(&["item", "state", "found", "mend"], rows));
            output::print(if can_enforce {
                "\npackets can be filtered here"
            } else {
                "\npackets CANNOT be filtered here: kanmon up would run with --enforce none"
            });
            if running.as_deref() == Some("none") {
                output::print("the region that runs FILTERS NO PACKET (--enforce none)");
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}
