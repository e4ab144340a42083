use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::hash::{BuildHasher, RandomState};
use std::io;
use std::os::fd::AsFd;
use std::time::{Duration, Instant};

use dataplane::{Attached, Dataplane, DataplaneError};
use dataplane_abi::{ENI_IFINDEX_FIRST, ENI_SOURCE_DEST_CHECK, EniLine};
use tokio::sync::mpsc::UnboundedSender;

use crate::Tag;
use crate::namespace::{Namespace, write_settings};
use crate::netlink::{DeviceWatch, End, Listed, Netlink, NetlinkError, News};
use crate::numbers::{Behind, Numbers, Port, uplink_ifindex};
use crate::origin::{MAX_ALIAS, Origin};
use crate::place::Place;
use crate::plan::Action;
use crate::settings;
use crate::wanted::{GATEWAY_MAC, INTERNET_MAC, ROUTER_MAC, UPLINK, WantedPort, internet_device};

/// The hands of the agent: does the steps of a plan, and looks at what is.
pub(crate) struct Host {
    tag: Tag,
    own: File,
    connections: BTreeMap<Place, Netlink>,
    watches: BTreeMap<Place, DeviceWatch>,
    news: UnboundedSender<News>,
    /// Places whose contents may not be what was last seen.
    pub(crate) unsure: BTreeSet<Place>,
    /// Whether links and lines may not be what was last seen.
    pub(crate) is_dataplane_unsure: bool,
}

/// Why a step was not done.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StepError {
    #[error(transparent)]
    Netlink(#[from] NetlinkError),
    #[error(transparent)]
    Dataplane(#[from] DataplaneError),
    #[error("{what}: {source}")]
    System { what: String, source: io::Error },
    #[error("there is no device {0} on this host; create it, or delete the instance")]
    NoDevice(String),
    #[error(
        "device {0} has more addresses, or a longer alias, than could be given back; take some away"
    )]
    TooMuchToKeep(String),
    #[error("device {0} is nobody's and still there; it stays shut until it is removed")]
    StillThere(u32),
}

/// What a step is done with.
pub(crate) struct Tools<'a> {
    pub(crate) dataplane: &'a Dataplane,
    pub(crate) numbers: &'a mut Numbers,
}

impl Host {
    /// The host as this thread sees it: external devices are in the namespace of the thread. What happens to devices
    /// behind its back goes to `news`.
    pub(crate) fn new(tag: Tag, news: UnboundedSender<News>) -> io::Result<Self> {
        let own = File::open("/proc/thread-self/ns/net")?;
        Ok(Self {
            tag,
            own,
            connections: BTreeMap::new(),
            watches: BTreeMap::new(),
            news,
            unsure: BTreeSet::new(),
            is_dataplane_unsure: true,
        })
    }

    /// The namespaces of this tag.
    pub(crate) fn places(&self) -> io::Result<BTreeSet<Place>> {
        let names = Namespace::names()?;
        Ok(names
            .iter()
            .filter_map(|name| Place::of_name(name, &self.tag))
            .collect())
    }

    pub(crate) fn namespace(&self, place: &Place) -> Namespace {
        Namespace::of(place.name(&self.tag))
    }

    /// Looks at a place; `None` when it is not there.
    pub(crate) async fn observe(
        &mut self,
        place: &Place,
    ) -> Result<Option<crate::facts::Contents>, StepError> {
        let namespace = self.namespace(place);
        if !namespace.is_there() {
            self.disconnect(place).await;
            // A name without a namespace: whoever made it was killed in between.
            let gone = namespace.unpin();
            gone.map_err(system(|| format!("remove {}", namespace.name())))?;
            return Ok(None);
        }
        self.watch(place)?;
        let contents = self.connection(place)?.contents().await?;
        Ok(Some(contents))
    }

    /// The devices of a place; `None` when it is not there.
    pub(crate) async fn devices(
        &mut self,
        place: &Place,
    ) -> Result<Option<Vec<Listed>>, StepError> {
        if !self.namespace(place).is_there() {
            return Ok(None);
        }
        Ok(Some(self.connection(place)?.devices().await?))
    }

