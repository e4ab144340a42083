//! What `kanmon up` runs: store, control plane, listener, and the host with its packets.

mod identity;
pub(crate) mod instance_identity;
mod internet;
mod secrets;
mod served;

use std::io;
use std::net::IpAddr;
use std::sync::Arc;

use control::{
    ArchiveDirectory, Clock, Config, ControlPlane, HostItem, HostStatus, SystemClock, SystemRandom,
};
use openapi::wire::{HttpAnswer, HttpRequest};
use store::SqliteStore;
use tokio::runtime::Runtime;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use crate::cli::{Enforce, Up};
use crate::failure::{Failure, chain};
use crate::host::{self, Host};
use crate::metrics::{self, Metrics};
use crate::netns::Namespace;
use crate::server::{Answer, Limits, Server};
use crate::state_dir::{AUDIT_ARCHIVE, AUDIT_HEAD, RegionFile, RegionLock, StateDir};
use crate::tls::{self, Authority};

use identity::Identity;
use internet::Internet;

/// What an account of a number is called in the directory's file: `A`, `B` and so on.
pub(crate) fn account_name(number: usize) -> String {
    identity::name(number)
}

/// A region that is ready and listens.
pub(crate) struct Region {
    runtime: Runtime,
    server: Server,
    internet: Option<Internet>,
    metrics: Option<(Server, Arc<Metrics>)>,
    control: ControlPlane,
    background: control::Running,
    host: Host,
    state_dir: StateDir,
    lock: RegionLock,
}

impl Region {
    /// Opens what is stored, adopts what a killed region left on this machine, binds, and leaves the files
    /// that other commands read.
    ///
    /// # Errors
    /// Why there is no region.
    pub(crate) fn start(state_dir: &StateDir, options: &Up) -> Result<Self, Failure> {
        state_dir.create()?;
        let lock = state_dir.lock()?;
        let items = host::doctor();
        let reasons: Vec<String> = host::missing(&items)
            .into_iter()
            .map(host::Item::line)
            .collect();
        let enforce = match options.enforce {
            Enforce::None => false,
            Enforce::Auto => reasons.is_empty(),
            Enforce::Ebpf if reasons.is_empty() => true,
            Enforce::Ebpf => return Err(Failure::Unable(reasons.join("; "))),
        };
        let runtime = Runtime::new().map_err(Failure::doing("cannot start threads"))?;
        let (server, internet, metrics, control, background, host) = runtime.block_on(async {
            let server = bind(options).await?;
            let metrics = match options.metrics {
                Some(address) => Some(metrics::bind(address).await?),
                None => None,
            };
            let listening = server.addresses().map_err(Failure::doing("no address"))?;
            let endpoint = listening[0].to_string();
            let identity = Identity::decide(state_dir, options, &endpoint)?;
            let config = config(options, &identity, &endpoint)?;
            may_listen_on_internet(options, &config, enforce)?;
            let regions = identity.served.ids();
            let master_key = secrets::master_key(state_dir)?;
            let store = SqliteStore::open(state_dir.file("store.db")).map_err(|error| {
                Failure::Other(format!("cannot open the store: {}", chain(&error)))
            })?;
            let counts = store.counts();
            let opened = ControlPlane::open(
                config,
                Arc::new(store),
                Arc::new(SystemClock),
                Arc::new(SystemRandom),
                master_key,
            );
            let (control, background) = opened
                .await
                .map_err(|error| Failure::Other(format!("cannot start: {}", chain(&error))))?;
            let background = background
                .archiving(
                    ArchiveDirectory::new(state_dir.file(AUDIT_ARCHIVE)),
                    u64::from(options.audit_archive) * MIB,
                )
                .sealing({
                    let state_dir = state_dir.clone();
                    move |head| {
                        if let Err(failure) = state_dir.keep(AUDIT_HEAD, head) {
                            tracing::error!(%failure, "the head of the audit trail was not kept");
                        }
                    }
                })
                .spawn();
            let clock = Arc::new(SystemClock);
            let instance_identity = enforce
                .then(|| instance_identity::key(state_dir, clock.now()))
                .transpose()?;
            let authority = Authority::of(state_dir, clock.now())?;
            let all = [&listening[..], &options.internet_listen].concat();
            let tls = tls::server_config(authority, &regions, &all, clock)?;
            let server = server.with_tls(Arc::clone(&tls));
            let internet = (!options.internet_listen.is_empty()).then(|| {
                let addresses = options.internet_listen.clone();
                Internet::new(state_dir.tag(), addresses, tls, Limits::of_process())
            });
            identity.settle(state_dir, &control).await?;
            let host = Host::start(instance_identity, state_dir, &control)?;
            control.set_host_status(HostStatus {
                enforce: host.enforce().to_owned(),
                items: items.iter().map(item_of).collect(),
                namespace_prefix: Namespace::prefix(&state_dir.tag()),
            });
            let filtering = enforce.then(|| state_dir.clone());
            let refusals = server.refusals();
            let metrics = metrics.map(|it| {
                let begun = Metrics::begin(&control, counts, filtering, refusals);
                (it, begun)
            });
            let metrics_at = metrics.as_ref().map(|(it, _)| it.addresses()).transpose();
            let metrics_at = metrics_at.map_err(Failure::doing("no address"))?;
            state_dir.write(
                "region.json",
                &RegionFile {
                    endpoint: format!("http://{endpoint}"),
                    listening: listening.iter().map(ToString::to_string).collect(),
                    internet_listening: options
                        .internet_listen
                        .iter()
                        .map(ToString::to_string)
                        .collect(),
                    metrics: metrics_at.map(|it| format!("http://{}/metrics", it[0])),
                    region: regions[0].clone(),
                    regions,
                    tag: state_dir.tag(),
                    enforce: host.enforce().to_owned(),
                    enforce_reasons: match options.enforce {
                        Enforce::None => vec!["it was asked for with --enforce none".to_owned()],
                        Enforce::Auto | Enforce::Ebpf => reasons,
                    },
                    pid: std::process::id(),
                    version: env!("CARGO_PKG_VERSION").to_owned(),
                },
            )?;
            Ok::<_, Failure>((server, internet, metrics, control, background, host))
        })?;
        Ok(Self {
            runtime,
            server,
            internet,
            metrics,
            control,
            background,
            host,
            state_dir: state_dir.clone(),
            lock,
        })
    }

