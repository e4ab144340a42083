use std::sync::Arc;

use estate::{Eni, Instance, Object};
use openapi::generated::ecs::modify_instance_attribute::{Request, Response};
use openapi::{ApiError, errors};
use ram::KnownKey;
use secgroup::Network;

use super::draft::Draft;
use super::eni_refusal::OF_MODIFY_INSTANCE;
use super::{found, instance_words, new_group_set};
use crate::permits::Standing;
use crate::planner::Planner;

/// Changes an instance; what is left out stays. `SecurityGroupIds.N` replaces the groups of the primary ENI as
/// a whole.
///
/// Source: ECS API, `ModifyInstanceAttribute`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let has_password = request.password.as_deref().is_some_and(|text| !text.is_empty());
    planner.stands(KnownKey::PasswordCustomized, Standing::Flag(has_password));
    let (instance, permit) = found::instance(planner, request.instance_id.as_deref())?;
    let mut changed = Instance::clone(instance);
    if let Some(name) = request.instance_name.as_deref().filter(|text| !text.is_empty()) {
        changed.name = instance_words::name(Some(name))?;
    }
    if request.description.is_some() {
        changed.description = instance_words::description(request.description.as_deref())?;
    }
    if let Some(host_name) = request.host_name.as_deref().filter(|text| !text.is_empty()) {
        changed.host_name = instance_words::host_name(host_name)?;
    }
    if request.user_data.is_some() {
        changed.user_data = instance_words::user_data(request.user_data.as_deref())?;
    }
    changed.deletion_protection =
        request.deletion_protection.unwrap_or(instance.deletion_protection);

    if !request.security_group_ids.is_empty() {
        match &instance.network {
            Network::Vpc(_) => {}
            Network::Classic => {
                return Err(errors::INVALID_NETWORK_TYPE_NOT_SUPPORTED.with(&instance.id));
            }
        }
        let eni = found::primary_eni(planner, instance)
            .ok_or_else(|| errors::INVALID_INSTANCE_ID_NOT_FOUND.with(&instance.id))?;
        let ids = request.security_group_ids.iter().map(String::as_str);
        let groups =
            new_group_set::of(planner, &mut Draft::default(), eni, ids, &OF_MODIFY_INSTANCE)?;
        planner.put(&permit, Object::Eni(Arc::new(Eni { groups, ..Eni::clone(eni) })));
    }
    planner.put(&permit, Object::Instance(Arc::new(changed)));
    Ok(Response::default())
}
