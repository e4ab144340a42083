use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use cloud_id::EniId;
use dataplane::{Dataplane, DataplaneError, Hook};
use dataplane_abi::{ENI_IFINDEX_FIRST, ENI_SLOTS, UPLINK_IFINDEX_FIRST};

use crate::facts::{Contents, Device, Fact};
use crate::numbers::{Numbers, Port};
use crate::place::Place;
use crate::wanted::{LOOPBACK, UPLINK, Wanted, WantedPort, internet_device};

/// What is on this host: namespaces, and what the dataplane has bound.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Actual {
    /// Namespaces and what is in them.
    pub(crate) places: BTreeMap<Place, Contents>,
    /// Slots whose device has both programs attached.
    pub(crate) attached: BTreeSet<u32>,
    /// Slots with a line, so that their programs know an ENI: its number.
    pub(crate) bound: Arc<BTreeMap<u32, u32>>,
    /// Domains whose uplink has its programs attached.
    pub(crate) uplinks: BTreeSet<u32>,
}

impl Actual {
    /// Looks at what the dataplane has attached and bound.
    pub(crate) fn look_at(&mut self, dataplane: &Dataplane) -> Result<(), DataplaneError> {
        let mut hooks: BTreeMap<u32, usize> = BTreeMap::new();
        for attached in dataplane
            .attached()?
            .iter()
            .filter(|attached| attached.is_alive)
        {
            *hooks.entry(attached.ifindex).or_default() += 1;
        }
        let whole = hooks
            .into_iter()
            .filter(|&(_, hooks)| hooks == Hook::ALL.len());
        let whole: BTreeSet<u32> = whole.map(|(ifindex, _)| ifindex).collect();
        let enis = ENI_IFINDEX_FIRST..ENI_IFINDEX_FIRST + ENI_SLOTS;
        self.attached = whole
            .range(enis)
            .map(|ifindex| ifindex - ENI_IFINDEX_FIRST)
            .collect();
        let uplinks = whole.range(UPLINK_IFINDEX_FIRST..);
        self.uplinks = uplinks
            .map(|ifindex| ifindex - UPLINK_IFINDEX_FIRST)
            .collect();
        let lines = dataplane.eni_lines().into_iter();
        let bound = lines.map(|(slot, line)| (slot, line.eni)).collect();
        if *self.bound != bound {
            self.bound = Arc::new(bound);
        }
        Ok(())
    }
}

/// Something to do, and the ENI, instance or domain it is about. When a step fails, later ones about the
/// same are left out.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Step {
    pub(crate) subject: String,
    pub(crate) action: Action,
}

impl Step {
    /// The ENI that it removes, if any.
    pub(crate) fn removed_port(&self) -> Option<&Port> {
        match &self.action {
            Action::RemovePort(port) => Some(port),
            _ => None,
        }
    }
}

#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Action {
    /// Makes a namespace with its settings.
    MakePlace(Place),
    /// Removes a namespace with everything that runs in it.
    RemovePlace(Place),
    /// Kills what runs in the namespace of an instance that was rebooted.
    Restart { place: Place, reboots: u32 },
    /// Makes the pair of devices between a router and the internet, down.
    MakeUplink { domain: u32 },
    /// Attaches the programs of an uplink.
    AttachUplink { domain: u32 },
    /// Detaches the programs of an uplink and removes its devices.
    RemoveUplink { domain: u32 },
    /// Forgets a domain.
    ForgetDomain { domain: u32 },
    /// Makes the device of an ENI, or moves an external one in; down.
    MakePort(WantedPort),
    /// Attaches both programs to the device of an ENI.
    Attach(Port),
    /// Tells the programs of which ENI the device is, without any policy: drop everything.
    Deny(WantedPort),
    /// Takes the policy away, then the device, then the programs.
    RemovePort(Port),
    /// Forgets the numbers of an ENI that was removed.
    ForgetPort,
    /// Frees a slot that no ENI has.
    Unbind { slot: u32 },
    /// Removes a device that nobody asked for.
    RemoveDevice { place: Place, device: String },
    /// Sets a device up or down.
    SetDevice {
        place: Place,
        device: String,
        is_up: bool,
    },
    /// Makes a fact so.
    Add(Place, Fact),
    /// Makes a fact no longer so.
    Remove(Place, Fact),
}

