//! Starting, stopping and rebooting instances.

use std::sync::Arc;

use estate::{Instance, InstanceStatus, Object};
use openapi::{ApiError, errors};

use super::{found, instance_text};
use crate::planner::Planner;

/// What is to happen to an instance.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Power {
    /// Stopped to running.
    Start,
    /// Running to stopped.
    Stop,
    /// Running to running, once more.
    Reboot,
}

/// One instance of a batch: which, and what became of it.
pub(super) struct Outcome {
    pub(super) instance: String,
    pub(super) before: String,
    pub(super) after: String,
    pub(super) code: String,
    pub(super) message: String,
}

impl Power {
    /// Does it to one instance of the caller.
    ///
    /// Source: ECS API, `StartInstance`, `StopInstance`, `RebootInstance`.
    pub(super) fn apply(
        self,
        planner: &mut Planner<'_>,
        id: Option<&str>,
    ) -> Result<(InstanceStatus, InstanceStatus), ApiError> {
        let (instance, permit) = found::instance(planner, id)?;
        let refused = || {
            errors::INCORRECT_INSTANCE_STATUS.with(format_args!(
                "{} is {}",
                instance.id,
                instance_text::status(instance)
            ))
        };
        let mut changed = Instance::clone(instance);
        match (self, instance.status) {
            (Self::Start, InstanceStatus::Stopped) => {
                changed.status = InstanceStatus::Running;
                started(&mut changed, planner);
            }
            (Self::Stop, InstanceStatus::Running) => changed.status = InstanceStatus::Stopped,
            (Self::Reboot, InstanceStatus::Running) => {
                changed.reboots = changed.reboots.wrapping_add(1);
                started(&mut changed, planner);
            }
            (Self::Start, InstanceStatus::Running)
            | (Self::Stop | Self::Reboot, InstanceStatus::Stopped) => return Err(refused()),
        }
        let after = changed.status;
        planner.put(&permit, Object::Instance(Arc::new(changed)));
        Ok((instance.status, after))
    }

    /// Does it to several: to all or none, or, with `SuccessFirst`, to those where it is possible.
    ///
    /// Source: ECS API, `StartInstances`, `BatchOptimization`.
    pub(super) fn apply_all(
        self,
        planner: &mut Planner<'_>,
        ids: &[String],
        optimization: Option<&str>,
    ) -> Result<Vec<Outcome>, ApiError> {
        let goes_on = match optimization {
            None | Some("" | "AllTogether") => false,
            Some("SuccessFirst") => true,
            Some(other) => {
                return Err(
                    errors::INVALID_PARAMETER.with(format_args!("BatchOptimization {other}"))
                );
            }
        };
        let mut outcomes: Vec<Outcome> = Vec::with_capacity(ids.len());
        for id in ids {
            if outcomes.iter().any(|outcome| outcome.instance == *id) {
                continue;
            }
            outcomes.push(match self.apply(planner, Some(id.as_str())) {
                Ok((before, after)) => Outcome {
                    instance: id.clone(),
                    before: instance_text::status_word(before).to_owned(),
                    after: instance_text::status_word(after).to_owned(),
                    code: "200".to_owned(),
                    message: "success".to_owned(),
                },
                Err(error) if goes_on => {
                    let now = status_of(planner, id);
                    Outcome {
                        instance: id.clone(),
                        before: now.clone(),
                        after: now,
                        code: error.code.into_owned(),
                        message: error.message,
                    }
                }
                Err(error) => return Err(error),
            });
        }
        Ok(outcomes)
    }
}

/// From now on the guest is told of the key pair that the instance has.
fn started(instance: &mut Instance, planner: &Planner<'_>) {
    instance.started = Some(planner.now());
    instance.key_at_start.clone_from(&instance.key_pair);
}

fn status_of(planner: &Planner<'_>, id: &str) -> String {
    let instance = id
        .parse()
        .ok()
        .and_then(|id| planner.snapshot().instance(&id));
    let own = planner.own(instance);
    own.map(|it| instance_text::status(it).to_owned())
        .unwrap_or_default()
}
