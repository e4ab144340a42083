//! `kanmon endpoints`: where each product is served, and how unmodified clients are led there.

mod check;
mod environment;

use std::collections::BTreeSet;
use std::process::ExitCode;

use serde::Serialize;

use crate::cli;
use crate::failure::Failure;
use crate::output::{self, Output};
use crate::state_dir::{RegionFile, StateDir};
use crate::tls;

use environment::Variable;

/// Everything that a client can be told.
#[derive(Serialize)]
struct Endpoints {
    /// The regions, all served at the same endpoints; the default one first.
    regions: Vec<String>,
    endpoints: Vec<Endpoint>,
    hosts: Vec<HostsEntry>,
    /// What clients are to trust.
    ca_file: String,
    environment: Vec<Variable>,
}

#[derive(Serialize)]
struct Endpoint {
    product: &'static str,
    version: &'static str,
    endpoint: String,
    variable: String,
}

/// A line of `/etc/hosts`.
#[derive(Serialize)]
struct HostsEntry {
    address: String,
    names: Vec<String>,
}

/// Lists addresses, names, what to trust and what to put into a shell; or tries all of it.
///
/// # Errors
/// No region.
pub(crate) fn run(
    state_dir: &StateDir,
    options: &cli::Endpoints,
    output: Output,
) -> Result<ExitCode, Failure> {
    let region = state_dir.running_region()?;
    let endpoints = Endpoints::of(state_dir, &region)?;
    if options.check {
        return check::run(state_dir, &region, &endpoints, output);
    }
    match output {
        Output::Json => output::print_json(&endpoints),
        Output::Text => output::print(&endpoints.text(&region)),
    }
    Ok(ExitCode::SUCCESS)
}

impl Endpoints {
    fn of(state_dir: &StateDir, region: &RegionFile) -> Result<Self, Failure> {
        let products: BTreeSet<_> = openapi::operations()
            .iter()
            .filter(|it| it.status == openapi::Status::Done)
            .map(|it| (it.product, it.version))
            .collect();
        let is_served = |product: &str| {
            products
                .iter()
                .any(|(served, _)| served.eq_ignore_ascii_case(product))
        };
        let names: Vec<String> = tls::host_names(&region.all_regions())
            .into_iter()
            .filter(|it| is_served(it.product))
            .map(|it| it.name)
            .collect();
        let ca_file = state_dir.file(tls::CA_FILE).display().to_string();
        let endpoints: Vec<Endpoint> = products
            .into_iter()
            .map(|(product, version)| Endpoint {
                product,
                version,
                endpoint: region.host().to_owned(),
                variable: format!("ALIBABA_CLOUD_ENDPOINT_{}", product.to_uppercase()),
            })
            .collect();
        let credentials = state_dir.credentials()?;
        Ok(Self {
            environment: environment::variables(region, &credentials, &endpoints, &ca_file),
            hosts: vec![HostsEntry {
                address: address_of(region.host()).to_owned(),
                names,
            }],
            regions: region.all_regions(),
            endpoints,
            ca_file,
        })
    }

    fn text(&self, region: &RegionFile) -> String {
        let rows = self.endpoints.iter().map(|it| {
            vec![
                it.product.to_owned(),
                it.version.to_owned(),
                it.endpoint.clone(),
                it.variable.clone(),
            ]
        });
        let columns = &["product", "version", "endpoint", "variable of Terraform"];
        let mut lines = vec![
            output::table(columns, rows).trim_end().to_owned(),
            String::new(),
            match self.regions.as_slice() {
                [one] => format!("The region is {one}."),
                all => format!("The regions are {}, all served there.", all.join(", ")),
            },
            "HTTP and HTTPS are spoken at the same address. What to trust for HTTPS:".to_owned(),
            format!("  {}", self.ca_file),
            String::new(),
            "For clients that insist on the cloud's host names, in /etc/hosts:".to_owned(),
        ];
        for entry in &self.hosts {
            let names = entry.names.iter();
            lines.extend(names.map(|name| format!("  {} {name}", entry.address)));
        }
        for (port, scheme) in [(443, "HTTPS"), (80, "HTTP")] {
            let is_there = region
                .listening
                .iter()
                .any(|it| it.ends_with(&format!(":{port}")));
            if !is_there {
                let address = address_of(region.host());
                lines.push(format!(
                    "  nobody listens on port {port}, where they look for {scheme}: kanmon up --also-listen {address}:{port}"
                ));
            }
        }
        lines.push(String::new());
        lines.push("In a shell, for the SDKs, the aliyun command and Terraform:".to_owned());
        lines.extend(self.environment.iter().map(|it| {
            format!(
                "  export {}={}{}",
                it.name,
                it.value,
                it.note
                    .map(|note| format!("   # {note}"))
                    .unwrap_or_default()
            )
        }));
        lines.join("\n")
    }
}

/// The address of an address with a port.
fn address_of(host: &str) -> &str {
    host.rsplit_once(':')
        .map_or(host, |(address, _)| address)
        .trim_start_matches('[')
        .trim_end_matches(']')
}
