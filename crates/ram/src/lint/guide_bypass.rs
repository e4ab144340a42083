//! Ways around a policy that denies rules open to every address: each is tried on the document.
//!
//! Source: guide 000, the blocking policy. Choice: docs/decisions/0001-decision-table.md, row 10.

use std::fmt;

use header_space::Cidr;

use crate::context::Context;
use crate::decision::Answer;
use crate::fill::WrittenRule;
use crate::policy_document::PolicyDocument;
use crate::request::{Request, Resource};

use super::{action, answer, anyone};

/// A way around.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Bypass {
    /// A rule for all protocols: its key is `ALL`, not `TCP`.
    AllProtocols,
    /// A rule for `::/0`: the key holds IPv4 only.
    Ipv6,
    /// Rules for `0.0.0.0/1` and `128.0.0.0/1`.
    TwoHalves,
    /// A rule for a prefix list that holds every address.
    PrefixList,
    /// A prefix list in a rule that is edited later.
    EditedPrefixList,
    /// A rule changed by the action that modifies.
    Modify,
    /// All rules replaced by the console's bulk edit.
    BulkEdit,
    /// A drop rule revoked.
    RevokedDrop,
    /// An instance joined to a group that is open.
    Join,
    /// A launch into a group that is open.
    Launch,
    /// An ENI moved to a group that is open.
    ModifyEni,
}

/// What is asked for a way: the action, and the protocol and block of the rule if it writes one.
struct Try {
    bypass: Bypass,
    action: &'static str,
    protocol: &'static str,
    peer: Option<&'static str>,
}

const fn rule(
    bypass: Bypass,
    action: &'static str,
    protocol: &'static str,
    peer: Option<&'static str>,
) -> Try {
    Try {
        bypass,
        action,
        protocol,
        peer,
    }
}

const WRITE: &str = "ecs:AuthorizeSecurityGroup";
const ANYWHERE: Option<&str> = Some("0.0.0.0/0");

const TRIES: [Try; 11] = [
    rule(Bypass::AllProtocols, WRITE, "ALL", ANYWHERE),
    rule(Bypass::Ipv6, WRITE, "TCP", Some("::/0")),
    rule(Bypass::TwoHalves, WRITE, "TCP", Some("0.0.0.0/1")),
    rule(Bypass::PrefixList, WRITE, "TCP", None),
    rule(Bypass::EditedPrefixList, "ecs:ModifyPrefixList", "", None),
    rule(
        Bypass::Modify,
        "ecs:ModifySecurityGroupRule",
        "TCP",
        ANYWHERE,
    ),
    rule(
        Bypass::BulkEdit,
        "ecs:ConfigureSecurityGroupPermissions",
        "TCP",
        ANYWHERE,
    ),
    rule(Bypass::RevokedDrop, "ecs:RevokeSecurityGroup", "", None),
    rule(Bypass::Join, "ecs:JoinSecurityGroup", "", None),
    rule(Bypass::Launch, "ecs:RunInstances", "", None),
    rule(
        Bypass::ModifyEni,
        "ecs:ModifyNetworkInterfaceAttribute",
        "",
        None,
    ),
];

/// The ways around a document that denies a TCP rule for every address and lets other rules be.
pub(super) fn of(document: &PolicyDocument) -> Vec<Bypass> {
    let guarded = rule(Bypass::Modify, WRITE, "TCP", ANYWHERE);
    let harmless = rule(Bypass::Modify, WRITE, "TCP", Some("203.0.113.7/32"));
    if !is_denied(document, &guarded) || is_denied(document, &harmless) {
        return Vec::new();
    }
    let tries = TRIES.iter().filter(|attempt| !is_denied(document, attempt));
    tries.map(|attempt| attempt.bypass).collect()
}

fn is_denied(document: &PolicyDocument, attempt: &Try) -> bool {
    let (principal, action) = (anyone(), action(attempt.action));
    let mut context = Context::new();
    if attempt.protocol.is_empty() {
        context.fill_launch(true);
    } else {
        let peer: Option<Cidr> = attempt.peer.and_then(|peer| peer.parse().ok());
        context.fill_written_rule(WrittenRule {
            protocol: attempt.protocol,
            peer,
            ports: "22/22",
            group: "sg-1",
            // Of a list or a group it depends on what is in it.
            opens_to_internet: peer.map(|peer| peer.length() <= 8),
        });
    }
    let resource = Resource::of(
        principal.account(),
        "acs:ecs:cn-hangzhou:1234567890123456:securitygroup/sg-1",
    );
    let request = Request {
        principal: &principal,
        action: &action,
        resources: &[resource],
        context: &context,
    };
    matches!(answer(document, &request, &resource), Answer::Deny(_))
}

impl fmt::Display for Bypass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AllProtocols => "a rule for protocol ALL",
            Self::Ipv6 => "a rule for ::/0",
            Self::TwoHalves => "rules for 0.0.0.0/1 and 128.0.0.0/1",
            Self::PrefixList => "a rule for a prefix list that holds every address",
            Self::EditedPrefixList => "a prefix list edited after the rule",
            Self::Modify => "a rule changed by ModifySecurityGroupRule",
            Self::BulkEdit => "rules written by ConfigureSecurityGroupPermissions",
            Self::RevokedDrop => "a drop rule revoked",
            Self::Join => "an instance joined to a group that is open",
            Self::Launch => "a launch into a group that is open",
            Self::ModifyEni => "an ENI moved to a group that is open",
        })
    }
}
