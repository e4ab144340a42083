//! How many instances one request makes.

use openapi::{ApiError, errors};

use crate::planner::Planner;

/// `Amount` and `MinAmount`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Amount {
    pub(super) most: usize,
    least: usize,
}

/// Reads how many are asked for: 1 to 100, and at least so many.
///
/// Source: ECS API, `RunInstances`, `Amount`, `MinAmount`.
pub(super) fn read(most: Option<i64>, least: Option<i64>) -> Result<Amount, ApiError> {
    let number = |value: i64| {
        usize::try_from(value)
            .ok()
            .filter(|it| (1..=100).contains(it))
    };
    let asked = most.unwrap_or(1);
    let most = number(asked).ok_or_else(|| errors::INVALID_PARAM_AMOUNT.with(asked))?;
    let least = match least {
        None => most,
        Some(value) => number(value)
            .filter(|least| *least <= most)
            .ok_or_else(|| errors::INVALID_MIN_AMOUNT_MALFORMED.with(value))?,
    };
    Ok(Amount { most, least })
}

/// Makes one after the other. When there is no room for one more, what that one had put is taken back, and
/// what was made before is enough if it is the least that was asked for.
pub(super) fn make<'a, T>(
    planner: &mut Planner<'a>,
    amount: Amount,
    mut one: impl FnMut(&mut Planner<'a>) -> Result<T, ApiError>,
) -> Result<Vec<T>, ApiError> {
    let mut made = Vec::with_capacity(amount.most);
    while made.len() < amount.most {
        let is_enough = made.len() >= amount.least;
        let before = is_enough.then(|| planner.plan.clone());
        match (one(planner), before) {
            (Ok(it), _) => made.push(it),
            (Err(error), Some(before)) if says_full(&error) => {
                planner.plan = before;
                break;
            }
            (Err(error), _) => return Err(error),
        }
    }
    Ok(made)
}

fn says_full(error: &ApiError) -> bool {
    [
        &errors::QUOTA_EXCEEDED_PRIVATE_IP_ADDRESS,
        &errors::SECURITY_GROUP_INSTANCE_LIMIT_EXCEED,
        &errors::RESOURCE_NOT_AVAILABLE_EIP,
    ]
    .into_iter()
    .any(|row| error.is(row))
}
