use estate::ObjectKey;
use openapi::generated::vpc::delete_vpc::{Request, Response};
use openapi::{ApiError, errors};

use super::{blocks, subject};
use crate::guard_key::GuardKey;
use crate::planner::Planner;
use secgroup::Network;

/// Deletes a VPC that holds no vSwitch and no security group.
///
/// Source: VPC API, `DeleteVpc`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.vpc_id.as_deref().unwrap_or_default();
    let permit = planner.permit(&format!("vpc/{id}"), planner.account())?;
    let vpc = subject::own_vpc(planner, id)?;

    if let Some(vswitch) = blocks::vswitches_of(planner.snapshot(), vpc).first() {
        return Err(errors::DEPENDENCY_VIOLATION_VSWITCH.with(&vswitch.id));
    }
    let network = Network::Vpc(vpc.id.clone());
    if let Some(group) = planner.snapshot().security_groups().find(|it| it.network == network) {
        return Err(errors::DEPENDENCY_VIOLATION_SECURITY_GROUP.with(&group.id));
    }
    planner.retire(GuardKey::VpcContents(vpc.id.clone()));
    planner.delete(&permit, ObjectKey::Vpc(vpc.id.clone()));
    Ok(Response::default())
}