    /// Removes some of our own devices of a place together.
    pub(crate) async fn remove_together(
        &mut self,
        place: &Place,
        indexes: &[u32],
    ) -> Result<(), StepError> {
        self.unsure.insert(place.clone());
        Ok(self.connection(place)?.remove_together(indexes).await?)
    }

    /// Does one thing.
    pub(crate) async fn perform(
        &mut self,
        action: &Action,
        subject: &str,
        tools: &mut Tools<'_>,
    ) -> Result<(), StepError> {
        let dataplane = tools.dataplane;
        self.is_dataplane_unsure |= action.fact().is_none();
        match action {
            Action::MakePlace(place) => {
                self.unsure.insert(place.clone());
                let namespace = self.namespace(place);
                let made = namespace.make(settings::of(place));
                made.map_err(system(|| format!("make namespace {}", namespace.name())))
            }
            Action::RemovePlace(place) => {
                self.unsure.insert(place.clone());
                self.disconnect(place).await;
                let namespace = self.namespace(place);
                let what = || format!("remove namespace {}", namespace.name());
                namespace.kill_processes().map_err(system(what))?;
                namespace.unpin().map_err(system(what))
            }
            Action::Restart { place, reboots } => {
                let namespace = self.namespace(place);
                let what = || format!("end what runs in {}", namespace.name());
                namespace.kill_processes().map_err(system(what))?;
                tools.numbers.reboots.insert(subject.to_owned(), *reboots);
                Ok(())
            }
            Action::MakeUplink { domain } => self.make_uplink(*domain).await,
            Action::AttachUplink { domain } => {
                let namespace = self.namespace(&Place::Router(*domain));
                let set = namespace.run(|| write_settings(settings::UPLINK_DEVICE));
                set.map_err(system(|| format!("set up device {UPLINK}")))?;
                let namespace = self.open(&Place::Router(*domain))?;
                let ifindex = uplink_ifindex(*domain);
                Ok(dataplane.attach_uplink(Some(namespace.as_fd()), ifindex)?)
            }
            Action::RemoveUplink { domain } => {
                dataplane.clear_uplink_line(*domain)?;
                self.remove_device(&Place::Router(*domain), UPLINK).await?;
                self.remove_device(&Place::Internet, &internet_device(*domain))
                    .await?;
                Ok(dataplane.detach(uplink_ifindex(*domain))?)
            }
            Action::ForgetDomain { domain } => {
                tools.numbers.forget_domain(*domain);
                Ok(())
            }
            Action::MakePort(wanted) => self.make_port(wanted, tools).await,
            Action::Attach(port) => {
                let router = Place::Router(port.domain);
                let namespace = self.namespace(&router);
                let settings = settings::of_port(&port.device());
                let set = namespace.run(|| write_settings(&settings));
                set.map_err(system(|| format!("set up device {}", port.device())))?;
                let namespace = self.open(&router)?;
                Ok(dataplane.attach_eni(Some(namespace.as_fd()), port.ifindex())?)
            }
            Action::Deny(wanted) => self.deny(wanted, dataplane).await,
            Action::RemovePort(port) => self.remove_port(port, dataplane).await,
            Action::ForgetPort => {
                tools.numbers.forget_port(subject);
                Ok(())
            }
            Action::Unbind { slot } => {
                dataplane.clear_eni_line(*slot)?;
                let ifindex = ENI_IFINDEX_FIRST + slot;
                let is_it = |it: &Attached| it.ifindex == ifindex && it.is_alive;
                // Without its programs a device that could not be removed would be open to everything.
                if dataplane.attached()?.iter().any(is_it) {
                    return Err(StepError::StillThere(ifindex));
                }
                Ok(dataplane.detach(ifindex)?)
            }
            Action::RemoveDevice { place, device } => self.remove_device(place, device).await,
            Action::SetDevice {
                place,
                device,
                is_up,
            } => {
                self.unsure.insert(place.clone());
                Ok(self.connection(place)?.set_up(device, *is_up).await?)
            }
            Action::Add(place, fact) => Ok(self.connection(place)?.add(fact).await?),
            Action::Remove(place, fact) => Ok(self.connection(place)?.remove(fact).await?),
        }
    }

