//! Several processes over one simulated store, on one thread, in an order that follows from a seed.

use std::collections::BTreeSet;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::Poll;

use control::{ControlPlane, Credentials};
use openapi::sign::{self, Credential};
use openapi::wire::HttpRequest;
use openapi::{Operation, Params};
use store::{
    BoxFuture, Entry, Guard, Op, Page, ReadError, Revision, SimStore, Store, StoreLimits,
    TransactError, Transaction, Trouble, Watch, interleave,
};

use super::{Answer, TestClock, classic_config, open_with};

/// A process, and what runs beside its calls.
struct Process {
    control: ControlPlane,
    background: Pin<Box<dyn Future<Output = ()> + Send>>,
}

/// Processes over one store.
pub(crate) struct Simulation {
    pub(crate) store: Arc<SimStore>,
    processes: Vec<Process>,
    clock: Arc<TestClock>,
    nonces: usize,
    /// The revision at which the calls begin.
    beginning: Revision,
}

/// One call of one process.
pub(crate) struct Turn<'a> {
    pub(crate) process: usize,
    pub(crate) credentials: &'a Credentials,
    pub(crate) operation: &'static Operation,
    pub(crate) params: Vec<(String, String)>,
}

impl Simulation {
    /// Processes over a copy of what a store holds. Where `guards` is off, the store of these processes does not
    /// look at guard keys.
    pub(crate) fn of(entries: &[Entry], seed: u64, processes: usize, guards: bool) -> Self {
        let store = Arc::new(SimStore::new(seed));
        for entries in entries.chunks(1_000) {
            let put = |entry: &Entry| Op::Put {
                key: entry.key.clone(),
                value: entry.value.clone(),
            };
            let ops = entries.iter().map(put).collect();
            run(store.transact(Transaction {
                guards: Vec::new(),
                ops,
            }))
            .expect("no trouble yet");
        }
        let clock = Arc::new(TestClock::new());
        let seen: Arc<dyn Store> = if guards {
            Arc::clone(&store) as Arc<dyn Store>
        } else {
            Arc::new(Unguarded(Arc::clone(&store)))
        };
        let processes = (1..=processes).map(|number| {
            let random = seed * 1_000_000 + number as u64 * 100_000;
            let (control, background) = run(open_with(
                Arc::clone(&seen),
                Arc::clone(&clock),
                random,
                classic_config(),
            ));
            let background = Box::pin(background.into_future_without_timers());
            Process {
                control,
                background,
            }
        });
        let processes = processes.collect();
        let beginning = run(store.barrier()).expect("no trouble yet");
        store.set_trouble(Trouble {
            max_pauses: 5,
            ..Trouble::default()
        });
        Self {
            store,
            processes,
            clock,
            nonces: 0,
            beginning,
        }
    }

    pub(crate) fn control(&self, process: usize) -> &ControlPlane {
        &self.processes[process].control
    }

    /// Makes all calls at once; answers in the order of the turns.
    pub(crate) fn play(&mut self, seed: u64, turns: Vec<Turn<'_>>) -> Vec<Answer> {
        let requests: Vec<(usize, HttpRequest)> = turns
            .into_iter()
            .map(|turn| {
                self.nonces += 1;
                (turn.process, self.request(&turn))
            })
            .collect();
        let left = AtomicUsize::new(requests.len());
        let controls: Vec<ControlPlane> = self
            .processes
            .iter()
            .map(|process| process.control.clone())
            .collect();
        let (left, controls) = (&left, &controls);
        let mut futures: Vec<BoxFuture<'_, Option<Answer>>> = Vec::new();
        for (process, request) in requests {
            futures.push(Box::pin(async move {
                let answer = controls[process].call(request).await;
                left.fetch_sub(1, Ordering::SeqCst);
                let json = serde_json::from_slice(&answer.body).expect("the answer is JSON");
                Some(Answer {
                    status: answer.status,
                    json,
                })
            }));
        }
        for process in &mut self.processes {
            let background = &mut process.background;
            futures.push(Box::pin(std::future::poll_fn(move |context| {
                if left.load(Ordering::SeqCst) == 0 || background.as_mut().poll(context).is_ready()
                {
                    return Poll::Ready(None);
                }
                Poll::Pending
            })));
        }
        interleave(seed, futures).into_iter().flatten().collect()
    }

    fn request(&self, turn: &Turn<'_>) -> HttpRequest {
        let credential = Credential {
            access_key_id: &turn.credentials.access_key_id,
            access_key_secret: turn.credentials.access_key_secret.reveal(),
            security_token: None,
        };
        let mut params: Params = turn.params.iter().cloned().collect();
        params.insert("RegionId", "cn-hangzhou");
        let (version, name) = (turn.operation.version, turn.operation.name);
        let nonce = format!("nonce-{}", self.nonces);
        let now = control::Clock::now(&*self.clock);
        sign::request(
            &credential,
            "127.0.0.1:8080",
            version,
            name,
            &params,
            now,
            &nonce,
        )
    }

    /// The kinds of guard keys that transactions of this run wrote or deleted.
    pub(crate) fn guards_used(&self) -> BTreeSet<String> {
        let mut watch = self
            .store
            .watch(self.beginning)
            .expect("nothing was compacted");
        let mut used = BTreeSet::new();
        let last = run(self.store.barrier()).expect("the store is up");
        let mut seen = self.beginning;
        while seen < last {
            let batch = run(watch.next()).expect("the store is up");
            seen = batch.revision;
            for op in &batch.ops {
                let (Op::Put { key, .. } | Op::Delete { key }) = op;
                if let Some(guard) = key.strip_prefix("guard/") {
                    used.insert(guard.split('/').next().unwrap_or_default().to_owned());
                }
            }
        }
        used
    }
}

/// Runs one future by itself.
pub(crate) fn run<T>(future: impl Future<Output = T> + Send) -> T {
    interleave(0, vec![Box::pin(future) as BoxFuture<'_, T>])
        .pop()
        .expect("one result")
}

/// A store that does not look at guard keys: what would happen if nobody had them.
struct Unguarded(Arc<SimStore>);

impl Store for Unguarded {
    fn transact(&self, transaction: Transaction) -> BoxFuture<'_, Result<Revision, TransactError>> {
        let is_of_an_object = |guard: &Guard| {
            let (Guard::Absent { key } | Guard::Unchanged { key, .. }) = guard;
            !key.starts_with("guard/")
        };
        let guards = transaction
            .guards
            .into_iter()
            .filter(is_of_an_object)
            .collect();
        self.0.transact(Transaction {
            guards,
            ops: transaction.ops,
        })
    }

    fn page(&self, prefix: &str, after: Option<&str>, limit: usize) -> Result<Page, ReadError> {
        self.0.page(prefix, after, limit)
    }

    fn watch(&self, after: Revision) -> Result<Box<dyn Watch>, ReadError> {
        self.0.watch(after)
    }

    fn barrier(&self) -> BoxFuture<'_, Result<Revision, ReadError>> {
        self.0.barrier()
    }

    fn compact(&self, upto: Revision) -> Result<(), ReadError> {
        self.0.compact(upto)
    }

    fn limits(&self) -> StoreLimits {
        self.0.limits()
    }

    fn id(&self) -> &str {
        self.0.id()
    }
}
