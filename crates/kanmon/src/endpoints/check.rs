use std::net::SocketAddr;
use std::path::Path;
use std::process::ExitCode;

use serde::Serialize;

use crate::client::Client;
use crate::failure::Failure;
use crate::output::{self, Output, Progress};
use crate::state_dir::{RegionFile, StateDir};
use crate::tls;

use super::{Endpoints, address_of};

/// What came of trying.
#[derive(Serialize)]
struct Checked {
    tries: Vec<Try>,
    /// What would lead a client elsewhere; nothing that is wrong with the region.
    notes: Vec<String>,
}

/// One call, at one address, under one name.
#[derive(Serialize)]
struct Try {
    scheme: &'static str,
    name: String,
    address: String,
    /// What is wrong; empty when it was answered.
    wrong: String,
}

/// Tries every address and every name of the region with HTTP and HTTPS: a handshake that trusts the
/// authority's file and nobody else, and a signed `DescribeRegions`.
///
/// # Errors
/// Nothing could be tried.
pub(super) fn run(
    state_dir: &StateDir,
    region: &RegionFile,
    endpoints: &Endpoints,
    output: Output,
) -> Result<ExitCode, Failure> {
    let client = Client::of_region(state_dir)?;
    let trust = tls::trusting(Path::new(&endpoints.ca_file));
    let progress = Progress::start("trying every address and name");
    let mut tries = Vec::new();
    let mut call = |address: SocketAddr, name: &str| {
        progress.say(format!("trying {name}"));
        for scheme in ["http", "https"] {
            let outcome = match (scheme, &trust) {
                ("http", _) => client.try_at(address, name, None),
                (_, Ok(trust)) => client.try_at(address, name, Some(trust)),
                (_, Err(failure)) => Err(Failure::Other(failure.to_string())),
            };
            tries.push(Try {
                scheme,
                name: name.to_owned(),
                address: address.to_string(),
                wrong: outcome.err().map(|it| it.to_string()).unwrap_or_default(),
            });
        }
    };
    let listening: Vec<SocketAddr> = region
        .listening
        .iter()
        .filter_map(|it| it.parse().ok())
        .map(reachable)
        .collect();
    for address in &listening {
        call(*address, &address.to_string());
    }
    if let Some(first) = listening.first() {
        for name in endpoints.hosts.iter().flat_map(|it| &it.names) {
            call(*first, name);
        }
    }
    drop(progress);
    let checked = Checked {
        notes: notes(region, endpoints),
        tries,
    };
    let wrong = checked
        .tries
        .iter()
        .filter(|it| !it.wrong.is_empty())
        .count();
    match output {
        Output::Json => output::print_json(&checked),
        Output::Text => {
            let rows = checked.tries.iter().map(|it| {
                let outcome = if it.wrong.is_empty() { "ok" } else { &it.wrong };
                vec![
                    it.scheme.to_owned(),
                    it.name.clone(),
                    it.address.clone(),
                    outcome.to_owned(),
                ]
            });
            let columns = &["scheme", "name", "address", "DescribeRegions"];
            output::print(output::table(columns, rows).trim_end());
            for note in &checked.notes {
                output::print(&format!("note: {note}"));
            }
        }
    }
    match wrong {
        0 => Ok(ExitCode::SUCCESS),
        _ => Err(Failure::Other(format!(
            "{wrong} of {} calls were not answered as they should be; the list says why",
            checked.tries.len()
        ))),
    }
}

/// Where a listener on all addresses is found from here.
fn reachable(mut address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        let loopback = if address.is_ipv4() {
            "127.0.0.1"
        } else {
            "::1"
        };
        address.set_ip(loopback.parse().expect("an address"));
    }
    address
}

/// What this machine and this shell say that would lead a client elsewhere.
fn notes(region: &RegionFile, endpoints: &Endpoints) -> Vec<String> {
    let hosts = std::fs::read_to_string("/etc/hosts").unwrap_or_default();
    let address = address_of(region.host());
    let mut notes = notes_on_names(
        &hosts,
        address,
        endpoints.hosts.iter().flat_map(|it| &it.names),
    );
    for variable in &endpoints.environment {
        match std::env::var(&variable.name) {
            Ok(set) if set != variable.value && variable.name.contains("SECRET") => {
                notes.push(format!(
                    "{} in this shell is of another region",
                    variable.name
                ));
            }
            Ok(set) if set != variable.value => notes.push(format!(
                "{} is {set} in this shell, and would have to be {}",
                variable.name, variable.value
            )),
            _ => {}
        }
    }
    notes
}

/// Which names a hosts file leads elsewhere, and how many nowhere.
fn notes_on_names<'n>(
    hosts: &str,
    address: &str,
    names: impl Iterator<Item = &'n String>,
) -> Vec<String> {
    let mut notes = Vec::new();
    let mut missing = 0;
    for name in names {
        match entry_of(hosts, name) {
            Some(entry) if entry == address => {}
            Some(entry) => notes.push(format!(
                "/etc/hosts has {entry} for {name}, and the region is at {address}"
            )),
            None => missing += 1,
        }
    }
    if missing > 0 {
        notes.push(format!(
            "{missing} of the cloud's host names have no entry in /etc/hosts: clients have to be given the endpoint"
        ));
    }
    notes
}

/// The address of a name in a hosts file; the first line counts.
fn entry_of<'h>(hosts: &'h str, name: &str) -> Option<&'h str> {
    hosts.lines().find_map(|line| {
        let line = line.split('#').next().unwrap_or_default();
        let mut words = line.split_whitespace();
        let address = words.next()?;
        words
            .any(|it| it.eq_ignore_ascii_case(name))
            .then_some(address)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hosts_file_is_read_as_the_system_reads_it() {
        let hosts = "127.0.0.1 localhost # ecs.aliyuncs.com\n\
                     #127.0.0.1 vpc.aliyuncs.com\n\
                     192.0.2.1\tECS.aliyuncs.com other\n\
                     127.0.0.1 ecs.aliyuncs.com location-readonly.aliyuncs.com\n";
        let names = ["ecs", "vpc", "location-readonly"].map(|it| format!("{it}.aliyuncs.com"));
        assert_eq!(
            notes_on_names(hosts, "127.0.0.1", names.iter()),
            [
                "/etc/hosts has 192.0.2.1 for ecs.aliyuncs.com, and the region is at 127.0.0.1",
                "1 of the cloud's host names have no entry in /etc/hosts: clients have to be given the endpoint",
            ]
        );
    }
}
