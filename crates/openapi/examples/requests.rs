//! Verifies a file of recorded requests and their mutations: `cargo xtask requests FILE`.

use std::collections::BTreeSet;
use std::process::ExitCode;

#[path = "../tests/support/captured.rs"]
mod captured;

fn main() -> ExitCode {
    let Some(file) = std::env::args().nth(1) else {
        eprintln!("usage: requests FILE");
        return ExitCode::from(2);
    };
    let read = std::fs::read_to_string(&file)
        .map_err(|error| error.to_string())
        .and_then(|text| {
            serde_json::from_str::<captured::Captured>(&text).map_err(|error| error.to_string())
        });
    let captured = match read {
        Ok(captured) => captured,
        Err(error) => {
            eprintln!("{file}: {error}");
            return ExitCode::from(2);
        }
    };
    let (mut good, mut refused, mut accepted) = (0, 0, 0);
    let mut nonces = BTreeSet::new();
    for vector in &captured.vectors {
        let checked = vector
            .check()
            .and_then(|tally| vector.nonce().map(|nonce| (tally, nonce)));
        match checked {
            Ok((tally, nonce)) => {
                good += 1;
                refused += tally.refused;
                accepted += tally.accepted;
                if !nonces.insert(nonce) {
                    println!("{}: its nonce was used by an earlier request", vector.id);
                }
            }
            Err(error) => println!("{} {}: {error}", vector.id, vector.label),
        }
    }
    println!(
        "{good} of {} requests verified; {refused} changed ones refused, {accepted} accepted",
        captured.vectors.len()
    );
    if good == captured.vectors.len() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
