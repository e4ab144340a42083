use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use estate::{Instance, Object, Snapshot};
use host_api::{DesiredState, Report};
use openapi::ApiError;
use openapi::generated::kanmon::debug_dump::{Request, Response};

use crate::key;
use crate::owned::{is_in, owner_of};
use crate::planner::Planner;
use crate::records::write_object;

/// What is stored, what hosts are to make real, and what they made real, side by side. The account that runs
/// the region sees everything in all regions, another one what is its own in this region.
///
/// Source: Kanmon API, `DebugDump`.
pub(crate) fn plan(planner: &mut Planner<'_>, _: &Request) -> Result<Response, ApiError> {
    planner.permit("region", planner.account())?;
    let (snapshot, report) = (planner.snapshot(), planner.report());
    let account = planner.account();
    let is_visible = |object: &Object| {
        planner.is_operator() || (owner_of(object) == account && is_in(object, planner.region()))
    };
    let desired = planner.desired();
    let is_own_eni = |id: &cloud_id::EniId| {
        planner.is_operator() || planner.own(snapshot.eni(id)).is_some()
    };
    let number = |revision: u64| i64::try_from(revision).unwrap_or(i64::MAX);
    Ok(Response {
        applied: applied(report, planner.is_operator(), is_own_eni),
        applied_revision: number(report.applied_revision),
        desired: desired_text(desired, is_own_eni),
        revision: number(snapshot.revision()),
        stored: stored(snapshot, is_visible),
    })
}

/// One line per object: its key and its stored form.
fn stored(snapshot: &Snapshot, is_visible: impl Fn(&Object) -> bool) -> String {
    let objects = (snapshot.vpcs().cloned().map(Object::Vpc))
        .chain(snapshot.vswitches().cloned().map(Object::VSwitch))
        .chain(snapshot.security_groups().cloned().map(Object::SecurityGroup))
        .chain(snapshot.prefix_lists().cloned().map(Object::PrefixList))
        .chain(snapshot.port_range_lists().cloned().map(Object::PortRangeList))
        .chain(snapshot.instances().map(|instance| Object::Instance(without_user_data(instance))))
        .chain(snapshot.enis().cloned().map(Object::Eni))
        .chain(snapshot.eips().cloned().map(Object::Eip))
        .chain(snapshot.key_pairs().cloned().map(Object::KeyPair));
    let mut text = String::new();
    for object in objects.filter(is_visible) {
        let value = String::from_utf8_lossy(&write_object(&object)).into_owned();
        line(&mut text, &key::of_object(&object.key()), &value);
    }
    text
}

/// User data holds what its owner likes, passwords too.
fn without_user_data(instance: &Arc<Instance>) -> Arc<Instance> {
    if instance.user_data.is_empty() {
        return Arc::clone(instance);
    }
    Arc::new(Instance { user_data: "***".to_owned(), ..Instance::clone(instance) })
}

/// One line per ENI and EIP: where it is, which groups filter it.
fn desired_text(desired: &DesiredState, is_visible: impl Fn(&cloud_id::EniId) -> bool) -> String {
    let mut text = String::new();
    line(&mut text, "revision", &desired.revision.to_string());
    for (id, eni) in desired.enis.iter().filter(|(id, _)| is_visible(id)) {
        let instance = eni.eni.attachment.as_ref().map(|it| it.instance.to_string());
        let addresses: Vec<String> = eni.eni.addresses().map(|it| it.to_string()).collect();
        let groups: Vec<String> = eni.eni.groups.iter().map(ToString::to_string).collect();
        let rules: BTreeMap<&str, usize> = eni
            .eni
            .groups
            .iter()
            .filter_map(|id| desired.groups.get(id))
            .map(|group| (group.id.as_str(), group.rules.len()))
            .collect();
        let rules: usize = rules.values().sum();
        let what = format!(
            "instance {} mac {} addresses {} subnet {} gateway {} groups {} rules {rules}",
            instance.unwrap_or_default(),
            eni.eni.mac,
            addresses.join(","),
            eni.subnet,
            eni.gateway,
            groups.join(","),
        );
        line(&mut text, &format!("eni {id}"), &what);
    }
    for (id, eip) in &desired.eips {
        let of_visible = desired.enis.iter().any(|(eni, it)| {
            it.domain == eip.domain
                && it.eni.addresses().any(|own| own == std::net::IpAddr::V4(eip.private_ip))
                && is_visible(eni)
        });
        if of_visible {
            line(&mut text, &format!("eip {id}"), &format!("{} to {}", eip.address, eip.private_ip));
        }
    }
    text
}

/// One line per ENI: its device and the generation of its policy.
fn applied(
    report: &Report,
    is_operator: bool,
    is_visible: impl Fn(&cloud_id::EniId) -> bool,
) -> String {
    let mut text = String::new();
    line(&mut text, "revision", &report.applied_revision.to_string());
    for (id, eni) in report.enis.iter().filter(|(id, _)| is_visible(id)) {
        let what = format!("device {} index {} generation {}", eni.device, eni.ifindex, eni.generation);
        line(&mut text, &format!("eni {id}"), &what);
    }
    for problem in report.problems.iter().filter(|_| is_operator) {
        line(&mut text, &format!("problem {}", problem.subject), &problem.message);
    }
    text
}

fn line(text: &mut String, name: &str, what: &str) {
    writeln!(text, "{name}: {what}").expect("a String takes any text");
}
