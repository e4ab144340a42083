use estate::{Driver, InstanceStatus};
use openapi::ApiError;
use openapi::generated::kanmon::list_instances_for_exec::{Request, Response, ResponseInstance};

use crate::planner::Planner;

/// Where a command is to be run to run inside an instance. The account that runs the region sees all of them.
///
/// Source: Kanmon API, `ListInstancesForExec`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("instance/*", planner.account())?;
    let snapshot = planner.snapshot();
    let is_asked_for = |id: &str| {
        request.instance_id.is_empty() || request.instance_id.iter().any(|asked| asked == id)
    };
    let instances = snapshot.instances().filter(|instance| {
        instance.region == *planner.region()
            && (planner.is_operator() || instance.owner == planner.account())
            && is_asked_for(instance.id.as_str())
    });
    let instances = instances.map(|instance| {
        let enis = snapshot.enis().filter(|eni| {
            eni.attachment.as_ref().is_some_and(|attachment| attachment.instance == instance.id)
        });
        let (driver, network_namespace) = match &instance.driver {
            Driver::Netns => {
                ("netns", format!("{}{}", planner.host().namespace_prefix, instance.id))
            }
            Driver::External { .. } => ("external", String::new()),
        };
        ResponseInstance {
            addresses: enis.flat_map(|eni| eni.addresses()).map(|it| it.to_string()).collect(),
            driver: driver.to_owned(),
            instance_id: instance.id.to_string(),
            instance_name: instance.name.as_ref().map(ToString::to_string).unwrap_or_default(),
            network_namespace,
            status: match instance.status {
                InstanceStatus::Running => "Running".to_owned(),
                InstanceStatus::Stopped => "Stopped".to_owned(),
            },
        }
    });
    Ok(Response { instances: instances.collect() })
}
