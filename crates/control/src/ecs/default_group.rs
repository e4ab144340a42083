use std::sync::Arc;

use cloud_id::{SecurityGroupId, SecurityGroupRuleId, Tags};
use estate::Object;
use openapi::{ApiError, errors};
use secgroup::{GroupType, InnerAccessPolicy, Network, Rule, SecurityGroup, Template};

use super::place::Place;
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// The default group of the caller in the network of a place: the one that was made before and has room, or a
/// new one. It is known by its description.
///
/// Source: ECS API, `CreateInstance`, `SecurityGroupId`. Choice: docs/decisions/0001-decision-table.md, row 7.
pub(super) fn of(
    planner: &mut Planner<'_>,
    place: &Place<'_>,
) -> Result<Arc<SecurityGroup>, ApiError> {
    let snapshot = planner.snapshot();
    let room = planner.limits().addresses_per_basic_group;
    let found = snapshot.security_groups().find(|group| {
        group.owner == planner.account()
            && group.region == *planner.region()
            && group.network == place.network
            && group.group_type == GroupType::Basic
            && group.managed_by.is_none()
            && group.description.as_str() == DESCRIPTION
            && snapshot.occupancy(&group.id).addresses < room
    });
    match found {
        Some(group) => {
            planner.permit(&format!("securitygroup/{}", group.id), group.owner)?;
            Ok(Arc::clone(group))
        }
        None => make(planner, place),
    }
}

fn make(planner: &mut Planner<'_>, place: &Place<'_>) -> Result<Arc<SecurityGroup>, ApiError> {
    let permit = planner.permit("securitygroup/*", planner.account())?;
    let own = planner
        .snapshot()
        .security_groups()
        .filter(|group| group.owner == planner.account() && group.region == *planner.region());
    let limit = planner.limits().groups_per_region;
    if u32::try_from(own.count()).unwrap_or(u32::MAX) >= limit {
        return Err(errors::QUOTA_EXCEED_SECURITY_GROUP.with(format_args!("at most {limit}")));
    }
    let now = planner.now();
    let id = SecurityGroupId::from_random(planner.region(), planner.random());
    let rules = Template::DefaultGroup.rules().into_iter().map(|new| Rule {
        id: SecurityGroupRuleId::from_random(planner.region(), planner.random()),
        spec: new.spec,
        description: new.description,
        created: now,
        holder: None,
    });
    let group = Arc::new(SecurityGroup {
        owner: planner.account(),
        region: planner.region().clone(),
        network: place.network.clone(),
        group_type: GroupType::Basic,
        name: id.as_str().parse().ok(),
        description: DESCRIPTION.parse().expect("a description written here"),
        inner_access: InnerAccessPolicy::Accept,
        rules: rules.collect(),
        tags: Tags::default(),
        created: now,
        resource_group: String::new(),
        managed_by: None,
        deletion_protection: false,
        id,
    });
    planner.bump(GuardKey::GroupQuota(
        planner.account(),
        planner.region().clone(),
    ));
    if let Network::Vpc(vpc) = &place.network {
        planner.bump(GuardKey::VpcContents(vpc.clone()));
    }
    planner.put(&permit, Object::SecurityGroup(Arc::clone(&group)));
    Ok(group)
}

/// As the cloud describes the groups that it makes itself.
const DESCRIPTION: &str = "System created security group.";
