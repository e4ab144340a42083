use std::sync::Arc;

use cloud_id::SecurityGroupId;
use estate::Object;
use openapi::generated::ecs::create_security_group::{Request, Response};
use openapi::{ApiError, errors};
use secgroup::{GroupType, InnerAccessPolicy, Network, SecurityGroup, ServiceManaged};

use super::resource_group;
use crate::guard_key::GuardKey;
use crate::planner::Planner;
use crate::words;

/// Makes a group without rules, in a VPC that is open to the caller, or, where the region has one, in the classic
/// network.
///
/// Asked for with `ServiceManaged`, it is managed from then on; the account that asked is the product.
///
/// Source: ECS API, `CreateSecurityGroup`. Choice: docs/decisions/0014-rules-on-the-wire.md
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let permit = planner.permit("securitygroup/*", planner.account())?;
    let name = words::name(
        request.security_group_name.as_deref(),
        &errors::INVALID_SECURITY_GROUP_NAME_MALFORMED,
    )?;
    let description = words::description(
        request.description.as_deref(),
        &errors::INVALID_SECURITY_GROUP_DISCRIPTION_MALFORMED,
    )?;
    let group_type = group_type(request.security_group_type.as_deref().unwrap_or("normal"))?;
    let network = network(planner, request.vpc_id.as_deref(), group_type)?;
    let tags =
        words::tags(request.tag.iter().map(|tag| (tag.key.as_deref(), tag.value.as_deref())))?;
    let resource_group =
        resource_group::named(planner, request.resource_group_id.as_deref())?;
    check_quota(planner)?;

    let group = SecurityGroup {
        id: SecurityGroupId::from_random(planner.region(), planner.random()),
        owner: planner.account(),
        region: planner.region().clone(),
        network,
        group_type,
        name,
        description,
        inner_access: match group_type {
            GroupType::Basic => InnerAccessPolicy::Accept,
            GroupType::Advanced => InnerAccessPolicy::Drop,
        },
        rules: Vec::new(),
        tags,
        created: planner.now(),
        resource_group,
        managed_by: (request.service_managed == Some(true))
            .then(|| ServiceManaged { service_id: planner.account().to_string() }),
        deletion_protection: false,
    };
    planner.bump(GuardKey::GroupQuota(planner.account(), planner.region().clone()));
    if let Network::Vpc(vpc) = &group.network {
        planner.bump(GuardKey::VpcContents(vpc.clone()));
    }
    let response = Response { security_group_id: group.id.to_string() };
    planner.put(&permit, Object::SecurityGroup(Arc::new(group)));
    Ok(response)
}

fn group_type(text: &str) -> Result<GroupType, ApiError> {
    match text {
        "normal" => Ok(GroupType::Basic),
        "enterprise" => Ok(GroupType::Advanced),
        other => Err(errors::INVALID_PARAMS_GROUP_TYPE.with(other)),
    }
}

fn network(
    planner: &mut Planner<'_>,
    vpc: Option<&str>,
    group_type: GroupType,
) -> Result<Network, ApiError> {
    match (vpc, group_type) {
        (Some(text), _) => {
            let vpc = text.parse().ok().and_then(|id| planner.snapshot().vpc(&id));
            let is_open =
                |vpc: &&Arc<estate::Vpc>| vpc.region == *planner.region() && vpc.is_open_to(planner.account());
            let vpc = vpc.filter(is_open);
            let owner = vpc.map_or(planner.account(), |vpc| vpc.owner);
            planner.permit_also("vpc", &format!("vpc/{text}"), owner)?;
            let vpc = vpc.ok_or_else(|| errors::INVALID_VPC_ID_NOT_FOUND.with(text))?;
            Ok(Network::Vpc(vpc.id.clone()))
        }
        (None, GroupType::Advanced) => Err(errors::INVALID_PARAMS_VPC_ID_GROUP_TYPE
            .with("an advanced security group is in a VPC; VpcId is not given")),
        (None, GroupType::Basic) if planner.region_config().classic => Ok(Network::Classic),
        (None, GroupType::Basic) => {
            Err(errors::INVALID_VPC_ID_NOT_FOUND_403.with("VpcId is not given"))
        }
    }
}

fn check_quota(planner: &Planner<'_>) -> Result<(), ApiError> {
    let limit = planner.limits().groups_per_region;
    let is_own = |group: &&Arc<SecurityGroup>| {
        group.owner == planner.account() && group.region == *planner.region()
    };
    let own = planner.snapshot().security_groups().filter(is_own).count();
    if own < limit as usize {
        return Ok(());
    }
    Err(errors::QUOTA_EXCEED_SECURITY_GROUP
        .with(format_args!("the account has {own} groups in this region and may have {limit}")))
}
