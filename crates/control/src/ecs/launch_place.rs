//! Where an instance is made, and what of it is not offered here.

use estate::InstanceKey;
use openapi::{ApiError, errors};
use secgroup::Network;

use super::instance_role::NewRole;
use super::instance_words::{self, DEFAULT_IMAGE};
use super::place::Place;
use super::{image, key_pair};
use crate::planner::Planner;

/// A vSwitch, in the zone that is asked for if one is.
pub(super) fn in_vswitch<'a>(
    planner: &Planner<'a>,
    vswitch: &str,
    zone: Option<&str>,
) -> Result<Place<'a>, ApiError> {
    let place = Place::in_vswitch(planner, vswitch, &errors::INVALID_VSWITCH_ID_NOT_FOUND)?;
    match zone.filter(|text| !text.is_empty()) {
        Some(zone) if zone != place.zone.as_str() => {
            Err(errors::INVALID_VPC_ZONE_NOT_SUPPORTED.with(zone))
        }
        Some(_) | None => Ok(place),
    }
}

/// The classic network; a region without one asks for a vSwitch.
///
/// Choice: docs/decisions/0001-decision-table.md, row 8.
pub(super) fn classic<'a>(
    planner: &Planner<'a>,
    zone: Option<&str>,
) -> Result<Place<'a>, ApiError> {
    Place::classic(planner, zone, &errors::INVALID_ZONE_ID_NOT_FOUND)?
        .ok_or_else(|| errors::INVALID_VSWITCH_ID_NECESSARY.error())
}

/// The image asked for by its id or family, or the default one.
pub(super) fn image(id: Option<&str>, family: Option<&str>) -> Result<String, ApiError> {
    let given = |text: Option<&'_ str>| text.filter(|text| !text.is_empty()).map(str::to_owned);
    match (given(id), given(family)) {
        (Some(id), _) => Ok(id),
        (None, Some(family)) => image::newest_of(&family)
            .map(|image| image.id.to_owned())
            .ok_or_else(|| errors::INVALID_IMAGE_ID_NOT_FOUND.with(family)),
        (None, None) => Ok(DEFAULT_IMAGE.to_owned()),
    }
}

/// `RamRoleName`, which is for instances in a VPC.
pub(super) fn role(
    planner: &mut Planner<'_>,
    name: Option<&str>,
    place: &Place<'_>,
) -> Result<Option<NewRole>, ApiError> {
    let Some(name) = name.filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    let role = NewRole::pass(planner, name, &errors::INVALID_RAM_ROLE_NOT_ECS_ROLE)?;
    if place.network == Network::Classic {
        return Err(errors::INVALID_NETWORK_TYPE_MISMATCH_RAM_ROLE.with(name));
    }
    Ok(Some(role))
}

/// `KeyPairName`, which is for Linux.
pub(super) fn key_pair(
    planner: &mut Planner<'_>,
    name: Option<&str>,
    image: &str,
) -> Result<Option<InstanceKey>, ApiError> {
    let Some(name) = name.filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    let key = key_pair::given(planner, name)?;
    key_pair::refuse_windows(image, instance_words::os_type(image))?;
    Ok(Some(key))
}
