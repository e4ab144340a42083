use std::collections::HashMap;
use std::sync::LazyLock;

use crate::error::ApiError;
use crate::errors;
use crate::generated::OPERATIONS;
use crate::generated::documented::DOCUMENTED;
use crate::operation::{Operation, Status};

/// Every operation that is known here: first the offered ones, product by product, then those that are
/// only documented.
#[must_use]
pub fn operations() -> &'static [&'static Operation] {
    static ALL: LazyLock<Vec<&'static Operation>> =
        LazyLock::new(|| OPERATIONS.iter().copied().chain(DOCUMENTED).collect());
    &ALL
}

/// The offered operation of a version and name: all products share one listener, and versions differ.
///
/// # Errors
/// `InvalidVersion`, `InvalidAction.NotFound`, or `UnsupportedOperation` for one that is only documented.
///
/// Source: Client rules, rule 1.
pub fn operation(version: &str, name: &str) -> Result<&'static Operation, ApiError> {
    static BY_VERSION: LazyLock<HashMap<&str, HashMap<&str, &'static Operation>>> =
        LazyLock::new(|| {
            let mut by_version: HashMap<&str, HashMap<&str, &'static Operation>> = HashMap::new();
            for operation in operations().iter().rev() {
                // From the end, so that an offered operation wins over one that is not.
                by_version
                    .entry(operation.version)
                    .or_default()
                    .insert(operation.name, operation);
            }
            by_version
        });
    let Some(of_version) = BY_VERSION.get(version) else {
        return Err(errors::INVALID_VERSION.with(version));
    };
    match of_version.get(name) {
        None => Err(errors::INVALID_ACTION_NOT_FOUND.with(format_args!("{name} ({version})"))),
        Some(operation) => match operation.status {
            Status::Done => Ok(operation),
            Status::Documented => Err(errors::UNSUPPORTED_OPERATION.with(operation)),
        },
    }
}
