//! `kanmon completions` and `kanmon man`: what the command line says about itself, for shells and for man.

use std::process::ExitCode;

use clap::CommandFactory;
use serde_json::json;

use crate::cli::{Cli, Completions, Man};
use crate::failure::Failure;
use crate::output::{self, Output};

/// Prints the completions of a shell.
///
/// # Errors
/// None today.
pub(crate) fn completions(options: &Completions, output: Output) -> Result<ExitCode, Failure> {
    let mut text = Vec::new();
    clap_complete::generate(options.shell, &mut Cli::command(), "kanmon", &mut text);
    let text = String::from_utf8_lossy(&text);
    match output {
        Output::Json => {
            output::print_json(&json!({"shell": options.shell.to_string(), "script": text}));
        }
        Output::Text => output::print(text.trim_end()),
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes one page per command into a directory, which is made if it is not there.
///
/// # Errors
/// It cannot be written.
pub(crate) fn man(options: &Man, output: Output) -> Result<ExitCode, Failure> {
    let directory = &options.directory;
    let cannot = || Failure::doing(format!("cannot write to {}", directory.display()));
    std::fs::create_dir_all(directory).map_err(cannot())?;
    clap_mangen::generate_to(Cli::command(), directory).map_err(cannot())?;
    match output {
        Output::Json => {
            let pages = std::fs::read_dir(directory).map_err(cannot())?;
            let mut pages = pages
                .map(|page| Ok(page?.file_name().to_string_lossy().into_owned()))
                .collect::<Result<Vec<String>, std::io::Error>>()
                .map_err(cannot())?;
            pages.sort();
            output::print_json(&json!({"directory": directory, "pages": pages}));
        }
        Output::Text => output::print(&format!(
            "{} has the pages; read them with man -M, or: man {}/kanmon.1",
            directory.display(),
            directory.display()
        )),
    }
    Ok(ExitCode::SUCCESS)
}