    async fn make_uplink(&mut self, domain: u32) -> Result<(), StepError> {
        let (router, internet) = (Place::Router(domain), Place::Internet);
        let far_namespace = self.open(&internet)?;
        let far_name = internet_device(domain);
        let near = End {
            name: UPLINK,
            mac: ROUTER_MAC,
            index: Some(uplink_ifindex(domain)),
        };
        let far = End {
            name: &far_name,
            mac: INTERNET_MAC,
            index: None,
        };
        self.unsure.extend([router.clone(), internet]);
        Ok(self
            .connection(&router)?
            .make_pair(near, far, far_namespace.as_fd())
            .await?)
    }

    async fn make_port(
        &mut self,
        wanted: &WantedPort,
        tools: &mut Tools<'_>,
    ) -> Result<(), StepError> {
        let port = &wanted.port;
        let router = Place::Router(port.domain);
        self.unsure.insert(router.clone());
        // A line that another agent left must not judge before this one has said what it is.
        tools.dataplane.clear_eni_line(port.slot)?;
        match (&port.behind, &wanted.guest) {
            (Behind::Guest(_), Some(guest)) => {
                self.unsure.insert(guest.clone());
                let far_namespace = self.open(guest)?;
                let (name, far_name) = (port.device(), port.behind.guest_device());
                let far_name = far_name.expect("what is behind it is a guest");
                let near = End {
                    name: &name,
                    mac: GATEWAY_MAC,
                    index: Some(port.ifindex()),
                };
                let far = End {
                    name: &far_name,
                    mac: wanted.mac,
                    index: None,
                };
                Ok(self
                    .connection(&router)?
                    .make_pair(near, far, far_namespace.as_fd())
                    .await?)
            }
            (Behind::External(device), _) => self.take_in(port, device).await,
            (Behind::Guest(_), None) => Err(StepError::NoDevice(port.device())),
        }
    }

    /// Moves a device of the host into the router of its domain.
    async fn take_in(&mut self, port: &Port, device: &str) -> Result<(), StepError> {
        let to = self.open(&Place::Router(port.domain))?;
        let here = Netlink::here().map_err(system(|| "connect to the kernel".to_owned()))?;
        let moved = async {
            let found = here.device(device).await?;
            let found = found.ok_or_else(|| StepError::NoDevice(device.to_owned()))?;
            // It has one already when an agent was killed here.
            if Origin::of(&found).is_none() {
                let origin = Origin {
                    index: found.index,
                    name: device.to_owned(),
                    is_up: found.is_up,
                    addresses: here.addresses_of(found.index).await?,
                    alias: found.alias.unwrap_or_default(),
                }
                .to_string();
                if origin.len() > MAX_ALIAS {
                    return Err(StepError::TooMuchToKeep(device.to_owned()));
                }
                here.set_alias(found.index, &origin).await?;
            }
            here.set_up(device, false).await?;
            here.move_device(
                found.index,
                to.as_fd(),
                &port.device(),
                Some(port.ifindex()),
            )
            .await?;
            Ok(())
        }
        .await;
        here.close().await;
        moved
    }

