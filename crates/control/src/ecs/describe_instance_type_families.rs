use openapi::{ApiError, errors};
use openapi::generated::ecs::describe_instance_type_families::{
    Request, Response, ResponseInstanceTypeFamily,
};

use super::filter::{check_word, is};
use super::instance_type;
use crate::planner::Planner;

/// The instance families of the catalogue, or those of one generation.
///
/// Source: ECS API, `DescribeInstanceTypeFamilies`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("*", planner.account())?;
    check_word(
        &request.generation,
        &["ecs-1", "ecs-2", "ecs-3", "ecs-4", "ecs-5", "ecs-6", "ecs-7"],
        &errors::INVALID_PARAMETER,
    )?;
    let shown = |family: &str| ResponseInstanceTypeFamily {
        generation: instance_type::generation(family),
        instance_type_family_id: family.to_owned(),
    };
    let families = instance_type::families().map(shown);
    Ok(Response {
        instance_type_families: families
            .filter(|family| is(&request.generation, &family.generation))
            .collect(),
    })
}