    /// Serves until the process is told to stop. Instances and their filters stay as they are.
    pub(crate) fn run(self) {
        let Self {
            runtime,
            server,
            internet,
            metrics,
            control,
            background,
            host,
            state_dir,
            lock,
        } = self;
        let metrics = metrics
            .map(|(server, metrics)| runtime.spawn(server.serve(metrics, std::future::pending())));
        let (stop_internet, stopped) = watch::channel(false);
        let calls = Arc::new(Calls(control.clone()));
        let internet =
            internet.map(|internet| runtime.spawn(internet.serve(Arc::clone(&calls), stopped)));
        runtime.block_on(async {
            server.serve(calls, told_to_stop()).await;
            stop_internet.send_replace(true);
            if let Some(internet) = internet {
                let _ = internet.await;
            }
            // On a disk that takes no writes it would wait for ever.
            let flushed = tokio::time::timeout(LAST_ENTRIES_TIME, control.flush_audit()).await;
            if flushed.is_err() {
                tracing::error!(
                    "the last audit entries could not be written; see the log for them"
                );
            }
        });
        if let Some(metrics) = metrics {
            metrics.abort();
        }
        host.stop();
        drop(background);
        drop(control);
        // The store is closed before somebody else can take the directory.
        runtime.shutdown_timeout(std::time::Duration::from_secs(5));
        if let Err(failure) = state_dir.remove("region.json") {
            tracing::warn!(%failure, "the region's file stays");
        }
        drop(lock);
    }
}

/// How long the last audit entries have to be written when the region stops.
const LAST_ENTRIES_TIME: std::time::Duration = std::time::Duration::from_secs(5);

struct Calls(ControlPlane);

impl Answer for Calls {
    fn answer(
        &self,
        request: HttpRequest,
        peer: IpAddr,
        is_secure: bool,
    ) -> impl Future<Output = HttpAnswer> + Send {
        self.0.call_from(request, Some(peer), is_secure)
    }
}

async fn bind(options: &Up) -> Result<Server, Failure> {
    let mut addresses = vec![options.listen];
    addresses.extend(&options.also_listen);
    Server::bind(&addresses, Limits::of_process())
        .await
        .map_err(|(address, error)| match error.kind() {
            io::ErrorKind::AddrInUse => Failure::AddressInUse {
                address: address.to_string(),
            },
            _ => Failure::Other(format!("cannot listen on {address}: {error}")),
        })
}

/// The region's internet is there where packets are filtered, and its addresses are nobody's EIPs.
fn may_listen_on_internet(options: &Up, config: &Config, filters: bool) -> Result<(), Failure> {
    for address in &options.internet_listen {
        if !filters {
            return Err(Failure::Unable(format!(
                "--internet-listen {address}: without filtered packets no instance has a network"
            )));
        }
        let mut pools = config.regions.iter().map(|region| region.eip_pool);
        if let Some(pool) = pools.find(|pool| pool.contains(address.ip())) {
            return Err(Failure::Other(format!(
                "--internet-listen {address}: {pool} is where EIPs are taken from; choose an address elsewhere"
            )));
        }
    }
    Ok(())
}

fn config(options: &Up, identity: &Identity, endpoint: &str) -> Result<Config, Failure> {
    let config = Config {
        regions: identity.served.regions.clone(),
        endpoint: endpoint.to_owned(),
        audit_days: AUDIT_DAYS,
        requests_each_minute: options.rate_limit,
        operator: Some(identity.operator()),
    };
    config.check().map_err(Failure::Other)?;
    Ok(config)
}

fn item_of(item: &host::Item) -> HostItem {
    HostItem {
        name: item.name.clone(),
        state: if item.is_fine { "ok" } else { "missing" }.to_owned(),
        text: item.text.clone(),
        mend: item.mend.clone(),
    }
}

/// Ready when the process is told to stop, by ^C or by `kanmon down`.
async fn told_to_stop() {
    let signals = [SignalKind::interrupt(), SignalKind::terminate()].map(signal);
    let [Ok(mut interrupt), Ok(mut terminate)] = signals else {
        tracing::error!("signals cannot be waited for; kill the process to stop the region");
        return std::future::pending().await;
    };
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
}

const AUDIT_DAYS: u32 = 90;
const MIB: u64 = 1024 * 1024;