impl Action {
    /// The fact that it is about, and whether it is so afterwards.
    pub(crate) fn fact(&self) -> Option<(&Place, &Fact, bool)> {
        match self {
            Self::Add(place, fact) => Some((place, fact, true)),
            Self::Remove(place, fact) => Some((place, fact, false)),
            Self::MakePlace(_)
            | Self::RemovePlace(_)
            | Self::Restart { .. }
            | Self::MakeUplink { .. }
            | Self::AttachUplink { .. }
            | Self::RemoveUplink { .. }
            | Self::ForgetDomain { .. }
            | Self::MakePort(_)
            | Self::Attach(_)
            | Self::Deny(_)
            | Self::RemovePort(_)
            | Self::ForgetPort
            | Self::Unbind { .. }
            | Self::RemoveDevice { .. }
            | Self::SetDevice { .. } => None,
        }
    }
}

/// The steps from what is to what is wanted. Nothing that is wanted and there is touched.
///
/// The device of an ENI is made down, gets its programs and a line that drops everything, and only then goes
/// up; policy comes after. Removal goes the other way round.
/// Source: Kanmon dataplane design §3.6.
pub(crate) fn plan(actual: &Actual, wanted: &Wanted, numbers: &Numbers) -> Vec<Step> {
    let mut planner = Planner {
        now: actual.clone(),
        wanted,
        owners: owners(wanted),
        numbers,
        steps: Vec::new(),
    };
    planner.remove_ports();
    planner.remove_strays();
    planner.remove_places();
    planner.make_places();
    planner.make_uplinks();
    planner.restart();
    planner.make_ports();
    planner.set_devices();
    planner.set_facts();
    planner.steps
}

struct Planner<'a> {
    /// What is, once the steps so far are done.
    now: Actual,
    wanted: &'a Wanted,
    /// The ENI of each device that is wanted, by place.
    owners: BTreeMap<&'a Place, BTreeMap<String, &'a EniId>>,
    numbers: &'a Numbers,
    steps: Vec<Step>,
}

fn owners(wanted: &Wanted) -> BTreeMap<&Place, BTreeMap<String, &EniId>> {
    let mut owners: BTreeMap<&Place, BTreeMap<String, &EniId>> = BTreeMap::new();
    let routers = wanted
        .places
        .keys()
        .filter_map(|place| match place {
            Place::Router(domain) => Some((*domain, place)),
            Place::Instance(_) | Place::Internet => None,
        })
        .collect::<BTreeMap<u32, &Place>>();
    for (eni, port) in &wanted.ports {
        if let Some(router) = routers.get(&port.port.domain) {
            let devices = owners.entry(router).or_default();
            devices.insert(port.port.device(), eni);
        }
        if let (Some(guest), Some(device)) = (&port.guest, port.port.behind.guest_device()) {
            owners.entry(guest).or_default().insert(device, eni);
        }
    }
    owners
}

