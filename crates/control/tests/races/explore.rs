//! Every order of the steps of two processes: each begins its call, and commits as often as it has to.

use std::collections::{BTreeMap, BTreeSet};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use control::{Clock, ControlPlane};
use openapi::Params;
use openapi::sign::{self, Credential};
use secgroup::Profile;
use store::{BoxFuture, Entry, SimStore, Store};

use crate::furnish::{Call, Furnished};
use crate::gate::{Commit, Gate};
use crate::support::consistency::broken;
use crate::support::simulation::{put_all, run};
use crate::support::{Answer, TestClock, classic_config, open, open_with};

/// What a process does next: it begins its call, or its transaction goes on.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Step {
    Begin(usize),
    Commit(usize, Commit),
}

/// How one order ended.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) steps: Vec<Step>,
    /// Status and code of each call; `None` where the store went down before it began.
    pub(crate) answers: [Option<(u16, String)>; 2],
    /// How the estate at the end differs from that of before, with the ids that were made up along the way left out.
    pub(crate) estate: String,
    /// The estate as the call that was alone at first left it, if there was such a call.
    pub(crate) half_way: Option<String>,
    /// What does not hold of it.
    pub(crate) broken: Vec<String>,
    /// Keys of guards and objects that were written.
    pub(crate) written: BTreeSet<String>,
}

impl Outcome {
    /// Whether one call began only after the other had ended.
    pub(crate) fn is_serial(&self) -> bool {
        self.half_way.is_some()
    }

    pub(crate) fn crashed(&self) -> bool {
        let is_crash = |step: &Step| matches!(step, Step::Commit(_, it) if it.is_crash());
        self.steps.iter().any(is_crash)
    }

    pub(crate) fn won(&self, call: usize) -> bool {
        self.answers[call].as_ref().is_some_and(|it| it.0 == 200)
    }
}

/// Two calls over the same entries.
pub(crate) struct Pair<'f> {
    furnished: &'f Furnished,
    entries: Vec<Entry>,
    calls: [Call; 2],
    known: BTreeSet<String>,
    /// What there is of the estate and of identities before.
    before: BTreeMap<String, Vec<u8>>,
}

impl<'f> Pair<'f> {
    pub(crate) fn new(furnished: &'f Furnished, calls: [&str; 2]) -> Self {
        let entries = furnished.entries_for(&calls);
        let known = entries
            .iter()
            .flat_map(|entry| [entry.key.clone(), text(&entry.value)])
            .flat_map(|text| tokens(&text).map(str::to_owned).collect::<Vec<_>>())
            .collect();
        let is_compared =
            |entry: &&Entry| entry.key.starts_with("estate/") || entry.key.starts_with("identity/");
        let before = entries.iter().filter(is_compared);
        let before = before.map(|entry| (entry.key.clone(), entry.value.clone()));
        let before = before.collect();
        Self {
            furnished,
            entries,
            calls: calls.map(|call| furnished.call(call)),
            known,
            before,
        }
    }

    /// The first call alone.
    pub(crate) fn alone(&self) -> Outcome {
        Run::of(self, "").play(&[0], |_, options| options[0])
    }

    /// All orders of both calls, over a store that does not look at guards on keys that begin with `ignored`; with
    /// `troubles`, also those in which one commit goes wrong in each of these ways. Stops when told to.
    pub(crate) fn explore(
        &self,
        ignored: &'static str,
        troubles: &[Commit],
        mut see: impl FnMut(Outcome) -> bool,
    ) -> usize {
        let mut orders = 0;
        let mut path: Vec<usize> = Vec::new();
        loop {
            let mut widths = Vec::new();
            let mut taken = Vec::new();
            let outcome = Run::of(self, ignored).play(&[0, 1], |steps, options| {
                let is_calm = !steps
                    .iter()
                    .any(|step| matches!(step, Step::Commit(_, it) if *it != Commit::Plain));
                let mut options = options.to_vec();
                if is_calm {
                    let commits = options.clone().into_iter();
                    options.extend(commits.flat_map(|step| {
                        let of = move |trouble: &Commit| match step {
                            Step::Commit(call, _) => Some(Step::Commit(call, *trouble)),
                            Step::Begin(_) => None,
                        };
                        troubles.iter().filter_map(of)
                    }));
                }
                let choice = path.get(taken.len()).copied().unwrap_or(0);
                widths.push(options.len());
                taken.push(choice);
                options[choice]
            });
            orders += 1;
            if !see(outcome) {
                return orders;
            }
            while taken
                .last()
                .is_some_and(|it| it + 1 == widths[taken.len() - 1])
            {
                taken.pop();
            }
            match taken.last_mut() {
                Some(last) => *last += 1,
                None => return orders,
            }
            path = taken;
        }
    }

