use std::fs::OpenOptions;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::process::{Command, ExitCode, Stdio};

use crate::cli::Up;
use crate::failure::Failure;
use crate::output::{Output, Progress};
use crate::state_dir::StateDir;

use super::banner;

/// Starts a region in a process of its own and returns when it is ready. One that runs already is fine.
pub(super) fn run(state_dir: &StateDir, options: &Up, output: Output) -> Result<(), Failure> {
    state_dir.create()?;
    if state_dir.running_region().is_err() {
        let progress = Progress::start("starting a region");
        start(state_dir, options)?;
        drop(progress);
    } else {
        eprintln!("kanmon: a region runs already with state directory {state_dir}");
    }
    banner::print(state_dir, output)
}

fn start(state_dir: &StateDir, options: &Up) -> Result<(), Failure> {
    let log_path = state_dir.file("kanmon.log");
    let log = OpenOptions::new()
        .append(true)
        .create(true)
        .mode(0o600)
        .open(&log_path)
        .map_err(Failure::doing(format!(
            "cannot open {}",
            log_path.display()
        )))?;
    let program = std::env::current_exe().map_err(Failure::doing("cannot find this program"))?;
    let mut child = Command::new(program)
        .arg("up")
        .arg("--background")
        .arg("--state-dir")
        .arg(state_dir.path())
        .args(options.arguments())
        .current_dir("/")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(log)
        .spawn()
        .map_err(Failure::doing("cannot start a process"))?;
    let mut line = String::new();
    let output = child.stdout.take().expect("piped above");
    let _ = BufReader::new(output).read_line(&mut line);
    match line.trim_end().split_once(' ') {
        _ if line.trim_end() == READY => Ok(()),
        Some((code, message)) if code.parse::<u8>().is_ok() => {
            let code = code.parse().expect("tried in the guard");
            Err(Failure::Reported {
                code,
                message: message.to_owned(),
            })
        }
        _ => Err(Failure::Other(format!(
            "the region ended before it was ready; see {}",
            log_path.display()
        ))),
    }
}

/// The process behind `--detach`: leaves the terminal, starts, says so on its output, runs.
pub(super) fn behind<R>(
    start: impl FnOnce() -> Result<R, Failure>,
    run: impl FnOnce(R),
) -> ExitCode {
    super::trace_to_standard_error();
    // Fails only for the leader of a process group, and a child that was just started leads none.
    let _ = nix::unistd::setsid();
    match start() {
        Ok(region) => {
            say(READY);
            run(region);
            ExitCode::SUCCESS
        }
        Err(failure) => {
            say(&format!("{} {failure}", failure.exit_code()));
            tracing::error!(%failure, "no region");
            ExitCode::from(failure.exit_code())
        }
    }
}

/// One line to the process that waits; it may be gone.
fn say(line: &str) {
    let mut output = std::io::stdout();
    let _ = writeln!(output, "{line}").and_then(|()| output.flush());
}

const READY: &str = "ready";
