use estate::{Driver, EniKind, InstanceStatus, ObjectKey};
use openapi::{ApiError, errors};

use super::{eni_end, found, instance_text};
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// Deletes an instance with its primary ENI and with those secondary ones that are to go with it; the other
/// ones are detached. Its public address goes with it, EIPs are free again.
///
/// Source: ECS API, `DeleteInstance`.
pub(super) fn delete(
    planner: &mut Planner<'_>,
    id: Option<&str>,
    is_forced: bool,
) -> Result<(), ApiError> {
    let (instance, permit) = found::instance(planner, id)?;
    if instance.deletion_protection {
        return Err(errors::INVALID_OPERATION_DELETION_PROTECTION.with(&instance.id));
    }
    match instance.status {
        InstanceStatus::Stopped => {}
        InstanceStatus::Running if is_forced => {}
        InstanceStatus::Running => {
            return Err(errors::INCORRECT_INSTANCE_STATUS.with(format_args!(
                "{} is {}",
                instance.id,
                instance_text::status(instance)
            )));
        }
    }
    let snapshot = planner.snapshot();
    for eni in snapshot.enis_of(&instance.id) {
        if eni.kind == EniKind::Primary || eni.delete_on_release {
            eni_end::delete(planner, &permit, eni);
        } else {
            eni_end::detach(planner, &permit, eni);
        }
    }
    match &instance.driver {
        Driver::Netns => {}
        Driver::External { .. } => planner.bump(GuardKey::ExternalDevices),
    }
    planner.retire(GuardKey::InstanceEnis(instance.id.clone()));
    planner.delete(&permit, ObjectKey::Instance(instance.id.clone()));
    Ok(())
}
