use openapi::rule_file::RuleRow;
use secgroup::{Policy, Ports, SMTP_PORT, Traffic};

use super::rule;

/// What people should know about rules that will not do what they say: carriers block some ports on the way, and
/// port 25 is closed outbound.
///
/// Source: guide 004, ports that cannot be reached; guide 001, TCP port 25.
pub(super) fn about(rows: &[RuleRow], is_smtp_exempt: bool) -> Vec<String> {
    let mut warnings = Vec::new();
    for row in rows {
        let Some(spec) = rule::spec_of(row) else {
            continue;
        };
        let blocked = spec.carrier_blocked_ports();
        if !blocked.is_empty() {
            let ports: Vec<_> = blocked.iter().map(ToString::to_string).collect();
            warnings.push(format!(
                "{row}: carriers block port {} on the internet, whatever the rule says; use another port",
                ports.join(", ")
            ));
        }
        let names_smtp = match &spec.traffic {
            Traffic::Ports {
                protocol,
                ports: Ports::Range(ports),
            } => {
                *protocol == header_space::Protocol::TCP
                    && ports.contains(SMTP_PORT)
                    && ports.last() < u16::MAX
            }
            Traffic::All | Traffic::Protocol(_) | Traffic::Ports { .. } => false,
        };
        if row.is_egress() && spec.policy == Policy::Accept && names_smtp && !is_smtp_exempt {
            warnings.push(format!(
                "{row}: TCP {SMTP_PORT} outbound stays blocked until the account is exempt; use 465, or ask whoever runs the region"
            ));
        }
    }
    warnings
}

/// The lines of warnings, each marked as one.
pub(super) fn lines(warnings: &[String]) -> Vec<String> {
    warnings.iter().map(|it| format!("warning: {it}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_that_cannot_do_what_they_say_are_warned_about() {
        let row = |direction: &str, policy: &str, ports: &str| {
            RuleRow::default()
                .with("Direction", direction)
                .with("Policy", policy)
                .with("IpProtocol", "TCP")
                .with("PortRange", ports)
                .with("SourceCidrIp", "0.0.0.0/0")
                .with("DestCidrIp", "0.0.0.0/0")
        };
        for (row, exempt, expected) in [
            (
                row("ingress", "accept", "445/445"),
                false,
                "carriers block port 445",
            ),
            (
                row("egress", "Accept", "25/25"),
                false,
                "TCP 25 outbound stays blocked",
            ),
            (row("egress", "Accept", "25/25"), true, ""),
            (row("ingress", "Accept", "25/25"), false, ""),
            (row("egress", "Drop", "25/25"), false, ""),
            (row("egress", "Accept", "1/65535"), false, ""),
        ] {
            let warnings = about(std::slice::from_ref(&row), exempt).join("");
            assert!(warnings.contains(expected), "{row}: {warnings}");
            assert_eq!(
                warnings.is_empty(),
                expected.is_empty(),
                "{row}: {warnings}"
            );
        }
    }
}
