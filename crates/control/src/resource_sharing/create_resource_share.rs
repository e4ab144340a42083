use std::sync::Arc;

use cloud_id::{AccountId, VpcId};
use estate::{Object, Vpc};
use openapi::generated::resourcesharing::create_resource_share::{
    Request, Response, ResponseResourceShare,
};
use openapi::{ApiError, errors};

use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// Opens VPCs to other accounts. A vSwitch stands for the VPC it is in: Kanmon shares whole VPCs.
///
/// Source: ResourceSharing API, `CreateResourceShare`. Choice: docs/decisions/0006-vpc-sharing.md.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let permit = planner.permit("resourceshare/*", planner.account())?;
    let targets = request
        .targets
        .iter()
        .map(|text| target(planner, text))
        .collect::<Result<Vec<AccountId>, ApiError>>()?;
    if request.resources.is_empty() {
        return Err(errors::INVALID_PARAMETER_RESOURCE_ID_NOT_FOUND.error());
    }

    let mut shared: Vec<Vpc> = Vec::new();
    for resource in &request.resources {
        let id = resource.resource_id.as_deref().unwrap_or_default();
        let vpc = match resource.resource_type.as_deref().unwrap_or_default() {
            "VSwitch" => {
                planner.permit_also("vpc", &format!("vswitch/{id}"), planner.account())?;
                vpc_of_vswitch(planner, id)?
            }
            "VPC" => id.parse().map_err(|_| not_found(id))?,
            other => return Err(errors::INVALID_PARAMETER_RESOURCE_TYPE.with(other)),
        };
        planner.permit_also("vpc", &format!("vpc/{vpc}"), planner.account())?;
        if !shared.iter().any(|it| it.id == vpc) {
            let vpc = planner.own(planner.snapshot().vpc(&vpc)).ok_or_else(|| not_found(id))?;
            shared.push(Vpc::clone(vpc));
        }
    }
    for mut vpc in shared {
        vpc.shared_with.extend(&targets);
        if vpc.shared_with.len() > MOST_TARGETS {
            return Err(errors::INVALID_PARAMETER_TARGETS
                .with(format_args!("a VPC is shared with {MOST_TARGETS} accounts at most")));
        }
        planner.bump(GuardKey::VpcContents(vpc.id.clone()));
        planner.put(&permit, Object::Vpc(Arc::new(vpc)));
    }
    let id = format!("rs-{:016x}", planner.random() as u64);
    let share = ResponseResourceShare {
        create_time: planner.now().to_string(),
        resource_share_id: id,
        resource_share_name: request.resource_share_name.clone().unwrap_or_default(),
        resource_share_owner: planner.account().to_string(),
        resource_share_status: "Active".into(),
        update_time: planner.now().to_string(),
        ..ResponseResourceShare::default()
    };
    Ok(Response { resource_share: share })
}

/// Another account. Whether there is such a one is not told: what is shared with one that is not there, nobody gets.
fn target(planner: &Planner<'_>, text: &str) -> Result<AccountId, ApiError> {
    let account: Option<AccountId> = text.parse().ok();
    let account = account.filter(|it| *it != planner.account());
    account.ok_or_else(|| errors::INVALID_PARAMETER_TARGETS.with(text))
}

fn vpc_of_vswitch(planner: &Planner<'_>, text: &str) -> Result<VpcId, ApiError> {
    let id = text.parse().map_err(|_| not_found(text))?;
    let vswitch = planner.own(planner.snapshot().vswitch(&id));
    vswitch.map(|vswitch| vswitch.vpc.clone()).ok_or_else(|| not_found(text))
}

/// With how many accounts a VPC is shared at most.
///
/// Choice: docs/decisions/0006-vpc-sharing.md.
const MOST_TARGETS: usize = 100;

fn not_found(id: &str) -> ApiError {
    errors::INVALID_PARAMETER_RESOURCE_ID_NOT_FOUND.with(id)
}
