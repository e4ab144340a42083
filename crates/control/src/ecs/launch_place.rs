//! Where an instance is made, and what of it is not offered here.

use openapi::{ApiError, errors};

use super::instance_words::DEFAULT_IMAGE;
use super::place::Place;
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

/// The image asked for, or the default one.
pub(super) fn image(id: Option<&str>) -> String {
    id.filter(|text| !text.is_empty())
        .unwrap_or(DEFAULT_IMAGE)
        .to_owned()
}

/// Refuses instance roles and key pairs: there are none yet, so none can be named.
pub(super) fn refuse_roles_and_keys(
    role: Option<&str>,
    key_pair: Option<&str>,
) -> Result<(), ApiError> {
    if let Some(role) = role.filter(|text| !text.is_empty()) {
        return Err(errors::INVALID_RAM_ROLE_NOT_FOUND.with(role));
    }
    if let Some(key_pair) = key_pair.filter(|text| !text.is_empty()) {
        return Err(errors::INVALID_KEY_PAIR_NAME_NOT_FOUND.with(key_pair));
    }
    Ok(())
}
