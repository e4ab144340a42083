use std::sync::Arc;

use estate::Object;
use openapi::generated::ecs::modify_port_range_list::{Request, Response};
use openapi::{ApiError, errors};
use secgroup::PortRangeList;

use super::{list_words, subject};
use crate::planner::Planner;

/// Changes the name, the description and the entries of a port range list, all or nothing.
///
/// Source: ECS API, `ModifyPortRangeList`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let refusal = &errors::INVALID_PARAMETER_PORT_RANGE_LIST_NAME;
    let name = request.port_range_list_name.as_deref();
    let name = name.map(|text| list_words::name(text, refusal)).transpose()?;
    let description = request.description.as_deref();
    let description = description
        .map(|text| list_words::description(Some(text), &errors::INVALID_DESCRIPTION_MALFORMED))
        .transpose()?;
    let add = list_words::port_entries(
        request.add_entry.iter().map(|it| (it.port_range.as_deref(), it.description.as_deref())),
    )?;
    let remove: Vec<_> = request
        .remove_entry
        .iter()
        .map(|it| list_words::ports(it.port_range.as_deref()))
        .collect::<Result<_, _>>()?;
    let (list, permit) =
        subject::own_port_range_list(planner, request.port_range_list_id.as_deref())?;
    let changed = list
        .with_entries(&add, &remove)
        .map_err(|error| list_words::port_range_list_refused(&error))?;
    let changed = PortRangeList {
        name: name.unwrap_or_else(|| list.name.clone()),
        description: description.unwrap_or_else(|| list.description.clone()),
        ..changed
    };
    planner.put(&permit, Object::PortRangeList(Arc::new(changed)));
    Ok(Response {})
}
