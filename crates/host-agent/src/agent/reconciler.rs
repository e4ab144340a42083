use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use cloud_id::EniId;
use dataplane::Dataplane;
use estate::Table;
use host_api::{AppliedEni, DesiredState, KernelWrites, Problem, Report};
use tokio::sync::mpsc::{self, UnboundedReceiver};
use tokio::sync::watch;

use crate::haste::Knob;
use crate::host::{Host, TOGETHER, Tools};
use crate::link_watch::LinkWatch;
use crate::metadata::{Asker, MetadataService};
use crate::netlink::News;
use crate::numbers::{Numbers, NumbersFile, Port, run_directory};
use crate::place::Place;
use crate::plan::{Action, Actual, Step, plan};
use crate::policies::{Enforcement, Policies, words};
use crate::wanted::{UPLINK, Wanted, WantedPort};

use super::{Config, StartError};

/// Compares what is with what is desired, and does what differs.
pub(super) struct Reconciler {
    pub(super) host: Host,
    metadata: MetadataService,
    policies: Policies,
    numbers: Numbers,
    file: NumbersFile,
    knob: Knob,
    /// What is; `None` when it has to be looked at.
    actual: Option<Actual>,
    /// What was desired, and so wanted, when there was nothing left to do.
    settled: Option<(Arc<DesiredState>, Arc<Wanted>)>,
    /// What happened behind its back.
    news: UnboundedReceiver<News>,
    link_watch: LinkWatch,
    pub(super) look_again: Duration,
    /// For what the metadata service was told who may ask.
    followed: Option<Arc<Wanted>>,
    /// The ENIs that are up, filtered, and have a policy.
    applied: Table<EniId, AppliedEni>,
}

impl Reconciler {
    /// Opens the dataplane of the tag, or adopts it.
    pub(super) fn open(
        config: &Config,
        desired: watch::Receiver<Arc<DesiredState>>,
    ) -> Result<Self, StartError> {
        let directory = run_directory(&config.tag);
        let bpffs = directory.join("bpf");
        dataplane::mount_bpffs(&bpffs).map_err(|source| StartError::Mount {
            directory: bpffs.display().to_string(),
            source,
        })?;
        let dataplane = Arc::new(Dataplane::open(&bpffs, config.sizes)?);
        dataplane.upgrade()?;
        let policies = Policies::adopt(Arc::clone(&dataplane))?;
        let mut file = NumbersFile::at(directory.join("numbers.json"));
        let mut numbers = file.read()?.unwrap_or_default();
        let (eni, identity) = policies.highest_numbers()?;
        numbers.pass_over(eni, identity);
        let (sender, news) = mpsc::unbounded_channel();
        let host = Host::new(config.tag.clone(), sender.clone())?;
        let link_watch = LinkWatch::start(Arc::clone(&dataplane), sender)?;
        let identity = config.identity.clone();
        let metadata = MetadataService::start(config.tag.clone(), desired, dataplane, identity)?;
        Ok(Self {
            host,
            metadata,
            policies,
            numbers,
            file,
            knob: Knob::of(&directory),
            actual: None,
            settled: None,
            news,
            link_watch,
            look_again: config.look_again,
            followed: None,
            applied: Table::default(),
        })
    }

    /// Looks at everything again at the next occasion: somebody else may have changed something.
    pub(super) fn doubt(&mut self) {
        match &mut self.actual {
            // Instances are many, and what is in them is theirs. Routers and programs are ours.
            Some(actual) if actual.places.len() > MANY_PLACES => {
                let routers = actual
                    .places
                    .keys()
                    .filter(|place| !matches!(place, Place::Instance(_)));
                self.host.unsure.extend(routers.cloned());
                self.host.is_dataplane_unsure = true;
            }
            actual => *actual = None,
        }
    }

