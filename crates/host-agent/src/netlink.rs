use std::io;
use std::net::IpAddr;
use std::os::fd::{AsRawFd, BorrowedFd};

use futures_util::StreamExt;
use rtnetlink::packet_core::{
    NLM_F_ACK, NLM_F_CREATE, NLM_F_DUMP, NLM_F_EXCL, NLM_F_REPLACE, NLM_F_REQUEST, NetlinkMessage,
    NetlinkPayload,
};
use rtnetlink::packet_route::address::{AddressAttribute, AddressHeaderFlags, AddressScope};
use rtnetlink::packet_route::link::{
    InfoData, InfoKind, InfoVeth, LinkAttribute, LinkFlags, LinkInfo, LinkMessage,
};
use rtnetlink::packet_route::route::{
    RouteAttribute, RouteFlags, RouteMessage, RouteProtocol, RouteScope, RouteType,
};
use rtnetlink::packet_route::rule::RuleMessage;
use rtnetlink::packet_route::{AddressFamily, RouteNetlinkMessage};
use tokio::runtime::Handle as Runtime;
use tokio::task::JoinHandle;

use crate::facts::{Contents, Device, Fact, RouteTo};
use crate::namespace::Namespace;

mod message;
mod watch;

pub(crate) use watch::{DeviceWatch, News};

use message::{
    OURS, address_fact, address_message, family, neighbour_fact, neighbour_message, route_address,
    route_fact, rule_fact, rule_message, words,
};

/// A connection to the kernel's network configuration in one namespace.
pub(crate) struct Netlink {
    handle: rtnetlink::Handle,
    connection: JoinHandle<()>,
}

/// A request that the kernel refused.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NetlinkError {
    #[error("{what}: {source}")]
    Refused { what: String, source: io::Error },
    #[error("{what}: the connection to the kernel broke: {reason}")]
    Broken { what: String, reason: String },
}

/// One end of a pair of devices.
pub(crate) struct End<'a> {
    pub(crate) name: &'a str,
    pub(crate) mac: [u8; 6],
    /// The index it gets; `None` leaves it to the kernel.
    pub(crate) index: Option<u32>,
}

/// A device as the kernel lists it.
pub(crate) struct Listed {
    pub(crate) name: String,
    pub(crate) index: u32,
    pub(crate) mac: Option<[u8; 6]>,
    pub(crate) is_up: bool,
    /// It has a carrier but does not send yet: the kernel starts its queue a little later.
    pub(crate) is_starting: bool,
    pub(crate) alias: Option<String>,
    pub(crate) group: u32,
}

impl Netlink {
    /// Connects in the process's own namespace. Inside a runtime only.
    pub(crate) fn here() -> io::Result<Self> {
        let (connection, handle, _) = rtnetlink::new_connection()?;
        Ok(Self {
            handle,
            connection: tokio::spawn(connection),
        })
    }

    /// Connects in a namespace: the socket is opened on a thread inside and handed back; it stays there.
    pub(crate) fn inside(namespace: &Namespace) -> io::Result<Self> {
        let runtime = Runtime::current();
        let (connection, handle, _) = namespace.run(|| {
            let _context = runtime.enter();
            rtnetlink::new_connection()
        })?;
        Ok(Self {
            handle,
            connection: tokio::spawn(connection),
        })
    }

    /// Closes the socket before it returns, so that it keeps no namespace alive.
    pub(crate) async fn close(self) {
        drop(self.handle);
        self.connection.abort();
        let _ = self.connection.await; // it was told to end
    }

