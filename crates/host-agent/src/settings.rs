use crate::place::Place;

/// The settings of a namespace, paths below `/proc/sys/net`. Devices made later start from `default`.
///
/// Source: Linux, ip-sysctl.
pub(crate) fn of(place: &Place) -> &'static [(&'static str, &'static str)] {
    match place {
        Place::Router(_) | Place::Internet => ROUTER,
        Place::Instance(_) => INSTANCE,
    }
}

/// The settings of the device of an ENI: ARP is answered at once, not after up to 0.8 seconds. A namespace
/// has no default for it.
pub(crate) fn of_port(device: &str) -> [(String, &'static str); 1] {
    [(format!("ipv4/neigh/{device}/proxy_delay"), "0")]
}

/// The device of a router's uplink: what comes in from an address that the router has another route for, which is every
/// address of the domain's blocks, is no stranger's.
pub(crate) const UPLINK_DEVICE: &[(&str, &str)] = &[("ipv4/conf/uplink/rp_filter", "1")];

/// A router forwards, answers ARP for whatever it has a route to, and believes any source from an ENI: the
/// programs on its devices check sources.
const ROUTER: &[(&str, &str)] = &[
    ("ipv4/ip_forward", "1"),
    ("ipv4/conf/all/rp_filter", "0"),
    ("ipv4/conf/default/rp_filter", "0"),
    ("ipv4/conf/all/proxy_arp", "1"),
    ("ipv4/conf/all/send_redirects", "0"),
    ("ipv4/conf/default/send_redirects", "0"),
    ("ipv4/conf/all/accept_redirects", "0"),
    ("ipv4/conf/default/accept_redirects", "0"),
    ("ipv4/ping_group_range", "0 2147483647"),
    ("ipv6/conf/all/disable_ipv6", "0"),
    ("ipv6/conf/default/disable_ipv6", "0"),
    ("ipv6/conf/default/accept_dad", "0"),
    ("ipv6/conf/default/accept_ra", "0"),
    ("ipv6/conf/all/forwarding", "1"),
    ("ipv6/conf/default/forwarding", "1"),
];

/// An instance is a host with cards that answer and ask for their own addresses only.
const INSTANCE: &[(&str, &str)] = &[
    ("ipv4/ip_forward", "0"),
    ("ipv4/conf/all/rp_filter", "0"),
    ("ipv4/conf/default/rp_filter", "0"),
    ("ipv4/conf/all/arp_ignore", "1"),
    ("ipv4/conf/all/arp_announce", "2"),
    ("ipv4/conf/all/accept_redirects", "0"),
    ("ipv4/conf/default/accept_redirects", "0"),
    ("ipv4/ping_group_range", "0 2147483647"),
    ("ipv6/conf/all/disable_ipv6", "0"),
    ("ipv6/conf/default/disable_ipv6", "0"),
    ("ipv6/conf/default/accept_dad", "0"),
    ("ipv6/conf/default/accept_ra", "0"),
    ("ipv6/conf/all/forwarding", "0"),
];
