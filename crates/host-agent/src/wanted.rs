use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use cloud_id::{EniId, InstanceId};
use estate::{Driver, InstanceStatus};
use header_space::Cidr;
use host_api::{DesiredEni, DesiredInstance, DesiredState, Problem};
use secgroup::METADATA_ADDRESS;

use crate::facts::{Contents, Device, Fact, MAIN_TABLE, RouteTo, anywhere, full_length};
use crate::numbers::{Behind, Numbers, Port, domain_text, uplink_ifindex};
use crate::place::Place;

/// What is to be on this host: the desired state in terms of namespaces and devices.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Wanted {
    /// Namespaces and what is in them.
    pub(crate) places: BTreeMap<Place, Contents>,
    /// Devices of ENIs, by ENI.
    pub(crate) ports: BTreeMap<EniId, WantedPort>,
    /// Routing domains by number.
    pub(crate) domains: BTreeMap<u32, String>,
    /// Instances that were rebooted since they were last looked at, with the count to remember.
    pub(crate) reboots: BTreeMap<Place, u32>,
    /// What cannot be.
    pub(crate) problems: Vec<Problem>,
}

/// The device of an ENI.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct WantedPort {
    pub(crate) port: Port,
    pub(crate) mac: [u8; 6],
    /// Its instance runs.
    pub(crate) is_up: bool,
    /// The namespace of its instance; `None` for an external one.
    pub(crate) guest: Option<Place>,
}

impl Wanted {
    /// What a desired state asks for. ENIs and domains that have no numbers get them.
    ///
    /// An ENI whose numbers are of another attachment is left out: it has to be taken away first, and the
    /// next look finds it without numbers.
    pub(crate) fn of(desired: &DesiredState, numbers: &mut Numbers) -> Self {
        let mut wanted = Self::default();
        wanted.places.insert(Place::Internet, internet());
        for instance in desired.instances.values() {
            wanted.add_instance(instance, numbers);
            for (place, eni) in instance.enis.iter().enumerate() {
                let Some(eni) = desired.enis.get(eni) else {
                    continue;
                };
                wanted.add_eni(desired, instance, eni, place == 0, numbers);
            }
        }
        let known: BTreeSet<&str> = desired.instances.keys().map(InstanceId::as_str).collect();
        numbers
            .reboots
            .retain(|name, _| known.contains(name.as_str()));
        for eip in desired.eips.values() {
            if let Some(&domain) = wanted.number_of(&domain_text(&eip.domain)) {
                let route = Fact::Route {
                    table: MAIN_TABLE,
                    destination: eip.address.into(),
                    length: 32,
                    to: RouteTo::Gateway {
                        device: internet_device(domain),
                        gateway: UPLINK_ROUTER_V4.into(),
                    },
                };
                wanted.place(Place::Internet).facts.insert(route);
            }
        }
        wanted
    }

    /// Whether two desired states ask for the same, whatever their groups and rules say. What both share is not looked at.
    pub(crate) fn is_the_same_of(a: &DesiredState, b: &DesiredState) -> bool {
        let is_same = |a: &DesiredEni, b: &DesiredEni| {
            let (x, y) = (&a.eni, &b.eni);
            (a.subnet, a.gateway) == (b.subnet, b.gateway)
                && a.domain == b.domain
                && (Arc::ptr_eq(x, y)
                    || (x.mac == y.mac
                        && x.primary_ip == y.primary_ip
                        && x.secondary_ips == y.secondary_ips
                        && x.ipv6 == y.ipv6))
        };
        a.enis.differences(&b.enis, is_same).is_empty()
            && a.instances
                .differences(&b.instances, PartialEq::eq)
                .is_empty()
            && a.domains.differences(&b.domains, PartialEq::eq).is_empty()
            && a.eips.differences(&b.eips, PartialEq::eq).is_empty()
    }

    fn place(&mut self, place: Place) -> &mut Contents {
        self.places.entry(place).or_default()
    }

    fn number_of(&self, domain: &str) -> Option<&u32> {
        self.domains
            .iter()
            .find(|(_, text)| *text == domain)
            .map(|(number, _)| number)
    }

    fn add_instance(&mut self, instance: &DesiredInstance, numbers: &mut Numbers) {
        let seen = numbers
            .reboots
            .entry(instance.id.to_string())
            .or_insert(instance.reboots);
        match instance.driver {
            Driver::Netns => {
                let place = Place::Instance(instance.id.clone());
                self.places.insert(place.clone(), loopback());
                if *seen < instance.reboots {
                    self.reboots.insert(place, instance.reboots);
                }
            }
            Driver::External { .. } => *seen = instance.reboots,
        }
    }

