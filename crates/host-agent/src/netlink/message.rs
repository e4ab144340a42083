//! Facts as messages of the kernel, and back. What Kanmon adds is marked, so that it knows its own.

use std::fmt;
use std::net::IpAddr;

use rtnetlink::packet_route::AddressFamily;
use rtnetlink::packet_route::address::{
    AddressAttribute, AddressHeaderFlags, AddressMessage, AddressProtocol, AddressScope,
};
use rtnetlink::packet_route::neighbour::{
    NeighbourAddress, NeighbourAttribute, NeighbourMessage, NeighbourState,
};
use rtnetlink::packet_route::route::{
    RouteAddress, RouteAttribute, RouteMessage, RouteProtocol, RouteType,
};
use rtnetlink::packet_route::rule::{RuleAction, RuleAttribute, RuleMessage};

use crate::facts::{Fact, MAIN_TABLE, RouteTo, anywhere, full_length};

pub(super) fn address_message(index: u32, address: IpAddr, length: u8) -> AddressMessage {
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

pub(super) fn address_fact(
    message: &AddressMessage,
    name_of: impl Fn(u32) -> Option<String>,
) -> Option<Fact> {
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

pub(super) fn neighbour_message(index: u32, address: IpAddr, mac: [u8; 6]) -> NeighbourMessage {
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

pub(super) fn neighbour_fact(
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

pub(super) fn route_fact(
    message: &RouteMessage,
    name_of: impl Fn(u32) -> Option<String>,
) -> Option<Fact> {
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

pub(super) fn rule_message(from: IpAddr, table: u32) -> RuleMessage {
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

pub(super) fn rule_fact(message: &RuleMessage) -> Option<Fact> {
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

pub(super) fn family(address: IpAddr) -> AddressFamily {
    if address.is_ipv4() {
        AddressFamily::Inet
    } else {
        AddressFamily::Inet6
    }
}

pub(super) fn route_address(address: IpAddr) -> RouteAddress {
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

pub(super) fn words(fact: &Fact) -> impl fmt::Display {
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

/// What addresses, neighbours, routes and rules are marked with as whose they are. Not one of the numbers
/// that routing programs have.
pub(super) const OURS: u8 = 107;
