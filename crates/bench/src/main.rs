//! `make bench`: what Kanmon costs, as ratios against a peer in the same run.
//!
//! Prints the budget table with the measured column and writes `target/bench/report.json`. With an argument,
//! runs one area: `meaning`, `api`, `host`, `metadata`, `dataplane`, `ram`, `trail`; or `calls` or `changes`, short parts of `api`.

mod api;
mod curve;
mod durable;
mod enforcement;
mod estate;
mod forwarding;
mod identity;
mod load;
mod meaning;
mod metadata;
mod moto;
mod policy;
mod ram;
mod region;
mod report;
mod trail;
mod world;

use report::Report;

/// Adds the rows of an area, or says why they cannot be measured.
type Measure = fn(&mut Report) -> Result<(), String>;

fn main() -> std::process::ExitCode {
    let area = std::env::args().nth(1);
    let wants = |name: &str| area.as_deref().is_none_or(|area| area == name);
    let mut report = Report::default();
    let mut is_complete = true;
    if wants("api") {
        durable::measure(&mut report);
    }
    let areas: [(&str, Measure); 8] = [
        ("meaning", meaning::measure),
        ("api", api::measure),
        ("host", enforcement::measure),
        ("metadata", metadata::measure),
        ("dataplane", forwarding::measure),
        ("ram", ram::measure),
        ("ram", identity::measure),
        ("trail", trail::measure),
    ];
    for (area, measure) in areas {
        if wants(area)
            && let Err(error) = measure(&mut report)
        {
            eprintln!("{area}: not measured: {error}");
            is_complete = false;
        }
    }
    let parts: [(&str, Measure); 2] = [
        ("calls", api::measure_calls),
        ("changes", api::measure_changes),
    ];
    for (part, measure) in parts {
        if area.as_deref() == Some(part)
            && let Err(error) = measure(&mut report)
        {
            eprintln!("{part}: not measured: {error}");
            is_complete = false;
        }
    }
    println!("{}", machine());
    report.print();
    match report.write("target/bench/report.json") {
        Ok(()) if is_complete => std::process::ExitCode::SUCCESS,
        Ok(()) => std::process::ExitCode::FAILURE,
        Err(error) => {
            eprintln!("the report could not be written: {error}");
            std::process::ExitCode::FAILURE
        }
    }
}

/// What it was measured on, in one line: figures of another machine do not compare.
fn machine() -> String {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let cpu = read("/proc/cpuinfo");
    let of_cpu = |name: &str| {
        let line = cpu.lines().find(|line| line.starts_with(name));
        line.and_then(|line| line.split(": ").nth(1))
            .unwrap_or("unknown processor")
            .to_owned()
    };
    let cores = cpu
        .lines()
        .filter(|line| line.starts_with("processor"))
        .count();
    let kernel = read("/proc/sys/kernel/osrelease");
    let load = read("/proc/loadavg");
    let load = load.split(' ').next().unwrap_or_default();
    format!(
        "{}, {cores} cores, Linux {}, load {load} at the end",
        of_cpu("model name"),
        kernel.trim()
    )
}
