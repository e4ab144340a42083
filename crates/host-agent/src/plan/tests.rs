use std::collections::BTreeSet;

use estate::InstanceStatus;
use testkit::Random;
use testkit::text::basic;

use super::*;
use crate::facts::Device;
use crate::numbers::uplink_ifindex;

#[path = "../../tests/region/estate.rs"]
#[allow(dead_code, reason = "integration tests use more of it")]
mod desired;

use desired::Estate;

#[test]
fn an_eni_gets_its_programs_and_a_line_that_drops_before_it_goes_up() {
    let mut world = World::default();
    let steps = world.plan(&two_instances());
    let about_a: Vec<&Action> = steps
        .iter()
        .filter(|step| step.subject == "eni-a")
        .map(|step| &step.action)
        .collect();
    let kinds: Vec<&str> = about_a.iter().map(|action| kind(action)).collect();
    let first_facts = kinds.iter().position(|kind| *kind == "add").unwrap();
    assert_eq!(kinds[..3], ["make port", "attach", "deny"]);
    assert_eq!(kinds[3..first_facts], ["up", "up"], "both ends");
    assert!(kinds[first_facts..].iter().all(|kind| *kind == "add"));
}

#[test]
fn what_is_as_wanted_is_left_alone() {
    let mut world = World::default();
    let estate = two_instances();
    world.apply(&estate);
    assert_eq!(world.plan(&estate), []);
}

#[test]
fn a_domain_goes_with_its_last_eni() {
    let mut world = World::default();
    let mut estate = two_instances();
    world.apply(&estate);
    estate.delete_instance("i-a");
    let steps = world.plan(&estate);
    let kinds: Vec<&str> = steps.iter().map(|step| kind(&step.action)).collect();
    assert_eq!(
        kinds,
        ["remove port", "forget port", "remove place", "remove"],
        "its gateway goes"
    );
    world.apply(&estate);
    estate.delete_instance("i-b");
    let steps = world.plan(&estate);
    let kinds: Vec<&str> = steps.iter().map(|step| kind(&step.action)).collect();
    let expected = [
        "remove port",
        "forget port",
        "remove uplink",
        "remove place",
        "forget domain",
        "remove place",
    ];
    assert_eq!(
        kinds, expected,
        "the facts of the internet's side go with the device"
    );
}

#[test]
fn a_device_without_its_programs_is_taken_down_first() {
    let mut world = World::default();
    let estate = two_instances();
    world.apply(&estate);
    let slot = world
        .numbers
        .ports()
        .find(|(eni, _)| *eni == "eni-a")
        .unwrap()
        .1
        .slot;
    world.actual.attached.remove(&slot);
    let steps = world.plan(&estate);
    let kinds: Vec<&str> = steps.iter().map(|step| kind(&step.action)).collect();
    assert_eq!(kinds[..3], ["down", "attach", "up"]);
    assert!(steps.iter().all(|step| step.subject == "eni-a"));
    assert!(
        kinds[3..].iter().all(|kind| *kind == "add"),
        "what went with the device comes back"
    );
}

#[test]
fn a_stopped_instance_keeps_its_namespace_and_loses_its_routes() {
    let mut world = World::default();
    let mut estate = two_instances();
    world.apply(&estate);
    estate.set_status("i-a", InstanceStatus::Stopped);
    let steps = world.plan(&estate);
    let kinds: Vec<&str> = steps.iter().map(|step| kind(&step.action)).collect();
    assert_eq!(kinds, ["down"]);
    world.apply(&estate);
    estate.set_status("i-a", InstanceStatus::Running);
    let steps = world.plan(&estate);
    assert_eq!(kind(&steps[0].action), "up");
    assert!(steps[1..].iter().all(|step| kind(&step.action) == "add"));
}

#[test]
fn an_eni_that_moves_to_another_instance_is_removed_and_made_anew() {
    let mut world = World::default();
    let mut estate = two_instances();
    estate.eni("eni-x", "i-a", "vpc-1", &["10.0.0.9"], &["sg-1"]);
    world.apply(&estate);
    let number = |world: &World| {
        world
            .numbers
            .ports()
            .find(|(eni, _)| *eni == "eni-x")
            .map(|(_, port)| port.clone())
            .unwrap()
    };
    let before = number(&world);
    estate.change_instance("i-a", |instance| drop(instance.enis.pop()));
    estate.change_instance("i-b", |instance| {
        instance.enis.push("eni-x".parse().unwrap())
    });
    world.apply(&estate);
    let after = number(&world);
    assert_ne!(
        after.number, before.number,
        "flows of it at the other instance are not its own"
    );
    assert_eq!(after.instance, "i-b");
}

