use openapi::generated::ecs::import_key_pair::{Request, Response};
use openapi::{ApiError, errors};

use super::key_material::PublicKey;
use super::{key_pair, resource_group};
use crate::planner::Planner;
use crate::words;

/// Makes a key pair of a public key that the caller has.
///
/// Source: ECS API, `ImportKeyPair`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let name = request.key_pair_name.as_deref();
    let permit =
        planner.permit(&format!("keypair/{}", name.unwrap_or_default()), planner.account())?;
    let name = key_pair::new_name(planner, name)?;
    let text = request.public_key_body.as_deref().unwrap_or_default();
    let public = PublicKey::read(text)
        .ok_or_else(|| errors::INVALID_PUBLIC_KEY_BODY_MALFORMED.with("no OpenSSH public key"))?;
    let tags =
        words::tags(request.tag.iter().map(|tag| (tag.key.as_deref(), tag.value.as_deref())))?;
    let resource_group = resource_group::named(planner, request.resource_group_id.as_deref())?;
    let pair = key_pair::put(planner, &permit, name, public, tags, resource_group);
    Ok(Response {
        key_pair_finger_print: pair.fingerprint.clone(),
        key_pair_name: pair.name.to_string(),
    })
}
