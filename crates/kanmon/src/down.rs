use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use nix::errno::Errno;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde::Serialize;

use crate::cli::Down;
use crate::failure::Failure;
use crate::output::{self, Output, Progress};
use crate::state_dir::StateDir;

#[derive(Default, Serialize)]
struct Report {
    stopped_process: Option<i32>,
    removed: Vec<String>,
    left: Vec<String>,
    forgotten: bool,
}

/// Stops the region, whether it runs or was killed, and removes everything it made on this machine.
///
/// # Errors
/// Something is left.
pub(crate) fn run(
    state_dir: &StateDir,
    options: &Down,
    output: Output,
) -> Result<ExitCode, Failure> {
    if !state_dir.path().exists() {
        match output {
            Output::Json => output::print_json(&Report::default()),
            Output::Text => output::print(&format!(
                "nothing to do: there is no state directory {state_dir}"
            )),
        }
        return Ok(ExitCode::SUCCESS);
    }
    let progress = Progress::start("stopping the region");
    let stopped_process = stop(state_dir)?;
    // Nobody may start a region while its remains are being removed.
    let lock = state_dir.lock()?;
    progress.say("removing namespaces, devices and maps");
    let (removed, left) = crate::host::remove(state_dir);
    if options.forget {
        progress.say("forgetting what is stored");
        state_dir.forget()?;
    } else {
        state_dir.remove("region.json")?;
    }
    drop(lock);
    drop(progress);
    let report = Report {
        stopped_process,
        removed,
        left,
        forgotten: options.forget,
    };
    match output {
        Output::Json => output::print_json(&report),
        Output::Text => output::print(&report.page(state_dir)),
    }
    if report.left.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    Err(Failure::Other(format!(
        "{} things are left, see above; run kanmon down again",
        report.left.len()
    )))
}

/// Asks the process to stop and waits until it has; kills it if it does not.
fn stop(state_dir: &StateDir) -> Result<Option<i32>, Failure> {
    let Some(pid) = state_dir.running_pid() else {
        return Ok(None);
    };
    for (signal, patience) in [(Signal::SIGTERM, 15), (Signal::SIGKILL, 5)] {
        match kill(Pid::from_raw(pid), signal) {
            Ok(()) | Err(Errno::ESRCH) => {}
            Err(Errno::EPERM) => {
                return Err(Failure::NotRoot {
                    what: "stopping another user's region",
                });
            }
            Err(error) => {
                return Err(Failure::Other(format!(
                    "cannot stop process {pid}: {error}"
                )));
            }
        }
        let end = Instant::now() + Duration::from_secs(patience);
        while Instant::now() < end {
            // Without an executable it is gone, or waits for its parent to notice.
            let has_ended = !Path::new("/proc")
                .join(pid.to_string())
                .join("exe")
                .exists();
            if has_ended && state_dir.running_pid() != Some(pid) {
                return Ok(Some(pid));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
    Err(Failure::Other(format!(
        "process {pid} does not end; see ps -p {pid}"
    )))
}

impl Report {
    fn page(&self, state_dir: &StateDir) -> String {
        let mut lines = Vec::new();
        match self.stopped_process {
            Some(pid) => lines.push(format!("stopped process {pid}")),
            None => lines.push("no region was running".to_owned()),
        }
        match self.removed.len() {
            0 => lines.push("there was nothing of it on this machine".to_owned()),
            count => lines.push(format!(
                "removed {count} things: {}",
                shortened(&self.removed)
            )),
        }
        if self.left.is_empty() {
            lines.push(
                "looked again: no namespace, device, pin or process of it is left".to_owned(),
            );
        } else {
            lines.extend(self.left.iter().map(|it| format!("still there: {it}")));
        }
        lines.push(if self.forgotten {
            "what was stored is forgotten".to_owned()
        } else {
            format!("what is stored stays in {state_dir}; kanmon up starts it again, kanmon down --forget deletes it")
        });
        lines.join("\n")
    }
}

fn shortened(things: &[String]) -> String {
    const SHOWN: usize = 6;
    let shown = things
        .iter()
        .take(SHOWN)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    match things.len().checked_sub(SHOWN) {
        None | Some(0) => shown,
        Some(more) => format!("{shown} and {more} more"),
    }
}
