//! One ENI with its flows.

use header_space::Direction::{self, Egress, Ingress};
use secgroup::{EffectiveRules, FlowTable, Interface, NoMembers, Policy, Reason, Verdict};
use testkit::frame::Packet;
use testkit::text::{OWN_V4, OWN_V6, packet, rules};

/// One ENI with its flows; time and policy version move by hand.
pub(crate) struct Bench {
    pub(crate) interface: Interface,
    pub(crate) rules: EffectiveRules,
    pub(crate) version: u64,
    pub(crate) now: u64,
    pub(crate) table: FlowTable,
}

pub(crate) const MAC: [u8; 6] = [0x00, 0x16, 0x3e, 0xaa, 0xbb, 0xcc];
pub(crate) const ROUTER: [u8; 6] = [0xee, 0xff, 0xff, 0xff, 0xff, 0xff];

impl Bench {
    pub(crate) fn new(rule_text: &str) -> Self {
        let addresses = vec![OWN_V4.into(), OWN_V6.into()];
        let interface = Interface {
            source_dest_check: true,
            ..Interface::new(cloud_id::MacAddr(MAC), addresses)
        };
        let rules = rules(rule_text);
        Self {
            interface,
            rules,
            version: 1,
            now: 5_000,
            table: FlowTable::default(),
        }
    }

    pub(crate) fn change_rules(&mut self, rule_text: &str) {
        self.rules = rules(rule_text);
        self.version += 1;
    }

    pub(crate) fn judge(&mut self, direction: Direction, frame: &[u8]) -> (Policy, Reason) {
        let Verdict { policy, reason } = self.table.judge(
            self.now,
            &self.interface,
            &self.rules,
            self.version,
            &NoMembers,
            direction,
            frame,
        );
        (policy, reason)
    }

    pub(crate) fn send(&mut self, direction: Direction, packet: &Packet) -> (Policy, Reason) {
        self.judge(direction, &on_link(direction, packet).bytes())
    }

    pub(crate) fn text(&mut self, direction: Direction, text: &str) -> (Policy, Reason) {
        self.send(direction, &Packet::new(packet(text)))
    }

    pub(crate) fn tcp(&mut self, direction: Direction, text: &str, flags: u8) -> (Policy, Reason) {
        self.send(
            direction,
            &Packet {
                tcp_flags: flags,
                ..Packet::new(packet(text))
            },
        )
    }
}

pub(crate) fn on_link(direction: Direction, packet: &Packet) -> Packet {
    let (source_mac, destination_mac) = match direction {
        Ingress => (ROUTER, MAC),
        Egress => (MAC, ROUTER),
    };
    Packet {
        source_mac,
        destination_mac,
        ..packet.clone()
    }
}

pub(crate) const RULE: Reason = Reason::Rule { index: 0 };
pub(crate) const OPEN: &str = "ingress 1 accept all * 0.0.0.0/0
                    ingress 1 accept all * ::/0";