    fn add_eni(
        &mut self,
        desired: &DesiredState,
        instance: &DesiredInstance,
        eni: &DesiredEni,
        is_primary: bool,
        numbers: &mut Numbers,
    ) {
        let problem = |message: String| Problem {
            subject: eni.eni.id.to_string(),
            message,
        };
        let device = match &instance.driver {
            Driver::Netns => None,
            Driver::External { device } if is_primary => Some(device.as_str()),
            Driver::External { .. } => {
                self.problems.push(problem(
                    "the device of an external instance is its primary ENI; there is none for this one"
                        .to_owned(),
                ));
                return;
            }
        };
        let domain = match numbers.domain(&eni.domain) {
            Ok(domain) => domain,
            Err(full) => return self.problems.push(problem(full.to_string())),
        };
        let port = match numbers.port(&eni.eni.id, domain, instance.id.as_str(), device) {
            Ok(port) => port.clone(),
            Err(full) => return self.problems.push(problem(full.to_string())),
        };
        let is_same_device = match (&port.behind, device) {
            (Behind::Guest(_), None) => true,
            (Behind::External(known), Some(device)) => known == device,
            (Behind::Guest(_), Some(_)) | (Behind::External(_), None) => false,
        };
        if port.domain != domain || port.instance != instance.id.as_str() || !is_same_device {
            return;
        }
        if !self.domains.contains_key(&domain) {
            self.add_domain(domain, desired, eni);
        }
        let is_up = instance.status == InstanceStatus::Running;
        let router = self.place(Place::Router(domain));
        router.facts.insert(local(LOOPBACK, eni.gateway.into()));
        add_router_side(router, &port, eni, is_up);
        let guest = match port.behind.guest_device() {
            None => None,
            Some(device) => {
                let place = Place::Instance(instance.id.clone());
                add_guest_side(self.place(place.clone()), &device, &port, eni);
                Some(place)
            }
        };
        let wanted = WantedPort {
            port,
            mac: eni.eni.mac.0,
            is_up,
            guest,
        };
        self.ports.insert(eni.eni.id.clone(), wanted);
    }

    fn add_domain(&mut self, number: u32, desired: &DesiredState, eni: &DesiredEni) {
        self.domains.insert(number, domain_text(&eni.domain));
        let blocks = desired.domains.get(&eni.domain);
        let mut router = loopback();
        router
            .facts
            .insert(local(LOOPBACK, METADATA_ADDRESS.into()));
        router.devices.insert(
            UPLINK.to_owned(),
            uplink(Some(uplink_ifindex(number)), ROUTER_MAC),
        );
        router
            .facts
            .extend(link_facts(UPLINK, UPLINK_ROUTER_V4, UPLINK_ROUTER_V6));
        router.facts.extend(neighbours(
            UPLINK,
            UPLINK_INTERNET_V4,
            UPLINK_INTERNET_V6,
            INTERNET_MAC,
        ));
        for gateway in [IpAddr::from(UPLINK_INTERNET_V4), UPLINK_INTERNET_V6.into()] {
            router
                .facts
                .insert(default_route(MAIN_TABLE, UPLINK, gateway));
        }
        // Private addresses that nobody has lead nowhere, not to the internet.
        for block in blocks
            .iter()
            .flat_map(|domain| domain.cidrs.iter().chain(&domain.ipv6_cidr))
        {
            router.facts.insert(route(*block, RouteTo::Nowhere));
        }
        self.places.insert(Place::Router(number), router);

        let device = internet_device(number);
        let v6_block = blocks.and_then(|domain| domain.ipv6_cidr);
        let internet = self.place(Place::Internet);
        internet
            .devices
            .insert(device.clone(), uplink(None, INTERNET_MAC));
        internet
            .facts
            .extend(link_facts(&device, UPLINK_INTERNET_V4, UPLINK_INTERNET_V6));
        internet.facts.extend(neighbours(
            &device,
            UPLINK_ROUTER_V4,
            UPLINK_ROUTER_V6,
            ROUTER_MAC,
        ));
        if let Some(block) = v6_block {
            let gateway = UPLINK_ROUTER_V6.into();
            internet
                .facts
                .insert(route(block, RouteTo::Gateway { device, gateway }));
        }
    }
}

/// The side of an ENI that Kanmon filters. A device that is down has no routes and no neighbours.
fn add_router_side(router: &mut Contents, port: &Port, eni: &DesiredEni, is_up: bool) {
    let name = port.device();
    let device = Device {
        index: Some(port.ifindex()),
        mac: None,
        is_up,
    };
    router.devices.insert(name.clone(), device);
    if !is_up {
        return;
    }
    router.facts.insert(Fact::Address {
        device: name.clone(),
        address: GATEWAY_V6.into(),
        length: 64,
    });
    for address in eni.eni.addresses() {
        router.facts.insert(Fact::Neighbour {
            device: name.clone(),
            address,
            mac: eni.eni.mac.0,
        });
        router.facts.insert(Fact::Route {
            table: MAIN_TABLE,
            destination: address,
            length: full_length(address),
            to: RouteTo::Link {
                device: name.clone(),
            },
        });
    }
}

