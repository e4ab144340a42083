use estate::Object;

use super::*;
use crate::samples::{self, of};

fn scope() -> HostScope {
    HostScope {
        store_id: "store".to_owned(),
        smtp_exempt: BTreeSet::from([samples::account(1)]),
        classic_blocks: BTreeMap::from([(of("cn-hangzhou"), of("10.0.0.0/8"))]),
        roles: BTreeMap::new(),
    }
}

#[test]
fn a_host_gets_what_its_enis_need_and_nothing_else() {
    let mut objects = samples::objects();
    objects.push(Object::SecurityGroup(Arc::new(samples::group("sg-9"))));
    let desired = desired_state(&samples::snapshot(objects), &scope());

    assert_eq!((desired.store_id.as_str(), desired.revision), ("store", 42));
    let ids: Vec<&str> = desired.groups.keys().map(|id| id.as_str()).collect();
    assert_eq!(
        ids,
        ["sg-1", "sg-2"],
        "the ENI's group and the one its rules name"
    );
    assert_eq!(desired.prefix_lists.len(), 1);
    assert_eq!(desired.port_range_lists.len(), 1);

    let eni = &desired.enis[&of::<EniId>("eni-1")];
    assert_eq!(eni.subnet, of("192.168.1.0/24"));
    assert_eq!(
        eni.gateway,
        of::<Ipv4Addr>("192.168.1.253"),
        "third from the end"
    );
    assert!(eni.smtp_exempt);
    let domain = &desired.domains[&eni.domain];
    assert_eq!(domain.cidrs, [of("192.168.0.0/16")]);
    assert_eq!(domain.ipv6_cidr, Some(of("2408:4321:180:1700::/56")));
    assert_eq!(domain.vswitches.len(), 1);

    let instance = &desired.instances[&of("i-1")];
    assert_eq!((instance.enis.len(), instance.reboots), (1, 2));
    let eip = desired.eips.values().next().expect("the bound EIP");
    assert_eq!(eip.address, of::<Ipv4Addr>("47.100.0.10"));
    assert_eq!(eip.domain, eni.domain);
}

#[test]
fn an_instance_is_told_its_public_addresses_and_its_role() {
    let snapshot = samples::snapshot(samples::objects());
    let role = imds::Role {
        name: "worker".to_owned(),
        credentials: None,
    };
    let with_role = HostScope {
        roles: BTreeMap::from([(of("i-1"), role.clone())]),
        ..scope()
    };
    let told = &desired_state(&snapshot, &with_role).metadata[&of("i-1")];
    assert_eq!(told.eip, Some(of("47.100.0.10")));
    assert_eq!((told.public_ip, told.role.as_ref()), (None, Some(&role)));
    assert_eq!(told.instance.id, of("i-1"));
    assert!(told.bandwidth_kbits.is_some_and(|kbits| kbits > 0));
    let without = desired_state(&snapshot, &scope());
    assert_eq!(without.metadata[&of("i-1")].role, None);
}

#[test]
fn the_primary_eni_comes_first_and_the_others_as_they_were_attached() {
    let secondary = |id: &str, address: &str, attached| {
        let mut eni = samples::eni(id, address);
        eni.kind = EniKind::Secondary;
        eni.secondary_ips.clear();
        eni.attachment
            .as_mut()
            .expect("it is attached")
            .attached
            .unix_secs = attached;
        Object::Eni(Arc::new(eni))
    };
    let mut objects = samples::objects();
    objects.push(secondary("eni-0", "192.168.1.11", 200));
    objects.push(secondary("eni-2", "192.168.1.12", 100));
    let desired = desired_state(&samples::snapshot(objects), &scope());
    let enis = desired.instances[&of("i-1")]
        .enis
        .iter()
        .map(|id| id.as_str());
    assert_eq!(enis.collect::<Vec<_>>(), ["eni-1", "eni-2", "eni-0"]);
}

#[test]
fn an_eni_that_is_attached_to_nothing_is_on_no_host() {
    let mut eni = samples::eni("eni-1", "192.168.1.10");
    eni.attachment = None;
    let mut objects = samples::objects();
    objects.push(Object::Eni(Arc::new(eni)));
    let desired = desired_state(&samples::snapshot(objects), &scope());
    assert!(desired.enis.is_empty() && desired.eips.is_empty() && desired.groups.is_empty());
    assert!(desired.instances[&of("i-1")].enis.is_empty());
}

#[test]
fn the_classic_network_is_one_domain_with_the_block_of_its_region() {
    let mut eni = samples::eni("eni-1", "10.0.0.10");
    (eni.network, eni.vswitch) = (Network::Classic, None);
    let mut objects = samples::objects();
    objects.push(Object::Eni(Arc::new(eni)));
    let desired = desired_state(&samples::snapshot(objects), &scope());
    let eni = &desired.enis[&of::<EniId>("eni-1")];
    assert_eq!(eni.domain.network, Network::Classic);
    assert_eq!(
        (eni.subnet, eni.gateway),
        (of("10.0.0.0/8"), of("10.255.255.253"))
    );
    assert_eq!(desired.domains[&eni.domain].cidrs, [of("10.0.0.0/8")]);
}
