use std::sync::Arc;

use estate::{Instance, Object};
use openapi::ApiError;
use openapi::generated::ecs::modify_instance_metadata_options::{Request, Response};

use super::metadata_options::{self, Asked};
use super::found;
use crate::planner::Planner;

/// Changes how the metadata of an instance may be asked for; what is left out stays.
///
/// Source: ECS API, `ModifyInstanceMetadataOptions`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (instance, permit) = found::instance(planner, request.instance_id.as_deref())?;
    let asked = Asked {
        endpoint: request.http_endpoint.as_deref(),
        tokens: request.http_tokens.as_deref(),
        hop_limit: request.http_put_response_hop_limit,
        tags: request.instance_metadata_tags.as_deref(),
    };
    let metadata = metadata_options::read(instance.metadata, asked)?;
    let changed = Instance { metadata, ..Instance::clone(instance) };
    planner.put(&permit, Object::Instance(Arc::new(changed)));
    Ok(Response::default())
}
