use openapi::ApiError;
use openapi::generated::ecs::create_key_pair::{Request, Response};

use super::{key_material, key_pair, resource_group};
use crate::planner::Planner;
use crate::words;

/// Makes a key pair and tells its private half, which is kept nowhere.
///
/// Source: ECS API, `CreateKeyPair`. Choice: docs/decisions/0018-key-pairs.md
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let name = request.key_pair_name.as_deref();
    let permit =
        planner.permit(&format!("keypair/{}", name.unwrap_or_default()), planner.account())?;
    let name = key_pair::new_name(planner, name)?;
    let tags =
        words::tags(request.tag.iter().map(|tag| (tag.key.as_deref(), tag.value.as_deref())))?;
    let resource_group = resource_group::named(planner, request.resource_group_id.as_deref())?;
    let new = key_material::new_key([planner.random(), planner.random()]);
    let pair = key_pair::put(planner, &permit, name, new.public, tags, resource_group);
    Ok(Response {
        key_pair_finger_print: pair.fingerprint.clone(),
        key_pair_id: pair.id.to_string(),
        key_pair_name: pair.name.to_string(),
        private_key_body: new.private_pem.to_string(),
    })
}
