use estate::ObjectKey;
use openapi::generated::ecs::delete_key_pairs::{Request, Response};
use openapi::{ApiError, errors};

use super::key_pair;
use crate::planner::Planner;

/// Deletes key pairs; names without one are passed over. Instances keep the key that they were given.
///
/// Source: ECS API, `DeleteKeyPairs`. Choice: docs/decisions/0018-key-pairs.md
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let names = request.key_pair_names.as_deref().unwrap_or_default();
    if !(1..=MOST_NAMES).contains(&names.len()) {
        return Err(errors::INVALID_KEY_PAIR_NAMES_VALUE_NOT_SUPPORTED
            .with(format_args!("{} names; 1 to {MOST_NAMES} may be given", names.len())));
    }
    for name in names {
        let permit = planner.permit(&format!("keypair/{name}"), planner.account())?;
        if let Some(pair) = key_pair::named(planner, name) {
            planner.delete(&permit, ObjectKey::KeyPair(pair.id.clone()));
        }
    }
    Ok(Response::default())
}

const MOST_NAMES: usize = 100;
