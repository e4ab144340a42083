use std::net::IpAddr;

use rtnetlink::packet_route::address::AddressHeaderFlags;

use crate::failure::Failure;
use crate::netns::Namespace;

/// Gives an address to the internet's namespace, where it stays: another probe may be using it.
pub(crate) fn hold(tag: &str, address: IpAddr) -> Result<(), Failure> {
    Namespace::internet(tag).run(|| add_to_loopback(address))?
}

fn add_to_loopback(address: IpAddr) -> Result<(), Failure> {
    let cannot = |error: &dyn std::fmt::Display| {
        Failure::Other(format!(
            "cannot give {address} to the region's internet: {error}"
        ))
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()
        .map_err(|error| cannot(&error))?;
    runtime.block_on(async {
        let (connection, handle, _) =
            rtnetlink::new_connection().map_err(|error| cannot(&error))?;
        tokio::spawn(connection);
        let length = if address.is_ipv4() { 32 } else { 128 };
        let mut request = handle.address().add(LOOPBACK, address, length);
        // Otherwise an IPv6 address can be bound to only a moment later, loopback or not.
        request.message_mut().header.flags |= AddressHeaderFlags::Nodad;
        match request.execute().await {
            Ok(()) => Ok(()),
            Err(rtnetlink::Error::NetlinkError(message))
                if message
                    .code
                    .is_some_and(|code| code.get() == -(nix::Error::EEXIST as i32)) =>
            {
                Ok(())
            }
            Err(error) => Err(cannot(&error)),
        }
    })
}

/// The index of the loopback device in every namespace.
const LOOPBACK: u32 = 1;
