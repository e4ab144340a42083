//! Key pairs that requests name, and making one more.

use std::sync::Arc;

use cloud_id::{KeyPairId, ResourceName, Tags};
use estate::{Instance, InstanceKey, KeyPair, Object, ObjectKey};
use openapi::{ApiError, errors};

use super::key_material::PublicKey;
use crate::caller::Permit;
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// `KeyPairName` of a key pair that is to be made, which no other of the caller in the region has.
pub(super) fn new_name(
    planner: &Planner<'_>,
    text: Option<&str>,
) -> Result<ResourceName, ApiError> {
    let text = text.unwrap_or_default();
    let name: ResourceName = text
        .parse()
        .map_err(|error| errors::INVALID_KEY_PAIR_NAME_MALFORMED.with(error))?;
    if named(planner, text).is_some() {
        return Err(errors::KEY_PAIR_ALREADY_EXIST.with(text));
    }
    let count = own(planner).count();
    if count >= MOST {
        return Err(errors::QUOTA_EXCEED_KEY_PAIR.with(format_args!(
            "there are {count} key pairs; there may be {MOST}"
        )));
    }
    Ok(name)
}

/// Puts a key pair.
pub(super) fn put(
    planner: &mut Planner<'_>,
    permit: &Permit,
    name: ResourceName,
    public: PublicKey,
    tags: Tags,
    resource_group: String,
) -> Arc<KeyPair> {
    let pair = Arc::new(KeyPair {
        id: KeyPairId::from_random(planner.region(), planner.random()),
        owner: planner.account(),
        region: planner.region().clone(),
        name,
        public_key: public.line,
        fingerprint: public.fingerprint,
        tags,
        resource_group,
        created: planner.now(),
    });
    planner.bump(GuardKey::KeyPairQuota(
        planner.account(),
        planner.region().clone(),
    ));
    planner.put(permit, Object::KeyPair(Arc::clone(&pair)));
    pair
}

/// The caller's key pairs in the region.
pub(super) fn own<'a>(planner: &Planner<'a>) -> impl Iterator<Item = &'a Arc<KeyPair>> {
    planner
        .snapshot()
        .key_pairs()
        .filter(|pair| planner.own(Some(pair)).is_some())
}

/// A key pair of the caller by its name.
pub(super) fn named<'a>(planner: &Planner<'a>, name: &str) -> Option<&'a Arc<KeyPair>> {
    own(planner).find(|pair| pair.name.as_str() == name)
}

/// A key pair that is given to instances: it must still be there when that commits.
pub(super) fn given(planner: &mut Planner<'_>, name: &str) -> Result<InstanceKey, ApiError> {
    planner.permit(&format!("keypair/{name}"), planner.account())?;
    let pair =
        named(planner, name).ok_or_else(|| errors::INVALID_KEY_PAIR_NAME_NOT_FOUND.with(name))?;
    planner.depends_on(ObjectKey::KeyPair(pair.id.clone()));
    Ok(InstanceKey {
        name: pair.name.clone(),
        public_key: pair.public_key.clone(),
    })
}

/// An instance that a request names and the permit to change it; of one that is not there, the id.
pub(super) type FoundInstance<'a> = Result<(&'a Arc<Instance>, Permit), String>;

/// The instances that a request names, 1 to 50.
///
/// # Errors
/// `InvalidInstanceIds.ValueNotSupported`, and `DependencyViolation.WindowsInstance` when one runs Windows.
pub(super) fn instances<'a>(
    planner: &mut Planner<'a>,
    ids: Option<&[String]>,
) -> Result<Vec<FoundInstance<'a>>, ApiError> {
    let ids = ids.unwrap_or_default();
    if !(1..=MOST_INSTANCES).contains(&ids.len()) {
        return Err(
            errors::INVALID_INSTANCE_IDS_VALUE_NOT_SUPPORTED.with(format_args!(
                "{} ids; 1 to {MOST_INSTANCES} may be given",
                ids.len()
            )),
        );
    }
    let mut found = Vec::with_capacity(ids.len());
    for text in ids {
        // Whoever may not touch it is not told whether it is there, or what it runs.
        let permit = planner.permit(&format!("instance/{text}"), planner.account())?;
        let instance =
            (text.parse().ok()).and_then(|id| planner.own(planner.snapshot().instance(&id)));
        let Some(instance) = instance else {
            found.push(Err(text.clone()));
            continue;
        };
        refuse_windows(instance.id.as_str(), &instance.os_type)?;
        found.push(Ok((instance, permit)));
    }
    Ok(found)
}

/// Key pairs are for Linux.
pub(super) fn refuse_windows(what: &str, os_type: &str) -> Result<(), ApiError> {
    match os_type {
        "windows" => Err(errors::DEPENDENCY_VIOLATION_WINDOWS_INSTANCE.with(what)),
        _ => Ok(()),
    }
}

/// Key pairs of one account in one region.
const MOST: usize = 500;
/// Instances in one request.
const MOST_INSTANCES: usize = 50;