    /// What Kanmon has put into this namespace. Addresses, routes and rules of others are not seen, nor
    /// those that come with a device.
    pub(crate) async fn contents(&self) -> Result<Contents, NetlinkError> {
        let listed = self.devices().await?;
        let name_of = |index: u32| {
            listed
                .iter()
                .find(|device| device.index == index)
                .map(|device| device.name.clone())
        };
        let mut contents = Contents::default();
        for device in &listed {
            let seen = Device {
                index: Some(device.index),
                mac: device.mac,
                is_up: device.is_up,
            };
            contents.devices.insert(device.name.clone(), seen);
        }
        for message in self
            .dump("list addresses", RouteNetlinkMessage::GetAddress)
            .await?
        {
            if let RouteNetlinkMessage::NewAddress(message) = message {
                contents.facts.extend(address_fact(&message, name_of));
            }
        }
        for message in self
            .dump("list neighbours", RouteNetlinkMessage::GetNeighbour)
            .await?
        {
            if let RouteNetlinkMessage::NewNeighbour(message) = message {
                contents.facts.extend(neighbour_fact(&message, name_of));
            }
        }
        for family in [AddressFamily::Inet, AddressFamily::Inet6] {
            let mut request = RouteMessage::default();
            request.header.address_family = family;
            let get = |_: RouteMessage| RouteNetlinkMessage::GetRoute(request);
            for message in self.dump("list routes", get).await? {
                if let RouteNetlinkMessage::NewRoute(message) = message {
                    contents.facts.extend(route_fact(&message, name_of));
                }
            }
            let mut request = RuleMessage::default();
            request.header.family = family;
            let get = |_: RuleMessage| RouteNetlinkMessage::GetRule(request);
            for message in self.dump("list routing rules", get).await? {
                if let RouteNetlinkMessage::NewRule(message) = message {
                    contents.facts.extend(rule_fact(&message));
                }
            }
        }
        Ok(contents)
    }

    pub(crate) async fn devices(&self) -> Result<Vec<Listed>, NetlinkError> {
        let messages = self
            .dump("list devices", RouteNetlinkMessage::GetLink)
            .await?;
        Ok(messages
            .into_iter()
            .filter_map(|message| match message {
                RouteNetlinkMessage::NewLink(message) => Some(listed(&message)),
                _ => None,
            })
            .collect())
    }

    /// The index of a device.
    pub(crate) async fn index_of(&self, name: &str) -> Result<u32, NetlinkError> {
        let device = self.device(name).await?;
        device
            .map(|device| device.index)
            .ok_or_else(|| NetlinkError::Refused {
                what: format!("find device {name}"),
                source: io::ErrorKind::NotFound.into(),
            })
    }

