//! `kanmon completions` and `kanmon man`: what the command line says about itself, for shells and for man.

use std::process::ExitCode;

use clap::CommandFactory;

use crate::cli::{Cli, Completions, Man};
use crate::failure::Failure;
use crate::output;

/// Prints the completions of a shell.
///
/// # Errors
/// None today.
pub(crate) fn completions(options: &Completions) -> Result<ExitCode, Failure> {
    let mut text = Vec::new();
    clap_complete::generate(options.shell, &mut Cli::command(), "kanmon", &mut text);
    output::print(String::from_utf8_lossy(&text).trim_end());
    Ok(ExitCode::SUCCESS)
}

/// Writes one page per command into a directory, which is made if it is not there.
///
/// # Errors
/// It cannot be written.
pub(crate) fn man(options: &Man) -> Result<ExitCode, Failure> {
    let directory = &options.directory;
    let cannot = || Failure::doing(format!("cannot write to {}", directory.display()));
    std::fs::create_dir_all(directory).map_err(cannot())?;
    clap_mangen::generate_to(Cli::command(), directory).map_err(cannot())?;
    output::print(&format!(
        "{} has the pages; read them with man -M, or: man {}/kanmon.1",
        directory.display(),
        directory.display()
    ));
    Ok(ExitCode::SUCCESS)
}
