//! Real devices and real packets: what is attached filters, and what is not bound drops.

mod common;

use common::{Namespace, Pins};
use dataplane::abi::{AddressValue, ENI_IFINDEX_FIRST, ENI_SOURCE_DEST_CHECK, EniLine};
use dataplane::{Attached, Hook};
use testkit::kernel_suite_or_skip;

#[test]
fn programs_load_and_stay_below_the_instruction_budget() {
    if !kernel_suite_or_skip("attach") {
        return;
    }
    let pins = Pins::new();
    let dataplane = pins.open();
    for program in dataplane.program_info() {
        println!("{program:?}");
        assert!(program.verified_instructions > 0);
    }
}

#[test]
fn links_are_pinned_and_adopted() {
    if !kernel_suite_or_skip("attach") {
        return;
    }
    let pins = Pins::new();
    let router = Namespace::new();
    router.ip("link add eni0 index 4096 type veth peer name guest0");
    let dataplane = pins.open();
    let attach = || dataplane.attach_eni(Some(router.as_fd()), ENI_IFINDEX_FIRST);
    attach().expect("the device is there");
    attach().expect("attaching again replaces the programs");
    let both = [Hook::Ingress, Hook::Egress].map(|hook| Attached {
        ifindex: ENI_IFINDEX_FIRST,
        hook,
        is_alive: true,
    });
    assert_eq!(dataplane.attached().expect("pins can be read"), both);
    drop(dataplane);

    let dataplane = pins.open();
    assert_eq!(dataplane.attached().expect("pins can be read"), both);
    assert_eq!(dataplane.upgrade().expect("links take the new programs"), 2);
    let line = EniLine {
        eni: 7,
        domain: 1,
        flags: ENI_SOURCE_DEST_CHECK,
        ..EniLine::default()
    };
    dataplane.set_eni_line(0, &line).expect("the slot is free");
    let value = AddressValue {
        identity: 0,
        eni: 7,
    };
    let address = "10.0.0.1".parse().expect("an address");
    dataplane
        .set_address(1, address, value)
        .expect("there is room");
    assert_eq!(dataplane.eni_line(0).map(|line| line.eni), Some(7));
    assert_eq!(
        dataplane.addresses().expect("it can be read"),
        [(1, address, value)]
    );
    dataplane
        .detach(ENI_IFINDEX_FIRST)
        .expect("links can be detached");
    assert_eq!(dataplane.attached().expect("pins can be read"), []);
}
