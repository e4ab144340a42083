use std::os::unix::process::CommandExt;
use std::process::{Command, ExitCode};

use crate::cli::Exec;
use crate::failure::Failure;
use crate::netns::Namespace;
use crate::state_dir::StateDir;

/// Becomes a command inside an instance, or inside the region's internet.
///
/// # Errors
/// No region, no such namespace, no such command.
pub(crate) fn run(state_dir: &StateDir, options: &Exec) -> Result<ExitCode, Failure> {
    let region = state_dir.running_region()?;
    region.must_filter()?;
    let namespace = match options.place.as_str() {
        "internet" => Namespace::internet(&region.tag),
        instance => Namespace::of_instance(&region.tag, instance),
    };
    namespace.enter()?;
    let (program, arguments) = options.command.split_first().expect("clap asks for one");
    let error = Command::new(program).args(arguments).exec();
    Err(Failure::Other(format!("cannot run {program}: {error}")))
}