#[test]
fn what_an_agent_left_whose_numbers_are_lost_is_removed() {
    let mut world = World::default();
    world.apply(&two_instances());
    world.numbers = Numbers::default();
    world.numbers.pass_over(2, 0);
    let mut other = Estate::default();
    other.vpc("vpc-1", "10.0.0.0/16", None);
    other.group("vpc-1", basic("sg-1", ""));
    other.instance("i-c", "vpc-1", &["10.0.0.7"], &["sg-1"]);
    world.apply(&other);
    assert_eq!(world.actual.attached.len(), 1);
    assert_eq!(world.actual.bound.len(), 1);
}

/// From any state, also a damaged one, the steps lead to what is wanted, and then there is nothing to do. On
/// the way no device is up without its programs.
// holds: K4
#[test]
fn steps_lead_from_anywhere_to_what_is_wanted() {
    let mut random = Random::new(0x5eed);
    let mut steps = 0;
    for _ in 0..300 {
        let mut world = World::default();
        for _ in 0..3 {
            let estate = any_estate(&mut random);
            steps += world.apply(&estate);
            world.damage(&mut random);
        }
    }
    assert!(steps > 20_000, "only {steps} steps");
}

#[derive(Default)]
struct World {
    actual: Actual,
    numbers: Numbers,
}

impl World {
    fn plan(&mut self, estate: &Estate) -> Vec<Step> {
        let wanted = Wanted::of(&estate.state(), &mut self.numbers);
        plan(&self.actual, &wanted, &self.numbers)
    }

    /// Does all steps until none is left; two rounds are enough for everything.
    fn apply(&mut self, estate: &Estate) -> usize {
        let mut count = 0;
        for _ in 0..3 {
            let steps = self.plan(estate);
            if steps.is_empty() {
                self.is_as_wanted(estate);
                return count;
            }
            count += steps.len();
            for step in steps {
                self.perform(step);
            }
        }
        panic!(
            "steps do not lead to what is wanted: {:#?}",
            self.plan(estate)
        );
    }

    fn is_as_wanted(&mut self, estate: &Estate) {
        let wanted = Wanted::of(&estate.state(), &mut self.numbers);
        let places =
            |places: &BTreeMap<Place, Contents>| -> Vec<Place> { places.keys().cloned().collect() };
        assert_eq!(places(&self.actual.places), places(&wanted.places));
        for (place, contents) in &wanted.places {
            let found = &self.actual.places[place];
            assert_eq!(found.facts, contents.facts, "{place:?}");
            let up = |contents: &Contents| -> BTreeMap<String, bool> {
                contents
                    .devices
                    .iter()
                    .map(|(name, device)| (name.clone(), device.is_up))
                    .collect()
            };
            assert_eq!(up(found), up(contents), "{place:?}");
        }
        let slots: BTreeSet<u32> = wanted
            .ports
            .values()
            .map(|wanted| wanted.port.slot)
            .collect();
        let bound: BTreeSet<u32> = self.actual.bound.keys().copied().collect();
        assert_eq!((&self.actual.attached, &bound), (&slots, &slots));
        assert_eq!(
            self.actual.uplinks,
            wanted.domains.keys().copied().collect()
        );
    }

