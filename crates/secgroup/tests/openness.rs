//! Whether rules let the internet in: by all of them together, and not by one office.

use std::sync::Arc;

use secgroup::EffectiveRules;
use testkit::prefix_list;
use testkit::text::{basic, rules};

#[test]
fn rules_let_the_internet_in_by_all_of_them_together() {
    let ten: String = (11..=26).fold(String::new(), |all, number| {
        all + &format!("1 accept tcp 22 {number}.0.0.0/12\n")
    });
    for text in [
        "1 accept tcp 22 0.0.0.0/0",
        "1 accept all * ::/0",
        "100 accept udp 1-65535 0.0.0.0/0 from:53",
        "1 accept icmp * 0.0.0.0/0 at:192.0.2.10/32",
        "1 accept tcp 22 0.0.0.0/1\n2 accept tcp 22-30 128.0.0.0/1",
        "1 accept tcp 22 8.0.0.0/9\n1 accept tcp 1-22 8.128.0.0/9",
        "1 accept tcp 443 2400::/12",
        // Drops that leave something open.
        "1 drop tcp 22 0.0.0.0/0\n2 accept tcp 22-23 0.0.0.0/0",
        "1 drop tcp 22 0.0.0.0/0\n2 accept all * 0.0.0.0/0",
        "1 drop tcp 22 0.0.0.0/0 from:1000\n2 accept tcp 22 0.0.0.0/0",
        "1 drop tcp 22 0.0.0.0/0 at:192.0.2.10/32\n2 accept tcp 22 0.0.0.0/0",
        "2 drop tcp 22 0.0.0.0/0\n1 accept tcp 22 0.0.0.0/0",
        &ten,
    ] {
        assert!(rules(text).let_the_internet_in(), "{text}");
    }
}

#[test]
fn an_office_private_blocks_and_what_is_dropped_are_not_the_internet() {
    for text in [
        "",
        "1 accept tcp 22 203.0.113.0/24",
        "1 accept all * 10.0.0.0/8\n1 accept all * fc00::/7",
        "egress 1 accept all * 0.0.0.0/0",
        "1 drop tcp 22 0.0.0.0/0",
        "1 drop tcp 22 0.0.0.0/0\n1 accept tcp 22 0.0.0.0/0",
        "1 drop all * 0.0.0.0/0\n2 accept tcp 22 0.0.0.0/0",
        "1 drop tcp 1-100 0.0.0.0/1\n1 drop tcp 22 128.0.0.0/1\n5 accept tcp 22 0.0.0.0/0",
        // Halves of a /8 for different ports.
        "1 accept tcp 22 8.0.0.0/9\n1 accept tcp 23 8.128.0.0/9",
        "1 accept tcp 22 8.0.0.0/9\n1 accept udp 22 8.128.0.0/9",
        "1 accept tcp 443 2001:db8::/32",
        "1 accept tcp 22 sg-2",
    ] {
        assert!(!rules(text).let_the_internet_in(), "{text}");
    }
}

#[test]
fn a_list_is_what_is_in_it() {
    for (entries, opens) in [
        (&["0.0.0.0/1", "128.0.0.0/1"][..], true),
        (&["203.0.113.0/24"][..], false),
    ] {
        let group = Arc::new(basic("sg-1", "1 accept tcp 22 pl-1"));
        let list = Arc::new(prefix_list("pl-1", 5, entries));
        let rules = EffectiveRules::of(&[group], &|_| Some(Arc::clone(&list)), &|_| None);
        assert_eq!(rules.let_the_internet_in(), opens, "{entries:?}");
    }
}
