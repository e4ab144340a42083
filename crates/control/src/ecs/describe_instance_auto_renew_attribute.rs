use openapi::generated::ecs::describe_instance_auto_renew_attribute::{Request, Response};
use openapi::{ApiError, errors};

use super::filter::check_word;
use super::found;
use crate::planner::Planner;

/// How instances are renewed that are paid for in advance. There are none here: by renewal status none is
/// found, and an instance that is named is of another charge type.
///
/// Source: ECS API, `DescribeInstanceAutoRenewAttribute`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    check_word(
        &request.renewal_status,
        &["AutoRenewal", "Normal", "NotRenewal"],
        &errors::INVALID_PARAMETER_RENEWAL_STATUS,
    )?;
    let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    match (given(&request.instance_id), given(&request.renewal_status)) {
        (None, None) => Err(errors::MISSING_PARAMETER_INSTANCE_ID.error()),
        (Some(_), Some(_)) => Err(errors::INVALID_PARAMETER_RENEWAL_STATUS_INSTANCE_ID.error()),
        (None, Some(_)) => {
            planner.permit("instance/*", planner.account())?;
            Ok(Response {
                page_number: number(&request.page_number, 1)?,
                page_size: number(&request.page_size, 10)?.clamp(1, 100),
                ..Response::default()
            })
        }
        (Some(ids), None) => {
            let ids: Vec<&str> = ids.split(',').map(str::trim).collect();
            if ids.len() > MOST_IDS {
                return Err(errors::INVALID_PARAMETER_TO_MANY_INSTANCE_IDS.with(ids.len()));
            }
            for id in &ids {
                found::instance_or(planner, id, &errors::INVALID_PARAMETER_INVALID_INSTANCE_ID)?;
            }
            Err(errors::CHARGE_TYPE_VIOLATION.with(ids.join(",")))
        }
    }
}

/// A number that the operation declares as text.
fn number(text: &Option<String>, usual: i64) -> Result<i64, ApiError> {
    match text.as_deref() {
        None | Some("") => Ok(usual),
        Some(text) => (text.parse().ok().filter(|number| *number >= 1))
            .ok_or_else(|| errors::INVALID_PARAMETER.with(text)),
    }
}

const MOST_IDS: usize = 100;