    /// Waits until something is otherwise than it was left.
    pub(super) async fn surprise(&mut self) {
        while let Some(first) = self.news.recv().await {
            // What a device was like in between does not matter, and much of it is what this agent has done itself.
            let mut latest = BTreeMap::new();
            let mut next = Some(first);
            while let Some(news) = next {
                match news {
                    News::Device { place, name, now } => drop(latest.insert((place, name), now)),
                    News::Missed(place) => drop(self.host.unsure.insert(place)),
                    News::Programs => self.host.is_dataplane_unsure = true,
                }
                next = self.news.try_recv().ok();
            }
            for ((place, name), now) in latest {
                let places = self.actual.as_ref().map(|actual| &actual.places);
                let known = places.and_then(|places| places.get(&place));
                let is_known = known.is_some_and(|known| known.devices.get(&name) == now.as_ref());
                if !is_known && known.is_some() {
                    self.host.unsure.insert(place);
                }
            }
            if !self.host.unsure.is_empty() || self.host.is_dataplane_unsure {
                return;
            }
        }
        std::future::pending().await
    }

    /// Makes a state real and says how far that went; `None` when there is a newer one before this one was.
    ///
    /// Rules come before devices, which take longer: a change of rules is in force on the ENIs that are there
    /// before the first device is made.
    pub(super) async fn reconcile(
        &mut self,
        desired: &Arc<DesiredState>,
        is_superseded: &impl Fn() -> bool,
    ) -> Option<Report> {
        let mut problems = Vec::new();
        let mut wanted = Arc::default();
        let mut lines = Some(BTreeSet::new());
        let mut enforced = |Enforcement {
                                problems,
                                lines: of_it,
                            }: Enforcement| {
            lines = lines.take().zip(of_it).map(|(mut all, of_it)| {
                all.extend(of_it);
                all
            });
            problems
        };
        // The second round sees what the first has made; more rounds mean that somebody undoes it.
        for round in 1..=MAX_ROUNDS {
            if let Err(problem) = self.observe().await {
                problems.push(problem);
                break;
            }
            match self.wanted(desired) {
                Ok(now) => wanted = now,
                Err(error) => {
                    problems.push(about("numbers", &error));
                    break;
                }
            }
            let of_policies = enforced(self.enforce(desired, &wanted));
            let steps = self.steps(desired, &wanted);
            if steps.is_empty() || round == MAX_ROUNDS {
                problems.extend(of_policies);
                break;
            }
            self.settled = None;
            let failed = self.perform(&steps, is_superseded).await?;
            if !failed.is_empty() {
                problems.extend(failed);
                wanted = Arc::new(Wanted::of(desired, &mut self.numbers));
                problems.extend(enforced(self.enforce(desired, &wanted)));
                break;
            }
        }
        // The same, and settled: whoever may ask can.
        let is_followed = |before: &Arc<Wanted>| Arc::ptr_eq(before, &wanted);
        if !self.followed.as_ref().is_some_and(is_followed) {
            // Without knowing which ENIs are there, those that could ask still can.
            if let Some(askers) = self.askers(&wanted) {
                self.metadata.follow(askers).await;
                self.followed = Some(Arc::clone(&wanted));
            }
        }
        problems.extend(wanted.problems.iter().cloned());
        self.host.rest().await;
        problems.sort_by(|a, b| (&a.subject, &a.message).cmp(&(&b.subject, &b.message)));
        problems.dedup();
        let writes = self.policies.dataplane().writes();
        Some(Report {
            store_id: desired.store_id.clone(),
            applied_revision: desired.revision,
            problems,
            enis: self.applied(&wanted, lines),
            writes: KernelWrites {
                system_calls: writes.system_calls,
                stores: writes.stores,
            },
        })
    }

    /// What is wanted: the same as before, unless more has changed than groups and rules.
    fn wanted(&mut self, desired: &Arc<DesiredState>) -> io::Result<Arc<Wanted>> {
        if let Some((before, wanted)) = &self.settled
            && Wanted::is_the_same_of(before, desired)
        {
            return Ok(Arc::clone(wanted));
        }
        let wanted = Arc::new(Wanted::of(desired, &mut self.numbers));
        self.file.write(&self.numbers)?;
        Ok(wanted)
    }

    /// The steps that are left; none where nothing has changed since there were none.
    fn steps(&mut self, desired: &Arc<DesiredState>, wanted: &Arc<Wanted>) -> Vec<Step> {
        let Some(actual) = &self.actual else {
            return Vec::new();
        };
        let is_settled = self
            .settled
            .as_ref()
            .is_some_and(|(_, before)| Arc::ptr_eq(before, wanted));
        let steps = if is_settled {
            Vec::new()
        } else {
            plan(actual, wanted, &self.numbers)
        };
        if steps.is_empty() {
            self.settled = Some((Arc::clone(desired), Arc::clone(wanted)));
        }
        steps
    }