    /// In what the estate and the identities in a store differ from those of before, as a text that does not depend on
    /// ids made up since: two are equal when these are.
    fn estate(&self, store: &SimStore) -> String {
        let (mut lines, mut left) = (Vec::new(), 0);
        for prefix in ["estate/", "identity/"] {
            let page = store.page(prefix, None, 100_000).expect("the store is up");
            for entry in page.entries {
                let before = self.before.get(&entry.key);
                left += usize::from(before.is_some());
                if before != Some(&entry.value) {
                    let line = format!("{} {}", entry.key, text(&entry.value));
                    lines.push(self.without_new_ids(&line));
                }
            }
        }
        if left < self.before.len() {
            let is_gone = |key: &&String| {
                let page = store.page(key, None, 1).expect("the store is up");
                page.entries.first().is_none_or(|it| it.key != **key)
            };
            let gone = self.before.keys().filter(is_gone);
            lines.extend(gone.map(|key| format!("{key} is gone")));
        }
        lines.sort_unstable();
        lines.join("\n")
    }

    fn without_new_ids(&self, text: &str) -> String {
        let is_new = |token: &str| {
            let is_number = token.bytes().all(|it| it.is_ascii_hexdigit());
            let is_id = is_number || ID_BEGINNINGS.iter().any(|it| token.starts_with(it));
            is_id && token.len() >= 12 && !self.known.contains(token)
        };
        let mut written = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = rest.find(is_of_token) {
            let end = rest[start..]
                .find(|it| !is_of_token(it))
                .map_or(rest.len(), |it| start + it);
            written.push_str(&rest[..start]);
            let token = &rest[start..end];
            written.push_str(if is_new(token) { "new" } else { token });
            rest = &rest[end..];
        }
        written.push_str(rest);
        written
    }
}

/// What ids that the control plane makes up begin with, where they are no long numbers; MAC addresses and host names
/// as well.
const ID_BEGINNINGS: &[&str] = &[
    "sg-",
    "sgr-",
    "eni-",
    "i-",
    "vpc-",
    "vsw-",
    "eip-",
    "pl-",
    "prl-",
    "ssh-",
    "d-",
    "00:16:3e:",
    "iZ",
    "LTAI",
    "rg-",
    "fd-",
    "cp-",
    "rd-",
    "h-",
];

fn is_of_token(character: char) -> bool {
    character.is_ascii_alphanumeric() || "-:.".contains(character)
}

fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split(|it| !is_of_token(it))
}

fn text(value: &[u8]) -> String {
    String::from_utf8_lossy(value).into_owned()
}

/// Two processes over one store, before their calls.
struct Run<'p> {
    pair: &'p Pair<'p>,
    store: Arc<SimStore>,
    clock: Arc<TestClock>,
    processes: Vec<Process>,
    beginning: u64,
}

struct Process {
    gate: Arc<Gate>,
    control: ControlPlane,
    background: Pin<Box<dyn Future<Output = ()> + Send>>,
}

enum State<'r> {
    Asleep,
    Awake(BoxFuture<'r, Answer>),
    Done(Answer),
}

impl<'p> Run<'p> {
    fn of(pair: &'p Pair<'p>, ignored: &'static str) -> Self {
        let store = Arc::new(SimStore::new(1));
        put_all(&store, &pair.entries);
        let clock = Arc::new(TestClock::new());
        let open = |number: u64| {
            let gate = Gate::new(Arc::clone(&store), ignored);
            let seen: Arc<dyn Store> = Arc::clone(&gate) as Arc<dyn Store>;
            let opened = open_with(
                seen,
                Arc::clone(&clock),
                number * 1_000_000,
                classic_config(),
            );
            let (control, background) = run(opened);
            Process {
                gate,
                control,
                background: Box::pin(background.into_future_without_timers()),
            }
        };
        let processes = vec![open(1), open(2)];
        let beginning = run(store.barrier()).expect("the store is up");
        Self {
            pair,
            store,
            clock,
            processes,
            beginning,
        }
    }

