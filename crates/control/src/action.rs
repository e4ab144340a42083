use openapi::{ApiError, Fields, Operation, Params};

use crate::planner::Planner;

/// What an operation answers, not yet in any form.
pub(crate) type Answer = Box<dyn Fields + Send>;

/// An operation joined to its use-case.
#[derive(Clone, Copy)]
pub(crate) struct Action {
    pub(crate) operation: &'static Operation,
    /// Reads the parameters and plans.
    pub(crate) run: fn(&mut Planner<'_>, &Params) -> Result<Answer, ApiError>,
}

/// Joins generated operations to their use-cases, one word each: `actions! { ecs: create_security_group, … }`
/// declares the module `create_security_group` beside the product's file, and joins its function
/// `plan(&mut Planner, &Request) -> Result<Response, ApiError>` to
/// `openapi::generated::ecs::create_security_group`.
macro_rules! actions {
    ($product:ident: $($action:ident),* $(,)?) => {
        $(pub(crate) mod $action;)*

        pub(crate) const ACTIONS: &[$crate::action::Action] = &[$(
            $crate::action::Action {
                operation: &openapi::generated::$product::$action::OPERATION,
                run: |planner, params| {
                    let request = openapi::generated::$product::$action::Request::read(params)?;
                    // Its `Response`, or what writes the same fields.
                    let response = $action::plan(planner, &request)?;
                    Ok(Box::new(response))
                },
            }
        ),*];
    };
}

pub(crate) use actions;

/// Every operation that has a use-case.
pub(crate) fn all() -> impl Iterator<Item = &'static Action> {
    let products: [&'static [Action]; 11] = [
        crate::ecs::ACTIONS,
        crate::vpc::ACTIONS,
        crate::resource_sharing::ACTIONS,
        crate::kanmon::ACTIONS,
        crate::location::ACTIONS,
        crate::action_trail::ACTIONS,
        crate::ram::ACTIONS,
        crate::ims::ACTIONS,
        crate::sts::ACTIONS,
        crate::resource_manager::ACTIONS,
        crate::resource_directory::ACTIONS,
    ];
    products.into_iter().flatten()
}
