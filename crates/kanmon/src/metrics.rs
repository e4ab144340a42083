//! Numbers about a running region, in the form that Prometheus reads.
//!
//! Calls are counted where every one of them passes, at the moment it is answered. All else is read when somebody
//! asks: revisions, the store, and what the kernel counted.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use control::{Answered, ControlPlane};
use openapi::wire::{HttpAnswer, HttpRequest};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::{encode_eof, encode_registry};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::Registry;
use store::StoreCounts;

use crate::failure::Failure;
use crate::server::{Answer, Limits, Refusals, Refused, Server};
use crate::state_dir::StateDir;

/// What is counted, and where the rest is read.
pub(crate) struct Metrics {
    control: ControlPlane,
    store: StoreCounts,
    /// Whose kernel counters are read; `None` where no packet is filtered.
    host: Option<StateDir>,
    /// What the listener of the API refused before any action was known.
    refusals: Refusals,
    calls: Registry,
}

#[derive(Clone, Debug, EncodeLabelSet, Eq, Hash, PartialEq)]
struct CallLabels {
    product: &'static str,
    action: &'static str,
    code: String,
}

#[derive(Clone, Debug, EncodeLabelSet, Eq, Hash, PartialEq)]
struct ActionLabels {
    product: &'static str,
    action: &'static str,
}

#[derive(Clone, Debug, EncodeLabelSet, Eq, Hash, PartialEq)]
struct VerdictLabels {
    verdict: &'static str,
    reason: String,
}

#[derive(Clone, Debug, EncodeLabelSet, Eq, Hash, PartialEq)]
struct RefusedLabels {
    reason: &'static str,
}

type Seconds = Family<ActionLabels, Histogram, fn() -> Histogram>;
type Numbers = Gauge<u64, AtomicU64>;

impl Metrics {
    /// Counts every call from now on.
    pub(crate) fn begin(
        control: &ControlPlane,
        store: StoreCounts,
        host: Option<StateDir>,
        refusals: Refusals,
    ) -> Arc<Self> {
        let mut registry = Registry::with_prefix("kanmon");
        let answered = Family::<CallLabels, Counter>::default();
        registry.register(
            "calls",
            "Calls that were answered, by action and code",
            answered.clone(),
        );
        let seconds = Seconds::new_with_constructor(|| Histogram::new(BUCKETS));
        registry.register(
            "call_seconds",
            "How long calls took from the request to its answer",
            seconds.clone(),
        );
        let version = Info::new([("version", env!("CARGO_PKG_VERSION"))]);
        registry.register("build", "The program", version);
        control.observe(move |call| {
            let (product, action) = named(call);
            let code = call.code.clone().into_owned();
            answered
                .get_or_create(&CallLabels {
                    product,
                    action,
                    code,
                })
                .inc();
            seconds
                .get_or_create(&ActionLabels { product, action })
                .observe(call.took.as_secs_f64());
        });
        Arc::new(Self {
            control: control.clone(),
            store,
            host,
            refusals,
            calls: registry,
        })
    }

    /// All of it, as text.
    async fn text(&self) -> String {
        let mut registry = Registry::with_prefix("kanmon");
        let now = &mut registry;
        if let Some(at) = self.control.revisions().await {
            gauge(now, "revision_stored", "The newest revision", at.stored);
            gauge(
                now,
                "revision_seen",
                "The revision that answers are made from",
                at.seen,
            );
            gauge(
                now,
                "revision_desired",
                "The newest revision with news for hosts",
                at.desired,
            );
            gauge(
                now,
                "revision_applied",
                "The newest revision that the host has made real",
                at.applied,
            );
            let view_lag = at.stored.saturating_sub(at.seen);
            gauge(
                now,
                "view_lag_revisions",
                "Revisions that answers do not know of yet",
                view_lag,
            );
            let applied_lag = match self.host {
                Some(_) => at.desired.saturating_sub(at.applied),
                None => 0,
            };
            gauge(
                now,
                "applied_lag_revisions",
                "Revisions that are not in force yet",
                applied_lag,
            );
        }
        let report = self.control.reported().borrow().clone();
        let problems = report.problems.len() as u64;
        gauge(
            now,
            "host_problems",
            "Things the host could not make real and tries again",
            problems,
        );
        gauge(
            now,
            "host_interfaces",
            "Interfaces that are up and filtered",
            report.enis.len() as u64,
        );
        counter(
            now,
            "host_map_system_calls",
            "Elements of the kernel's maps written by system calls since the agent began",
            report.writes.system_calls,
        );
        counter(
            now,
            "host_map_stores",
            "Writes into the kernel's maps through shared memory since the agent began",
            report.writes.stores,
        );
        let store = &self.store;
        counter(
            now,
            "store_transactions",
            "Transactions that are durable",
            store.transactions(),
        );
        counter(
            now,
            "store_conflicts",
            "Transactions with a guard that did not hold",
            store.conflicts(),
        );
        counter(
            now,
            "store_commits",
            "Groups of transactions made durable together",
            store.commits(),
        );
        counter(
            now,
            "store_refused",
            "Groups refused because the disk took no more",
            store.refused(),
        );
        let seconds = Counter::<f64, AtomicU64>::default();
        seconds.inc_by(std::time::Duration::from_micros(store.commit_micros()).as_secs_f64());
        now.register(
            "store_commit_seconds",
            "How long all commits took together",
            seconds,
        );
        let refused = Family::<RefusedLabels, Counter>::default();
        for reason in Refused::ALL {
            let labels = RefusedLabels {
                reason: reason.name(),
            };
            let count = self.refusals.of(reason);
            refused.get_or_create(&labels).inc_by(count);
        }
        now.register(
            "refused",
            "What the listener refused before any action was known",
            refused,
        );
        self.read_kernel(now).await;

        let mut text = String::new();
        let written = encode_registry(&mut text, &self.calls)
            .and_then(|()| encode_registry(&mut text, &registry))
            .and_then(|()| encode_eof(&mut text));
        written.expect("a string takes what is written to it");
        text
    }

