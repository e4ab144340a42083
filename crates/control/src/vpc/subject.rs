//! What a request of the VPC product is about, found by the ids it names.

use std::sync::Arc;

use estate::{Eip, Snapshot, VSwitch, Vpc};
use openapi::{ApiError, errors};

use crate::planner::Planner;

/// A VPC that the caller owns.
pub(super) fn own_vpc<'a>(planner: &Planner<'a>, id: &str) -> Result<&'a Arc<Vpc>, ApiError> {
    let not_found = || errors::INVALID_VPC_ID_NOT_FOUND.with(id);
    let id = id.parse().map_err(|_| not_found())?;
    let vpc = planner
        .own(planner.snapshot().vpc(&id))
        .ok_or_else(not_found)?;
    if vpc.region == *planner.region() {
        Ok(vpc)
    } else {
        Err(not_found())
    }
}

/// A VPC that the caller owns, or that is shared with it.
pub(super) fn open_vpc<'a>(planner: &Planner<'a>, id: &str) -> Result<&'a Arc<Vpc>, ApiError> {
    let not_found = || errors::INVALID_VPC_ID_NOT_FOUND.with(id);
    let id = id.parse().map_err(|_| not_found())?;
    let vpc = planner.snapshot().vpc(&id).ok_or_else(not_found)?;
    let is_visible = vpc.is_open_to(planner.account()) && vpc.region == *planner.region();
    if is_visible {
        Ok(vpc)
    } else {
        Err(not_found())
    }
}

/// A vSwitch that the caller owns.
pub(super) fn own_vswitch<'a>(
    planner: &Planner<'a>,
    id: &str,
) -> Result<&'a Arc<VSwitch>, ApiError> {
    let not_found = || errors::INVALID_VSWITCH_ID_NOT_FOUND.with(id);
    let id = id.parse().map_err(|_| not_found())?;
    let vswitch = planner
        .own(planner.snapshot().vswitch(&id))
        .ok_or_else(not_found)?;
    if vswitch.zone.region() == *planner.region() {
        Ok(vswitch)
    } else {
        Err(not_found())
    }
}

/// An EIP that the caller owns.
pub(super) fn own_eip<'a>(planner: &Planner<'a>, id: &str) -> Result<&'a Arc<Eip>, ApiError> {
    let not_found = || errors::INVALID_ALLOCATION_ID_NOT_FOUND.with(id);
    let id = id.parse().map_err(|_| not_found())?;
    let eip = planner
        .own(planner.snapshot().eip(&id))
        .filter(|eip| !eip.goes_with_instance)
        .ok_or_else(not_found)?;
    if eip.region == *planner.region() {
        Ok(eip)
    } else {
        Err(not_found())
    }
}

/// The id of the router that goes with a VPC: made from the VPC's, as the cloud has one for each.
pub(super) fn router_id(vpc: &Vpc) -> String {
    vpc.id.as_str().replacen("vpc-", "vrt-", 1)
}

/// The id of the system route table that goes with a VPC.
pub(super) fn route_table_id(vpc: &Vpc) -> String {
    vpc.id.as_str().replacen("vpc-", "vtb-", 1)
}

/// A vSwitch that the caller owns, or of a VPC that is shared with it.
pub(crate) fn open_vswitch<'a>(
    planner: &Planner<'a>,
    id: &str,
) -> Result<&'a Arc<VSwitch>, ApiError> {
    let not_found = || errors::INVALID_VSWITCH_ID_NOT_FOUND.with(id);
    let id = id.parse().map_err(|_| not_found())?;
    let vswitch = planner.snapshot().vswitch(&id).ok_or_else(not_found)?;
    let vpc = planner.snapshot().vpc(&vswitch.vpc).ok_or_else(not_found)?;
    let is_visible = vpc.is_open_to(planner.account()) && vpc.region == *planner.region();
    if is_visible {
        Ok(vswitch)
    } else {
        Err(not_found())
    }
}

/// How many addresses of a vSwitch are free.
pub(super) fn available_addresses(snapshot: &Snapshot, vswitch: &VSwitch) -> i64 {
    let of_vswitch = snapshot
        .enis()
        .filter(|eni| eni.vswitch.as_ref() == Some(&vswitch.id));
    let taken: usize = of_vswitch.map(|eni| 1 + eni.secondary_ips.len()).sum();
    i64::from(vswitch.assignable_count()) - i64::try_from(taken).unwrap_or(i64::MAX)
}

/// The system route table of a vSwitch's VPC.
pub(super) fn route_table_of(snapshot: &Snapshot, vswitch: &VSwitch) -> String {
    snapshot
        .vpc(&vswitch.vpc)
        .map(|vpc| route_table_id(vpc))
        .unwrap_or_default()
}

/// `Shared` for a vSwitch of another account's VPC, else empty.
pub(super) fn share_type(planner: &Planner<'_>, vswitch: &VSwitch) -> &'static str {
    if vswitch.owner == planner.account() {
        ""
    } else {
        "Shared"
    }
}