    /// Brings policies up to date on the ENIs that are there. Without knowing which those are, nothing is
    /// changed.
    fn enforce(&mut self, desired: &Arc<DesiredState>, wanted: &Arc<Wanted>) -> Enforcement {
        let Some(actual) = &self.actual else {
            return Enforcement {
                problems: Vec::new(),
                lines: None,
            };
        };
        self.policies.enforce(
            desired,
            wanted,
            &actual.bound,
            &mut self.numbers,
            &mut self.file,
        )
    }

    /// Looks at what is not sure.
    async fn observe(&mut self) -> Result<(), Problem> {
        if self.actual.is_none() {
            let places = self
                .host
                .places()
                .map_err(|error| about("namespaces", &error))?;
            self.host.unsure.extend(places);
            self.host.is_dataplane_unsure = true;
            self.settled = None;
            self.actual = Some(Actual::default());
        }
        let actual = self.actual.as_mut().expect("it was just made");
        if !self.host.unsure.is_empty() {
            self.settled = None;
        }
        for place in std::mem::take(&mut self.host.unsure) {
            match self.host.observe(&place).await {
                Ok(Some(contents)) => drop(actual.places.insert(place, contents)),
                Ok(None) => drop(actual.places.remove(&place)),
                Err(error) => {
                    self.actual = None;
                    return Err(about("namespaces", &error));
                }
            }
        }
        if std::mem::take(&mut self.host.is_dataplane_unsure) {
            self.settled = None;
            if let Err(error) = actual.look_at(self.policies.dataplane()) {
                self.actual = None;
                return Err(about("dataplane", &error));
            }
            self.link_watch.expect(actual);
        }
        Ok(())
    }

    /// Does the steps. After one that failed, those about the same subject are left out, and everything is
    /// looked at again before the next try. `None`: there is something newer, and not all were done; what was done is whole
    /// ENIs.
    async fn perform(
        &mut self,
        steps: &[Step],
        is_superseded: &impl Fn() -> bool,
    ) -> Option<Vec<Problem>> {
        let mut failed: BTreeMap<&str, Problem> = BTreeMap::new();
        let begin = Instant::now();
        let waits = |step: &Step| step.action.fact().is_none();
        let haste = steps.iter().any(waits).then(|| self.knob.hasten());
        let mut last_subject = "";
        let mut removed_before = 0;
        let mut done = steps;
        for (place, step) in steps.iter().enumerate() {
            let is_another = step.subject != last_subject;
            if is_another && begin.elapsed() > SLICE && is_superseded() {
                done = &steps[..place];
                break;
            }
            last_subject = &step.subject;
            if place >= removed_before
                && let Action::RemovePort(_) = step.action
            {
                let some = &steps[place..];
                removed_before = place + some.len().min(2 * TOGETHER);
                let ports: Vec<&Port> = steps[place..removed_before]
                    .iter()
                    .filter_map(Step::removed_port)
                    .collect();
                let dataplane = self.policies.dataplane();
                self.host.remove_devices_of(&ports, dataplane).await;
            }
            if failed.contains_key(step.subject.as_str()) {
                continue;
            }
            let mut tools = Tools {
                dataplane: self.policies.dataplane(),
                numbers: &mut self.numbers,
            };
            tracing::debug!(subject = %step.subject, "{:?}", step.action);
            match self
                .host
                .perform(&step.action, &step.subject, &mut tools)
                .await
            {
                Ok(()) => {
                    if let (Some(actual), Some((place, fact, is_so))) =
                        (&mut self.actual, step.action.fact())
                        && let Some(contents) = actual.places.get_mut(place)
                    {
                        if is_so {
                            contents.facts.insert(fact.clone());
                        } else {
                            contents.facts.remove(fact);
                        }
                    }
                }
                Err(error) => drop(failed.insert(&step.subject, about(&step.subject, &error))),
            }
        }
        drop(haste);
        let started = self.started_by(done);
        if let Err(error) = self.host.settle(&started).await {
            failed
                .entry("devices")
                .or_insert_with(|| about("devices", &error));
        }
        if !failed.is_empty() {
            self.actual = None;
            let _ = self.observe().await; // fails again at the next look, which says so
        }
        (done.len() == steps.len()).then(|| failed.into_values().collect())
    }

