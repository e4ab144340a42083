use std::process::ExitCode;

use crate::client::Client;
use crate::failure::Failure;
use crate::output::{self, Output};
use crate::state_dir::StateDir;

/// Shows what is stored, what the host was asked for, and what it has made real.
///
/// # Errors
/// No region, or what the API refused.
pub(crate) fn run(state_dir: &StateDir, output: Output) -> Result<ExitCode, Failure> {
    let answer = Client::of_region(state_dir)?.ask("DebugDump", &[])?;
    match output {
        Output::Json => output::print_json(&answer),
        Output::Text => {
            for (title, revision) in
                [("Stored", "Revision"), ("Desired", "Revision"), ("Applied", "AppliedRevision")]
            {
                output::print(&format!("== {} at revision {}", title.to_lowercase(), answer[revision]));
                output::print(answer[title].as_str().unwrap_or_default().trim_end());
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}