    /// Makes the calls; who goes on is chosen among the steps that are possible.
    fn play(
        mut self,
        calls: &[usize],
        mut choose: impl FnMut(&[Step], &[Step]) -> Step,
    ) -> Outcome {
        let pair = self.pair;
        let controls: Vec<ControlPlane> =
            self.processes.iter().map(|it| it.control.clone()).collect();
        let mut states: Vec<State<'_>> = calls.iter().map(|_| State::Asleep).collect();
        let (mut steps, mut half_way, mut is_down) = (Vec::new(), None, false);
        loop {
            let mut options = Vec::new();
            for (call, state) in states.iter().enumerate() {
                match state {
                    State::Asleep if !is_down => options.push(Step::Begin(call)),
                    State::Awake(_) => options.push(Step::Commit(call, Commit::Plain)),
                    State::Asleep | State::Done(_) => {}
                }
            }
            if options.is_empty() {
                break;
            }
            // Those in whose way nothing is left are not chosen among.
            let step = if is_down {
                options[0]
            } else {
                choose(&steps, &options)
            };
            steps.push(step);
            match step {
                Step::Begin(call) => {
                    if matches!(states.get(1 - call), Some(State::Done(_))) {
                        half_way = Some(pair.estate(&self.store));
                    }
                    let request = self.request(call);
                    let control = &controls[call];
                    states[call] = State::Awake(Box::pin(async move {
                        let answer = control.call(request).await;
                        Answer {
                            status: answer.status,
                            json: serde_json::from_slice(&answer.body).expect("the answer is JSON"),
                        }
                    }));
                }
                Step::Commit(call, commit) => {
                    self.processes[call].gate.open(commit);
                    is_down |= commit.is_crash();
                }
            }
            self.settle(&mut states);
        }
        self.end(steps, half_way, states)
    }

    /// Lets everything go on until each call waits at its gate or is done.
    fn settle(&mut self, states: &mut [State<'_>]) {
        let mut context = Context::from_waker(Waker::noop());
        for _ in 0..100_000 {
            for process in &mut self.processes {
                let _ = process.background.as_mut().poll(&mut context);
            }
            let mut is_settled = true;
            for (call, state) in states.iter_mut().enumerate() {
                if let State::Awake(future) = state
                    && let Poll::Ready(answer) = future.as_mut().poll(&mut context)
                {
                    *state = State::Done(answer);
                }
                let is_awake = matches!(state, State::Awake(_));
                is_settled &= !is_awake || self.processes[call].gate.is_waiting();
            }
            if is_settled {
                return;
            }
        }
        panic!("a call waits for something outside");
    }

    fn end(self, steps: Vec<Step>, half_way: Option<String>, states: Vec<State<'_>>) -> Outcome {
        let crashed = steps
            .iter()
            .any(|step| matches!(step, Step::Commit(_, it) if it.is_crash()));
        let snapshot = if crashed {
            // What survived, as a process that opens it anew reads it.
            self.store.restart();
            let store = Arc::clone(&self.store) as Arc<dyn Store>;
            run(open(store, Arc::clone(&self.clock), 9)).0.snapshot()
        } else {
            // Who committed last has seen it.
            let snapshots = self.processes.iter().map(|it| it.control.snapshot());
            let newest = snapshots.max_by_key(|it| it.revision());
            newest.expect("two processes")
        };
        let mut answers = [None, None];
        for (answer, state) in answers.iter_mut().zip(states) {
            if let State::Done(done) = state {
                *answer = Some((done.status, done.code().to_owned()));
            }
        }
        let mut written = BTreeSet::new();
        if !crashed {
            let mut watch = self
                .store
                .watch(self.beginning)
                .expect("nothing was compacted");
            let last = run(self.store.barrier()).expect("the store is up");
            let mut seen = self.beginning;
            while seen < last {
                let batch = run(watch.next()).expect("the store is up");
                seen = batch.revision;
                written.extend(batch.ops.iter().map(|op| op.key().to_owned()));
            }
        }
        Outcome {
            steps,
            answers,
            estate: self.pair.estate(&self.store),
            half_way,
            broken: broken(&snapshot, Profile::Guide.limits()),
            written,
        }
    }

    fn request(&self, number: usize) -> openapi::wire::HttpRequest {
        let call = &self.pair.calls[number];
        let credentials = &self.pair.furnished.accounts[call.who];
        let credential = Credential {
            access_key_id: &credentials.access_key_id,
            access_key_secret: credentials.access_key_secret.reveal(),
            security_token: None,
        };
        let mut params: Params = call.params.iter().cloned().collect();
        params.insert("RegionId", "cn-hangzhou");
        sign::request(
            &credential,
            "127.0.0.1:8080",
            call.operation.version,
            call.operation.name,
            &params,
            self.clock.now(),
            &format!("nonce-{number}"),
        )
    }
}