    /// What the kernel would do. Panics where the kernel would refuse.
    fn perform(&mut self, step: Step) {
        let actual = &mut self.actual;
        match step.action {
            Action::MakePlace(place) => {
                assert!(actual.places.insert(place, Contents::new_place()).is_none());
            }
            Action::RemovePlace(place) => {
                let contents = actual.places.remove(&place).expect("it is there");
                let devices = contents
                    .devices
                    .keys()
                    .filter(|name| name.starts_with("eni"));
                assert_eq!(
                    devices.count(),
                    0,
                    "an external device would be lost with {place:?}"
                );
            }
            Action::Restart { reboots, .. } => {
                self.numbers.reboots.insert(step.subject, reboots);
            }
            Action::MakeUplink { domain } => {
                let index = Some(uplink_ifindex(domain));
                add(
                    actual,
                    Place::Router(domain),
                    UPLINK,
                    index,
                    crate::wanted::ROUTER_MAC,
                );
                let name = internet_device(domain);
                add(
                    actual,
                    Place::Internet,
                    &name,
                    Some(7),
                    crate::wanted::INTERNET_MAC,
                );
            }
            Action::AttachUplink { domain } => {
                assert!(!actual.places[&Place::Router(domain)].devices[UPLINK].is_up);
                actual.uplinks.insert(domain);
            }
            Action::RemoveUplink { domain } => {
                lose(actual, &Place::Router(domain), UPLINK);
                lose(actual, &Place::Internet, &internet_device(domain));
                actual.uplinks.remove(&domain);
            }
            Action::ForgetDomain { domain } => self.numbers.forget_domain(domain),
            Action::MakePort(wanted) => {
                let port = &wanted.port;
                let router = Place::Router(port.domain);
                add(actual, router, &port.device(), Some(port.ifindex()), [9; 6]);
                if let (Some(place), Some(name)) = (wanted.guest, port.behind.guest_device()) {
                    add(actual, place, &name, Some(2), wanted.mac);
                }
            }
            Action::Attach(port) => {
                let device = actual.places[&Place::Router(port.domain)].devices[&port.device()];
                assert!(!device.is_up, "never up without programs");
                actual.attached.insert(port.slot);
            }
            Action::Deny(wanted) => {
                assert!(actual.attached.contains(&wanted.port.slot));
                Arc::make_mut(&mut actual.bound).insert(wanted.port.slot, wanted.port.number);
            }
            Action::RemovePort(port) => {
                lose(actual, &Place::Router(port.domain), &port.device());
                if let Some((place, name)) = port.guest() {
                    lose(actual, &place, &name);
                }
                actual.attached.remove(&port.slot);
                Arc::make_mut(&mut actual.bound).remove(&port.slot);
            }
            Action::ForgetPort => self.numbers.forget_port(&step.subject),
            Action::Unbind { slot } => {
                actual.attached.remove(&slot);
                Arc::make_mut(&mut actual.bound).remove(&slot);
            }
            Action::RemoveDevice { place, device } => lose(actual, &place, &device),
            Action::SetDevice {
                place,
                device,
                is_up,
            } => {
                if let (true, Place::Router(_), Some(slot)) =
                    (is_up, &place, device.strip_prefix("eni"))
                {
                    let slot = slot.parse().unwrap();
                    assert!(actual.attached.contains(&slot) && actual.bound.contains_key(&slot));
                }
                let contents = actual.places.get_mut(&place).unwrap();
                contents.devices.get_mut(&device).unwrap().is_up = is_up;
                if !is_up {
                    contents.facts.retain(|fact| fact.device() != Some(&device));
                }
            }
            Action::Add(place, fact) => {
                let contents = actual.places.get_mut(&place).unwrap();
                if let Some(device) = fact.device() {
                    assert!(
                        contents.devices[device].is_up,
                        "{fact:?} on a device that is down"
                    );
                }
                assert!(contents.facts.insert(fact));
            }
            Action::Remove(place, fact) => {
                assert!(actual.places.get_mut(&place).unwrap().facts.remove(&fact));
            }
        }
    }

    /// Somebody, or a crash half-way, changes something.
    fn damage(&mut self, random: &mut Random) {
        let places: Vec<Place> = self.actual.places.keys().cloned().collect();
        let Some(place) = pick(random, &places) else {
            return;
        };
        let contents = self.actual.places.get_mut(place).unwrap();
        match random.below(6) {
            0 => {
                let facts: Vec<Fact> = contents.facts.iter().cloned().collect();
                if let Some(fact) = pick(random, &facts) {
                    contents.facts.remove(fact);
                }
            }
            1 => {
                let names: Vec<String> = contents
                    .devices
                    .keys()
                    .filter(|name| *name != "lo")
                    .cloned()
                    .collect();
                if let Some(name) = pick(random, &names) {
                    contents.devices.remove(name);
                    contents.facts.retain(|fact| fact.device() != Some(name));
                }
            }
            2 => {
                let slots: Vec<u32> = self.actual.attached.iter().copied().collect();
                if let Some(slot) = pick(random, &slots) {
                    self.actual.attached.remove(slot);
                }
            }
            3 => {
                let slots: Vec<u32> = self.actual.bound.keys().copied().collect();
                if let Some(slot) = pick(random, &slots) {
                    Arc::make_mut(&mut self.actual.bound).remove(slot);
                }
            }
            4 => {
                // The file is lost; the agent reads the highest number from the lines.
                self.numbers = Numbers::default();
                let highest = self.actual.bound.values().copied().max().unwrap_or(0);
                self.numbers.pass_over(highest, 0);
            }
            _ => {}
        }
    }
}

