//! `kanmon`: a region on this machine, and the commands that talk to it.
//!
//! Knows processes, files and terminals. What a call means is `control`'s, what a packet meets is the
//! host agent's. Start from [`cli::Cli`] for the verbs and [`region`] for what `kanmon up` runs.

mod account;
mod api;
mod audit_log;
mod backup;
mod cidr;
mod cli;
mod client;
mod debug;
mod doctor;
mod down;
mod endpoints;
mod exec;
mod explain;
mod failure;
mod group;
mod host;
mod limits;
mod manual;
mod metrics;
mod netns;
mod output;
mod probe;
mod ram;
mod region;
mod server;
mod state_dir;
mod status;
mod tls;
mod up;

use std::process::ExitCode;

use clap::Parser;

/// A call makes and drops some hundred texts, and answers of tens of kilobytes: the system's allocator took more than a
/// third of its time.
///
/// Choice: docs/decisions/0028-allocator.md
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = match cli::Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return cli::not_run(&error, std::env::args()),
    };
    let output = cli.output();
    match cli::run(cli) {
        Ok(code) => code,
        Err(failure) => failure.report(output),
    }
}
