use std::sync::Arc;

use estate::{Instance, Object};
use openapi::generated::ecs::detach_key_pair::{Request, Response, ResponseResult};
use openapi::ApiError;

use super::key_pair;
use crate::planner::Planner;

/// Takes a key pair from instances. One that has another, or none, stays as it is.
///
/// Source: ECS API, `DetachKeyPair`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let name = request.key_pair_name.as_deref().unwrap_or_default();
    let key = key_pair::given(planner, name)?;
    let instances = key_pair::instances(planner, request.instance_ids.as_deref())?;
    let mut results = Vec::with_capacity(instances.len());
    for found in instances {
        let result = match found {
            Ok((instance, permit)) => {
                if instance.key_pair.as_ref().is_some_and(|it| it.name == key.name) {
                    let changed = Instance { key_pair: None, ..Instance::clone(instance) };
                    planner.put(&permit, Object::Instance(Arc::new(changed)));
                }
                ResponseResult {
                    code: "200".to_owned(),
                    instance_id: instance.id.to_string(),
                    message: "successful".to_owned(),
                    success: "true".to_owned(),
                }
            }
            Err(id) => ResponseResult {
                code: "InvalidInstanceId.NotFound".to_owned(),
                instance_id: id,
                message: "There is no instance of this id.".to_owned(),
                success: "false".to_owned(),
            },
        };
        results.push(result);
    }
    let failed = results.iter().filter(|result| result.success != "true").count();
    Ok(Response {
        fail_count: failed.to_string(),
        key_pair_name: key.name.to_string(),
        total_count: results.len().to_string(),
        results,
    })
}
