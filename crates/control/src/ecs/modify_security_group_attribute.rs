use std::sync::Arc;

use estate::Object;
use openapi::generated::ecs::modify_security_group_attribute::{Request, Response};
use openapi::{ApiError, errors};
use secgroup::SecurityGroup;

use super::{rule_refusal, subject};
use crate::planner::Planner;
use crate::words;

/// Gives a group another name or description; what is left out stays.
///
/// Source: ECS API, `ModifySecurityGroupAttribute`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = subject::group_id(request.security_group_id.as_deref())?;
    let name = words::name(
        request.security_group_name.as_deref(),
        &errors::INVALID_SECURITY_GROUP_NAME_MALFORMED,
    )?;
    let refusal = &errors::INVALID_SECURITY_GROUP_DISCRIPTION_MALFORMED;
    let description = request.description.as_deref();
    let description = description.map(|text| words::description(Some(text), refusal)).transpose()?;
    let (group, permit) = subject::own_group(planner, &id)?;
    if group.managed_by.is_some() {
        return Err(rule_refusal::managed(group));
    }
    let changed = SecurityGroup {
        name: name.or_else(|| group.name.clone()),
        description: description.unwrap_or_else(|| group.description.clone()),
        ..SecurityGroup::clone(group)
    };
    planner.put(&permit, Object::SecurityGroup(Arc::new(changed)));
    Ok(Response {})
}
