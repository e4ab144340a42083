//! `kanmon up`: a region in this process, or in one behind it.

mod banner;
mod detach;

use std::process::ExitCode;

use crate::cli::Up;
use crate::failure::Failure;
use crate::output::Output;
use crate::region::Region;
use crate::state_dir::StateDir;

/// Starts a region. In the foreground it returns when the region was told to stop.
///
/// # Errors
/// Why there is no region.
pub(crate) fn run(state_dir: &StateDir, options: &Up, output: Output) -> Result<ExitCode, Failure> {
    if options.detach {
        detach::run(state_dir, options, output)?;
        return Ok(ExitCode::SUCCESS);
    }
    if options.background {
        return Ok(detach::behind(
            || Region::start(state_dir, options),
            Region::run,
        ));
    }
    trace_to_standard_error();
    let region = Region::start(state_dir, options)?;
    banner::print(state_dir, output)?;
    region.run();
    eprintln!(
        "kanmon: stopped. Instances and their filters stay as they are; kanmon down removes them"
    );
    Ok(ExitCode::SUCCESS)
}

/// Events go to standard error, which is the log file of a region in the background. `KANMON_LOG` chooses which,
/// `KANMON_LOG_FORMAT=json` one JSON object a line. What is logged for a request has its id in both.
fn trace_to_standard_error() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("KANMON_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    let events = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    let _ = match std::env::var("KANMON_LOG_FORMAT").as_deref() {
        Ok("json") => events
            .json()
            .flatten_event(true)
            .with_span_list(false)
            .try_init(),
        _ => events.with_ansi(false).try_init(),
    };
}