fn add(actual: &mut Actual, place: Place, name: &str, index: Option<u32>, mac: [u8; 6]) {
    let device = Device {
        index,
        mac: Some(mac),
        is_up: false,
    };
    let contents = actual
        .places
        .get_mut(&place)
        .expect("the namespace is there");
    assert!(
        contents.devices.insert(name.to_owned(), device).is_none(),
        "{name} is there already"
    );
}

fn lose(actual: &mut Actual, place: &Place, device: &str) {
    if let Some(contents) = actual.places.get_mut(place) {
        contents.devices.remove(device);
        contents.facts.retain(|fact| fact.device() != Some(device));
    }
}

fn pick<'a, T>(random: &mut Random, of: &'a [T]) -> Option<&'a T> {
    (!of.is_empty()).then(|| &of[random.below(of.len())])
}

fn two_instances() -> Estate {
    let mut estate = Estate::default();
    estate.vpc("vpc-1", "10.0.0.0/16", Some("fd00:1::/56"));
    estate.group("vpc-1", basic("sg-1", ""));
    estate.instance("i-a", "vpc-1", &["10.0.0.5", "fd00:1::5"], &["sg-1"]);
    estate.instance("i-b", "vpc-1", &["10.0.1.6", "10.0.1.7"], &["sg-1"]);
    estate
}

fn any_estate(random: &mut Random) -> Estate {
    let mut estate = Estate::default();
    for vpc in ["vpc-1", "vpc-2"] {
        let v6 = (random.below(2) == 0).then_some("fd00:1::/56");
        estate.vpc(vpc, "10.0.0.0/16", v6);
        estate.group(vpc, basic("sg-1", ""));
    }
    for number in 0..random.below(5) {
        // The same instances come, change and go.
        let id = format!("i-{}", random.below(6));
        if estate.state().instances.contains_key(&id.parse().unwrap()) {
            continue;
        }
        let vpc = if random.below(2) == 0 {
            "vpc-1"
        } else {
            "vpc-2"
        };
        let address = format!("10.0.{}.{}", random.below(3), 10 + number);
        let v6 = format!("fd00:1::{number:x}");
        let addresses: &[&str] = if random.below(2) == 0 {
            &[&address]
        } else {
            &[&address, &v6]
        };
        if random.below(4) == 0 {
            let device = format!("tap{}", random.below(2));
            estate.external(&id, &device, [2; 6], vpc, addresses, &["sg-1"]);
        } else {
            estate.instance(&id, vpc, addresses, &["sg-1"]);
            if random.below(3) == 0 {
                let eni = format!("eni-extra-{}", random.below(3));
                if !estate.state().enis.contains_key(&eni.parse().unwrap()) {
                    let second = format!("10.0.9.{}", 10 + number);
                    estate.eni(&eni, &id, vpc, &[&second], &["sg-1"]);
                }
            }
        }
        if random.below(3) == 0 {
            estate.set_status(&id, InstanceStatus::Stopped);
        }
        if random.below(3) == 0 {
            estate.eip(&format!("203.0.113.{number}"), &id);
        }
        let reboots = random.below(3) as u32;
        estate.change_instance(&id, |instance| instance.reboots = reboots);
    }
    estate
}

fn kind(action: &Action) -> &'static str {
    match action {
        Action::MakePlace(_) => "make place",
        Action::RemovePlace(_) => "remove place",
        Action::Restart { .. } => "restart",
        Action::MakeUplink { .. } => "make uplink",
        Action::AttachUplink { .. } => "attach uplink",
        Action::RemoveUplink { .. } => "remove uplink",
        Action::ForgetDomain { .. } => "forget domain",
        Action::MakePort(_) => "make port",
        Action::Attach(_) => "attach",
        Action::Deny(_) => "deny",
        Action::RemovePort(_) => "remove port",
        Action::ForgetPort => "forget port",
        Action::Unbind { .. } => "unbind",
        Action::RemoveDevice { .. } => "remove device",
        Action::SetDevice { is_up: true, .. } => "up",
        Action::SetDevice { is_up: false, .. } => "down",
        Action::Add(..) => "add",
        Action::Remove(..) => "remove",
    }
}
