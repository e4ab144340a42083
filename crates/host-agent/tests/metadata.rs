//! The metadata service as instances see it: whose metadata it is, with real packets.

mod region;

use region::asking::{self, get};
use region::{Estate, Region};
use testkit::kernel_suite_or_skip;
use testkit::text::basic;

#[test]
fn an_instance_reads_its_own_metadata_whatever_its_rules_say() {
    if !kernel_suite_or_skip("host-agent metadata") {
        return;
    }
    let mut estate = Estate::default();
    // Two networks with the same addresses, and rules that let nothing out.
    for vpc in ["vpc-1", "vpc-2"] {
        estate.vpc(vpc, "10.0.0.0/16", None);
    }
    for (group, vpc) in [("sg-1", "vpc-1"), ("sg-2", "vpc-2")] {
        estate.group(vpc, basic(group, "egress 1 drop all * 0.0.0.0/0"));
    }
    for (id, vpc, address, group) in [
        ("i-a1", "vpc-1", "10.0.0.5", "sg-1"),
        ("i-b1", "vpc-1", "10.0.0.6", "sg-1"),
        ("i-a2", "vpc-2", "10.0.0.5", "sg-2"),
    ] {
        estate.instance(id, vpc, &[address], &[group]);
        estate.tell(id, |_| {});
    }
    let mut region = Region::start();
    region.apply(&estate);
    for id in ["i-a1", "i-b1", "i-a2"] {
        let answer = get(&region, id, "/latest/meta-data/instance-id");
        assert_eq!((answer.status, answer.body.as_str()), (200, id));
    }
    let vpc = get(&region, "i-a2", "/2016-01-01/meta-data/vpc-id");
    assert_eq!(vpc.body, "vpc-2");
    // Nobody else answers there.
    assert_eq!(
        region.inside("internet", || asking::ask("GET", "/", &[])),
        None
    );
}