    /// Where devices start sending because of these steps: a device that goes up gives its peer a carrier too.
    fn started_by(&self, steps: &[Step]) -> BTreeSet<Place> {
        let mut started = BTreeSet::new();
        let ports: BTreeMap<(u32, String), &Port> = self
            .numbers
            .ports()
            .map(|(_, port)| ((port.domain, port.device()), port))
            .collect();
        for step in steps {
            if let Action::SetDevice {
                place,
                device,
                is_up: true,
            } = &step.action
            {
                started.insert(place.clone());
                if let Place::Router(domain) = place {
                    let port = ports.get(&(*domain, device.clone()));
                    started.extend(port.and_then(|port| port.guest()).map(|(guest, _)| guest));
                }
                if device == UPLINK {
                    started.insert(Place::Internet);
                }
            }
        }
        started.retain(|place| self.host.namespace(place).is_there());
        started
    }

    /// The ENIs that are up and have a line of their own: who may ask for metadata. `None` when that is not known.
    fn askers(&self, wanted: &Wanted) -> Option<BTreeSet<Asker>> {
        let actual = self.actual.as_ref()?;
        let mut routers = BTreeMap::new();
        let mut askers = BTreeSet::new();
        for (eni, wanted) in &wanted.ports {
            let port = &wanted.port;
            let place = Place::Router(port.domain);
            let device = actual
                .places
                .get(&place)
                .and_then(|router| router.devices.get(&port.device()));
            let is_up = device.is_some_and(|device| device.is_up);
            let is_bound = actual.bound.get(&port.slot) == Some(&port.number);
            let (true, true, Ok(instance)) = (is_up, is_bound, port.instance.parse()) else {
                continue;
            };
            let router = *routers
                .entry(port.domain)
                .or_insert_with(|| self.host.namespace(&place).number());
            askers.insert(Asker {
                slot: port.slot,
                number: port.number,
                domain: port.domain,
                device: port.device(),
                eni: eni.clone(),
                instance,
                router,
            });
        }
        Some(askers)
    }

    /// The ENIs that are up, filtered, and have a policy, when the lines of these may be others than before, or any.
    fn applied(
        &mut self,
        wanted: &Wanted,
        lines: Option<BTreeSet<EniId>>,
    ) -> Table<EniId, AppliedEni> {
        // What is not known to be there counts as not applied.
        let Some(lines) = lines.filter(|_| self.actual.is_some()) else {
            let all = wanted.ports.iter();
            let all = all.filter_map(|(eni, port)| Some((eni.clone(), self.applied_eni(port)?)));
            self.applied = all.collect();
            return self.applied.clone();
        };
        for eni in lines {
            let port = wanted.ports.get(&eni);
            match port.and_then(|port| self.applied_eni(port)) {
                Some(applied) => drop(self.applied.insert(eni, applied)),
                None => drop(self.applied.remove(&eni)),
            }
        }
        self.applied.clone()
    }

    fn applied_eni(&self, wanted: &WantedPort) -> Option<AppliedEni> {
        let (port, actual) = (&wanted.port, self.actual.as_ref()?);
        let router = actual.places.get(&Place::Router(port.domain))?;
        let device = port.device();
        let is_up = router.devices.get(&device).is_some_and(|it| it.is_up);
        let line = self.policies.dataplane().eni_line(port.slot);
        let line = line.filter(|line| line.tables != [0; 4])?;
        (is_up && actual.attached.contains(&port.slot)).then(|| AppliedEni {
            device,
            ifindex: port.ifindex(),
            generation: line.generation,
        })
    }
}

fn about(subject: &str, error: &dyn std::error::Error) -> Problem {
    Problem {
        subject: subject.to_owned(),
        message: words(error),
    }
}

/// How long the steps of one state are done before it is asked whether there is a newer one.
const SLICE: Duration = Duration::from_millis(100);
/// With more namespaces than this, only routers are looked at when there is no news.
const MANY_PLACES: usize = 64;
const MAX_ROUNDS: usize = 4;
