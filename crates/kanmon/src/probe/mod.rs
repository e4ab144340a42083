//! `kanmon probe`: one real exchange of packets between two places, and whether it got through.
//!
//! Knows sockets in namespaces. It asks no rule: what it says is what the packets met.

mod icmp;
mod internet;
mod place;
mod socket;
mod tcp;
mod udp;

pub(crate) use internet::hold;

use std::net::{IpAddr, SocketAddr};
use std::process::ExitCode;
use std::time::Duration;

use serde::Serialize;

use crate::cli::Probe;
use crate::client::Client;
use crate::failure::{self, Failure};
use crate::netns::Namespace;
use crate::output::{self, Output};
use crate::state_dir::StateDir;

/// One exchange to try.
#[derive(Debug)]
pub(crate) struct Exchange {
    source: Namespace,
    /// The address to send from; `None` leaves it to the system.
    source_address: Option<IpAddr>,
    destination: Namespace,
    /// The destination as the source knows it: an EIP for an instance behind one.
    target: IpAddr,
    /// The destination as it knows itself.
    target_inside: IpAddr,
    port: u16,
    wait: Duration,
}

/// What became of an exchange.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(tag = "result", rename_all = "lowercase")]
pub(crate) enum Outcome {
    /// The packet got there and the answer came back.
    Accepted {
        /// What the answer was.
        answer: &'static str,
    },
    /// No answer within the time.
    Dropped {
        /// Whether the packet itself was seen at the destination, where that can be known.
        arrived: bool,
    },
    /// There is no way from here to there, whatever the rules say.
    Unreachable {
        /// Why, and what to do.
        why: String,
    },
}

#[derive(Serialize)]
struct Answer<'a> {
    from: &'a str,
    to: &'a str,
    protocol: &'a str,
    port: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<String>,
    #[serde(flatten)]
    outcome: Outcome,
}

/// Sends the packet and tells what became of it.
///
/// # Errors
/// No region, a place that does not exist, no privileges.
pub(crate) fn run(
    state_dir: &StateDir,
    options: &Probe,
    output: Output,
) -> Result<ExitCode, Failure> {
    let region = state_dir.running_region()?;
    region.must_filter()?;
    let protocol = options.protocol.to_ascii_lowercase();
    let port = match (protocol.as_str(), options.port) {
        ("tcp" | "udp", None) => {
            return Err(Failure::Other(format!(
                "{protocol} needs a port: kanmon probe FROM TO {protocol} PORT"
            )));
        }
        ("tcp" | "udp", Some(port)) => port,
        ("icmp" | "icmpv6", _) => 0,
        _ => {
            return Err(Failure::Other(format!(
                "cannot probe {protocol}; tcp, udp, icmp and icmpv6 can be"
            )));
        }
    };
    let client = Client::of_region(state_dir)?;
    if !options.no_wait {
        wait_until_in_force(&client)?;
    }
    let route = place::Route::find(&client, options, &protocol)?;
    let (exchange, outcome) = match route {
        place::Route::None { why } => (None, Outcome::Unreachable { why }),
        place::Route::Way { source, target } => {
            let exchange = Exchange {
                source: source.namespace(&region.tag),
                source_address: source.address_to_send_from(),
                destination: target.namespace(&region.tag),
                target: target.seen_from(&source),
                target_inside: target.inside_address(&source),
                port,
                wait: Duration::from_millis(options.wait_ms),
            };
            let _held = [&source, &target]
                .into_iter()
                .filter_map(place::Place::internet_address)
                .map(|address| internet::hold(&region.tag, address))
                .collect::<Result<Vec<_>, _>>()?;
            let outcome = match protocol.as_str() {
                "tcp" => tcp::exchange(&exchange)?,
                "udp" => udp::exchange(&exchange)?,
                _ => icmp::exchange(&exchange)?,
            };
            (Some(exchange), outcome)
        }
    };
    let answer = Answer {
        from: &options.from,
        to: &options.to,
        protocol: &protocol,
        port: options.port,
        source: exchange
            .as_ref()
            .and_then(|it| it.source_address)
            .map(|it| it.to_string()),
        target: exchange.as_ref().map(|it| it.target.to_string()),
        outcome,
    };
    match output {
        Output::Json => output::print_json(&answer),
        Output::Text => output::print(&answer.sentence()),
    }
    Ok(match answer.outcome {
        Outcome::Accepted { .. } => ExitCode::SUCCESS,
        Outcome::Dropped { .. } => ExitCode::from(failure::DROPPED),
        Outcome::Unreachable { .. } => ExitCode::from(failure::UNREACHABLE),
    })
}

/// A packet sent right after a change would meet the rules of before.
fn wait_until_in_force(client: &Client) -> Result<(), Failure> {
    let seconds = IN_FORCE_SECS.to_string();
    let answer = client.ask("WaitForRevision", &[("TimeoutSecs", &seconds)])?;
    if answer["IsApplied"] == true {
        return Ok(());
    }
    Err(Failure::Other(format!(
        "revision {} is not in force after {IN_FORCE_SECS} s; kanmon status says why",
        answer["Revision"]
    )))
}

impl Answer<'_> {
    fn sentence(&self) -> String {
        let port = self.port.map(|port| format!(" {port}")).unwrap_or_default();
        let packet = format!("{} -> {} {}{port}", self.from, self.to, self.protocol);
        match &self.outcome {
            Outcome::Accepted { answer } => format!("accepted  {packet}  ({answer})"),
            Outcome::Dropped { arrived: false } => format!("dropped   {packet}  (no answer)"),
            Outcome::Dropped { arrived: true } => {
                format!("dropped   {packet}  (it arrived; the answer did not come back)")
            }
            Outcome::Unreachable { why } => format!("no way    {packet}  ({why})"),
        }
    }
}

impl Exchange {
    fn target_socket(&self) -> SocketAddr {
        SocketAddr::new(self.target, self.port)
    }

    fn listening_socket(&self) -> SocketAddr {
        SocketAddr::new(self.target_inside, self.port)
    }
}

const IN_FORCE_SECS: u64 = 30;
