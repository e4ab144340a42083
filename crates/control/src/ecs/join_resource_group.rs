use std::sync::Arc;

use estate::{Eip, Eni, Instance, KeyPair, Object, VSwitch, Vpc};
use openapi::generated::ecs::join_resource_group::{Request, Response};
use openapi::{ApiError, errors};
use secgroup::{PortRangeList, PrefixList, SecurityGroup};

use super::resource_group;
use super::tagged::KINDS;
use crate::planner::Planner;
use crate::tagging;

/// Moves a resource into another resource group.
///
/// Source: ECS API, `JoinResourceGroup`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let given = |name: &str, text: &Option<String>| {
        (text.clone().filter(|text| !text.is_empty()))
            .ok_or_else(|| errors::MISSING_PARAMETER_403.with(name))
    };
    let kind = given("ResourceType", &request.resource_type)?;
    let kind = tagging::kind(KINDS, Some(&kind))?;
    let id = given("ResourceId", &request.resource_id)?;
    let group = given("ResourceGroupId", &request.resource_group_id)?;
    let permit =
        planner.permit(&format!("{}/{id}", kind.0.to_lowercase()), planner.account())?;
    let object = tagging::own(planner, kind.1, &id)
        .ok_or_else(|| errors::INVALID_RESOURCE_ID_NOT_FOUND.with(&id))?;
    let group = resource_group::named(planner, Some(&group))?;
    let moved = moved(&object, &group);
    if moved == object {
        return Err(errors::INVALID_RESOURCE_GROUP_DUPLICATE
            .with(format_args!("{id} is in {group} already")));
    }
    planner.put(&permit, moved);
    Ok(Response::default())
}

pub(crate) fn moved(object: &Object, group: &str) -> Object {
    macro_rules! moved {
        ($kind:ident, $it:expr) => {
            Object::$kind(Arc::new($kind { resource_group: group.to_owned(), ..$kind::clone($it) }))
        };
    }
    match object {
        Object::Vpc(it) => moved!(Vpc, it),
        Object::VSwitch(it) => moved!(VSwitch, it),
        Object::SecurityGroup(it) => moved!(SecurityGroup, it),
        Object::PrefixList(it) => moved!(PrefixList, it),
        Object::PortRangeList(it) => moved!(PortRangeList, it),
        Object::Eni(it) => moved!(Eni, it),
        Object::Instance(it) => moved!(Instance, it),
        Object::Eip(it) => moved!(Eip, it),
        Object::KeyPair(it) => moved!(KeyPair, it),
    }
}