    /// Moves an external device back to where it was and gives it back what it had: its name, its addresses, being up,
    /// and its index, if that is free. Where
    /// another device has its name by now it gets one of ours, and the alias goes on saying what it was.
    async fn give_back(&mut self, place: &Place, found: &Listed) -> Result<(), StepError> {
        let Some(origin) = Origin::of(found) else {
            return Ok(());
        };
        let (index, name) = (origin.index, origin.name.as_str());
        let own = self
            .own
            .try_clone()
            .map_err(system(|| "open the host's namespace".to_owned()))?;
        let here = Netlink::here().map_err(system(|| "connect to the kernel".to_owned()))?;
        let moved = async {
            // The kernel would move it all the same, and only then refuse to rename it.
            let is_free = here.device(name).await?.is_none();
            let name = match is_free {
                true => name.to_owned(),
                false => format!("km{index}"),
            };
            let connection = self.connection(place)?;
            connection.set_up(&found.name, false).await?;
            let to = own.as_fd();
            let first = connection.move_device(found.index, to, &name, Some(index));
            if first.await.is_err() {
                connection.move_device(found.index, to, &name, None).await?;
            }
            // Last: until it is back, the alias is all that tells it from a device of ours.
            if is_free {
                let index = here.index_of(&name).await?;
                here.set_up(&name, origin.is_up).await?;
                for &(address, length) in &origin.addresses {
                    here.give_address(index, address, length).await?;
                }
                here.set_alias(index, &origin.alias).await?;
            }
            Ok(())
        }
        .await;
        here.close().await;
        moved
    }

    /// Writes a line without tables: whatever comes is dropped, but for the exemptions.
    async fn deny(&mut self, wanted: &WantedPort, dataplane: &Dataplane) -> Result<(), StepError> {
        let port = &wanted.port;
        let device = self
            .connection(&Place::Router(port.domain))?
            .device(&port.device())
            .await?;
        let device = device.ok_or_else(|| StepError::NoDevice(port.device()))?;
        let line = EniLine {
            eni: port.number,
            domain: port.domain,
            flags: ENI_SOURCE_DEST_CHECK,
            generation: new_generation(),
            mac: wanted.mac,
            router_mac: device.mac.unwrap_or(GATEWAY_MAC),
            ..EniLine::default()
        };
        Ok(dataplane.set_eni_line(port.slot, &line)?)
    }

    /// Takes the devices of several ENIs away together, which takes the kernel about as long as one. What cannot be done
    /// is left to the removal of each.
    pub(crate) async fn remove_devices_of(&mut self, ports: &[&Port], dataplane: &Dataplane) {
        let mut shut: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
        for port in ports {
            if deny_everything(port, dataplane).is_ok() {
                let of_domain = shut.entry(port.domain).or_default();
                of_domain.insert(port.ifindex());
            }
        }
        for (domain, indexes) in shut {
            let router = Place::Router(domain);
            let removed = async {
                let found = self.devices(&router).await?.unwrap_or_default();
                let is_it = |device: &&Listed| {
                    indexes.contains(&device.index) && Origin::of(device).is_none()
                };
                let ours: Vec<u32> = found.iter().filter(is_it).map(|it| it.index).collect();
                self.remove_together(&router, &ours).await
            };
            if let Err(error) = removed.await {
                tracing::debug!("devices of domain {domain} go one by one: {error}");
            }
        }
    }

    async fn remove_port(&mut self, port: &Port, dataplane: &Dataplane) -> Result<(), StepError> {
        deny_everything(port, dataplane)?;
        let router = Place::Router(port.domain);
        if self.namespace(&router).is_there() {
            self.connection(&router)?
                .set_up(&port.device(), false)
                .await?;
            self.remove_device(&router, &port.device()).await?;
        }
        if let Some((guest, device)) = port.guest() {
            // It went with the other end, unless that was another's.
            self.remove_device(&guest, &device).await?;
        }
        dataplane.clear_eni_line(port.slot)?;
        Ok(dataplane.detach(port.ifindex())?)
    }

    /// Removes a device; one that was there before Kanmon goes back to where it came from.
    pub(crate) async fn remove_device(
        &mut self,
        place: &Place,
        device: &str,
    ) -> Result<(), StepError> {
        self.unsure.insert(place.clone());
        if !self.namespace(place).is_there() {
            return Ok(());
        }
        let connection = self.connection(place)?;
        match connection.device(device).await? {
            None => Ok(()),
            Some(found) if Origin::of(&found).is_some() => self.give_back(place, &found).await,
            Some(_) => Ok(connection.remove_device(device).await?),
        }
    }

