use std::net::IpAddr;
use std::os::fd::{AsRawFd, BorrowedFd};
use std::{fmt, io};

use futures_util::StreamExt;
use rtnetlink::packet_core::{
    NLM_F_ACK, NLM_F_CREATE, NLM_F_DUMP, NLM_F_EXCL, NLM_F_REPLACE, NLM_F_REQUEST, NetlinkMessage,
    NetlinkPayload,
};
use rtnetlink::packet_route::address::{
    AddressAttribute, AddressHeaderFlags, AddressMessage, AddressProtocol, AddressScope,
};
use rtnetlink::packet_route::link::{
    InfoData, InfoKind, InfoVeth, LinkAttribute, LinkFlags, LinkInfo, LinkMessage,
};
use rtnetlink::packet_route::neighbour::{
    NeighbourAddress, NeighbourAttribute, NeighbourMessage, NeighbourState,
};
use rtnetlink::packet_route::route::{
    RouteAddress, RouteAttribute, RouteFlags, RouteMessage, RouteProtocol, RouteScope, RouteType,
};
use rtnetlink::packet_route::rule::{RuleAction, RuleAttribute, RuleMessage};
use rtnetlink::packet_route::{AddressFamily, RouteNetlinkMessage};
use tokio::runtime::Handle as Runtime;
use tokio::task::JoinHandle;

use crate::facts::{Contents, Device, Fact, MAIN_TABLE, RouteTo, anywhere, full_length};
use crate::namespace::Namespace;

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
    };
    for attribute in &message.attributes {
        match attribute {
            LinkAttribute::IfName(name) => device.name = name.clone(),
            LinkAttribute::IfAlias(alias) => device.alias = Some(alias.clone()),
            LinkAttribute::Address(mac) => device.mac = mac.as_slice().try_into().ok(),
            _ => {}
        }
    }
    device
}

fn address_message(index: u32, address: IpAddr, length: u8) -> AddressMessage {
    let mut message = AddressMessage::default();
    message.header.family = family(address);
    message.header.index = index;
    message.header.prefix_len = length;
    message.header.scope = match address {
        IpAddr::V6(address) if address.is_unicast_link_local() => AddressScope::Link,
        _ => AddressScope::Universe,
    };
    message.header.flags = AddressHeaderFlags::Nodad;
    message.attributes = vec![
        AddressAttribute::Address(address),
        AddressAttribute::Local(address),
        AddressAttribute::Protocol(AddressProtocol::Other(OURS)),
    ];
    message
}

fn address_fact(message: &AddressMessage, name_of: impl Fn(u32) -> Option<String>) -> Option<Fact> {
    let ours = AddressAttribute::Protocol(AddressProtocol::Other(OURS));
    if !message.attributes.contains(&ours) {
        return None;
    }
    let address = message
        .attributes
        .iter()
        .find_map(|attribute| match attribute {
            AddressAttribute::Address(address) => Some(*address),
            _ => None,
        })?;
    let device = name_of(message.header.index)?;
    Some(Fact::Address {
        device,
        address,
        length: message.header.prefix_len,
    })
}

fn neighbour_message(index: u32, address: IpAddr, mac: [u8; 6]) -> NeighbourMessage {
    let mut message = NeighbourMessage::default();
    message.header.family = family(address);
    message.header.ifindex = index;
    message.header.state = NeighbourState::Permanent;
    message.header.kind = RouteType::Unspec;
    message.attributes = vec![
        NeighbourAttribute::Destination(match address {
            IpAddr::V4(address) => NeighbourAddress::Inet(address),
            IpAddr::V6(address) => NeighbourAddress::Inet6(address),
        }),
        NeighbourAttribute::LinkLayerAddress(mac.to_vec()),
        NeighbourAttribute::Protocol(RouteProtocol::Other(OURS)),
    ];
    message
}

