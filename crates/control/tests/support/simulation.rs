//! Several processes over one simulated store, on one thread, in an order that follows from a seed.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::Poll;

use control::{ControlPlane, Credentials};
use openapi::sign::{self, Credential};
use openapi::wire::HttpRequest;
use openapi::{Operation, Params};
use store::{BoxFuture, Entry, Op, SimStore, Store, Transaction, Trouble, interleave};

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
}

/// One call of one process.
pub(crate) struct Turn<'a> {
    pub(crate) process: usize,
    pub(crate) credentials: &'a Credentials,
    pub(crate) operation: &'static Operation,
    pub(crate) params: Vec<(String, String)>,
}

impl Simulation {
    /// Processes over a copy of what a store holds.
    pub(crate) fn of(entries: &[Entry], seed: u64, processes: usize) -> Self {
        let store = Arc::new(SimStore::new(seed));
        put_all(&store, entries);
        let clock = Arc::new(TestClock::new());
        let processes = (1..=processes).map(|number| {
            let random = seed * 1_000_000 + number as u64 * 100_000;
            let (control, background) = run(open_with(
                Arc::clone(&store) as Arc<dyn Store>,
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
        store.set_trouble(Trouble {
            max_pauses: 5,
            ..Trouble::default()
        });
        Self {
            store,
            processes,
            clock,
            nonces: 0,
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
}

/// Puts entries into a store that makes no trouble yet.
pub(crate) fn put_all(store: &SimStore, entries: &[Entry]) {
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
}

/// Runs one future by itself.
pub(crate) fn run<T>(future: impl Future<Output = T> + Send) -> T {
    interleave(0, vec![Box::pin(future) as BoxFuture<'_, T>])
        .pop()
        .expect("one result")
}