    /// Waits until the devices of a place send what they are given: when both ends of a pair have gone up, the
    /// kernel starts their queues a little later, and until then drops. Not for long: it is no error.
    pub(crate) async fn settle(&mut self, places: &BTreeSet<Place>) -> Result<(), StepError> {
        let end = Instant::now() + PATIENCE;
        for place in places {
            let connection = self.connection(place)?;
            while connection
                .devices()
                .await?
                .iter()
                .any(|device| device.is_starting)
            {
                if Instant::now() > end {
                    return Ok(());
                }
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        }
        Ok(())
    }

    /// The connection into a place, opened at the first use.
    fn connection(&mut self, place: &Place) -> Result<&Netlink, StepError> {
        if !self.connections.contains_key(place) {
            let namespace = self.namespace(place);
            let connection = Netlink::inside(&namespace)
                .map_err(system(|| format!("enter namespace {}", namespace.name())))?;
            self.connections.insert(place.clone(), connection);
        }
        Ok(&self.connections[place])
    }

    /// Listens to what happens to the devices of a router. A device of an instance does not go without the router's
    /// end of it, and what an instance does inside is its own.
    fn watch(&mut self, place: &Place) -> Result<(), StepError> {
        if matches!(place, Place::Instance(_)) || self.watches.contains_key(place) {
            return Ok(());
        }
        let namespace = self.namespace(place);
        let watch = DeviceWatch::start(&namespace, place.clone(), self.news.clone()).map_err(
            system(|| format!("listen in namespace {}", namespace.name())),
        )?;
        self.watches.insert(place.clone(), watch);
        Ok(())
    }

    pub(crate) async fn disconnect(&mut self, place: &Place) {
        if let Some(watch) = self.watches.remove(place) {
            watch.close().await;
        }
        if let Some(connection) = self.connections.remove(place) {
            connection.close().await;
        }
    }

    /// Closes the connections into instances. Routers are few, and theirs stay open.
    pub(crate) async fn rest(&mut self) {
        let instances = |place: &&Place| matches!(place, Place::Instance(_));
        let places: Vec<Place> = self.connections.keys().filter(instances).cloned().collect();
        for place in places {
            self.disconnect(&place).await;
        }
    }

    pub(crate) async fn disconnect_all(&mut self) {
        for (_, watch) in std::mem::take(&mut self.watches) {
            watch.close().await;
        }
        for (_, connection) in std::mem::take(&mut self.connections) {
            connection.close().await;
        }
    }

    fn open(&self, place: &Place) -> Result<File, StepError> {
        let namespace = self.namespace(place);
        namespace
            .open()
            .map_err(system(|| format!("open namespace {}", namespace.name())))
    }
}

/// Takes the policy of an ENI away: whatever comes is dropped.
fn deny_everything(port: &Port, dataplane: &Dataplane) -> Result<(), DataplaneError> {
    let Some(line) = dataplane.eni_line(port.slot) else {
        return Ok(());
    };
    let line = EniLine {
        tables: [0; 4],
        generation: line.generation.wrapping_add(1),
        ..line
    };
    dataplane.set_eni_line(port.slot, &line)
}

/// A generation that no live flow of the ENI is likely to have: its device may be a new one while its flows are old. Even, as
/// that of a line that is not being changed.
fn new_generation() -> u32 {
    (RandomState::new().hash_one(()) as u32) & !1
}

/// How many devices are removed at a time: others wait for the kernel's lock meanwhile.
pub(crate) const TOGETHER: usize = 64;

/// How long devices may take to start.
const PATIENCE: Duration = Duration::from_secs(2);

fn system(what: impl FnOnce() -> String) -> impl FnOnce(io::Error) -> StepError {
    move |source| StepError::System {
        what: what(),
        source,
    }
}