    /// What the kernel counted. Where it cannot be read it is left out, and the log says why.
    async fn read_kernel(&self, registry: &mut Registry) {
        let Some(state_dir) = self.host.clone() else {
            return;
        };
        let read = tokio::task::spawn_blocking(move || {
            Ok::<_, Failure>((
                crate::host::counters(&state_dir)?,
                crate::host::flows(&state_dir)?,
            ))
        });
        match read.await {
            Ok(Ok((counts, (flows, room)))) => {
                let packets = Family::<VerdictLabels, Counter>::default();
                for count in counts {
                    let verdict = match count.policy {
                        secgroup::Policy::Drop => "drop",
                        secgroup::Policy::Accept => "accept",
                    };
                    let reason = crate::debug::reason(&count);
                    let labels = VerdictLabels { verdict, reason };
                    packets.get_or_create(&labels).inc_by(count.packets);
                }
                registry.register(
                    "packets",
                    "Packets of the interfaces that are here now, by verdict and reason",
                    packets,
                );
                gauge(registry, "flows", "Flows the kernel follows", flows);
                gauge(registry, "flows_room", "Flows it has room for", room);
            }
            Ok(Err(failure)) => tracing::warn!(%failure, "metrics leave out the kernel's"),
            Err(error) => tracing::error!(%error, "metrics leave out the kernel's"),
        }
    }
}

impl Answer for Metrics {
    async fn answer(&self, request: HttpRequest, _: IpAddr, _: bool) -> HttpAnswer {
        let path = request.target.split('?').next().unwrap_or_default();
        let (status, kind, text) = match (request.method.as_str(), path) {
            ("GET" | "HEAD", "/metrics") => (200, OPEN_METRICS, self.text().await),
            ("GET" | "HEAD", _) => (404, PLAIN, "metrics are at /metrics\n".to_owned()),
            _ => (
                405,
                PLAIN,
                "metrics are only read: GET /metrics\n".to_owned(),
            ),
        };
        HttpAnswer {
            status,
            headers: vec![("content-type".to_owned(), kind.to_owned())],
            body: text.into_bytes(),
        }
    }
}

/// Listens for whoever reads metrics. Nobody is asked who he is, so it is off unless asked for, and stays on this
/// machine unless an address of another network is given.
///
/// # Errors
/// `AddressInUse`, or what the system said.
pub(crate) async fn bind(address: SocketAddr) -> Result<Server, Failure> {
    let limits = Limits {
        connections: 64,
        ..Limits::default()
    };
    let bound = Server::bind(&[address], limits).await;
    bound.map_err(|(_, error)| match error.kind() {
        std::io::ErrorKind::AddrInUse => Failure::AddressInUse {
            address: address.to_string(),
        },
        _ => Failure::Other(format!("cannot listen on {address} for metrics: {error}")),
    })
}

/// Which action a call is counted under. What is no action of ours has one name, whatever was sent.
fn named(call: &Answered) -> (&'static str, &'static str) {
    match call.operation {
        Some(operation) => (operation.product, operation.name),
        None => ("", "unknown"),
    }
}

fn gauge(registry: &mut Registry, name: &str, help: &str, value: u64) {
    let gauge = Numbers::default();
    gauge.inner().store(value, Ordering::Relaxed);
    registry.register(name, help, gauge);
}

fn counter(registry: &mut Registry, name: &str, help: &str, value: u64) {
    let counter = Counter::<u64, AtomicU64>::default();
    counter.inc_by(value);
    registry.register(name, help, counter);
}

const BUCKETS: [f64; 13] = [
    0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0,
];
const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
const PLAIN: &str = "text/plain; charset=utf-8";
