use openapi::generated::ecs::describe_account_attributes::{
    Request, Response, ResponseAccountAttributeItem, ResponseAccountAttributeItemValueItem,
};
use openapi::{ApiError, errors};

use super::instance_type;
use crate::planner::Planner;

/// What the account may have in the region, and has: groups and key pairs by the limits that hold for it; of
/// what nothing limits here, the numbers say so by being large.
///
/// Source: ECS API, `DescribeAccountAttributes`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("*", planner.account())?;
    for name in &request.attribute_name {
        if !ATTRIBUTES.contains(&name.as_str()) {
            return Err(errors::INVALID_PARAMETER_ALT.with(name));
        }
    }
    let asked = |name: &&&str| {
        request.attribute_name.is_empty() || request.attribute_name.iter().any(|it| it == *name)
    };
    let items = ATTRIBUTES.iter().filter(|name| asked(name)).map(|name| {
        let values = values(planner, name).into_iter().map(|value| {
            ResponseAccountAttributeItemValueItem { value, ..Default::default() }
        });
        ResponseAccountAttributeItem {
            attribute_name: (*name).to_owned(),
            attribute_values: values.collect(),
        }
    });
    Ok(Response { account_attribute_items: items.collect() })
}

fn values(planner: &Planner<'_>, name: &str) -> Vec<String> {
    let snapshot = planner.snapshot();
    match name {
        "instance-network-type" if planner.region_config().classic => {
            vec!["vpc".to_owned(), "classic".to_owned()]
        }
        "instance-network-type" => vec!["vpc".to_owned()],
        "max-security-groups" => vec![planner.limits().groups_per_region.to_string()],
        "used-postpaid-instance-vcpu-count" => {
            let own = snapshot.instances().filter(|it| planner.own(Some(it)).is_some());
            let cpus = own.filter_map(|it| {
                instance_type::InstanceType::named(&it.instance_type).ok().map(|it| u64::from(it.cpus))
            });
            vec![cpus.sum::<u64>().to_string()]
        }
        "supported-postpaid-instance-types" => {
            instance_type::catalogue().map(|(name, _)| name.to_owned()).collect()
        }
        "real-name-authentication" => vec!["yes".to_owned()],
        "max-dedicated-hosts" | "max-spot-instance-vcpu-count" => vec!["0".to_owned()],
        _ => vec![UNLIMITED.to_owned()],
    }
}

const ATTRIBUTES: &[&str] = &[
    "instance-network-type",
    "max-security-groups",
    "max-elastic-network-interfaces",
    "max-postpaid-instance-vcpu-count",
    "used-postpaid-instance-vcpu-count",
    "max-spot-instance-vcpu-count",
    "max-postpaid-yundisk-capacity",
    "max-dedicated-hosts",
    "supported-postpaid-instance-types",
    "real-name-authentication",
];
const UNLIMITED: &str = "1000000";