fn neighbour_fact(
    message: &NeighbourMessage,
    name_of: impl Fn(u32) -> Option<String>,
) -> Option<Fact> {
    let ours = NeighbourAttribute::Protocol(RouteProtocol::Other(OURS));
    if !message.attributes.contains(&ours) {
        return None;
    }
    let (mut address, mut mac) = (None, None);
    for attribute in &message.attributes {
        match attribute {
            NeighbourAttribute::Destination(NeighbourAddress::Inet(it)) => {
                address = Some((*it).into())
            }
            NeighbourAttribute::Destination(NeighbourAddress::Inet6(it)) => {
                address = Some((*it).into())
            }
            NeighbourAttribute::LinkLayerAddress(it) => mac = it.as_slice().try_into().ok(),
            _ => {}
        }
    }
    Some(Fact::Neighbour {
        device: name_of(message.header.ifindex)?,
        address: address?,
        mac: mac?,
    })
}

fn route_fact(message: &RouteMessage, name_of: impl Fn(u32) -> Option<String>) -> Option<Fact> {
    if message.header.protocol != RouteProtocol::Other(OURS) {
        return None;
    }
    let like = match message.header.address_family {
        AddressFamily::Inet6 => IpAddr::from([0_u16; 8]),
        _ => IpAddr::from([0_u8; 4]),
    };
    let mut destination = anywhere(like);
    let (mut gateway, mut device) = (None, None);
    let mut table = u32::from(message.header.table);
    for attribute in &message.attributes {
        match attribute {
            RouteAttribute::Destination(address) => destination = ip_of(address)?,
            RouteAttribute::Gateway(address) => gateway = Some(ip_of(address)?),
            RouteAttribute::Oif(index) => device = name_of(*index),
            RouteAttribute::Table(number) => table = *number,
            _ => {}
        }
    }
    let to = match (message.header.kind, gateway) {
        (RouteType::BlackHole, _) => RouteTo::Nowhere,
        (_, Some(gateway)) => RouteTo::Gateway {
            device: device?,
            gateway,
        },
        (_, None) => RouteTo::Link { device: device? },
    };
    let length = message.header.destination_prefix_length;
    Some(Fact::Route {
        table,
        destination,
        length,
        to,
    })
}

fn rule_message(from: IpAddr, table: u32) -> RuleMessage {
    let mut message = RuleMessage::default();
    message.header.family = family(from);
    message.header.src_len = full_length(from);
    message.header.action = RuleAction::ToTable;
    message.attributes = vec![
        RuleAttribute::Source(from),
        RuleAttribute::Table(table),
        RuleAttribute::Priority(table),
        RuleAttribute::Protocol(RouteProtocol::Other(OURS)),
    ];
    message
}

fn rule_fact(message: &RuleMessage) -> Option<Fact> {
    let ours = RuleAttribute::Protocol(RouteProtocol::Other(OURS));
    if !message.attributes.contains(&ours) {
        return None;
    }
    let (mut from, mut table) = (None, MAIN_TABLE);
    for attribute in &message.attributes {
        match attribute {
            RuleAttribute::Source(address) => from = Some(*address),
            RuleAttribute::Table(number) => table = *number,
            _ => {}
        }
    }
    Some(Fact::Rule { from: from?, table })
}

fn family(address: IpAddr) -> AddressFamily {
    if address.is_ipv4() {
        AddressFamily::Inet
    } else {
        AddressFamily::Inet6
    }
}

fn route_address(address: IpAddr) -> RouteAddress {
    match address {
        IpAddr::V4(address) => RouteAddress::Inet(address),
        IpAddr::V6(address) => RouteAddress::Inet6(address),
    }
}

fn ip_of(address: &RouteAddress) -> Option<IpAddr> {
    match address {
        RouteAddress::Inet(address) => Some((*address).into()),
        RouteAddress::Inet6(address) => Some((*address).into()),
        _ => None,
    }
}

fn words(fact: &Fact) -> impl fmt::Display {
    match fact {
        Fact::Address {
            device,
            address,
            length,
        } => {
            format!("address {address}/{length} on {device}")
        }
        Fact::Neighbour {
            device, address, ..
        } => format!("neighbour {address} on {device}"),
        Fact::Route {
            destination,
            length,
            to,
            ..
        } => {
            format!("route to {destination}/{length} by {to:?}")
        }
        Fact::Rule { from, table } => format!("rule from {from} to table {table}"),
    }
}

/// The MTU of every device.
const MTU: u32 = 1500;

/// What addresses, neighbours, routes and rules are marked with as whose they are. Not one of the numbers
/// that routing programs have.
const OURS: u8 = 107;
