use std::process::ExitCode;

use openapi::rule_file::RuleRow;
use secgroup::{COMMON_PORTS, CommonPort};
use serde_json::{Value, json};

use super::caller::Caller;
use super::{Quick, add, peer, rule, warning};
use crate::failure::Failure;
use crate::output::{self, Output};
use crate::state_dir::StateDir;

/// Adds rules for services by their names, all or none; without a group, shows the names.
///
/// # Errors
/// No region, an unknown name, or what the API refused.
pub(super) fn run(
    state_dir: &StateDir,
    options: &Quick,
    output: Output,
) -> Result<ExitCode, Failure> {
    let Some(group) = &options.group else {
        catalogue(output);
        return Ok(ExitCode::SUCCESS);
    };
    let known = |name: &String| {
        CommonPort::named(name).ok_or_else(|| {
            Failure::Other(format!(
                "there is no service {name}; kanmon group quick shows all"
            ))
        })
    };
    let services = options
        .names
        .iter()
        .map(known)
        .collect::<Result<Vec<_>, _>>()?;
    let (Some(far_side), false) = (&options.from, services.is_empty()) else {
        return Err(Failure::Other(format!(
            "no service is named; as: kanmon group quick {group} ssh --from 203.0.113.0/24"
        )));
    };
    let caller = Caller::of_group(state_dir, &options.who, group)?;
    // A group that is not there is found out before a list is made for it.
    caller.rules(group)?;
    let row = RuleRow::default()
        .with(
            "Direction",
            if options.egress { "egress" } else { "ingress" },
        )
        .with("Policy", if options.drop { "drop" } else { "accept" })
        .with("Priority", &options.priority.to_string());
    let row = peer::with_peer(&caller, row, far_side)?;
    let rules: Vec<_> = services
        .iter()
        .map(|service| rule::with_traffic(row.clone(), &service.traffic()))
        .collect();
    let numbered: Vec<_> = (1..).zip(rules.iter().cloned()).collect();
    let added = add::add(&caller, group, &numbered)?;
    let warnings = warning::about(&rules, caller.is_smtp_exempt()?);
    match output {
        Output::Json => output::print_json(&json!({
            "SecurityGroupId": group,
            "Rules": rules.iter().map(rule::json).collect::<Vec<Value>>(),
            "Refused": added.json(),
            "Warnings": warnings,
        })),
        Output::Text => {
            let mut lines = vec![rule::table(&rules)];
            lines.extend(added.lines());
            lines.extend(warning::lines(&warnings));
            output::print(&lines.join("\n"));
        }
    }
    Ok(ExitCode::from(u8::from(!added.refused.is_empty())))
}

fn catalogue(output: Output) {
    if output == Output::Json {
        let services = COMMON_PORTS.iter().map(|it| {
            json!({
                "Name": it.name, "IpProtocol": it.protocol.to_string().to_uppercase(), "PortRange": range(it),
                "Service": it.service, "IsQuick": it.is_quick,
            })
        });
        let services: Vec<Value> = services.collect();
        output::print_json(&json!({"Services": services, "Peers": peer::json()}));
        return;
    }
    let rows = COMMON_PORTS.iter().map(|it| {
        vec![
            it.name.to_owned(),
            it.protocol.to_string(),
            range(it),
            it.service.to_owned(),
        ]
    });
    let services = output::table(&["name", "protocol", "ports", "service"], rows);
    output::print(&format!("{services}\n\n{}", peer::table()));
}

fn range(it: &CommonPort) -> String {
    it.ports.map_or("-1/-1".to_owned(), |(first, last)| {
        format!("{first}/{last}")
    })
}
