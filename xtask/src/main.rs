//! Chores of this repository: `cargo xtask <command>`.

mod check;
mod generate;
mod requests;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask gen [--check]      write what is generated from facts and decisions, or say what is stale
       cargo xtask requests FILE     verify recorded requests and their mutations
       cargo xtask ram-vectors FILE  verify decisions over policies, with both evaluators
       cargo xtask check [NAME …]    what must be so at every commit: format, clippy, licences, arrows, …";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["gen"] => generate::write(),
        ["gen", "--check"] => generate::check(),
        ["requests", file] => requests::check("openapi", "requests", file),
        ["ram-vectors", file] => requests::check("ram", "vectors", file),
        ["check", only @ ..] => check::run(&root(), only),
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(message) => {
            println!("{message}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// The root of the repository.
fn root() -> std::path::PathBuf {
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent()
        .expect("xtask is a directory of the repository")
        .to_owned()
}