/// The side of an ENI that is in its instance: addresses, and a way out through the gateway. What a
/// secondary ENI sends leaves by that ENI.
fn add_guest_side(guest: &mut Contents, device: &str, port: &Port, eni: &DesiredEni) {
    let at = Device {
        index: None,
        mac: Some(eni.eni.mac.0),
        is_up: true,
    };
    guest.devices.insert(device.to_owned(), at);
    let table = match port.behind {
        Behind::Guest(0) | Behind::External(_) => MAIN_TABLE,
        Behind::Guest(number) => FIRST_GUEST_TABLE + number,
    };
    for address in eni.eni.addresses() {
        let length = match address {
            IpAddr::V4(address) if address == eni.eni.primary_ip => eni.subnet.length(),
            IpAddr::V4(_) | IpAddr::V6(_) => full_length(address),
        };
        guest.facts.insert(Fact::Address {
            device: device.to_owned(),
            address,
            length,
        });
        if table != MAIN_TABLE {
            guest.facts.insert(Fact::Rule {
                from: address,
                table,
            });
        }
    }
    guest
        .facts
        .insert(default_route(table, device, eni.gateway.into()));
    if !eni.eni.ipv6.is_empty() {
        guest
            .facts
            .insert(default_route(table, device, GATEWAY_V6.into()));
        // The gateway joins the group that it would be asked by a little after it has its address, and a
        // question is repeated a second later only.
        guest.facts.insert(Fact::Neighbour {
            device: device.to_owned(),
            address: GATEWAY_V6.into(),
            mac: GATEWAY_MAC,
        });
    }
}

fn loopback() -> Contents {
    let device = Device {
        index: None,
        mac: None,
        is_up: true,
    };
    Contents {
        devices: [(LOOPBACK.to_owned(), device)].into(),
        facts: BTreeSet::new(),
    }
}

fn internet() -> Contents {
    loopback()
}

fn uplink(index: Option<u32>, mac: [u8; 6]) -> Device {
    Device {
        index,
        mac: Some(mac),
        is_up: true,
    }
}

fn link_facts(device: &str, v4: Ipv4Addr, v6: Ipv6Addr) -> [Fact; 2] {
    [
        local(device, v4.into()),
        Fact::Address {
            device: device.to_owned(),
            address: v6.into(),
            length: 64,
        },
    ]
}

fn local(device: &str, address: IpAddr) -> Fact {
    Fact::Address {
        device: device.to_owned(),
        address,
        length: full_length(address),
    }
}

fn neighbours(device: &str, v4: Ipv4Addr, v6: Ipv6Addr, mac: [u8; 6]) -> [Fact; 2] {
    [v4.into(), v6.into()].map(|address| Fact::Neighbour {
        device: device.to_owned(),
        address,
        mac,
    })
}

fn default_route(table: u32, device: &str, gateway: IpAddr) -> Fact {
    let to = RouteTo::Gateway {
        device: device.to_owned(),
        gateway,
    };
    Fact::Route {
        table,
        destination: anywhere(gateway),
        length: 0,
        to,
    }
}

fn route(block: Cidr, to: RouteTo) -> Fact {
    let destination = block.range().first();
    Fact::Route {
        table: MAIN_TABLE,
        destination,
        length: block.length(),
        to,
    }
}

/// The device of a domain's uplink on the side of the internet.
pub(crate) fn internet_device(domain: u32) -> String {
    format!("r{domain}")
}

/// The device of a domain's uplink on its own side.
pub(crate) const UPLINK: &str = "uplink";
pub(crate) const LOOPBACK: &str = "lo";

/// What every ENI sees as its gateway, the address the cloud shows too.
pub(crate) const GATEWAY_MAC: [u8; 6] = [0xee, 0xff, 0xff, 0xff, 0xff, 0xff];
/// The IPv6 gateway of every ENI.
pub(crate) const GATEWAY_V6: Ipv6Addr = Ipv6Addr::new(0xfe80, 0, 0, 0, 0, 0, 0, 1);

pub(crate) const ROUTER_MAC: [u8; 6] = [0x02, b'k', b'm', 0, 0, 1];
pub(crate) const INTERNET_MAC: [u8; 6] = [0x02, b'k', b'm', 0, 0, 2];
const UPLINK_ROUTER_V4: Ipv4Addr = Ipv4Addr::new(169, 254, 0, 1);
const UPLINK_INTERNET_V4: Ipv4Addr = Ipv4Addr::new(169, 254, 0, 2);
const UPLINK_ROUTER_V6: Ipv6Addr = Ipv6Addr::new(0xfe80, 0, 0, 0, 0, 0, 0, 1);
const UPLINK_INTERNET_V6: Ipv6Addr = Ipv6Addr::new(0xfe80, 0, 0, 0, 0, 0, 0, 2);

const FIRST_GUEST_TABLE: u32 = 100;
