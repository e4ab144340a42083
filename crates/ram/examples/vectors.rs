//! Runs a file of decision vectors: `cargo xtask ram-vectors FILE`.

#[path = "../tests/support/vector_file.rs"]
mod vector_file;

fn main() -> std::process::ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("usage: vectors FILE");
        return std::process::ExitCode::FAILURE;
    };
    let outcome = std::fs::read_to_string(&path)
        .map_err(|error| vec![format!("{path}: {error}")])
        .and_then(|text| vector_file::run(&text));
    match outcome {
        Ok(compared) => {
            println!("{compared} decisions as expected");
            std::process::ExitCode::SUCCESS
        }
        Err(wrong) => {
            wrong.iter().for_each(|line| eprintln!("{line}"));
            std::process::ExitCode::FAILURE
        }
    }
}
