//! Packets between instances pass or drop as the plain reading of their rules says.

mod region;

use region::{Estate, Region, probe};
use testkit::kernel_suite_or_skip;
use testkit::text::{basic, packet};

#[test]
fn packets_between_instances_get_what_decide_says() {
    if !kernel_suite_or_skip("host-agent packets") {
        return;
    }
    let mut estate = Estate::default();
    estate.vpc("vpc-1", "10.0.0.0/16", Some("fd00:1::/56"));
    estate.group(
        "vpc-1",
        basic("sg-client", "egress 1 drop udp 54 10.0.1.0/24"),
    );
    estate.group(
        "vpc-1",
        basic(
            "sg-server",
            "1 accept tcp 80 10.0.0.0/16
             1 accept tcp 443 sg-client
             1 drop tcp 443 10.0.0.6
             5 accept udp 53-54 0.0.0.0/0
             5 accept icmp * 10.0.0.0/24
             5 accept gre * 10.0.0.5
             5 accept tcp 80 fd00:1::/64
             5 accept icmpv6 * ::/0",
        ),
    );
    estate.instance(
        "i-client",
        "vpc-1",
        &["10.0.0.5", "fd00:1::5"],
        &["sg-client"],
    );
    estate.instance("i-other", "vpc-1", &["10.0.0.6"], &["sg-client"]);
    estate.instance(
        "i-server",
        "vpc-1",
        &["10.0.1.10", "10.0.1.11", "fd00:1::a"],
        &["sg-server"],
    );
    let mut region = Region::start();
    let report = region.apply(&estate);
    assert_eq!(report.enis.len(), 3);
    let mut outcomes = [0, 0];
    for (from, to, text) in [
        ("i-client", "i-server", "tcp 10.0.0.5 -> 10.0.1.10:80"),
        ("i-client", "i-server", "tcp 10.0.0.5 -> 10.0.1.11:80"),
        ("i-client", "i-server", "tcp 10.0.0.5 -> 10.0.1.10:81"),
        ("i-client", "i-server", "tcp 10.0.0.5 -> 10.0.1.10:443"),
        ("i-other", "i-server", "tcp 10.0.0.6 -> 10.0.1.10:443"),
        ("i-client", "i-server", "udp 10.0.0.5 -> 10.0.1.10:53"),
        ("i-client", "i-server", "udp 10.0.0.5 -> 10.0.1.10:54"),
        ("i-client", "i-server", "icmp 10.0.0.5 -> 10.0.1.10"),
        ("i-client", "i-server", "gre 10.0.0.5 -> 10.0.1.10"),
        ("i-other", "i-server", "gre 10.0.0.6 -> 10.0.1.10"),
        ("i-client", "i-server", "tcp fd00:1::5 -> [fd00:1::a]:80"),
        ("i-client", "i-server", "tcp fd00:1::5 -> [fd00:1::a]:443"),
        ("i-client", "i-server", "tcp fd00:1::5 -> [fd00:1::a]:22"),
        ("i-client", "i-server", "icmpv6 fd00:1::5 -> fd00:1::a"),
        ("i-client", "i-other", "tcp 10.0.0.5 -> 10.0.0.6:22"),
        ("i-server", "i-client", "tcp 10.0.1.10 -> 10.0.0.5:22"),
        ("i-server", "i-client", "icmp 10.0.1.10 -> 10.0.0.5"),
    ] {
        let packet = packet(text);
        let expected = estate.accepts(from, to, &packet);
        assert_eq!(
            probe::passes(&region, from, to, &packet),
            expected,
            "{text}"
        );
        outcomes[usize::from(expected)] += 1;
    }
    assert!(
        outcomes[0] >= 6 && outcomes[1] >= 9,
        "both verdicts came up: {outcomes:?}"
    );
}