    /// A device by its name; `None` when it is not there.
    pub(crate) async fn device(&self, name: &str) -> Result<Option<Listed>, NetlinkError> {
        let mut message = link(None);
        message
            .attributes
            .push(LinkAttribute::IfName(name.to_owned()));
        let get = RouteNetlinkMessage::GetLink(message);
        match self
            .request(format!("find device {name}"), get, NLM_F_REQUEST)
            .await
        {
            Ok(answers) => Ok(answers.into_iter().find_map(|message| match message {
                RouteNetlinkMessage::NewLink(message) => Some(listed(&message)),
                _ => None,
            })),
            Err(error) if error.is_absence() => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Makes a pair of devices, down; the far end in another namespace.
    pub(crate) async fn make_pair(
        &self,
        near: End<'_>,
        far: End<'_>,
        far_namespace: BorrowedFd<'_>,
    ) -> Result<(), NetlinkError> {
        let mut peer = link(far.index);
        peer.attributes = ends(&far);
        peer.attributes
            .push(LinkAttribute::NetNsFd(far_namespace.as_raw_fd()));
        let mut message = link(near.index);
        message.attributes = ends(&near);
        message.attributes.push(LinkAttribute::LinkInfo(vec![
            LinkInfo::Kind(InfoKind::Veth),
            LinkInfo::Data(InfoData::Veth(InfoVeth::Peer(peer))),
        ]));
        let what = format!("make devices {} and {}", near.name, far.name);
        self.create(what, RouteNetlinkMessage::NewLink(message), NLM_F_EXCL)
            .await
    }

    /// Moves a device that is down into another namespace, under a new name and index.
    pub(crate) async fn move_device(
        &self,
        index: u32,
        to: BorrowedFd<'_>,
        name: &str,
        new_index: Option<u32>,
    ) -> Result<(), NetlinkError> {
        let mut message = link(Some(index));
        message
            .attributes
            .push(LinkAttribute::NetNsFd(to.as_raw_fd()));
        message
            .attributes
            .push(LinkAttribute::IfName(name.to_owned()));
        if let Some(index) = new_index {
            message
                .attributes
                .push(LinkAttribute::NewIfIndex(index as i32));
        }
        let what = format!("move a device to be {name}");
        self.change(what, RouteNetlinkMessage::SetLink(message))
            .await
    }

    /// Gives a device an alias, or takes it away with an empty one.
    pub(crate) async fn set_alias(&self, index: u32, alias: &str) -> Result<(), NetlinkError> {
        let mut message = link(Some(index));
        message
            .attributes
            .push(LinkAttribute::IfAlias(alias.to_owned()));
        let what = format!("set the alias of device {index}");
        self.change(what, RouteNetlinkMessage::SetLink(message))
            .await
    }

    /// The addresses of a device, whoever gave them to it; not those that come with being up.
    pub(crate) async fn addresses_of(&self, index: u32) -> Result<Vec<(IpAddr, u8)>, NetlinkError> {
        let listed = self
            .dump("list addresses", RouteNetlinkMessage::GetAddress)
            .await?;
        let mut found = Vec::new();
        for message in listed {
            let RouteNetlinkMessage::NewAddress(message) = message else {
                continue;
            };
            let own = message.attributes.iter().find_map(|it| match it {
                AddressAttribute::Local(address) => Some(*address),
                _ => None,
            });
            let shown = message.attributes.iter().find_map(|it| match it {
                AddressAttribute::Address(address) => Some(*address),
                _ => None,
            });
            if message.header.index == index
                && message.header.scope == AddressScope::Universe
                && let Some(address) = own.or(shown)
            {
                found.push((address, message.header.prefix_len));
            }
        }
        Ok(found)
    }

    /// Gives a device an address that it had before Kanmon.
    pub(crate) async fn give_address(
        &self,
        index: u32,
        address: IpAddr,
        length: u8,
    ) -> Result<(), NetlinkError> {
        let mut message = address_message(index, address, length);
        let ours = |it: &AddressAttribute| matches!(it, AddressAttribute::Protocol(_));
        message.attributes.retain(|it| !ours(it));
        message.header.flags = AddressHeaderFlags::empty();
        let what = format!("give device {index} the address {address}/{length} back");
        self.create(
            what,
            RouteNetlinkMessage::NewAddress(message),
            NLM_F_REPLACE,
        )
        .await
    }

    /// Sets a device up or down; a device that is gone is down.
    pub(crate) async fn set_up(&self, name: &str, is_up: bool) -> Result<(), NetlinkError> {
        let Some(device) = self.device(name).await? else {
            return if is_up {
                self.index_of(name).await.map(drop)
            } else {
                Ok(())
            };
        };
        let mut message = link(Some(device.index));
        message.header.change_mask = LinkFlags::Up;
        message.header.flags = if is_up {
            LinkFlags::Up
        } else {
            LinkFlags::empty()
        };
        let what = format!("set device {name} {}", if is_up { "up" } else { "down" });
        self.change(what, RouteNetlinkMessage::SetLink(message))
            .await
    }

    /// Removes a device, and the other end of its pair; nothing happens when it is gone.
    pub(crate) async fn remove_device(&self, name: &str) -> Result<(), NetlinkError> {
        let Some(device) = self.device(name).await? else {
            return Ok(());
        };
        let message = RouteNetlinkMessage::DelLink(link(Some(device.index)));
        self.change(format!("remove device {name}"), message).await
    }

    /// Removes devices of ours, and the other ends of their pairs, together: the kernel waits once for all of them, not for
    /// each. It holds the lock of all network configuration meanwhile. Those that are gone already are no error.
    ///
    /// # Errors
    /// Nothing was removed then: one is of a kind that cannot be removed, or something not ours is in the group already.
    pub(crate) async fn remove_together(&self, indexes: &[u32]) -> Result<(), NetlinkError> {
        for &index in indexes {
            self.set_group(index, DOOMED).await?;
        }
        let doomed: Vec<Listed> = self.devices().await?;
        let doomed = doomed.iter().filter(|device| device.group == DOOMED);
        let doomed: Vec<u32> = doomed.map(|device| device.index).collect();
        if doomed.is_empty() {
            return Ok(());
        }
        let what = format!("remove {} devices", indexes.len());
        let removed = match doomed.iter().all(|index| indexes.contains(index)) {
            true => {
                let mut message = link(None);
                message.attributes.push(LinkAttribute::Group(DOOMED));
                let message = RouteNetlinkMessage::DelLink(message);
                self.change(what, message).await
            }
            false => Err(NetlinkError::Refused {
                what,
                source: io::ErrorKind::AlreadyExists.into(),
            }),
        };
        if removed.is_err() {
            for &index in indexes {
                self.set_group(index, 0).await?;
            }
        }
        removed
    }

    /// Nothing happens when the device is gone.
    async fn set_group(&self, index: u32, group: u32) -> Result<(), NetlinkError> {
        let mut message = link(Some(index));
        message.attributes.push(LinkAttribute::Group(group));
        let what = format!("set the group of device {index}");
        match self
            .change(what, RouteNetlinkMessage::SetLink(message))
            .await
        {
            Err(error) if !error.is_absence() => Err(error),
            _ => Ok(()),
        }
    }

    pub(crate) async fn add(&self, fact: &Fact) -> Result<(), NetlinkError> {
        let what = format!("add {}", words(fact));
        let message = match fact {
            Fact::Address {
                device,
                address,
                length,
            } => RouteNetlinkMessage::NewAddress(address_message(
                self.index_of(device).await?,
                *address,
                *length,
            )),
            Fact::Neighbour {
                device,
                address,
                mac,
            } => RouteNetlinkMessage::NewNeighbour(neighbour_message(
                self.index_of(device).await?,
                *address,
                *mac,
            )),
            Fact::Route {
                table,
                destination,
                length,
                to,
            } => RouteNetlinkMessage::NewRoute(
                self.route_message(*table, *destination, *length, to)
                    .await?,
            ),
            Fact::Rule { from, table } => RouteNetlinkMessage::NewRule(rule_message(*from, *table)),
        };
        let exclusive = match fact {
            Fact::Rule { .. } => NLM_F_EXCL, // the kernel replaces no rule
            Fact::Address { .. } | Fact::Neighbour { .. } | Fact::Route { .. } => NLM_F_REPLACE,
        };
        match self.create(what, message, exclusive).await {
            Err(error) if error.is(io::ErrorKind::AlreadyExists) => Ok(()),
            other => other,
        }
    }

    /// Nothing happens when it is not so.
    pub(crate) async fn remove(&self, fact: &Fact) -> Result<(), NetlinkError> {
        let what = format!("remove {}", words(fact));
        let index = match fact.device() {
            Some(device) => match self.device(device).await? {
                Some(device) => device.index,
                None => return Ok(()),
            },
            None => 0,
        };
        let message = match fact {
            Fact::Address {
                address, length, ..
            } => RouteNetlinkMessage::DelAddress(address_message(index, *address, *length)),
            Fact::Neighbour { address, mac, .. } => {
                RouteNetlinkMessage::DelNeighbour(neighbour_message(index, *address, *mac))
            }
            Fact::Route {
                table,
                destination,
                length,
                to,
            } => RouteNetlinkMessage::DelRoute(
                self.route_message(*table, *destination, *length, to)
                    .await?,
            ),
            Fact::Rule { from, table } => RouteNetlinkMessage::DelRule(rule_message(*from, *table)),
        };
        match self.change(what, message).await {
            Err(error) if error.is_absence() => Ok(()),
            other => other,
        }
    }

    async fn route_message(
        &self,
        table: u32,
        destination: IpAddr,
        length: u8,
        to: &RouteTo,
    ) -> Result<RouteMessage, NetlinkError> {
        let mut message = RouteMessage::default();
        message.header.address_family = family(destination);
        message.header.destination_prefix_length = length;
        message.header.protocol = RouteProtocol::Other(OURS);
        message.header.kind = RouteType::Unicast;
        message.header.scope = RouteScope::Universe;
        message.attributes.push(RouteAttribute::Table(table));
        if length > 0 {
            message
                .attributes
                .push(RouteAttribute::Destination(route_address(destination)));
        }
        match to {
            RouteTo::Link { device } => {
                if destination.is_ipv4() {
                    message.header.scope = RouteScope::Link;
                }
                message
                    .attributes
                    .push(RouteAttribute::Oif(self.index_of(device).await?));
            }
            RouteTo::Gateway { device, gateway } => {
                message.header.flags = RouteFlags::Onlink;
                message
                    .attributes
                    .push(RouteAttribute::Gateway(route_address(*gateway)));
                message
                    .attributes
                    .push(RouteAttribute::Oif(self.index_of(device).await?));
            }
            RouteTo::Nowhere => message.header.kind = RouteType::BlackHole,
        }
        Ok(message)
    }

    async fn create(
        &self,
        what: String,
        message: RouteNetlinkMessage,
        how: u16,
    ) -> Result<(), NetlinkError> {
        self.request(
            what,
            message,
            NLM_F_REQUEST | NLM_F_ACK | NLM_F_CREATE | how,
        )
        .await
        .map(drop)
    }

    async fn change(&self, what: String, message: RouteNetlinkMessage) -> Result<(), NetlinkError> {
        self.request(what, message, NLM_F_REQUEST | NLM_F_ACK)
            .await
            .map(drop)
    }

    async fn dump<M: Default>(
        &self,
        what: &str,
        get: impl FnOnce(M) -> RouteNetlinkMessage,
    ) -> Result<Vec<RouteNetlinkMessage>, NetlinkError> {
        let flags = NLM_F_REQUEST | NLM_F_DUMP;
        self.request(what.to_owned(), get(M::default()), flags)
            .await
    }

    async fn request(
        &self,
        what: String,
        message: RouteNetlinkMessage,
        flags: u16,
    ) -> Result<Vec<RouteNetlinkMessage>, NetlinkError> {
        let mut message = NetlinkMessage::from(message);
        message.header.flags = flags;
        let mut answers = match self.handle.clone().request(message) {
            Ok(answers) => answers,
            Err(error) => {
                return Err(NetlinkError::Broken {
                    what,
                    reason: error.to_string(),
                });
            }
        };
        let mut found = Vec::new();
        while let Some(answer) = answers.next().await {
            match answer.payload {
                NetlinkPayload::InnerMessage(message) => found.push(message),
                NetlinkPayload::Error(error) if error.code.is_some() => {
                    return Err(NetlinkError::Refused {
                        what,
                        source: error.to_io(),
                    });
                }
                _ => {}
            }
        }
        Ok(found)
    }
}

impl NetlinkError {
    fn is(&self, kind: io::ErrorKind) -> bool {
        matches!(self, Self::Refused { source, .. } if source.kind() == kind)
    }

    /// What was to be removed is not there.
    fn is_absence(&self) -> bool {
        let absent = [
            nix::libc::ENOENT,
            nix::libc::ESRCH,
            nix::libc::EADDRNOTAVAIL,
            nix::libc::ENODEV,
        ];
        matches!(self, Self::Refused { source, .. }
            if source.raw_os_error().is_some_and(|code| absent.contains(&code)))
    }
}

/// Reads a message as replies and notices are read, whatever it is; for [`entry`](crate::entry).
pub(crate) fn read_any(message: NetlinkMessage<RouteNetlinkMessage>) {
    let name_of = |index: u32| Some(format!("device-{index}"));
    if let NetlinkPayload::InnerMessage(message) = &message.payload {
        let _ = match message {
            RouteNetlinkMessage::NewAddress(message) => address_fact(message, name_of),
            RouteNetlinkMessage::NewNeighbour(message) => neighbour_fact(message, name_of),
            RouteNetlinkMessage::NewRoute(message) => route_fact(message, name_of),
            RouteNetlinkMessage::NewRule(message) => rule_fact(message),
            _ => None,
        };
    }
    let _ = watch::news_of(message, &crate::place::Place::Internet);
}

fn link(index: Option<u32>) -> LinkMessage {
    let mut message = LinkMessage::default();
    message.header.index = index.unwrap_or(0);
    message
}

fn ends(end: &End<'_>) -> Vec<LinkAttribute> {
    vec![
        LinkAttribute::IfName(end.name.to_owned()),
        LinkAttribute::Address(end.mac.to_vec()),
        LinkAttribute::Mtu(MTU),
    ]
}

fn listed(message: &LinkMessage) -> Listed {
    let mut device = Listed {
        name: String::new(),
        index: message.header.index,
        mac: None,
        is_up: message.header.flags.contains(LinkFlags::Up),
        is_starting: message.header.flags.contains(LinkFlags::LowerUp)
            && !message.header.flags.contains(LinkFlags::Running),
        alias: None,
        group: 0,
    };
    for attribute in &message.attributes {
        match attribute {
            LinkAttribute::IfName(name) => device.name = name.clone(),
            LinkAttribute::IfAlias(alias) => device.alias = Some(alias.clone()),
            LinkAttribute::Group(group) => device.group = *group,
            LinkAttribute::Address(mac) => device.mac = mac.as_slice().try_into().ok(),
            _ => {}
        }
    }
    device
}

/// The group of devices that are to be removed together.
///
/// Source: Linux, rtnetlink(7), `RTM_DELLINK` with `IFLA_GROUP`.
const DOOMED: u32 = 0x6b6d_6464;
/// The MTU of every device.
const MTU: u32 = 1500;
