//! What fuzzing calls: bytes as the kernel may send them.

use rtnetlink::packet_core::NetlinkMessage;
use rtnetlink::packet_route::RouteNetlinkMessage;

/// Reads a reply or a notice of the kernel's route family, up to what the agent makes of it.
pub fn netlink(bytes: &[u8]) {
    if let Ok(message) = NetlinkMessage::<RouteNetlinkMessage>::deserialize(bytes) {
        crate::netlink::read_any(message);
    }
}