impl Planner<'_> {
    fn step(&mut self, subject: impl Into<String>, action: Action) {
        self.steps.push(Step {
            subject: subject.into(),
            action,
        });
    }

    /// ENIs that are not wanted, or whose devices are not as wanted.
    fn remove_ports(&mut self) {
        let wanted: BTreeMap<&str, &WantedPort> = self
            .wanted
            .ports
            .iter()
            .map(|(eni, wanted)| (eni.as_str(), wanted))
            .collect();
        for (eni, port) in self.numbers.ports() {
            match wanted.get(eni) {
                None => {
                    self.remove_port(eni, port);
                    self.step(eni, Action::ForgetPort);
                }
                Some(wanted) => {
                    if self.parts_of(wanted) == Parts::Some {
                        self.remove_port(eni, port);
                    }
                }
            }
        }
    }

    fn remove_port(&mut self, eni: &str, port: &Port) {
        let router = Place::Router(port.domain);
        let guest = port.guest();
        let is_there = self.has_device(&router, &port.device())
            || guest
                .as_ref()
                .is_some_and(|(place, device)| self.has_device(place, device))
            || self.now.attached.contains(&port.slot)
            || self.now.bound.contains_key(&port.slot);
        if !is_there {
            return;
        }
        self.step(eni, Action::RemovePort(port.clone()));
        self.lose_device(&router, &port.device());
        if let Some((place, device)) = guest {
            self.lose_device(&place, &device);
        }
        self.now.attached.remove(&port.slot);
        Arc::make_mut(&mut self.now.bound).remove(&port.slot);
    }

    /// Which parts of an ENI are there. A device counts with its line only: one without was left half-made,
    /// and one with the line of another ENI may lead to another instance.
    fn parts_of(&self, wanted: &WantedPort) -> Parts {
        let port = &wanted.port;
        let device = self.device(&Place::Router(port.domain), &port.device());
        let guest = port.guest().map(|(place, name)| self.device(&place, &name));
        let has_line = self.now.bound.get(&port.slot) == Some(&port.number);
        let is_right = device.is_some_and(|device| device.index == Some(port.ifindex()))
            && guest.is_none_or(|guest| guest.is_some_and(|it| it.mac == Some(wanted.mac)))
            && has_line;
        match (is_right, device.is_some() || guest.flatten().is_some()) {
            (true, _) => Parts::All,
            (false, true) => Parts::Some,
            (false, false) => Parts::None,
        }
    }

    fn device(&self, place: &Place, name: &str) -> Option<Device> {
        self.now.places.get(place)?.devices.get(name).copied()
    }

    /// Devices, links and lines of a region whose numbers were lost.
    fn remove_strays(&mut self) {
        let mut known: BTreeSet<u32> = self.numbers.ports().map(|(_, port)| port.slot).collect();
        known.extend(self.wanted.ports.values().map(|wanted| wanted.port.slot));
        let stray = |slot: &&u32| !known.contains(slot);
        let bound: BTreeSet<u32> = self.now.bound.keys().copied().collect();
        let slots: BTreeSet<u32> = self
            .now
            .attached
            .union(&bound)
            .filter(stray)
            .copied()
            .collect();
        let mut devices = Vec::new();
        for (place, contents) in &self.now.places {
            let is_wanted = |name: &str| {
                let of_place = self.wanted.places.get(place);
                of_place.is_some_and(|wanted| wanted.devices.contains_key(name))
            };
            let is_ours = |name: &str| match place {
                Place::Router(_) => name != UPLINK && name != LOOPBACK,
                Place::Instance(_) => name.strip_prefix("eth").is_some_and(is_number),
                Place::Internet => false, // they go with the uplinks of their domains
            };
            let strays = contents
                .devices
                .keys()
                .filter(|name| is_ours(name) && !is_wanted(name));
            devices.extend(strays.map(|name| (place.clone(), name.clone())));
        }
        for (place, device) in devices {
            self.lose_device(&place, &device);
            self.step(subject_of(&place), Action::RemoveDevice { place, device });
        }
        for slot in slots {
            self.now.attached.remove(&slot);
            Arc::make_mut(&mut self.now.bound).remove(&slot);
            self.step(format!("slot {slot}"), Action::Unbind { slot });
        }
    }

    fn remove_places(&mut self) {
        let mut gone: BTreeSet<u32> = self.numbers.domains().map(|(number, _)| number).collect();
        gone.extend(self.now.uplinks.iter().copied());
        gone.extend(self.now.places.keys().filter_map(|place| match place {
            Place::Router(domain) => Some(*domain),
            Place::Instance(_) | Place::Internet => None,
        }));
        let internet = self.now.places.get(&Place::Internet);
        let devices = internet
            .into_iter()
            .flat_map(|internet| internet.devices.keys());
        gone.extend(devices.filter_map(|name| name.strip_prefix('r')?.parse::<u32>().ok()));
        gone.retain(|domain| !self.wanted.domains.contains_key(domain));
        // A domain stays as long as a device of an ENI is in it.
        for domain in gone {
            let subject = subject_of(&Place::Router(domain));
            self.remove_uplink(domain);
            if self.now.places.remove(&Place::Router(domain)).is_some() {
                self.step(&subject, Action::RemovePlace(Place::Router(domain)));
            }
            if self.numbers.domains().any(|(number, _)| number == domain) {
                self.step(&subject, Action::ForgetDomain { domain });
            }
        }
        let places: Vec<Place> = self.now.places.keys().cloned().collect();
        for place in places
            .into_iter()
            .filter(|place| !self.wanted.places.contains_key(place))
        {
            self.now.places.remove(&place);
            self.step(subject_of(&place), Action::RemovePlace(place));
        }
    }

    fn remove_uplink(&mut self, domain: u32) {
        let router = Place::Router(domain);
        let is_there = self.has_device(&router, UPLINK)
            || self.has_device(&Place::Internet, &internet_device(domain))
            || self.now.uplinks.contains(&domain);
        if is_there {
            self.step(subject_of(&router), Action::RemoveUplink { domain });
            self.lose_device(&router, UPLINK);
            self.lose_device(&Place::Internet, &internet_device(domain));
            self.now.uplinks.remove(&domain);
        }
    }

    fn make_places(&mut self) {
        for place in self.wanted.places.keys() {
            if !self.now.places.contains_key(place) {
                self.step(subject_of(place), Action::MakePlace(place.clone()));
                self.now.places.insert(place.clone(), Contents::new_place());
            }
        }
    }

    fn make_uplinks(&mut self) {
        for &domain in self.wanted.domains.keys() {
            let subject = subject_of(&Place::Router(domain));
            let sides = [
                (Place::Router(domain), UPLINK.to_owned()),
                (Place::Internet, internet_device(domain)),
            ];
            let is_right = |(place, name): &(Place, String)| {
                let wanted = self.wanted.places[place].devices[name];
                let found = self
                    .now
                    .places
                    .get(place)
                    .and_then(|it| it.devices.get(name));
                found.is_some_and(|found| {
                    found.mac == wanted.mac
                        && wanted.index.is_none_or(|index| found.index == Some(index))
                })
            };
            if !sides.iter().all(is_right) {
                self.remove_uplink(domain);
                self.step(&subject, Action::MakeUplink { domain });
                for (place, name) in sides {
                    let device = self.wanted.places[&place].devices[&name];
                    let made = Device {
                        is_up: false,
                        ..device
                    };
                    self.now
                        .places
                        .entry(place)
                        .or_default()
                        .devices
                        .insert(name, made);
                }
            }
            if self.now.uplinks.insert(domain) {
                self.take_down(&subject, &Place::Router(domain), UPLINK);
                self.step(&subject, Action::AttachUplink { domain });
            }
        }
    }

    fn restart(&mut self) {
        for (place, &reboots) in &self.wanted.reboots {
            let restart = Action::Restart {
                place: place.clone(),
                reboots,
            };
            self.step(subject_of(place), restart);
            let ports = self
                .wanted
                .ports
                .iter()
                .filter(|(_, it)| it.guest.as_ref() == Some(place));
            for (eni, wanted) in ports {
                let router = Place::Router(wanted.port.domain);
                self.take_down(eni.as_str(), &router, &wanted.port.device());
            }
        }
    }

    fn make_ports(&mut self) {
        for (eni, wanted) in &self.wanted.ports {
            let port = &wanted.port;
            let router = Place::Router(port.domain);
            if !self.has_device(&router, &port.device()) {
                self.step(eni.as_str(), Action::MakePort(wanted.clone()));
                let made = |index, mac| Device {
                    index,
                    mac,
                    is_up: false,
                };
                let contents = self.now.places.entry(router.clone()).or_default();
                contents
                    .devices
                    .insert(port.device(), made(Some(port.ifindex()), None));
                if let (Some(place), Some(device)) = (&wanted.guest, port.behind.guest_device()) {
                    let contents = self.now.places.entry(place.clone()).or_default();
                    contents
                        .devices
                        .insert(device, made(None, Some(wanted.mac)));
                }
            }
            if !self.now.attached.contains(&port.slot) {
                self.take_down(eni.as_str(), &router, &port.device());
                self.step(eni.as_str(), Action::Attach(port.clone()));
                self.now.attached.insert(port.slot);
            }
            if Arc::make_mut(&mut self.now.bound).insert(port.slot, port.number)
                != Some(port.number)
            {
                self.step(eni.as_str(), Action::Deny(wanted.clone()));
            }
        }
    }

    fn take_down(&mut self, subject: &str, place: &Place, device: &str) {
        let Some(contents) = self.now.places.get_mut(place) else {
            return;
        };
        let Some(found) = contents.devices.get_mut(device) else {
            return;
        };
        if found.is_up {
            found.is_up = false;
            contents.facts.retain(|fact| fact.device() != Some(device));
            let (place, device) = (place.clone(), device.to_owned());
            self.step(
                subject,
                Action::SetDevice {
                    place,
                    device,
                    is_up: false,
                },
            );
        }
    }

    fn set_devices(&mut self) {
        for (place, contents) in &self.wanted.places {
            for (device, wanted) in &contents.devices {
                let found = self
                    .now
                    .places
                    .get(place)
                    .and_then(|it| it.devices.get(device));
                let is_up = found.is_some_and(|device| device.is_up);
                if is_up == wanted.is_up {
                    continue;
                }
                let subject = self.subject_of_device(place, device);
                if is_up {
                    self.take_down(&subject, place, device);
                } else {
                    let (place, device) = (place.clone(), device.clone());
                    self.step(
                        subject,
                        Action::SetDevice {
                            place,
                            device,
                            is_up: true,
                        },
                    );
                }
            }
        }
    }

    fn set_facts(&mut self) {
        for (place, wanted) in &self.wanted.places {
            // Nothing after this looks at it again.
            let found = self.now.places.remove(place).unwrap_or_default();
            for fact in found
                .facts
                .iter()
                .rev()
                .filter(|fact| !wanted.facts.contains(fact))
            {
                let subject = self.subject_of_fact(place, fact);
                self.step(subject, Action::Remove(place.clone(), fact.clone()));
            }
            for fact in wanted.facts.difference(&found.facts) {
                let subject = self.subject_of_fact(place, fact);
                self.step(subject, Action::Add(place.clone(), fact.clone()));
            }
        }
    }

    fn subject_of_fact(&self, place: &Place, fact: &Fact) -> String {
        match fact.device() {
            Some(device) => self.subject_of_device(place, device),
            None => subject_of(place),
        }
    }

    fn subject_of_device(&self, place: &Place, device: &str) -> String {
        let owner = self.owners.get(place).and_then(|it| it.get(device));
        owner.map_or_else(|| subject_of(place), ToString::to_string)
    }

    fn has_device(&self, place: &Place, device: &str) -> bool {
        self.now
            .places
            .get(place)
            .is_some_and(|it| it.devices.contains_key(device))
    }

    fn lose_device(&mut self, place: &Place, device: &str) {
        if let Some(contents) = self.now.places.get_mut(place) {
            contents.devices.remove(device);
            contents.facts.retain(|fact| fact.device() != Some(device));
        }
    }
}

/// What is there of an ENI.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Parts {
    /// Everything, as it should be.
    All,
    /// Something, or all of it but not as it should be.
    Some,
    /// No device.
    None,
}

impl Contents {
    /// What is in a namespace that was just made.
    fn new_place() -> Self {
        let device = Device {
            index: None,
            mac: None,
            is_up: false,
        };
        Self {
            devices: [("lo".to_owned(), device)].into(),
            facts: BTreeSet::new(),
        }
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn subject_of(place: &Place) -> String {
    match place {
        Place::Router(domain) => format!("routing domain {domain}"),
        Place::Instance(instance) => instance.to_string(),
        Place::Internet => "the region's internet".to_owned(),
    }
}

#[cfg(test)]
mod tests;
